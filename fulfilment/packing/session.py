"""One parcel on one bench, from the first scan to the closed label. Decide and evolve."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from enum import Enum, StrEnum
from typing import Any

from fulfilment.packing.facts import FactKind
from fulfilment.packing.work import Standing, Work

Step = Enum("Step", ["SCANNING", "WHOLE", "LABELLED", "CLOSED", "SET_ASIDE"])


class Refusal(StrEnum):
    """Daily work, each with its own word and sentence in wording.py."""

    NOT_ON_ORDER = "not_on_order"
    TOO_MANY = "too_many"
    UNKNOWN_CODE = "unknown_code"
    UNREADABLE = "unreadable"
    AMBIGUOUS = "ambiguous"
    WRONG_STEP = "wrong_step"
    CANCELLED = "cancelled"
    HELD = "held"
    MOVED = "moved"
    ALREADY_PACKED = "already_packed"
    NO_ORDER_NEEDS_IT = "no_order_needs_it"
    NO_WORK = "no_work"
    NOTHING_TO_UNDO = "nothing_to_undo"
    WRONG_LABEL = "wrong_label"
    NO_NUMBERS = "no_numbers"
    SIGN_IN_FIRST = "sign_in_first"
    ASK_SUPERVISOR = "ask_supervisor"
    UNKNOWN_BADGE = "unknown_badge"
    LABEL_NOT_OUT = "label_not_out"


class SetAsideReason(StrEnum):
    """Why a parcel leaves the bench unfinished. The cards of commands.HoldReason have the same names."""

    SHORT = "short"
    DAMAGED = "damaged"
    ADDRESS = "address"
    NO_BOX = "no_box"
    WEIGHT = "weight"
    QUESTION = "question"
    CANCELLED = "cancelled"
    LABEL_DOUBT = "label_doubt"


@dataclass(frozen=True)
class Packed:
    line: str
    pieces: int


@dataclass(frozen=True)
class PackingSession:
    """history: what was packed, newest last; undo walks back along it."""

    work: Work
    parcel_id: str
    packed: Mapping[str, int] = field(default_factory=dict)  # pieces verified, by line ref
    short: Mapping[str, int] = field(default_factory=dict)  # pieces reported missing, by line ref
    history: tuple[Packed, ...] = ()
    tracking_number: str | None = None
    prints: int = 0  # labels asked for: 1 is the first print, more are reprints
    set_aside: SetAsideReason | None = None
    is_closed: bool = False

    @property
    def due(self) -> Mapping[str, int]:
        return {line.ref: line.quantity for line in self.work.lines}

    @property
    def is_whole(self) -> bool:
        return all(self.packed.get(ref, 0) >= owed for ref, owed in self.due.items())

    @property
    def pieces_packed(self) -> int:
        return sum(self.packed.values())

    @property
    def pieces_due(self) -> int:
        return sum(self.due.values())

    @property
    def step(self) -> Step:
        if self.is_closed:
            return Step.CLOSED
        if self.set_aside is not None:
            return Step.SET_ASIDE
        if self.tracking_number is not None:
            return Step.LABELLED
        return Step.WHOLE if self.is_whole else Step.SCANNING


@dataclass(frozen=True)
class Happened:
    """A fact before the journal gives it its id, its sequence number and its time."""

    kind: FactKind
    payload: Mapping[str, Any] = field(default_factory=dict)


def why_not_alive(work: Work) -> Refusal | None:
    """The first gate: is the order still to be packed, and here?"""
    return {
        Standing.ALIVE: None,
        Standing.HELD: Refusal.HELD,
        Standing.CANCELLED: Refusal.CANCELLED,
        Standing.MOVED: Refusal.MOVED,
    }[work.standing]


def decide_item(session: PackingSession, sku: str, pieces: int, code: str) -> Happened | Refusal:
    """What one more scan of sku, standing for pieces, would mean; changes nothing.

    The first line that still owes all pieces takes them; a carton of six is never split over two lines.
    """
    if refusal := why_not_alive(session.work):
        return refusal
    if session.step is not Step.SCANNING:
        known = any(line.sku == sku for line in session.work.lines)
        over = session.step in (Step.WHOLE, Step.LABELLED) and known
        return Refusal.TOO_MANY if over else Refusal.WRONG_STEP
    lines = [line for line in session.work.lines if line.sku == sku]
    if not lines:
        return Refusal.NOT_ON_ORDER
    for line in lines:
        if session.packed.get(line.ref, 0) + pieces <= line.quantity:
            return Happened(
                FactKind.ITEM_PACKED, {"line": line.ref, "sku": sku, "pieces": pieces, "code": code}
            )
    return Refusal.TOO_MANY


def decide_undo(session: PackingSession) -> Happened | Refusal:
    """Take the last piece out again. Never once a number has been given: that label may be out."""
    if session.step not in (Step.SCANNING, Step.WHOLE):
        return Refusal.WRONG_STEP
    if not session.history:
        return Refusal.NOTHING_TO_UNDO
    last = session.history[-1]
    return Happened(FactKind.ITEM_TAKEN_BACK, {"line": last.line, "pieces": last.pieces})


def decide_short(session: PackingSession, reason: str) -> tuple[Happened, ...] | Refusal:
    """What is not packed yet is missing: each line says how much, and the order is set aside.

    Shipping without it is a supervisor's decision, never the bench's guess.
    """
    if refusal := why_not_alive(session.work):
        return refusal
    if session.step is not Step.SCANNING:
        return Refusal.WRONG_STEP
    owed = {ref: due - session.packed.get(ref, 0) for ref, due in session.due.items()}
    missing = tuple(
        Happened(FactKind.LINE_SHORT, {"line": ref, "pieces": pieces, "reason": reason})
        for ref, pieces in owed.items()
        if pieces > 0
    )
    return (*missing, Happened(FactKind.ORDER_HELD, {"reason": SetAsideReason.SHORT.value}))


def decide_set_aside(session: PackingSession, reason: SetAsideReason) -> Happened | Refusal:
    if session.step in (Step.CLOSED, Step.SET_ASIDE):
        return Refusal.WRONG_STEP
    return Happened(FactKind.ORDER_HELD, {"reason": reason.value})


def decide_number(session: PackingSession, tracking_number: str) -> Happened | Refusal:
    """Gate before the label: alive, whole, and no number yet (asking again gives the same one)."""
    if refusal := why_not_alive(session.work):
        return refusal
    if session.step is not Step.WHOLE:
        return Refusal.WRONG_STEP
    payload = {"tracking_number": tracking_number, "carrier": session.work.carrier}
    return Happened(FactKind.NUMBER_ASSIGNED, payload)


def decide_close(session: PackingSession, scanned: str) -> Happened | Refusal:
    """The scan of the printed label closes the parcel; a label of another parcel does not."""
    if refusal := why_not_alive(session.work):
        return refusal
    if session.step is not Step.LABELLED:
        return Refusal.WRONG_STEP
    if scanned != session.tracking_number:
        return Refusal.WRONG_LABEL
    payload = {
        "tracking_number": scanned,
        "carrier": session.work.carrier,
        "pieces": session.pieces_packed,
        "copy": session.prints - 1,
    }
    return Happened(FactKind.PARCEL_CLOSED, payload)


def evolve(session: PackingSession, kind: FactKind, payload: Mapping[str, Any]) -> PackingSession:
    """session after what happened. Facts are history: they are never refused."""
    match kind:
        case FactKind.WORK_OPENED:
            # taken up again: what was missing may have been found, the next short says it anew
            return replace(session, set_aside=None, short={})
        case FactKind.ITEM_PACKED:
            return _with_pieces(session, Packed(payload["line"], payload["pieces"]), back=False)
        case FactKind.ITEM_TAKEN_BACK:
            return _with_pieces(session, Packed(payload["line"], payload["pieces"]), back=True)
        case FactKind.LINE_SHORT:
            return replace(session, short={**session.short, payload["line"]: payload["pieces"]})
        case FactKind.ORDER_HELD:
            return replace(session, set_aside=SetAsideReason(payload["reason"]))
        case FactKind.NUMBER_ASSIGNED:
            return replace(session, tracking_number=payload["tracking_number"], prints=1)
        case FactKind.LABEL_REPRINTED:
            return replace(session, prints=session.prints + 1)
        case FactKind.PARCEL_CLOSED:
            return replace(session, is_closed=True)
        case FactKind.LABEL_PRINTED | FactKind.LABEL_IN_DOUBT:
            return session


def _with_pieces(session: PackingSession, moved: Packed, *, back: bool) -> PackingSession:
    sign = -1 if back else 1
    counts = {**session.packed, moved.line: session.packed.get(moved.line, 0) + sign * moved.pieces}
    history = session.history[:-1] if back else (*session.history, moved)
    return replace(session, packed=counts, history=history)
