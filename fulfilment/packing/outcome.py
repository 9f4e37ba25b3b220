"""What a station answers to anything done at it: one frozen value, enough to draw the whole screen."""

from dataclasses import dataclass
from enum import StrEnum

from fulfilment.packing.facts import Fact
from fulfilment.packing.ports import LabelNow
from fulfilment.packing.reasons import Wanted
from fulfilment.packing.session import PackingSession, Refusal
from fulfilment.packing.work import Operator, Product, Work


class Answer(StrEnum):
    """What just happened; the screen's word, colour and sound follow from it."""

    NOTHING = "nothing"  # only the state as it stands
    SIGNED_IN = "signed_in"
    SIGNED_OUT = "signed_out"
    OPENED = "opened"
    ITEM_OK = "item_ok"
    LINE_DONE = "line_done"
    WHOLE = "whole"
    DESCRIBED = "described"  # lot, expiry or serial of the piece before, from its second code
    REPEATED = "repeated"  # the scanner said the same again by itself: counted once
    UNDONE = "undone"
    SET_ASIDE = "set_aside"
    LABEL_QUEUED = "label_queued"
    LABEL_MOVED = "label_moved"
    BOX_FULL = "box_full"  # its label comes, then the next box
    BOX_ADDED = "box_added"
    BOX_CLOSED = "box_closed"  # the order goes on with its next box
    CLOSED = "closed"
    REFUSED = "refused"
    WENT_ON = "went_on"
    LABEL_ASKED = "label_asked"  # the next label scanned is the one to make anew
    LEAVE_ASKED = "leave_asked"  # the next badge, a supervisor's, gives leave for what is wanted
    WISH = "wish"  # a card that is the screen's to follow: queue, help, why a label is wanted again


@dataclass(frozen=True)
class Outcome:
    """session: what is on the bench, None when nothing is. work: the queue of this station, set-aside
    orders included, those moved away not. refusal stands until it is acknowledged. scanned: the product
    just scanned, also when it was refused. line: the line just changed. closed: the order whose last
    parcel was just closed. wanted: what waits for a label or for leave. facts: what this call made
    durable, before it returned."""

    answer: Answer
    operator: Operator | None
    session: PackingSession | None
    work: tuple[Work, ...]
    refusal: Refusal | None = None
    scanned: Product | None = None
    code: str = ""
    line: str | None = None
    label: LabelNow | None = None
    closed: Work | None = None
    wish: str = ""
    wanted: Wanted | None = None
    detail: str = ""
    facts: tuple[Fact, ...] = ()
