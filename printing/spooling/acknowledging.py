"""Proof by the printer's own word: ESC/POS."""

import hashlib
from base64 import b32encode
from collections.abc import Callable

from fulfilment.shipping.ports import PrintJob, PrintState
from printing.spooling.line import PrinterLine
from printing.spooling.moves import Move
from printing.spooling.status import acknowledge


def send_and_hear(line: PrinterLine, job: PrintJob, is_closed: Callable[[], bool]) -> bytes | None:
    """The label's mark as the printer said it back, None when it did not.

    Label and question go on one line, so that an answer cannot be about another label. Raises PrinterAway
    when the line breaks before the answer.
    """
    question, said = acknowledge(_mark(job))
    reply = line.transport.ask(
        job.document + question, line.patience.proof_s, lambda reply: said in reply or is_closed()
    )
    return said[2:6] if said in reply else None


def acknowledged(line: PrinterLine, mark: bytes | None) -> Move:
    if mark is not None:
        return Move(PrintState.PRINTED, "acknowledged", f"{mark.decode()} acknowledged")
    return Move(PrintState.IN_DOUBT, detail=f"not acknowledged; printer {line.condition().value}")


def _mark(job: PrintJob) -> bytes:
    """Four characters of the label's own, that no label of the same day is likely to have."""
    return b32encode(hashlib.sha256(job.job_id.encode()).digest())[:4]
