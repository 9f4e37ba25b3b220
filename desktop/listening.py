"""Scanners that are no keyboard, each on a thread of its own: a scan reaches the screen as a signal.

Not a Lane: a lane does one job and is asked for the next by the GUI thread, so a busy window would leave a
serial line unread until its buffer runs over. This road reads on by itself.
"""

from collections.abc import Callable
from threading import Event

from PySide6.QtCore import QObject, Qt, QThread, Signal, Slot

from fulfilment.errors import ScannerAway
from fulfilment.packing.ports_scanners import Scanner

PATIENCE_S = 0.2  # how long closing may take
AGAIN_S = 1.0  # between two looks for a scanner that is away


class _Road(QThread):
    def __init__(self, work: Callable[[], None]) -> None:
        super().__init__()
        self._work = work

    def run(self) -> None:
        self._work()


class Listening(QObject):
    """Made and told to stop on the GUI thread; its signals arrive there. One for each scanner."""

    scanned = Signal(object)  # RawScan
    went_away = Signal(object)  # ScannerAway, once until it is there again
    came = Signal()  # it is there: for the first time, or again

    _heard = Signal(object)
    _lost = Signal(object)
    _found = Signal()
    _broke = Signal(object)

    def __init__(self, scanner: Scanner, again_s: float = AGAIN_S) -> None:
        super().__init__()
        self.setObjectName(scanner.name)
        self._scanner, self._again_s = scanner, again_s
        self._stopped = Event()
        queued = Qt.ConnectionType.QueuedConnection
        self._heard.connect(self._pass_on, queued)
        self._lost.connect(self._tell_lost, queued)
        self._found.connect(self._tell_found, queued)
        self._broke.connect(self._raise, queued)
        self._road = _Road(self._go)
        self._road.setObjectName(scanner.name)

    @property
    def name(self) -> str:
        return self._scanner.name

    def start(self) -> None:
        self._road.start()

    def stop(self) -> None:
        """Listen no more. What was heard and not passed on by then is dropped."""
        self._stopped.set()
        self._road.wait()

    def _go(self) -> None:
        """On the road itself. A bug must not end it in silence: it is raised on the GUI thread."""
        try:
            self._listen()
        except Exception as bug:
            self._broke.emit(bug)
        finally:
            self._scanner.close()

    def _listen(self) -> None:
        is_there: bool | None = None  # not yet known
        while not self._stopped.is_set():
            try:
                scans = self._scanner.listen(PATIENCE_S)
            except ScannerAway as error:
                if is_there is not False:
                    self._lost.emit(error)
                is_there = False
                self._stopped.wait(self._again_s)
                continue
            if not is_there:
                self._found.emit()
            is_there = True
            for scan in scans:
                self._heard.emit(scan)

    @Slot(object)
    def _pass_on(self, scan: object) -> None:
        if not self._stopped.is_set():
            self.scanned.emit(scan)

    @Slot(object)
    def _tell_lost(self, error: object) -> None:
        if not self._stopped.is_set():
            self.went_away.emit(error)

    @Slot()
    def _tell_found(self) -> None:
        if not self._stopped.is_set():
            self.came.emit()

    @Slot(object)
    def _raise(self, bug: Exception) -> None:
        raise bug
