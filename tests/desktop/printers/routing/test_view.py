"""The page of rules with real keys through the real window, and its pictures in both tongues."""

from itertools import product
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop.printers.routing import gallery
from desktop.printers.routing.parts import GAP, ROW, TABLE_TOP
from desktop.printers.routing.presenter import RoutesPresenter
from desktop.printers.routing.view import RoutesPage
from desktop.translate import Languages
from desktop.waves.desk import PRINTERS
from desktop.waves.gallery import SIZES
from desktop.window import Window
from fulfilment.packing.barcodes import RawScan, ScanSource
from fulfilment.shipping.routing import Route
from tests.desktop.printers.test_view import texts
from tests.fakes.boards import NOON, at_once
from tests.fakes.route_desks import FakeRoutes, a_table


class Screen:
    def __init__(self, qtbot: QtBot, languages: Languages, desk: FakeRoutes) -> None:
        self.window, self.page = Window(languages), RoutesPage()
        qtbot.addWidget(self.window)
        self.page.listen_to(RoutesPresenter(self.page, desk, at_once, now=lambda: NOON))
        self.page.show_desk(PRINTERS, "Zhou")
        self.window.add_page("routes", self.page)
        self.window.resize(1366, 768)
        self.window.show_page("routes")
        self.window.show()
        qtbot.waitExposed(self.window)

    def keys(self, *keys: Qt.Key) -> None:
        for key in keys:
            QTest.keyClick(self.window, key)


@pytest.fixture
def desk() -> FakeRoutes:
    return FakeRoutes(a_table(Route("waybill", printer="P1"), Route("item", printer="P2")))


@pytest.fixture
def screen(qtbot: QtBot, languages: Languages, desk: FakeRoutes) -> Screen:
    return Screen(qtbot, languages, desk)


def test_a_rule_gets_another_printer_by_three_keys(screen: Screen, desk: FakeRoutes) -> None:
    screen.keys(Qt.Key.Key_Down, Qt.Key.Key_Return, Qt.Key.Key_Right, Qt.Key.Key_Return)
    assert desk.asked == [("set", Route("item", printer="P1"), Route("item", printer="P2"))]


def test_one_key_prints_a_sample_of_the_framed_rule(screen: Screen, desk: FakeRoutes) -> None:
    screen.keys(Qt.Key.Key_Down)
    QTest.keyClicks(screen.window, "t")
    assert desk.asked == [("test", "P2", "item")]


def test_while_a_rule_is_changed_letters_do_nothing(screen: Screen, desk: FakeRoutes) -> None:
    screen.keys(Qt.Key.Key_Return)
    QTest.keyClicks(screen.window, "tdei")
    assert desk.asked == []


def test_esc_leaves_the_rule_as_it_was_then_the_page(qtbot: QtBot, screen: Screen, desk: FakeRoutes) -> None:
    screen.keys(Qt.Key.Key_Return, Qt.Key.Key_Right, Qt.Key.Key_Escape)
    assert desk.asked == []
    with qtbot.waitSignal(screen.page.left, timeout=1000):
        screen.keys(Qt.Key.Key_Escape)


def test_a_line_can_be_touched(screen: Screen, desk: FakeRoutes) -> None:
    second = round(TABLE_TOP + (ROW + GAP) * 1.5)
    QTest.mouseClick(screen.page.table, Qt.MouseButton.LeftButton, pos=QPoint(100, second))
    QTest.keyClicks(screen.window, "d")
    assert desk.asked == [("remove", Route("item", printer="P2"))]


def test_a_scan_is_handed_on_and_types_nothing(qtbot: QtBot, screen: Screen, desk: FakeRoutes) -> None:
    scan = RawScan("7551204738826", ScanSource.WEDGE)
    with qtbot.waitSignal(screen.page.scanned, timeout=1000) as caught:
        screen.window.take_scan(scan)
    assert (caught.args, desk.asked) == ([scan], [])


def test_the_framed_line_is_in_sight_however_many_there_are(qtbot: QtBot, languages: Languages) -> None:
    screen = Screen(
        qtbot, languages, FakeRoutes(a_table(*(Route("item", size=f"{n}x40") for n in range(10, 30))))
    )
    screen.keys(*[Qt.Key.Key_Down] * 20)
    table = screen.page.table
    assert table.rows[-1].is_chosen
    assert table.first + table.fitting() == len(table.rows) == 21


SHOTS = list(product(gallery.STATES, ("zh", "en"), SIZES))


@pytest.mark.parametrize(("name", "language", "size"), SHOTS, ids=lambda value: str(value))
def test_every_picture_is_readable_and_nothing_is_cut(
    qtbot: QtBot, languages: Languages, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
    name: str, language: str, size: tuple[int, int],
) -> None:  # fmt: skip
    pages: list[RoutesPage] = []

    def kept(*args: object, **rest: object) -> RoutesPage:
        pages.append(RoutesPage(*args, **rest))  # type: ignore[arg-type]
        return pages[-1]

    monkeypatch.setattr(gallery, "RoutesPage", kept)
    languages.switch_to(language)
    assert gallery.shoot(tmp_path, name, language, size).exists()
    seen = list(texts(pages[0]))
    assert len(seen) > 20
    assert [text for text, _, is_cut in seen if is_cut] == []
    assert [text for text, units, _ in seen if units < 16] == []
