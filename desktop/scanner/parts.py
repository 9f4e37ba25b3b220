"""The list of scans, the framed one with its fields, and what is heard: painted."""

from PySide6.QtWidgets import QWidget

from desktop.canvas import CENTRE, RIGHT, Canvas
from desktop.painted import Painted
from desktop.rows import RowList, RowLook
from desktop.say import Say, Words
from desktop.scanner.shown import EarShown, FieldShown, ScanRow, ScanShown
from desktop.translate import text_of

ROW, GAP, TOP, PAD = 54.0, 6.0, 92.0, 24.0
TIME, RULE, ANSWER = 104.0, 160.0, 170.0  # widths of the columns beside the text, in u
SIGN, FIELD, CAPTION = 44.0, 34.0, 150.0


class ScanList(RowList[ScanRow]):
    """One line a scan, the newest first."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(RowLook(ROW, GAP, TOP, self._paint_head, _paint_row, _more_scans), parent)

    def _paint_head(self, canvas: Canvas) -> None:
        canvas.text_in(0, 20, Say("What the scanners sent"), 28, "ink", True, canvas.width)
        canvas.text_in(0, 62, Say("Scan here to try one: nothing is packed."), 20, "ink2", width=canvas.width)
        if not self.rows:
            words = Say("Nothing was scanned yet.")
            canvas.text_in(canvas.width / 2, TOP + 60, words, 22, "ink2", align=CENTRE)


def _more_scans(hidden: int) -> Words:
    return Say("{n} more scans, ↑ ↓", n=hidden)


def _paint_row(canvas: Canvas, top: float, row: ScanRow) -> None:
    middle = top + ROW / 2
    canvas.text_in(16, middle, row.time, 18, "ink2", width=TIME - 16)
    answer = canvas.width - ANSWER
    _fitted(canvas, TIME + 8, middle, answer - RULE - TIME - 20, row.text, 20, True)
    _fitted(canvas, answer - RULE, middle, RULE - 10, text_of(row.rule), 18, False)
    left = answer
    if row.sign is not None:
        canvas.sign(row.sign, answer, middle - 12, 24)
        left += 32
    _fitted(canvas, left, middle, canvas.width - left - 12, text_of(row.answer), 18, False)


class ScanPart(Painted):
    """The framed scan: what came, what it was taken for, and what is in it."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.shown: ScanShown | None = None
        self.typed: str | None = None

    def show_scan(self, shown: ScanShown | None, typed: str | None) -> None:
        if (shown, typed) != (self.shown, self.typed):
            self.shown, self.typed = shown, typed
            self.update()

    def paint(self, canvas: Canvas) -> None:
        is_typing = self.typed is not None
        edge = "focus" if is_typing else "edge"
        canvas.card(0, 0, canvas.width, canvas.height, "surface", 16, edge, 4 if is_typing else 2)
        room = canvas.width - 2 * PAD
        if self.typed is not None:
            canvas.text_in(PAD, 40, Say("Type a code, then Enter"), 28, "ink", True, room)
            canvas.card(PAD, 76, room, 60, "sunk", 8, "focus", 3)
            canvas.text_in(PAD + 16, 106, _end(canvas, self.typed + "|", room - 32, 24), 24, "ink", True)
        elif self.shown is None:
            sentence = Say("Point a scanner at any code: here it says what came.")
            canvas.lines(PAD, 30, sentence, 22, room, "ink2")
        else:
            self._paint_scan(canvas, self.shown, room)

    def _paint_scan(self, canvas: Canvas, shown: ScanShown, room: float) -> None:
        canvas.sign(shown.sign, PAD, 22, 48)
        canvas.text_in(PAD + 66, 34, shown.title, 28, "ink", True, room - 66)
        _fitted(canvas, PAD + 66, 66, room - 66, text_of(shown.sentence), 20, False, "ink2")
        rows = canvas.broken(shown.text, 22, room - 32, True)[:4]
        high = 28 + len(rows) * 30
        canvas.card(PAD, 98, room, high, "sunk", 8)
        canvas.lines(PAD + 16, 112, shown.text, 22, room - 32, "ink", True, 30 / 22, 4)
        top = 98 + high + 10
        step = min(FIELD, (canvas.height - top - 8) / max(1, len(shown.fields)))
        for place, field in enumerate(shown.fields):
            _paint_field(canvas, top + (place + 0.5) * step, room, field)


def _paint_field(canvas: Canvas, middle: float, room: float, field: FieldShown) -> None:
    canvas.text_in(PAD, middle, field.caption, 18, "ink2", width=CAPTION - 10)
    _fitted(canvas, PAD + CAPTION, middle, room - CAPTION, text_of(field.value), 20, False)


class EarPart(Painted):
    """How loud the bench is, and whether it speaks."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.shown: EarShown | None = None

    def show_ear(self, shown: EarShown) -> None:
        if shown != self.shown:
            self.shown = shown
            self.update()

    def paint(self, canvas: Canvas) -> None:
        canvas.card(0, 0, canvas.width, canvas.height, "surface", 16, "edge")
        if self.shown is None:
            return
        room = canvas.width - 2 * PAD
        canvas.text_in(PAD, 28, Say("Volume"), 18, "ink2", width=CAPTION)
        half = room / 2
        words, voice = text_of(self.shown.words), text_of(self.shown.voice)
        taken = min(canvas.theme.width(voice, 20, True), half)
        canvas.text_in(canvas.width - PAD, 28, voice, 20, "ink", True, half, RIGHT)
        _fitted(canvas, PAD + 84, 28, room - 84 - taken - 16, words, 20, True)
        width = (room - 9 * GAP) / 10
        for step in range(10):
            is_on = self.shown.volume > step * 10
            left = PAD + step * (width + GAP)
            canvas.card(left, 54, width, 18, "ink" if is_on else None, 4, None if is_on else "edge")


def _fitted(
    canvas: Canvas, left: float, middle: float, room: float, text: str, largest: int, bold: bool,
    ink: str = "ink",
) -> None:  # fmt: skip
    size = canvas.theme.fits(text, room, largest, 16, bold)
    canvas.text_in(left, middle, text, size, ink, bold, room)


def _end(canvas: Canvas, text: str, room: float, size: float) -> str:
    """The end of text that fits: a person watches what was typed last."""
    while len(text) > 1 and canvas.theme.width(text, size, True) > room:
        text = text[1:]
    return text
