"""The table of rules and one rule while it is changed, painted."""

from PySide6.QtWidgets import QWidget

from desktop.canvas import RIGHT, Canvas
from desktop.painted import Painted
from desktop.printers.routing.shown import DraftShown, RuleShown
from desktop.rows import RowList, RowLook
from desktop.say import Say, Words
from desktop.translate import text_of

ROW, GAP, TABLE_TOP = 60.0, 6.0, 92.0
COLUMNS = (18.0, 0.30, 0.48, 0.72)  # the first in u, the others as parts of the width
FIELD, FIELDS_TOP, PAD = 82.0, 104.0, 24.0
_HEADS = (Say("Paper"), Say("Carrier"), Say("Size"), Say("Printer"))


def rule_table(parent: QWidget | None = None) -> RowList[RuleShown]:
    """One line a rule; the last one is whatever no rule names."""
    return RowList(RowLook(ROW, GAP, TABLE_TOP, _paint_heads, _paint_rule, _more_rules), parent)


def _paint_heads(canvas: Canvas) -> None:
    canvas.text_in(0, 20, Say("Which printer prints what"), 28, "ink", True, canvas.width)
    for left, head in zip(_columns(canvas.width), _HEADS, strict=True):
        canvas.text_in(left, 70, head, 18, "ink2")


def _more_rules(hidden: int) -> Words:
    return Say("{n} more rules, ↑ ↓", n=hidden)


def _columns(width: float) -> tuple[float, ...]:
    first, *rest = COLUMNS
    return (first, *(part * width for part in rest))


def _paint_rule(canvas: Canvas, top: float, row: RuleShown) -> None:
    lefts = (*_columns(canvas.width), canvas.width - 10)
    words = (row.kind, row.carrier, row.size, row.printer)
    for place, (said, left) in enumerate(zip(words, lefts, strict=False)):
        is_bold = place in (0, 3)
        room = lefts[place + 1] - left - 10 - (30 if place == 3 else 0)
        size = canvas.theme.fits(text_of(said), room, 20, 16, is_bold)
        ink = "ink2" if not is_bold or (row.is_rest and place == 0) else "ink"
        if place == 3:
            canvas.icon("arrow-right", left, top + ROW / 2 - 11, 22, "ink2")
            left += 30
        canvas.text_in(left, top + ROW / 2, said, size, ink, is_bold, room)


class DraftPart(Painted):
    """The five parts of a rule under each other; the framed one turns by ← and →."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.shown: DraftShown | None = None

    def show_draft(self, shown: DraftShown | None) -> None:
        if shown != self.shown:
            self.shown = shown
            self.update()

    def paint(self, canvas: Canvas) -> None:
        canvas.card(0, 0, canvas.width, canvas.height, "surface", 16, "focus", 4)
        shown = self.shown
        if shown is None:
            return
        canvas.icon("arrow-right", PAD + 4, 26, 52, "focus")
        room = canvas.width - 100 - PAD
        _fitted(canvas, 100, 40, room, shown.title, 34, 24, "ink", True)
        _fitted(canvas, 100, 74, room, shown.sentence, 20, 16, "ink2", False)
        for place, field in enumerate(shown.fields):
            top, width = FIELDS_TOP + place * FIELD, canvas.width - 2 * PAD
            if field.is_chosen:
                canvas.card(PAD, top, width, FIELD - 6, "sunk", 10, "focus", 4)
                canvas.key(PAD + 12, top + 28, "←", 20)
                canvas.key(PAD + width - 64, top + 28, "→", 20)
                canvas.text_in(PAD + width - 78, top + 19, field.place, 18, "ink2", align=RIGHT)
            canvas.text_in(PAD + 78, top + 19, field.caption, 18, "ink2")
            _fitted(canvas, PAD + 78, top + 50, width - 156, field.value, 24, 16, "ink", True)
        _fitted(canvas, PAD, canvas.height - 26, canvas.width - 2 * PAD, shown.last, 18, 16, "ink2", False)


def _fitted(
    canvas: Canvas, left: float, middle: float, room: float, words: Words,
    largest: int, smallest: int, ink: str, bold: bool,
) -> None:  # fmt: skip
    text = text_of(words)
    size = canvas.theme.fits(text, room, largest, smallest, bold)
    canvas.text_in(left, middle, text, size, ink, bold, room)
