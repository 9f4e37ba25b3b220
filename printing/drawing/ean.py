"""EAN-13, UPC-A and EAN-8 as modules, with what people read below the bars.

Source: ISO/IEC 15420, 4 (number sets A, B, C; guards five modules longer than the bars; quiet zones of 11
and 7 modules, 9 and 9 for UPC-A, 7 and 7 for EAN-8); GS1 General Specifications, 5.2.
"""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from fulfilment.errors import StationError
from fulfilment.shipping.numbers import has_gs1_check_digit
from printing.drawing.glyphs import draw_line, text_width

Page = NDArray[np.uint8]
SET_A = "0001101 0011001 0010011 0111101 0100011 0110001 0101111 0111011 0110111 0001011".split()  # noqa: SIM905
# which of the six left digits stand in set B says the thirteenth
IN_SET_B = "AAAAAA AABABB AABBAB AABBBA ABAABB ABBAAB ABBBAA ABABAB ABABBA ABBABA".split()  # noqa: SIM905
SIDE, MIDDLE = "101", "01010"
GUARD_MODULES = 5  # how far the guards reach below the other bars
DIGIT_MODULES = 11  # em of the digits: their height is 0.73 of it, 8 modules
WIDEST_MODULES = 95 + 11 + 7


@dataclass(frozen=True)
class Ean:
    """bars: 1 is black, without quiet zones; guards: 1 where a bar is long.

    shown: texts and their middles, in modules from the first bar.
    """

    bars: NDArray[np.uint8]
    guards: NDArray[np.uint8]
    quiet: tuple[int, int]
    shown: tuple[tuple[str, float], ...]


@lru_cache(maxsize=64)
def symbol(number: str) -> Ean:
    """The symbol of a GTIN-13, GTIN-12 (UPC-A) or GTIN-8. Raises StationError for a wrong number."""
    if len(number) not in (8, 12, 13) or not has_gs1_check_digit(number):
        raise StationError(f"{number!r} is no GTIN-8, -12 or -13", advice="Check that item's code.")
    if len(number) == 8:
        shown = ((number[:4], 3 + 14.0), (number[4:], 36 + 14.0))
        return _symbol(number[:4], "AAAA", number[4:], (7, 7), shown, long=3)
    whole = number.zfill(13)
    left, right, sets = whole[1:7], whole[7:], IN_SET_B[int(whole[0])]
    if len(number) == 12:  # the first and the last digit stand outside, and their bars are long
        parts = ((number[0], -5.0), (number[1:6], 28.0), (number[6:11], 67.0), (number[11], 100.0))
        return _symbol(left, sets, right, (9, 9), parts, long=10)
    return _symbol(left, sets, right, (11, 7), ((whole[0], -7.0), (left, 24.0), (right, 71.0)), long=3)


def _symbol(
    left: str,
    sets: str,
    right: str,
    quiet: tuple[int, int],
    shown: tuple[tuple[str, float], ...],
    long: int,
) -> Ean:
    head = "".join(_digit(digit, number_set) for digit, number_set in zip(left, sets, strict=True))
    tail = "".join(_digit(digit, "C") for digit in right)
    bars = np.array([int(each) for each in SIDE + head + MIDDLE + tail + SIDE], np.uint8)
    is_long = np.zeros(len(bars), np.uint8)
    is_long[:long] = is_long[-long:] = 1
    middle = len(SIDE + head)
    is_long[middle : middle + len(MIDDLE)] = 1
    return Ean(bars, bars & is_long, quiet, shown)


def _digit(digit: str, number_set: str) -> str:
    """Set C is set A in negative, set B is set C from behind."""
    modules = SET_A[int(digit)]
    if number_set == "A":
        return modules
    negative = modules.translate(str.maketrans("01", "10"))
    return negative if number_set == "C" else negative[::-1]


def draw_ean(place: Page, found: Ean, dots: int) -> None:
    """found in place, (height, width) uint8, dots a module: bars, guards, digits below.

    Raises StationError when place is lower than the digits.
    """
    before, behind = found.quiet
    width = (len(found.bars) + before + behind) * dots
    left = (place.shape[1] - width) // 2 + before * dots
    foot = place.shape[0] - DIGIT_MODULES * dots  # common bars end here, two modules above the digits
    span = slice(left, left + len(found.bars) * dots)
    place[:foot, span] = found.bars.repeat(dots)
    place[foot : foot + GUARD_MODULES * dots, span] = found.guards.repeat(dots)
    size = DIGIT_MODULES * dots
    top = foot + 2 * dots - round(size * 0.14)  # an em begins that far above its digits
    for text, middle in found.shown:
        x = left + middle * dots - text_width("Regular", size, text) / 2
        draw_line(place, "Regular", size, text, x, min(top, place.shape[0] - size), True)
