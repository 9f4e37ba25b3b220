"""The three parts of the printers screen, painted: the list, the last label, the question."""

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPixmap
from PySide6.QtWidgets import QWidget

from desktop.canvas import CENTRE, RIGHT, Canvas
from desktop.painted import Painted
from desktop.printers.shown import KnownShown, LabelShown, OptionShown, PanelShown, RowShown
from desktop.say import Say
from desktop.shown import Sign
from desktop.translate import text_of

ROW, GAP, LIST_TOP, MORE = 88.0, 8.0, 56.0, 34.0
PAD, OPTION, OPTION_GAP, OPTIONS_TOP, LINE = 24.0, 78.0, 8.0, 104.0, 32.0


class PrinterList(Painted):
    """One row a printer, in an order that never changes; it scrolls to keep the framed one in sight."""

    chosen = Signal(str)  # name

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.rows: tuple[RowShown, ...] = ()
        self._first = 0

    def show_rows(self, rows: tuple[RowShown, ...]) -> None:
        if rows != self.rows:
            self.rows = rows
            self.settle()
            self.update()

    def settle(self) -> None:
        """Bring the framed row into sight."""
        place = next((number for number, row in enumerate(self.rows) if row.is_chosen), 0)
        self._first = max(min(self._first, place), place - self.fitting() + 1, 0)

    def fitting(self) -> int:
        room = self.height() / self.theme.scale - LIST_TOP
        if len(self.rows) * (ROW + GAP) - GAP <= room:
            return len(self.rows)
        return max(1, int((room - MORE + GAP) // (ROW + GAP)))

    def paint(self, canvas: Canvas) -> None:
        canvas.fill(0, 0, canvas.width, canvas.height, "ground")
        canvas.text_in(0, 20, Say("Printers"), 28, "ink", True)
        sight = self.rows[self._first : self._first + self.fitting()]
        for place, row in enumerate(sight):
            self._paint_row(canvas, LIST_TOP + place * (ROW + GAP), row)
        hidden = len(self.rows) - len(sight)
        if hidden:
            middle = LIST_TOP + len(sight) * (ROW + GAP) + MORE / 2 - 4
            canvas.text_in(canvas.width / 2, middle, Say("{n} more, ↑ ↓", n=hidden), 18, "ink2", align=CENTRE)

    @staticmethod
    def _paint_row(canvas: Canvas, top: float, row: RowShown) -> None:
        edge = "focus" if row.is_chosen else None
        canvas.card(0, top, canvas.width, ROW, "surface" if row.is_chosen else "sunk", 10, edge, 4)
        canvas.sign(row.sign, 19, top + ROW / 2 - 19, 38, is_quiet=row.is_quiet)
        room = canvas.width - 72 - (52 if row.is_in_doubt else 14)
        canvas.text_in(72, top + 32, row.title, 22, "ink", True, room)
        detail = text_of(row.detail)
        canvas.text_in(72, top + 59, detail, canvas.theme.fits(detail, room, 18, 16), "ink2", False, room)
        if row.is_in_doubt:
            canvas.sign(Sign.DOUBT, canvas.width - 52, top + ROW / 2 - 17, 34)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        place = int((event.position().y() / self.theme.scale - LIST_TOP) // (ROW + GAP))
        if event.button() == Qt.MouseButton.LeftButton and 0 <= place < self.fitting():
            row = self.rows[self._first + place : self._first + place + 1]
            if row:
                self.chosen.emit(row[0].name)


class LabelPart(Painted):
    """The last label as it came out, at its own proportions."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.shown: LabelShown | None = None
        self._picture = QPixmap()

    def show_label(self, shown: LabelShown | None) -> None:
        if shown != self.shown:
            self.shown, self._picture = shown, QPixmap()
            if shown is not None and shown.picture is not None:
                self._picture.loadFromData(shown.picture)
            self.update()

    def paint(self, canvas: Canvas) -> None:
        canvas.card(0, 0, canvas.width, canvas.height, "sunk", 16)
        if self.shown is None:
            return
        clock = canvas.text_in(canvas.width - 20, 32, self.shown.clock, 20, "ink2", align=RIGHT)
        canvas.text_in(20, 32, self.shown.title, 20, "ink", True, canvas.width - clock - 56)
        if self._picture.isNull():
            canvas.text_in(canvas.width / 2, canvas.height / 2, self.shown.caption, 20, "ink2", align=CENTRE)
            return
        self._paint_paper(canvas)
        foot = canvas.height - 26
        canvas.text_in(
            canvas.width / 2, foot, self.shown.caption, 18, "ink2", False, canvas.width - 40, CENTRE
        )

    def _paint_paper(self, canvas: Canvas) -> None:
        """White paper stays white in the dark: it is a picture of a thing."""
        room_w, room_h = canvas.width - 40, canvas.height - 62 - 56
        scale = min(room_w / self._picture.width(), room_h / self._picture.height())
        width, height = self._picture.width() * scale, self._picture.height() * scale
        left, top = (canvas.width - width) / 2, 62 + (room_h - height) / 2
        canvas.card(left - 4, top - 4, width + 8, height + 8, QColor("white"), 8, "edge")
        box = canvas.rect(left, top, width, height)
        canvas.painter.drawPixmap(box, self._picture, QRectF(self._picture.rect()))


class QuestionPart(Painted):
    """A question with its answers, or how the printer is; below it, what is known."""

    answered = Signal(str)  # key

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.shown: PanelShown | None = None

    def show_panel(self, shown: PanelShown | None) -> None:
        if shown != self.shown:
            self.shown = shown
            self.update()

    def paint(self, canvas: Canvas) -> None:
        canvas.card(0, 0, canvas.width, canvas.height, "surface", 16)
        shown = self.shown
        if shown is None:
            return
        canvas.sign(shown.sign, PAD, 22, 60, is_quiet=shown.is_quiet)
        room = canvas.width - 100 - PAD
        title = text_of(shown.title)
        canvas.text_in(100, 40, title, canvas.theme.fits(title, room, 34, 24, bold=True), "ink", True, room)
        sentence = text_of(shown.sentence)
        canvas.text_in(100, 74, sentence, canvas.theme.fits(sentence, room, 20, 16), "ink2", False, room)
        for place, option in enumerate(shown.options):
            self._paint_option(canvas, OPTIONS_TOP + place * (OPTION + OPTION_GAP), option)
        self._paint_known(canvas, shown, OPTIONS_TOP + len(shown.options) * (OPTION + OPTION_GAP) + 8)
        canvas.text_in(PAD, canvas.height - 26, shown.last, 18, "ink2", False, canvas.width - 2 * PAD)

    @staticmethod
    def _paint_option(canvas: Canvas, top: float, option: OptionShown) -> None:
        width, is_filled = canvas.width - 2 * PAD, not option.key
        canvas.card(
            PAD, top, width, OPTION, "ink" if is_filled else "surface", 10, None if is_filled else "edge"
        )
        cap = canvas.key(PAD + 14, top + OPTION / 2 - 21, text_of(option.legend), 20)
        left, room = PAD + 14 + cap + 14, width - cap - 42
        title = text_of(option.title)
        size = canvas.theme.fits(title, room, 24, 18, bold=True)
        ink, dim = ("surface", "line") if is_filled else ("ink", "ink2")
        canvas.text_in(left, top + 29, title, size, ink, True, room)
        canvas.text_in(left, top + 56, option.detail, 18, dim, False, room)

    @staticmethod
    def _paint_known(canvas: Canvas, shown: PanelShown, top: float) -> None:
        if not shown.known:
            return
        canvas.text_in(PAD, top + 14, Say("What is known"), 20, "ink", True)
        width = canvas.width - 2 * PAD
        canvas.card(PAD, top + 34, width, len(shown.known) * LINE + 12, "sunk", 8)
        clock = 104.0 if any(line.clock for line in shown.known) else 0.0
        for place, line in enumerate(shown.known):
            _paint_line(canvas, PAD + 14, top + 40 + (place + 0.5) * LINE, clock, width - 28, line)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        place = int((event.position().y() / self.theme.scale - OPTIONS_TOP) // (OPTION + OPTION_GAP))
        if event.button() == Qt.MouseButton.LeftButton and self.shown is not None and place >= 0:
            for option in self.shown.options[place : place + 1]:
                self.answered.emit(option.key)


def _paint_line(
    canvas: Canvas, left: float, middle: float, clock: float, room: float, line: KnownShown
) -> None:
    canvas.text_in(left, middle, line.clock, 18, "ink2")
    left, room = left + clock + (8 if clock else 0), room - clock - 8
    canvas.sign(line.sign, left, middle - 12, 24, is_quiet=line.is_quiet)
    words, is_bold = text_of(line.words), not line.is_quiet
    size = canvas.theme.fits(words, room - 36, 18, 16, is_bold)
    canvas.text_in(left + 36, middle, words, size, "ink", is_bold, room - 36)
