"""The bar under the board, painted: a sentence and keys, or what a move would change."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QWidget

from desktop.canvas import Canvas
from desktop.painted import Painted
from desktop.say import Say, Words
from desktop.shown import KeyShown
from desktop.theme import Theme
from desktop.translate import text_of
from desktop.waves.names import some
from desktop.waves.shown import FootShown, ItemShown, NoticeShown

HEIGHT = 88.0
EDGE, BUTTON_HEIGHT, MIDDLE = 20.0, 60.0, 45.0
SIGN, NEXT = 42.0, 12.0  # a sign with its gap; the distance to the next item


class Foot(Painted):
    """Shows one FootShown. Its keys can be touched as well as pressed."""

    touched = Signal(str)  # the key's legend

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.shown = FootShown(())
        self._hidden = (0, 0)

    def show_foot(self, shown: FootShown, hidden: tuple[int, int]) -> None:
        """hidden: how many stations are out of sight to the left and to the right."""
        if (shown, hidden) != (self.shown, self._hidden):
            self.shown, self._hidden = shown, hidden
            self.update()

    def paint(self, canvas: Canvas) -> None:
        shown = self.shown
        canvas.fill(0, 0, canvas.width, canvas.height, "surface")
        canvas.fill(0, 0, canvas.width, 4 if shown.is_move else 2, "focus" if shown.is_move else "line")
        right = self._paint_keys(canvas)
        if shown.is_move:
            self._paint_move(canvas, right)
        elif shown.notice is not None:
            self._paint_notice(canvas, 24, right, shown.notice)
        else:
            hint = text_of(_hidden_words(*self._hidden))
            canvas.text_in(24, MIDDLE, hint, 20, "ink2", width=right - 48)

    def _paint_keys(self, canvas: Canvas) -> float:
        """The keys from the right; during a move as buttons, the first of them filled."""
        places = self._places(canvas.theme, canvas.width)
        for place, (key, left, width) in enumerate(places):
            is_filled = self.shown.is_move and place == 0 and key.legend in ("Enter", "F")
            inset = 0.0
            if self.shown.is_move and "←" not in key.legend:
                fill, edge = ("ink", None) if is_filled else ("surface", "edge")
                canvas.card(left, 14, width, BUTTON_HEIGHT, fill, 10, edge)
                inset = 14.0
            cap = canvas.key(left + inset, MIDDLE - 22, key.legend, 20)
            ink = "surface" if is_filled else "ink"
            canvas.text_in(
                left + inset + cap + 14 - (0 if inset else 4), MIDDLE, key.words, _size(self.shown), ink, True
            )
        return places[0][1] - 16 if places else canvas.width - EDGE

    def _paint_move(self, canvas: Canvas, right: float) -> None:
        shown = self.shown
        canvas.icon("arrow-right", 26, MIDDLE - 16, 32, "focus")
        widest = max(
            canvas.theme.width(text_of(shown.title), 26, True), canvas.theme.width(text_of(shown.detail), 18)
        )
        title_room = min(widest, 340.0)
        size = canvas.theme.fits(text_of(shown.title), title_room, 26, 20, bold=True)
        canvas.text_in(72, MIDDLE - 12, shown.title, size, "ink", True, title_room)
        canvas.text_in(72, MIDDLE + 15, shown.detail, 18, "ink2", False, title_room)
        left = 72 + title_room + 20
        if shown.notice is not None:
            self._paint_notice(canvas, left, right, shown.notice)
        elif shown.items:
            self._paint_items(canvas, left, right)

    def _paint_items(self, canvas: Canvas, left: float, right: float) -> None:
        """Side by side, all in one size: the largest that lets every word stand."""
        items, room = self.shown.items, right - left
        size = next((s for s in (20, 18) if _taken(canvas.theme, items, s) <= room), 16)
        widths = [_item_width(canvas.theme, item, size) for item in items]
        squeeze = min(1.0, room / sum(widths))
        spare = min(70.0, max(0.0, (room - sum(widths)) / len(widths)))
        for item, width in zip(items, widths, strict=True):
            _paint_item(canvas, left, width * squeeze - NEXT, item, size)
            left += width * squeeze + spare

    @staticmethod
    def _paint_notice(canvas: Canvas, left: float, right: float, notice: NoticeShown) -> None:
        canvas.sign(notice.sign, left, MIDDLE - 18, 36)
        words, room = text_of(notice.words), right - left - 52
        size = 22 if canvas.theme.width(words, 22, True) <= room else 18
        rows = canvas.broken(words, size, room, True)
        canvas.lines(left + 52, MIDDLE - len(rows[:2]) * size * 0.64, words, size, room, "ink", True, 1.28, 2)

    # touch

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        if event.button() == Qt.MouseButton.LeftButton:
            across = event.position().x() / self.theme.scale
            for key, left, width in self._places(self.theme, self.width() / self.theme.scale):
                if left <= across <= left + width:
                    self.touched.emit(key.legend)

    def _places(self, theme: Theme, total: float) -> list[tuple[KeyShown, float, float]]:
        """The keys in reading order, each with its left end and width, right-aligned."""
        padding = 28.0 if self.shown.is_move else 0.0
        places: list[tuple[KeyShown, float, float]] = []
        right = total - EDGE
        for key in reversed(self.shown.keys):
            cap = max(52.0, theme.width(key.legend, 20, True) + 24)
            width = cap + 14 + theme.width(text_of(key.words), _size(self.shown), True) + padding
            places.insert(0, (key, right - width, width))
            right -= width + (18 if padding else 24)
        return places


def _size(shown: FootShown) -> float:
    return 22 if shown.is_move else 20


def _taken(theme: Theme, items: tuple[ItemShown, ...], size: float) -> float:
    return sum(_item_width(theme, item, size) for item in items)


def _item_width(theme: Theme, item: ItemShown, size: float) -> float:
    """Sign, words, and the distance to the next."""
    title = theme.width(text_of(item.title), size, True)
    return SIGN + max(title, theme.width(text_of(item.detail), max(16, size - 2))) + NEXT


def _paint_item(canvas: Canvas, left: float, width: float, item: ItemShown, size: float) -> None:
    canvas.sign(item.sign, left, MIDDLE - 18, 34)
    room = width - SIGN + 1
    canvas.text_in(left + SIGN, MIDDLE - 12, item.title, size, "ink", True, room)
    canvas.text_in(left + SIGN, MIDDLE + 14, item.detail, max(16, size - 2), "ink2", False, room)


def _hidden_words(left: int, right: int) -> Words:
    if left and right:
        return Say("{a} stations to the left, {b} to the right", a=left, b=right)
    if left:
        return some(left, Say("1 more station to the left"), Say("{n} more stations to the left", n=left))
    if right:
        return some(right, Say("1 more station to the right"), Say("{n} more stations to the right", n=right))
    return ""
