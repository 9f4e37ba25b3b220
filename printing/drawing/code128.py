"""Code 128 as modules. Source: ISO/IEC 15417, table 1 and annex E (choice of the code sets)."""

import re
from collections.abc import Iterator
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from fulfilment.errors import StationError

TABLE = """
212222 222122 222221 121223 121322 131222 122213 122312 132212 221213 221312 231212 112232 122132
122231 113222 123122 123221 223211 221132 221231 213212 223112 312131 311222 321122 321221 312212
322112 322211 212123 212321 232121 111323 131123 131321 112313 132113 132311 211313 231113 231311
112133 112331 132131 113123 113321 133121 313121 211331 231131 213113 213311 213131 311123 311321
331121 312113 312311 332111 314111 221411 431111 111224 111422 121124 121421 141122 141221 112214
112412 122114 122411 142112 142211 241211 221114 413111 241112 134111 111242 121142 121241 114212
124112 124211 411212 421112 421211 212141 214121 412121 111143 111341 131141 114113 114311 411113
411311 113141 114131 311141 411131 211412 211214 211232 2331112
"""
WIDTHS = tuple(re.findall(r"\d+", TABLE))  # bar, space, bar... of each code word
TO_C, TO_B, START_B, START_C, STOP = 99, 100, 104, 105, 106
QUIET_MODULES = 10  # each side


def code_words(text: str) -> list[int]:
    """Start, data in sets B and C, check and stop.

    Raises StationError for a character outside of set B (printable ASCII) and for an empty text.
    """
    strange = [char for char in text if not " " <= char <= "~"]
    if strange or not text:
        raise StationError(
            f"Code 128 cannot carry {strange[0]!r}" if strange else "Code 128 needs a text",
            advice="Check the tracking number.",
        )
    words: list[int] = []
    at = 0
    for start, end in _paired_runs(text):
        words += _in_b(text[at:start], words) + _in_c(text[start:end], is_first=start == 0)
        at = end
    words += _in_b(text[at:], words)
    return [*words, check_word(words), STOP]


def check_word(words: list[int]) -> int:
    """words: start and data."""
    return sum(word * max(place, 1) for place, word in enumerate(words)) % 103


def _paired_runs(text: str) -> Iterator[tuple[int, int]]:
    """Where set C pays for the switch: four digits at an end, six in the middle, or nothing but two.

    Of an odd run the digit next to the letters stays with them.
    """
    for run in re.finditer(r"[0-9]+", text):
        start, end = run.span()
        is_first, is_last = start == 0, end == len(text)
        if end - start >= (4 if is_first or is_last else 6) or len(text) == 2:
            odd = (end - start) % 2
            yield (start, end - odd) if is_first else (start + odd, end)


def _in_b(text: str, before: list[int]) -> list[int]:
    if not text:
        return []
    return [TO_B if before else START_B, *(ord(char) - 32 for char in text)]


def _in_c(digits: str, is_first: bool) -> list[int]:
    pairs = [int(digits[at : at + 2]) for at in range(0, len(digits), 2)]
    return [START_C if is_first else TO_C, *pairs]


@lru_cache(maxsize=256)
def modules(text: str) -> NDArray[np.uint8]:
    """1 for bar, 0 for space, without quiet zones; shape (modules,), uint8."""
    return bars_of_words(code_words(text))


def bars_of_words(words: list[int]) -> NDArray[np.uint8]:
    """words, start to stop, as modules."""
    widths = [int(width) for word in words for width in WIDTHS[word]]
    return np.repeat(np.arange(1, len(widths) + 1, dtype=np.uint8) % 2, widths)
