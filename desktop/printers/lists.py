"""The left side, painted: the printers, or the labels of one of them, and the keys below."""

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QMouseEvent, QPixmap
from PySide6.QtWidgets import QWidget

from desktop.canvas import Canvas
from desktop.painted import Painted
from desktop.printers.shown import LabelRowShown, LabelsShown, RowShown
from desktop.rows import RowList, RowLook
from desktop.say import Say, Words
from desktop.shown import KeyShown, Sign
from desktop.translate import text_of

ROW, GAP, LIST_TOP, MORE = 88.0, 8.0, 56.0, 34.0
BUTTON, PAPER = 56.0, 50.0


class PrinterList(RowList[RowShown]):
    def __init__(self, parent: QWidget | None = None) -> None:
        look = RowLook(ROW, GAP, LIST_TOP, _paint_printers_head, _paint_printer, _more_printers, MORE)
        super().__init__(look, parent)


def _paint_printers_head(canvas: Canvas) -> None:
    _paint_title(canvas, Say("Printers"))


def _more_printers(hidden: int) -> Words:
    return Say("{n} more, ↑ ↓", n=hidden)


def _paint_printer(canvas: Canvas, top: float, row: RowShown) -> None:
    canvas.sign(row.sign, 19, top + ROW / 2 - 19, 38, is_quiet=row.is_quiet)
    room = canvas.width - 72 - (52 if row.is_in_doubt else 14)
    _paint_two(canvas, 72, top, room, row.title, row.detail)
    if row.is_in_doubt:
        canvas.sign(Sign.DOUBT, canvas.width - 52, top + ROW / 2 - 17, 34)


class LabelList(RowList[LabelRowShown]):
    """Each row with its label, small: a person knows it by its shape."""

    def __init__(self, parent: QWidget | None = None) -> None:
        look = RowLook(ROW, GAP, LIST_TOP, self._paint_head, self._paint_row, _more_labels, MORE)
        super().__init__(look, parent)
        self.title: Words = Say("Printers")
        self._papers: dict[str, QPixmap] = {}

    def show_labels(self, shown: LabelsShown) -> None:
        if shown.title != self.title:
            self.title, self.first = shown.title, 0
            self.update()
        known = {row.job_id for row in shown.rows}
        self._papers = {job_id: paper for job_id, paper in self._papers.items() if job_id in known}
        self.show_rows(shown.rows)

    def _paint_head(self, canvas: Canvas) -> None:
        _paint_title(canvas, self.title)

    def _paint_row(self, canvas: Canvas, top: float, row: LabelRowShown) -> None:
        self._paint_paper(canvas, 14, top + 6, ROW - 12, row)
        _paint_two(canvas, 14 + PAPER + 12, top, canvas.width - PAPER - 26 - 50, row.title, row.detail)
        canvas.sign(row.sign, canvas.width - 48, top + ROW / 2 - 16, 32, is_quiet=row.is_quiet)

    def _paint_paper(self, canvas: Canvas, left: float, top: float, tall: float, row: LabelRowShown) -> None:
        paper = self._paper(row)
        if paper.isNull():
            canvas.card(left, top, PAPER, tall, "surface", 4, "line", is_dashed=True)
            return
        scale = min(PAPER / paper.width(), tall / paper.height())
        width, height = paper.width() * scale, paper.height() * scale
        left, top = left + (PAPER - width) / 2, top + (tall - height) / 2
        box = canvas.rect(left, top, width, height)
        canvas.painter.drawPixmap(box, paper, QRectF(paper.rect()))
        canvas.card(left - 1, top - 1, width + 2, height + 2, None, 2, "edge", 1)

    def _paper(self, row: LabelRowShown) -> QPixmap:
        """Decoded once: a list of twenty is painted at every step."""
        if row.small is None:
            return QPixmap()
        if row.job_id not in self._papers:
            paper = QPixmap()
            paper.loadFromData(row.small)
            self._papers[row.job_id] = paper
        return self._papers[row.job_id]


def _more_labels(hidden: int) -> Words:
    return Say("{n} more labels, ↑ ↓", n=hidden)


def _paint_title(canvas: Canvas, title: Words) -> None:
    title = text_of(title)
    size = canvas.theme.fits(title, canvas.width, 28, 18, bold=True)
    canvas.text_in(0, 20, title, size, "ink", True, canvas.width)


def _paint_two(canvas: Canvas, left: float, top: float, room: float, title: Words, detail: Words) -> None:
    title, detail = text_of(title), text_of(detail)
    size = canvas.theme.fits(title, room, 22, 16, bold=True)
    canvas.text_in(left, top + 32, title, size, "ink", True, room)
    canvas.text_in(left, top + 59, detail, canvas.theme.fits(detail, room, 18, 16), "ink2", False, room)


class Buttons(Painted):
    """Keys for the framed printer, side by side below the list."""

    touched = Signal(str)  # the key's legend

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.keys: tuple[KeyShown, ...] = ()

    def show_keys(self, keys: tuple[KeyShown, ...]) -> None:
        if keys != self.keys:
            self.keys = keys
            self.update()

    def paint(self, canvas: Canvas) -> None:
        canvas.fill(0, 0, canvas.width, canvas.height, "ground")
        width = (canvas.width - GAP * (len(self.keys) - 1)) / max(len(self.keys), 1)
        rooms = [width - canvas.key_width(key.legend, 20) - 36 for key in self.keys]
        texts = [text_of(key.words) for key in self.keys]
        fitting = (canvas.theme.fits(*one, 22, 16, bold=True) for one in zip(texts, rooms, strict=True))
        size = min(fitting, default=22)
        for place, (key, room) in enumerate(zip(self.keys, rooms, strict=True)):
            left = place * (width + GAP)
            canvas.card(left, 0, width, BUTTON, "surface", 10, "edge")
            cap = canvas.key(left + 12, BUTTON / 2 - 21, key.legend, 20)
            canvas.text_in(left + 24 + cap, BUTTON / 2, key.words, size, "ink", True, room)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        share = self.width() / max(len(self.keys), 1)
        if event.button() == Qt.MouseButton.LeftButton and self.keys:
            place = min(int(event.position().x() / share), len(self.keys) - 1)
            self.touched.emit(self.keys[place].legend)
