"""What the shared database says of a fact. The SQL function pw_judge says the same: change both together."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from fulfilment.packing.facts import Fact, FactKind, Verdict

PACKING = (FactKind.ITEM_PACKED, FactKind.NUMBER_ASSIGNED, FactKind.PARCEL_CLOSED)
NUMBERED = (FactKind.NUMBER_ASSIGNED, FactKind.PARCEL_CLOSED)


class Reason(StrEnum):
    """Kept with the fact and shown in the exceptions list."""

    NONE = ""
    SEQUENCE = "sequence used twice"
    UNKNOWN = "unknown order"
    CANCELLED = "cancelled"
    STALE = "old epoch"
    FUTURE = "epoch from the future"
    PACKED_TWICE = "packed twice"
    NUMBER_TWICE = "number used twice"


@dataclass(frozen=True)
class OrderAsJudged:
    """The part of an order that a verdict depends on, read under the order's lock."""

    epoch: int
    is_held: bool
    cancelled_at: datetime | None
    packed_at: datetime | None
    parcel_id: str | None
    wave_id: str | None
    station: str | None
    bench_opened_at: datetime | None


def judge(fact: Fact, order: OrderAsJudged | None, *, is_repeat: bool, has_other_number: bool) -> Reason:
    """is_repeat: the station's number is taken. has_other_number: another parcel has that tracking number."""
    if is_repeat:
        return Reason.SEQUENCE
    if order is None:
        return Reason.UNKNOWN
    if order.cancelled_at is not None and fact.kind in PACKING:
        return Reason.CANCELLED
    if fact.epoch != order.epoch:
        return Reason.STALE if fact.epoch < order.epoch else Reason.FUTURE
    is_closing = fact.kind is FactKind.PARCEL_CLOSED
    if is_closing and order.packed_at is not None and order.parcel_id != fact.parcel_id:
        return Reason.PACKED_TWICE
    return Reason.NUMBER_TWICE if fact.kind in NUMBERED and has_other_number else Reason.NONE


def verdict_of(reason: Reason) -> Verdict:
    match reason:
        case Reason.NONE:
            return Verdict.OK
        case Reason.STALE:
            return Verdict.STALE
        case _:
            return Verdict.CONFLICT
