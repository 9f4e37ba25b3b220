"""A whole shift in a window, on the real station and journal; every lane answers at once."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path
from typing import TypeVar

from PySide6.QtCore import QSize, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop.bench.view import BenchPage
from desktop.canvas import Drawn
from desktop.opening import Floor, open_shift
from desktop.page import Page
from desktop.painted import Painted
from desktop.say import Sound
from desktop.shift import Shift, Surroundings
from desktop.shown import Tone
from desktop.signin.presenter import Device, DeviceNow
from desktop.sounds import Sounds
from desktop.states import PrinterNow
from desktop.translate import Languages
from desktop.window import Window
from fulfilment.errors import DatabaseAway, StationError
from fulfilment.packing.barcodes import RawScan, ScanSource
from fulfilment.packing.outcome import Outcome
from fulfilment.packing.ports import QueueWave
from fulfilment.packing.session import PackingSession
from fulfilment.packing.work import Claimed
from tests.fakes.benches import PRODUCTS, Bench, FakeLabels, a_bench

T = TypeVar("T")
READY = (DeviceNow(Device.PRINTER, True), DeviceNow(Device.SCANNER, True))


def at_once(job: Callable[[], T], done: Callable[[T], None], failed: Callable[[StationError], None]) -> None:
    """A Run without a thread."""
    try:
        result = job()
    except StationError as error:
        failed(error)
    else:
        done(result)


class KeptSounds(Sounds):
    """Keeps what was to be played."""

    def __init__(self) -> None:
        super().__init__()
        self.played: list[Sound] = []

    def play(self, sound: Sound) -> None:
        self.played.append(sound)
        super().play(sound)


@dataclass
class Asked:
    """What the shift asked of the lanes around it."""

    work: int = 0
    prints: int = 0
    other_printer: int = 0
    help: list[bool] = field(default_factory=list)
    desks: list[Outcome] = field(default_factory=list)

    def surroundings(self) -> Surroundings:
        return Surroundings(self._ask_work, self._print, self._switch, self.help.append, self.desks.append)

    def _ask_work(self) -> None:
        self.work += 1

    def _print(self) -> None:
        self.prints += 1

    def _switch(self) -> None:
        self.other_printer += 1


@dataclass
class Desk:
    """The window, and the hands in front of it."""

    window: Window
    shift: Shift
    bench: Bench
    asked: Asked
    sounds: KeptSounds
    qtbot: QtBot

    def scan(self, *texts: str) -> None:
        for text in texts:
            self.window.take_scan(RawScan(text, ScanSource.WEDGE))

    def press(self, *keys: Qt.Key) -> None:
        for key in keys:
            QTest.keyClick(self.window, key)

    def type(self, text: str) -> None:
        QTest.keyClicks(self.window, text)

    def page(self) -> Page:
        return self.window.page()

    def bench_page(self) -> BenchPage:
        page = self.page()
        assert isinstance(page, BenchPage)
        return page

    def tone(self) -> Tone:
        return self.bench_page().verdict.shown.tone

    def verdict_texts(self) -> tuple[str, ...]:
        page = self.bench_page()
        page.verdict.grab()
        return tuple(one.text for one in page.verdict.drawn())


def texts_of(page: Page) -> tuple[Drawn, ...]:
    """All runs of text of a screen, after painting it."""
    page.grab()
    parts = [page, *(part for part in page.findChildren(Painted) if part.isVisibleTo(page))]
    return tuple(one for part in parts for one in part.drawn())


def no_queue() -> tuple[QueueWave, ...]:
    raise DatabaseAway("a test without one")


def a_shift(
    qtbot: QtBot,
    home: Path,
    *orders: Claimed,
    languages: Languages,
    signed_in: bool = True,
    labels: FakeLabels | None = None,
) -> Desk:
    """A window in front of a real station. signed_in: a packer has scanned the badge."""
    bench = a_bench(home, *orders, labels=labels or FakeLabels(), signed_in=False)
    asked, sounds = Asked(), KeptSounds()
    goods = {str(one.sku): one for one in PRODUCTS}
    window = Window(languages, sounds)
    qtbot.addWidget(window)
    floor = Floor(
        bench.station, at_once, at_once, asked.surroundings(), goods.get, _no_picture, no_queue,
        bench.clock.now,
    )  # fmt: skip
    shift = open_shift(window, floor)
    window.resize(QSize(1366, 768))
    shift.begin()
    shift.on_devices(READY)
    shift.on_printer(PrinterNow("1"))
    window.show()
    desk = Desk(window, shift, bench, asked, sounds, qtbot)
    if signed_in:
        desk.scan("PWB-P7")
    return desk


def _no_picture(session: PackingSession) -> bytes:
    return b""
