"""The two questions the bench asks: why is it short, why is it set aside. No Qt in this file."""

from enum import Enum

from desktop.bench.keys import only
from desktop.bench.screen import BenchScreen, ChoicesShown, StepShown
from desktop.say import Say, Words
from desktop.shown import KeyShown, Tone, VerdictShown, Wish
from desktop.wording import reason_words
from fulfilment.packing.commands import ShortReason
from fulfilment.packing.session import SetAsideReason

_BACK = KeyShown("Esc", Say("Back"), Wish.GO_ON)
# the key that asked is also the commonest answer: pressing it twice needs no reading
_SHORT = (("F4", ShortReason.MISSING), ("F5", ShortReason.DAMAGED), ("F6", ShortReason.WRONG_GOODS))
_CANNOT_BE_CHOSEN = {
    "short",
    "cancelled",
    "label_doubt",
}  # F4, the shop, and the question about a label ask these
_KEYS = ("F5", "F6", "F7", "F8", "F9", "F4")
_COMMONEST = (
    "damaged",
    "barcode_missing",
    "question",
    "address",
    "no_box",
    "pack_later",
    "customer",
    "weight",
    "other",
)


def ask_short(caption: Words) -> BenchScreen:
    return _asked(caption, Say("What is missing?"), Say("Why is it short?"), _SHORT)


def ask_set_aside(caption: Words) -> BenchScreen:
    able = [one for one in SetAsideReason if one.value not in _CANNOT_BE_CHOSEN]
    able.sort(key=lambda one: _COMMONEST.index(one.value) if one.value in _COMMONEST else len(_COMMONEST))
    choices = tuple(zip(_KEYS, able, strict=False))
    return _asked(caption, Say("Why set aside?"), Say("Why is it set aside?"), choices)


def _asked(caption: Words, word: Words, title: Words, choices: tuple[tuple[str, Enum], ...]) -> BenchScreen:
    steps = tuple(
        StepShown(reason_words(str(reason.value)), key=KeyShown(key, "", reason)) for key, reason in choices
    )
    verdict = VerdictShown(Tone.DOUBT, caption, word, Say("Choose by its key."), key=_BACK)
    return BenchScreen(verdict, ChoicesShown(title, steps), only(Wish.HELP))
