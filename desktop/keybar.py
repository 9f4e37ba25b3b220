"""The key bar: one cap and one word for each key that does something now."""

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QWidget

from desktop.canvas import RIGHT, Canvas, key_width
from desktop.painted import Painted
from desktop.shown import KeyShown, KeysShown
from desktop.theme import Theme
from desktop.translate import text_of

START, GAP, WORD_GAP, MIDDLE, EDGE = 20.0, 28.0, 10.0, 24.0, 22.0


class KeyBar(Painted):
    """Shows one KeysShown. A key that does nothing now is not drawn; the others keep their place."""

    touched = Signal(object)  # KeyShown

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.shown = KeysShown(())

    def show_keys(self, shown: KeysShown) -> None:
        if shown != self.shown:
            self.shown = shown
            self.update()

    def paint(self, canvas: Canvas) -> None:
        for key, left, _ in self._places(canvas.theme):
            width = canvas.key(left, 3, key.legend)
            canvas.text_in(left + width + WORD_GAP, MIDDLE, key.words, 24, "ink", bold=True)
        if self.shown.hint:
            right = canvas.width - EDGE
            width = canvas.text_in(right, MIDDLE, self.shown.hint, 24, "ink2", align=RIGHT)
            canvas.icon("card", right - width - 36, MIDDLE - 12, 25, "ink2")

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            key = self.key_at(event.position().toPoint())
            if key is not None:
                self.touched.emit(key)

    def key_at(self, point: QPoint) -> KeyShown | None:
        """The key whose cap or word is under point, in pixels of this bar."""
        across = point.x() / self.theme.scale
        return next((key for key, left, right in self._places(self.theme) if left <= across <= right), None)

    def right_of_keys(self) -> float:
        """Where the last key's word ends, in units."""
        return max((right for _, _, right in self._places(self.theme)), default=START)

    def left_of_hint(self) -> float:
        """Where the hint with its icon begins, in units."""
        width = self.theme.width(text_of(self.shown.hint), 24) + 36 if self.shown.hint else 0
        return self.width() / self.theme.scale - EDGE - width

    def _places(self, theme: Theme) -> list[tuple[KeyShown, float, float]]:
        """The keys that act, each with its left and right end."""
        places: list[tuple[KeyShown, float, float]] = []
        left = START
        for key in self.shown.keys:
            left += key.gap_before
            cap = key_width(theme, key.legend)
            right = left + cap + WORD_GAP + theme.width(text_of(key.words), 24, True)
            if not key.is_idle:
                places.append((key, left, right))
            left = right + GAP
        return places
