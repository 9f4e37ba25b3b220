"""My queue: what to do first on the left, the waves and their promises on the right."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from desktop.canvas import CENTRE, RIGHT, Canvas
from desktop.page import Page
from desktop.painted import Painted
from desktop.queue.screen import QueueRow, QueueScreen, Standing
from desktop.rail import RailShown, paint_rail
from desktop.say import Say
from desktop.shown import Sign, Wish
from desktop.translate import text_of
from desktop.verdict import WIDTH, VerdictPanel

MARGIN, GAP = 16.0, 16.0
HEAD, ROW, FOOT, RAIL = 58.0, 96.0, 46.0, 244.0
RAIL_LEFT, TIME_LEFT = 420.0, 684.0


class QueuePage(Page):
    """Shows one QueueScreen."""

    def __init__(self, dark: bool = False) -> None:
        super().__init__(dark)
        self.verdict, self.rows = VerdictPanel(self), RowsPanel(self)

    def show_screen(self, screen: QueueScreen) -> None:
        self.verdict.show_verdict(screen.verdict)
        self.rows.show_rows(screen)
        self.show_keys(screen.keys)

    def take_key(self, key: int, text: str) -> bool:
        arrows = {Qt.Key.Key_Up: Wish.UP, Qt.Key.Key_Down: Wish.DOWN}
        wish = arrows.get(Qt.Key(key))
        if wish is None:
            return super().take_key(key, text)
        self.wished.emit(wish)
        return True

    def lay_out(self) -> None:
        width, height = self.area()
        left = MARGIN + WIDTH + GAP
        self.place(self.verdict, MARGIN, MARGIN, WIDTH, height - 2 * MARGIN)
        self.place(self.rows, left, MARGIN, width - left - MARGIN, height - 2 * MARGIN)


class RowsPanel(Painted):
    """The rows of the queue, with the axis over the rails and the legend under them."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.shown: QueueScreen | None = None
        self._first = 0

    def show_rows(self, shown: QueueScreen) -> None:
        if shown != self.shown:
            self.shown = shown
            self.update()

    def paint(self, canvas: Canvas) -> None:
        if self.shown is None:
            return
        shown = self.shown
        self._paint_head(canvas, shown)
        fitting = max(1, int((canvas.height - HEAD - FOOT + 8) // (ROW + 8)))
        self._first = min(max(self._first, shown.chosen - fitting + 1), max(0, shown.chosen))
        self._first = max(0, min(self._first, len(shown.rows) - fitting))
        rows = shown.rows[self._first : self._first + fitting]
        for place, row in enumerate(rows):
            number = self._first + place
            self._paint_row(canvas, HEAD + place * (ROW + 8), row, number, number == shown.chosen)
        below = len(shown.rows) - self._first - len(rows)
        self._paint_legend(canvas, HEAD + fitting * (ROW + 8) + 20, below)

    def _paint_head(self, canvas: Canvas, shown: QueueScreen) -> None:
        wide = canvas.text_in(0, 23, shown.title, 36, "ink", True)
        canvas.text_in(wide + 18, 23, shown.subtitle, 24, "ink2", width=RAIL_LEFT - wide - 30)
        canvas.text_in(RAIL_LEFT, 23, Say("now"), 24, "ink2")
        canvas.text_in(RAIL_LEFT + RAIL, 23, Say("in 4 h"), 24, "ink2", align=RIGHT)

    def _paint_row(self, canvas: Canvas, top: float, row: QueueRow, number: int, is_chosen: bool) -> None:
        ground = "sunk" if row.standing is Standing.WAITS and not is_chosen else "surface"
        canvas.card(0, top, canvas.width, ROW, ground, 10, "ink" if is_chosen else None, 4)
        middle = top + ROW / 2
        canvas.text_in(31, middle, str(number + 1), 30, "ink2", True, align=CENTRE)
        count = f"{row.done} / {row.total}" if row.total else ""
        counted = canvas.text_in(400, middle, count, 26, "ink", True, align=RIGHT)
        room = 400 - counted - 57 - 14
        wide = canvas.text_in(57, top + 33, row.name, 30, "ink", True, room)
        if row.totes and room - wide > 60:
            canvas.text_in(57 + wide + 16, top + 33, row.totes, 24, "ink2", width=room - wide - 16)
        canvas.text_in(57, top + 68, row.detail, 24, "ink2", width=room)
        paint_rail(canvas, RAIL_LEFT, middle, RAIL, RailShown(row.finish_min, row.promise_min), ground)
        self._paint_time(canvas, top, row)

    def _paint_time(self, canvas: Canvas, top: float, row: QueueRow) -> None:
        room = canvas.width - TIME_LEFT - 14
        if not text_of(row.state):
            canvas.text_in(TIME_LEFT, top + ROW / 2, row.time, 30, "ink", True, room)
            return
        canvas.text_in(TIME_LEFT, top + 31, row.time, 30, "ink", True, room)
        sign = _SIGNS.get(row.standing)
        if sign is None:
            canvas.text_in(TIME_LEFT, top + 69, row.state, 24, "ink", True, room)
        elif row.standing is Standing.WAITS:
            canvas.sign(sign, TIME_LEFT, top + 56, 26)
            canvas.text_in(TIME_LEFT + 34, top + 69, row.state, 24, "ink2", True, room - 34)
        else:
            self._paint_alarm(canvas, top + 49, row, sign, room)

    def _paint_alarm(self, canvas: Canvas, top: float, row: QueueRow, sign: Sign, room: float) -> None:
        tint, ink = ("warnTint", "warnInk") if row.standing is Standing.OVER else ("stopTint", "stopInk")
        width = min(room, canvas.theme.width(text_of(row.state), 24, True) + 61)
        canvas.card(TIME_LEFT, top, width, 38, tint, 8)
        canvas.sign(sign, TIME_LEFT + 11, top + 6, 26)
        canvas.text_in(TIME_LEFT + 45, top + 19, row.state, 24, ink, True, width - 50)

    def _paint_legend(self, canvas: Canvas, middle: float, below: int) -> None:
        canvas.card(0, middle - 5, 34, 10, "ink", 5)
        left = 42 + canvas.text_in(42, middle, Say("expected finish"), 24, "ink2") + 22
        canvas.fill(left, middle - 13, 4, 26, "ink")
        left += 12 + canvas.text_in(left + 12, middle, Say("promise"), 24, "ink2") + 22
        canvas.fill(left, middle - 13, 4, 26, "ink")
        canvas.hatch(left + 6, middle - 7, 42, 14)
        canvas.text_in(left + 58, middle, Say("past the promise"), 24, "ink2")
        if below > 0:
            canvas.text_in(canvas.width, middle, Say("{n} more below", n=below), 24, "ink", True, align=RIGHT)


_SIGNS = {Standing.OVER: Sign.ATTENTION, Standing.LATE: Sign.NO, Standing.WAITS: Sign.WAITING}
