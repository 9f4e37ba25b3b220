"""What my queue shows: one frozen value. No Qt in this file."""

from dataclasses import dataclass
from enum import Enum

from desktop.say import Words
from desktop.shown import KeysShown, VerdictShown

Standing = Enum("Standing", ["NORMAL", "MINE", "OVER", "LATE", "WAITS"])


@dataclass(frozen=True)
class QueueRow:
    """One wave, or the orders set aside. Minutes count from now; a total of 0 is not written.

    state: the words under the time left.
    """

    name: Words
    totes: str
    detail: Words
    done: int
    total: int
    finish_min: float
    promise_min: float
    time: Words
    standing: Standing = Standing.NORMAL
    state: Words = ""


@dataclass(frozen=True)
class QueueScreen:
    """chosen: the number, from 0, of the row that F3 opens."""

    verdict: VerdictShown
    title: Words
    subtitle: Words
    rows: tuple[QueueRow, ...]
    chosen: int
    keys: KeysShown
