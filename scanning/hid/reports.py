"""Reports of a HID point-of-sale scanner into codes. Pure: bytes in, readings out.

A report carries the length of its data, the AIM identifier and up to 56 bytes; a longer code goes over
several reports, all but the last of which say that more follows. Where each of these stands is the scanner's
own report descriptor's to say (descriptor.py); without one, nearly all makers use the layout below.
Source: HID Point of Sale Usage Tables 1.02, section 4; Access-IS LSR118 manual, appendix B.
"""

import re
from dataclasses import dataclass

from fulfilment.packing.barcodes import LONGEST

KEEP = 4 * LONGEST + 4  # bytes: enough of an endless code to be refused as too long
AIM = re.compile(rb"\][A-Za-z][0-9A-Za-z]")


@dataclass(frozen=True)
class Layout:
    """Where a report keeps what, in bytes from its start, the report's number included.

    report_id: None for a scanner that has one kind of report and does not number it.
    length_at, aim_at, more_at: None when its reports do not say. more_bit: 0-7.
    """

    report_id: int | None
    size: int
    data_at: int
    data_size: int
    length_at: int | None = None
    aim_at: int | None = None
    more_at: int | None = None
    more_bit: int = 0


USUAL = Layout(
    report_id=2, size=64, data_at=5, data_size=56, length_at=1, aim_at=2, more_at=63
)  # Honeywell, Zebra, Datalogic and Access-IS alike


@dataclass(frozen=True)
class Reading:
    """data: as decoded, with the scanner's own prefix and suffix. aim: "]C1"; None when it did not say."""

    data: bytes
    aim: str | None = None


class Assembler:
    """Takes whole reports. halves: codes whose rest never came, and reports that contradict themselves."""

    def __init__(self, layout: Layout = USUAL) -> None:
        self._layout = layout
        self._open = bytearray()
        self._aim: str | None = None
        self.halves = 0

    @property
    def is_open(self) -> bool:
        return bool(self._open)

    def feed(self, report: bytes) -> Reading | None:
        """The code that report completes; None for half of one, and for reports of another kind."""
        how = self._layout
        if len(report) < how.size or (how.report_id is not None and report[0] != how.report_id):
            return None
        piece = self._piece(report)
        aim = self._aim_of(report)
        if piece is None or (self._open and aim not in (None, self._aim)):
            self.drop()  # another code began before this one ended, or its length cannot be
        if piece is None:
            return None
        if not self._open:
            self._aim = aim
        self._open += piece[: max(0, KEEP - len(self._open))]
        if how.more_at is not None and report[how.more_at] >> how.more_bit & 1:
            return None
        reading = Reading(bytes(self._open), self._aim) if self._open else None
        self._open.clear()
        return reading

    def drop(self) -> None:
        """Give up a code that is open."""
        self.halves += bool(self._open)
        self._open.clear()

    def _piece(self, report: bytes) -> bytes | None:
        how = self._layout
        data = report[how.data_at : how.data_at + how.data_size]
        if how.length_at is None:
            return data.rstrip(b"\0")
        length = report[how.length_at]
        return data[:length] if length <= how.data_size else None

    def _aim_of(self, report: bytes) -> str | None:
        at = self._layout.aim_at
        aim = report[at : at + 3] if at is not None else b""
        return aim.decode("ascii") if AIM.fullmatch(aim) else None
