"""What the sign-in shows: one frozen value. No Qt in this file."""

from dataclasses import dataclass

from desktop.say import Words
from desktop.shown import KeysShown, Sign


@dataclass(frozen=True)
class CheckShown:
    title: Words
    detail: Words
    sign: Sign


@dataclass(frozen=True)
class EntryShown:
    """A number or a PIN being typed. text: what stands in the field; a PIN is shown as dots."""

    label: Words
    text: str


@dataclass(frozen=True)
class SigninScreen:
    """entry: None while a badge is waited for. sign: what stands in place of the badge's drawing. note: under
    the sentence, smaller."""

    station: Words
    place: Words
    checks: tuple[CheckShown, ...]
    word: Words
    sentence: Words
    keys: KeysShown
    entry: EntryShown | None = None
    sign: Sign | None = None
    note: Words = ""
