"""Tracking numbers that their channels have not been told yet."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, and_, exists, select, update

from db.tables import LabelRow, OrderRow, ParcelRow
from fulfilment.orders.order import OrderId, OrderState

_BEFORE = (OrderState.PAID.value, OrderState.PICKING.value)
_TOLD = (*_BEFORE, OrderState.SHIPPED.value)  # a number made anew after the order was shipped is told too


@dataclass(frozen=True)
class PackedOrder:
    """tracking_number: of its first box. numbers: of all its boxes, by parcel, in the order of closing."""

    order_id: OrderId
    channel: str
    shop: str
    ref: str
    carrier: str
    tracking_number: str
    packed_at: datetime
    numbers: tuple[tuple[str, str], ...]

    @property
    def tracking_numbers(self) -> tuple[str, ...]:
        return tuple(number for _, number in self.numbers)


def list_packed(db: Connection, warehouse_id: str, limit: int = 1000) -> tuple[PackedOrder, ...]:
    """Packed, with a number that its channel does not know yet; oldest first.

    An order whose label was voided waits for the new one: a void number is never told.
    """
    names = [name for name in PackedOrder.__dataclass_fields__ if name != "numbers"]
    ours = and_(ParcelRow.warehouse_id == OrderRow.warehouse_id, ParcelRow.order_id == OrderRow.order_id)
    void = and_(
        LabelRow.warehouse_id == ParcelRow.warehouse_id,
        LabelRow.carrier == ParcelRow.carrier,
        LabelRow.tracking_number == ParcelRow.tracking_number,
        LabelRow.state == "void",
    )
    query = (
        select(*(getattr(OrderRow, name) for name in names))
        .where(OrderRow.warehouse_id == warehouse_id, OrderRow.packed_at.is_not(None))
        .where(OrderRow.state.in_(_TOLD), OrderRow.tracking_number.is_not(None))
        .where(exists(select(ParcelRow.parcel_id).where(ours, ~ParcelRow.is_handed)))
        .where(~exists(select(ParcelRow.parcel_id).where(ours, void)))
        .order_by(OrderRow.packed_at, OrderRow.order_id)
        .limit(limit)
    )
    rows = db.execute(query).mappings().all()
    numbers = _numbers(db, warehouse_id, [row["order_id"] for row in rows])
    return tuple(PackedOrder(**row, numbers=numbers[row["order_id"]]) for row in rows)


def _numbers(
    db: Connection, warehouse_id: str, order_ids: Sequence[str]
) -> dict[str, tuple[tuple[str, str], ...]]:
    query = (
        select(ParcelRow.order_id, ParcelRow.parcel_id, ParcelRow.tracking_number)
        .where(ParcelRow.warehouse_id == warehouse_id, ParcelRow.order_id.in_(order_ids))
        .order_by(ParcelRow.closed_at, ParcelRow.parcel_id)
    )
    found: dict[str, tuple[tuple[str, str], ...]] = {}
    for order_id, parcel_id, number in db.execute(query):
        found[order_id] = (*found.get(order_id, ()), (parcel_id, number))
    return found


def put_shipped(db: Connection, warehouse_id: str, told: Sequence[PackedOrder]) -> int:
    """The channel has the numbers: the orders are shipped. How many became so.

    A number made anew between list_packed and this call stays to be told.
    """
    ours = ParcelRow.warehouse_id == warehouse_id
    for parcel_id, number in (pair for one in told for pair in one.numbers):
        same = (ParcelRow.parcel_id == parcel_id) & (ParcelRow.tracking_number == number)
        db.execute(update(ParcelRow).where(ours, same).values(is_handed=True))
    orders = OrderRow.order_id.in_([one.order_id for one in told])
    packed = (OrderRow.warehouse_id == warehouse_id) & OrderRow.packed_at.is_not(None)
    handed = update(OrderRow).where(packed, orders, OrderRow.state.in_(_BEFORE))
    return db.execute(handed.values(state=OrderState.SHIPPED.value)).rowcount
