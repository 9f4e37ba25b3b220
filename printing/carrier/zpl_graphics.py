"""Boxes, lines, discs and pictures of a ZPL label.

Source: Zebra, ZPL II Programming Guide, ^GB ^GC ^GD ^GE ^GF.
"""

import base64
import binascii
import zlib
from collections.abc import Callable

import numpy as np
from PIL import Image, ImageDraw

from printing.carrier.refused import CarrierLabelRefused
from printing.carrier.zpl_commands import Command, cannot
from printing.carrier.zpl_page import Dots, Drawn

LARGEST = 1 << 23  # bytes of a picture; a 4x8 inch label at 600 dpi is 1.4 million
LONGEST = 10_000  # dots of a side


def graphic(command: Command) -> tuple[Drawn, bool]:
    """The figure, and whether it is white. Raises CarrierLabelRefused."""
    if command.name == "GF":
        return picture(command.text), False
    draw, colour = _FIGURES[command.name]
    dots = draw(command)
    return Drawn(dots, dots.shape[0], may_run_off=True), command.value(colour, "B") == "W"


def _sides(command: Command, thick_at: int) -> tuple[int, int, int]:
    thick = max(1, command.number(thick_at, 1))
    width, height = (max(command.number(place, thick), thick) for place in (0, 1))
    if max(width, height) > LONGEST:
        raise CarrierLabelRefused(f"{command.shown} of {width} x {height} dots")
    return width, height, thick


def _box(command: Command) -> Dots:
    width, height, thick = _sides(command, 2)
    radius = command.number(4) * min(width, height) // 16
    if not radius:
        dots = np.ones((height, width), np.uint8)
        dots[thick:-thick, thick:-thick] = 0
        return dots
    page = Image.new("L", (width, height))
    ImageDraw.Draw(page).rounded_rectangle((0, 0, width - 1, height - 1), radius, 0, 1, thick)
    return np.asarray(page, np.uint8).copy()


def _ring(width: int, height: int, thick: int) -> Dots:
    page = Image.new("L", (width, height))
    ImageDraw.Draw(page).ellipse((0, 0, width - 1, height - 1), 0, 1, thick)
    return np.asarray(page, np.uint8).copy()


def _circle(command: Command) -> Dots:
    thick = max(1, command.number(1, 1))
    side = min(max(command.number(0, 3), 3), LONGEST)
    return _ring(side, side, thick)


def _ellipse(command: Command) -> Dots:
    return _ring(*_sides(command, 2))


def _diagonal(command: Command) -> Dots:
    width, height, thick = _sides(command, 2)
    row, column = np.ogrid[:height, :width]
    away = np.abs((column + 0.5) * height - (row + 0.5) * width) / np.hypot(width, height)
    dots: Dots = (away <= thick / 2).astype(np.uint8)
    return dots if command.value(4, "R") in ("L", "\\") else dots[:, ::-1]


_FIGURES: dict[str, tuple[Callable[[Command], Dots], int]] = {
    "GB": (_box, 3),
    "GC": (_circle, 2),
    "GD": (_diagonal, 3),
    "GE": (_ellipse, 3),
}


def picture(text: bytes) -> Drawn:
    """^GF's values as dots: hex, Zebra's repeats, B64 or Z64. Raises CarrierLabelRefused."""
    parts = text.split(b",", 4)
    if len(parts) < 5 or not all(part.strip().isdigit() for part in parts[2:4]):
        raise CarrierLabelRefused("^GF without its size")
    if parts[0].strip().upper() not in (b"A", b""):
        raise cannot(Command("GF", text), "in binary is not read here")
    total, row = int(parts[2]), int(parts[3])
    if not 0 < row <= total <= LARGEST:
        raise CarrierLabelRefused(f"^GF of {total} bytes in rows of {row}")
    data = parts[4].strip()
    try:
        bits = _coded(data) if data.startswith(b":") else _hex(data, total, row)
    except (ValueError, zlib.error, EOFError) as error:
        raise CarrierLabelRefused(f"^GF is damaged: {error}") from error
    if len(bits) != total or total % row:
        raise CarrierLabelRefused(f"^GF has {len(bits)} bytes, {total} announced")
    dots = np.unpackbits(np.frombuffer(bits, np.uint8).reshape(-1, row), axis=1)
    return Drawn(dots, dots.shape[0])


def _coded(data: bytes) -> bytes:
    _, kind, body, *check = data.split(b":")
    if kind not in (b"B64", b"Z64") or not check:
        raise ValueError(f"coded as {kind[:8]!r}")
    if binascii.crc_hqx(body, 0) != int(check[0], 16):
        raise ValueError("its check does not match")
    packed = base64.b64decode(body, validate=True)
    if kind == b"B64":
        return packed
    opener = zlib.decompressobj()
    bits = opener.decompress(packed, LARGEST)
    if not opener.eof:
        raise ValueError("its packing has no end")
    return bits


def _hex(data: bytes, total: int, row: int) -> bytes:
    """Two digits a byte; G to Y repeat 1 to 19 times, g to z 20 to 400; , ! : fill or repeat a row."""
    out: list[bytes] = []
    digits, line, before, times = 2 * row, "", "0" * 2 * row, 0
    for sign in data.decode("ascii"):
        if "G" <= sign <= "Y":
            times += ord(sign) - 70
        elif "g" <= sign <= "z":
            times += 20 * (ord(sign) - 102)
        elif times > 2 * LARGEST:
            raise ValueError("a repeat without an end")
        elif sign in ",!":
            line, times = line.ljust(digits, "0" if sign == "," else "F"), 0
        elif sign == ":":
            line, times = before, 0
        elif not sign.isspace():
            line, times = line + sign * (times or 1), 0
        while len(line) >= digits and len(out) * row < total:
            before, line = line[:digits], line[digits:]
            out.append(bytes.fromhex(before))
    return b"".join(out)
