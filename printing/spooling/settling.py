"""What became of a label of which only the beginning of its sending is known."""

from fulfilment.shipping.ports import PrintJob, PrintState
from printing.spooling.line import PrinterLine
from printing.spooling.moves import Move, count_before
from printing.spooling.odometer import count_at_rest, told


def document_name(job: PrintJob) -> str:
    """What the label is called as a file: its number, what it is beside a waybill, and which copy."""
    kind = "" if job.kind == "waybill" else f"-{job.kind}"
    page = f"-{job.page}" if job.page > 1 else ""
    copy = f"-R{job.copy}" if job.copy else ""
    return f"{job.tracking_number}{kind}{page}{copy}.{job.language}"


def has_arrived(line: PrinterLine, job: PrintJob) -> bool | None:
    """What a folder or a file shows; None where nobody can say."""
    return line.transport.holds(job.document, document_name(job))


def is_provable(line: PrinterLine, job: PrintJob) -> bool:
    return count_before(job) is not None or has_arrived(line, job) is not None


def settle(line: PrinterLine, job: PrintJob, before: int | None, why: str) -> Move:
    """Printed, queued again as it certainly did not come out, or for a person to say.

    before: the odometer before it was sent, None when not known.
    """
    arrived = has_arrived(line, job)
    if arrived is not None:
        return Move(PrintState.PRINTED, "file", why) if arrived else Move(PrintState.QUEUED, detail=why)
    now = None if before is None else count_at_rest(line, before)
    if before is not None and now == before:
        return Move(PrintState.QUEUED, detail=f"{why}; odometer still {now}")
    if before is not None and now == before + 1:
        return Move(PrintState.PRINTED, "odometer", f"{why}; odometer {now}")
    return Move(PrintState.IN_DOUBT, detail=f"{why}; {told(line, before, now)}")
