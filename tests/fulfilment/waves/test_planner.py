from collections import Counter
from datetime import UTC, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from fulfilment.orders.order import OrderId
from fulfilment.waves.planner import Candidate, CartRules, Lane, LeftOut, Plan, plan_waves

EIGHT = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)


@st.composite
def candidates(draw: st.DrawFn) -> list[Candidate]:
    def one(number: int) -> Candidate:
        pieces = draw(st.integers(1, 3))
        return Candidate(
            order_id=OrderId(f"order-{number}"),
            warehouse_id=draw(st.sampled_from(["HZ1", "GZ2"])),
            carrier=draw(st.sampled_from(["ZTO", "SF"])),
            cut_off_at=EIGHT + timedelta(hours=draw(st.sampled_from([1, 2]))),
            due_at=EIGHT + timedelta(minutes=draw(st.integers(0, 3))),
            urgent=draw(st.booleans()),
            lines=draw(st.integers(1, pieces)),
            pieces=pieces,
            weight_g=draw(st.integers(1, 1_200)),
            left_out=draw(st.sampled_from([None, None, None, None, *LeftOut])),
        )

    return [one(number) for number in range(draw(st.integers(0, 40)))]


RULES = st.builds(
    CartRules,
    orders=st.integers(1, 6),
    weight_g=st.integers(900, 3_000),
    orders_per_tote_single=st.integers(1, 4),
    orders_per_tote_multi=st.integers(1, 3),
)


@given(orders=candidates(), rules=RULES)
def test_every_order_is_in_exactly_one_wave_or_left_out_with_its_reason(
    orders: list[Candidate], rules: CartRules
) -> None:
    plan = plan_waves(orders, rules)
    placed = [place.order_id for wave in plan.waves for place in wave.places]
    assert Counter(placed + [order_id for order_id, _ in plan.left_out]) == Counter(
        order.order_id for order in orders
    )
    by_id = {order.order_id: order for order in orders}
    for order_id, why in plan.left_out:
        too_heavy = by_id[order_id].weight_g > rules.weight_g
        assert why is (by_id[order_id].left_out or (LeftOut.TOO_HEAVY_FOR_A_CART if too_heavy else None))


@given(orders=candidates(), rules=RULES)
def test_no_cart_and_no_tote_is_overfull_and_no_group_is_mixed(
    orders: list[Candidate], rules: CartRules
) -> None:
    by_id = {order.order_id: order for order in orders}
    for wave in plan_waves(orders, rules).waves:
        inside = [by_id[place.order_id] for place in wave.places]
        assert 1 <= len(inside) <= rules.orders
        assert sum(order.weight_g for order in inside) <= rules.weight_g
        lane_limit = {Lane.SINGLE: rules.orders_per_tote_single, Lane.MULTI: rules.orders_per_tote_multi}
        in_tote = Counter(place.tote for place in wave.places)
        assert max(in_tote.values()) <= lane_limit[wave.lane]
        assert sorted(in_tote) == list(range(1, len(in_tote) + 1))
        for order in inside:
            assert (order.warehouse_id, order.carrier, order.cut_off_at, order.urgent) == (
                wave.warehouse_id, wave.carrier, wave.cut_off_at, wave.urgent,
            )  # fmt: skip
            assert (order.pieces == 1) == (wave.lane is Lane.SINGLE)
        assert [order.due_at for order in inside] == sorted(order.due_at for order in inside)


@given(orders=candidates(), rules=RULES, chance=st.randoms(use_true_random=False))
def test_the_order_in_which_orders_come_does_not_matter(
    orders: list[Candidate], rules: CartRules, chance: object
) -> None:
    shuffled = orders.copy()
    chance.shuffle(shuffled)  # type: ignore[attr-defined]
    assert plan_waves(shuffled, rules) == plan_waves(orders, rules)


@given(orders=candidates(), rules=RULES)
def test_urgent_waves_come_first_then_the_earlier_cut_off(orders: list[Candidate], rules: CartRules) -> None:
    waves = plan_waves(orders, rules).waves
    urgency = [(not wave.urgent, wave.cut_off_at) for wave in waves]
    assert urgency == sorted(urgency)


def test_the_usual_cart_takes_forty_single_pieces_in_two_totes_and_says_why() -> None:
    orders = [
        Candidate(OrderId(f"{n:02d}"), "HZ1", "ZTO", EIGHT, EIGHT + timedelta(minutes=n), False, 1, 1, 100)
        for n in range(41)
    ]
    plan = plan_waves(orders)
    assert [len(wave.places) for wave in plan.waves] == [40, 1]
    assert Counter(place.tote for place in plan.waves[0].places) == {1: 20, 2: 20}
    assert plan.waves[0].places[2].reason == "normal, ZTO 2026-03-02 08:00Z, single, 3. by promise"
    assert plan_waves([]) == Plan((), ())
