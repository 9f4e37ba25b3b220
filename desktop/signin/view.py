"""Sign-in: a badge, or a number and a PIN; beside it what the station found of its own devices."""

from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QPen

from desktop.canvas import CENTRE, LINE, Canvas
from desktop.page import BAR, Page
from desktop.shown import Wish
from desktop.signin.screen import CheckShown, EntryShown, SigninScreen

MARGIN, CHECKS, CHECK, GAP = 16.0, 452.0, 114.0, 16.0
# widths of bars and gaps in units: a drawing, not a code that reads as anything
BARS = (3, 2, 1, 2, 3, 3, 1, 2, 1, 3, 2, 1, 4, 2, 1, 3, 2, 2, 1, 1, 3, 2, 1, 4, 1, 2, 3, 1, 2, 2, 1, 3, 2)


class SigninPage(Page):
    """Shows one SigninScreen. Keys are typed only while it has an entry."""

    typed = Signal(str)  # one character for the field

    def __init__(self, dark: bool = False) -> None:
        super().__init__(dark)
        self.shown: SigninScreen | None = None

    def show_screen(self, screen: SigninScreen) -> None:
        if screen == self.shown:
            return
        was_typing = self.is_typing
        self.shown = screen
        self.show_keys(screen.keys)
        self.update()
        if was_typing != self.is_typing:
            self.typing_changed.emit(self.is_typing)

    @property
    def is_typing(self) -> bool:
        return self.shown is not None and self.shown.entry is not None

    def take_key(self, key: int, text: str) -> bool:
        if super().take_key(key, text):
            return True
        if not self.is_typing:
            return False
        if key in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self.wished.emit(Wish.ENTER)
        elif key == Qt.Key.Key_Backspace:
            self.wished.emit(Wish.ERASE)
        elif text and text.isprintable():
            self.typed.emit(text)
        else:
            return False
        return True

    def paint(self, canvas: Canvas) -> None:
        super().paint(canvas)
        if self.shown is None:
            return
        width, height = self.area()
        panel = width - CHECKS - 2 * MARGIN - GAP
        canvas.card(MARGIN, BAR + MARGIN, panel, height - 2 * MARGIN, "surface", 16)
        self._paint_panel(canvas, MARGIN + panel / 2, BAR + height / 2, panel - 60, self.shown)
        self._paint_checks(canvas, width - CHECKS - MARGIN, BAR + MARGIN, self.shown)

    def _paint_panel(
        self, canvas: Canvas, middle: float, centre: float, room: float, shown: SigninScreen
    ) -> None:
        if shown.entry is not None:
            _paint_entry(canvas, middle, centre - 100, shown.entry)
        elif shown.sign is not None:
            canvas.sign(shown.sign, middle - 91, centre - 178, 182)
        else:
            _paint_badge(canvas, middle, centre - 208)
        size = 72
        while size > 48 and len(canvas.broken(shown.word, size, room, True)) > 1:
            size -= 2
        canvas.text_in(middle, centre + 120, shown.word, size, "ink", True, align=CENTRE)
        below = centre + 189
        for row in canvas.broken(shown.sentence, 30, room):
            canvas.text_in(middle, below, row, 30, "ink2", align=CENTRE)
            below += 40
        for row in canvas.broken(shown.note, 24, room) if shown.note else ():
            canvas.text_in(middle, below + 8, row, 24, "ink2", align=CENTRE)
            below += 32

    def _paint_checks(self, canvas: Canvas, left: float, top: float, shown: SigninScreen) -> None:
        canvas.text_in(left, top + 33, shown.station, 60, "ink", True, CHECKS)
        canvas.text_in(left, top + 93, shown.place, 24, "ink2", width=CHECKS)
        for number, check in enumerate(shown.checks):
            self._paint_check(canvas, left, top + 124 + number * (CHECK + 8), check)

    def _paint_check(self, canvas: Canvas, left: float, top: float, check: CheckShown) -> None:
        canvas.card(left, top, CHECKS, CHECK, "surface")
        canvas.sign(check.sign, left + 20, top + 32, 50)
        block = 30 * LINE + 24 * LINE
        first = top + (CHECK - block) / 2 + 30 * LINE / 2
        canvas.text_in(left + 89, first, check.title, 30, "ink", True, CHECKS - 105)
        canvas.text_in(left + 89, first + 35, check.detail, 24, "ink2", width=CHECKS - 105)


def _paint_entry(canvas: Canvas, middle: float, centre: float, entry: EntryShown) -> None:
    """The field, with a caret that does not blink."""
    width = 420.0
    canvas.text_in(middle - width / 2, centre - 78, entry.label, 30, "ink2")
    canvas.card(middle - width / 2, centre - 50, width, 100, "sunk", 10, "focus", 4)
    taken = canvas.text_in(middle - width / 2 + 24, centre, entry.text, 60, "ink", True, width - 60)
    canvas.fill(middle - width / 2 + 30 + taken, centre - 30, 4, 60, "focus")


def _paint_badge(canvas: Canvas, middle: float, top: float) -> None:
    """A badge on its strap, being scanned."""
    painter, scale = canvas.painter, canvas.theme.scale
    painter.setPen(QPen(canvas.theme.colour("ink2"), 7 * scale))
    for side in (-1, 1):
        far = QPointF((middle + side * 42) * scale, (top + 2) * scale)
        painter.drawLine(far, QPointF((middle + side * 8) * scale, (top + 32) * scale))
    canvas.card(middle - 76, top + 40, 152, 206, "surface", 20, "ink", 6)
    canvas.card(middle - 15, top + 28, 30, 18, "ink", 4)
    canvas.card(middle - 27, top + 66, 54, 54, "line", 27)
    painter.save()
    painter.setClipRect(canvas.rect(middle - 50, top + 126, 100, 34))
    canvas.card(middle - 45, top + 126, 90, 90, "line", 42)
    painter.restore()
    left = middle - 52
    for number, bar in enumerate(BARS):
        if number % 2 == 0:
            canvas.fill(left, top + 175, bar * 1.6, 46, "ink")
        left += bar * 1.6
    canvas.fill(middle - 100, top + 196, 200, 4, "focus")
