from datetime import UTC, datetime, timedelta

import pytest

from desktop.say import Say
from desktop.shown import Sign
from desktop.states import LinkNow, PrinterNow, StationNow, bar_shown, time_left
from desktop.wording import PrinterTrouble

AT = datetime(2026, 3, 12, 6, 31, tzinfo=UTC)


@pytest.mark.parametrize(
    ("seconds", "said"),
    [
        (89 * 60, Say("{n} min left", n=89)),
        (30, Say("{n} min left", n=1)),
        (0, Say("{n} min left", n=0)),
        (-61, Say("{n} min late", n=1)),
        (120 * 60, Say("{n} min left", n=120)),
        (179 * 60, Say("{time} left", time="2:59")),
    ],
)
def test_time_left(seconds: int, said: Say) -> None:
    assert time_left(AT + timedelta(seconds=seconds), AT) == said


def test_offline_is_words_and_no_pill() -> None:
    bar = bar_shown(StationNow("07", "Lin", PrinterNow("1"), LinkNow(AT - timedelta(minutes=12), 37)), AT)
    assert bar.offline == Say("Offline {n} min·keep packing, {saved} saved here", n=12, saved=37)
    assert [pill.words for pill in bar.pills] == [Say("Printer ready")]


def test_a_printer_in_trouble_is_a_loud_pill() -> None:
    bar = bar_shown(StationNow("07", "Lin", PrinterNow("2", PrinterTrouble.HEAD_OPEN)), AT)
    assert bar.pills[-1].sign is Sign.ATTENTION
    assert bar.pills[-1].words == Say("Printer {name}: {short}", name="2", short=Say("lid open"))


def test_the_label_printers_trouble_comes_before_any_others() -> None:
    office = PrinterNow("office", PrinterTrouble.PAPER_OUT)
    fine = StationNow("07", "Lin", PrinterNow("1", beside=(office,)))
    both = StationNow("07", "Lin", PrinterNow("1", PrinterTrouble.JAM, beside=(office,)))
    said = Say("Printer {name}: {short}", name="office", short=Say("no labels"))
    assert bar_shown(fine, AT).pills[-1].words == said
    said = Say("Printer {name}: {short}", name="1", short=Say("jam"))
    assert bar_shown(both, AT).pills[-1].words == said


def test_nobody_here_shows_the_programs_name() -> None:
    assert bar_shown(StationNow("07"), AT).title == "Packwave"
