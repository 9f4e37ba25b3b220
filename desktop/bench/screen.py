"""What the bench shows: one frozen value. No Qt in this file."""

from dataclasses import dataclass

from desktop.say import Words
from desktop.shown import KeyShown, KeysShown, Sign, VerdictShown


@dataclass(frozen=True)
class FactShown:
    """One fact of the order. parts: its share of the line's width."""

    label: Words
    value: Words
    parts: int


@dataclass(frozen=True)
class RowShown:
    """One line of the order. picture: a file name or "". fresh: pieces scanned just now."""

    name: Words
    detail: Words
    picture: str
    done: int
    due: int
    fresh: int = 0

    @property
    def is_done(self) -> bool:
        return self.done >= self.due


@dataclass(frozen=True)
class JustShown:
    """What was scanned and refused. reason: short words in the pill."""

    name: Words
    detail: Words
    picture: str
    reason: Words


@dataclass(frozen=True)
class OrderShown:
    """The right column while pieces are scanned. just takes the place of facts and note.

    order_key: the same for all screens of one order; the rows keep their scroll while it is.
    """

    order_key: str
    facts: tuple[FactShown, ...]
    note: Words
    rows: tuple[RowShown, ...]
    just: JustShown | None = None


@dataclass(frozen=True)
class LabelShown:
    """The label's picture, and over it one line that says where it is."""

    sign: Sign
    caption: Words
    image: bytes  # PNG; empty while it is being drawn


@dataclass(frozen=True)
class StepShown:
    """One step or choice beside the label. A key makes it a choice; before: a word over it, such as "or"."""

    title: Words
    detail: Words = ""
    sign: Sign | None = None
    is_quiet: bool = True  # a grey sign
    number: str = ""
    key: KeyShown | None = None
    is_present: bool = False  # the one to do now: framed
    before: Words = ""


@dataclass(frozen=True)
class ParcelShown:
    """The right column from the whole parcel on: the label and the steps to its end."""

    label: LabelShown
    steps: tuple[StepShown, ...]
    tail_caption: Words = ""
    tail: str = ""  # the last four characters of the label's number


@dataclass(frozen=True)
class ChoicesShown:
    """The right column while one of a few things must be chosen, each by its key."""

    title: Words
    choices: tuple[StepShown, ...]


Content = OrderShown | ParcelShown | ChoicesShown | None  # None: nothing is on the bench


@dataclass(frozen=True)
class BenchScreen:
    """rest: what the verdict fades to by itself; None when it stays until something is done."""

    verdict: VerdictShown
    content: Content
    keys: KeysShown
    rest: VerdictShown | None = None
