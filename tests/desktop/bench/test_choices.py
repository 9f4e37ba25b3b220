from desktop.bench.choices import ask_set_aside, ask_short
from desktop.bench.screen import BenchScreen, ChoicesShown
from fulfilment.packing.commands import ShortReason
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
