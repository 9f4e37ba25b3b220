from itertools import pairwise

import pytest
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from desktop.shown import Progress, Tone, VerdictShown
from desktop.verdict import FIELDS, VerdictPanel


def a_panel(qtbot: QtBot, shown: VerdictShown) -> VerdictPanel:
    panel = VerdictPanel()
    qtbot.addWidget(panel)
    panel.resize(424, 616)
    panel.show_verdict(shown)
    panel.grab()
    return panel


def size_of(panel: VerdictPanel, text: str) -> float:
    return next(one.size for one in panel.drawn() if one.text == text)


@pytest.mark.parametrize("tone", list(Tone))
def test_every_tone_has_its_field(tone: Tone, qtbot: QtBot) -> None:
    panel = a_panel(qtbot, VerdictShown(tone, "caption", "Word"))
    field = panel.theme.colour(FIELDS[tone].fill)
    assert panel.grab().toImage().pixelColor(400, 400) == field


def test_the_word_shrinks_in_steps_of_two_and_never_below_48(qtbot: QtBot) -> None:
    assert size_of(a_panel(qtbot, VerdictShown(Tone.OK, "", "OK")), "OK") == 72
    long = a_panel(qtbot, VerdictShown(Tone.STOP, "", "Packed already"))
    size = size_of(long, "Packed already")
    assert 48 <= size < 60
    assert size % 2 == 0


def test_a_word_that_is_still_too_wide_takes_two_lines(qtbot: QtBot) -> None:
    panel = a_panel(qtbot, VerdictShown(Tone.DOUBT, "", "Did 8826 come out?"))
    words = [one for one in panel.drawn() if one.size == 48]
    assert " ".join(one.text for one in words) == "Did 8826 come out?"
    assert len(words) == 2
    assert not any(one.is_cut for one in words)


@pytest.mark.parametrize(("hero", "size"), [("4", 210), ("89", 176)])
def test_the_number_is_read_from_the_corner_of_the_eye(hero: str, size: float, qtbot: QtBot) -> None:
    shown = VerdictShown(Tone.NORMAL, "", "Scan next", hero=hero, hero_unit="left")
    assert size_of(a_panel(qtbot, shown), hero) == size


def test_three_digits_still_fit(qtbot: QtBot) -> None:
    panel = a_panel(qtbot, VerdictShown(Tone.NORMAL, "", "w", hero="2:59", hero_unit="min"))
    assert 100 <= size_of(panel, "2:59") <= 176


def test_twelve_pieces_are_segments_and_thirteen_a_bar(qtbot: QtBot) -> None:
    def gaps(due: int) -> int:
        shown = VerdictShown(Tone.NORMAL, "", "w", progress=Progress(due, due))
        image = a_panel(qtbot, shown).grab().toImage()
        row = [image.pixelColor(x, 616 - 40) == QColor("#FFFFFF") for x in range(34, 390)]
        return sum(now and not before for before, now in pairwise(row))

    assert gaps(12) == 11
    assert gaps(13) == 0


def test_the_piece_just_scanned_is_green(qtbot: QtBot) -> None:
    shown = VerdictShown(Tone.OK, "", "OK", progress=Progress(4, 7, fresh=1))
    image = a_panel(qtbot, shown).grab().toImage()
    pitch = 370 / 7
    assert image.pixelColor(int(30 + 3.4 * pitch), 576) == QColor("#3CCB92")
    assert image.pixelColor(int(30 + 2.4 * pitch), 576) == QColor("#10171E")
