"""The supervisor's pages: waves, printers with their rules, scanners."""

from collections.abc import Callable

from PySide6.QtCore import QObject, Signal, Slot

from commands.late_board import LateBoard
from commands.printers.desk import StationPrinters
from commands.printers.desk_routes import station_routes
from commands.scan_desk import StationScans, WindowEar
from commands.settings import Settings
from commands.wiring import StationParts
from desktop.printers.presenter import PrintersPresenter
from desktop.printers.routing.presenter import RoutesPresenter
from desktop.printers.routing.view import RoutesPage
from desktop.printers.view import PrintersPage
from desktop.running import Run
from desktop.scanner.presenter import ScannerPresenter
from desktop.scanner.trace import Trace
from desktop.scanner.view import ScannerPage
from desktop.waves.desk import PRINTERS, SCANNERS, WAVES
from desktop.waves.presenter import BoardPresenter
from desktop.waves.view import BoardPage
from desktop.window import Window
from fulfilment.packing.work import Operator

PAGES = {WAVES: "waves", PRINTERS: "printers", SCANNERS: "scanners"}  # the tabs, by their number
ROUTES = "routes"  # behind the printers


class SupervisorDesk(QObject):
    """Lives in the GUI thread; what waits is run on the lane of its kind. Stays once it was opened."""

    label_queued = Signal()
    left = Signal()

    def __init__(
        self,
        settings: Settings,
        parts: StationParts,
        window: Window,
        run_on: Callable[[str], Run],
        printers: StationPrinters,
        is_dark: bool,
    ) -> None:
        super().__init__()
        self._settings, self._parts, self._window = settings, parts, window
        self._run_on, self._printers = run_on, printers
        self._board_link = LateBoard(settings)
        self._board, self._printers_page = BoardPage(is_dark), PrintersPage(is_dark)
        self._routes, self._scanners = RoutesPage(is_dark), ScannerPage(is_dark)
        self._add_pages()
        self._listen_to_printers()
        self._board.listen_to(BoardPresenter(self._board, self._board_link, run_on("board"), ""))

    def enter(self, operator: Operator) -> None:
        self._board_link.operator_id = self._printers.operator_id = operator.operator_id
        tabs = ((WAVES, self._board), (PRINTERS, self._printers_page), (PRINTERS, self._routes))
        for number, page in (*tabs, (SCANNERS, self._scanners)):
            page.show_desk(number, operator.name)
        self.show_tab(WAVES)

    def listen_to_scans(self, trace: Trace, ear: WindowEar) -> None:
        """The scanner page, of all that came since the start."""
        scans = StationScans(trace, self._parts.station, self._settings.home)
        self._scanners.listen_to(ScannerPresenter(self._scanners, scans, ear, self._run_on("scans")))
        self._window.voice.changed.connect(self._scanners.ear_changed)

    @property
    def tries_scans(self) -> bool:
        """Whether the page is up that lists scans made on it by itself."""
        return self._window.page() is self._scanners

    def _add_pages(self) -> None:
        pages = ((PAGES[WAVES], self._board), (PAGES[PRINTERS], self._printers_page), (ROUTES, self._routes))
        for name, page in (*pages, (PAGES[SCANNERS], self._scanners)):
            self._window.add_page(name, page)
            page.tab_wanted.connect(self.show_tab)
            page.leave_wanted.connect(self.left)
        self._window.tab_wanted.connect(self.show_tab)
        self._window.sign_out_wanted.connect(self.left)

    def _listen_to_printers(self) -> None:
        run = self._run_on("printer")
        self._printers_page.listen_to(
            PrintersPresenter(
                self._printers_page,
                self._printers,
                run,
                run_bench=self._run_on("station"),
                label_queued=self.label_queued.emit,
            )
        )
        routes = station_routes(self._settings, self._parts, self._printers.send_sample)
        self._routes.listen_to(RoutesPresenter(self._routes, routes, run))
        self._printers_page.routes_wanted.connect(self._show_routes)
        self._routes.left.connect(self._show_printers)
        self._routes.scanned.connect(self._look_up)

    @Slot(int)
    def show_tab(self, number: int) -> None:
        if number in PAGES:
            self._window.show_page(PAGES[number])

    @Slot()
    def _show_routes(self) -> None:
        self._window.show_page(ROUTES)

    @Slot()
    def _show_printers(self) -> None:
        self.show_tab(PRINTERS)

    @Slot(object)
    def _look_up(self, scan: object) -> None:
        """A scan on the page of rules is a label to find, as on the printers' own."""
        self._show_printers()
        self._printers_page.take_scan(scan)
