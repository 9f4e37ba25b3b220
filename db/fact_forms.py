"""A fact on its way to the shared database: is it well formed, and how does it look as JSON?"""

import json
from collections.abc import Mapping
from typing import Any
from uuid import UUID

from fulfilment.errors import DatabaseRefused
from fulfilment.packing.facts import Fact, FactKind

TEXT, COUNT, AMOUNT = "text", "count", "amount"  # an amount may be 0
NEEDED: Mapping[FactKind, Mapping[str, str]] = {
    FactKind.ITEM_PACKED: {"line": TEXT, "sku": TEXT, "pieces": COUNT},
    FactKind.ITEM_TAKEN_BACK: {"line": TEXT, "pieces": COUNT},
    FactKind.LINE_SHORT: {"line": TEXT, "pieces": COUNT},
    FactKind.ORDER_HELD: {"reason": TEXT},
    FactKind.NUMBER_ASSIGNED: {"tracking_number": TEXT, "carrier": TEXT},
    FactKind.LABEL_VOIDED: {"tracking_number": TEXT, "carrier": TEXT, "why": TEXT, "leave": TEXT},
    FactKind.PARCEL_ADDED: {"next_parcel": TEXT, "leave": TEXT},
    FactKind.PARCEL_CLOSED: {"tracking_number": TEXT, "carrier": TEXT, "pieces": AMOUNT},
}
FLAGS = ("is_last", "is_charged")  # true or false where they stand
MOST_PIECES = 1_000_000
MOST = 2**62  # of a sequence number or an epoch: both engines keep it in 64 bits


def check_fact(fact: Fact) -> None:
    """Raises DatabaseRefused with the reason when fact could never be stored."""
    if reason := find_flaw(fact):
        raise DatabaseRefused(f"fact {fact.fact_id}: {reason}", "Call the technician: a scan was set aside.")


def find_flaw(fact: Fact) -> str | None:
    if not _is_uuid(fact.fact_id):
        return "its id is not a UUID"
    if not all((fact.station, fact.order_id, fact.parcel_id)):
        return "station, order or parcel is empty"
    if not (1 <= fact.seq < MOST and 0 <= fact.epoch < MOST):
        return "sequence number or epoch out of range"
    if fact.at.tzinfo is None:
        return "its time has no zone"
    if not _is_storable(fact):
        return "its text cannot be stored"
    return _payload_flaw(fact.payload, NEEDED.get(fact.kind, {}))


def fact_form(fact: Fact) -> dict[str, Any]:
    form = dict(vars(fact))
    return form | {"kind": fact.kind.value, "at": fact.at.isoformat(), "payload": dict(fact.payload)}


def _payload_flaw(payload: Mapping[str, Any], needed: Mapping[str, str]) -> str | None:
    for name, form in needed.items():
        value = payload.get(name)
        if form is TEXT and not (isinstance(value, str) and value):
            return f"{name} is missing"
        if form is not TEXT and not _is_count(value, least=1 if form is COUNT else 0):
            return f"{name} is not a count"
    if "copy" in payload and not _is_count(payload["copy"], least=0):
        return "copy is not a count"
    wrong = [name for name in FLAGS if not isinstance(payload.get(name, False), bool)]
    return f"{wrong[0]} is neither true nor false" if wrong else None


def _is_count(value: object, least: int) -> bool:
    return isinstance(value, int) and not isinstance(value, bool) and least <= value <= MOST_PIECES


def _is_uuid(said: str) -> bool:
    """In its one canonical form: the same id in capitals would be another text, and judged anew."""
    try:
        return str(UUID(said)) == said
    except ValueError:
        return False


def _is_storable(fact: Fact) -> bool:
    """PostgreSQL's jsonb takes no NUL, no lone surrogate and no NaN; SQLite would. Both refuse them here."""
    try:
        form = json.dumps(fact_form(fact), ensure_ascii=False, allow_nan=False)
        form.encode()
    except (TypeError, ValueError):
        return False
    return "\\u0000" not in form
