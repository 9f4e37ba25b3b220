"""The desktop: one window, its lanes, and who tells whom."""

import sys
from argparse import Namespace
from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Slot
from PySide6.QtWidgets import QApplication, QWidget

from commands.late_board import LateBoard
from commands.settings import PrinterSetting, Settings
from commands.wiring import open_station
from db.sync import Visit
from desktop.bench.presenter import BenchPresenter
from desktop.bench.view import BenchPage
from desktop.lanes import Lane
from desktop.printers.presenter import PrintersPresenter
from desktop.printers.view import PrintersPage
from desktop.queue.presenter import QueuePresenter
from desktop.queue.view import QueuePage
from desktop.say import Both
from desktop.scans import ScanFilter
from desktop.shift import BENCH, QUEUE, SIGN_IN, Shift, Surroundings
from desktop.signin.presenter import Device, DeviceNow, SigninPresenter
from desktop.signin.view import SigninPage
from desktop.states import LinkNow, PrinterNow
from desktop.translate import Languages
from desktop.waves.desk import PRINTERS, WAVES
from desktop.waves.presenter import BoardPresenter
from desktop.waves.view import BoardPage
from desktop.window import Window
from desktop.wording import PrinterTrouble
from fulfilment.errors import DatabaseAway, StationError
from fulfilment.packing.outcome import Outcome
from fulfilment.packing.ports import QueueWave
from fulfilment.packing.session import PackingSession
from fulfilment.packing.work import Product, Role
from printing.spool import SpoolResult
from printing.status import PrinterCondition
from scanning.wedge import Wedge, WedgeSettings

if TYPE_CHECKING:
    from printing.virtual import VirtualPrinter

COURIER_MS, PRINTER_MS, TICK_MS = 2_000, 3_000, 10_000
BOARD, PRINTER_DESK = "waves", "printers"
_TROUBLES = {
    PrinterCondition.PAPER_OUT: PrinterTrouble.PAPER_OUT,
    PrinterCondition.HEAD_OPEN: PrinterTrouble.HEAD_OPEN,
    PrinterCondition.RIBBON_OUT: PrinterTrouble.RIBBON_OUT,
    PrinterCondition.PAUSED: PrinterTrouble.PAUSED,
    PrinterCondition.BUFFER_FULL: PrinterTrouble.NEEDS_HANDS,
    PrinterCondition.NEEDS_HANDS: PrinterTrouble.NEEDS_HANDS,
    PrinterCondition.OFFLINE: PrinterTrouble.OFFLINE,
}


def run(args: Namespace, settings: Settings) -> int:
    return open_desktop(settings)


def open_desktop(settings: Settings, *, is_sample: bool = False) -> int:
    """Opens the window and stays until it is closed. is_sample: with a virtual printer of its own."""
    app = QApplication.instance() or QApplication(sys.argv[:1])
    printer = _sample_printer(settings) if is_sample and not settings.printers else None
    if printer is not None:
        settings = replace(settings, printers=(PrinterSetting("1", printer.url),))
    desk = Desktop(settings)
    papers = _papers_beside(desk.window, printer) if printer is not None else None
    try:
        desk.start()
        return app.exec()
    finally:
        desk.close()
        if papers is not None and printer is not None:
            papers.close()
            printer.stop()


class Desktop(QObject):
    """Lives in the GUI thread. Station, printer and shared database each have a lane; nothing here waits."""

    def __init__(self, settings: Settings) -> None:
        super().__init__()
        self.settings = settings
        self.parts = open_station(settings)
        self.has_printer = bool(settings.printers)
        self._products: dict[str, Product] = {}
        self._queue_now: tuple[QueueWave, ...] | None = None
        self._away_since: datetime | None = None
        self._is_visiting = self._is_printing = False
        self._lanes = {name: Lane(name) for name in ("station", "printer", "courier", "board")}
        self.window = Window(Languages(settings.language))
        self._add_pages()
        self._add_presenters()
        self._add_scanner()
        self._timers = [
            self._timer(COURIER_MS, self.visit),
            self._timer(PRINTER_MS, self.look_at_printer),
            self._timer(TICK_MS, self.shift.on_tick),
        ]

    def start(self) -> None:
        """Show the sign-in; everything slower than that follows behind it."""
        self.shift.begin()
        if self.settings.is_full_screen:
            self.window.showFullScreen()
        else:
            self.window.resize(1366, 768)
            self.window.show()
        self.window.activateWindow()
        self._reload_products()
        self._lanes["printer"].run(self._recover, self._printed, self._ignore)
        self.look_at_printer()
        self.visit()
        QTimer.singleShot(0, self.window.sounds.load)

    def close(self) -> None:
        """Lanes before windows; the journal last."""
        for timer in self._timers:
            timer.stop()
        self.scans.stop()
        for lane in self._lanes.values():
            lane.close()
        self.window.close()
        self.parts.close()

    # --- building ---

    def _add_pages(self) -> None:
        dark = self.settings.theme == "dark"
        self.signin_page, self.queue_page, self.bench_page = (
            SigninPage(dark),
            QueuePage(dark),
            BenchPage(dark),
        )
        self.board_page, self.printers_page = BoardPage(dark), PrintersPage(dark)
        for name, page in (
            (SIGN_IN, self.signin_page),
            (QUEUE, self.queue_page),
            (BENCH, self.bench_page),
            (BOARD, self.board_page),
            (PRINTER_DESK, self.printers_page),
        ):
            self.window.add_page(name, page)

    def _add_presenters(self) -> None:
        station, run_station = self.parts.station, self._lanes["station"].run
        around = Surroundings(self.ask_for_work, self.print_labels, self.use_other_printer, self._call_help)
        self.shift = Shift(self.window, station, run_station, around, now)
        self.bench = BenchPresenter(
            self.bench_page, station, run_station, self.shift, self._products.get, self._picture, now
        )
        self.queue = QueuePresenter(
            self.queue_page, station, run_station, run_station, self.shift, self._list_queue, now
        )
        place = Both("", "")
        self.signin = SigninPresenter(self.signin_page, station, run_station, self, place)
        self.shift.attend(self.signin, self.queue, self.bench)
        for page, presenter in (
            (self.signin_page, self.signin),
            (self.queue_page, self.queue),
            (self.bench_page, self.bench),
        ):
            page.wished.connect(presenter.on_wish)
            page.scanned.connect(presenter.on_scanned)
        self.signin_page.typed.connect(self.signin.on_typed)
        self._add_desk()

    def _add_desk(self) -> None:
        from commands.printer_desk import StationPrinters

        self.board_link = LateBoard(self.settings)
        self.board = BoardPresenter(self.board_page, self.board_link, self._lanes["board"].run, "")
        self.board_page.listen_to(self.board)
        self.printers = StationPrinters(self.parts, self.settings.printers or (self.parts.labels.printer,))
        self.printers_presenter = PrintersPresenter(
            self.printers_page, self.printers, self._lanes["printer"].run
        )
        self.printers_page.listen_to(self.printers_presenter)
        for page in (self.board_page, self.printers_page):
            page.tab_wanted.connect(self.show_tab)
        self.window.tab_wanted.connect(self.show_tab)
        self.window.sign_out_wanted.connect(self.leave_desk)

    def _add_scanner(self) -> None:
        self.scans = ScanFilter(self.window, Wedge(WedgeSettings()))
        self.scans.scanned.connect(self.window.take_scan)
        self.window.typing_changed.connect(self.scans.set_typing_allowed)

    def _timer(self, every_ms: int, call: Callable[[], None]) -> QTimer:
        timer = QTimer(self)
        timer.timeout.connect(call)
        timer.start(every_ms)
        return timer

    # --- who is here ---

    def signed_in(self, outcome: Outcome) -> None:
        """A packer goes to the queue or the bench, a supervisor to the board."""
        operator = outcome.operator
        if operator is None or operator.role is not Role.SUPERVISOR:
            self.shift.signed_in(outcome)
            return
        self.board_link.operator_id = self.printers.operator_id = operator.operator_id
        for number, page in ((WAVES, self.board_page), (PRINTERS, self.printers_page)):
            page.show_desk(number, operator.name)
        self.show_tab(WAVES)

    def switch_language(self) -> None:
        self.window.switch_language()

    @Slot(int)
    def show_tab(self, number: int) -> None:
        names = {WAVES: BOARD, PRINTERS: PRINTER_DESK}
        if number in names:
            self.window.show_page(names[number])

    @Slot()
    def leave_desk(self) -> None:
        """The bench learns what was decided at the desk while it was away."""
        self.bench.resume()
        self.shift.sign_out()

    # --- the shared database ---

    @Slot()
    def visit(self) -> None:
        """One visit at a time; a slow database is not asked twice."""
        if not self._is_visiting:
            self._is_visiting = True
            self._lanes["courier"].run(self.parts.courier.step, self._visited, self._visit_failed)

    def ask_for_work(self) -> None:
        self.parts.courier.want_work()
        self.visit()

    def _visited(self, visit: Visit) -> None:
        self._is_visiting = False
        if visit.is_online:
            self._away_since = None
        elif self._away_since is None:
            self._away_since = now()
        self.shift.on_link(LinkNow(self._away_since, visit.unsent))
        if visit.goods_changed:
            self._reload_products()
        if visit.queue is not None:
            self._queue_now = visit.queue
        if visit.news:
            self._lanes["station"].run(lambda: self.parts.station.hear(visit.news), self._heard, self._ignore)
        elif visit.work_changed or visit.queue is not None:
            self.shift.on_work()

    def _visit_failed(self, error: StationError) -> None:
        """The journal itself failed under the courier (disk full): the next visit tries again."""
        self._is_visiting = False

    def _heard(self, outcome: Outcome) -> None:
        self.shift.on_work()

    def _list_queue(self) -> tuple[QueueWave, ...]:
        if self._queue_now is None:
            raise DatabaseAway("not heard of the queue yet")
        return self._queue_now

    def _reload_products(self) -> None:
        def load() -> tuple[Product, ...]:
            self.parts.station.restock()
            return self.parts.journal.list_products()

        def keep(products: tuple[Product, ...]) -> None:
            self._products.update((product.sku, product) for product in products)

        self._lanes["station"].run(load, keep, self._ignore)

    # --- the printer ---

    def print_labels(self) -> None:
        if not self._is_printing:
            self._is_printing = True
            self._lanes["printer"].run(self._print_next, self._printed, self._print_failed)

    def look_at_printer(self) -> None:
        """Its condition for the bar and the sign-in; a label that waited for paper goes out by itself."""
        if not self._is_printing:
            self._is_printing = True
            self._lanes["printer"].run(self._look, self._printed, self._print_failed)

    def use_other_printer(self) -> None:
        current = self.parts.labels.printer.name
        self._lanes["printer"].run(
            lambda: self.printers.use_spare(current), lambda _: self.print_labels(), self._ignore
        )

    def _recover(self) -> SpoolResult:
        for spool in self.parts.spools:
            spool.recover()
        return SpoolResult(self.parts.spool.condition(), None)

    def _print_next(self) -> SpoolResult:
        return self.parts.spool.run_next()

    def _look(self) -> SpoolResult:
        result = self.parts.spool.run_next()
        return result if result.job is not None else SpoolResult(self.parts.spool.condition(), None)

    def _printed(self, result: SpoolResult) -> None:
        self._is_printing = False
        self._show_printer(result.condition)
        if result.job is not None:
            self.bench.on_label_moved()

    def _print_failed(self, error: StationError) -> None:
        self._is_printing = False
        self._show_printer(PrinterCondition.OFFLINE)

    def _show_printer(self, condition: PrinterCondition | None) -> None:
        trouble = _TROUBLES.get(condition) if condition is not None else None
        name = self.parts.labels.printer.name
        spare = next((spool.printer for spool in self.parts.spools if spool.printer != name), "")
        media = "100×150"
        self.shift.on_printer(PrinterNow(name, trouble, spare, media) if self.has_printer else None)
        is_there = self.has_printer and trouble is not PrinterTrouble.OFFLINE
        self.shift.on_devices(
            (
                DeviceNow(
                    Device.PRINTER,
                    is_there,
                    trouble is None,
                    Both(f"{name} 号·{media}", f"No. {name}·{media}"),
                ),
                DeviceNow(Device.SCANNER, True, True, Both("当键盘用，随到随扫", "as a keyboard, always on")),
            )
        )

    def _picture(self, session: PackingSession) -> bytes:
        number = session.tracking_number or ""
        return self.parts.labels.picture(session.work, number, max(0, session.prints - 1))

    def _call_help(self, is_called: bool) -> None:
        """The pill in the bar says it; a supervisor's lamp comes with the tower."""

    def _ignore(self, error: StationError) -> None:
        """The next turn of the timer tries again, and the bar says what is away."""


def now() -> datetime:
    return datetime.now(UTC)


def _sample_printer(settings: Settings) -> "VirtualPrinter":
    from commands.paper_window import start_printer

    return start_printer(settings.home / "paper")


def _papers_beside(window: QWidget, printer: "VirtualPrinter") -> QWidget:
    from commands.paper_window import paper_window

    papers = paper_window(printer)
    papers.show()
    return papers
