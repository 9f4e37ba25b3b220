"""What the wave board shows: frozen values, made by its presenter. No Qt in this file."""

from dataclasses import dataclass
from enum import Enum

from desktop.say import Words
from desktop.shown import KeyShown, Sign


class Tone(Enum):
    """How loud a card or a line of a column's head is."""

    PLAIN = "plain"
    QUIET = "quiet"  # held, not released, figures of a silent station
    NEWS = "news"  # offline, or what a move changes
    OVER = "over"  # a forecast
    LATE = "late"  # a fact


class Grip(Enum):
    """What a hand does to a card."""

    NONE = "none"
    CHOSEN = "chosen"
    CARRIED = "carried"
    LEAVING = "leaving"  # the place a carried card came from


@dataclass(frozen=True)
class Rail:
    """From now (0) to four hours ahead (1). bar: until finished. post: the promise, None when it is past.

    The part of the bar past the post is hatched.
    """

    bar: float
    post: float | None


@dataclass(frozen=True)
class CardShown:
    wave_id: str
    number: str
    what: Words  # carrier and channel
    done: str  # "3/40"
    due: str  # "16:00"
    rail: Rail | None  # None: no finish is known
    tone: Tone
    sign: Sign | None
    note: Words
    grip: Grip = Grip.NONE


@dataclass(frozen=True)
class ColumnShown:
    """station None: nobody's waves."""

    station: str | None
    title: Words
    person: str
    line: Words
    tone: Tone
    sign: Sign | None
    cards: tuple[CardShown, ...]
    is_target: bool = False


@dataclass(frozen=True)
class FigureShown:
    caption: Words
    value: str
    unit: Words
    sign: Sign | None = None


@dataclass(frozen=True)
class NoticeShown:
    """One sentence in the bar: what was refused, what failed, or what has just been done."""

    sign: Sign
    words: Words


@dataclass(frozen=True)
class ItemShown:
    """One consequence of a move."""

    sign: Sign
    title: Words
    detail: Words


@dataclass(frozen=True)
class FootShown:
    """The bar below. At rest it has keys and perhaps a notice; during a move a title and consequences.

    The first of keys is the filled one during a move.
    """

    keys: tuple[KeyShown, ...]
    notice: NoticeShown | None = None
    title: Words = ""
    detail: Words = ""
    items: tuple[ItemShown, ...] = ()

    @property
    def is_move(self) -> bool:
        return bool(self.title)


@dataclass(frozen=True)
class BoardShown:
    """clock: of the last reading. is_stale: the shared database did not answer since."""

    figures: tuple[FigureShown, ...]
    columns: tuple[ColumnShown, ...]
    foot: FootShown
    clock: str = ""
    is_stale: bool = False
