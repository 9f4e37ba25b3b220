"""The right column while pieces are scanned: facts, packing note, rows; or what was just refused."""

from dataclasses import replace
from pathlib import Path

from PySide6.QtCore import QRect
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QWidget

from desktop.bench.rows import GAP, ROW, ROW_MAX, STRIP, Layout, first_in_view, layout_of
from desktop.bench.screen import JustShown, OrderShown, RowShown
from desktop.canvas import LINE, RIGHT, Canvas
from desktop.icons import picture
from desktop.painted import Painted
from desktop.say import Say, Words
from desktop.shown import Sign
from desktop.theme import RESOURCES, tokens
from desktop.translate import text_of

PICTURES = RESOURCES / "samples" / "pictures"
FACTS, NOTE, NOTE_LEFT, JUST = 104.0, 64.0, 68.0, 150.0
SQUARES: int = tokens()["limits"]["piecesAsSquares"]


class OrderPanel(Painted):
    """Shows one OrderShown. fade: how far the colour of the row just scanned is gone, 0 to 1."""

    def __init__(self, parent: QWidget | None = None, pictures: Path = PICTURES) -> None:
        super().__init__(parent)
        self.shown: OrderShown | None = None
        self._pictures = pictures
        self._first, self._fade = 0, 0.0
        self._places: dict[int, QRect] = {}  # where each row in view was painted, in pixels

    def show_order(self, shown: OrderShown) -> None:
        before, self.shown = self.shown, shown
        if before is None or shown.order_key != before.order_key:
            self._first = 0
        changed = self._changed_rows(before, shown)
        self._fade = 0.0
        self._update_rows(changed)

    def show_faded(self, fade: float) -> None:
        if self.shown is not None:
            self._fade = fade
            self._update_rows([number for number, row in enumerate(self.shown.rows) if row.fresh])

    def first_row(self) -> int:
        """The number, from 0, of the first row in view."""
        return self._first

    def paint(self, canvas: Canvas) -> None:
        if self.shown is None:
            return
        top = self._note_bottom(canvas)
        if canvas.needs(0, 0, canvas.width, top - GAP):
            self._paint_head(canvas, top - GAP)
        self._paint_rows(canvas, top)

    def _paint_head(self, canvas: Canvas, bottom: float) -> None:
        assert self.shown is not None
        if self.shown.just is not None:
            self._paint_just(canvas, self.shown.just, bottom)
        else:
            self._paint_facts(canvas)
            self._paint_note(canvas, bottom)

    def _changed_rows(self, before: OrderShown | None, after: OrderShown) -> list[int] | None:
        """The rows that differ, when nothing else does and the view stays; None: paint everything."""
        if before is None or replace(before, rows=()) != replace(after, rows=()):
            return None
        if len(before.rows) != len(after.rows) or not self._places:
            return None
        fresh = next((number for number, row in enumerate(after.rows) if row.fresh), None)
        done = [row.is_done for row in after.rows]
        visible = len(self._places)
        if visible < len(after.rows) or first_in_view(done, fresh, visible, self._first) != self._first:
            return None
        pairs = enumerate(zip(before.rows, after.rows, strict=True))
        return [number for number, (old, new) in pairs if old != new or (old.fresh and self._fade)]

    def _update_rows(self, rows: list[int] | None) -> None:
        """A scan changes one row or two: the others keep their pixels."""
        if rows is None:
            self.update()
            return
        for number in rows:
            if number in self._places:
                self.update(self._places[number])

    # facts and note

    def _note_lines(self, canvas: Canvas) -> tuple[float, tuple[str, ...], float]:
        """Size, lines and left end of the note. It is never cut: past two lines it gets smaller."""
        assert self.shown is not None
        label = canvas.theme.width(text_of(Say("Packing note")), 24)
        left = NOTE_LEFT + label + 16
        for size in (30, 28, 26):
            lines = canvas.broken(self.shown.note, size, canvas.width - left - 20, True)
            if len(lines) <= 2:
                return size, lines, left
        return 24, canvas.broken(self.shown.note, 24, canvas.width - left - 20, True), left

    def _note_bottom(self, canvas: Canvas) -> float:
        """Where the rows begin. An order without a note gives its place to the rows."""
        assert self.shown is not None
        if not self.shown.rows:  # nothing but what was just refused
            return FACTS + GAP + NOTE + GAP
        if not text_of(self.shown.note):
            return FACTS + GAP
        size, lines, _ = self._note_lines(canvas)
        return FACTS + GAP + max(NOTE, 26 + len(lines) * size * LINE) + GAP

    def _paint_facts(self, canvas: Canvas) -> None:
        assert self.shown is not None
        canvas.card(0, 0, canvas.width, FACTS, "surface")
        total = sum(fact.parts for fact in self.shown.facts) or 1
        left = 24.0
        for number, fact in enumerate(self.shown.facts):
            width = (canvas.width - 24) * fact.parts / total
            if number:
                canvas.fill(left - 22, 22, 2, FACTS - 44, "line")
            canvas.text_in(left, 31, fact.label, 24, "ink2", width=width - 34)
            size = canvas.theme.fits(text_of(fact.value), width - 34, 36, 30, bold=True)
            canvas.text_in(left, 68.5, fact.value, size, "ink", True, width - 34)
            left += width

    def _paint_note(self, canvas: Canvas, bottom: float) -> None:
        assert self.shown is not None
        if not text_of(self.shown.note):
            return
        top = FACTS + GAP
        size, lines, left = self._note_lines(canvas)
        canvas.card(0, top, canvas.width, bottom - top, "surface", 8)
        middle = (top + bottom) / 2
        canvas.card(10, middle - 22, 44, 44, "ink", 8)
        canvas.icon("note", 19, middle - 13, 26, "surface")
        canvas.text_in(NOTE_LEFT, middle, Say("Packing note"), 24, "ink2")
        first = middle - (len(lines) - 1) * size * LINE / 2
        for number, line in enumerate(lines):
            canvas.text_in(left, first + number * size * LINE, line, size, "ink", True)

    # just scanned

    def _paint_just(self, canvas: Canvas, just: JustShown, height: float) -> None:
        canvas.card(0, 0, canvas.width, height, "surface", 10, "stopInk", 4)
        side = min(140.0, height - 28)
        self._paint_picture(canvas, 18, (height - side) / 2, side, just.picture)
        left, right = 40 + side, canvas.width - 26
        pill = canvas.theme.width(text_of(just.reason), 24, True) + 64
        middle = height / 2
        canvas.card(right - pill, middle - 26, pill, 52, "stopTint", 8)
        canvas.sign(Sign.NO, right - pill + 12, middle - 14, 28)
        canvas.text_in(right - pill + 48, middle, just.reason, 24, "stopInk", True)
        width = right - pill - left - 20
        size = canvas.theme.fits(text_of(just.name), width, 36, 30, bold=True)
        if height < JUST:  # an order without a note has no room for the caption
            canvas.text_in(left, middle - 18, just.name, size, "ink", True, width)
            canvas.text_in(left, middle + 23, just.detail, 24, "ink2", width=width)
            return
        canvas.text_in(left, middle - 40, Say("Just scanned"), 24, "ink2")
        canvas.text_in(left, middle - 1, just.name, size, "ink", True, width)
        canvas.text_in(left, middle + 41, just.detail, 24, "ink2", width=width)

    # rows

    def _paint_rows(self, canvas: Canvas, top: float) -> None:
        assert self.shown is not None
        rows = self.shown.rows
        layout = layout_of(len(rows), canvas.height - top)
        fresh = next((number for number, row in enumerate(rows) if row.fresh), None)
        done = [row.is_done for row in rows]
        self._first = first_in_view(done, fresh, layout.visible, self._first)
        self._places = {}
        for place, row in enumerate(rows[self._first : self._first + layout.visible]):
            row_top = top + place * (layout.height + GAP)
            box = canvas.rect(0, row_top, canvas.width, layout.height).toAlignedRect()
            self._places[self._first + place] = box
            if canvas.needs(0, row_top, canvas.width, layout.height):
                self._paint_row(canvas, row_top, layout.height, row)
        if layout.has_strip:
            self._paint_strip(canvas, canvas.height - STRIP, layout)

    def _paint_row(self, canvas: Canvas, top: float, height: float, row: RowShown) -> None:
        """One line of the order; the colour of a fresh one lies over the resting one and fades."""
        self._paint_resting(canvas, top, height, row, 0)
        if row.fresh and self._fade < 1:
            canvas.painter.setOpacity(1 - self._fade)
            self._paint_resting(canvas, top, height, row, row.fresh)
            canvas.painter.setOpacity(1.0)

    def _paint_resting(self, canvas: Canvas, top: float, height: float, row: RowShown, fresh: int) -> None:
        is_past = row.is_done and not fresh
        fill = "okTint" if fresh else "sunk" if is_past else "surface"
        canvas.card(0, top, canvas.width, height, fill, 10, "okInk" if fresh else None, 3)
        middle, side = top + height / 2, height - 24
        self._paint_picture(canvas, 12, top + 12, side, row.picture)
        count_right = canvas.width - 86
        count = f"{row.done}/{row.due}"
        ink = "ink2" if is_past else "ink"
        right = count_right - canvas.text_in(count_right, middle, count, 46, ink, True, align=RIGHT) - 20
        if row.due <= SQUARES:
            canvas.pieces(right, middle, row.done, row.due, fresh)
            right -= row.due * 30
        if row.is_done:
            canvas.sign(Sign.RIGHT, canvas.width - 67, middle - 23, 46, is_quiet=not fresh)
        left = 30 + side
        width = right - left - 16
        spread = min(height, ROW)
        largest = 36 if height > ROW_MAX else 30
        name_size = canvas.theme.fits(text_of(row.name), width, largest, 26, bold=True)
        canvas.text_in(left, middle - spread * 0.157, row.name, name_size, ink, True, width)
        canvas.text_in(left, middle + spread * 0.206, row.detail, 24, "ink2", width=width)

    def _paint_picture(self, canvas: Canvas, x: float, y: float, side: float, name: str) -> None:
        """The product's drawing on its tile; a grey box where there is none."""
        canvas.card(x, y, side, side, "pic", 8)
        inset = side * 0.02

        def drawing(side_px: int, ratio: float) -> QPixmap | None:
            return picture(str(self._pictures / name), side_px, ratio) if name else None

        if not canvas.picture(x + inset, y + inset, side - 2 * inset, drawing):
            canvas.icon("product", x + side * 0.24, y + side * 0.24, side * 0.52, "edge")

    def _paint_strip(self, canvas: Canvas, top: float, layout: Layout) -> None:
        """What is out of view, counted: rows above, rows below and how many of them still owe pieces."""
        assert self.shown is not None
        rows, last = self.shown.rows, self._first + layout.visible
        canvas.card(0, top, canvas.width, STRIP, "sunk", 8)
        middle, left = top + STRIP / 2, 16.0
        for icon, hidden in (("arrow-up", rows[: self._first]), ("arrow-down", rows[last:])):
            if not hidden:
                continue
            owing = sum(not row.is_done for row in hidden)
            canvas.icon(icon, left, middle - 12, 24, "ink2")
            words: Words = _hidden(icon == "arrow-up", len(hidden), owing)
            left += (
                34 + canvas.text_in(left + 34, middle, words, 24, "ink" if owing else "ink2", owing > 0) + 40
            )


def _hidden(is_above: bool, count: int, owing: int) -> Words:
    if not owing:
        return Say("{n} above, done", n=count) if is_above else Say("{n} below, done", n=count)
    if is_above:
        return Say("{n} above, {owing} to scan", n=count, owing=owing)
    return Say("{n} below, {owing} to scan", n=count, owing=owing)
