"""What the scanner page shows: frozen values. No Qt in this file."""

from dataclasses import dataclass

from desktop.say import Words
from desktop.shown import Sign
from desktop.waves.shown import FootShown


@dataclass(frozen=True)
class ScanRow:
    """number: the scan's own. text: what came, control characters shown. rule: what it was taken for."""

    number: int
    time: str
    text: str
    rule: Words
    answer: Words
    sign: Sign | None
    is_chosen: bool = False


@dataclass(frozen=True)
class FieldShown:
    caption: Words
    value: Words


@dataclass(frozen=True)
class ScanShown:
    """The framed scan."""

    sign: Sign
    title: Words
    sentence: Words
    text: str
    fields: tuple[FieldShown, ...]
    is_test: bool = False


@dataclass(frozen=True)
class EarShown:
    """volume: percent."""

    volume: int
    words: Words
    voice: Words


@dataclass(frozen=True)
class ScannerShown:
    """typed: what a person has typed so far; None while nobody types."""

    rows: tuple[ScanRow, ...]
    scan: ScanShown | None
    ear: EarShown
    typed: str | None
    foot: FootShown
    clock: str
