"""Zebra's older way to shorten hex digits, for printers whose firmware does not read :Z64:."""

import re

import numpy as np
from numpy.typing import NDArray

RUN = re.compile(rb"(.)\1{2,}")  # two digits are not worth a sign for their number
MOST = 400  # digits of one run


def acs(bits: NDArray[np.uint8]) -> bytes:
    """bits (height, bytes a row) as hex digits with repeats: G to Y stand for 1 to 19 times, g to z for 20 to
    400; a comma or an exclamation mark fills the row with 0 or F, a colon repeats the row before.

    Source: Zebra, ZPL II Programming Guide, "Alternative data compression scheme for ~DG and ~DB".
    """
    rows, before = [], b""
    for row in bits:
        digits = row.tobytes().hex().upper().encode()
        rows.append(b":" if digits == before else _shortened(digits))
        before = digits
    return b"".join(rows)


def _shortened(digits: bytes) -> bytes:
    for digit, fill in ((b"0", b","), (b"F", b"!")):
        if digits.endswith(digit):
            return RUN.sub(_run, digits.rstrip(digit)) + fill
    return RUN.sub(_run, digits)


def _run(found: re.Match[bytes]) -> bytes:
    digit, left, parts = found[1], len(found[0]), []
    while left:
        times = min(left, MOST)
        twenties, ones = divmod(times, 20)
        count = (chr(ord("f") + twenties) if twenties else "") + (chr(ord("F") + ones) if ones else "")
        parts.append(count.encode() + digit)
        left -= times
    return b"".join(parts)
