"""The printers screen with real keys through the real window, and its pictures in both tongues."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC
from itertools import product
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop.painted import Painted
from desktop.printers import gallery
from desktop.printers.lists import LIST_TOP, ROW
from desktop.printers.parts import OPTION, OPTION_GAP, OPTIONS_TOP
from desktop.printers.ports import LabelRow
from desktop.printers.presenter import PrintersPresenter
from desktop.printers.view import PrintersPage
from desktop.translate import Languages
from desktop.waves.desk import PRINTERS
from desktop.waves.gallery import SIZES
from desktop.window import Window
from fulfilment.packing.barcodes import RawScan, ScanSource
from fulfilment.shipping.ports import PrintState
from tests.fakes.boards import NOON, at_once
from tests.fakes.desks import FakeDesk, a_doubt, a_row
from tests.fakes.printers import a_job


class Screen:
    def __init__(self, qtbot: QtBot, languages: Languages, desk: FakeDesk) -> None:
        self.window, self.page = Window(languages), PrintersPage(poll_ms=600_000)
        qtbot.addWidget(self.window)
        self.page.listen_to(PrintersPresenter(self.page, desk, at_once, UTC, lambda: NOON))
        self.page.show_desk(PRINTERS, "Zhou")
        self.window.add_page("printers", self.page)
        self.window.resize(1366, 768)
        self.window.show_page("printers")
        self.window.show()
        qtbot.waitExposed(self.window)

    def chosen(self) -> str:
        return next(row.name for row in self.page.list.rows if row.is_chosen)


def a_paper(number: int) -> LabelRow:
    return LabelRow(replace(a_job(f"7500{number}", b"^XA", "P2"), state=PrintState.PRINTED), "A-1")


@pytest.fixture
def desk() -> FakeDesk:
    return FakeDesk(a_row("P1", in_doubt=(a_doubt(),)), a_row("P2", waiting=3), a_row("P3"))


@pytest.fixture
def screen(qtbot: QtBot, languages: Languages, desk: FakeDesk) -> Screen:
    return Screen(qtbot, languages, desk)


@pytest.mark.parametrize(
    ("typed", "asked"),
    [("n", "print_again"), ("h", "set_aside"), ("t", "test"), ("k", "calibrate"), ("u", "use_spare")],
)
def test_each_letter_does_what_the_screen_says(
    screen: Screen, desk: FakeDesk, typed: str, asked: str
) -> None:
    QTest.keyClicks(screen.window, typed)
    assert [what for what, _ in desk.asked] == [asked]


def test_letters_of_the_question_do_nothing_where_nothing_is_asked(screen: Screen, desk: FakeDesk) -> None:
    QTest.keyClick(screen.window, Qt.Key.Key_Down)
    assert screen.chosen() == "P2"
    QTest.keyClicks(screen.window, "nh")
    QTest.keyClick(screen.window, Qt.Key.Key_Return)
    assert desk.asked == []
    QTest.keyClicks(screen.window, "u")
    assert desk.asked == [("use_spare", "P2")]


def test_a_label_is_reprinted_by_keys_alone(screen: Screen, desk: FakeDesk) -> None:
    """Down to P2, its labels, the second of them, again, because it jammed."""
    desk.rows = (desk.rows[0], replace(desk.rows[1], labels=tuple(a_paper(n) for n in (1, 2))), desk.rows[2])
    screen.page.refresh_wanted.emit()
    QTest.keyClick(screen.window, Qt.Key.Key_Down)
    QTest.keyClicks(screen.window, "j")
    assert screen.page.labels.isVisible()
    assert not screen.page.list.isVisible()
    QTest.keyClick(screen.window, Qt.Key.Key_Down)
    QTest.keyClicks(screen.window, "2tuk")  # nothing of this is shown now
    assert desk.asked == []
    QTest.keyClicks(screen.window, "r2")
    assert desk.asked == [("reprint", "job-75002-0 jammed 7")]
    QTest.keyClick(screen.window, Qt.Key.Key_Escape)
    assert screen.page.list.isVisible()


def test_the_rules_are_a_page_of_their_own(qtbot: QtBot, screen: Screen) -> None:
    with qtbot.waitSignal(screen.page.routes_wanted, timeout=1000):
        QTest.keyClicks(screen.window, "p")


def test_labels_and_buttons_can_be_touched(screen: Screen, desk: FakeDesk) -> None:
    buttons = screen.page.buttons
    for place in (10, buttons.width() - 10):
        QTest.mouseClick(buttons, Qt.MouseButton.LeftButton, pos=QPoint(place, 20))
    assert [what for what, _ in desk.asked] == ["test", "calibrate"]
    desk.rows = (replace(desk.rows[0], labels=tuple(a_paper(n) for n in (1, 2))),)
    screen.page.refresh_wanted.emit()
    QTest.keyClicks(screen.window, "j")
    second = QPoint(100, round(LIST_TOP + ROW * 1.5))
    QTest.mouseClick(screen.page.labels, Qt.MouseButton.LeftButton, pos=second)
    assert [row.is_chosen for row in screen.page.labels.rows] == [False, True]


def test_a_scan_given_to_the_window_settles_the_doubt(screen: Screen, desk: FakeDesk) -> None:
    screen.window.take_scan(RawScan("7551204738826", ScanSource.WEDGE))
    assert desk.asked == [("confirm_out", "job-7551204738826-0")]


def test_rows_and_answers_can_be_touched(screen: Screen, desk: FakeDesk) -> None:
    second_answer = round(OPTIONS_TOP + (OPTION + OPTION_GAP) * 1.5)
    QTest.mouseClick(screen.page.question, Qt.MouseButton.LeftButton, pos=QPoint(200, second_answer))
    assert [what for what, _ in desk.asked] == ["print_again"]
    QTest.mouseClick(
        screen.page.list, Qt.MouseButton.LeftButton, pos=QPoint(100, round(LIST_TOP + ROW * 2.5))
    )
    assert screen.chosen() == "P3"


def test_touching_scan_it_does_not_stand_for_a_scan(screen: Screen, desk: FakeDesk) -> None:
    first_answer = round(OPTIONS_TOP + OPTION / 2)
    QTest.mouseClick(screen.page.question, Qt.MouseButton.LeftButton, pos=QPoint(200, first_answer))
    assert desk.asked == []


def test_the_framed_printer_is_in_sight_however_many_there_are(qtbot: QtBot, languages: Languages) -> None:
    screen = Screen(qtbot, languages, FakeDesk(*(a_row(f"P{number}") for number in range(12))))
    for _ in range(11):
        QTest.keyClick(screen.window, Qt.Key.Key_Down)
    first, fitting = screen.page.list.first, screen.page.list.fitting()
    assert (screen.chosen(), fitting < 12, first + fitting) == ("P11", True, 12)


def texts(page: Painted) -> Iterator[tuple[str, float, bool]]:
    for part in (page, *page.findChildren(Painted)):
        yield from ((drawn.text, drawn.size, drawn.is_cut) for drawn in part.drawn())


SHOTS = list(product(gallery.STATES, ("zh", "en"), SIZES))


@pytest.mark.parametrize(("name", "language", "size"), SHOTS, ids=lambda value: str(value))
def test_every_picture_is_readable_and_nothing_is_cut(
    qtbot: QtBot, languages: Languages, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
    name: str, language: str, size: tuple[int, int],
) -> None:  # fmt: skip
    pages: list[PrintersPage] = []

    def kept(*args: object, **rest: object) -> PrintersPage:
        pages.append(PrintersPage(*args, **rest))  # type: ignore[arg-type]
        return pages[-1]

    monkeypatch.setattr(gallery, "PrintersPage", kept)
    languages.switch_to(language)
    assert gallery.shoot(tmp_path, name, language, size, gallery.sample_label(gallery.NUMBER)).exists()
    seen = list(texts(pages[0]))
    assert len(seen) > 20
    assert [text for text, _, is_cut in seen if is_cut] == []
    assert [text for text, units, _ in seen if units < 16] == []
