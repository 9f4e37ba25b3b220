"""What a ZPL printer says: ~HS, ~HQES and its odometer."""

import re
from dataclasses import dataclass

from printing.condition import PrinterCondition
from printing.transports.transport import Transport

ANSWER_S = 0.5
HOST_STATUS = b"~HS"
ERROR_STATUS = b"~HQES"
ODOMETERS = (b"odometer.total_label_count", b"odometer.user_label_count")  # some firmwares know one only
FLOW_CONTROL = b"\x11\x13"  # XON and XOFF stand anywhere on a serial line
ENDLESS = 0x80  # of the function settings: media without gaps


@dataclass(frozen=True)
class PrinterState:
    """media_rows: the length of a label in dots as the printer measured it; None when it does not say, or
    when its paper has no gaps."""

    condition: PrinterCondition
    media_rows: int | None = None


@dataclass(frozen=True)
class HostStatus:
    """Source: Zebra, ZPL II Programming Guide, ~HS: three strings between STX and ETX."""

    is_paper_out: bool
    is_paused: bool
    label_rows: int
    formats_waiting: int
    is_buffer_full: bool
    is_too_hot: bool
    is_endless: bool
    is_head_open: bool
    is_ribbon_out: bool
    labels_left: int


def parse_hs(reply: bytes) -> HostStatus | None:
    """The answer to ~HS; None when it is none: anything beside the strings, fields missing, no numbers."""
    reply = reply.translate(None, FLOW_CONTROL)
    if not re.fullmatch(rb"\s*(?:\x02[0-9A-Za-z,]*\x03\s*){2,3}", reply):
        return None
    strings = re.findall(rb"\x02([^\x03]*)\x03", reply)
    first, second = strings[0].split(b","), strings[1].split(b",")
    if len(first) < 12 or len(second) < 9:
        return None
    try:
        return HostStatus(
            is_paper_out=_flag(first[1]),
            is_paused=_flag(first[2]),
            label_rows=int(first[3]),
            formats_waiting=int(first[4]),
            is_buffer_full=_flag(first[5]),
            is_too_hot=_flag(first[11]),
            is_endless=bool(int(second[0]) & ENDLESS),
            is_head_open=_flag(second[2]),
            is_ribbon_out=_flag(second[3]),
            labels_left=int(second[8]),
        )
    except ValueError:
        return None


def _flag(field: bytes) -> bool:
    """Raises ValueError for what is no flag."""
    return bool((b"0", b"1").index(field))


def parse_hqes(reply: bytes) -> int | None:
    """The error bits (group 1) of ~HQES, 0 for none; None when it is no such answer."""
    return _bits(b"ERRORS", reply)


def _bits(title: bytes, reply: bytes) -> int | None:
    found = re.search(title + rb":\s*([01])\s+([0-9A-Fa-f]{8})\s+([0-9A-Fa-f]{8})", reply)
    return None if found is None else int(found[1]) and int(found[3], 16)


ERROR_BITS = (
    (0x1, PrinterCondition.PAPER_OUT),
    (0x2, PrinterCondition.RIBBON_OUT),
    (0x4, PrinterCondition.HEAD_OPEN),
    (0xD000, PrinterCondition.JAM),  # jam, feed, the way is not clear
    (0xC0000, PrinterCondition.MEDIA_WRONG),  # mark to be measured, mark not found
    (0x10, PrinterCondition.TOO_HOT),
    (0x10000, PrinterCondition.PAUSED),
)
WANTS_MEASURING = 0x1  # of the warnings


def ask_zpl(transport: Transport) -> PrinterState:
    """A Zebra says nothing at all to ~HS while paper, ribbon or head want hands, so silence is asked once
    more by ~HQES before it is believed. Raises PrinterAway.
    """
    said = parse_hs(transport.ask(HOST_STATUS, ANSWER_S, lambda reply: reply.count(b"\x03") >= 3))
    if said is not None:
        has_length = said.label_rows > 0 and not said.is_endless
        return PrinterState(_condition(said), said.label_rows if has_length else None)
    return PrinterState(
        _mended_by_hand(transport.ask(ERROR_STATUS, ANSWER_S, lambda reply: b"\x03" in reply))
    )


def _mended_by_hand(reply: bytes) -> PrinterCondition:
    errors, warnings = parse_hqes(reply) or 0, _bits(b"WARNINGS", reply) or 0
    known = [condition for bits, condition in ERROR_BITS if errors & bits]
    if not errors and warnings & WANTS_MEASURING:
        return PrinterCondition.MEDIA_WRONG
    return known[0] if known else PrinterCondition.NEEDS_HANDS


def _condition(said: HostStatus) -> PrinterCondition:
    troubles = (
        (said.is_paper_out, PrinterCondition.PAPER_OUT),
        (said.is_head_open, PrinterCondition.HEAD_OPEN),
        (said.is_ribbon_out, PrinterCondition.RIBBON_OUT),
        (said.is_too_hot, PrinterCondition.TOO_HOT),
        (said.is_paused, PrinterCondition.PAUSED),
        (said.is_buffer_full, PrinterCondition.BUFFER_FULL),
        (said.formats_waiting > 0 or said.labels_left > 0, PrinterCondition.BUSY),
    )
    return next((condition for is_so, condition in troubles if is_so), PrinterCondition.READY)


def read_odometer(transport: Transport) -> int | None:
    """Labels printed in the printer's life, or since a person set that count back where the printer knows
    no other; None when it does not say. Raises PrinterAway.
    """
    for variable in ODOMETERS:
        question = b'! U1 getvar "%s"\r\n' % variable
        reply = transport.ask(question, ANSWER_S, lambda reply: reply.count(b'"') >= 2)
        if reply.translate(None, FLOW_CONTROL).strip() != b'"?"':
            return parse_count(reply)
    return None


def parse_count(reply: bytes) -> int | None:
    found = re.fullmatch(rb'\s*"\s*(\d{1,10})\s*"\s*', reply.translate(None, FLOW_CONTROL))
    return int(found[1]) if found else None
