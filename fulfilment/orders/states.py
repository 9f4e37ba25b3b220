"""Which state may follow which (requirement S002-14). What a channel says of its orders is not asked here."""

from collections.abc import Mapping
from types import MappingProxyType

from fulfilment.orders.order import OrderState

MOVES: Mapping[OrderState, frozenset[OrderState]] = MappingProxyType(
    {
        OrderState.PENDING_PAYMENT: frozenset({OrderState.PAID, OrderState.CLOSED}),
        OrderState.PAID: frozenset({OrderState.SHIPPED, OrderState.PICKING}),
        OrderState.PICKING: frozenset({OrderState.SHIPPED}),
        OrderState.SHIPPED: frozenset({OrderState.COMPLETED, OrderState.AFTER_SALES}),
        OrderState.COMPLETED: frozenset(),
        OrderState.AFTER_SALES: frozenset({OrderState.REFUNDED, OrderState.EXCHANGED}),
        OrderState.CLOSED: frozenset(),
        OrderState.REFUNDED: frozenset(),
        OrderState.EXCHANGED: frozenset(),
    }
)

DAYS_TO_COMPLETED = 7  # signed for this long without a dispute


def may_move(before: OrderState, after: OrderState) -> bool:
    """Whether our own work may take an order from `before` to `after`; staying is not a move."""
    return after in MOVES[before]
