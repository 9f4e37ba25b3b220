"""How a scanner types, learned from the codes it gave.

One figure cannot suit all: a cable's keys come 2 to 20 ms apart, a radio scanner's may stall for 250 ms in
the middle of a code (odoo/odoo#22674). Waiting too briefly cuts a code in two, and its end could pass for a
code; waiting too long keeps a person's letters from appearing. So:

- On screens in scan mode waiting costs nothing as long as a key ends the code: patience there is long, and
  it is shortened only for a scanner that ends in silence, whose verdict waits for it.
- Where a person may type, patience is what the scanner needs and no more.
"""

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

ENOUGH = 5  # codes, before a habit is believed
KEPT = 20  # the last codes, of which the slowest decides
SHORTEST_MS, LONGEST_MS = 40, 500
PATIENT_MS = 300  # in scan mode, while nothing is known


class Pace(Protocol):
    def gap_ms(self, typing_allowed: bool) -> int:
        """The longest pause inside a code."""

    def learn(self, slowest_ms: int, has_end_key: bool) -> None:
        """A code came. slowest_ms: its longest pause."""


@dataclass(frozen=True)
class FixedPace:
    """Somebody set it, or nothing is to be learned."""

    always_ms: int

    def gap_ms(self, typing_allowed: bool) -> int:
        return self.always_ms

    def learn(self, slowest_ms: int, has_end_key: bool) -> None:
        """What was set stays."""


@dataclass(frozen=True)
class Habit:
    """What is kept of a scanner. slowest_ms: of its last codes. ended: how many in a row a key ended."""

    slowest_ms: Sequence[int] = ()
    ended: int = 0


class LearnedPace:
    """first_ms: where a person may type, while nothing is known."""

    def __init__(self, habit: Habit | None = None, first_ms: int = 100) -> None:
        habit = habit or Habit()
        self._slowest_ms = deque(habit.slowest_ms, KEPT)
        self._ended = habit.ended
        self._first_ms = first_ms

    @property
    def habit(self) -> Habit:
        return Habit(tuple(self._slowest_ms), self._ended)

    def gap_ms(self, typing_allowed: bool) -> int:
        if len(self._slowest_ms) < ENOUGH:
            return self._first_ms if typing_allowed else max(self._first_ms, PATIENT_MS)
        slowest_ms = max(self._slowest_ms)
        if typing_allowed:
            return _within(20 + slowest_ms * 5 // 2)
        # silence decides all the same: another scanner of this bench may send no end key
        return LONGEST_MS if self._ended >= ENOUGH else _within(60 + slowest_ms * 3)

    def learn(self, slowest_ms: int, has_end_key: bool) -> None:
        self._slowest_ms.append(min(max(0, slowest_ms), LONGEST_MS))
        self._ended = min(self._ended + 1, KEPT) if has_end_key else 0


def _within(gap_ms: int) -> int:
    return min(max(gap_ms, SHORTEST_MS), LONGEST_MS)
