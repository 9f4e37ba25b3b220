"""Receipts, the knife and the cash drawer of an ESC/POS printer.

Letters go as dots: python-escpos sends hanzi as GB18030 without saying so, and marks as question marks.
"""

from typing import TYPE_CHECKING

import numpy as np

from printing.drawing.glyphs import draw_line, text_width
from printing.drawing.raster import Raster
from printing.languages.escpos import escpos_document

if TYPE_CHECKING:
    from escpos.printer import Dummy

REACH_DOTS = {58: 384, 80: 576}  # what the head reaches of each paper in mm, at 8 dots a mm
WEIGHT, SIZE, PITCH = "Regular", 24, 32  # dots: 3 mm letters, 4 mm from line to line
MARGIN = 4  # dots: some letters begin a little left of their place
TAB = 4


def receipt(text: str, paper_mm: int = 80) -> bytes:
    """text as a picture in strips, then the cut; a blank line stays one.

    paper_mm: one of REACH_DOTS. Raises MissingGlyph for a letter that the font has not.
    """
    width = REACH_DOTS[paper_mm]
    lines = [line for written in text.expandtabs(TAB).splitlines() for line in _wrapped(written, width)]
    page = np.zeros((max(1, len(lines)) * PITCH, width), np.uint8)
    for nth, line in enumerate(lines):
        draw_line(page, WEIGHT, SIZE, line, MARGIN, nth * PITCH)
    return escpos_document(Raster(width, len(page), 203, np.packbits(page, axis=1)))


def _wrapped(line: str, width: int) -> list[str]:
    """line in pieces that fit, broken at its last blank, or anywhere when it has none (hanzi, long codes)."""
    room, pieces = width - 2 * MARGIN, []
    while text_width(WEIGHT, SIZE, line) > room:
        end = next(end for end in range(len(line) - 1, 0, -1) if text_width(WEIGHT, SIZE, line[:end]) <= room)
        blank = line.rfind(" ", 1, end + 1)
        pieces.append(line[: blank if blank > 0 else end].rstrip())
        line = line[blank if blank > 0 else end :].lstrip()
    return [*pieces, line]


def drawer_pulse(pin: int = 2) -> bytes:
    """Opens the cash drawer on that pin of the printer's socket, 2 or 5."""
    paper = _paper()
    paper.cashdraw(pin)
    return bytes(paper.output)


def paper_cut() -> bytes:
    """Feeds what was printed past the knife and cuts."""
    paper = _paper()
    paper.cut()
    return bytes(paper.output)


def _paper() -> "Dummy":
    from escpos.printer import Dummy  # a quarter of a second, for those who have a drawer

    return Dummy()
