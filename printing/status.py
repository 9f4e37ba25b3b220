"""What a printer says of itself, and what its silence means."""

import re
from dataclasses import dataclass
from enum import StrEnum

from fulfilment.errors import PrinterAway
from printing.transport import Transport

ANSWER_S = 0.5
HOST_STATUS = b"~HS"
ERROR_STATUS = b"~HQES"
ODOMETER = b'! U1 getvar "odometer.total_label_count"\r\n'


class PrinterCondition(StrEnum):
    READY = "ready"
    BUSY = "busy"  # still has labels of before: wait
    PAPER_OUT = "paper_out"
    HEAD_OPEN = "head_open"
    RIBBON_OUT = "ribbon_out"
    PAUSED = "paused"
    BUFFER_FULL = "buffer_full"
    NEEDS_HANDS = "needs_hands"  # takes the line but says nothing, or says something is wrong
    OFFLINE = "offline"


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


def read_condition(transport: Transport) -> PrinterCondition:
    """How the printer is, now. A way that never answers is taken for ready.

    A Zebra says nothing at all to ~HS while paper, ribbon or head want hands, so silence is asked once
    more by ~HQES before it is believed.
    """
    if not transport.answers:
        return PrinterCondition.READY
    try:
        said = parse_hs(transport.ask(HOST_STATUS, ANSWER_S, lambda reply: reply.count(b"\x03") >= 3))
        if said is not None:
            return _condition(said)
        errors = parse_hqes(transport.ask(ERROR_STATUS, ANSWER_S, lambda reply: b"\x03" in reply))
    except PrinterAway:
        return PrinterCondition.OFFLINE
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


def read_odometer(transport: Transport) -> int | None:
    """Labels printed in the printer's life; None when it does not say. Raises PrinterAway."""
    if not transport.answers:
        return None
    reply = transport.ask(ODOMETER, ANSWER_S, lambda reply: reply.count(b'"') >= 2)
    found = re.search(rb'"\s*(\d+)[^"]*"', reply)
    return int(found[1]) if found else None
