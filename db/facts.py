"""Facts into a SQLite shared database, all of a call in one transaction. pw_apply is its PostgreSQL twin."""

from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, exists, insert, or_, select, text

from db.exceptions import ExceptionKind, open_exception
from db.fact_effects import take_effect
from db.judging import NUMBERED, Known, OrderAsJudged, Reason, judge, verdict_of
from db.settling import settle_waves
from db.tables import FactRow, LabelRow, OrderRow, ParcelRow
from fulfilment.packing.facts import Fact, FactKind, Judged, Verdict

JUDGED = [getattr(OrderRow, name) for name in OrderAsJudged.__dataclass_fields__]
FLAGGED = {
    Reason.SEQUENCE: ExceptionKind.SEQUENCE_USED_TWICE,
    Reason.UNKNOWN: ExceptionKind.UNKNOWN_ORDER,
    Reason.FUTURE: ExceptionKind.FUTURE_EPOCH,
    Reason.PACKED_TWICE: ExceptionKind.PACKED_TWICE,
    Reason.NUMBER_TWICE: ExceptionKind.NUMBER_TWICE,
    Reason.VOID_LABEL: ExceptionKind.VOID_LABEL,
}


def apply_facts(
    db: Connection, warehouse_id: str, facts: Sequence[Fact], now: datetime
) -> tuple[Judged, ...]:
    """facts are well formed; now: the shared database's clock."""
    waves: set[str] = set()
    judged = tuple(_apply(db, warehouse_id, fact, now, waves) for fact in facts)
    settle_waves(db, warehouse_id, waves, now)
    return judged


def _apply(db: Connection, warehouse_id: str, fact: Fact, now: datetime, waves: set[str]) -> Judged:
    first = db.execute(
        select(FactRow.verdict).where(FactRow.warehouse_id == warehouse_id, FactRow.fact_id == fact.fact_id)
    ).scalar()
    if first is not None:
        return Judged(fact.fact_id, Verdict.DUPLICATE, f"already there: {first}")
    order = find_judged_order(db, warehouse_id, fact.order_id)
    known = _known(db, warehouse_id, fact)
    reason = judge(fact, order, known)
    verdict = verdict_of(reason)
    row = {**vars(fact), "warehouse_id": warehouse_id, "kind": fact.kind.value, "payload": dict(fact.payload)}
    row |= {
        "verdict": verdict.value,
        "reason": reason.value,
        "is_repeat": known.is_repeat,
        "received_at": now,
    }
    db.execute(insert(FactRow).values(row))
    _flag(db, warehouse_id, fact, reason, now)
    if order is not None and verdict is Verdict.OK:
        take_effect(db, warehouse_id, fact, order, now)
        waves |= {order.wave_id} if order.wave_id else set()
    return Judged(fact.fact_id, verdict, reason.value)


def find_judged_order(db: Connection, warehouse_id: str, order_id: str) -> OrderAsJudged | None:
    row = db.execute(
        select(*JUDGED).where(OrderRow.warehouse_id == warehouse_id, OrderRow.order_id == order_id)
    ).one_or_none()
    return None if row is None else OrderAsJudged(*row)


def _is_repeat(db: Connection, warehouse_id: str, fact: Fact) -> bool:
    """The first fact with a number is not a repeat, and the unique index has only such."""
    taken = select(FactRow.fact_id).where(
        FactRow.warehouse_id == warehouse_id,
        FactRow.station == fact.station,
        FactRow.seq == fact.seq,
        text("NOT is_repeat"),
    )
    return db.execute(taken.limit(1)).first() is not None


def _known(db: Connection, warehouse_id: str, fact: Fact) -> Known:
    is_repeat = _is_repeat(db, warehouse_id, fact)
    if fact.kind not in NUMBERED:
        return Known(is_repeat)
    is_parcel = (ParcelRow.warehouse_id == warehouse_id) & (ParcelRow.parcel_id == fact.parcel_id)
    is_number = (
        (LabelRow.warehouse_id == warehouse_id)
        & (LabelRow.carrier == fact.payload["carrier"])
        & (LabelRow.tracking_number == fact.payload["tracking_number"])
    )
    is_other = (LabelRow.parcel_id != fact.parcel_id) | (LabelRow.order_id != fact.order_id)
    asked = select(
        exists(select(ParcelRow.parcel_id).where(is_parcel, ParcelRow.order_id == fact.order_id)),
        or_(
            exists(select(LabelRow.parcel_id).where(is_number, is_other)),
            exists(select(ParcelRow.parcel_id).where(is_parcel, ParcelRow.order_id != fact.order_id)),
        ),
        exists(select(LabelRow.parcel_id).where(is_number, LabelRow.state == "void")),
    )
    return Known(is_repeat, *(bool(one) for one in db.execute(asked).one()))


def fact_detail(fact: Fact) -> dict[str, Any]:
    """No people's data: where to look, and which parcel."""
    detail = {"fact_id": fact.fact_id, "station": fact.station, "parcel_id": fact.parcel_id}
    number = fact.payload.get("tracking_number")
    return detail | ({"tracking_number": number} if number else {})


def _flag(db: Connection, warehouse_id: str, fact: Fact, reason: Reason, now: datetime) -> None:
    """Open the case that a person must see; scans after the first of the same trouble open no more."""
    case = _case(fact, reason)
    if case is not None:
        kind, about = case
        open_exception(db, warehouse_id, kind, fact.order_id, about, fact_detail(fact), now)


def _case(fact: Fact, reason: Reason) -> tuple[ExceptionKind, str] | None:
    is_closing = fact.kind is FactKind.PARCEL_CLOSED
    match reason:
        case Reason.CANCELLED:
            return (ExceptionKind.CANCELLED, fact.parcel_id) if fact.kind in NUMBERED else None
        case Reason.STALE if is_closing:
            return ExceptionKind.OLD_EPOCH, fact.parcel_id
        case Reason.STALE if fact.kind in (FactKind.ITEM_PACKED, FactKind.NUMBER_ASSIGNED):
            return ExceptionKind.TWO_STATIONS, str(fact.epoch)
        case Reason.SEQUENCE:
            return ExceptionKind.SEQUENCE_USED_TWICE, fact.station
        case Reason.UNKNOWN | Reason.FUTURE:
            return FLAGGED[reason], fact.station
        case Reason.PACKED_TWICE | Reason.NUMBER_TWICE | Reason.VOID_LABEL:
            return FLAGGED[reason], fact.parcel_id
        case _:
            return None
