"""What the bench asks: why short, why set aside, what is wanted of a label and why. No Qt in this file."""

from datetime import datetime
from enum import Enum

from desktop.bench.keys import only
from desktop.bench.screen import BenchScreen, ChoicesShown, StepShown
from desktop.say import Say, Words
from desktop.shown import KeyShown, Tone, VerdictShown, Wish
from desktop.states import clock_of
from desktop.wording import label_reason_words, reason_words
from fulfilment.packing.commands import ShortReason
from fulfilment.packing.reasons import LabelDeed, RedoReason, ReprintReason
from fulfilment.packing.session import PackingSession, SetAsideReason, Step

_BACK = KeyShown("Esc", Say("Back"), Wish.GO_ON)
# the key that asked is also the commonest answer: pressing it twice needs no reading
_SHORT = (("F4", ShortReason.MISSING), ("F5", ShortReason.DAMAGED), ("F6", ShortReason.WRONG_GOODS))
_CANNOT_BE_CHOSEN = {
    "short",
    "cancelled",
    "label_doubt",
}  # F4, the shop, and the question about a label ask these
_KEYS = ("F5", "F6", "F7", "F8", "F9", "F4")
# the key that asked is the commonest answer here too
_REPRINT = tuple(zip(("F8", "F9", "F7", "F6", "F5"), ReprintReason, strict=True))
_REDO = tuple(zip(("F6", "F7", "F8", "F9", "F5"), RedoReason, strict=True))
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


def ask_label(caption: Words, session: PackingSession | None, is_out: bool, at: datetime) -> BenchScreen:
    """The three things: the same label, another in its place, one more box. is_out: one may be on paper."""
    steps = (*_box_steps(session), _redo_step(session, at))
    if is_out:
        again = StepShown(
            Say("The same label again"), Say("same number, nothing bought twice"),
            key=KeyShown("F8", "", LabelDeed.REPRINT),
        )  # fmt: skip
        steps = (again, *steps)
    return _screen(caption, Say("Which?"), Say("Boxes and labels"), steps)


def _box_steps(session: PackingSession | None) -> tuple[StepShown, ...]:
    key = KeyShown("F10", "", LabelDeed.ADD)
    if session is None:
        return ()
    if session.step is Step.SCANNING:
        if not session.history:
            return ()
        return (StepShown(Say("This box is full"), Say("its label comes, then the next box"), key=key),)
    if not session.is_whole or session.was_packed:
        return ()
    return (StepShown(Say("One more box"), Say("with a label of its own"), key=key),)


def _redo_step(session: PackingSession | None, at: datetime) -> StepShown:
    """How long the carrier takes the number back stands beside it: later it costs."""
    detail: Words = Say("the old number is void for ever")
    void_by = session.box.void_by if session is not None else None
    if void_by is not None and at > void_by:
        detail = Say("The carrier charges for the old number.")
    elif void_by is not None:
        detail = Say("the old one is void, free until {time}", time=clock_of(void_by))
    return StepShown(Say("Redo the label"), detail, key=KeyShown("F6", "", LabelDeed.REDO))


def ask_reprint(caption: Words) -> BenchScreen:
    return _why_label(caption, Say("Why print again?"), _REPRINT)


def ask_redo(caption: Words) -> BenchScreen:
    return _why_label(caption, Say("Why another label?"), _REDO)


def _why_label(caption: Words, title: Words, choices: tuple[tuple[str, Enum], ...]) -> BenchScreen:
    steps = tuple(
        StepShown(label_reason_words(str(reason.value)), key=KeyShown(key, "", reason))
        for key, reason in choices
    )
    return _screen(caption, Say("Why?"), title, steps)


def _asked(caption: Words, word: Words, title: Words, choices: tuple[tuple[str, Enum], ...]) -> BenchScreen:
    steps = tuple(
        StepShown(reason_words(str(reason.value)), key=KeyShown(key, "", reason)) for key, reason in choices
    )
    return _screen(caption, word, title, steps)


def _screen(caption: Words, word: Words, title: Words, steps: tuple[StepShown, ...]) -> BenchScreen:
    verdict = VerdictShown(Tone.DOUBT, caption, word, Say("Choose by its key."), key=_BACK)
    return BenchScreen(verdict, ChoicesShown(title, steps), only(Wish.HELP))
