"""What the paper window asks of a printer without hands. No Qt in this file."""

from collections.abc import Callable, Sequence
from enum import StrEnum
from typing import Any, Protocol


class PrinterFault(StrEnum):
    """The faults a person can make here, under the names printing/virtual/printer.py gives them."""

    NONE = "none"
    PAPER_OUT = "paper_out"
    HEAD_OPEN = "head_open"


class PrintedPaper(Protocol):
    """One label as it came out; printing.virtual.printer.Paper is one."""

    @property
    def number(self) -> int:
        """The odometer after it."""

    def image(self) -> Any:
        """A Pillow image, black on white, one pixel a dot."""


class PaperPrinter(Protocol):
    """May be called from any thread; returns at once."""

    @property
    def odometer(self) -> int: ...

    def papers(self) -> Sequence[PrintedPaper]:
        """What came out, oldest first."""

    def listen(self, on_paper: Callable[[PrintedPaper], None]) -> None:
        """From now on call on_paper, in the printer's own thread, for each paper that comes out."""

    def set_fault(self, fault: PrinterFault) -> None: ...

    def load_paper(self) -> None:
        """A new roll; what waited for it comes out."""
