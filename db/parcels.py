"""What becomes of an order's boxes: their labels, their numbers, the order packed with the last of them.

The SQL functions pw_keep_label, pw_void and pw_close do the same: change both together.
"""

from datetime import datetime
from typing import Any

from sqlalchemy import Connection, case, func, select, update

from db.exceptions import ExceptionKind, open_exception
from db.judging import OrderAsJudged
from db.rows import insert_into
from db.tables import LabelRow, OrderLineRow, OrderRow, ParcelRow, StockRow
from fulfilment.packing.facts import Fact

LONGEST_S = 4 * 3600  # a parcel open for longer was left lying: it says nothing about the pace


def update_order(db: Connection, warehouse_id: str, order_id: str, **values: Any) -> None:
    ours = (OrderRow.warehouse_id == warehouse_id) & (OrderRow.order_id == order_id)
    db.execute(update(OrderRow).where(ours).values(**values))


def keep_label(db: Connection, warehouse_id: str, fact: Fact, state: str, now: datetime) -> None:
    row = {
        "warehouse_id": warehouse_id,
        "carrier": fact.payload["carrier"],
        "tracking_number": fact.payload["tracking_number"],
        "parcel_id": fact.parcel_id,
        "order_id": fact.order_id,
        "state": state,
        "copies": 1,
        "changed_at": now,
    }
    known = ["warehouse_id", "carrier", "tracking_number"]
    insert = insert_into(db, LabelRow).values(row)
    changed = {"state": state, "changed_at": now}
    db.execute(insert.on_conflict_do_update(index_elements=known, set_=changed))


def void_label(db: Connection, warehouse_id: str, fact: Fact, now: datetime) -> None:
    """Void for ever. A person hears of it when the channel was told the number, or the carrier charges."""
    number = fact.payload["tracking_number"]
    label = (LabelRow.warehouse_id == warehouse_id) & (LabelRow.tracking_number == number)
    label &= (LabelRow.carrier == fact.payload["carrier"]) & (LabelRow.parcel_id == fact.parcel_id)
    label &= LabelRow.order_id == fact.order_id
    said = {"void_why": fact.payload["why"], "void_by": fact.payload["leave"], "changed_at": now}
    if not db.execute(update(LabelRow).where(label).values(state="void", **said)).rowcount:
        return
    detail = {"station": fact.station, "parcel_id": fact.parcel_id, "tracking_number": number}
    told = select(ParcelRow.parcel_id).where(
        ParcelRow.warehouse_id == warehouse_id,
        ParcelRow.parcel_id == fact.parcel_id,
        ParcelRow.tracking_number == number,
        ParcelRow.is_handed,
    )
    is_told = db.execute(told).first() is not None
    is_charged = bool(fact.payload.get("is_charged", False))
    kinds = ((ExceptionKind.NUMBER_CHANGED, is_told), (ExceptionKind.VOID_CHARGED, is_charged))
    for kind in (kind for kind, is_so in kinds if is_so):
        open_exception(db, warehouse_id, kind, fact.order_id, number, detail, now)


def close_parcel(db: Connection, warehouse_id: str, fact: Fact, order: OrderAsJudged, now: datetime) -> None:
    """The box's number, and with the last box the order is packed.

    A box closed once more has a new label: its number changes, all else of it stays.
    """
    number, carrier = fact.payload["tracking_number"], fact.payload["carrier"]
    is_last = bool(fact.payload.get("is_last", True))
    parcel = {
        "warehouse_id": warehouse_id,
        "parcel_id": fact.parcel_id,
        "order_id": fact.order_id,
        "station": fact.station,
        "operator": fact.operator,
        "carrier": carrier,
        "tracking_number": number,
        "pieces": fact.payload["pieces"],
        "closed_at": now,
        "seconds": _seconds(fact, order) if is_last else None,
    }
    insert = insert_into(db, ParcelRow).values(parcel)
    is_told = case((ParcelRow.tracking_number == number, ParcelRow.is_handed), else_=False)
    anew = {"carrier": carrier, "tracking_number": number, "is_handed": is_told}
    known = ["warehouse_id", "parcel_id"]
    db.execute(insert.on_conflict_do_update(index_elements=known, set_=anew))
    keep_label(db, warehouse_id, fact, "scanned", now)
    if order.parcel_id in (None, fact.parcel_id):
        update_order(db, warehouse_id, fact.order_id, parcel_id=fact.parcel_id, tracking_number=number)
    if is_last and order.packed_at is None:
        _pack(db, warehouse_id, fact, order, now)


def _pack(db: Connection, warehouse_id: str, fact: Fact, order: OrderAsJudged, now: datetime) -> None:
    gone = dict.fromkeys(("station", "lease_until", "opened_at", "opened_by"))
    update_order(db, warehouse_id, fact.order_id, packed_at=now, packed_by=fact.station, **gone)
    if order.is_held:
        about, detail = fact.parcel_id, {"station": fact.station, "parcel_id": fact.parcel_id}
        kind = ExceptionKind.PACKED_WHILE_HELD
        open_exception(db, warehouse_id, kind, fact.order_id, about, detail, now)
    _take_stock(db, warehouse_id, fact.order_id, now)


def _seconds(fact: Fact, order: OrderAsJudged) -> int | None:
    if order.bench_opened_at is None:
        return None
    seconds = int((fact.at - order.bench_opened_at).total_seconds())
    return seconds if 0 <= seconds <= LONGEST_S else None


def _take_stock(db: Connection, warehouse_id: str, order_id: str, now: datetime) -> None:
    """The pieces have left the shelves: books that would fall below zero are set to zero and flagged."""
    lines = db.execute(
        select(OrderLineRow.sku, func.sum(OrderLineRow.to_pack), func.sum(OrderLineRow.reserved))
        .where(OrderLineRow.warehouse_id == warehouse_id, OrderLineRow.order_id == order_id)
        .where(OrderLineRow.sku.is_not(None), OrderLineRow.to_pack > 0)
        .group_by(OrderLineRow.sku)
        .order_by(OrderLineRow.sku)
    ).all()
    for sku, pieces, reserved in lines:
        _take_sku(db, warehouse_id, order_id, str(sku), int(pieces), int(reserved), now)
    ours = (OrderLineRow.warehouse_id == warehouse_id) & (OrderLineRow.order_id == order_id)
    db.execute(update(OrderLineRow).where(ours).values(reserved=0))


def _take_sku(
    db: Connection, warehouse_id: str, order_id: str, sku: str, pieces: int, reserved: int, now: datetime
) -> None:
    stock = (StockRow.warehouse_id == warehouse_id) & (StockRow.sku == sku)
    free = case((StockRow.reserved < reserved, 0), else_=StockRow.reserved - reserved)
    taken = {"on_hand": StockRow.on_hand - pieces, "reserved": free}
    if db.execute(update(StockRow).where(stock, StockRow.on_hand >= pieces).values(taken)).rowcount:
        return
    db.execute(update(StockRow).where(stock).values(on_hand=0, reserved=free))
    kind, detail = ExceptionKind.STOCK_BELOW_ZERO, {"sku": sku, "pieces": pieces}
    open_exception(db, warehouse_id, kind, order_id, sku, detail, now)
