"""Code 39 as modules. Source: ISO/IEC 16388, table 1 and annex A (the check)."""

import re

import numpy as np
from numpy.typing import NDArray

from printing.carrier.refused import CarrierLabelRefused

SIGNS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ-. $/+%*"
_TABLE = (
    "000110100 100100001 001100001 101100000 000110001 100110000 001110000 000100101 100100100 001100100 "
    "100001001 001001001 101001000 000011001 100011000 001011000 000001101 100001100 001001100 000011100 "
    "100000011 001000011 101000010 000010011 100010010 001010010 000000111 100000110 001000110 000010110 "
    "110000001 011000001 111000000 010010001 110010000 011010000 010000101 110000100 011000100 010101000 "
    "010100010 010001010 000101010 010010100"
)
_WIDE = re.findall(r"\d+", _TABLE)


def code39_bars(data: str, has_check: bool, module: int, ratio: float) -> NDArray[np.uint8]:
    """data between its stars, in dots; ratio: of wide to narrow, 2.0 to 3.0. Raises CarrierLabelRefused."""
    strange = [sign for sign in data if sign not in SIGNS[:-1]]
    if strange or not data:
        raise CarrierLabelRefused(f"^B3 cannot carry {strange[0]!r}" if strange else "^B3 without data")
    check = SIGNS[sum(SIGNS.index(sign) for sign in data) % 43] if has_check else ""
    wide = max(module + 1, round(module * ratio))
    widths: list[int] = []
    for sign in f"*{data}{check}*":
        widths += [wide if bit == "1" else module for bit in _WIDE[SIGNS.index(sign)]] + [module]
    widths.pop()  # no gap behind the last
    return np.repeat(np.arange(1, len(widths) + 1, dtype=np.uint8) % 2, widths)
