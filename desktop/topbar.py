"""The top bar: where, who, the states on the right, the clock; blue and worded when offline."""

from PySide6.QtWidgets import QWidget

from desktop.canvas import RIGHT, Canvas
from desktop.painted import Painted
from desktop.shown import BarShown, Pill, Sign
from desktop.translate import text_of

MIDDLE = 30.0  # of the bar's 60 u
EDGE = 22.0


class TopBar(Painted):
    """Shows one BarShown. On the bench its title is the station; on the desk it carries the tabs."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.shown = BarShown("Packwave")

    def show_bar(self, shown: BarShown) -> None:
        if shown != self.shown:
            self.shown = shown
            self.update()

    def paint(self, canvas: Canvas) -> None:
        shown = self.shown
        canvas.fill(0, 0, canvas.width, canvas.height, "info" if shown.offline else "bar")
        canvas.icon("waves", 19, 13, 34, "onbar")
        right = self._paint_right(canvas)
        if shown.tabs:
            canvas.text_in(64, MIDDLE, shown.title, 22, "onbar", bold=True)
            self._paint_tabs(canvas)
            return
        left = 68 + canvas.text_in(68, MIDDLE, shown.title, 30, "onbar", bold=True) + 18
        if shown.offline:
            self._paint_offline(canvas, left, right)
        elif shown.person:
            canvas.text_in(left, MIDDLE, shown.person, 24, "onbar2", width=right - left - 20)

    def _paint_right(self, canvas: Canvas) -> float:
        """Draw clock and pills from the right; return where they begin."""
        shown = self.shown
        right = canvas.width - EDGE
        if shown.clock:
            right -= canvas.text_in(
                right, MIDDLE, shown.clock, 26 if shown.tabs else 30, "onbar", True, align=RIGHT
            )
        for pill in reversed(shown.pills):
            right = self._paint_pill(canvas, right - 26, pill)
        if shown.tabs and shown.person:
            right -= 26 + canvas.text_in(right - 26, MIDDLE, shown.person, 20, "onbar2", align=RIGHT)
        return right

    def _paint_pill(self, canvas: Canvas, right: float, pill: Pill) -> float:
        text = text_of(pill.words)
        if pill.sign is not None:
            width = canvas.theme.width(text, 24, True) + 64
            canvas.card(right - width, 8, width, 44, "warn", 22)
            canvas.sign(pill.sign, right - width + 13, 17, 26, is_on_solid=pill.sign is Sign.ATTENTION)
            canvas.text_in(right - width + 48, MIDDLE, text, 24, "warnOn", bold=True)
            return right - width
        colour = "infoOn" if self.shown.offline else "onbar2"
        left = right - canvas.text_in(right, MIDDLE, text, 24, colour, align=RIGHT)
        if not pill.icon:
            return left
        canvas.icon(pill.icon, left - 34, MIDDLE - 13, 26, colour)
        return left - 34

    def _paint_offline(self, canvas: Canvas, left: float, right: float) -> None:
        """Who is here gives way before the sentence does: that one is never cut."""
        text, person = text_of(self.shown.offline), text_of(self.shown.person)
        name_width = canvas.theme.width(person, 24) + 24 if person else 0.0
        size = canvas.theme.fits(text, right - left - name_width - 49 - 24, 24, 24, bold=True)
        width = canvas.theme.width(text, size, True) + 49
        if width <= right - left - name_width - 24 and person:
            canvas.text_in(left, MIDDLE, person, 24, "infoOn")
            left += name_width
        start = left + max(0.0, (right - 16 - left - width) / 2)
        canvas.sign(Sign.OFFLINE, start, MIDDLE - 17, 34, is_on_solid=True)
        canvas.text_in(start + 49, MIDDLE, text, size, "infoOn", bold=True)

    def _paint_tabs(self, canvas: Canvas) -> None:
        left = 64 + canvas.theme.width(text_of(self.shown.title), 22, True) + 28
        for number, tab in enumerate(self.shown.tabs):
            left += 3 + self._paint_tab(canvas, left, text_of(tab), number)

    def _paint_tab(self, canvas: Canvas, left: float, text: str, number: int) -> float:
        """Draw one tab with the digit that opens it; return its width."""
        is_current, digit = number == self.shown.current, str(number + 1)
        width = canvas.theme.width(text, 22, is_current) + canvas.theme.width(digit, 18) + 44
        if is_current:
            canvas.card(left, 8, width, 44, "onbar", 8)
        canvas.text_in(left + 16, MIDDLE, text, 22, "bar" if is_current else "onbar", is_current)
        digit_colour = "barline" if is_current else "onbar2"
        canvas.text_in(left + width - 16, MIDDLE, digit, 18, digit_colour, align=RIGHT)
        return width
