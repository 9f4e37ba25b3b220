"""Letters as dots, cached: a label repeats most of its characters from the one before."""

from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

from fulfilment.errors import StationError

FOLDER = Path(__file__).parents[2] / "resources" / "fonts"
BASELINE = 0.88  # of the em, from its top: where Noto CJK puts it
NOTDEF = "\U0010fffe"  # a code point that no font has


class Glyph(NamedTuple):
    dots: NDArray[np.uint8]  # (height, width), 0 or 1
    left: int  # from the pen to the first column
    top: int  # from the base line to the first row, negative is above
    advance: float  # dots


class MissingGlyph(StationError):
    """The font has no picture of a character, so the label would carry an empty box."""

    advice = "Retype that character, then print again."


@lru_cache(maxsize=32)
def _font(weight: str, size: int) -> ImageFont.FreeTypeFont:
    path = FOLDER / f"NotoSansCJKsc-{weight}.otf"
    try:
        return ImageFont.truetype(str(path), size, layout_engine=ImageFont.Layout.BASIC)
    except OSError as error:
        raise StationError(f"font {path.name} cannot be read", advice="Install Packwave again.") from error


@lru_cache(maxsize=8)
def _empty_box(weight: str) -> bytes:
    return bytes(_font(weight, 24).getmask(NOTDEF, mode="1"))


@lru_cache(maxsize=16384)
def is_drawn(weight: str, char: str) -> bool:
    """Whether the font has char; the blanks count as drawn."""
    return bytes(_font(weight, 24).getmask(char, mode="1")) != _empty_box(weight)


@lru_cache(maxsize=16384)
def glyph(weight: str, size: int, char: str) -> Glyph:
    """char in dots at size (dots per em). Raises MissingGlyph naming it."""
    if not is_drawn(weight, char):
        raise MissingGlyph(f"the font has no {char!r} (U+{ord(char):04X})")
    font = _font(weight, size)
    left, top, right, bottom = (int(edge) for edge in font.getbbox(char, mode="1", anchor="ls"))
    page = Image.new("L", (max(1, right - left), max(1, bottom - top)))
    pen = ImageDraw.Draw(page)
    pen.fontmode = "1"
    pen.text((-left, -top), char, fill=1, font=font, anchor="ls")
    return Glyph(np.asarray(page, dtype=np.uint8), left, top, font.getlength(char))


def first_missing(weight: str, text: str) -> str | None:
    """The first character of text that the font lacks."""
    return next((char for char in text if char != "\n" and not is_drawn(weight, char)), None)


def text_width(weight: str, size: int, text: str) -> float:
    """Dots from the first pen position to the last."""
    return sum(glyph(weight, size, char).advance for char in text)


def draw_line(
    page: NDArray[np.uint8], weight: str, size: int, text: str, x: float, top: int, ink: bool = True
) -> None:
    """Put text on page, its em box from (x, top); ink False takes dots away (white on black).

    Raises StationError if a dot would fall off the page.
    """
    base = top + round(size * BASELINE)
    for char in text:
        shape = glyph(weight, size, char)
        row, column = base + shape.top, round(x) + shape.left
        height, width = shape.dots.shape
        part = page[max(row, 0) : row + height, max(column, 0) : column + width]
        if part.shape != shape.dots.shape:
            raise StationError(f"{text!r} runs off the label", advice="Mend the layout file.")
        if ink:
            part |= shape.dots
        else:
            part &= 1 - shape.dots
        x += shape.advance
