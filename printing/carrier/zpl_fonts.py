"""The fonts of a ZPL printer in ours: as high, and as wide or narrower, so that nothing meets its neighbour.

Source: Zebra, ZPL II Programming Guide, "Font matrices"; the letters of font 0 measured with zplkit 0.3.2.
"""

import unicodedata
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from printing.drawing.glyphs import glyph

CAPITAL = 0.733  # a capital's height in Noto, of the em
NARROW = 0.79  # font 0 is a condensed face: its digits are 0.466 of the em wide, Noto's 0.59
FINER = 4  # letters are squeezed at four times the size
WEIGHT = "Bold"  # as font 0 is, and it holds better on a worn head


class Matrix(NamedTuple):
    """A font made of dots. gap: between two letters; capital: a capital's height of height."""

    height: int
    width: int
    gap: int
    capital: float


MATRICES = {
    "A": Matrix(9, 5, 1, 0.78),
    "B": Matrix(11, 7, 2, 1.0),
    "C": Matrix(18, 10, 2, 0.78),
    "D": Matrix(18, 10, 2, 0.78),
    "E": Matrix(28, 15, 5, 0.82),
    "F": Matrix(26, 13, 3, 0.81),
    "G": Matrix(60, 40, 8, 0.80),
    "H": Matrix(21, 13, 6, 1.0),
}
CAPITAL_0 = 0.75


@dataclass(frozen=True)
class Font:
    """Dots. cell: what a letter takes in a font of equal widths, 0 in others."""

    height: int
    width: int
    capital: float = CAPITAL_0
    cell: int = 0

    def narrower(self, part: float) -> "Font":
        return replace(self, width=max(1, int(self.width * part)))

    @property
    def base(self) -> int:
        """From the top of a letter's cell to its base line."""
        return round(self.height * self.capital)


def font_of(name: str, height: int, width: int) -> Font:
    """name at height x width dots, either of them 0 when it was left out."""
    if matrix := MATRICES.get(name):
        times = _times(height or width * matrix.height // matrix.width, matrix.height)
        across = _times(width, matrix.width) if width else times
        return Font(
            matrix.height * times,
            matrix.width * across,
            matrix.capital,
            (matrix.width + matrix.gap) * across,
        )
    tall = height or width or 15
    return Font(tall, width or tall)


def _times(said: int, base: int) -> int:
    return min(10, max(1, (said + base // 2) // base))


class Letter(NamedTuple):
    dots: NDArray[np.uint8]
    left: int
    top: int  # from the base line
    advance: float


@lru_cache(maxsize=4096)
def letter(font: Font, char: str) -> Letter:
    """char in font. Raises MissingGlyph."""
    em = max(1, round(font.height * font.capital / CAPITAL))
    fine = glyph(WEIGHT, em * FINER, char)
    is_wide = unicodedata.east_asian_width(char) in "WF"
    squeeze = _squeeze(font, fine.advance / FINER, em, is_wide)
    height, width = fine.dots.shape
    size = max(1, round(width * squeeze / FINER)), max(1, round(height / FINER))
    small = Image.fromarray(fine.dots * 255).resize(size, Image.Resampling.BOX)
    dots = (np.asarray(small) >= 112).astype(np.uint8)
    advance = fine.advance / FINER * squeeze
    room = font.cell if font.cell and not is_wide else advance
    left = fine.left * squeeze / FINER + max(0.0, (room - advance) / 2 if font.cell else 0.0)
    return Letter(dots, round(left), round(fine.top / FINER), room)


def _squeeze(font: Font, advance: float, em: int, is_wide: bool) -> float:
    if is_wide:
        return font.width / max(1, font.height) if not font.cell else 2 * font.cell / em
    if font.cell:
        return min(1.0, font.cell / max(1.0, advance))
    return NARROW * font.width / max(1, font.height)


def line_width(font: Font, text: str) -> float:
    """Dots from the first pen position to the last."""
    return sum(letter(font, char).advance for char in text)
