"""One order on one bench, from the first scan to the closed label of its last box. Decide and evolve."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import Enum, StrEnum
from typing import Any

from fulfilment.packing.boxes import Box, BoxMark, Packed
from fulfilment.packing.facts import FactKind
from fulfilment.packing.work import Standing, Work

Step = Enum("Step", ["SCANNING", "WHOLE", "LABELLED", "CLOSED", "SET_ASIDE"])


class Refusal(StrEnum):
    """Daily work, each with its own word and sentence in wording.py."""

    NOT_ON_ORDER = "not_on_order"
    TOO_MANY = "too_many"
    UNKNOWN_CODE = "unknown_code"
    UNREADABLE = "unreadable"
    ITEM_FIRST = "item_first"  # the second code of a piece whose first code was not scanned
    SCANNED_ALREADY = "scanned_already"  # this very piece, by its serial number
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
    VOID_LABEL = "void_label"
    OTHER_BOX = "other_box"
    EMPTY_BOX = "empty_box"
    BOX_FULL = "box_full"
    NO_NUMBERS = "no_numbers"
    NO_ADDRESS = "no_address"
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
class PackingSession:
    """boxes: in the order in which they were begun, at least one. at: the present one's place.

    packed, short: pieces of all boxes by line ref. was_packed: its last box has been closed once.
    """

    work: Work
    boxes: tuple[Box, ...]
    at: int = 0
    packed: Mapping[str, int] = field(default_factory=dict)  # pieces verified
    short: Mapping[str, int] = field(default_factory=dict)  # pieces reported missing
    set_aside: SetAsideReason | None = None
    was_packed: bool = False

    @property
    def box(self) -> Box:
        return self.boxes[self.at]

    @property
    def parcel_id(self) -> str:
        return self.box.parcel_id

    @property
    def tracking_number(self) -> str | None:
        return self.box.tracking_number

    @property
    def prints(self) -> int:
        return self.box.prints

    @property
    def history(self) -> tuple[Packed, ...]:
        """What was packed into the present box, newest last; undo walks back along it."""
        return self.box.history

    @property
    def due(self) -> Mapping[str, int]:
        return {line.ref: line.quantity for line in self.work.lines}

    @property
    def is_whole(self) -> bool:
        return all(self.packed.get(ref, 0) >= owed for ref, owed in self.due.items())

    @property
    def is_closed(self) -> bool:
        return all(box.is_closed for box in self.boxes)

    @property
    def pieces_packed(self) -> int:
        return sum(self.packed.values())

    @property
    def pieces_due(self) -> int:
        return sum(self.due.values())

    @property
    def mark(self) -> BoxMark:
        """What the present box's label says of it."""
        return BoxMark(self.at + 1, len(self.boxes) if self.is_whole else None, self.box.pieces)

    def mark_of(self, tracking_number: str) -> BoxMark:
        """What the label of that box said; of an order that began anew, that of its present one."""
        places = (at for at, box in enumerate(self.boxes) if box.tracking_number == tracking_number)
        return replace(self, at=next(places, self.at)).mark

    def has_serial(self, sku: str, serial: object) -> bool:
        """Whether this very piece lies in a box; only pieces with a number of their own can tell."""
        lines = {line.ref for line in self.work.lines if line.sku == sku}
        packed = (one for box in self.boxes for one in box.history if one.line in lines)
        return serial is not None and any(one.says.get("serial") == serial for one in packed)

    @property
    def step(self) -> Step:
        if self.is_closed:
            return Step.CLOSED
        if self.set_aside is not None:
            return Step.SET_ASIDE
        if self.box.tracking_number is not None:
            return Step.LABELLED
        return Step.WHOLE if self.box.is_full or self.is_whole else Step.SCANNING

    def find_box(self, tracking_number: str) -> Box | None:
        """The box that has this number now."""
        return next((box for box in self.boxes if box.tracking_number == tracking_number), None)

    def is_void(self, tracking_number: str) -> bool:
        return any(tracking_number in box.voided for box in self.boxes)


def open_session(work: Work, parcel_id: str) -> PackingSession:
    """work with nothing packed. parcel_id: of its first box."""
    return PackingSession(work, (Box(parcel_id),))


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


def decide_item(
    session: PackingSession, sku: str, pieces: int, code: str, says: Mapping[str, str | int] | None = None
) -> Happened | Refusal:
    """What one more scan of sku, standing for pieces, would mean; changes nothing.

    The first line that still owes all pieces takes them; a carton of six is never split over two lines.
    says: lot, expiry, serial, weight_g of these pieces as far as the code told them.
    """
    says = says or {}
    if refusal := why_not_alive(session.work):
        return refusal
    if session.step is not Step.SCANNING:
        return _why_no_item(session, sku)
    lines = [line for line in session.work.lines if line.sku == sku]
    if not lines:
        return Refusal.NOT_ON_ORDER
    if session.has_serial(sku, says.get("serial")):
        return Refusal.SCANNED_ALREADY
    for line in lines:
        if session.packed.get(line.ref, 0) + pieces <= line.quantity:
            payload = {"line": line.ref, "sku": sku, "pieces": pieces, "code": code, **says}
            return Happened(FactKind.ITEM_PACKED, payload)
    return Refusal.TOO_MANY


def decide_details(
    session: PackingSession, code: str, says: Mapping[str, str | int]
) -> Happened | Refusal | None:
    """What the second code of a piece would mean: it belongs to the piece before it. None: said already.

    Two codes that contradict each other belong to two pieces, and nobody can tell which.
    """
    if refusal := why_not_alive(session.work):
        return refusal
    if session.step not in (Step.SCANNING, Step.WHOLE, Step.LABELLED) or not session.history:
        return Refusal.ITEM_FIRST
    last = session.history[-1]
    if any(last.says.get(name, value) != value for name, value in says.items()):
        return Refusal.AMBIGUOUS
    if all(name in last.says for name in says):
        return None
    sku = next(line.sku for line in session.work.lines if line.ref == last.line)
    if session.has_serial(sku, says.get("serial")):
        return Refusal.SCANNED_ALREADY
    payload = {"line": last.line, "sku": sku, "pieces": last.pieces, "code": code, **says}
    return Happened(FactKind.ITEM_DESCRIBED, payload)


def _why_no_item(session: PackingSession, sku: str) -> Refusal:
    is_known = any(line.sku == sku for line in session.work.lines)
    if session.step not in (Step.WHOLE, Step.LABELLED) or not is_known:
        return Refusal.WRONG_STEP
    return Refusal.TOO_MANY if session.is_whole else Refusal.BOX_FULL


def decide_undo(session: PackingSession) -> Happened | Refusal:
    """Take the last piece out again. Never once a number has been given: that label may be out."""
    if session.step not in (Step.SCANNING, Step.WHOLE) or session.box.voided:
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


def evolve(session: PackingSession, kind: FactKind, payload: Mapping[str, Any]) -> PackingSession:
    """session after what happened. Facts are history: they are never refused."""
    match kind:
        case FactKind.WORK_OPENED:
            # taken up again: what was missing may have been found, the next short says it anew
            return replace(session, set_aside=None, short={})
        case FactKind.ITEM_PACKED:
            packed = Packed(payload["line"], payload["pieces"], _said(payload))
            return _with_pieces(session, packed, back=False)
        case FactKind.ITEM_DESCRIBED:
            return _described(session, _said(payload))
        case FactKind.ITEM_TAKEN_BACK:
            return _with_pieces(session, Packed(payload["line"], payload["pieces"]), back=True)
        case FactKind.LINE_SHORT:
            return replace(session, short={**session.short, payload["line"]: payload["pieces"]})
        case FactKind.ORDER_HELD:
            return replace(session, set_aside=SetAsideReason(payload["reason"]))
        case FactKind.PARCEL_FULL:
            return _with_box(session, session.at, is_full=True)
        case FactKind.PARCEL_ADDED:
            return _with_next(session, payload["next_parcel"], is_full=True)
        case FactKind.NUMBER_ASSIGNED:
            until = payload.get("void_by")
            given = {"tracking_number": payload["tracking_number"], "prints": 1}
            void_by = datetime.fromisoformat(until) if until else None
            return _with_box(session, session.at, void_by=void_by, **given)
        case FactKind.LABEL_REPRINTED:
            return _reprinted(session, payload.get("tracking_number"))
        case FactKind.LABEL_VOIDED:
            return _voided(session, payload["tracking_number"])
        case FactKind.PARCEL_CLOSED:
            return _closed(session, payload.get("next_parcel"))
        case FactKind.LABEL_PRINTED | FactKind.LABEL_IN_DOUBT:
            return session


def _with_box(session: PackingSession, place: int, **changes: Any) -> PackingSession:
    boxes = (*session.boxes[:place], replace(session.boxes[place], **changes), *session.boxes[place + 1 :])
    return replace(session, boxes=boxes)


def _with_next(session: PackingSession, parcel_id: str, *, is_full: bool = False) -> PackingSession:
    return replace(session, boxes=(*session.boxes, Box(parcel_id, is_full=is_full)))


def _with_pieces(session: PackingSession, moved: Packed, *, back: bool) -> PackingSession:
    sign = -1 if back else 1
    counts = {**session.packed, moved.line: session.packed.get(moved.line, 0) + sign * moved.pieces}
    history = session.history[:-1] if back else (*session.history, moved)
    is_full = session.box.is_full and not back  # there is room again
    return replace(_with_box(session, session.at, history=history, is_full=is_full), packed=counts)


def _said(payload: Mapping[str, Any]) -> Mapping[str, str | int]:
    return {name: payload[name] for name in _SAYS if name in payload}


def _described(session: PackingSession, says: Mapping[str, str | int]) -> PackingSession:
    if not session.history:
        return session
    *before, last = session.history
    history = (*before, replace(last, says={**last.says, **says}))
    return _with_box(session, session.at, history=history)


def _reprinted(session: PackingSession, tracking_number: str | None) -> PackingSession:
    """Of whatever box it is: the printers screen reprints labels of boxes closed long ago."""
    for place, box in enumerate(session.boxes):
        if box.tracking_number == (tracking_number or session.tracking_number):
            return _with_box(session, place, prints=box.prints + 1)
    return session


def _voided(session: PackingSession, tracking_number: str) -> PackingSession:
    """The box is the present one again, as full as it was, and wants another number."""
    for place, box in enumerate(session.boxes):
        if box.tracking_number == tracking_number:
            anew = {
                "tracking_number": None,
                "prints": 0,
                "is_full": True,
                "is_closed": False,
                "void_by": None,
            }
            opened = _with_box(session, place, voided=(*box.voided, tracking_number), **anew)
            return replace(opened, at=place)
    return session


def _closed(session: PackingSession, next_parcel: str | None) -> PackingSession:
    closed = _with_box(session, session.at, is_closed=True)
    closed = _with_next(closed, next_parcel) if next_parcel else closed
    places = (place for place, box in enumerate(closed.boxes) if not box.is_closed)
    place = next(places, session.at)
    return replace(closed, at=place, was_packed=closed.was_packed or closed.is_closed)


_SAYS = ("lot", "expiry", "serial", "weight_g", "doubt")
