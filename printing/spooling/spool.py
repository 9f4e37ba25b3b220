"""One label after the other to one printer, and never one of them twice in silence."""

import hashlib
import time
from base64 import b32encode
from collections.abc import Callable
from dataclasses import dataclass

from fulfilment.errors import PrinterAway
from fulfilment.shipping.ports import PrintJob, PrintJournal, PrintState
from printing.condition import PrinterCondition
from printing.spooling.status import acknowledge, does_acknowledge, read_condition, read_odometer
from printing.transports.transport import NothingSent, Transport

CLOSED = (PrintState.SCANNED, PrintState.VOID)
UNKNOWN = -1  # written over an odometer of an earlier attempt that stands no longer


@dataclass(frozen=True)
class Patience:
    """Seconds. proof: how long a label may take to show on the odometer after it was handed over.

    rest: an odometer that stood so long on a printer that is ready and has nothing waiting will not move
    any more; longer than any label takes (150 mm at 4 inches a second: 1.5 s).
    """

    proof_s: float = 6.0
    rest_s: float = 2.5
    poll_s: float = 0.02
    start_s: float = 1.0


@dataclass(frozen=True)
class SpoolResult:
    """condition: of the printer as last seen, None before it was ever asked. job: what was touched, as it now
    stands; None when nothing waited."""

    condition: PrinterCondition | None
    job: PrintJob | None


@dataclass
class Spool:
    """Blocks; it belongs on the printer's own lane. Nobody else may print on this printer.

    What proves a label depends on the language: ZPL has an odometer, ESC/POS an acknowledgement, TSPL shows
    that it printed and stopped (which is no proof), EPL2 nothing.
    """

    printer: str
    transport: Transport
    journal: PrintJournal
    patience: Patience = Patience()
    clock_s: Callable[[], float] = time.monotonic
    wait: Callable[[float], None] = time.sleep
    language: str = "zpl"
    _condition: PrinterCondition | None = None
    _acknowledges: bool | None = None  # asked once; what a printer can do does not change while we run

    def condition(self) -> PrinterCondition:
        """How the printer is, asked now."""
        self._condition = read_condition(self.transport, self.language)
        return self._condition

    def run_next(self) -> SpoolResult:
        """Send the oldest queued label, if the printer is ready for it.

        A label that a crash or another run left between sending and proof is settled first.
        """
        if unsettled := self._unsettled():
            return self._settle(unsettled[0], _before(unsettled[0]), "found after a stop")
        queued = [job for job in self.journal.list_open(self.printer) if job.state is PrintState.QUEUED]
        if not queued:
            return SpoolResult(self._condition, None)
        return self._print(queued[0])

    def recover(self) -> tuple[SpoolResult, ...]:
        """Settle what the last run left open; call it once after a start, before the first run_next."""
        return tuple(self._settle(job, _before(job), "found after a start") for job in self._unsettled())

    def _unsettled(self) -> list[PrintJob]:
        """Sending, or sent with a way left to prove it; the others wait for their scan."""
        return [
            job
            for job in self.journal.list_open(self.printer)
            if job.state is PrintState.SENDING or (job.state is PrintState.SENT and self._is_provable(job))
        ]

    def _is_provable(self, job: PrintJob) -> bool:
        return _before(job) is not None or self.transport.holds(job.document, document_name(job)) is not None

    def _print(self, job: PrintJob) -> SpoolResult:
        if job.language != self.language:
            return self._refuse(job)
        if self.condition() is not PrinterCondition.READY:
            return SpoolResult(self._condition, job)
        try:
            before = read_odometer(self.transport, self.language)
            send = self._send_and_hear if self._does_acknowledge() else self._send
        except PrinterAway:
            self._condition = PrinterCondition.OFFLINE
            return SpoolResult(self._condition, job)
        if not self._begins(job, before):
            return self._result(job)
        try:
            return send(job, before)
        except NothingSent as error:
            self._condition = PrinterCondition.OFFLINE
            return self._again(job, f"nothing was sent: {error.__cause__ or error}")
        except PrinterAway as error:
            return self._settle(job, before, f"the line failed: {error.__cause__ or error}")

    def _refuse(self, job: PrintJob) -> SpoolResult:
        """A label of before the printer was set anew would come out as metres of signs: a person reprints."""
        if self._begins(job, None):
            return self._move(
                job, PrintState.IN_DOUBT, detail=f"not sent: {job.language}, not {self.language}"
            )
        return self._result(job)

    def _send(self, job: PrintJob, before: int | None) -> SpoolResult:
        """Raises PrinterAway while the label is handed over, never after."""
        self.transport.send(job.document, document_name(job))
        handed_over = f"{len(job.document)} bytes handed over"
        if self.language == "tspl" and self.transport.answers:
            return self._watch(job, handed_over)
        if self._moves(job, PrintState.SENT, detail=handed_over):
            return self._prove(job, before)
        return self._result(job)

    def _does_acknowledge(self) -> bool:
        if self._acknowledges is None:
            self._acknowledges = does_acknowledge(self.transport, self.language)
        return self._acknowledges

    def _send_and_hear(self, job: PrintJob, before: int | None) -> SpoolResult:
        """Label and question on one line, so that an answer cannot be about another label.

        Raises PrinterAway when the line breaks before the answer.
        """
        question, said = acknowledge(_mark(job))
        reply = self.transport.ask(
            job.document + question,
            self.patience.proof_s,
            lambda reply: said in reply or self._is_closed(job),
        )
        if not self._moves(job, PrintState.SENT, detail=f"{len(job.document)} bytes handed over"):
            return self._result(job)
        if said in reply:
            return self._move(job, PrintState.PRINTED, "acknowledged", f"{said[2:6].decode()} acknowledged")
        return self._move(
            job, PrintState.IN_DOUBT, detail=f"not acknowledged; printer {self.condition().value}"
        )

    def _watch(self, job: PrintJob, handed_over: str) -> SpoolResult:
        """Watch it print and stop: worth noting, no proof, so the label waits for its scan as sent."""
        now_s = self.clock_s()
        begins_by, ends_by, was_busy = now_s + self.patience.start_s, now_s + self.patience.proof_s, False
        while now_s < ends_by and not self._is_closed(job):
            condition = self.condition()
            if condition is PrinterCondition.BUSY:
                was_busy = True
            elif condition is not PrinterCondition.READY:
                return self._move(
                    job, PrintState.IN_DOUBT, detail=f"{handed_over}; printer {condition.value}"
                )
            elif was_busy:
                return self._move(job, PrintState.SENT, "idle", handed_over)
            elif now_s >= begins_by:
                break
            self.wait(self.patience.poll_s)
            now_s = self.clock_s()
        return self._move(job, PrintState.SENT, detail=handed_over)

    def _begins(self, job: PrintJob, before: int | None) -> bool:
        """Write "sending". False when the label was voided or given to another printer meanwhile."""
        now = self.journal.find(job.job_id)
        if now is None or now.state is not PrintState.QUEUED or now.printer != self.printer:
            return False
        return self._moves(job, PrintState.SENDING, odometer_before=UNKNOWN if before is None else before)

    def _prove(self, job: PrintJob, before: int | None) -> SpoolResult:
        """Evidence for a label that was handed over without trouble."""
        if self.transport.holds(job.document, document_name(job)):
            return self._move(job, PrintState.PRINTED, "file")
        if before is None:
            return self._result(job)
        now = self._await_count(job, before)
        if now == before + 1:
            return self._move(job, PrintState.PRINTED, "odometer", f"odometer {now}")
        self._condition = read_condition(self.transport, self.language)
        return self._move(job, PrintState.IN_DOUBT, detail=_told(before, now, self._condition))

    def _await_count(self, job: PrintJob, before: int) -> int | None:
        """The odometer once it moved, or as it stands when patience ends or the packer has scanned the label.

        None when it went silent.
        """
        end = self.clock_s() + self.patience.proof_s
        while True:
            now = self._odometer()
            if (now is not None and now != before) or self.clock_s() >= end or self._is_closed(job):
                return now
            self.wait(self.patience.poll_s)

    def _settle(self, job: PrintJob, before: int | None, why: str) -> SpoolResult:
        """Decide about a label of which only the beginning of its sending is known."""
        arrived = self.transport.holds(job.document, document_name(job))
        if arrived is not None:
            return self._move(job, PrintState.PRINTED, "file", why) if arrived else self._again(job, why)
        now = None if before is None else self._count_at_rest(before)
        if before is not None and now == before:
            return self._again(job, f"{why}; odometer still {now}")
        if before is not None and now == before + 1:
            return self._move(job, PrintState.PRINTED, "odometer", f"{why}; odometer {now}")
        return self._move(job, PrintState.IN_DOUBT, detail=f"{why}; {_told(before, now, self._condition)}")

    def _again(self, job: PrintJob, why: str) -> SpoolResult:
        return self._move(job, PrintState.QUEUED, detail=why)

    def _count_at_rest(self, before: int) -> int | None:
        """The odometer when it moved, or when it stood for rest_s on a ready printer with nothing waiting.

        None when neither could be seen. A count read too early would call a label unprinted that is just
        coming out, and send it twice.
        """
        now_s = self.clock_s()
        end, still_since = now_s + self.patience.proof_s + self.patience.rest_s, now_s
        while now_s < end:
            count, condition = self._odometer(), self.condition()
            if count is not None and count != before:
                return count
            now_s = self.clock_s()
            if condition is PrinterCondition.OFFLINE:
                return None
            if count is None or condition is not PrinterCondition.READY:
                still_since = now_s
            elif now_s - still_since >= self.patience.rest_s:
                return count
            self.wait(self.patience.poll_s)
        return None

    def _odometer(self) -> int | None:
        try:
            return read_odometer(self.transport, self.language)
        except PrinterAway:
            return None

    def _move(self, job: PrintJob, to: PrintState, evidence: str = "", detail: str = "") -> SpoolResult:
        self._moves(job, to, evidence, detail)
        return self._result(job)

    def _moves(
        self,
        job: PrintJob,
        to: PrintState,
        evidence: str = "",
        detail: str = "",
        odometer_before: int | None = None,
    ) -> bool:
        """Whether the journal took it. False when a scan on the station's lane closed the label first."""
        try:
            self.journal.move(
                job.job_id, to, evidence=evidence, odometer_before=odometer_before, detail=detail
            )
        except ValueError:
            if not self._is_closed(job):
                raise
            return False
        return True

    def _is_closed(self, job: PrintJob) -> bool:
        now = self.journal.find(job.job_id)
        return now is not None and now.state in CLOSED

    def _result(self, job: PrintJob) -> SpoolResult:
        return SpoolResult(self._condition, self.journal.find(job.job_id))


def document_name(job: PrintJob) -> str:
    """What the label is called as a file: its number, and which copy it is."""
    copy = f"-R{job.copy}" if job.copy else ""
    return f"{job.tracking_number}{copy}.{job.language}"


def _mark(job: PrintJob) -> bytes:
    """Four characters of the label's own, that no label of the same day is likely to have."""
    return b32encode(hashlib.sha256(job.job_id.encode()).digest())[:4]


def _before(job: PrintJob) -> int | None:
    is_known = job.odometer_before is not None and job.odometer_before >= 0
    return job.odometer_before if is_known else None


def _told(before: int | None, now: int | None, condition: PrinterCondition | None) -> str:
    count = (
        "no odometer"
        if before is None
        else f"odometer {before} before, {'silent' if now is None else now} after"
    )
    return f"{count}; printer {condition or 'not asked'}"
