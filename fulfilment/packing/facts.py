"""Something that happened, kept for ever. No people's data in here."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from fulfilment.orders.order import OrderId


class FactKind(StrEnum):
    WORK_OPENED = "work_opened"
    ITEM_PACKED = "item_packed"
    ITEM_DESCRIBED = "item_described"  # lot, expiry or serial of the piece before it, from its second code
    ITEM_TAKEN_BACK = "item_taken_back"
    LINE_SHORT = "line_short"
    ORDER_HELD = "order_held"
    NUMBER_ASSIGNED = "number_assigned"
    LABEL_PRINTED = "label_printed"
    LABEL_IN_DOUBT = "label_in_doubt"
    LABEL_REPRINTED = "label_reprinted"
    LABEL_VOIDED = "label_voided"  # redo: the number is void, why and by whose leave
    PARCEL_FULL = "parcel_full"  # this box goes out with what it holds; the rest goes into another
    PARCEL_ADDED = "parcel_added"  # one more box for an order that is whole
    PARCEL_CLOSED = "parcel_closed"


class Verdict(StrEnum):
    """What the shared database said of a fact. All four are stored."""

    OK = "ok"
    DUPLICATE = "duplicate"  # this very fact is already there
    STALE = "stale"  # done under an epoch that a reassignment has ended
    CONFLICT = "conflict"  # contradicts what is there: packed twice, cancelled, a number used twice


@dataclass(frozen=True)
class Fact:
    """fact_id: a UUID made at the station. seq: the station's own count from 1, without gaps.

    at: the station's clock, advisory only. operator: operator_id, "" for a robot.
    """

    fact_id: str
    station: str
    seq: int
    order_id: OrderId
    epoch: int
    parcel_id: str
    kind: FactKind
    operator: str
    at: datetime
    payload: Mapping[str, Any]


@dataclass(frozen=True)
class Judged:
    """reason: empty when ok, else a short English word or two for the exceptions list."""

    fact_id: str
    verdict: Verdict
    reason: str = ""
