"""The desktop: one window, its lanes, and who tells whom."""

import gc
import sys
from argparse import Namespace
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtWidgets import QApplication

from commands.desktop_courier import CourierRounds
from commands.desktop_scanners import StationScanners
from commands.printers.desk import StationPrinters
from commands.printers.rounds import PrinterRounds
from commands.scan_desk import EAR_FILE, WindowEar, watched
from commands.settings import PrinterSetting, Settings
from commands.wiring import open_station
from desktop.lanes import Lane
from desktop.opening import Floor, open_shift
from desktop.running import Run
from desktop.say import Sound
from desktop.scanner.trace import Trace
from desktop.shift import Surroundings
from desktop.signin.presenter import DeviceNow
from desktop.translate import Languages
from desktop.window import Window
from fulfilment.errors import StationError
from fulfilment.packing.barcodes import RawScan
from fulfilment.packing.outcome import Outcome
from fulfilment.packing.session import PackingSession
from fulfilment.packing.work import Product

if TYPE_CHECKING:
    from commands.desktop_desk import SupervisorDesk
    from printing.virtual.printer import VirtualPrinter

SWITCH_S = 0.0005  # Python's own 5 ms is how long a busy courier may keep a verdict from being painted
SETTLED_MS = 3_000  # after this everything that stays has been loaded


def run(args: Namespace, settings: Settings) -> int:
    return open_desktop(settings)


def open_desktop(settings: Settings, *, is_sample: bool = False) -> int:
    """Opens the window and stays until it is closed. is_sample: with a virtual printer of its own."""
    app = QApplication.instance() or QApplication(sys.argv[:1])
    if is_sample and not settings.printers:
        return _with_sample_printer(settings, app.exec)
    desk = Desktop(settings)
    try:
        desk.start()
        return app.exec()
    finally:
        desk.close()


def _with_sample_printer(settings: Settings, stay: Callable[[], int]) -> int:
    from commands.paper_window import paper_window, start_printer

    printer: VirtualPrinter = start_printer(settings.home / "paper")
    papers = paper_window(printer)
    desk = Desktop(replace(settings, printers=(PrinterSetting("1", printer.url),)))
    try:
        papers.show()
        desk.start()
        return stay()
    finally:
        desk.close()
        papers.close()
        printer.stop()


class Desktop(QObject):
    """Lives in the GUI thread. Station, courier and each printer have a lane; nothing here waits."""

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        self.settings = settings
        self.parts = open_station(settings)
        self.lanes = {name: Lane(name) for name in ("station", "courier")}
        self.trace = Trace()
        self.window = Window(Languages(settings.language))
        self._products: dict[str, Product] = {}
        self._printers_seen: tuple[DeviceNow, ...] = ()
        self._scanners_seen: tuple[DeviceNow, ...] = ()
        self._is_dark = settings.theme == "dark"
        self._home = settings.station_home(settings.station)
        self._desk: SupervisorDesk | None = None
        self._add_bench()
        self.ear = WindowEar(self.window, self._home / EAR_FILE, self.run_on("scans"))
        self.window.scan_came.connect(self._scan_came)
        self._add_scanner()

    def start(self) -> None:
        """Show the sign-in; everything slower than that follows behind it."""
        self.shift.begin()
        if self.settings.is_full_screen:
            self.window.showFullScreen()
        else:
            self.window.resize(1366, 768)
            self.window.show()
        self.window.activateWindow()
        self._read_products()
        self.printer.begin()
        self.scans.begin()
        self.courier.begin()
        QTimer.singleShot(0, self._load_sounds)
        QTimer.singleShot(SETTLED_MS, _settle)

    def close(self) -> None:
        """Lanes before windows; the journal last."""
        self.courier.stop()
        self.printer.stop()
        self.scans.stop()
        for lane in self.lanes.values():
            lane.close()
        self.window.voice.close()
        self.window.close()
        self.parts.close()

    def run_on(self, lane: str) -> Run:
        """The lane of that name; each printer has its own, so that none waits for another."""
        if lane not in self.lanes:
            self.lanes[lane] = Lane(lane)
        return self.lanes[lane].run

    # --- building ---

    def _add_bench(self) -> None:
        self.courier = CourierRounds(self.parts, self.lanes["courier"].run, self.lanes["station"].run, now)
        self.printers = StationPrinters(self.parts, self.settings.printers or (self.parts.labels.printer,))
        self.printer = PrinterRounds(self.parts, self.printers, self.run_on, self.settings.printers)
        around = Surroundings(
            ask_for_work=self.courier.ask_for_work,
            print_labels=self.printer.print_labels,
            use_other_printer=self.printer.use_other,
            tell_help=self._tell_help,
            to_desk=self.to_desk,
        )
        station_run = self.lanes["station"].run
        floor = Floor(
            station=watched(self.parts.station, self.trace),
            run=station_run,
            run_shared=station_run,
            around=around,
            product=self._products.get,
            draw_label=self._picture,
            list_queue=self.courier.list_queue,
            now=now,
        )
        self.shift = open_shift(self.window, floor, self._is_dark)
        self.courier.told.connect(self.shift.on_link)
        self.courier.work_changed.connect(self.shift.on_work)
        self.courier.goods_changed.connect(self._read_products)
        self.printer.seen.connect(self.shift.on_printer)
        self.printer.devices_seen.connect(self._see_printers)
        self.printer.label_moved.connect(self.shift.on_label_moved)

    def _add_scanner(self) -> None:
        self.scans = StationScanners(self.window, self.settings.scanners, self._home)
        self.scans.scanned.connect(self.window.take_scan)
        self.scans.devices_seen.connect(self._see_scanners)
        self.scans.lost.connect(self._tell_scanner_lost)

    # --- the supervisor's desk ---

    def to_desk(self, outcome: Outcome) -> None:
        """Built for the first supervisor: most stations never have one, and the start would pay for it."""
        operator = outcome.operator
        assert operator is not None  # somebody signed in
        if self._desk is None:
            self._desk = self._open_desk()
        self._desk.enter(operator)

    def _open_desk(self) -> "SupervisorDesk":
        from commands.desktop_desk import SupervisorDesk

        desk = SupervisorDesk(
            self.settings, self.parts, self.window, self.run_on, self.printers, self._is_dark
        )
        desk.listen_to_scans(self.trace, self.ear)
        desk.label_queued.connect(self.printer.print_labels)
        desk.left.connect(self.shift.come_back)
        return desk

    @Slot(object)
    def _scan_came(self, scan: RawScan) -> None:
        """The scanner page lists by itself what is tried on it."""
        if self._desk is None or not self._desk.tries_scans:
            self.trace.came_in(scan)

    # --- small things ---

    @Slot()
    def _load_sounds(self) -> None:
        self.window.sounds.load()
        self.ear.load()

    @Slot(object)
    def _see_printers(self, devices: tuple[DeviceNow, ...]) -> None:
        self._printers_seen = devices
        self.shift.on_devices((*devices, *self._scanners_seen))

    @Slot(object)
    def _see_scanners(self, devices: tuple[DeviceNow, ...]) -> None:
        self._scanners_seen = devices
        if self._printers_seen:  # or the sign-in would take it that there is no printer
            self.shift.on_devices((*self._printers_seen, *devices))

    @Slot(object)
    def _tell_scanner_lost(self, error: StationError) -> None:
        self.window.sound(Sound.ATTENTION)

    @Slot()
    def _read_products(self) -> None:
        def load() -> tuple[Product, ...]:
            self.parts.station.restock()
            return self.parts.journal.list_products()

        def keep(products: tuple[Product, ...]) -> None:
            self._products.update((product.sku, product) for product in products)

        self.lanes["station"].run(load, keep, _try_again_later)

    def _picture(self, session: PackingSession) -> bytes:
        number = session.tracking_number or ""
        return self.parts.labels.picture(session.work, number, max(0, session.prints - 1), session.mark)

    def _tell_help(self, is_called: bool) -> None:
        """The pill in the bar says it; a supervisor's lamp comes with the tower."""


def _try_again_later(error: StationError) -> None:
    """The journal could not be read just now; the courier's next greeting brings the goods again."""


def _settle() -> None:
    """Once the start is over: take turns faster, and spare the collector what stays for ever.

    Both cost a verdict tens of milliseconds now and then; during the start faster turns cost more than
    they bring.
    """
    sys.setswitchinterval(SWITCH_S)
    gc.collect()
    gc.freeze()


def now() -> datetime:
    return datetime.now(UTC)
