"""The virtual printer of the sample shift, with its window."""

from collections.abc import Callable, Sequence
from pathlib import Path

from PySide6.QtWidgets import QWidget

from desktop.paper.ports import PrintedPaper, PrinterFault
from desktop.paper.window import PaperWindow
from printing.virtual.printer import Fault, Paper, VirtualPrinter

ROLL = 500  # labels


class PaperPrinterAdapter:
    """Implements desktop.paper.ports.PaperPrinter."""

    def __init__(self, printer: VirtualPrinter) -> None:
        self._printer = printer

    @property
    def odometer(self) -> int:
        return self._printer.odometer

    def papers(self) -> Sequence[Paper]:
        return self._printer.papers()

    def listen(self, on_paper: Callable[[PrintedPaper], None]) -> None:
        self._printer.on_paper = on_paper

    def set_fault(self, fault: PrinterFault) -> None:
        self._printer.fault = Fault(fault.value)

    def load_paper(self) -> None:
        self._printer.load_paper(ROLL)


def start_printer(folder: Path) -> VirtualPrinter:
    return VirtualPrinter(folder, paper_left=ROLL, print_s=0.4).start()


def paper_window(printer: VirtualPrinter) -> QWidget:
    return PaperWindow(PaperPrinterAdapter(printer), title="Packwave 100x150")
