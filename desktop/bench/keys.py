"""Which keys the bench offers in which state. Keys that do nothing now keep their place. No Qt here."""

from dataclasses import replace

from desktop.say import Say
from desktop.shown import KeyShown, KeysShown, Wish
from fulfilment.packing.outcome import Answer, Outcome
from fulfilment.packing.session import Step

_KEYS = (
    KeyShown("F1", Say("Help"), Wish.HELP),
    KeyShown("F4", Say("Short"), Wish.SHORT),
    KeyShown("F5", Say("Set aside"), Wish.SET_ASIDE),
    KeyShown("F7", Say("Undo"), Wish.UNDO),
    KeyShown("F8", Say("Reprint"), Wish.REPRINT),
    KeyShown("F9", Say("Queue"), Wish.QUEUE),
    KeyShown("F10", Say("Box"), Wish.LABEL),
)
HINT = Say("or a card")


def bench_keys(outcome: Outcome, has_trouble: bool = False) -> KeysShown:
    """has_trouble: the printer wants a hand. Keys drawn beside the label are not drawn here again."""
    acting = _acting(outcome, has_trouble)
    return KeysShown(tuple(replace(key, is_idle=key.wish not in acting) for key in _KEYS), HINT)


def only(*wishes: Wish) -> KeysShown:
    return KeysShown(tuple(replace(key, is_idle=key.wish not in wishes) for key in _KEYS), HINT)


def _acting(outcome: Outcome, has_trouble: bool) -> frozenset[Wish | None]:
    session = outcome.session
    if outcome.refusal is not None or outcome.wanted is not None:
        return frozenset({Wish.HELP})
    if session is None:
        return frozenset({Wish.HELP, Wish.QUEUE, Wish.LABEL})
    if session.step is Step.SCANNING:
        wishes = {Wish.HELP, Wish.SHORT, Wish.SET_ASIDE, Wish.QUEUE, Wish.LABEL}
        return frozenset(wishes | ({Wish.UNDO} if session.history else set()))
    if session.step is Step.WHOLE and not has_trouble:
        return frozenset({Wish.HELP, Wish.SET_ASIDE, Wish.UNDO})
    state = outcome.label.state if outcome.label is not None else ""
    is_out = state in ("sent", "printed")
    if outcome.answer is Answer.LEAVE_ASKED or state == "in_doubt" or (has_trouble and not is_out):
        return frozenset({Wish.HELP})
    return frozenset({Wish.HELP, Wish.SET_ASIDE, Wish.LABEL} | ({Wish.REPRINT} if is_out else set()))
