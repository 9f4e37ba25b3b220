"""What the printers screen shows: frozen values, made by its presenter. No Qt in this file."""

from dataclasses import dataclass

from desktop.say import Words
from desktop.shown import KeyShown, Sign
from desktop.waves.shown import FootShown


@dataclass(frozen=True)
class RowShown:
    """is_quiet: the sign is grey, fine as always."""

    name: str
    title: Words
    detail: Words
    sign: Sign
    is_quiet: bool
    is_in_doubt: bool
    is_chosen: bool


@dataclass(frozen=True)
class LabelRowShown:
    """One label of the list. small: PNG, None while there is none."""

    job_id: str
    title: Words
    detail: Words
    sign: Sign
    is_quiet: bool
    is_chosen: bool
    small: bytes | None


@dataclass(frozen=True)
class LabelsShown:
    """The labels of one printer, in place of the list of printers."""

    title: Words
    rows: tuple[LabelRowShown, ...]


@dataclass(frozen=True)
class LabelShown:
    """picture: PNG, None while there is none."""

    title: Words
    clock: str
    picture: bytes | None
    caption: Words


@dataclass(frozen=True)
class OptionShown:
    """One answer. legend "Scan" is no key: the scanner gives it; "": hands do it.

    is_filled: the first to try. detail "": the answer takes less room.
    """

    legend: Words
    key: str  # "" for what no key does
    title: Words
    detail: Words = ""
    is_filled: bool = False


@dataclass(frozen=True)
class KnownShown:
    clock: str
    sign: Sign
    is_quiet: bool
    words: Words


@dataclass(frozen=True)
class PanelShown:
    """The right side: a question with its answers, or how the printer is."""

    sign: Sign
    is_quiet: bool
    title: Words
    sentence: Words
    options: tuple[OptionShown, ...] = ()
    known: tuple[KnownShown, ...] = ()
    last: Words = ""


@dataclass(frozen=True)
class PrintersShown:
    """buttons: keys under the list, for the framed printer. labels: stand in place of the printers."""

    rows: tuple[RowShown, ...]
    label: LabelShown | None
    panel: PanelShown | None
    foot: FootShown
    clock: str = ""
    is_stale: bool = False
    buttons: tuple[KeyShown, ...] = ()
    labels: LabelsShown | None = None
