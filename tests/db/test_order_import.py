"""Importing twice changes nothing; what changed is taken while it may, and else referred to a person."""

from dataclasses import replace
from datetime import timedelta

from sqlalchemy import select

from db.order_import import RefusedOrder
from db.order_lists import count_all, list_orders
from db.orders import find_recipient, load_orders
from db.reviews import list_to_review, put_holds
from db.stock import Reserved, read_stock, reserve_stock
from db.tables import OrderRow
from fulfilment.orders.order import OrderState, order_id
from tests.fakes.warehouses import AT, MUG, TRAY, Warehouse, an_order

ONE = order_id("shopify", "north", "1")


def counts(warehouse: Warehouse, *orders: object) -> tuple[int, int, int, int]:
    said = warehouse.import_(*orders)  # type: ignore[arg-type]
    return said.new, said.duplicate, said.changed, len(said.refused)


def test_importing_twice_changes_nothing(warehouse: Warehouse) -> None:
    orders = [an_order(str(n)) for n in range(2500)]
    assert counts(warehouse, *orders) == (2500, 0, 0, 0)
    before = warehouse.run(lambda db: db.execute(select(OrderRow.__table__)).all())
    assert counts(warehouse, *orders) == (0, 2500, 0, 0)
    assert warehouse.run(lambda db: db.execute(select(OrderRow.__table__)).all()) == before


def test_an_order_comes_back_as_it_was(warehouse: Warehouse) -> None:
    order = an_order("1", {"MUG": 2, "TRAY": 1}, buyer_note='say "hi"\n\t\\N 你好')
    warehouse.import_(order)
    assert warehouse.run(lambda db: load_orders(db, warehouse.id, [ONE])) == {ONE: order}
    assert warehouse.run(lambda db: find_recipient(db, warehouse.id, ONE)) == order.recipient


def test_twice_in_one_file_is_a_duplicate_or_a_change(warehouse: Warehouse) -> None:
    order = an_order("1")
    assert counts(warehouse, order, order, an_order("1", {"MUG": 5})) == (1, 1, 1, 0)
    assert warehouse.order(ONE).pieces == 5


def test_a_change_before_the_wave_is_taken_and_gives_its_stock_back(warehouse: Warehouse) -> None:
    warehouse.import_(an_order("1", {"MUG": 3}))
    assert warehouse.run(lambda db: reserve_stock(db, warehouse.id, ONE, AT)) is Reserved.RESERVED
    assert counts(warehouse, an_order("1", {"TRAY": 1})) == (0, 0, 1, 0)
    stock = warehouse.run(lambda db: read_stock(db, warehouse.id))
    assert (stock[MUG.sku], stock[TRAY.sku]) == ((1000, 0), (1000, 0))
    assert warehouse.run(lambda db: list_to_review(db, warehouse.id)) == [ONE]


def test_a_change_after_the_release_is_a_persons_to_decide_once(warehouse: Warehouse) -> None:
    warehouse.release(an_order("1"))
    changed = an_order("1", {"MUG": 9})
    assert counts(warehouse, changed) == (0, 0, 1, 0)
    assert counts(warehouse, changed) == (0, 1, 0, 0)
    assert warehouse.order(ONE).pieces == 1
    assert warehouse.cases() == ["changed_after_release"]


def test_a_cancellation_reaches_the_bench(warehouse: Warehouse) -> None:
    warehouse.release(an_order("1"))
    station = warehouse.station("A")
    station.claim(1)
    cursor = station.poll(None).cursor
    assert counts(warehouse, an_order("1", state=OrderState.CLOSED)) == (0, 0, 1, 0)
    assert [item.kind.value for item in station.poll(cursor).items] == ["order_cancelled", "wave_changed"]
    assert warehouse.order(ONE).state == "closed"


def test_a_cancellation_after_packing_is_an_exception_and_shipping_is_not(warehouse: Warehouse) -> None:
    warehouse.release(an_order("1"))
    (one,) = warehouse.station("A").claim(1)
    warehouse.verdicts(*warehouse.pack(one.work))
    warehouse.import_(an_order("1", state=OrderState.SHIPPED))
    assert (warehouse.order(ONE).state, warehouse.cases()) == ("shipped", [])
    warehouse.import_(an_order("1", state=OrderState.REFUNDED))
    assert warehouse.cases() == ["cancelled_after_packing"]


def test_what_cannot_be_kept_is_refused_with_its_reason(warehouse: Warehouse) -> None:
    double = an_order("2")
    double = replace(double, lines=double.lines * 2)
    said = warehouse.import_(an_order("1"), double, an_order("3", buyer_note="a\x00b"))
    assert said.new == 1
    assert said.refused == [
        RefusedOrder("2", "two lines with the same number"),
        RefusedOrder("3", "text with a NUL character"),
    ]


def test_a_review_replaces_the_one_before(warehouse: Warehouse) -> None:
    warehouse.import_(an_order("1"))

    def review(*reasons: str) -> tuple[str, ...]:
        warehouse.run(lambda db: put_holds(db, warehouse.id, {ONE: reasons}, "review", AT))
        (listed,) = warehouse.run(lambda db: list_orders(db, warehouse.id, ref="1"))
        return listed.holds

    assert review("risk", "phone_missing") == ("phone_missing", "risk")
    assert review("risk") == ("risk",)
    assert warehouse.order(ONE).is_held
    assert review() == ()
    assert (warehouse.order(ONE).is_held, warehouse.order(ONE).released_at) == (False, AT)


def test_an_order_without_stock_is_held_and_takes_nothing(warehouse: Warehouse) -> None:
    warehouse.import_(an_order("1", {"MUG": 2, "TRAY": 1001}))
    assert warehouse.run(lambda db: reserve_stock(db, warehouse.id, ONE, AT)) is Reserved.OUT_OF_STOCK
    assert warehouse.run(lambda db: read_stock(db, warehouse.id))[MUG.sku] == (1000, 0)
    (listed,) = warehouse.run(lambda db: list_orders(db, warehouse.id))
    assert listed.holds == ("out_of_stock",)


def test_pages_hold_every_order_once(warehouse: Warehouse) -> None:
    warehouse.import_(*(an_order(str(n)) for n in range(25)))
    found, page = [], warehouse.run(lambda db: list_orders(db, warehouse.id, limit=10))
    while page:
        found += [order.ref for order in page]
        last = page[-1]
        page = warehouse.run(lambda db, last=last: list_orders(db, warehouse.id, limit=10, after=last))  # type: ignore[misc]
    assert sorted(found, key=int) == [str(n) for n in range(25)]
    assert warehouse.run(lambda db: list_orders(db, warehouse.id, state=OrderState.SHIPPED)) == ()


def test_the_summary_counts_everything_once(warehouse: Warehouse) -> None:
    warehouse.release(an_order("1"), an_order("2"))
    for one in warehouse.station("A").claim(1):
        warehouse.verdicts(*warehouse.pack(one.work))
    warehouse.import_(an_order("3", state=OrderState.CLOSED))
    said = warehouse.run(lambda db: count_all(db, warehouse.id))
    assert (said.orders, said.cancelled, said.packed, said.parcels, said.labels) == (3, 1, 1, 1, 1)
    assert (said.held, said.exceptions, said.facts) == (0, 0, 5)


def test_times_keep_their_instant(warehouse: Warehouse) -> None:
    warehouse.import_(an_order("1"))
    assert warehouse.order(ONE).paid_at == AT - timedelta(hours=2)
