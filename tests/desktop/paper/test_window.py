"""The paper window against a printer in memory, and against the real virtual one."""

import socket
import threading
from collections.abc import Callable, Sequence

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop.paper.ports import PrintedPaper, PrinterFault
from desktop.paper.sheet import Sheet
from desktop.paper.window import PaperWindow
from printing.virtual.printer import Fault, VirtualPrinter
from tests.fakes.desks import FakePaper, FakePaperPrinter


def numbers(window: PaperWindow) -> list[int]:
    return [sheet.number for sheet in window.tray.sheets]


def opened(qtbot: QtBot, printer: FakePaperPrinter) -> PaperWindow:
    window = PaperWindow(printer)
    qtbot.addWidget(window)
    window.show()
    qtbot.waitExposed(window)
    return window


def test_papers_of_before_stand_there_newest_on_top(qtbot: QtBot) -> None:
    window = opened(qtbot, FakePaperPrinter(FakePaper(7), FakePaper(8)))
    assert numbers(window) == [8, 7]


def test_a_paper_from_another_thread_arrives_on_the_gui_thread(
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    printer = FakePaperPrinter()
    window = opened(qtbot, printer)
    threads: list[threading.Thread] = []
    add = window.tray.add

    def noted(sheet: Sheet) -> None:
        threads.append(threading.current_thread())
        add(sheet)

    monkeypatch.setattr(window.tray, "add", noted)
    feed = threading.Thread(target=printer.print_one, args=(FakePaper(1),))
    feed.start()
    feed.join()
    qtbot.waitUntil(lambda: numbers(window) == [1])
    assert threads == [threading.main_thread()]
    window.grab()
    assert "1" in {drawn.text for drawn in window.head.drawn()}


def test_a_paper_heard_of_twice_is_shown_once(qtbot: QtBot) -> None:
    printer = FakePaperPrinter(FakePaper(1))
    window = opened(qtbot, printer)
    window._on_paper(FakePaper(1))
    window._on_paper(FakePaper(2))
    qtbot.waitUntil(lambda: numbers(window) == [2, 1])


def test_a_paper_keeps_its_proportions(qtbot: QtBot) -> None:
    window = opened(qtbot, FakePaperPrinter(FakePaper(1), FakePaper(2, 608, 1040)))
    shapes = [(height / window.tray.paper_width()) for _, _, height in window.tray.places()]
    assert shapes == pytest.approx([1040 / 608, 1.5])
    assert window.tray.sheets[1].width_mm == 100


def test_p_takes_the_paper_out_and_loads_it(qtbot: QtBot) -> None:
    printer = FakePaperPrinter()
    window = opened(qtbot, printer)
    QTest.keyClicks(window, "p")
    assert (printer.faults, printer.rolls) == ([PrinterFault.PAPER_OUT], 0)
    QTest.keyClicks(window, "p")
    assert (printer.faults[-1], printer.rolls) == (PrinterFault.NONE, 1)


def test_l_opens_and_closes_the_lid_and_loads_nothing(qtbot: QtBot) -> None:
    printer = FakePaperPrinter()
    window = opened(qtbot, printer)
    QTest.keyClicks(window, "ll")
    assert (printer.faults, printer.rolls) == ([PrinterFault.HEAD_OPEN, PrinterFault.NONE], 0)


def test_the_buttons_do_what_their_keys_do(qtbot: QtBot) -> None:
    printer = FakePaperPrinter()
    window = opened(qtbot, printer)
    QTest.mouseClick(window.foot, Qt.MouseButton.LeftButton, pos=QPoint(60, 40))
    QTest.mouseClick(window.foot, Qt.MouseButton.LeftButton, pos=QPoint(window.width() - 60, 40))
    assert printer.faults == [PrinterFault.PAPER_OUT, PrinterFault.HEAD_OPEN]


def test_the_pile_scrolls_to_its_end_and_a_new_paper_shows_at_once(qtbot: QtBot) -> None:
    printer = FakePaperPrinter(*(FakePaper(number) for number in range(1, 6)))
    window = opened(qtbot, printer)
    for _ in range(40):
        QTest.keyClick(window, Qt.Key.Key_PageDown)
    _, top, height = window.tray.places()[-1]
    assert top + height <= window.tray._scroll + window.tray.height()
    printer.print_one(FakePaper(6))
    qtbot.waitUntil(lambda: numbers(window)[0] == 6)
    assert window.tray._scroll == 0


class Twin:
    """What wiring hands in for a real virtual printer."""

    def __init__(self, printer: VirtualPrinter) -> None:
        self._printer = printer

    @property
    def odometer(self) -> int:
        return self._printer.odometer

    def papers(self) -> Sequence[PrintedPaper]:
        return self._printer.papers()

    def listen(self, on_paper: Callable[[PrintedPaper], None]) -> None:
        self._printer.on_paper = on_paper

    def set_fault(self, fault: PrinterFault) -> None:
        self._printer.fault = Fault(fault.value)

    def load_paper(self) -> None:
        self._printer.load_paper(None)


def test_a_label_sent_over_the_line_waits_for_paper_and_comes_out(qtbot: QtBot) -> None:
    with VirtualPrinter() as printer:
        window = PaperWindow(Twin(printer))
        qtbot.addWidget(window)
        window.take_out_or_load()
        with socket.create_connection(("127.0.0.1", printer.port)) as line:
            line.sendall(b"^XA^PW800^LL1200^FO0,0^GFA,1,1,1,FF^FS^XZ")
        assert numbers(window) == []
        window.take_out_or_load()
        qtbot.waitUntil(lambda: numbers(window) == [1])
        assert (window.tray.sheets[0].width_mm, window.tray.sheets[0].height_mm) == (100, 150)
