"""ITF-14: the number of a carton, wide enough for corrugated board.

Source: GS1 General Specifications, 5.3 (wide bars of 2.25 to 3 modules, quiet zones of 10, bearer bars of 2
or more, top and bottom, touching the bars, so that a scan that
leaves the symbol sideways reads no shorter number).
"""

from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from fulfilment.errors import StationError
from fulfilment.shipping.numbers import has_gs1_check_digit

DIGITS = "nnwwn wnnnw nwnnw wwnnn nnwnw wnwnn nwwnn nnnww wnnwn nwnwn".split()  # noqa: SIM905
START, STOP = "nnnn", "wnn"
WIDE = 3  # modules
BEARER_MODULES = 2
MODULES = 4 + 7 * 2 * (3 + 2 * WIDE) + WIDE + 2


@lru_cache(maxsize=64)
def modules(text: str) -> NDArray[np.uint8]:
    """1 for bar, 0 for space, without quiet zones; shape (MODULES,), uint8.

    Raises StationError unless text is 14 digits with a right check digit.
    """
    if len(text) != 14 or not has_gs1_check_digit(text):
        raise StationError(f"{text!r} is no GTIN-14", advice="Check the carton's number.")
    pairs = [(DIGITS[int(text[at])], DIGITS[int(text[at + 1])]) for at in range(0, 14, 2)]
    middle = "".join(bar + space for bars, spaces in pairs for bar, space in zip(bars, spaces, strict=True))
    widths = [WIDE if width == "w" else 1 for width in START + middle + STOP]
    return np.repeat(np.arange(1, len(widths) + 1, dtype=np.uint8) % 2, widths)
