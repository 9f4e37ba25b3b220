"""Sentences for people, as English source texts; desktop/translate.py turns them into Chinese. No Qt here."""

from dataclasses import dataclass
from enum import Enum
from typing import TypeAlias

Value: TypeAlias = "str | int | Say | Both"


class Sound(Enum):
    """What the ear is told; the value names the file in resources/sounds."""

    ITEM_OK = "item_ok"
    LINE_COMPLETE = "line_complete"
    ORDER_COMPLETE = "order_complete"
    REFUSED = "refused"
    ATTENTION = "attention"  # doubt too
    OFFLINE = "offline"
    UNDONE = "undone"
    REPEATED = "repeated"
    CARD_READ = "card_read"


@dataclass(frozen=True, init=False)
class Say:
    """One sentence to translate, and what goes into its {places}.

    The first argument is always a literal: the translation test reads it from the source.
    """

    source: str
    values: tuple[tuple[str, Value], ...]

    def __init__(self, source: str, **values: Value) -> None:
        object.__setattr__(self, "source", source)
        object.__setattr__(self, "values", tuple(sorted(values.items())))


@dataclass(frozen=True)
class Both:
    """Data that exists in both languages, such as a product's title."""

    zh: str
    en: str


Words: TypeAlias = "str | Say | Both"  # a plain str is data (a name, a number) and is shown as it is
