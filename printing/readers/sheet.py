"""What every reader of a printer language makes of the bytes that arrive."""

from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

CALIBRATE = "calibrate"  # the name of a Query for it, in every language
LONGEST_DOTS = 32_000  # along and across; more is a broken number


@dataclass(frozen=True)
class Query:
    """Something that wants an answer or a deed: its name in its language, and what it asks for."""

    name: str
    variable: str = ""


@dataclass(frozen=True)
class Format:
    """One label's commands, from the first to the one that prints, as they came."""

    data: bytes


Event = Query | Format | None


@dataclass
class Sheet:
    """dots: (length, width) uint8, 1 is black. complaints: what was not understood or damaged."""

    dots: NDArray[np.uint8]
    copies: int = 1
    complaints: list[str] = field(default_factory=list)


def blank(length: int, width: int) -> NDArray[np.uint8]:
    return np.zeros((min(max(length, 0), LONGEST_DOTS), min(max(width, 0), LONGEST_DOTS)), np.uint8)
