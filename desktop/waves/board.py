"""The columns of the board, painted; which of them are in sight; what lies under the mouse."""

from dataclasses import dataclass

from PySide6.QtCore import QPointF, Qt, Signal
from PySide6.QtGui import QMouseEvent, QWheelEvent
from PySide6.QtWidgets import QApplication, QWidget

from desktop.canvas import CENTRE, Canvas
from desktop.painted import Painted
from desktop.say import Say, Words
from desktop.translate import text_of
from desktop.waves.cards import INKS, Spot, height_of, paint_card
from desktop.waves.shown import ColumnShown, Grip, Tone

EDGE, GAP, TOP = 14.0, 8.0, 12.0  # u
HEAD, PAD, CARD_GAP, MORE = 90.0, 12.0, 6.0, 34.0
WIDE = 1500.0  # u; from here on seven columns


@dataclass(frozen=True)
class Strip:
    """One column in sight, its cards in sight, and how many are hidden above and below them."""

    column: ColumnShown
    x: float
    width: float
    spots: tuple[Spot, ...]
    above: int
    below: int


class BoardColumns(Painted):
    """Nobody's column stays at the left; the stations move sideways beside it, by whole columns."""

    chosen = Signal(str)  # wave_id
    picked = Signal(str)  # wave_id, by dragging it
    hung_over = Signal(object)  # station or None
    dropped = Signal()
    put_back = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.columns: tuple[ColumnShown, ...] = ()
        self._first = 1  # the leftmost station's column in sight
        self._rows: dict[str | None, int] = {}  # the first card in sight, by station
        self._press: QPointF | None = None
        self._pressed = ""
        self._is_dragging = False

    def show_columns(self, columns: tuple[ColumnShown, ...]) -> None:
        if columns != self.columns:
            self.columns = columns
            self._bring_into_sight()
            self.update()

    def settle(self) -> None:
        """Its size has changed: what is in the hand must be in sight again."""
        self._bring_into_sight()

    # what is in sight

    def count(self) -> int:
        """How many columns fit."""
        return 7 if self.width() / self.theme.scale >= WIDE else 6

    def hidden(self) -> tuple[int, int]:
        """How many stations are out of sight to the left and to the right."""
        right = len(self.columns) - self._first - (self.count() - 1)
        return self._first - 1, max(0, right)

    def strips(self) -> tuple[Strip, ...]:
        count = self.count()
        width = (self.width() / self.theme.scale - 2 * EDGE - (count - 1) * GAP) / count
        sight = (*self.columns[:1], *self.columns[self._first : self._first + count - 1])
        return tuple(
            self._strip(column, EDGE + place * (width + GAP), width) for place, column in enumerate(sight)
        )

    def _strip(self, column: ColumnShown, x: float, width: float) -> Strip:
        first = min(self._rows.get(column.station, 0), max(0, len(column.cards) - 1))
        fitting = self._fitting(column, first)
        y, spots = TOP + HEAD, []
        for card in column.cards[first : first + fitting]:
            height = height_of(card)
            spots.append(Spot(card, x + PAD, y, width - 2 * PAD, height))
            y += height + CARD_GAP
        return Strip(column, x, width, tuple(spots), first, len(column.cards) - first - fitting)

    def _fitting(self, column: ColumnShown, first: int) -> int:
        """How many cards from first on fit; the line that tells of the others needs room too."""
        room = self.height() / self.theme.scale - 2 * TOP - HEAD - 8
        heights = [height_of(card) + CARD_GAP for card in column.cards[first:]]
        if first == 0 and sum(heights) - CARD_GAP <= room:
            return len(heights)
        taken, count = 0.0, 0
        for height in heights:
            taken += height
            if taken - CARD_GAP > room - MORE:
                break
            count += 1
        return max(1, count) if heights else 0

    def _bring_into_sight(self) -> None:
        """Scroll by as little as shows the card in the hand, and the column it hangs over."""
        self._first = max(1, min(self._first, len(self.columns) - self.count() + 1))
        for number, column in enumerate(self.columns):
            rows = [row for row, card in enumerate(column.cards) if card.grip in (Grip.CHOSEN, Grip.CARRIED)]
            if rows:
                self._show_row(column, rows[0])
            if (rows or column.is_target) and number > 0:
                self._first = max(min(self._first, number), number - self.count() + 2)

    def _show_row(self, column: ColumnShown, row: int) -> None:
        first = min(self._rows.get(column.station, 0), row)
        while first < row and first + self._fitting(column, first) <= row:
            first += 1
        self._rows[column.station] = first

    # painting

    def paint(self, canvas: Canvas) -> None:
        canvas.fill(0, 0, canvas.width, canvas.height, "ground")
        for strip in self.strips():
            self._paint_column(canvas, strip)

    def _paint_column(self, canvas: Canvas, strip: Strip) -> None:
        column, height = strip.column, canvas.height - 2 * TOP
        is_target = column.is_target
        fill, edge = ("infoTint", "focus") if is_target else ("sunk", None)
        canvas.card(strip.x, TOP, strip.width, height, fill, 10, edge, 4)
        self._paint_head(canvas, strip)
        for spot in strip.spots:
            paint_card(canvas, spot)
        if strip.above or strip.below:
            middle = canvas.height - TOP - MORE / 2 - 2
            canvas.text_in(
                strip.x + strip.width / 2,
                middle,
                _more_words(strip),
                18,
                "ink2",
                width=strip.width,
                align=CENTRE,
            )

    def _paint_head(self, canvas: Canvas, strip: Strip) -> None:
        column, x, inner = strip.column, strip.x + PAD, strip.width - 2 * PAD
        if column.station is None:
            canvas.text_in(x, TOP + 30, column.title, 22, "ink", True, inner)
        else:
            title = text_of(column.title)
            size = canvas.theme.fits(title, inner * 0.62, 34, 22, bold=True)
            if canvas.theme.width(title, size, True) > inner * 0.62:  # a long name needs the whole line
                size = canvas.theme.fits(title, inner, 22, 16, bold=True)
            left = canvas.text_in(x, TOP + 32, title, size, "ink", True, inner) + 12
            if left < inner - 30:
                canvas.text(x + left, TOP + 32 + 34 * 0.3, column.person, 20, "ink", True, inner - left)
        if column.sign is not None:
            canvas.sign(column.sign, x, TOP + 55, 22)
            x, inner = x + 29, inner - 29
        ink = INKS[column.tone] if column.tone is not Tone.LATE else "ink2"
        is_bold = column.tone in (Tone.NEWS, Tone.OVER)
        line = text_of(column.line)
        size = canvas.theme.fits(line, inner, 18, 16, is_bold)
        canvas.text_in(x, TOP + 66, line, size, ink, is_bold, inner)

    # the mouse

    def spot_at(self, x: float, y: float) -> Spot | None:
        """The card at a place, in units."""
        spots = (spot for strip in self.strips() for spot in strip.spots)
        hit = (s for s in spots if s.x <= x <= s.x + s.width and s.y <= y <= s.y + s.height)
        return next(hit, None)

    def strip_at(self, x: float) -> Strip | None:
        return next((strip for strip in self.strips() if strip.x <= x <= strip.x + strip.width), None)

    def mousePressEvent(self, event: QMouseEvent) -> None:
        spot = self._spot_under(event)
        if event.button() == Qt.MouseButton.LeftButton and spot is not None and self._may_take(spot):
            self._press, self._pressed = event.position(), spot.card.wave_id
            self.chosen.emit(self._pressed)

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        if self._press is None:
            return
        if not self._is_dragging:
            way = event.position() - self._press
            if abs(way.x()) + abs(way.y()) < QApplication.startDragDistance():
                return
            self._is_dragging = True
            self.setCursor(Qt.CursorShape.ClosedHandCursor)
            self.picked.emit(self._pressed)
        strip = self.strip_at(event.position().x() / self.theme.scale)
        if strip is not None:
            self.hung_over.emit(strip.column.station)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        was_dragging, self._is_dragging, self._press = self._is_dragging, False, None
        self.unsetCursor()
        if not was_dragging:
            return
        inside = self.rect().contains(event.position().toPoint())
        strip = self.strip_at(event.position().x() / self.theme.scale) if inside else None
        if strip is None:
            self.put_back.emit()
        else:
            self.dropped.emit()

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Up and down moves the cards of one column, sideways the columns."""
        turned = event.angleDelta()
        if turned.x() and not turned.y():
            last = max(1, len(self.columns) - self.count() + 1)
            self._first = max(1, min(last, self._first - (1 if turned.x() > 0 else -1)))
        elif (strip := self.strip_at(event.position().x() / self.theme.scale)) is not None:
            down = -1 if turned.y() > 0 else 1
            if down < 0 or strip.below:
                self._rows[strip.column.station] = max(0, strip.above + down)
        self.update()

    def _may_take(self, spot: Spot) -> bool:
        """While one card is carried, a hand takes no other."""
        grips = {card.grip for column in self.columns for card in column.cards}
        return spot.card.grip is Grip.CARRIED or Grip.CARRIED not in grips

    def _spot_under(self, event: QMouseEvent) -> Spot | None:
        scale = self.theme.scale
        return self.spot_at(event.position().x() / scale, event.position().y() / scale)


def _more_words(strip: Strip) -> Words:
    if not strip.above:
        return Say("and {n} more below", n=strip.below)
    if not strip.below:
        return Say("and {n} more above", n=strip.above)
    return Say("{a} above, {b} below", a=strip.above, b=strip.below)
