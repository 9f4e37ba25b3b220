"""What the printers screen asks of whoever looks after the printers. No Qt in this file."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from fulfilment.shipping.ports import PrintJob


class Condition(StrEnum):
    """What a printer says of itself, under the names that printing/condition.py gives it."""

    READY = "ready"
    BUSY = "busy"
    PAPER_OUT = "paper_out"
    HEAD_OPEN = "head_open"
    RIBBON_OUT = "ribbon_out"
    JAM = "jam"
    MEDIA_WRONG = "media_wrong"  # not the labels it was measured for
    TOO_HOT = "too_hot"
    PAUSED = "paused"
    BUFFER_FULL = "buffer_full"
    NEEDS_HANDS = "needs_hands"
    OFFLINE = "offline"


class KnownKind(StrEnum):
    """One thing that is known of a label, apart from the journal's states."""

    BYTES = "bytes"  # value: how many, as digits
    ODOMETER = "odometer"  # value: the printer's count before the label
    NO_ODOMETER = "no_odometer"
    QUEUED = "queued"
    SENDING = "sending"
    SENT = "sent"
    IDLE = "idle"  # it was seen printing and stopping, which proves nothing
    PRINTED = "printed"  # value: the evidence
    SCANNED = "scanned"
    IN_DOUBT = "in_doubt"  # value: why
    VOID = "void"
    REPRINTED = "reprinted"  # value: copy|why|who


@dataclass(frozen=True)
class Known:
    """at: when, None when that was not kept."""

    kind: KnownKind
    value: str = ""
    at: datetime | None = None


@dataclass(frozen=True)
class LabelRow:
    """One paper of the print journal. order: the order's own number, "" for a test.

    reprints: who asked for it once more and why, oldest first.
    """

    job: PrintJob
    order: str = ""
    reprints: tuple[Known, ...] = ()


class NoPicture(StrEnum):
    """Why a label cannot be shown as it came out."""

    GONE = "gone"  # its bytes were deleted with the address
    OTHER = "other"  # in no language of label printers: a carrier's PDF
    BLANK = "blank"  # it draws nothing


@dataclass(frozen=True)
class LabelPicture:
    """PNG, one pixel a dot, and the same small, for a row of a list; both empty when there is a reason."""

    whole: bytes = b""
    small: bytes = b""
    reason: NoPicture | None = None


@dataclass(frozen=True)
class Leave:
    """Who allows a reprint or a redo."""

    operator_id: str
    name: str


@dataclass(frozen=True)
class PrinterRow:
    """One printer as it is now.

    detail: what is loaded or said, as data ("100×150"). since: when this condition began, None when not
    known. waiting: queued labels. in_doubt: labels nobody can say came out, oldest first. spare: the
    printer that would take over, "" when there is none.
    history: what is known of the oldest label in doubt, or of the last one; oldest first.
    labels: those that wait, the next one first, then the last ones, the newest first.
    """

    name: str
    station: str
    url: str
    condition: Condition
    detail: str = ""
    since: datetime | None = None
    waiting: int = 0
    in_doubt: tuple[PrintJob, ...] = ()
    last: PrintJob | None = None
    history: tuple[Known, ...] = ()
    spare: str = ""
    labels: tuple[LabelRow, ...] = ()


@dataclass(frozen=True)
class SpareUsed:
    """moved: queued labels that went along; what was begun or is in doubt stays."""

    to: str
    moved: int


@dataclass(frozen=True)
class Redone:
    """number: took the place of a void one; its label waits, and is to be scanned at the bench."""

    number: str


class Aside(StrEnum):
    """What became of a parcel whose label stays in doubt."""

    PARCEL = "parcel"  # its order is set aside: a supervisor decides
    ALREADY = "already"  # it was before
    CLOSED = "closed"  # nothing waits for this label
    NOBODY = "nobody"  # a test label, or of an order that is no longer here


class DeskRefusal(StrEnum):
    NO_SUCH_PRINTER = "no_such_printer"
    NO_SPARE = "no_spare"
    SPARE_NOT_READY = "spare_not_ready"
    OTHER_LANGUAGE = "other_language"  # the spare could not print the labels that wait, as they are
    NOT_READY = "not_ready"  # a test label would not come out now
    OWN_KEYS = "own_keys"  # it measures its labels by keys of its own alone
    NOT_IN_DOUBT = "not_in_doubt"  # decided already, here or at the bench
    NO_SUCH_LABEL = "no_such_label"
    BEGUN = "begun"  # it waits no longer: nothing can be taken back
    STILL_COMING = "still_coming"  # this copy waits or is going out: not one more before that is over
    NO_PARCEL = "no_parcel"  # a test label
    NO_ADDRESS = "no_address"  # deleted, so the label cannot be drawn
    VOID_NUMBER = "void_number"  # another number took its place
    NO_LEAVE = "no_leave"  # this person may not allow it
    BENCH_BUSY = "bench_busy"  # another order lies on the bench, where the new label is to be scanned
    SET_ASIDE = "set_aside"  # its order waits for a decision of its own
    ELSEWHERE = "elsewhere"  # its order is another station's, or so old that its work is gone
    NO_NUMBERS = "no_numbers"  # none is left for its carrier
    CANCELLED = "cancelled"
    HELD = "held"


class PrinterDesk(Protocol):
    """Blocking, with deadlines; raises StationError (PrinterAway, JournalFull).

    One lane calls it, but for redo and set_aside: these are the bench's, and belong on its lane.
    """

    def list_printers(self) -> tuple[PrinterRow, ...]:
        """In an order that does not change while the program runs."""

    def picture(self, job_id: str) -> LabelPicture:
        """Cheap the second time."""

    def find(self, number: str) -> LabelRow | None:
        """The newest copy of a label, whichever printer it was for."""

    def test(self, printer: str) -> DeskRefusal | None:
        """Print one test label."""

    def calibrate(self, printer: str) -> DeskRefusal | None:
        """Let it measure its labels; blank ones come out meanwhile."""

    def use_spare(self, printer: str) -> SpareUsed | DeskRefusal:
        """From now on the station prints on the spare; queued labels go along."""

    def confirm_out(self, job_id: str) -> DeskRefusal | None:
        """The label was scanned, so it came out."""

    def print_again(self, job_id: str) -> DeskRefusal | None:
        """The same label once more, as the next copy; the doubtful one becomes void."""

    def set_aside(self, job_id: str) -> Aside | DeskRefusal:
        """A supervisor decides about the parcel of a label in doubt. On the bench's lane."""

    def leave(self, badge: str = "") -> Leave | DeskRefusal:
        """Who may allow either by that badge ("7" of PWB-7); "": whoever signed in."""

    def reprint(self, job_id: str, why: str, leave: Leave) -> DeskRefusal | None:
        """One more copy of a label that was printed, or should have been; kept in the order's history."""

    def redo(self, job_id: str, why: str, leave: Leave) -> Redone | DeskRefusal:
        """Its number is void for ever and its box gets another, closed or not. On the bench's lane."""

    def cancel(self, job_id: str) -> DeskRefusal | None:
        """A label that waits becomes void: nothing of it was sent."""
