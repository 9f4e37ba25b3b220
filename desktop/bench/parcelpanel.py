"""The right column from the whole parcel on: the label's picture, its tail, and the steps to the end."""

from functools import lru_cache

from PySide6.QtCore import Qt
from PySide6.QtGui import QImage, QPixmap
from PySide6.QtWidgets import QWidget

from desktop.bench.screen import ChoicesShown, LabelShown, ParcelShown, StepShown
from desktop.canvas import CENTRE, LINE, Canvas
from desktop.painted import Painted
from desktop.translate import text_of

LABEL, GAP, TAIL, STEP, BEFORE = 392.0, 16.0, 178.0, 138.0, 47.0
PAPER_WIDTH, PAPER_HEIGHT, PAPER_TOP = 345.0, 518.0, 73.0


@lru_cache(maxsize=8)
def _paper(image: bytes, width: int, height: int, ratio: float) -> QPixmap | None:
    """The label's picture, fitted into width x height pixels."""
    loaded = QImage.fromData(image)
    if loaded.isNull():
        return None
    fitted = loaded.scaled(
        round(width * ratio),
        round(height * ratio),
        Qt.AspectRatioMode.KeepAspectRatio,
        Qt.TransformationMode.SmoothTransformation,
    )
    pixmap = QPixmap.fromImage(fitted)
    pixmap.setDevicePixelRatio(ratio)
    return pixmap


class ParcelPanel(Painted):
    """Shows one ParcelShown, or choices over the whole width."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.shown: ParcelShown | ChoicesShown | None = None

    def show_parcel(self, shown: ParcelShown | ChoicesShown) -> None:
        if shown != self.shown:
            self.shown = shown
            self.update()

    def paint(self, canvas: Canvas) -> None:
        if isinstance(self.shown, ChoicesShown):
            self._paint_choices(canvas, self.shown)
        elif self.shown is not None:
            self._paint_label(canvas, self.shown.label)
            self._paint_steps(canvas, self.shown)

    def _paint_label(self, canvas: Canvas, label: LabelShown) -> None:
        canvas.card(0, 0, LABEL, canvas.height, "sunk")
        size = canvas.theme.fits(text_of(label.caption), LABEL - 76, 24, 24)
        wide = min(canvas.theme.width(text_of(label.caption), size), LABEL - 76) + 38
        left = (LABEL - wide) / 2
        canvas.sign(label.sign, left, 27, 27, is_quiet=True)
        canvas.text_in(left + 38, 41, label.caption, size, "ink2", width=LABEL - 76)
        self._paint_paper(canvas, label)

    def _paint_paper(self, canvas: Canvas, label: LabelShown) -> None:
        """White paper in both polarities: it is the thing in the packer's hand."""
        room = min(PAPER_HEIGHT, canvas.height - PAPER_TOP - 24)
        px, ratio = canvas.theme.px, canvas.painter.device().devicePixelRatio()
        paper = _paper(label.image, px(PAPER_WIDTH - 8), px(room - 8), ratio) if label.image else None
        width, height = PAPER_WIDTH - 8, room - 8
        if paper is not None:
            size = paper.deviceIndependentSize()
            width, height = size.width() / canvas.theme.scale, size.height() / canvas.theme.scale
        x, y = (LABEL - width) / 2, PAPER_TOP + (room - height) / 2
        canvas.card(x - 4, y - 4, width + 8, height + 8, Qt.GlobalColor.white, 10, "edge")
        if paper is not None:
            canvas.pixmap(x, y, paper)

    def _paint_steps(self, canvas: Canvas, shown: ParcelShown) -> None:
        left, width = LABEL + GAP, canvas.width - LABEL - GAP
        top = 0.0
        if shown.tail:
            canvas.card(left, 0, width, TAIL, "surface")
            canvas.text_in(left + 23, 38, shown.tail_caption, 24, "ink2", width=width - 46)
            canvas.text_in(left + 22, 103, shown.tail, 100, "ink", True, width - 44)
            top = canvas.height - len(shown.steps) * (STEP + 8) + 8
        for step in shown.steps:
            if text_of(step.before):
                canvas.text_in(left, top + 16, step.before, 24, "ink2", width=width)
                top += BEFORE - 8
            self._paint_step(canvas, left, top, width, STEP, step)
            top += STEP + 8

    def _paint_choices(self, canvas: Canvas, shown: ChoicesShown) -> None:
        canvas.text_in(8, 24, shown.title, 30, "ink", True, canvas.width - 16)
        height = min(STEP, (canvas.height - 52 - (len(shown.choices) - 1) * 8) / max(1, len(shown.choices)))
        for number, choice in enumerate(shown.choices):
            self._paint_step(canvas, 0, 52 + number * (height + 8), canvas.width, height, choice)

    def _paint_step(
        self, canvas: Canvas, left: float, top: float, width: float, height: float, step: StepShown
    ) -> None:
        if step.is_present:
            canvas.card(left, top, width, height, "surface", 10, "ink", 3)
        elif step.key is not None:
            canvas.card(left, top, width, height, "surface", 10, "edge", 2)
        middle = top + height / 2
        text_left = self._paint_mark(canvas, left, middle, step)
        room = left + width - text_left - 14
        if not text_of(step.detail):
            canvas.text_in(text_left, middle, step.title, 30, "ink", True, room)
            return
        size = canvas.theme.fits(text_of(step.title), room, 30, 26, bold=True)
        rows = canvas.broken(step.detail, 24, room)[:2]
        block = size * LINE + len(rows) * 24 * LINE
        canvas.text_in(text_left, middle - block / 2 + size * LINE / 2, step.title, size, "ink", True, room)
        canvas.lines(
            text_left, middle - block / 2 + size * LINE, step.detail, 24, room, "ink2", False, LINE, 2
        )

    def _paint_mark(self, canvas: Canvas, left: float, middle: float, step: StepShown) -> float:
        """The key, the sign or the number before a step; returns where its words begin."""
        if step.key is not None:
            width = canvas.key(left + 14, middle - 21, step.key.legend)
            return left + 14 + width + 16
        if step.sign is not None:
            canvas.sign(step.sign, left + 19, middle - 26, 52, is_quiet=step.is_quiet)
        elif step.number:
            fill, edge = ("ink", None) if step.is_present else ("surface", "edge")
            canvas.card(left + 19, middle - 26, 52, 52, fill, 26, edge)
            colour = "surface" if step.is_present else "ink2"
            canvas.text_in(left + 45, middle, step.number, 32, colour, True, align=CENTRE)
        return left + 89
