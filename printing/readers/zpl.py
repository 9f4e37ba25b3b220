"""A reader of ZPL for the virtual printer. It shares no code with our writer, so each checks the other."""

import base64
import re
import zlib

import numpy as np
from numpy.typing import NDArray

from printing.readers.sheet import CALIBRATE, Event, Format, Query, Sheet, blank

COMMAND = re.compile(rb"[\^~]([A-Z][A-Z0-9@])([^\^~]*)")
GETVAR = re.compile(rb'! U1 getvar "([^"]*)"\s*')
LAYOUT_ONLY = {
    b"XA",
    b"XZ",
    b"FS",
    b"CI",
    b"MM",
    b"MN",
    b"MT",
    b"PR",
    b"PO",
    b"LS",
    b"LT",
    b"FX",
    b"JM",
    b"SD",
    b"MD",
}
DEFAULT_WIDTH, DEFAULT_LENGTH = 800, 1200  # dots: 100 x 150 mm at 203 dpi
LONGEST = 1 << 24  # bytes of one graphic; more is a broken number


def next_event(buffer: bytes) -> tuple[Event, bytes]:
    """The first whole thing in buffer and what is left; (None, rest) when more bytes are needed."""
    starts = [at for mark in (b"^XA", b"~", b"! U1") if (at := buffer.find(mark)) >= 0]
    if not starts:
        return None, buffer[-3:]  # the beginning of a mark may hide at the end
    buffer = buffer[min(starts) :]
    if buffer.startswith(b"^XA"):
        end = buffer.find(b"^XZ")
        return (None, buffer) if end < 0 else (Format(buffer[: end + 3]), buffer[end + 3 :])
    if buffer.startswith(b"~"):
        return _tilde(buffer)
    if found := GETVAR.match(buffer):
        return Query("getvar", found[1].decode("ascii", "replace")), buffer[found.end() :]
    line = buffer.find(b"\n")
    return (None, buffer) if line < 0 else next_event(buffer[line + 1 :])


def _tilde(buffer: bytes) -> tuple[Event, bytes]:
    for name in (b"~HQES", b"~HS", b"~JC"):
        if buffer.startswith(name):
            return Query(CALIBRATE if name == b"~JC" else name[1:].decode()), buffer[len(name) :]
        if name.startswith(buffer):
            return None, buffer
    return next_event(buffer[1:])


def read_format(data: bytes, dots_per_mm: int | None = None) -> Sheet:
    """The sheet that a format makes; it counts dots, so dots_per_mm changes nothing.

    Nothing raises: a printer prints what it understood.
    """
    width, length, left, top, at = DEFAULT_WIDTH, DEFAULT_LENGTH, 0, 0, (0, 0)
    pieces: list[tuple[int, int, NDArray[np.uint8]]] = []
    sheet = Sheet(np.zeros((0, 0), np.uint8))
    for name, rest in COMMAND.findall(data):
        numbers = [int(number) if number.strip().isdigit() else 0 for number in rest.split(b",")[:4]]
        match name:
            case b"PW":
                width = numbers[0]
            case b"LL":
                length = numbers[0]
            case b"LH":
                left, top = (*numbers, 0)[:2]
            case b"FO":
                at = (left + numbers[0], top + (*numbers, 0)[1])
            case b"PQ":
                sheet.copies = max(1, numbers[0])
            case b"GB":
                pieces.append((*at, _box(numbers)))
            case b"GF":
                pieces.append((*at, _graphic(rest, sheet.complaints)))
            case _ if name not in LAYOUT_ONLY:
                sheet.complaints.append(f"unknown ^{name.decode()}")
    sheet.dots = blank(length, width)
    for x, y, piece in pieces:
        part = sheet.dots[y : y + piece.shape[0], x : x + piece.shape[1]]
        part |= piece[: part.shape[0], : part.shape[1]]
    return sheet


def _box(numbers: list[int]) -> NDArray[np.uint8]:
    width, height, thick = (*numbers, 1, 1, 1)[:3] if len(numbers) < 3 else numbers[:3]
    box = np.ones((max(height, thick, 1), max(width, thick, 1)), np.uint8)
    box[thick:-thick, thick:-thick] = 0
    return box


def _graphic(rest: bytes, complaints: list[str]) -> NDArray[np.uint8]:
    """^GFA,bytes,total,bytes a row,data."""
    parts = rest.split(b",", 4)
    nothing = np.zeros((0, 0), np.uint8)
    if len(parts) < 5 or parts[0] != b"A" or not all(part.isdigit() for part in parts[1:4]):
        complaints.append("graphic not understood")
        return nothing
    total, row = int(parts[2]), int(parts[3])
    if not 0 < row <= total <= LONGEST:
        complaints.append("graphic without a size")
        return nothing
    try:
        bits = _coded(parts[4]) if parts[4].startswith(b":") else _hex(parts[4], total, row)
    except (ValueError, zlib.error) as error:
        complaints.append(f"graphic damaged: {error}")
        return nothing
    if len(bits) != total:
        complaints.append(f"graphic of {len(bits)} bytes, {total} announced")
    rows = len(bits) // row
    return np.unpackbits(np.frombuffer(bits[: rows * row], np.uint8).reshape(rows, row), axis=1)


def _coded(text: bytes) -> bytes:
    """:Z64:BASE64:CRC or :B64:BASE64:CRC."""
    _, kind, body, *tail = text.strip().split(b":")
    if kind not in (b"Z64", b"B64") or not tail:
        raise ValueError(f"encoding {kind.decode('ascii', 'replace')}")
    if int(tail[0], 16) != ccitt(body):
        raise ValueError("CRC")
    packed = base64.b64decode(body, validate=True)
    return zlib.decompress(packed) if kind == b"Z64" else packed


def _ccitt_table() -> list[int]:
    table = []
    for byte in range(256):
        value = byte << 8
        for _ in range(8):
            value = (value << 1 ^ 0x1021) & 0xFFFF if value & 0x8000 else value << 1
        table.append(value)
    return table


CCITT = _ccitt_table()


def ccitt(data: bytes) -> int:
    """CRC-16, polynomial 0x1021, from 0. "123456789" gives 0x31C3."""
    value = 0
    for byte in data:
        value = (value << 8 & 0xFF00) ^ CCITT[value >> 8 ^ byte]
    return value


def _hex(text: bytes, total: int, row: int) -> bytes:
    """Hex digits with Zebra's repeats: G-Y 1 to 19, g-z 20 to 400; , ! : end a row."""
    out, line, times = bytearray(), "", 0
    before, digits = "0" * (2 * row), 2 * row
    for char in text.decode("ascii"):
        if len(out) >= total:
            break
        if "G" <= char <= "Y":
            times += ord(char) - ord("F")
        elif "g" <= char <= "z":
            times += 20 * (ord(char) - ord("f"))
        elif char in ",!:":
            line = before if char == ":" else line + ("0" if char == "," else "F") * (digits - len(line))
            times = 0
        elif not char.isspace():
            line += char * (times or 1)
            times = 0
        while len(line) >= digits:
            before, line = line[:digits], line[digits:]
            out += bytes.fromhex(before)
    return bytes(out)
