"""A reader of TSPL for the virtual printer. It shares no code with our writer, so each checks the other."""

import re
from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from printing.readers.sheet import CALIBRATE, Event, Format, Query, Sheet, blank

STATUS = b"\x1b!?"
MEASURE = b"GAPDETECT"
BITMAP = re.compile(rb"BITMAP\s+(\d+)\s*,\s*(\d+)\s*,\s*(\d+)\s*,\s*(\d+)\s*,\s*(\d+)\s*,")
SIZE = re.compile(rb"SIZE\s+([\d.]+)\s*(mm|dot|)\s*,\s*([\d.]+)\s*(mm|dot|)\s*$", re.IGNORECASE)
PRINT = re.compile(rb"PRINT\s+(\d+)\s*(?:,\s*(\d+))?\s*$")
LAYOUT_ONLY = {b"GAP", b"DIRECTION", b"REFERENCE", b"SPEED", b"DENSITY", b"SET", b"OFFSET", b"CODEPAGE"}
OVERWRITE, OR, XOR = range(3)
LONGEST_LINE = 65_536
COARSE, FINE = 8, 12  # dots a mm


class _Line(NamedTuple):
    words: bytes  # the command and its arguments
    data: bytes  # of a BITMAP
    start: int
    end: int  # where the next one begins


def next_event(buffer: bytes) -> tuple[Event, bytes]:
    """The first whole thing in buffer and what is left; (None, rest) when more bytes are needed."""
    for line in _lines(buffer):
        if line.words == STATUS:
            return Query("ESC!?"), buffer[: line.start] + buffer[line.end :]
        if line.words == MEASURE:
            return Query(CALIBRATE), buffer[: line.start] + buffer[line.end :]
        if PRINT.match(line.words):
            return Format(buffer[: line.end].strip(b"\r\n")), buffer[line.end :]
    return None, buffer


def _lines(buffer: bytes) -> Iterator[_Line]:
    """Whole commands; it ends where one has not arrived to its end."""
    at = 0
    while at < len(buffer):
        if STATUS.startswith(buffer[at : at + 3]):
            if len(buffer) < at + 3:
                return
            yield _Line(STATUS, b"", at, at + 3)
            at += 3
        elif found := BITMAP.match(buffer, at):
            end = found.end() + int(found[3]) * int(found[4])
            if end > len(buffer):
                return
            yield _Line(found[0], buffer[found.end() : end], at, end)
            at = end
        else:
            end = buffer.find(b"\n", at, at + LONGEST_LINE)
            if end < 0:
                return
            if words := buffer[at:end].strip():
                yield _Line(words, b"", at, end + 1)
            at = end + 1


def read_format(data: bytes, dots_per_mm: int | None = None) -> Sheet:
    """The sheet that a label's commands make. Nothing raises: a printer prints what it understood.

    dots_per_mm None: 8, unless a picture would stick out of such a label.
    """
    sheet = Sheet(np.zeros((0, 0), np.uint8))
    size, pictures, end = None, [], 0
    for line in _lines(data + b"\n"):
        name, end = line.words.split(b" ")[0].upper(), line.end
        if found := BITMAP.match(line.words):
            left, top, wide, high, mode = (int(number) for number in found.groups())
            pictures.append((left, top, mode, _dots(line.data, wide, high)))
        elif found := SIZE.match(line.words):
            size = found
        elif found := PRINT.match(line.words):
            sheet.copies = max(1, int(found[1])) * max(1, int(found[2] or 1))
        elif name == b"CLS":
            pictures = []
        elif name not in LAYOUT_ONLY:
            sheet.complaints.append(f"unknown {name[:12].decode('ascii', 'replace')}")
    if end < len(data):
        sheet.complaints.append("cut short")
    if size is None:
        sheet.complaints.append("no SIZE")
        return sheet
    sheet.dots = _paper(size, pictures, dots_per_mm)
    for left, top, mode, dots in pictures:
        _put(sheet, left, top, mode, dots)
    return sheet


def _dots(data: bytes, wide: int, high: int) -> NDArray[np.uint8]:
    rows = np.frombuffer(data, np.uint8).reshape(high, wide)
    return np.asarray(1 - np.unpackbits(rows, axis=1), np.uint8)


def _paper(
    size: re.Match[bytes], pictures: list[tuple[int, int, int, NDArray[np.uint8]]], dots_per_mm: int | None
) -> NDArray[np.uint8]:
    wide, long = (_in_mm(size[1], size[2]), _in_mm(size[3], size[4]))
    reach = max((top + _last_ink(dots) for _, top, _, dots in pictures), default=0)
    scale = dots_per_mm or (FINE if reach > round(long * COARSE) else COARSE)
    if size[2].lower() == b"dot":
        return blank(int(float(size[3])), int(float(size[1])))
    return blank(round(long * scale), round(wide * scale))


def _last_ink(dots: NDArray[np.uint8]) -> int:
    rows = np.flatnonzero(dots.any(axis=1))
    return int(rows[-1]) + 1 if rows.size else 0


def _in_mm(number: bytes, unit: bytes) -> float:
    """SIZE without a unit is in inches."""
    try:
        return float(number) * (1.0 if unit else 25.4)
    except ValueError:
        return 0.0


def _put(sheet: Sheet, left: int, top: int, mode: int, dots: NDArray[np.uint8]) -> None:
    part = sheet.dots[top : top + dots.shape[0], left : left + dots.shape[1]]
    dots = dots[: part.shape[0], : part.shape[1]]
    if mode == OVERWRITE:
        part[:] = dots
    elif mode == OR:
        part |= dots
    elif mode == XOR:
        part ^= dots
    else:
        sheet.complaints.append(f"BITMAP mode {mode}")
