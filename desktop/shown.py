"""What the parts common to all screens show: frozen values, made by presenters. No Qt in this file."""

from dataclasses import dataclass
from enum import Enum

from desktop.say import Words

Sign = Enum("Sign", ["RIGHT", "NO", "ATTENTION", "OFFLINE", "DOUBT", "WAITING"])


class Tone(Enum):
    """How loud a field is. The look, section 6."""

    NORMAL = "normal"  # surface
    OK = "ok"  # pale green
    COMPLETE = "complete"  # solid green
    STOP = "stop"  # solid red, framed work area
    ATTENTION = "attention"  # solid amber
    DOUBT = "doubt"  # surface, blue diamond
    SET_ASIDE = "set aside"  # sunk, grey pause


class Wish(Enum):
    """What a person may ask of a screen by a key, a command card or a touch."""

    GO_ON = "go on"
    HELP = "help"
    GET_WORK = "get work"
    TYPE_NUMBER = "type number"
    OPEN = "open"
    SHORT = "short"
    SET_ASIDE = "set aside"
    OTHER_PRINTER = "other printer"
    UNDO = "undo"
    REPRINT = "reprint"
    LABEL = "label"  # what else may be asked of a label: another one, one more box
    QUEUE = "queue"
    LANGUAGE = "language"
    SIGN_OUT = "sign out"
    UP = "up"
    DOWN = "down"
    ENTER = "enter"
    ERASE = "erase"


@dataclass(frozen=True)
class Pill:
    """One state on the right of the top bar. icon: a name of desktop/icons.py."""

    words: Words
    icon: str = ""
    sign: Sign | None = None  # set: the pill is solid amber and calls for a hand


@dataclass(frozen=True)
class BarShown:
    """The top bar. tabs belong to desk screens; current is the tab's number from 0."""

    title: Words
    person: Words = ""
    pills: tuple[Pill, ...] = ()
    clock: str = ""
    offline: Words = ""  # not empty: the whole bar is blue and says this
    tabs: tuple[Words, ...] = ()
    current: int = 0


@dataclass(frozen=True)
class KeyShown:
    """A key cap with its word. An idle one is not drawn but keeps its place."""

    legend: str  # "F4", "Esc", "↑ ↓"
    words: Words
    wish: Enum | None = None  # a Wish, or the thing chosen (a reason)
    is_idle: bool = False
    gap_before: float = 0  # u, sets a group apart


@dataclass(frozen=True)
class KeysShown:
    keys: tuple[KeyShown, ...]
    hint: Words = ""  # at the right end, with the card icon


@dataclass(frozen=True)
class Progress:
    done: int
    due: int
    fresh: int = 0  # how many of done were scanned just now


@dataclass(frozen=True)
class VerdictShown:
    """The verdict column: one sign or number, one word, one sentence."""

    tone: Tone
    caption: Words
    word: Words
    sentence: Words = ""
    hero: str = ""  # a number in place of the sign
    hero_unit: Words = ""
    hero_caption: Words = ""  # a line between the number and the word
    key: KeyShown | None = None  # the key that ends this state, drawn in the panel
    foot: Words = ""  # what stands over the bar; empty with progress: "Packed"
    progress: Progress | None = None
