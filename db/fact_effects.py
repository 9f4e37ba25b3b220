"""What an accepted fact changes. The SQL function pw_effect does the same: change both together."""

from datetime import datetime

from sqlalchemy import Connection, case, func, select, update

from db.exceptions import ExceptionKind, open_exception
from db.judging import OrderAsJudged
from db.order_holds import add_hold, release_holds
from db.parcels import close_parcel, keep_label, update_order, void_label
from db.rows import insert_into
from db.tables import FactRow, LabelRow, OrderRow, PrintJobRow, StationRow
from fulfilment.packing.facts import Fact, FactKind, Verdict


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
            keep_label(db, warehouse_id, fact, "queued", now)
        case FactKind.LABEL_PRINTED:
            _print(db, warehouse_id, fact, "printed", now)
        case FactKind.LABEL_IN_DOUBT:
            _print(db, warehouse_id, fact, "in_doubt", now)
        case FactKind.LABEL_REPRINTED:
            _print(db, warehouse_id, fact, "queued", now)
        case FactKind.LABEL_VOIDED:
            void_label(db, warehouse_id, fact, now)
        case FactKind.PARCEL_CLOSED:
            close_parcel(db, warehouse_id, fact, order, now)


def _open(db: Connection, warehouse_id: str, fact: Fact, order: OrderAsJudged, now: datetime) -> None:
    """Taking a set-aside order up again takes the bench's own hold away, and no other."""
    if order.packed_at is None:
        opened = {"opened_at": now, "opened_by": fact.operator, "bench_opened_at": fact.at}
        update_order(db, warehouse_id, fact.order_id, **opened)
        _flag_boxes(db, warehouse_id, fact, order, now)
    if order.is_held:
        release_holds(db, warehouse_id, fact.order_id, fact.operator, now, source="bench")
    station = (StationRow.warehouse_id == warehouse_id) & (StationRow.name == fact.station)
    db.execute(update(StationRow).where(station).values(operator=fact.operator))


def _flag_boxes(db: Connection, warehouse_id: str, fact: Fact, order: OrderAsJudged, now: datetime) -> None:
    """Boxes closed under another epoch: this bench knows nothing of them and asks for every piece again."""
    if order.parcel_id is None:
        return
    closed = select(FactRow.fact_id).where(
        FactRow.warehouse_id == warehouse_id,
        FactRow.order_id == fact.order_id,
        FactRow.kind == FactKind.PARCEL_CLOSED.value,
        FactRow.verdict == Verdict.OK.value,
        FactRow.epoch != fact.epoch,
    )
    if db.execute(closed.limit(1)).first() is not None:
        detail = {"station": fact.station, "parcel_id": order.parcel_id}
        kind, about = ExceptionKind.BOXES_APART, str(fact.epoch)
        open_exception(db, warehouse_id, kind, fact.order_id, about, detail, now)


def _count(db: Connection, warehouse_id: str, fact: Fact, pieces: int) -> None:
    counted = OrderRow.pieces_packed + pieces
    update_order(db, warehouse_id, fact.order_id, pieces_packed=case((counted < 0, 0), else_=counted))


def _set_aside(db: Connection, warehouse_id: str, fact: Fact, now: datetime) -> None:
    reason = fact.payload["reason"]
    detail = {"station": fact.station, "parcel_id": fact.parcel_id}
    add_hold(db, warehouse_id, fact.fact_id, fact.order_id, reason, "bench", detail, fact.operator, now)
    update_order(db, warehouse_id, fact.order_id, opened_at=None, opened_by=None)
    open_exception(db, warehouse_id, reason, fact.order_id, fact.fact_id, detail, now, hold_id=fact.fact_id)


def _print(db: Connection, warehouse_id: str, fact: Fact, state: str, now: datetime) -> None:
    """A scanned label stays scanned, a void one void: printing news that come late tell nothing new."""
    number = str(fact.payload.get("tracking_number") or "")
    label = (LabelRow.warehouse_id == warehouse_id) & (LabelRow.parcel_id == fact.parcel_id)
    label &= (LabelRow.tracking_number == number) if number else (LabelRow.state != "void")
    more = 1 if fact.kind is FactKind.LABEL_REPRINTED else 0
    values = {
        "state": case((LabelRow.state.in_(("scanned", "void")), LabelRow.state), else_=state),
        "copies": LabelRow.copies + more,
        "changed_at": now,
    }
    db.execute(update(LabelRow).where(label).values(values))
    copies = db.execute(select(func.max(LabelRow.copies)).where(label)).scalar() or 1
    said = fact.payload.get("copy")
    row = {
        "warehouse_id": warehouse_id,
        "parcel_id": fact.parcel_id,
        "tracking_number": number,
        "copy": said if isinstance(said, int) else copies - 1,
        "station": fact.station,
        "state": state,
        "evidence": dict(fact.payload),
        "changed_at": now,
    }
    insert = insert_into(db, PrintJobRow).values(row)
    changed = {name: row[name] for name in ("station", "state", "evidence", "changed_at")}
    known = ["warehouse_id", "parcel_id", "tracking_number", "copy"]
    db.execute(insert.on_conflict_do_update(index_elements=known, set_=changed))
