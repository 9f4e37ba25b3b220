"""The page with its presenter, by keys and scans."""

from dataclasses import dataclass
from datetime import UTC

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop.say import Say
from desktop.scanner.gallery import SampleEar, SampleScans, sample_seen
from desktop.scanner.presenter import ScannerPresenter
from desktop.scanner.view import ScannerPage
from desktop.sounds import Sounds
from desktop.translate import ENGLISH, Languages
from desktop.waves.gallery import NOW, at_once
from desktop.window import Window
from fulfilment.packing.barcodes import RawScan, ScanSource


@dataclass
class Screen:
    window: Window
    page: ScannerPage
    desk: SampleScans
    ear: SampleEar

    def press(self, key: Qt.Key) -> None:
        QTest.keyClick(self.window, key)

    @property
    def texts(self) -> list[str]:
        return [row.text for row in self.page.list.rows]

    @property
    def legends(self) -> list[str]:
        return [key.legend for key in self.page.foot.shown.keys]


@pytest.fixture
def screen(qtbot: QtBot) -> Screen:
    window = Window(Languages(ENGLISH), Sounds())
    page, desk, ear = ScannerPage(poll_ms=3_600_000), SampleScans(sample_seen()), SampleEar()
    page.listen_to(ScannerPresenter(page, desk, ear, at_once, UTC, lambda: NOW))
    window.add_page("scanners", page)
    qtbot.addWidget(window)
    window.resize(1366, 768)
    window.show()
    window.show_page("scanners")
    return Screen(window, page, desk, ear)


def test_a_scan_is_read_and_framed_and_goes_nowhere_else(screen: Screen) -> None:
    before = len(screen.texts)
    screen.window.take_scan(RawScan("96385074", ScanSource.WEDGE))
    assert screen.texts[0] == "96385074"
    assert len(screen.texts) == before + 1
    assert screen.page.list.rows[0].is_chosen
    assert screen.page.scan.shown is not None
    assert screen.page.scan.shown.is_test


def test_a_typed_code_is_read_by_enter_and_letters_are_no_keys_meanwhile(screen: Screen) -> None:
    screen.press(Qt.Key.Key_T)
    assert screen.legends == ["Esc"]
    for char in "PWC-UNDOX":
        screen.page.take_key(ord(char), char)
    screen.press(Qt.Key.Key_Backspace)
    screen.press(Qt.Key.Key_Return)
    assert screen.texts[0] == "PWC-UNDO"
    assert screen.page.list.rows[0].rule == Say("Command card")
    assert not screen.ear.is_voice_on
    assert screen.page.scan.typed is None


def test_esc_forgets_what_was_typed(screen: Screen) -> None:
    before = screen.texts
    screen.press(Qt.Key.Key_T)
    screen.page.take_key(ord("9"), "9")
    screen.press(Qt.Key.Key_Escape)
    assert screen.texts == before
    assert screen.page.scan.typed is None


def test_the_arrows_frame_an_older_scan_and_a_new_one_takes_the_frame_back(screen: Screen) -> None:
    for _ in range(3):
        screen.press(Qt.Key.Key_Down)
    assert [row.is_chosen for row in screen.page.list.rows].index(True) == 3
    assert screen.page.scan.shown is not None
    assert screen.page.scan.shown.text == "]E06901234567893"
    screen.window.take_scan(RawScan("1234567", ScanSource.WEDGE))
    assert screen.page.list.rows[0].is_chosen


def test_the_volume_goes_in_tens_and_stays_within_its_ends(screen: Screen) -> None:
    for _ in range(4):
        screen.press(Qt.Key.Key_Plus)
    assert screen.ear.volume == 100
    for _ in range(12):
        screen.press(Qt.Key.Key_Minus)
    assert screen.ear.volume == 0
    assert screen.page.ear.shown is not None
    assert screen.page.ear.shown.words == Say("Off")


def test_the_voice_is_one_key(screen: Screen) -> None:
    screen.press(Qt.Key.Key_V)
    assert screen.ear.is_voice_on
    screen.press(Qt.Key.Key_V)
    assert not screen.ear.is_voice_on


def test_an_export_says_where_it_is_and_the_next_key_goes_on(screen: Screen) -> None:
    screen.press(Qt.Key.Key_E)
    notice = screen.page.foot.shown.notice
    assert notice is not None
    assert notice.words == Say(
        "{n} scans, without names: {file}", n=10, file="support/scans-20261122-143107.jsonl"
    )
    screen.press(Qt.Key.Key_Escape)
    assert screen.page.foot.shown.notice is None
    assert "E" in screen.legends


@pytest.mark.parametrize("size", [(1366, 768), (1920, 1080)])
def test_no_field_of_the_framed_scan_is_cut(screen: Screen, size: tuple[int, int]) -> None:
    screen.window.resize(*size)
    for _ in range(len(screen.texts)):
        screen.page.grab()
        assert not [run.text for run in screen.page.scan.drawn() if run.is_cut]
        screen.press(Qt.Key.Key_Down)
