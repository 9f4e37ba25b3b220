"""One printer as its spool sees it: the way to it, its language, and how long it is waited for."""

from collections.abc import Callable
from dataclasses import dataclass

from fulfilment.errors import PrinterAway
from printing.condition import PrinterCondition
from printing.spooling.status import read_condition, read_odometer
from printing.transports.transport import Transport


@dataclass(frozen=True)
class Patience:
    """Seconds. proof: how long a label may take to show on the odometer after it was handed over.

    rest: an odometer that stood so long on a printer that is ready and has nothing waiting will not move
    any more; longer than any label takes (150 mm at 4 inches a second: 1.5 s).
    start: how long a printer that shows its printing may take to begin.
    """

    proof_s: float = 6.0
    rest_s: float = 2.5
    poll_s: float = 0.02
    start_s: float = 1.0


@dataclass
class PrinterLine:
    """seen: its condition when it was last asked, None before that."""

    transport: Transport
    language: str
    patience: Patience
    clock_s: Callable[[], float]
    wait: Callable[[float], None]
    seen: PrinterCondition | None = None

    def condition(self) -> PrinterCondition:
        """How the printer is, asked now."""
        self.seen = read_condition(self.transport, self.language)
        return self.seen

    def count(self) -> int | None:
        """Labels in the printer's life; None when it does not say. Raises PrinterAway."""
        return read_odometer(self.transport, self.language)

    def count_or_silence(self) -> int | None:
        try:
            return self.count()
        except PrinterAway:
            return None
