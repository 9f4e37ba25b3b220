from datetime import timedelta

import pytest

from desktop.waves.names import clock_text, refusal_words, span_words, what_words
from fulfilment.waves.ports import BoardRefusal
from tests.desktop.waves.test_presenter import english
from tests.fakes.boards import NOON, a_wave


@pytest.mark.parametrize(
    ("seconds", "said"),
    [
        (0, "0 min"),
        (1, "1 min"),
        (-61, "2 min"),
        (120 * 60, "120 min"),
        (120 * 60 + 1, "2:01 h"),
        (47 * 3600, "47:00 h"),
        (50 * 3600, "2 days"),
    ],
)
def test_a_span_is_minutes_then_hours_then_days(seconds: float, said: str) -> None:
    assert english(span_words(seconds)) == said


def test_a_promise_of_another_day_carries_its_date() -> None:
    assert clock_text(NOON, NOON, NOON.tzinfo) == "12:00"
    assert clock_text(NOON + timedelta(days=1), NOON, NOON.tzinfo) == "5-19 12:00"


def test_several_channels_are_the_first_and_a_count() -> None:
    assert english(what_words(a_wave("A", channels=()))) == "ZTO"
    assert english(what_words(a_wave("A", channels=("pdd",)))) == "ZTO·PDD"
    assert english(what_words(a_wave("A", channels=("pdd", "taobao", "jd")))) == "ZTO·PDD +2"


@pytest.mark.parametrize("refusal", list(BoardRefusal))
def test_every_refusal_has_a_sentence(refusal: BoardRefusal) -> None:
    assert english(refusal_words(refusal)).endswith(".")
