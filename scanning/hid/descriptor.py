"""A scanner's own word on where its reports keep what: its HID report descriptor. Pure.

Source: Device Class Definition for HID 1.11, section 6.2.2; HID Point of Sale Usage Tables 1.02, section 4.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace

from scanning.hid.reports import Layout

SCANNER, DESKTOP = 0x8C, 0x01  # usage pages
BYTE_COUNT = (DESKTOP, 0x3B)
AIM_1, DATA, MORE = (SCANNER, 0xFB), (SCANNER, 0xFE), (SCANNER, 0xFF)
MOST_BITS = 8 * 4_096  # no report is longer; a broken descriptor may say so


@dataclass(frozen=True)
class _Global:
    page: int = 0
    bits: int = 0
    count: int = 0
    report_id: int = 0


@dataclass(frozen=True)
class _Field:
    """One usage of an input report. at_bit: after the report's number. count: of how many, of bits each."""

    report_id: int
    usage: tuple[int, int]
    at_bit: int
    bits: int
    count: int


@dataclass
class _Reader:
    now: _Global = field(default_factory=_Global)
    kept: list[_Global] = field(default_factory=list)
    usages: list[tuple[int, int]] = field(default_factory=list)
    used_bits: dict[int, int] = field(default_factory=dict)
    fields: list[_Field] = field(default_factory=list)

    def take(self, tag: int, value: int) -> None:
        match tag:
            case 0x04:
                self.now = replace(self.now, page=value)
            case 0x74:
                self.now = replace(self.now, bits=value)
            case 0x84:
                self.now = replace(self.now, report_id=value)
            case 0x94:
                self.now = replace(self.now, count=value)
            case 0xA4:
                self.kept.append(self.now)
            case 0xB4 if self.kept:
                self.now = self.kept.pop()
            case 0x08:
                self.usages.append((value >> 16 or self.now.page, value & 0xFFFF))
            case 0x80:
                self._take_input()
        if tag & 0x0C == 0:  # a main item ends what was said for it alone
            self.usages.clear()

    def _take_input(self) -> None:
        now = self.now
        at_bit = self.used_bits.get(now.report_id, 0)
        self.used_bits[now.report_id] = min(at_bit + now.bits * now.count, MOST_BITS)
        for nth, usage in enumerate(self.usages[: max(1, now.count)]):
            is_last = nth == len(self.usages) - 1
            count = now.count - nth if is_last else 1
            self.fields.append(_Field(now.report_id, usage, at_bit + nth * now.bits, now.bits, count))


def layout_of(descriptor: bytes) -> Layout | None:
    """Where a decoded code stands in the reports; None when descriptor is no such scanner's.

    Raises nothing, whatever the bytes.
    """
    reader = _Reader()
    for tag, value in _items(descriptor):
        reader.take(tag, value)
    data = next((one for one in reader.fields if one.usage == DATA and _is_bytes(one)), None)
    if data is None:
        return None
    beside = {one.usage: one for one in reader.fields if one.report_id == data.report_id}
    first = 1 if data.report_id else 0  # the report's number stands before everything

    def place(usage: tuple[int, int]) -> int | None:
        found = beside.get(usage)
        return first + found.at_bit // 8 if found is not None and _is_bytes(found) else None

    more = beside.get(MORE)
    return Layout(
        report_id=data.report_id or None,
        size=first + -(-reader.used_bits[data.report_id] // 8),
        data_at=first + data.at_bit // 8,
        data_size=data.count,
        length_at=place(BYTE_COUNT),
        aim_at=place(AIM_1),
        more_at=first + more.at_bit // 8 if more else None,
        more_bit=more.at_bit % 8 if more else 0,
    )


def _is_bytes(one: _Field) -> bool:
    return one.bits == 8 and one.at_bit % 8 == 0 and one.count > 0 and one.at_bit < MOST_BITS


def _items(descriptor: bytes) -> Iterator[tuple[int, int]]:
    """Tag and value of each item, as far as they are whole."""
    at = 0
    while at < len(descriptor):
        head = descriptor[at]
        if head == 0xFE:  # a long item: nobody uses them
            at += 3 + (descriptor[at + 1] if at + 1 < len(descriptor) else 0)
            continue
        size = (0, 1, 2, 4)[head & 3]
        yield head & 0xFC, int.from_bytes(descriptor[at + 1 : at + 1 + size], "little")
        at += 1 + size
