"""The middle and the right side, painted: one label, and what to decide about it."""

from collections.abc import Iterator

from PySide6.QtCore import QRectF, Qt, Signal
from PySide6.QtGui import QColor, QMouseEvent, QPixmap
from PySide6.QtWidgets import QWidget

from desktop.canvas import CENTRE, RIGHT, Canvas
from desktop.painted import Painted
from desktop.printers.shown import KnownShown, LabelShown, OptionShown, PanelShown
from desktop.say import Say
from desktop.translate import text_of

PAD, OPTION, SHORT_OPTION, OPTION_GAP, OPTIONS_TOP, LINE = 24.0, 78.0, 64.0, 8.0, 104.0, 32.0


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
            words, room = self.shown.caption, canvas.width - 40
            for place, row in enumerate(canvas.broken(words, 20, room)):
                down = canvas.height / 2 + place * 27
                canvas.text_in(canvas.width / 2, down, row, 20, "ink2", align=CENTRE)
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
        for top, tall, option in self._places():
            self._paint_option(canvas, top, tall, option)
        below = max((top + tall for top, tall, _ in self._places()), default=OPTIONS_TOP - OPTION_GAP)
        self._paint_known(canvas, shown, below + OPTION_GAP + 8)
        last, room = text_of(shown.last), canvas.width - 2 * PAD
        size = canvas.theme.fits(last, room, 18, 16)
        canvas.text_in(PAD, canvas.height - 26, last, size, "ink2", False, room)

    def _places(self) -> Iterator[tuple[float, float, OptionShown]]:
        """Each answer with its upper edge and its height."""
        top = OPTIONS_TOP
        for option in self.shown.options if self.shown is not None else ():
            tall = OPTION if option.detail else SHORT_OPTION
            yield top, tall, option
            top += tall + OPTION_GAP

    @staticmethod
    def _paint_option(canvas: Canvas, top: float, tall: float, option: OptionShown) -> None:
        width, is_filled = canvas.width - 2 * PAD, option.is_filled
        canvas.card(
            PAD, top, width, tall, "ink" if is_filled else "surface", 10, None if is_filled else "edge"
        )
        legend = text_of(option.legend)
        cap = canvas.key(PAD + 14, top + tall / 2 - 21, legend, 20) if legend else -8.0
        left, room = PAD + 14 + cap + 14, width - cap - 42
        title = text_of(option.title)
        size = canvas.theme.fits(title, room, 24, 18, bold=True)
        ink, dim = ("surface", "line") if is_filled else ("ink", "ink2")
        canvas.text_in(left, top + (29 if option.detail else tall / 2), title, size, ink, True, room)
        detail = text_of(option.detail)
        canvas.text_in(left, top + 56, detail, canvas.theme.fits(detail, room, 18, 16), dim, False, room)

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
        down = event.position().y() / self.theme.scale
        if event.button() == Qt.MouseButton.LeftButton:
            for top, tall, option in tuple(self._places()):
                if top <= down <= top + tall and option.key:
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
