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
    VOID_LABEL = "void label"


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


@dataclass(frozen=True)
class Known:
    """What else is there of a fact's parcel and number, read under the order's lock.

    is_repeat: the station's sequence number is taken. is_parcel: the parcel is one of the order's.
    is_elsewhere: another parcel has the tracking number, or another order the parcel.
    """

    is_repeat: bool = False
    is_parcel: bool = False
    is_elsewhere: bool = False
    is_void: bool = False


def judge(fact: Fact, order: OrderAsJudged | None, known: Known) -> Reason:
    if known.is_repeat:
        return Reason.SEQUENCE
    if order is None:
        return Reason.UNKNOWN
    if order.cancelled_at is not None and fact.kind in PACKING:
        return Reason.CANCELLED
    if fact.epoch != order.epoch:
        return Reason.STALE if fact.epoch < order.epoch else Reason.FUTURE
    is_closing = fact.kind is FactKind.PARCEL_CLOSED
    if is_closing and order.packed_at is not None and not known.is_parcel:
        return Reason.PACKED_TWICE
    if fact.kind not in NUMBERED:
        return Reason.NONE
    if known.is_elsewhere:
        return Reason.NUMBER_TWICE
    return Reason.VOID_LABEL if known.is_void else Reason.NONE


def verdict_of(reason: Reason) -> Verdict:
    match reason:
        case Reason.NONE:
            return Verdict.OK
        case Reason.STALE:
            return Verdict.STALE
        case _:
            return Verdict.CONFLICT
