"""What a printer shows that neither counts nor acknowledges: TSPL prints, and stops."""

from collections.abc import Callable
from dataclasses import dataclass

from fulfilment.shipping.ports import PrintState
from printing.condition import PrinterCondition
from printing.spooling.line import PrinterLine
from printing.spooling.moves import Move


@dataclass
class IdleWatch:
    """Some printers never show that they print. After the first label of such a one nobody waits for it any
    more, until it is seen busy after all."""

    _shows_nothing: bool = False

    def watch(self, line: PrinterLine, handed_over: str, is_closed: Callable[[], bool]) -> Move:
        """Watch it print and stop: worth noting, no proof, so the label waits for its scan as sent."""
        now_s = line.clock_s()
        begins_by = now_s + (0.0 if self._shows_nothing else line.patience.start_s)
        ends_by, was_busy = now_s + line.patience.proof_s, False
        while now_s < ends_by and not is_closed():
            condition = line.condition()
            if condition is PrinterCondition.BUSY:
                was_busy, self._shows_nothing = True, False
            elif condition is not PrinterCondition.READY:
                return Move(PrintState.IN_DOUBT, detail=f"{handed_over}; printer {condition.value}")
            elif was_busy:
                return Move(PrintState.SENT, "idle", handed_over)
            elif now_s >= begins_by:
                self._shows_nothing = True
                break
            line.wait(line.patience.poll_s)
            now_s = line.clock_s()
        return Move(PrintState.SENT, detail=handed_over)
