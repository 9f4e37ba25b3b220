"""All printers of the station on the desktop: a round for each, and what the screens are told of them."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal, Slot

from commands.printers.desk import StationPrinters
from commands.printers.round import PrinterRound
from commands.printers.shown import devices_of, printer_now
from commands.settings import PrinterSetting
from commands.wiring import StationParts
from desktop.printers.ports import SpareUsed
from desktop.running import Run
from fulfilment.errors import StationError
from printing.condition import PrinterCondition
from printing.spooling.spool import Spool

DESK = "printer"  # the lane of whoever asks about all of them


class PrinterRounds(QObject):
    """Lives in the GUI thread. run_on: the lane of that name. chosen: as set, none when no printer is."""

    seen = Signal(object)  # PrinterNow, or None without a printer
    devices_seen = Signal(object)  # tuple of DeviceNow
    label_moved = Signal()

    def __init__(
        self,
        parts: StationParts,
        printers: StationPrinters,
        run_on: Callable[[str], Run],
        chosen: Sequence[PrinterSetting],
    ) -> None:
        super().__init__()
        self._parts, self._printers, self._run_on, self._chosen = parts, printers, run_on, tuple(chosen)
        self._conditions: dict[str, PrinterCondition] = {}
        self._rounds = tuple(self._round(spool) for spool in parts.spools)

    def _round(self, spool: Spool) -> PrinterRound:
        one = PrinterRound(spool, self._run_on(f"printer {spool.printer}"))
        one.seen.connect(self._see)
        one.label_moved.connect(self.label_moved)
        return one

    def begin(self) -> None:
        """The printer of the waybills first; what draws labels is loaded behind it."""
        waybills = self._parts.labels.printer.name
        for one in sorted(self._rounds, key=lambda one: one.printer != waybills):
            one.begin()
        self._run_on(DESK)(self._parts.labels.warm_up, lambda _: None, lambda _: None)
        self._run_on(DESK)(self._recover_papers, self._drawn, self._not_used)
        if not self._chosen:
            self._show()

    def stop(self) -> None:
        for one in self._rounds:
            one.stop()

    def print_labels(self) -> None:
        """A label waits. What goes with it is drawn beside, so that the label does not wait for it."""
        self._print_all()
        self._run_on(DESK)(self._parts.papers.draw, self._drawn, self._not_used)

    def _print_all(self) -> None:
        for one in self._rounds:
            one.print_labels()

    def _drawn(self, papers: int) -> None:
        if papers:
            self._print_all()

    def _recover_papers(self) -> int:
        """What the last run left undrawn."""
        self._parts.papers.recover()
        return self._parts.papers.draw()

    def use_other(self) -> None:
        """The waybills' printer is given up for its spare; what waits goes along, what is in doubt asks."""
        current = self._parts.labels.printer.name
        self._run_on(DESK)(lambda: self._printers.use_spare(current), self._used, self._not_used)

    def _used(self, result: object) -> None:
        if isinstance(result, SpareUsed):
            self.print_labels()
        self._show()

    def _not_used(self, error: StationError) -> None:
        self._show()

    @Slot(str, object)
    def _see(self, printer: str, condition: PrinterCondition) -> None:
        self._conditions[printer] = condition
        self._show()

    def _show(self) -> None:
        """Nothing before the waybills' printer was heard of: the sign-in says that it is being looked for."""
        current = self._parts.labels.printer
        if self._chosen and current.name not in self._conditions:
            return
        self.seen.emit(printer_now(self._chosen, current, self._conditions))
        self.devices_seen.emit(devices_of(self._chosen, current, self._conditions))
