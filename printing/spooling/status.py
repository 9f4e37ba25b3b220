"""What a printer says of itself, and what its silence means."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from fulfilment.errors import PrinterAway
from printing.condition import PrinterCondition
from printing.transports.transport import Transport

ANSWER_S = 0.5
HOST_STATUS = b"~HS"
ERROR_STATUS = b"~HQES"
TSPL_STATUS = b"\x1b!?"
ESCPOS_STATUS = b"\x10\x04\x01\x10\x04\x02\x10\x04\x04"  # DLE EOT: printer, cause, roll
EPL_STATUS = b"\r\n^ee\r\n"
ACKNOWLEDGE = b"\x1d(H\x06\x0000"  # GS ( H, function 48, and four characters
ODOMETER = b'! U1 getvar "odometer.total_label_count"\r\n'


@dataclass(frozen=True)
class HostStatus:
    """Source: Zebra, ZPL II Programming Guide, ~HS: three strings between STX and ETX."""

    is_paper_out: bool
    is_paused: bool
    formats_waiting: int
    is_buffer_full: bool
    is_head_open: bool
    is_ribbon_out: bool
    labels_left: int


def parse_hs(reply: bytes) -> HostStatus | None:
    """The answer to ~HS; None when it is none (too short, not numbers)."""
    strings = re.findall(rb"\x02([^\x02\x03]*)\x03", reply)
    if len(strings) < 2:
        return None
    first, second = strings[0].split(b","), strings[1].split(b",")
    try:
        return HostStatus(
            is_paper_out=int(first[1]) != 0,
            is_paused=int(first[2]) != 0,
            formats_waiting=int(first[4]),
            is_buffer_full=int(first[5]) != 0,
            is_head_open=int(second[2]) != 0,
            is_ribbon_out=int(second[3]) != 0,
            labels_left=int(second[8]),
        )
    except (IndexError, ValueError):
        return None


def parse_hqes(reply: bytes) -> int | None:
    """The error bits (group 1) of ~HQES, 0 for none; None when it is no such answer."""
    found = re.search(rb"ERRORS:\s*([01])\s+([0-9A-Fa-f]{8})\s+([0-9A-Fa-f]{8})", reply)
    return None if found is None else int(found[1]) and int(found[3], 16)


ERROR_BITS = (
    (0x1, PrinterCondition.PAPER_OUT),
    (0x2, PrinterCondition.RIBBON_OUT),
    (0x4, PrinterCondition.HEAD_OPEN),
    (0x10000, PrinterCondition.PAUSED),
)


def read_condition(transport: Transport, language: str = "zpl") -> PrinterCondition:
    """How the printer is, now, asked in its own language. A way that never answers is taken for ready."""
    if (said := transport.own_condition()) is not None:
        return said
    if not transport.answers:
        return PrinterCondition.READY
    try:
        return _ASK[language](transport)
    except PrinterAway:
        return PrinterCondition.OFFLINE


def _ask_zpl(transport: Transport) -> PrinterCondition:
    """A Zebra says nothing at all to ~HS while paper, ribbon or head want hands, so silence is asked once
    more by ~HQES before it is believed.
    """
    said = parse_hs(transport.ask(HOST_STATUS, ANSWER_S, lambda reply: reply.count(b"\x03") >= 3))
    if said is not None:
        return _condition(said)
    errors = parse_hqes(transport.ask(ERROR_STATUS, ANSWER_S, lambda reply: b"\x03" in reply))
    known = [condition for bit, condition in ERROR_BITS if (errors or 0) & bit]
    return known[0] if known else PrinterCondition.NEEDS_HANDS


def _condition(said: HostStatus) -> PrinterCondition:
    troubles = (
        (said.is_paper_out, PrinterCondition.PAPER_OUT),
        (said.is_head_open, PrinterCondition.HEAD_OPEN),
        (said.is_ribbon_out, PrinterCondition.RIBBON_OUT),
        (said.is_paused, PrinterCondition.PAUSED),
        (said.is_buffer_full, PrinterCondition.BUFFER_FULL),
        (said.formats_waiting > 0 or said.labels_left > 0, PrinterCondition.BUSY),
    )
    return next((condition for is_so, condition in troubles if is_so), PrinterCondition.READY)


TSPL_BITS = (
    (0x04, PrinterCondition.PAPER_OUT),
    (0x41, PrinterCondition.HEAD_OPEN),
    (0x08, PrinterCondition.RIBBON_OUT),
    (0x82, PrinterCondition.NEEDS_HANDS),  # paper jam, temperature
    (0x10, PrinterCondition.PAUSED),
    (0x20, PrinterCondition.BUSY),
)


def parse_tspl(reply: bytes) -> PrinterCondition:
    """The one byte to ESC ! ?. Source: TSC, TSPL/TSPL2 Programming Manual, <ESC>!?."""
    if len(reply) != 1:
        return PrinterCondition.NEEDS_HANDS
    return next((condition for bits, condition in TSPL_BITS if reply[0] & bits), PrinterCondition.READY)


def _ask_tspl(transport: Transport) -> PrinterCondition:
    return parse_tspl(transport.ask(TSPL_STATUS, ANSWER_S, lambda reply: len(reply) >= 1))


def parse_escpos(reply: bytes) -> PrinterCondition:
    """The bytes to DLE EOT 1, 2 and 4. Bits 0, 1, 4 and 7 of each are fixed; what has others is no answer.

    Source: Epson, ESC/POS Command Reference, DLE EOT.
    """
    said = [byte for byte in reply if byte & 0x93 == 0x12]
    if len(said) != 3:
        return PrinterCondition.NEEDS_HANDS
    printer, cause, roll = said
    troubles = (
        (cause & 0x04, PrinterCondition.HEAD_OPEN),
        (cause & 0x20 or roll & 0x60, PrinterCondition.PAPER_OUT),
        (cause & 0x48 or printer & 0x08, PrinterCondition.NEEDS_HANDS),
    )
    return next((condition for is_so, condition in troubles if is_so), PrinterCondition.READY)


def _ask_escpos(transport: Transport) -> PrinterCondition:
    return parse_escpos(transport.ask(ESCPOS_STATUS, ANSWER_S, lambda reply: len(reply) >= 3))


EPL_CODES = {
    "00": PrinterCondition.READY,
    "07": PrinterCondition.PAPER_OUT,  # or the ribbon; the printer does not say which
    "11": PrinterCondition.HEAD_OPEN,
    "12": PrinterCondition.PAUSED,
}


def parse_epl(reply: bytes) -> PrinterCondition:
    """The codes to ^ee; of several the first that we know. Source: Zebra, EPL Programming Guide, ^ee."""
    codes = re.findall(r"\d\d", reply.decode("ascii", "replace")) if reply.endswith(b"\n") else []
    return next((EPL_CODES[code] for code in codes if code in EPL_CODES), PrinterCondition.NEEDS_HANDS)


def _ask_epl(transport: Transport) -> PrinterCondition:
    return parse_epl(transport.ask(EPL_STATUS, ANSWER_S, lambda reply: reply.endswith(b"\n")))


_ASK: dict[str, Callable[[Transport], PrinterCondition]] = {
    "zpl": _ask_zpl,
    "tspl": _ask_tspl,
    "escpos": _ask_escpos,
    "epl": _ask_epl,
}


def acknowledge(mark: bytes) -> tuple[bytes, bytes]:
    """What to send behind a label, and what comes back once all before it is on paper.

    mark: four printable characters. Source: Epson, ESC/POS Command Reference, GS ( H, function 48.
    """
    return ACKNOWLEDGE + mark, b"\x37\x22" + mark + b"\x00"


def does_acknowledge(transport: Transport, language: str) -> bool:
    """Whether the printer speaks GS ( H, tried without a label. Raises PrinterAway."""
    if language != "escpos" or not transport.answers:
        return False
    question, said = acknowledge(b"try?")
    return said in transport.ask(question, ANSWER_S, lambda reply: said in reply)


def read_odometer(transport: Transport, language: str = "zpl") -> int | None:
    """Labels printed in the printer's life; None when it does not say. Raises PrinterAway."""
    if language != "zpl" or not transport.answers:
        return None
    reply = transport.ask(ODOMETER, ANSWER_S, lambda reply: reply.count(b'"') >= 2)
    found = re.search(rb'"\s*(\d+)[^"]*"', reply)
    return int(found[1]) if found else None
