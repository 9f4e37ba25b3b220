"""The end of a box: full, one more, its number, the number void, its label scanned. Decisions only."""

from datetime import datetime
from uuid import NAMESPACE_URL, uuid5

from fulfilment.packing.facts import FactKind
from fulfilment.packing.session import Happened, PackingSession, Refusal, Step, why_not_alive


def decide_full(session: PackingSession) -> Happened | Refusal:
    """The present box goes out with what it holds; the rest of the order goes into the next."""
    if refusal := why_not_alive(session.work):
        return refusal
    if session.step is not Step.SCANNING:
        return Refusal.WRONG_STEP
    if not session.history:
        return Refusal.EMPTY_BOX
    return Happened(FactKind.PARCEL_FULL, {"pieces": sum(session.box.pieces.values())})


def decide_added(session: PackingSession, leave: str) -> Happened | Refusal:
    """One more box for an order whose pieces are all in boxes: what does not fit, or goes apart.

    It holds no piece of its own, so that a supervisor answers for it. One such box at a time.
    """
    if refusal := why_not_alive(session.work):
        return refusal
    is_last = session.is_whole and all(box.is_closed or box is session.box for box in session.boxes)
    if session.step not in (Step.WHOLE, Step.LABELLED) or session.was_packed or not is_last:
        return Refusal.WRONG_STEP
    return Happened(FactKind.PARCEL_ADDED, {"leave": leave, "next_parcel": _next_parcel(session)})


def decide_number(
    session: PackingSession, tracking_number: str, void_by: datetime | None = None
) -> Happened | Refusal:
    """Gate before the label: alive, whole, and no number yet (asking again gives the same one)."""
    if refusal := why_not_alive(session.work):
        return refusal
    if session.step is not Step.WHOLE:
        return Refusal.WRONG_STEP
    if session.is_void(tracking_number):
        return Refusal.VOID_LABEL
    if session.find_box(tracking_number) is not None:
        return Refusal.OTHER_BOX
    payload = {"tracking_number": tracking_number, "carrier": session.work.carrier}
    until = {"void_by": void_by.isoformat()} if void_by is not None else {}
    return Happened(FactKind.NUMBER_ASSIGNED, payload | until)


def decide_void(
    session: PackingSession, tracking_number: str, why: str, leave: str, at: datetime
) -> Happened | Refusal:
    """Redo, its first half: the number of any of the order's boxes, closed or not, is void for ever.

    leave: who answers for it. at: now; after void_by the carrier charges for the number all the same.
    """
    if refusal := why_not_alive(session.work):
        return refusal
    if session.is_void(tracking_number):
        return Refusal.VOID_LABEL
    box = session.find_box(tracking_number)
    if box is None or session.set_aside is not None:
        return Refusal.WRONG_STEP if box is not None else Refusal.WRONG_LABEL
    payload = {"tracking_number": tracking_number, "carrier": session.work.carrier, "why": why}
    is_charged = box.void_by is not None and at > box.void_by
    return Happened(FactKind.LABEL_VOIDED, {**payload, "leave": leave, "is_charged": is_charged})


def decide_close(session: PackingSession, scanned: str) -> Happened | Refusal:
    """The scan of the printed label closes the box; a label of another parcel does not, nor a void one."""
    if refusal := why_not_alive(session.work):
        return refusal
    if refusal := why_not_this_label(session, scanned):
        return refusal
    if session.step is not Step.LABELLED:
        return Refusal.WRONG_STEP
    if scanned != session.tracking_number:
        return Refusal.WRONG_LABEL
    others = [box for box in session.boxes if box is not session.box]
    is_last = session.is_whole and all(box.is_closed for box in others)
    payload = {
        "tracking_number": scanned,
        "carrier": session.work.carrier,
        "pieces": sum(session.box.pieces.values()),
        "copy": session.prints - 1,
        "box": session.at + 1,
        "is_last": is_last,
    }
    has_next = is_last or any(not box.is_closed for box in others)
    following = {} if has_next else {"next_parcel": _next_parcel(session)}
    return Happened(FactKind.PARCEL_CLOSED, payload | following)


def why_not_this_label(session: PackingSession, scanned: str) -> Refusal | None:
    """A label of this order all the same: void, or on another of its boxes."""
    if session.is_void(scanned):
        return Refusal.VOID_LABEL
    box = session.find_box(scanned)
    return Refusal.OTHER_BOX if box is not None and box is not session.box else None


def _next_parcel(session: PackingSession) -> str:
    """The next box's id follows from the first one's: a fact made twice names the same parcel."""
    return str(uuid5(NAMESPACE_URL, f"packwave:parcel:{session.boxes[0].parcel_id}:{len(session.boxes) + 1}"))
