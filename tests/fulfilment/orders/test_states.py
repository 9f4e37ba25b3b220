import pytest
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule

from fulfilment.orders.order import OrderState
from fulfilment.orders.states import DAYS_TO_COMPLETED, MOVES, may_move

# requirement S002-14, written down a second time in the document's own words
TABLE = {
    "pending_payment": {"paid", "closed"},
    "paid": {"shipped", "picking"},
    "picking": {"shipped"},
    "shipped": {"completed", "after_sales"},
    "after_sales": {"refunded", "exchanged"},
}


@pytest.mark.parametrize("before", OrderState)
@pytest.mark.parametrize("after", OrderState)
def test_only_listed_moves_are_allowed(before: OrderState, after: OrderState) -> None:
    assert may_move(before, after) == (after in TABLE.get(before, set()))


def test_every_state_has_its_row_and_the_clock_is_seven_days() -> None:
    assert set(MOVES) == set(OrderState)
    assert DAYS_TO_COMPLETED == 7


class AnyOrder(RuleBasedStateMachine):
    def __init__(self) -> None:
        super().__init__()
        self.road = [OrderState.PENDING_PAYMENT]

    @rule(after=st.sampled_from(OrderState))
    def try_to_move(self, after: OrderState) -> None:
        if may_move(self.road[-1], after):
            self.road.append(after)

    @invariant()
    def no_state_comes_back_and_nothing_is_shipped_unpaid(self) -> None:
        assert len(set(self.road)) == len(self.road)
        if OrderState.SHIPPED in self.road:
            assert OrderState.PAID in self.road[: self.road.index(OrderState.SHIPPED)]


TestAnyOrder = AnyOrder.TestCase
