"""What an EPL2 printer says: codes of two digits."""

import re

from printing.condition import PrinterCondition
from printing.transports.transport import Transport

ANSWER_S = 0.5
QUESTION = b"\r\n^ee\r\n"
READY = "00"
CODES = {
    "07": PrinterCondition.PAPER_OUT,  # or the ribbon; the printer does not say which
    "11": PrinterCondition.HEAD_OPEN,
    "12": PrinterCondition.PAUSED,
}


def parse_epl(reply: bytes) -> PrinterCondition:
    """The codes to ^ee; of several the first that we know. Source: Zebra, EPL Programming Guide, ^ee."""
    if not re.fullmatch(rb"\s*\d\d(?:,\d\d)*\s*\n", reply):
        return PrinterCondition.NEEDS_HANDS
    codes = [code for code in re.findall(r"\d\d", reply.decode("ascii")) if code != READY]
    unknown = PrinterCondition.NEEDS_HANDS if codes else PrinterCondition.READY
    return next((CODES[code] for code in codes if code in CODES), unknown)


def ask_epl(transport: Transport) -> PrinterCondition:
    """Raises PrinterAway."""
    return parse_epl(transport.ask(QUESTION, ANSWER_S, lambda reply: reply.endswith(b"\n")))
