"""A painted list of the desk: its head, rows that never change places by themselves, how many are hidden."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, Protocol, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QMouseEvent
from PySide6.QtWidgets import QWidget

from desktop.canvas import CENTRE, Canvas
from desktop.painted import Painted
from desktop.say import Words


class Framed(Protocol):
    @property
    def is_chosen(self) -> bool: ...


Row = TypeVar("Row", bound=Framed)


@dataclass(frozen=True)
class RowLook(Generic[Row]):
    """Heights in u. top: of the first row. head and row paint, row on a card whose top it is given.

    more: how so many rows out of sight are told.
    """

    height: float
    gap: float
    top: float
    head: Callable[[Canvas], None]
    row: Callable[[Canvas, float, Row], None]
    more: Callable[[int], Words]
    more_height: float = 30.0


class RowList(Painted, Generic[Row]):
    """It scrolls to keep the framed row in sight."""

    chosen = Signal(int)  # the row's place

    def __init__(self, look: RowLook[Row], parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.look = look
        self.rows: tuple[Row, ...] = ()
        self.first = 0

    def show_rows(self, rows: tuple[Row, ...]) -> None:
        if rows != self.rows:
            self.rows = rows
            self.settle()
            self.update()

    def settle(self) -> None:
        """Bring the framed row into sight."""
        place = next((number for number, row in enumerate(self.rows) if row.is_chosen), 0)
        most = max(len(self.rows) - self.fitting(), 0)
        self.first = min(max(min(self.first, place), place - self.fitting() + 1, 0), most)

    def fitting(self) -> int:
        look, room = self.look, self.height() / self.theme.scale - self.look.top
        if len(self.rows) * (look.height + look.gap) - look.gap <= room:
            return len(self.rows)
        return max(1, int((room - look.more_height + look.gap) // (look.height + look.gap)))

    def paint(self, canvas: Canvas) -> None:
        look = self.look
        canvas.fill(0, 0, canvas.width, canvas.height, "ground")
        look.head(canvas)
        sight = self.rows[self.first : self.first + self.fitting()]
        for place, row in enumerate(sight):
            top, edge = look.top + place * (look.height + look.gap), "focus" if row.is_chosen else None
            ground = "surface" if row.is_chosen else "sunk"
            canvas.card(0, top, canvas.width, look.height, ground, 10, edge, 4)
            look.row(canvas, top, row)
        if hidden := len(self.rows) - len(sight):
            middle = look.top + len(sight) * (look.height + look.gap) + look.more_height / 2 - 4
            canvas.text_in(canvas.width / 2, middle, look.more(hidden), 18, "ink2", align=CENTRE)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        look = self.look
        place = int((event.position().y() / self.theme.scale - look.top) // (look.height + look.gap))
        if event.button() == Qt.MouseButton.LeftButton and 0 <= place < self.fitting():
            self.chosen.emit(self.first + place)
