"""What the page of rules shows: frozen values, made by its presenter. No Qt in this file."""

from dataclasses import dataclass

from desktop.printers.shown import PanelShown
from desktop.say import Words
from desktop.waves.shown import FootShown


@dataclass(frozen=True)
class RuleShown:
    """One line of the table. is_rest: whatever no rule names; it can be tested, not changed."""

    kind: Words
    carrier: Words
    size: Words
    printer: Words
    is_chosen: bool
    is_rest: bool = False


@dataclass(frozen=True)
class FieldShown:
    """One part of a rule while it is changed. place: "2/5" of what may stand there."""

    caption: Words
    value: Words
    place: str
    is_chosen: bool


@dataclass(frozen=True)
class DraftShown:
    title: Words
    sentence: Words
    fields: tuple[FieldShown, ...]
    last: Words


@dataclass(frozen=True)
class RoutesShown:
    """Either a draft or a panel stands at the right."""

    rows: tuple[RuleShown, ...]
    draft: DraftShown | None
    panel: PanelShown | None
    foot: FootShown
    clock: str = ""
    is_stale: bool = False
