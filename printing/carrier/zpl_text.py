"""Lines and blocks of text of a ZPL label. Source: Zebra, ZPL II Programming Guide, ^A, ^FB."""

import unicodedata
from dataclasses import dataclass

import numpy as np

from printing.carrier.refused import ZPL_PRINTER, CarrierLabelRefused
from printing.carrier.zpl_fonts import Font, letter, line_width
from printing.carrier.zpl_page import Dots, Drawn

NARROWEST = 0.6  # of the font's own width, before a block is refused
LONGEST = 3000  # characters of one field; more is no label


@dataclass(frozen=True)
class Block:
    """^FB: dots; lines: at most; justify: L, C, R or J; indent: of every line but the first."""

    width: int
    lines: int = 1
    spacing: int = 0
    justify: str = "L"
    indent: int = 0


def text_line(text: str, font: Font) -> Drawn:
    """text in one line. Raises MissingGlyph, CarrierLabelRefused."""
    _check(text, font)
    width = int(np.ceil(line_width(font, text))) + font.height  # room for a letter's overhang
    dots = np.zeros((font.height * 2, width), np.uint8)
    _write(dots, text, font, 0.0, font.base)
    return Drawn(dots[:, : max(1, _inked(dots))], font.base, tall=font.height)


def text_block(text: str, font: Font, block: Block) -> Drawn:
    """text wrapped as ^FB says; narrower letters where ours are wider than the printer's.

    ^FT stands on the last line the block may have. Raises MissingGlyph, CarrierLabelRefused: no room.
    """
    _check(text, font)
    for part in (1.0, 0.95, 0.9, 0.85, 0.8, 0.75, 0.7, 0.65, NARROWEST):
        tried = font.narrower(part)
        lines = _wrapped(text, tried, block)
        if len(lines) <= block.lines:
            return _set(lines, tried, block)
    raise CarrierLabelRefused(f"{text[:20]!r} does not fit its ^FB", advice=ZPL_PRINTER)


def _check(text: str, font: Font) -> None:
    if len(text) > LONGEST or not 1 <= font.height <= 1000 or not 1 <= font.width <= 1000:
        raise CarrierLabelRefused(f"a text of {len(text)} letters, {font.height} dots high")


def _set(lines: list[str], font: Font, block: Block) -> Drawn:
    pitch = font.height + block.spacing
    height = pitch * (block.lines - 1) + 2 * font.height
    dots = np.zeros((max(height, 1), block.width + font.height), np.uint8)
    for at, line in enumerate(lines):
        indent = block.indent if at else 0
        spare = block.width - indent - line_width(font, line)
        x = indent + spare * {"C": 0.5, "R": 1.0}.get(block.justify, 0.0)
        _write(dots, line, font, max(0.0, x), font.base + at * pitch)
    return Drawn(dots, font.base + pitch * (block.lines - 1), tall=height - font.height)


def _write(dots: Dots, text: str, font: Font, x: float, base: int) -> None:
    for char in text:
        shape = letter(font, char)
        top, left = max(base + shape.top, 0), max(round(x) + shape.left, 0)
        height, width = shape.dots.shape
        part = dots[top : top + height, left : left + width]
        part |= shape.dots[: part.shape[0], : part.shape[1]]
        x += shape.advance


def _inked(dots: Dots) -> int:
    columns = np.flatnonzero(dots.any(axis=0))
    return int(columns[-1]) + 1 if len(columns) else 0


def _wrapped(text: str, font: Font, block: Block) -> list[str]:
    lines: list[str] = []
    for paragraph in text.replace("\\-", "").split("\\&"):
        line = ""
        for piece in _pieces(paragraph.replace("\\\\", "\\")):
            room = block.width - (block.indent if lines else 0)
            if line and line_width(font, (line + piece).rstrip()) > room:
                lines.append(line.rstrip())
                line = ""
            line += piece if line else piece.lstrip()
        lines.append(line.rstrip())
    while lines and not lines[-1]:
        lines.pop()
    is_too_wide = any(line_width(font, line) > block.width for line in lines)
    return [*lines, *[""] * block.lines] if is_too_wide and lines else lines


def _pieces(text: str) -> list[str]:
    """Where a line may break: after a blank, and on both sides of a Chinese character."""
    pieces = [""]
    for char in text:
        is_wide = _is_wide(char)
        before = pieces[-1][-1:]
        if is_wide or _is_wide(before) or (before.isspace() and not char.isspace()):
            pieces.append(char)
        else:
            pieces[-1] += char
    return [piece for piece in pieces if piece]


def _is_wide(char: str) -> bool:
    return bool(char) and unicodedata.east_asian_width(char) in "WF"
