"""A reader of EPL2 for the virtual printer. It shares no code with our writer, so each checks the other."""

import re
from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from printing.readers.sheet import CALIBRATE, Event, Format, Query, Sheet, blank

STATUS = b"^ee"
MEASURE = b"xa"
GRAPHIC = re.compile(rb"GW(\d+),(\d+),(\d+),(\d+)[,\n]")
LINE = re.compile(rb"LO(\d+),(\d+),(\d+),(\d+)$")
PRINT = re.compile(rb"P(\d+)(?:,(\d+))?$")
NUMBER = re.compile(rb"\d+")
LAYOUT_ONLY = re.compile(rb"(ZT|O|S|D|JF|JB|R|rN|I)[\dA-Z,]*$")
DEFAULT_WIDTH, DEFAULT_LENGTH = 800, 1200  # dots
LONGEST_LINE = 65_536


class _Line(NamedTuple):
    words: bytes
    data: bytes  # of a GW
    start: int
    end: int


def next_event(buffer: bytes) -> tuple[Event, bytes]:
    """The first whole thing in buffer and what is left; (None, rest) when more bytes are needed."""
    for line in _lines(buffer):
        if line.words == STATUS:
            return Query("^ee"), buffer[: line.start] + buffer[line.end :]
        if line.words == MEASURE:
            return Query(CALIBRATE), buffer[: line.start] + buffer[line.end :]
        if PRINT.match(line.words):
            return Format(buffer[: line.end].strip(b"\r\n")), buffer[line.end :]
    return None, buffer


def _lines(buffer: bytes) -> Iterator[_Line]:
    """Whole commands; it ends where one has not arrived to its end."""
    at = 0
    while at < len(buffer):
        if found := GRAPHIC.match(buffer, at):
            end = found.end() + int(found[3]) * int(found[4])
            if end > len(buffer):
                return
            yield _Line(found[0], buffer[found.end() : end], at, end)
            at = end
            continue
        end = buffer.find(b"\n", at, at + LONGEST_LINE)
        if end < 0:
            return
        if words := buffer[at:end].strip():
            yield _Line(words, b"", at, end + 1)
        at = end + 1


def read_format(data: bytes, dots_per_mm: int | None = None) -> Sheet:
    """The sheet that a label's commands make; EPL2 counts dots, so dots_per_mm changes nothing.

    Nothing raises: a printer prints what it understood.
    """
    width, length, end = DEFAULT_WIDTH, DEFAULT_LENGTH, 0
    sheet = Sheet(np.zeros((0, 0), np.uint8))
    pictures: list[tuple[int, int, NDArray[np.uint8]]] = []
    for line in _lines(data + b"\n"):
        words, end = line.words, line.end
        if found := GRAPHIC.match(words):
            left, top, wide, high = (int(number) for number in found.groups())
            pictures.append((left, top, _dots(line.data, wide, high)))
        elif found := LINE.match(words):
            left, top, wide, high = (min(int(number), 32_000) for number in found.groups())
            pictures.append((left, top, np.ones((high, wide), np.uint8)))
        elif found := PRINT.match(words):
            sheet.copies = max(1, int(found[1])) * max(1, int(found[2] or 1))
        elif words == b"N":
            pictures = []
        elif words[:1] in b"qQ" and (found := NUMBER.match(words, 1)):
            width, length = (int(found[0]), length) if words[:1] == b"q" else (width, int(found[0]))
        elif not LAYOUT_ONLY.match(words):
            sheet.complaints.append(f"unknown {words[:12].decode('ascii', 'replace')}")
    if end < len(data):
        sheet.complaints.append("cut short")
    sheet.dots = blank(length, width)
    for left, top, dots in pictures:
        part = sheet.dots[top : top + dots.shape[0], left : left + dots.shape[1]]
        part |= dots[: part.shape[0], : part.shape[1]]
    return sheet


def _dots(data: bytes, wide: int, high: int) -> NDArray[np.uint8]:
    rows = np.frombuffer(data, np.uint8).reshape(high, wide)
    return np.asarray(1 - np.unpackbits(rows, axis=1), np.uint8)
