"""Proof by the printer's own count of labels: ZPL."""

from collections.abc import Callable

from fulfilment.shipping.ports import PrintState
from printing.condition import PrinterCondition
from printing.spooling.doubt import doubt_of_count
from printing.spooling.line import PrinterLine
from printing.spooling.moves import Move


def prove_by_count(line: PrinterLine, before: int, is_closed: Callable[[], bool]) -> Move:
    """For a label that was handed over without trouble, when the count was before."""
    now = _await_count(line, before, is_closed)
    if now == before + 1:
        return Move(PrintState.PRINTED, "odometer", f"odometer {now}")
    line.condition()
    return Move(PrintState.IN_DOUBT, detail=told(line, before, now))


def _await_count(line: PrinterLine, before: int, is_closed: Callable[[], bool]) -> int | None:
    """The odometer once it moved, or as it stands when patience ends or the packer has scanned the label.

    None when it went silent.
    """
    end = line.clock_s() + line.patience.proof_s
    while True:
        now = line.count_or_silence()
        if (now is not None and now != before) or line.clock_s() >= end or is_closed():
            return now
        line.wait(line.patience.poll_s)


def count_at_rest(line: PrinterLine, before: int) -> int | None:
    """The odometer when it moved, or when it stood for rest_s on a ready printer with nothing waiting.

    None when neither could be seen. A count read too early would call a label unprinted that is just
    coming out, and send it twice.
    """
    now_s = line.clock_s()
    end, still_since = now_s + line.patience.proof_s + line.patience.rest_s, now_s
    while now_s < end:
        count, condition = line.count_or_silence(), line.condition()
        if count is not None and count != before:
            return count
        now_s = line.clock_s()
        if condition is PrinterCondition.OFFLINE:
            return None
        if count is None or condition is not PrinterCondition.READY:
            still_since = now_s
        elif now_s - still_since >= line.patience.rest_s:
            return count
        line.wait(line.patience.poll_s)
    return None


def told(line: PrinterLine, before: int | None, now: int | None) -> str:
    """What is known of a label in doubt, for its detail."""
    after = "silent" if now is None else now
    count = "no odometer" if before is None else f"odometer {before} before, {after} after"
    doubt = doubt_of_count(before, now)
    return f"{count}; printer {line.seen or 'not asked'}" + (f"; {doubt}" if doubt else "")
