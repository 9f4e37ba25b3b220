"""Turns what the station found of itself, and what was typed, into what the sign-in shows. No Qt here."""

from collections.abc import Sequence

from desktop.say import Say, Words
from desktop.shown import KeyShown, KeysShown, Sign, Wish
from desktop.signin.printer_check import DeviceNow, Hindrance, check_shown, hindrance
from desktop.signin.screen import EntryShown, SigninScreen


def signin_screen(
    station: str,
    place: Words,
    devices: Sequence[DeviceNow],
    number: str | None,
    text: str | None,
    trouble: tuple[Words, Words] | None,
    note: Words = "",
) -> SigninScreen:
    """number: already typed and entered. text: in the field now, None while a badge is waited for.

    note: to a person whom the printer keeps waiting.
    """
    held = hindrance(devices)
    word, sentence, sign = _words(held, number, text, trouble)
    entry = None
    if text is not None:
        label = Say("Number") if number is None else Say("PIN")
        entry = EntryShown(label, text if number is None else "●" * len(text))
    return SigninScreen(
        station=Say("Station {name}", name=station),
        place=place,
        checks=tuple(check_shown(one) for one in devices),
        word=word,
        sentence=sentence,
        keys=_keys(text is not None, trouble is not None or bool(note)),
        entry=entry,
        sign=sign,
        note=note or _for_the_desk(held, text, trouble),
    )


def _words(
    held: Hindrance | None, number: str | None, text: str | None, trouble: tuple[Words, Words] | None
) -> tuple[Words, Words, Sign | None]:
    """What was just typed or scanned wrong comes before the printer, which stays in its row."""
    if trouble is not None:
        return (*trouble, Sign.NO)
    if text is not None:
        word = Say("Type your number") if number is None else Say("Type your PIN")
        return word, Say("Enter goes on, Esc goes back."), None
    if held is None:
        return Say("Scan your badge"), Say("No badge? F2 types your number."), None
    if held.told is None:
        return Say("Looking for the printer"), Say("Scan your badge meanwhile."), held.sign
    return held.told.word, held.told.sentence, held.sign


def _for_the_desk(held: Hindrance | None, text: str | None, trouble: tuple[Words, Words] | None) -> Words:
    is_told = held is not None and held.told is not None and text is None and trouble is None
    return Say("A supervisor's badge opens the desk all the same.") if is_told else ""


def _keys(is_typing: bool, may_go_back: bool) -> KeysShown:
    keys = (
        KeyShown("F2", Say("Type number"), Wish.TYPE_NUMBER, is_idle=is_typing),
        KeyShown("F11", Say("中文"), Wish.LANGUAGE),
        KeyShown("Esc", Say("Back"), Wish.GO_ON, is_idle=not (is_typing or may_go_back)),
    )
    return KeysShown(keys, Say("No label printer, no start"))
