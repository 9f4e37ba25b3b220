"""One label after the other to one printer, and never one of them twice in silence."""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from threading import Lock

from fulfilment.errors import PrinterAway
from fulfilment.shipping.ports import PrintJob, PrintJournal, PrintState
from printing.condition import PrinterCondition
from printing.spooling.acknowledging import Acknowledging, acknowledged, send_and_hear
from printing.spooling.idle import IdleWatch
from printing.spooling.line import Patience, PrinterLine
from printing.spooling.media import CALIBRATE, Media
from printing.spooling.moves import Move, Moves, count_before
from printing.spooling.odometer import prove_by_count
from printing.spooling.settling import document_name, has_arrived, is_provable, settle
from printing.transports.transport import NothingSent, Transport

__all__ = ["Patience", "Spool", "SpoolResult", "document_name"]


@dataclass(frozen=True)
class SpoolResult:
    """condition: of the printer as last seen, None before it was ever asked. job: what was touched, as it now
    stands; None when nothing waited."""

    condition: PrinterCondition | None
    job: PrintJob | None


@dataclass
class Spool:
    """Blocks; it belongs on the printer's own lane, and takes turns when another lane asks it for something.
    Nobody else may print on this printer. media_rows: see Media.

    What proves a label depends on the language: ZPL has an odometer, ESC/POS an acknowledgement, TSPL shows
    that it printed and stopped (which is no proof), EPL2 nothing.
    """

    printer: str
    transport: Transport
    journal: PrintJournal
    patience: Patience = field(default_factory=Patience)
    clock_s: Callable[[], float] = time.monotonic
    wait: Callable[[float], None] = time.sleep
    language: str = "zpl"
    media_rows: int | None = None
    _acknowledging: Acknowledging = field(init=False, default_factory=Acknowledging)
    _idle: IdleWatch = field(init=False, default_factory=IdleWatch)
    _turn: Lock = field(init=False, default_factory=Lock, repr=False)
    _line: PrinterLine = field(init=False)
    _moves: Moves = field(init=False)
    _media: Media = field(init=False)

    def __post_init__(self) -> None:
        self._line = PrinterLine(self.transport, self.language, self.patience, self.clock_s, self.wait)
        self._moves = Moves(self.journal, self.printer)
        self._media = Media(self.media_rows)

    def condition(self) -> PrinterCondition:
        """How the printer is, asked now; while a label is on its way, as it was when that began."""
        if not self._turn.acquire(blocking=False):
            return self._line.seen or PrinterCondition.BUSY
        try:
            waiting = self._moves.waiting()
            return self._look(waiting[0] if waiting else None)
        finally:
            self._turn.release()

    def run_next(self) -> SpoolResult:
        """Send the oldest queued label, if the printer is ready for it.

        A label that a crash or another run left between sending and proof is settled first.
        """
        with self._turn:
            if unsettled := self._unsettled():
                return self._settle(unsettled[0], count_before(unsettled[0]), "found after a stop")
            waiting = self._moves.waiting()
            return self._print(waiting[0]) if waiting else SpoolResult(self._line.seen, None)

    def recover(self) -> tuple[SpoolResult, ...]:
        """Settle what the last run left open; call it once after a start, before the first run_next."""
        with self._turn:
            return tuple(
                self._settle(job, count_before(job), "found after a start") for job in self._unsettled()
            )

    @contextmanager
    def at_rest(self) -> Iterator[None]:
        """While no label is on its way: waiting ones may be given to another printer then, and only then."""
        with self._turn:
            yield

    @property
    def can_calibrate(self) -> bool:
        return self.language in CALIBRATE

    def calibrate(self) -> bool:
        """Let the printer measure its labels anew; it feeds a few. False when its language has no such word.

        Raises PrinterAway.
        """
        if not self.can_calibrate:
            return False
        with self._turn:
            for job in self._unsettled():  # the fed labels may be counted, so this comes first
                self._settle(job, count_before(job), "found before measuring")
            self.transport.send(CALIBRATE[self.language], f"calibrate.{self.language}")
            self._media.measured()
        return True

    def _unsettled(self) -> list[PrintJob]:
        """Sending, or sent with a way left to prove it; the others wait for their scan."""
        return [
            job
            for job in self._moves.begun()
            if job.state is PrintState.SENDING or is_provable(self._line, job)
        ]

    def _print(self, job: PrintJob) -> SpoolResult:
        if job.language != self.language:
            return self._refuse(job)
        if (condition := self._look(job)) is not PrinterCondition.READY:
            return SpoolResult(condition, job)
        try:
            before, acknowledges = self._line.count(), self._acknowledging.is_known_to(self._line)
        except PrinterAway:
            return self._offline(job)
        if not self._moves.begin(job, before):
            return self._result(job)
        try:
            return self._hear(job) if acknowledges else self._send(job, before)
        except NothingSent as error:
            self._make(job, Move(PrintState.QUEUED, detail=f"nothing was sent: {error.__cause__ or error}"))
            return self._offline(job)
        except PrinterAway as error:
            return self._settle(job, before, f"the line failed: {error.__cause__ or error}")

    def _look(self, job: PrintJob | None) -> PrinterCondition:
        """Asked now; job: what is to be printed next."""
        condition = self._line.condition()
        measured = self._line.said.media_rows if self._line.said else None
        if condition is PrinterCondition.READY and self._media.is_wrong(
            measured, job.document if job else b""
        ):
            return self._line.found(PrinterCondition.MEDIA_WRONG)
        return condition

    def _refuse(self, job: PrintJob) -> SpoolResult:
        """A label of before the printer was set anew would come out as metres of signs: a person reprints."""
        if self._moves.begin(job, None):
            detail = f"not sent: {job.language}, not {self.language}"
            return self._make(job, Move(PrintState.IN_DOUBT, detail=detail))
        return self._result(job)

    def _hear(self, job: PrintJob) -> SpoolResult:
        """Raises PrinterAway when the line breaks before the answer."""
        mark = send_and_hear(self._line, job, lambda: self._moves.is_closed(job))
        if not self._moves.make(job, Move(PrintState.SENT, detail=_handed_over(job))):
            return self._result(job)
        if mark is None:
            self._acknowledging.missed()
        return self._make(job, acknowledged(self._line, mark))

    def _send(self, job: PrintJob, before: int | None) -> SpoolResult:
        """Raises PrinterAway while the label is handed over, never after."""

        def is_closed() -> bool:
            return self._moves.is_closed(job)

        self.transport.send(job.document, document_name(job))
        self._media.sent(job.document)
        if self.language == "tspl" and self.transport.answers:
            return self._make(job, self._idle.watch(self._line, _handed_over(job), is_closed))
        if not self._moves.make(job, Move(PrintState.SENT, detail=_handed_over(job))):
            return self._result(job)
        if has_arrived(self._line, job):
            return self._make(job, Move(PrintState.PRINTED, "file"))
        if before is None:
            return self._result(job)
        return self._make(job, prove_by_count(self._line, before, is_closed))

    def _settle(self, job: PrintJob, before: int | None, why: str) -> SpoolResult:
        return self._make(job, settle(self._line, job, before, why))

    def _offline(self, job: PrintJob) -> SpoolResult:
        self._line.found(PrinterCondition.OFFLINE)
        return self._result(job)

    def _make(self, job: PrintJob, move: Move) -> SpoolResult:
        self._moves.make(job, move)
        return self._result(job)

    def _result(self, job: PrintJob) -> SpoolResult:
        return SpoolResult(self._line.seen, self.journal.find(job.job_id))


def _handed_over(job: PrintJob) -> str:
    return f"{len(job.document)} bytes handed over"
