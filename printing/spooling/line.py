"""One printer as its spool sees it: the way to it, its language, and how long it is waited for."""

from collections.abc import Callable
from dataclasses import dataclass

from fulfilment.errors import PrinterAway
from printing.condition import PrinterCondition
from printing.spooling.status import PrinterState, read_odometer, read_state
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
    """said: what it said when it was last asked, None before that."""

    transport: Transport
    language: str
    patience: Patience
    clock_s: Callable[[], float]
    wait: Callable[[float], None]
    said: PrinterState | None = None

    @property
    def seen(self) -> PrinterCondition | None:
        return self.said.condition if self.said else None

    def condition(self) -> PrinterCondition:
        """How the printer is, asked now."""
        self.said = read_state(self.transport, self.language)
        return self.said.condition

    def found(self, condition: PrinterCondition) -> PrinterCondition:
        """It was found out by another way than asking."""
        self.said = PrinterState(condition)
        return condition

    def count(self) -> int | None:
        """Labels in the printer's life; None when it does not say. Raises PrinterAway."""
        return read_odometer(self.transport, self.language)

    def count_or_silence(self) -> int | None:
        try:
            return self.count()
        except PrinterAway:
            return None
