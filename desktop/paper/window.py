"""The small window of the virtual printer: its papers, newest on top, and the hands it lacks."""

from collections import deque

from PySide6.QtCore import QRectF, QSize, Qt, Signal, Slot
from PySide6.QtGui import QColor, QKeyEvent, QMouseEvent, QResizeEvent, QWheelEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from desktop.canvas import CENTRE, RIGHT, Canvas
from desktop.painted import Painted
from desktop.paper.ports import PaperPrinter, PrintedPaper, PrinterFault
from desktop.paper.sheet import Sheet, sheet_of
from desktop.say import Say, Words
from desktop.shown import Sign
from desktop.theme import Theme
from desktop.translate import text_of

START, SMALLEST = QSize(400, 760), QSize(300, 360)
KEPT = 200  # papers; older ones are let go
HEAD, FOOT, MARGIN, GAP, BUTTON = 64.0, 84.0, 20.0, 16.0, 60.0
_TOLD: dict[PrinterFault, tuple[Sign, Words]] = {
    PrinterFault.NONE: (Sign.RIGHT, Say("Ready")),
    PrinterFault.PAPER_OUT: (Sign.ATTENTION, Say("Out of labels")),
    PrinterFault.HEAD_OPEN: (Sign.ATTENTION, Say("Lid open")),
}


class PaperTray(Painted):
    """The papers under each other at true proportions, each as wide as the tray."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.sheets: deque[Sheet] = deque(maxlen=KEPT)  # newest first
        self._scroll = 0.0  # u

    def add(self, sheet: Sheet) -> None:
        """On top, wherever the tray was scrolled to: a new paper is what one looks for."""
        self.sheets.appendleft(sheet)
        self._scroll = 0.0
        self.update()

    def places(self) -> list[tuple[Sheet, float, float]]:
        """Each paper with its top and its height, in units from the top of the whole pile."""
        width, top = self.paper_width(), GAP
        placed = []
        for sheet in self.sheets:
            height = width * sheet.height_mm / sheet.width_mm
            placed.append((sheet, top, height))
            top += height + GAP + 26
        return placed

    def paper_width(self) -> float:
        return self.width() / self.theme.scale - 2 * MARGIN

    def scroll_by(self, by: float) -> None:
        placed = self.places()
        end = placed[-1][1] + placed[-1][2] + 34 if placed else 0.0
        most = max(0.0, end - self.height() / self.theme.scale)
        self._scroll = min(max(0.0, self._scroll + by), most)
        self.update()

    def paint(self, canvas: Canvas) -> None:
        canvas.fill(0, 0, canvas.width, canvas.height, "ground")
        if not self.sheets:
            middle = canvas.height / 2
            canvas.text_in(canvas.width / 2, middle, Say("Nothing printed yet"), 20, "ink2", align=CENTRE)
            return
        width = self.paper_width()
        for sheet, top, height in self.places():
            y = top - self._scroll
            if -height - 40 < y < canvas.height:
                self._paint_sheet(canvas, sheet, y, width, height)

    @staticmethod
    def _paint_sheet(canvas: Canvas, sheet: Sheet, y: float, width: float, height: float) -> None:
        canvas.card(MARGIN - 2, y - 2, width + 4, height + 4, QColor("white"), 6, "edge")
        canvas.painter.drawImage(
            canvas.rect(MARGIN, y, width, height), sheet.image, QRectF(sheet.image.rect())
        )
        size = Say("{width}×{height} mm", width=f"{sheet.width_mm:.0f}", height=f"{sheet.height_mm:.0f}")
        canvas.text_in(MARGIN, y + height + 16, f"{sheet.number:,}", 16, "ink2", True)
        canvas.text_in(MARGIN + width, y + height + 16, size, 16, "ink2", align=RIGHT)

    def wheelEvent(self, event: QWheelEvent) -> None:
        self.scroll_by(-event.angleDelta().y() * 0.6)


class PaperWindow(QWidget):
    """The P key takes the paper out or loads it, the L key opens or closes the lid."""

    _came = Signal(object)  # Sheet, from the printer's thread

    def __init__(self, printer: PaperPrinter, title: str = "Packwave", dark: bool = False) -> None:
        super().__init__()
        self._printer, self._dark = printer, dark
        self.fault = PrinterFault.NONE
        self.setWindowTitle(title)
        self.setMinimumSize(SMALLEST)
        self.resize(START)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.head, self.tray, self.foot = _Head(self), PaperTray(self), _Foot(self)
        self._lay_out_parts()
        self._came.connect(self._show_sheet, Qt.ConnectionType.QueuedConnection)
        self.foot.touched.connect(self._press)
        printer.listen(self._on_paper)
        for paper in printer.papers()[-KEPT:]:
            self._show_sheet(sheet_of(paper))

    def _lay_out_parts(self) -> None:
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        for part, height in ((self.head, HEAD), (self.tray, 0.0), (self.foot, FOOT)):
            part.set_theme(Theme(self._dark))
            if height:
                part.setFixedHeight(part.theme.px(height))
            column.addWidget(part, 0 if height else 1)
        self._tell()

    # what the printer says

    def _on_paper(self, paper: PrintedPaper) -> None:
        """In the printer's thread: draw the dots here, show them there."""
        self._came.emit(sheet_of(paper))

    @Slot(object)
    def _show_sheet(self, sheet: Sheet) -> None:
        """A paper that came while the window was being made arrives twice and is shown once."""
        if all(sheet.number != known.number for known in self.tray.sheets):
            self.tray.add(sheet)
        self._tell()

    # what hands do

    def take_out_or_load(self) -> None:
        if self.fault is PrinterFault.PAPER_OUT:
            self._printer.load_paper()
            self._turn(PrinterFault.NONE)
        else:
            self._turn(PrinterFault.PAPER_OUT)

    def open_or_close(self) -> None:
        is_open = self.fault is PrinterFault.HEAD_OPEN
        self._turn(PrinterFault.NONE if is_open else PrinterFault.HEAD_OPEN)

    def _turn(self, fault: PrinterFault) -> None:
        self.fault = fault
        self._printer.set_fault(fault)
        self._tell()

    def _tell(self) -> None:
        self.head.show_state(self.fault, self._printer.odometer)
        self.foot.show_keys(self.fault)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        page = self.tray.height() / self.tray.theme.scale * 0.8
        steps = {
            Qt.Key.Key_Down: 60.0, Qt.Key.Key_Up: -60.0,
            Qt.Key.Key_PageDown: page, Qt.Key.Key_PageUp: -page,
        }  # fmt: skip
        step = steps.get(Qt.Key(event.key()))
        if step is not None:
            self.tray.scroll_by(step)
        elif not event.isAutoRepeat():
            self._press(event.text().upper())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.tray.scroll_by(0.0)

    @Slot(str)
    def _press(self, legend: str) -> None:
        if legend == "P":
            self.take_out_or_load()
        elif legend == "L":
            self.open_or_close()


class _Head(Painted):
    """How the printer is, and how many labels it ever printed."""

    _fault, _odometer = PrinterFault.NONE, 0

    def show_state(self, fault: PrinterFault, odometer: int) -> None:
        self._fault, self._odometer = fault, odometer
        self.update()

    def paint(self, canvas: Canvas) -> None:
        canvas.fill(0, 0, canvas.width, canvas.height, "surface")
        sign, words = _TOLD[self._fault]
        canvas.sign(sign, 16, 15, 34, is_quiet=self._fault is PrinterFault.NONE)
        taken = canvas.text_in(canvas.width - 16, 33, f"{self._odometer:,}", 26, "ink", True, align=RIGHT)
        room = canvas.width - taken - 92
        canvas.text_in(62, 33, words, 20, "ink", True, room)


class _Foot(Painted):
    """Two keys that can be pressed or touched."""

    touched = Signal(str)
    _fault = PrinterFault.NONE

    def show_keys(self, fault: PrinterFault) -> None:
        self._fault = fault
        self.update()

    def keys(self) -> tuple[tuple[str, Words], tuple[str, Words]]:
        out, is_open = self._fault is PrinterFault.PAPER_OUT, self._fault is PrinterFault.HEAD_OPEN
        return (
            ("P", Say("Load paper") if out else Say("Paper out")),
            ("L", Say("Close lid") if is_open else Say("Open lid")),
        )

    def paint(self, canvas: Canvas) -> None:
        canvas.fill(0, 0, canvas.width, canvas.height, "surface")
        width = (canvas.width - 40) / 2
        for place, (legend, words) in enumerate(self.keys()):
            left = 16 + place * (width + 8)
            canvas.card(left, 12, width, BUTTON, "surface", 10, "edge")
            cap = canvas.key(left + 12, 21, legend, 20)
            text = text_of(words)
            room = width - cap - 32
            size = canvas.theme.fits(text, room, 20, 16, bold=True)
            canvas.text_in(left + cap + 24, 42, text, size, "ink", True, room)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            right_half = event.position().x() > self.width() / 2
            self.touched.emit("L" if right_half else "P")
