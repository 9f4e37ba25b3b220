"""A sample shift, the real window in front of it, and hands that type codes as a scanner does."""

import os
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from time import perf_counter
from typing import TypeVar

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from PySide6.QtCore import QDeadlineTimer, QEvent, QEventLoop, QObject, Qt, QTimer
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from commands.desktop import Desktop
from commands.office import open_office
from commands.sample_shift import cut_offs_from, load_shift
from commands.settings import PrinterSetting, Settings
from desktop.bench.screen import BenchScreen
from desktop.bench.view import BenchPage
from desktop.page import Page
from desktop.painted import Painted
from desktop.signin.view import SigninPage
from fulfilment.packing.outcome import Outcome
from fulfilment.packing.session import PackingSession

P = TypeVar("P", bound=Page)
PACKER, SUPERVISOR = "PWB-0007", "PWB-0090"
SEED = 480
PATIENCE_MS, PULSE_MS = 20_000, 10


def a_home(folder: Path, orders: int, printer_url: str = "") -> Settings:
    """A home with a sample shift, its waves on the stations 03 and 07; the settings of station 07."""
    printer = PrinterSetting("1", printer_url or (folder / "labels").as_uri())
    settings = Settings(folder, f"sqlite:///{folder / 'shared.sqlite'}", printers=(printer,))
    at = datetime.now(UTC)
    office = open_office(replace(settings, carrier_cut_offs=cut_offs_from(at)))
    load_shift(office, orders, SEED, at, folder / "channels")
    office.link.close()
    return settings


class PaintWatch(QObject):
    """Sees one part of the screen being painted while what is expected of it is so."""

    def __init__(self, part: Painted) -> None:
        super().__init__(part)
        self.is_seen = False
        self._is_there: Callable[[], bool] = lambda: True
        part.installEventFilter(self)

    def expect(self, is_there: Callable[[], bool]) -> None:
        self.is_seen, self._is_there = False, is_there

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Paint and not self.is_seen:
            self.is_seen = self._is_there()
        return False


@dataclass
class Hands:
    """At one open desktop."""

    app: QApplication
    desk: Desktop

    @classmethod
    def at(cls, settings: Settings) -> "Hands":
        app = QApplication.instance() or QApplication([])
        assert isinstance(app, QApplication)
        pulse = QTimer(app)  # a wait looks again at least so often
        pulse.start(PULSE_MS)
        hands = cls(app, Desktop(settings))
        hands.desk.start()
        return hands

    def wait(self, is_so: Callable[[], bool], what: str) -> float:
        """When it became so, by perf_counter, as soon as the events that made it so are done."""
        limit = QDeadlineTimer(PATIENCE_MS)
        while not is_so():
            if limit.hasExpired():
                raise TimeoutError(f"waited too long for {what}")
            self.app.processEvents(QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        return perf_counter()

    def rest(self, seconds: float) -> None:
        """What a person does between two scans; the program goes on meanwhile."""
        end = perf_counter() + seconds
        self.wait(lambda: perf_counter() >= end, "the end of a pause")

    def key_in(self, code: str) -> None:
        """All keys of a code but the last one."""
        for char in code:
            QTest.keyClick(self.desk.window.windowHandle(), ord(char))

    def end(self, key: Qt.Key = Qt.Key.Key_Return) -> None:
        QTest.keyPress(self.desk.window.windowHandle(), key)

    def scan(self, code: str) -> None:
        self.key_in(code)
        self.end()

    def sign_in(self, badge: str = PACKER) -> None:
        signin = self._page(SigninPage)
        self.wait(lambda: _may_start(signin) and self._has_work(), "printer and work")
        self.scan(badge)
        self.wait(lambda: self.desk.window.page() is not signin, "the sign-in")

    def _has_work(self) -> bool:
        return any(work.may_be_packed for work in self.now().work)

    def now(self) -> Outcome:
        """What is at the station, which may be ahead of the screen."""
        return self.desk.parts.station.look()

    def session(self) -> PackingSession | None:
        return self.now().session

    def bench_page(self) -> BenchPage:
        return self._page(BenchPage)

    def screen(self) -> BenchScreen | None:
        return self.bench_page().screen_shown

    def _page(self, kind: type[P]) -> P:
        found = self.desk.window.findChild(kind)
        assert isinstance(found, kind)
        return found


def _may_start(signin: SigninPage) -> bool:
    """It waits for a badge: the printer was found."""
    return signin.shown is not None and signin.shown.checks != () and signin.shown.sign is None
