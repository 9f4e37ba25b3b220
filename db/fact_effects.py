"""What an accepted fact changes. The SQL function pw_effect does the same: change both together."""

from datetime import datetime
from typing import Any

from sqlalchemy import Connection, case, func, select, update

from db.exceptions import ExceptionKind, open_exception
from db.judging import OrderAsJudged
from db.order_holds import add_hold, release_holds
from db.rows import insert_into
from db.tables import LabelRow, OrderLineRow, OrderRow, ParcelRow, PrintJobRow, StationRow, StockRow
from fulfilment.packing.facts import Fact, FactKind

LONGEST_S = 4 * 3600  # a parcel open for longer was left lying: it says nothing about the pace


def take_effect(db: Connection, warehouse_id: str, fact: Fact, order: OrderAsJudged, now: datetime) -> None:
    match fact.kind:
        case FactKind.WORK_OPENED:
            _open(db, warehouse_id, fact, order, now)
        case FactKind.ITEM_PACKED:
            _count(db, warehouse_id, fact, fact.payload["pieces"])
        case FactKind.ITEM_TAKEN_BACK:
            _count(db, warehouse_id, fact, -fact.payload["pieces"])
        case FactKind.ORDER_HELD:
            _set_aside(db, warehouse_id, fact, now)
        case FactKind.NUMBER_ASSIGNED:
            _keep_label(db, warehouse_id, fact, "queued", now)
        case FactKind.LABEL_PRINTED:
            _print(db, warehouse_id, fact, "printed", now)
        case FactKind.LABEL_IN_DOUBT:
            _print(db, warehouse_id, fact, "in_doubt", now)
        case FactKind.LABEL_REPRINTED:
            _print(db, warehouse_id, fact, "queued", now)
        case FactKind.PARCEL_CLOSED if order.packed_at is None:
            _close(db, warehouse_id, fact, order, now)


def _update_order(db: Connection, warehouse_id: str, order_id: str, **values: Any) -> None:
    ours = (OrderRow.warehouse_id == warehouse_id) & (OrderRow.order_id == order_id)
    db.execute(update(OrderRow).where(ours).values(**values))


def _open(db: Connection, warehouse_id: str, fact: Fact, order: OrderAsJudged, now: datetime) -> None:
    """Taking a set-aside order up again takes the bench's own hold away, and no other."""
    if order.packed_at is None:
        opened = {"opened_at": now, "opened_by": fact.operator, "bench_opened_at": fact.at}
        _update_order(db, warehouse_id, fact.order_id, **opened)
    if order.is_held:
        release_holds(db, warehouse_id, fact.order_id, fact.operator, now, source="bench")
    station = (StationRow.warehouse_id == warehouse_id) & (StationRow.name == fact.station)
    db.execute(update(StationRow).where(station).values(operator=fact.operator))


def _count(db: Connection, warehouse_id: str, fact: Fact, pieces: int) -> None:
    counted = OrderRow.pieces_packed + pieces
    _update_order(db, warehouse_id, fact.order_id, pieces_packed=case((counted < 0, 0), else_=counted))


def _set_aside(db: Connection, warehouse_id: str, fact: Fact, now: datetime) -> None:
    reason = fact.payload["reason"]
    detail = {"station": fact.station, "parcel_id": fact.parcel_id}
    add_hold(db, warehouse_id, fact.fact_id, fact.order_id, reason, "bench", detail, fact.operator, now)
    _update_order(db, warehouse_id, fact.order_id, opened_at=None, opened_by=None)
    open_exception(db, warehouse_id, reason, fact.order_id, fact.fact_id, detail, now, hold_id=fact.fact_id)


def _keep_label(db: Connection, warehouse_id: str, fact: Fact, state: str, now: datetime) -> None:
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


def _print(db: Connection, warehouse_id: str, fact: Fact, state: str, now: datetime) -> None:
    """A scanned label stays scanned: printing news that come late tell nothing new."""
    label = (LabelRow.warehouse_id == warehouse_id) & (LabelRow.parcel_id == fact.parcel_id)
    more = 1 if fact.kind is FactKind.LABEL_REPRINTED else 0
    values = {
        "state": case((LabelRow.state == "scanned", "scanned"), else_=state),
        "copies": LabelRow.copies + more,
        "changed_at": now,
    }
    db.execute(update(LabelRow).where(label).values(values))
    copies = db.execute(select(func.max(LabelRow.copies)).where(label)).scalar() or 1
    said = fact.payload.get("copy")
    row = {
        "warehouse_id": warehouse_id,
        "parcel_id": fact.parcel_id,
        "copy": said if isinstance(said, int) else copies - 1,
        "station": fact.station,
        "state": state,
        "evidence": dict(fact.payload),
        "changed_at": now,
    }
    insert = insert_into(db, PrintJobRow).values(row)
    changed = {name: row[name] for name in ("station", "state", "evidence", "changed_at")}
    known = ["warehouse_id", "parcel_id", "copy"]
    db.execute(insert.on_conflict_do_update(index_elements=known, set_=changed))


def _close(db: Connection, warehouse_id: str, fact: Fact, order: OrderAsJudged, now: datetime) -> None:
    number = fact.payload["tracking_number"]
    parcel = {
        "warehouse_id": warehouse_id,
        "parcel_id": fact.parcel_id,
        "order_id": fact.order_id,
        "station": fact.station,
        "operator": fact.operator,
        "carrier": fact.payload["carrier"],
        "tracking_number": number,
        "pieces": fact.payload["pieces"],
        "closed_at": now,
        "seconds": _seconds(fact, order),
    }
    db.execute(insert_into(db, ParcelRow).values(parcel))
    _keep_label(db, warehouse_id, fact, "scanned", now)
    packed = {"packed_at": now, "packed_by": fact.station, "parcel_id": fact.parcel_id}
    gone = dict.fromkeys(("station", "lease_until", "opened_at", "opened_by"))
    _update_order(db, warehouse_id, fact.order_id, tracking_number=number, **packed, **gone)
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
