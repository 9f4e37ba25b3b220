"""What a spool writes into the print journal, and what others wrote there meanwhile."""

from dataclasses import dataclass

from fulfilment.shipping.ports import PrintJob, PrintJournal, PrintState

CLOSED = (PrintState.SCANNED, PrintState.VOID)
UNKNOWN = -1  # written over an odometer of an earlier attempt that stands no longer


@dataclass(frozen=True)
class Move:
    """Where a label goes next, and why; written by Moves.make."""

    to: PrintState
    evidence: str = ""
    detail: str = ""


@dataclass(frozen=True)
class Moves:
    """The journal, for one printer."""

    journal: PrintJournal
    printer: str

    def waiting(self) -> list[PrintJob]:
        """Queued and not begun, the next one first."""
        return [job for job in self.journal.list_open(self.printer) if job.state is PrintState.QUEUED]

    def begun(self) -> list[PrintJob]:
        """Sending or sent: of a label that is on its way now, or that a stop left there."""
        under_way = (PrintState.SENDING, PrintState.SENT)
        return [job for job in self.journal.list_open(self.printer) if job.state in under_way]

    def begin(self, job: PrintJob, before: int | None) -> bool:
        """Write "sending". False when the label was voided or given to another printer meanwhile."""
        now = self.journal.find(job.job_id)
        if now is None or now.state is not PrintState.QUEUED or now.printer != self.printer:
            return False
        return self.make(job, Move(PrintState.SENDING), UNKNOWN if before is None else before)

    def make(self, job: PrintJob, move: Move, odometer_before: int | None = None) -> bool:
        """Whether the journal took it. False when a scan on the station's lane closed the label first."""
        try:
            self.journal.move(
                job.job_id,
                move.to,
                evidence=move.evidence,
                odometer_before=odometer_before,
                detail=move.detail,
            )
        except ValueError:
            if not self.is_closed(job):
                raise
            return False
        return True

    def is_closed(self, job: PrintJob) -> bool:
        now = self.journal.find(job.job_id)
        return now is not None and now.state in CLOSED


def count_before(job: PrintJob) -> int | None:
    """The odometer as it stood before the label was sent; None when it was not known."""
    is_known = job.odometer_before is not None and job.odometer_before >= 0
    return job.odometer_before if is_known else None
