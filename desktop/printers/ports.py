"""What the printers screen asks of whoever looks after the printers. No Qt in this file."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol

from fulfilment.shipping.ports import PrintJob


class Condition(StrEnum):
    """What a printer says of itself, under the names printing/spooling/status.py gives it."""

    READY = "ready"
    BUSY = "busy"
    PAPER_OUT = "paper_out"
    HEAD_OPEN = "head_open"
    RIBBON_OUT = "ribbon_out"
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
    PRINTED = "printed"  # value: the evidence
    SCANNED = "scanned"
    IN_DOUBT = "in_doubt"  # value: why
    VOID = "void"


@dataclass(frozen=True)
class Known:
    """at: when, None when that was not kept."""

    kind: KnownKind
    value: str = ""
    at: datetime | None = None


@dataclass(frozen=True)
class PrinterRow:
    """One printer as it is now.

    detail: what is loaded or said, as data ("100×150"). since: when this condition began, None when not
    known. waiting: queued labels. in_doubt: labels nobody can say came out, oldest first. picture: PNG of
    the last label. spare: the printer that would take over, "" when there is none.
    history: what is known of the oldest label in doubt, or of the last one; oldest first.
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
    picture: bytes | None = None
    history: tuple[Known, ...] = ()
    spare: str = ""


@dataclass(frozen=True)
class SpareUsed:
    """moved: queued labels that went along; what was begun or is in doubt stays."""

    to: str
    moved: int


class DeskRefusal(StrEnum):
    NO_SUCH_PRINTER = "no_such_printer"
    NO_SPARE = "no_spare"
    SPARE_NOT_READY = "spare_not_ready"
    NOT_READY = "not_ready"  # a test label would not come out now
    NOT_IN_DOUBT = "not_in_doubt"  # decided already, here or at the bench


class PrinterDesk(Protocol):
    """Blocking, with deadlines; raises StationError (PrinterAway, JournalFull). One lane calls it."""

    def list_printers(self) -> tuple[PrinterRow, ...]:
        """In an order that does not change while the program runs."""

    def test(self, printer: str) -> DeskRefusal | None:
        """Print one test label."""

    def use_spare(self, printer: str) -> SpareUsed | DeskRefusal:
        """From now on the station prints on the spare; queued labels go along."""

    def confirm_out(self, job_id: str) -> DeskRefusal | None:
        """The label was scanned, so it came out."""

    def print_again(self, job_id: str) -> DeskRefusal | None:
        """The same label once more, as the next copy; the doubtful one becomes void."""

    def set_aside(self, job_id: str) -> DeskRefusal | None:
        """A supervisor decides; the parcel waits."""
