"""What an ESC/POS printer says: its condition, and that what came before a question is on paper."""

from printing.condition import PrinterCondition
from printing.transports.transport import Transport

ANSWER_S = 0.5
QUESTION = b"\x10\x04\x01\x10\x04\x02\x10\x04\x04"  # DLE EOT: printer, cause, roll
ACKNOWLEDGE = b"\x1d(H\x06\x0000"  # GS ( H, function 48, and four characters


def parse_escpos(reply: bytes) -> PrinterCondition:
    """The bytes to DLE EOT 1, 2 and 4. Bits 0, 1, 4 and 7 of each are fixed; the printer may have sent
    automatic status (bit 7 never set) before them. What has other bytes is no answer.

    Source: Epson, ESC/POS Command Reference, DLE EOT and GS a.
    """
    said = [byte for byte in reply if byte & 0x93 == 0x12]
    if len(said) != 3 or any(byte & 0x80 for byte in reply):
        return PrinterCondition.NEEDS_HANDS
    printer, cause, roll = said
    troubles = (
        (cause & 0x04, PrinterCondition.HEAD_OPEN),
        (cause & 0x20 or roll & 0x60, PrinterCondition.PAPER_OUT),
        (cause & 0x48 or printer & 0x08, PrinterCondition.NEEDS_HANDS),
    )
    return next((condition for is_so, condition in troubles if is_so), PrinterCondition.READY)


def ask_escpos(transport: Transport) -> PrinterCondition:
    """Raises PrinterAway."""
    return parse_escpos(transport.ask(QUESTION, ANSWER_S, lambda reply: len(reply) >= 3))


def acknowledge(mark: bytes) -> tuple[bytes, bytes]:
    """What to send behind a label, and what comes back once all before it is on paper.

    mark: four printable characters. Source: Epson, ESC/POS Command Reference, GS ( H, function 48.
    """
    return ACKNOWLEDGE + mark, b"\x37\x22" + mark + b"\x00"


def does_acknowledge(transport: Transport) -> bool:
    """Whether the printer speaks GS ( H, tried without a label. Raises PrinterAway."""
    question, said = acknowledge(b"try?")
    return said in transport.ask(question, ANSWER_S, lambda reply: said in reply)
