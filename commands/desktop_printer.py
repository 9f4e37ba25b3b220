"""The printer's rounds on the desktop: labels out as they come, its condition every three seconds."""

from collections.abc import Callable

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from commands.printer_desk import StationPrinters
from commands.wiring import StationParts
from desktop.running import Run
from desktop.say import Both
from desktop.signin.presenter import Device, DeviceNow
from desktop.states import PrinterNow
from desktop.wording import PrinterTrouble
from fulfilment.errors import StationError
from printing.condition import PrinterCondition
from printing.spooling.spool import SpoolResult

LOOK_MS = 3_000
MEDIA = "100×150"
TROUBLES = {
    PrinterCondition.PAPER_OUT: PrinterTrouble.PAPER_OUT,
    PrinterCondition.HEAD_OPEN: PrinterTrouble.HEAD_OPEN,
    PrinterCondition.RIBBON_OUT: PrinterTrouble.RIBBON_OUT,
    PrinterCondition.PAUSED: PrinterTrouble.PAUSED,
    PrinterCondition.BUFFER_FULL: PrinterTrouble.NEEDS_HANDS,
    PrinterCondition.NEEDS_HANDS: PrinterTrouble.NEEDS_HANDS,
    PrinterCondition.OFFLINE: PrinterTrouble.OFFLINE,
}


class PrinterRounds(QObject):
    """Lives in the GUI thread; run is the printer's lane. has_printer False: none is set, nobody starts."""

    seen = Signal(object)  # PrinterNow, or None without a printer
    devices_seen = Signal(object)  # tuple of DeviceNow
    label_moved = Signal()

    def __init__(self, parts: StationParts, printers: StationPrinters, run: Run, has_printer: bool) -> None:
        super().__init__()
        self._parts, self._printers, self._run, self._has_printer = parts, printers, run, has_printer
        self._is_busy = self._has_more = False
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.look)

    def begin(self) -> None:
        """Settle what the last run left open, then look every few seconds."""
        self._start(self._recover)
        self._timer.start(LOOK_MS)
        self._run(self._parts.labels.warm_up, lambda _: None, lambda _: None)

    def stop(self) -> None:
        self._timer.stop()

    def print_labels(self) -> None:
        """A label waits. What comes while one is being printed is not forgotten."""
        if self._is_busy:
            self._has_more = True
        else:
            self._start(self._parts.spool.run_next)

    @Slot()
    def look(self) -> None:
        """Its condition; a label that waited for paper goes out by itself."""
        if not self._is_busy:
            self._start(self._look)

    def use_other(self) -> None:
        current = self._parts.labels.printer.name
        self._run(
            lambda: self._printers.use_spare(current), lambda _: self.print_labels(), lambda _: self.look()
        )

    def _start(self, job: Callable[[], SpoolResult]) -> None:
        self._is_busy = True
        self._run(job, self._done, self._failed)

    def _recover(self) -> SpoolResult:
        for spool in self._parts.spools:
            spool.recover()
        return self._look()

    def _look(self) -> SpoolResult:
        result = self._parts.spool.run_next()
        return result if result.job is not None else SpoolResult(self._parts.spool.condition(), None)

    def _done(self, result: SpoolResult) -> None:
        self._is_busy = False
        self._show(result.condition)
        if result.job is not None:
            self.label_moved.emit()
        self._go_on()

    def _failed(self, error: StationError) -> None:
        self._is_busy = False
        self._show(PrinterCondition.OFFLINE)
        self._go_on()

    def _go_on(self) -> None:
        if self._has_more:
            self._has_more = False
            self.print_labels()

    def _show(self, condition: PrinterCondition | None) -> None:
        trouble = TROUBLES.get(condition) if condition is not None else None
        name = self._parts.labels.printer.name
        spare = next((spool.printer for spool in self._parts.spools if spool.printer != name), "")
        self.seen.emit(PrinterNow(name, trouble, spare, MEDIA) if self._has_printer else None)
        is_there = self._has_printer and trouble is not PrinterTrouble.OFFLINE
        detail = Both(f"{name} 号·{MEDIA}", f"No. {name}·{MEDIA}")
        scanner = Both("当键盘用，随到随扫", "as a keyboard, always on")
        self.devices_seen.emit(
            (
                DeviceNow(Device.PRINTER, is_there, trouble is None, detail),
                DeviceNow(Device.SCANNER, True, True, scanner),
            )
        )
