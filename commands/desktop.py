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
from commands.desktop_printer import PrinterRounds
from commands.desktop_scanners import StationScanners
from commands.late_board import LateBoard
from commands.printer_desk import StationPrinters
from commands.printer_desk_routes import station_routes
from commands.scan_desk import EAR_FILE, StationScans, WindowEar, watched
from commands.settings import PrinterSetting, Settings
from commands.wiring import open_station
from desktop.lanes import Lane
from desktop.opening import Floor, open_shift
from desktop.printers.presenter import PrintersPresenter
from desktop.printers.routing.presenter import RoutesPresenter
from desktop.printers.routing.view import RoutesPage
from desktop.printers.view import PrintersPage
from desktop.running import Run
from desktop.say import Sound
from desktop.scanner.presenter import ScannerPresenter
from desktop.scanner.trace import Trace
from desktop.scanner.view import ScannerPage
from desktop.shift import Surroundings
from desktop.signin.presenter import DeviceNow
from desktop.translate import Languages
from desktop.waves.desk import PRINTERS, SCANNERS, WAVES
from desktop.waves.presenter import BoardPresenter
from desktop.waves.view import BoardPage
from desktop.window import Window
from fulfilment.errors import StationError
from fulfilment.packing.barcodes import RawScan
from fulfilment.packing.outcome import Outcome
from fulfilment.packing.session import PackingSession
from fulfilment.packing.work import Product

if TYPE_CHECKING:
    from printing.virtual.printer import VirtualPrinter

SWITCH_S = 0.0005  # Python's own 5 ms is how long a busy courier may keep a verdict from being painted
SETTLED_MS = 3_000  # after this everything that stays has been loaded
PAGES = {WAVES: "waves", PRINTERS: "printers", SCANNERS: "scanners"}  # the desk's tabs, by their number
ROUTES = "routes"  # behind the printers


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
    """Lives in the GUI thread. Station, printer, courier and board each have a lane; nothing here waits."""

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        self.settings = settings
        self.parts = open_station(settings)
        self.lanes = {name: Lane(name) for name in ("station", "printer", "courier", "board", "scans")}
        self.trace = Trace()
        self.window = Window(Languages(settings.language))
        self._products: dict[str, Product] = {}
        self._printers_seen: tuple[DeviceNow, ...] = ()
        self._scanners_seen: tuple[DeviceNow, ...] = ()
        self._is_dark = settings.theme == "dark"
        self._add_bench()
        self._add_desk()
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

    def _add_desk(self) -> None:
        self.board_link = LateBoard(self.settings)
        self.board_page, self.printers_page = BoardPage(self._is_dark), PrintersPage(self._is_dark)
        self.board_page.listen_to(
            BoardPresenter(self.board_page, self.board_link, self.lanes["board"].run, "")
        )
        self.printers_page.listen_to(
            PrintersPresenter(
                self.printers_page,
                self.printers,
                self.lanes["printer"].run,
                run_bench=self.lanes["station"].run,
                label_queued=self.printer.print_labels,
            )
        )
        for number, page in ((WAVES, self.board_page), (PRINTERS, self.printers_page)):
            self.window.add_page(PAGES[number], page)
            page.tab_wanted.connect(self.show_tab)
            page.leave_wanted.connect(self.leave_desk)
        self._add_routes()
        self._add_scanner_page()
        self.window.tab_wanted.connect(self.show_tab)
        self.window.sign_out_wanted.connect(self.leave_desk)

    def _add_scanner_page(self) -> None:
        run, home = self.lanes["scans"].run, self.settings.station_home(self.parts.station.name)
        self.ear = WindowEar(self.window, home / EAR_FILE, run)
        self.scanner_page = ScannerPage(self._is_dark)
        scans = StationScans(self.trace, self.parts.station, self.settings.home)
        presenter = ScannerPresenter(self.scanner_page, scans, self.ear, run)
        self.scanner_page.listen_to(presenter)
        self.window.voice.changed.connect(self.scanner_page.ear_changed)
        self.window.scan_came.connect(self._scan_came)
        self.window.add_page(PAGES[SCANNERS], self.scanner_page)
        self.scanner_page.tab_wanted.connect(self.show_tab)
        self.scanner_page.leave_wanted.connect(self.leave_desk)

    def _add_routes(self) -> None:
        routes = station_routes(self.settings, self.parts, self.printers.send_sample)
        self.routes_page = RoutesPage(self._is_dark)
        self.routes_page.listen_to(RoutesPresenter(self.routes_page, routes, self.lanes["printer"].run))
        self.window.add_page(ROUTES, self.routes_page)
        self.printers_page.routes_wanted.connect(self.show_routes)
        self.routes_page.left.connect(self.show_printers)
        self.routes_page.scanned.connect(self._look_up)
        self.routes_page.tab_wanted.connect(self.show_tab)
        self.routes_page.leave_wanted.connect(self.leave_desk)

    def _add_scanner(self) -> None:
        home = self.settings.station_home(self.settings.station)
        self.scans = StationScanners(self.window, self.settings.scanners, home)
        self.scans.scanned.connect(self.window.take_scan)
        self.scans.devices_seen.connect(self._see_scanners)
        self.scans.lost.connect(self._tell_scanner_lost)

    # --- the supervisor's desk ---

    def to_desk(self, outcome: Outcome) -> None:
        operator = outcome.operator
        assert operator is not None  # somebody signed in
        self.board_link.operator_id = self.printers.operator_id = operator.operator_id
        for number, page in ((WAVES, self.board_page), (PRINTERS, self.printers_page)):
            page.show_desk(number, operator.name)
        self.routes_page.show_desk(PRINTERS, operator.name)
        self.scanner_page.show_desk(SCANNERS, operator.name)
        self.show_tab(WAVES)

    @Slot(int)
    def show_tab(self, number: int) -> None:
        if number in PAGES:
            self.window.show_page(PAGES[number])

    @Slot()
    def show_routes(self) -> None:
        self.window.show_page(ROUTES)

    @Slot()
    def show_printers(self) -> None:
        self.show_tab(PRINTERS)

    @Slot(object)
    def _look_up(self, scan: object) -> None:
        """A scan on the page of rules is a label to find, as on the printers' own."""
        self.show_printers()
        self.printers_page.take_scan(scan)

    @Slot(object)
    def _scan_came(self, scan: RawScan) -> None:
        """The scanner page lists by itself what is tried on it."""
        if self.window.page() is not self.scanner_page:
            self.trace.came_in(scan)

    @Slot()
    def leave_desk(self) -> None:
        """The bench learns what was decided at the desk while it was away."""
        self.shift.come_back()

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
