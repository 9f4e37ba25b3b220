"""An order is cancelled, held or let go by the office; the station that has it hears of it."""

from datetime import datetime
from typing import Any
from uuid import uuid4

from sqlalchemy import Connection, select, update

from db.exceptions import ExceptionKind, open_exception
from db.feed import add_news
from db.order_holds import add_hold, release_holds
from db.settling import settle_waves
from db.stock import give_back
from db.tables import OrderRow, WaveRow
from fulfilment.orders.holds import HoldReason
from fulfilment.orders.order import OrderId, OrderState
from fulfilment.packing.ports import NewsKind


def cancel_order(
    db: Connection,
    warehouse_id: str,
    order_id: OrderId,
    by: str,
    at: datetime,
    state: OrderState = OrderState.CLOSED,
) -> bool:
    """False when it is unknown, packed or cancelled already. Its reserved pieces are free again.

    A box of it that is closed already may be on its way: a person decides.
    """
    order = _lock(db, warehouse_id, order_id)
    if order is None or order.packed_at is not None or order.cancelled_at is not None:
        return False
    ours = (OrderRow.warehouse_id == warehouse_id) & (OrderRow.order_id == order_id)
    db.execute(update(OrderRow).where(ours).values(cancelled_at=at, state=state.value))
    give_back(db, warehouse_id, order_id)
    if order.parcel_id is not None:
        kind, detail = ExceptionKind.CANCELLED_AFTER_PACKING, {"parcel_id": order.parcel_id}
        open_exception(db, warehouse_id, kind, order_id, order.parcel_id, detail, at)
    _tell(db, warehouse_id, order, NewsKind.ORDER_CANCELLED, {"order_id": order_id}, at)
    return True


def hold_order(
    db: Connection, warehouse_id: str, order_id: OrderId, by: str, at: datetime, reason: str = ""
) -> bool:
    """A person stops an order. False when it is unknown, packed or cancelled."""
    order = _lock(db, warehouse_id, order_id)
    if order is None or order.packed_at is not None or order.cancelled_at is not None:
        return False
    kind, detail = HoldReason.OPERATOR, {"reason": reason}
    add_hold(db, warehouse_id, str(uuid4()), order_id, kind, "office", detail, by, at)
    payload = {"order_id": order_id, "reason": kind.value}
    _tell(db, warehouse_id, order, NewsKind.ORDER_HELD, payload, at)
    return True


def release_order(db: Connection, warehouse_id: str, order_id: OrderId, by: str, at: datetime) -> bool:
    """Every hold of it, with the cases they opened. False when it was not held."""
    order = _lock(db, warehouse_id, order_id)
    if order is None or not order.is_held:
        return False
    release_holds(db, warehouse_id, order_id, by, at)
    _tell(db, warehouse_id, order, NewsKind.ORDER_RELEASED, {"order_id": order_id}, at)
    return True


def _lock(db: Connection, warehouse_id: str, order_id: str) -> Any:
    """The wave first, then the order: the order in which everyone locks them, so that nobody deadlocks."""
    ours = (OrderRow.warehouse_id == warehouse_id) & (OrderRow.order_id == order_id)
    wave_id = db.execute(select(OrderRow.wave_id).where(ours)).scalar()
    if wave_id is not None:
        wave = (WaveRow.warehouse_id == warehouse_id) & (WaveRow.wave_id == wave_id)
        db.execute(select(WaveRow.wave_id).where(wave).with_for_update())
    names = ("order_id", "wave_id", "station", "is_held", "packed_at", "cancelled_at", "parcel_id")
    query = select(*(getattr(OrderRow, name) for name in names)).where(ours)
    return db.execute(query.with_for_update()).one_or_none()


def _tell(
    db: Connection, warehouse_id: str, order: Any, kind: NewsKind, payload: dict[str, Any], at: datetime
) -> None:
    if order.station is not None:
        add_news(db, warehouse_id, order.station, kind, payload, at)
        add_news(db, warehouse_id, order.station, NewsKind.WAVE_CHANGED, {"wave_id": order.wave_id}, at)
    settle_waves(db, warehouse_id, [order.wave_id] if order.wave_id else [], at)
