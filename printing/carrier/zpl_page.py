"""The paper that the fields of a ZPL label are put on."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from printing.carrier.refused import OTHER_SIZE, CarrierLabelRefused

Dots = NDArray[np.uint8]  # (height, width), 1 is black
TURNS = {"N": 0, "R": 3, "I": 2, "B": 1}  # quarters against the clock, as numpy turns


@dataclass(frozen=True, eq=False)
class Drawn:
    """A field upright. base: the row on which ^FT stands; may_run_off: a line that the edge may cut.

    tall: rows that count for ^FO, when letters hang below them; 0: all.
    """

    dots: Dots
    base: int
    may_run_off: bool = False
    tall: int = 0


@dataclass(frozen=True)
class Spot:
    """Where a field goes. is_base: ^FT; is_right: (x, y) is its right end."""

    x: int
    y: int
    is_base: bool = False
    is_right: bool = False


class ZplPage:
    def __init__(self, width: int, height: int) -> None:
        self.dots: Dots = np.zeros((height, width), np.uint8)

    def put(self, drawn: Drawn, spot: Spot, turn: str, how: str, name: str) -> None:
        """how: "ink", "paper" (takes ink away) or "flip" (^FR). Raises CarrierLabelRefused: off the paper."""
        dots = np.rot90(drawn.dots, TURNS[turn])
        top, left = _corner(drawn, spot, turn)
        part = self.dots[
            max(top, 0) : max(top + dots.shape[0], 0), max(left, 0) : max(left + dots.shape[1], 0)
        ]
        seen = dots[max(-top, 0) :, max(-left, 0) :][: part.shape[0], : part.shape[1]]
        if not drawn.may_run_off and how != "paper" and int(seen.sum()) != int(dots.sum()):
            raise CarrierLabelRefused(f"{name} runs off the label", advice=OTHER_SIZE)
        if how == "ink":
            part |= seen
        elif how == "paper":
            part &= 1 - seen
        else:
            part ^= seen


def _corner(drawn: Drawn, spot: Spot, turn: str) -> tuple[int, int]:
    """Row and column of the turned field's upper left corner."""
    height, width = drawn.dots.shape
    base, below = drawn.base, height - drawn.base
    shift = width if spot.is_right else 0
    hanging = height - drawn.tall if drawn.tall else 0
    if not spot.is_base:
        return spot.y - hanging * (turn == "I"), spot.x - shift - hanging * (turn == "R")
    return {
        "N": (spot.y - base, spot.x - shift),
        "R": (spot.y - shift, spot.x - below),
        "I": (spot.y - below, spot.x - width + shift),
        "B": (spot.y - width + shift, spot.x - base),
    }[turn]
