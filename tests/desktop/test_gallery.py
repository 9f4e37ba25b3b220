"""Every screen in every state: nothing too small, nothing cut that must not be, nothing on top of another."""

import pytest
from PySide6.QtCore import QSize
from pytestqt.qtbot import QtBot

from desktop.bench.view import BenchPage
from desktop.gallery import SIZES, Picture, main, pictures
from desktop.keybar import KeyBar
from desktop.page import Page
from desktop.painted import Painted
from desktop.theme import tokens
from desktop.translate import Languages
from desktop.verdict import VerdictPanel

SMALLEST = tokens()["type"]["bench"]["caption"]
LEGEND = tokens()["type"]["bench"]["keyLegend"]
PICTURES = pictures()


def built(picture: Picture, size: QSize, qtbot: QtBot) -> Page:
    page = picture.make(False)
    qtbot.addWidget(page)
    page.resize(size)
    page.grab()
    return page


@pytest.mark.parametrize("language", ["zh", "en"])
@pytest.mark.parametrize("picture", PICTURES, ids=lambda one: one.name)
class TestEveryScreen:
    def test_no_text_is_under_24_units(
        self, picture: Picture, language: str, qtbot: QtBot, languages: Languages
    ) -> None:
        languages.switch_to(language)
        page = built(picture, SIZES[0], qtbot)
        parts = [page, *page.findChildren(Painted)]
        legends = {key.legend for key in page.acting_keys()}
        small = [
            one
            for part in parts
            for one in part.drawn()
            if one.size < SMALLEST and not (one.text in legends and one.size == LEGEND)
        ]
        assert sum(len(part.drawn()) for part in parts) > 5
        assert not small

    def test_verdicts_and_reasons_are_whole(
        self, picture: Picture, language: str, qtbot: QtBot, languages: Languages
    ) -> None:
        languages.switch_to(language)
        for size in SIZES:
            page = built(picture, size, qtbot)
            panels = page.findChildren(VerdictPanel)
            parts = [part for panel in panels for part in panel.drawn()]
            if isinstance(page, BenchPage):
                parts += [*page.order.drawn(), *page.parcel.drawn(), *page.bar.drawn()]
            assert not [one.text for one in parts if one.is_cut]

    def test_keys_and_hint_have_room(
        self, picture: Picture, language: str, qtbot: QtBot, languages: Languages
    ) -> None:
        languages.switch_to(language)
        page = built(picture, SIZES[0], qtbot)
        bar = page.findChild(KeyBar)
        assert isinstance(bar, KeyBar)
        assert bar.right_of_keys() + 20 < bar.left_of_hint()


def test_the_pictures_can_be_written(tmp_path: object, qtbot: QtBot, languages: Languages) -> None:
    from pathlib import Path

    assert isinstance(tmp_path, Path)
    assert main([str(tmp_path), "--only", "bench-ok", "--small"]) == 0
    assert sorted(path.name for path in tmp_path.glob("*.png")) == [
        "bench-ok-en-1366.png",
        "bench-ok-zh-1366.png",
    ]
