"""Tracking numbers that their channels have not been told yet."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, select, update

from db.tables import OrderRow
from fulfilment.orders.order import OrderId, OrderState

_BEFORE = (OrderState.PAID.value, OrderState.PICKING.value)


@dataclass(frozen=True)
class PackedOrder:
    order_id: OrderId
    channel: str
    shop: str
    ref: str
    carrier: str
    tracking_number: str
    packed_at: datetime


def list_packed(db: Connection, warehouse_id: str, limit: int = 1000) -> tuple[PackedOrder, ...]:
    """Packed and not yet shipped, oldest first."""
    names = PackedOrder.__dataclass_fields__
    query = (
        select(*(getattr(OrderRow, name) for name in names))
        .where(OrderRow.warehouse_id == warehouse_id, OrderRow.packed_at.is_not(None))
        .where(OrderRow.state.in_(_BEFORE), OrderRow.tracking_number.is_not(None))
        .order_by(OrderRow.packed_at, OrderRow.order_id)
        .limit(limit)
    )
    return tuple(PackedOrder(**row) for row in db.execute(query).mappings())


def put_shipped(db: Connection, warehouse_id: str, order_ids: Sequence[OrderId]) -> int:
    """The channel has the number: the order is shipped. How many became so."""
    ours = (OrderRow.warehouse_id == warehouse_id) & OrderRow.order_id.in_(list(order_ids))
    handed = update(OrderRow).where(ours, OrderRow.state.in_(_BEFORE), OrderRow.packed_at.is_not(None))
    return db.execute(handed.values(state=OrderState.SHIPPED.value)).rowcount
