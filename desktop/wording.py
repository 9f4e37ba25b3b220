"""Sentences for people, as English source texts. desktop/translate.py turns them into Chinese. No Qt here."""

from dataclasses import dataclass
from typing import TypeAlias

Value: TypeAlias = "str | int | Say"


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


Words: TypeAlias = "str | Say"  # a plain str is data (a name, a number) and is shown as it is
