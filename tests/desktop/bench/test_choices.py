from desktop.bench.choices import ask_redo, ask_reprint, ask_set_aside, ask_short
from desktop.bench.screen import BenchScreen, ChoicesShown
from fulfilment.packing.commands import ShortReason
from fulfilment.packing.reasons import RedoReason, ReprintReason
from fulfilment.packing.session import SetAsideReason


def choices(screen: BenchScreen) -> dict[str, object]:
    assert isinstance(screen.content, ChoicesShown)
    keys = [step.key for step in screen.content.choices]
    return {key.legend: key.wish for key in keys if key is not None}


def test_every_reason_for_short_has_a_key() -> None:
    assert choices(ask_short("")) == {
        "F4": ShortReason.MISSING,
        "F5": ShortReason.DAMAGED,
        "F6": ShortReason.WRONG_GOODS,
    }


def test_reasons_to_set_aside_have_a_key_each_and_none_asks_for_help() -> None:
    given = choices(ask_set_aside(""))
    assert given["F5"] is SetAsideReason.DAMAGED
    assert len(given) == len(set(given.values())) >= 4
    assert "F1" not in given
    assert "Esc" not in given


def test_every_reason_to_want_a_label_again_has_a_key_and_the_key_that_asked_is_one() -> None:
    for given, reasons, asked_by in (
        (choices(ask_reprint("")), ReprintReason, "F8"),
        (choices(ask_redo("")), RedoReason, "F6"),
    ):
        assert set(given.values()) == set(reasons)
        assert asked_by in given
        assert not {"F1", "Esc"} & set(given)
