"""Proof by the printer's own word: ESC/POS."""

import hashlib
from base64 import b32encode
from collections.abc import Callable
from dataclasses import dataclass

from fulfilment.shipping.ports import PrintJob, PrintState
from printing.spooling.line import PrinterLine
from printing.spooling.moves import Move
from printing.spooling.status import acknowledge, does_acknowledge


@dataclass
class Acknowledging:
    """Whether this printer acknowledges, remembered: the question is a risk for those who do not know it."""

    _does: bool | None = None

    def is_known_to(self, line: PrinterLine) -> bool:
        """Raises PrinterAway. Ask only while the printer is ready, so that it has answered DLE EOT."""
        if self._does is None:
            self._does = does_acknowledge(line.transport, line.language)
        return self._does

    def missed(self) -> None:
        """A label without its acknowledgement: perhaps another printer stands there now."""
        self._does = None


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
