"""A reader of ESC/POS pictures for the virtual printer. It shares no code with our writer.

A label ends with the cut. Text is complained of: we print none.
"""

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from printing.readers.sheet import LONGEST_DOTS, Event, Format, Query, Sheet

LINE_DOTS = 30  # the usual line feed
RASTER_HEAD = 8  # GS v 0 m xL xH yL yH


class _Command(NamedTuple):
    """kind: status, ack, raster, cut, feed, set or unknown; value: its number, or the id of an ack."""

    kind: str
    value: bytes
    start: int
    end: int


def next_event(buffer: bytes) -> tuple[Event, bytes]:
    """The first whole thing in buffer and what is left; (None, rest) when more bytes are needed."""
    for command in _commands(buffer):
        rest = buffer[: command.start] + buffer[command.end :]
        if command.kind == "status":
            return Query("EOT", str(command.value[0])), rest
        if command.kind == "ack":
            return Query("ACK", command.value.decode("latin-1")), rest
        if command.kind == "cut":
            return Format(buffer[: command.end]), buffer[command.end :]
    return None, buffer


def _commands(buffer: bytes) -> Iterator[_Command]:
    at = 0
    while at < len(buffer):
        size, kind = _measure(buffer, at)
        if size is None or at + size > len(buffer):
            return
        value = buffer[at + size - 4 : at + size] if kind == "ack" else buffer[at + 2 : at + size]
        yield _Command(kind, value, at, at + size)
        at += size


def _measure(buffer: bytes, at: int) -> tuple[int | None, str]:
    """How long the command at that place is, None when that has not arrived yet; and its kind."""
    head = buffer[at : at + RASTER_HEAD]
    match head[:1], head[1:2]:
        case (b"\x10" | b"\x1b" | b"\x1d", b""):
            return None, ""
        case b"\x10", b"\x04":
            return 3, "status"
        case b"\x1b", b"@":
            return 2, "set"
        case b"\x1b", b"d" | b"J":
            return 3, "feed"
        case b"\x1b", b"a" | b"3" | b"!" | b"M":
            return 3, "set"
        case b"\x1d", b"V":
            return _cut(head)
        case b"\x1d", b"v":
            return _raster(head)
        case b"\x1d", b"(":
            return _long(head)
        case b"\n", _:
            return 1, "feed"
    return 1, "unknown"


def _cut(head: bytes) -> tuple[int | None, str]:
    """GS V 0, 1, 48 and 49 stand alone; the others have the feed behind them."""
    if len(head) < 3:
        return None, ""
    return (3 if head[2] in b"\x00\x0101" else 4), "cut"


def _raster(head: bytes) -> tuple[int | None, str]:
    if len(head) < RASTER_HEAD:
        return None, ""
    wide, high = int.from_bytes(head[4:6], "little"), int.from_bytes(head[6:8], "little")
    return RASTER_HEAD + wide * high, "raster"


def _long(head: bytes) -> tuple[int | None, str]:
    """GS ( letter pL pH ...: the length stands in it. fn 48 of H asks for an answer after the printing."""
    if len(head) < 7:
        return None, ""
    size = 5 + int.from_bytes(head[3:5], "little")
    return size, "ack" if head[2:3] == b"H" and head[5:7] == b"00" and size == 11 else "set"


def read_format(data: bytes, dots_per_mm: int | None = None) -> Sheet:
    """The sheet that the strips make, one under the other; they count dots, so dots_per_mm changes nothing.

    Nothing raises: a printer prints what it understood.
    """
    sheet = Sheet(np.zeros((0, 0), np.uint8))
    strips: list[NDArray[np.uint8]] = []
    end = strange = 0
    for command in _commands(data):
        end = command.end
        if command.kind == "raster":
            strips.append(_strip(data[command.start : command.end]))
        elif command.kind == "feed":
            strips.append(np.zeros((_feed(data[command.start : command.end]), 0), np.uint8))
        strange += command.kind == "unknown"
    if strange:
        sheet.complaints.append(f"{strange} bytes not understood")
    if end < len(data):
        sheet.complaints.append("cut short")
    sheet.dots = _under_each_other(strips)
    return sheet


def _feed(command: bytes) -> int:
    """Dots that LF, ESC d lines or ESC J dots move the paper."""
    if command == b"\n":
        return LINE_DOTS
    return command[2] * (LINE_DOTS if command[1:2] == b"d" else 1)


def _strip(command: bytes) -> NDArray[np.uint8]:
    wide = int.from_bytes(command[4:6], "little")
    rows = np.frombuffer(command[RASTER_HEAD:], np.uint8).reshape(-1, max(wide, 1))
    dots = np.unpackbits(rows, axis=1)
    mode = command[3] % 48  # 1 doubles the width, 2 the height, 3 both
    dots = dots.repeat(2, axis=1) if mode & 1 else dots
    return dots.repeat(2, axis=0) if mode & 2 else dots


def _under_each_other(strips: list[NDArray[np.uint8]]) -> NDArray[np.uint8]:
    width = min(max((strip.shape[1] for strip in strips), default=0), LONGEST_DOTS)
    rows = [np.pad(strip[:, :width], ((0, 0), (0, width - min(strip.shape[1], width)))) for strip in strips]
    return np.vstack(rows)[:LONGEST_DOTS] if rows else np.zeros((0, 0), np.uint8)
