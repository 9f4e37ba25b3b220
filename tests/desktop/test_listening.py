"""A scanner on a road of its own: what it says arrives on the GUI thread, whatever happens to it."""

from collections.abc import Iterator

import pytest
from PySide6.QtCore import QThread
from pytestqt.qtbot import QtBot

from desktop.listening import Listening
from tests.fakes.scanners import AWAY, FakeScanner


class Ear:
    """What came of a Listening, in order, and on which thread."""

    def __init__(self, road: Listening) -> None:
        self.heard: list[str] = []
        self.threads: set[QThread] = set()
        road.scanned.connect(lambda scan: self._note(scan.text))
        road.came.connect(lambda: self._note("came"))
        road.went_away.connect(lambda error: self._note(f"away {error.detail}"))

    def _note(self, what: str) -> None:
        self.heard.append(what)
        self.threads.add(QThread.currentThread())


@pytest.fixture
def scanner() -> FakeScanner:
    return FakeScanner()


@pytest.fixture
def road(qtbot: QtBot, scanner: FakeScanner) -> Iterator[Listening]:
    road = Listening(scanner, again_s=0.01)
    yield road
    road.stop()


def test_scans_come_in_order_on_the_gui_thread(qtbot: QtBot, scanner: FakeScanner, road: Listening) -> None:
    ear = Ear(road)
    scanner.says.extend(f"AB-{nth}" for nth in range(500))
    road.start()
    qtbot.waitUntil(lambda: len(ear.heard) == 501)
    assert ear.heard == ["came", *(f"AB-{nth}" for nth in range(500))]
    assert ear.threads == {QThread.currentThread()}


def test_a_scanner_away_is_said_once_and_tried_again(
    qtbot: QtBot, scanner: FakeScanner, road: Listening
) -> None:
    ear = Ear(road)
    scanner.says.extend([AWAY, AWAY, "AB-1", AWAY, AWAY, "AB-2"])
    road.start()
    qtbot.waitUntil(lambda: ear.heard[-1:] == ["AB-2"])
    lost = "away /dev/ttyUSB0"
    assert ear.heard == [lost, "came", "AB-1", lost, "came", "AB-2"]


def test_a_bug_in_a_driver_reaches_the_top(qtbot: QtBot, scanner: FakeScanner, road: Listening) -> None:
    with qtbot.captureExceptions() as raised:
        scanner.says.append(ZeroDivisionError("a bug"))
        road.start()
        qtbot.waitUntil(lambda: len(raised) == 1)
    assert raised[0][0] is ZeroDivisionError
    assert scanner.closed == 1


def test_nothing_comes_after_stop(qtbot: QtBot, scanner: FakeScanner, road: Listening) -> None:
    ear = Ear(road)
    scanner.says.append("AB-1")
    road.start()
    qtbot.waitUntil(lambda: not scanner.says)
    road.stop()
    before = list(ear.heard)
    qtbot.wait(1)  # what was queued is delivered now, to nobody
    assert ear.heard == before
    assert scanner.closed == 1
