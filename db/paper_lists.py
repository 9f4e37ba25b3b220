"""What papers are printed from in the office: orders of a wave along its walk, parcels for a manifest."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, select

from db.order_lists import list_numbers
from db.tables import OrderRow, ParcelRow, WaveRow
from db.work_forms import ON_WAVE
from fulfilment.orders.order import OrderId


@dataclass(frozen=True)
class PaperOrder:
    """numbers: of its boxes, the first one first; () before it has any."""

    order_id: OrderId
    channel: str
    ref: str
    carrier: str | None
    wave_number: str | None
    position: int | None
    packed_by: str | None
    gift_note: str | None
    numbers: tuple[str, ...]


@dataclass(frozen=True)
class ClosedParcel:
    tracking_number: str
    channel: str
    ref: str
    closed_at: datetime


def list_paper_orders(
    db: Connection, warehouse_id: str, *, ref: str | None = None, wave: str | None = None
) -> tuple[PaperOrder, ...]:
    """By the order's own number or by the wave's; along the walk, and without those that are cancelled."""
    same = ("order_id", "channel", "ref", "position", "packed_by", "gift_note")
    query = (
        select(
            *(getattr(OrderRow, name) for name in same),
            OrderRow.carrier,
            OrderRow.tracking_number,
            WaveRow.number.label("wave_number"),
            WaveRow.carrier.label("wave_carrier"),
        )
        .outerjoin_from(OrderRow, WaveRow, ON_WAVE)
        .where(OrderRow.warehouse_id == warehouse_id, OrderRow.cancelled_at.is_(None))
        .order_by(OrderRow.position, OrderRow.imported_at.desc(), OrderRow.order_id)
    )
    if ref is not None:
        query = query.where(OrderRow.ref == ref)
    if wave is not None:
        query = query.where(WaveRow.number == wave)
    rows = db.execute(query).mappings().all()
    numbers = list_numbers(db, warehouse_id, [row["order_id"] for row in rows])
    return tuple(
        PaperOrder(
            **{name: row[name] for name in same},
            carrier=row["carrier"] or row["wave_carrier"],
            wave_number=row["wave_number"],
            numbers=numbers[row["order_id"]] or tuple(filter(None, [row["tracking_number"]])),
        )
        for row in rows
    )


def list_closed_parcels(
    db: Connection, warehouse_id: str, carrier: str, since: datetime, until: datetime
) -> tuple[ClosedParcel, ...]:
    """What the carrier takes with it, by the time it was closed. since, until: aware; until is not in it."""
    query = (
        select(ParcelRow.tracking_number, OrderRow.channel, OrderRow.ref, ParcelRow.closed_at)
        .join(
            OrderRow,
            (OrderRow.warehouse_id == ParcelRow.warehouse_id) & (OrderRow.order_id == ParcelRow.order_id),
        )
        .where(ParcelRow.warehouse_id == warehouse_id, ParcelRow.carrier == carrier)
        .where(ParcelRow.closed_at >= since, ParcelRow.closed_at < until)
        .order_by(ParcelRow.closed_at, ParcelRow.tracking_number)
    )
    return tuple(ClosedParcel(**row) for row in db.execute(query).mappings())
