"""What a TSPL printer says: one byte."""

from printing.condition import PrinterCondition
from printing.transports.transport import Transport

ANSWER_S = 0.5
QUESTION = b"\x1b!?"
BITS = (
    (0x04, PrinterCondition.PAPER_OUT),
    (0x41, PrinterCondition.HEAD_OPEN),
    (0x08, PrinterCondition.RIBBON_OUT),
    (0x02, PrinterCondition.JAM),
    (0x80, PrinterCondition.TOO_HOT),
    (0x10, PrinterCondition.PAUSED),
    (0x20, PrinterCondition.BUSY),
)


def parse_tspl(reply: bytes) -> PrinterCondition:
    """The one byte to ESC ! ?. Source: TSC, TSPL/TSPL2 Programming Manual, <ESC>!?."""
    if len(reply) != 1:
        return PrinterCondition.NEEDS_HANDS
    return next((condition for bits, condition in BITS if reply[0] & bits), PrinterCondition.READY)


def ask_tspl(transport: Transport) -> PrinterCondition:
    """Raises PrinterAway."""
    return parse_tspl(transport.ask(QUESTION, ANSWER_S, lambda reply: len(reply) >= 1))
