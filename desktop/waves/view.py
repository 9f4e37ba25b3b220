"""The wave board as a screen: figures, columns, and the bar that tells what a move would change."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QShowEvent

from desktop.canvas import Canvas
from desktop.page import BAR
from desktop.painted import Painted
from desktop.translate import text_of
from desktop.waves.board import BoardColumns
from desktop.waves.desk import DeskPage
from desktop.waves.foot import HEIGHT as FOOT
from desktop.waves.foot import Foot
from desktop.waves.presenter import BoardPresenter
from desktop.waves.shown import BoardShown, FigureShown, FootShown

FIGURES = 68.0
POLL_MS = 2000
_ARROWS = {
    Qt.Key.Key_Left: (-1, 0), Qt.Key.Key_Right: (1, 0), Qt.Key.Key_Up: (0, -1), Qt.Key.Key_Down: (0, 1),
}  # fmt: skip
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space)


class FigureRow(Painted):
    """The figures, each at its own place in every state; the last one only where there is room."""

    figures: tuple[FigureShown, ...] = ()

    def show_figures(self, figures: tuple[FigureShown, ...]) -> None:
        if figures != self.figures:
            self.figures = figures
            self.update()

    def paint(self, canvas: Canvas) -> None:
        canvas.fill(0, 0, canvas.width, canvas.height, "surface")
        sight = self.figures if canvas.width >= 1500 else self.figures[:5]
        pitch = (canvas.width - 24) / max(1, len(sight))
        for place, figure in enumerate(sight):
            _paint_figure(canvas, 24 + place * pitch, pitch - 12, figure)


def _paint_figure(canvas: Canvas, left: float, room: float, figure: FigureShown) -> None:
    is_quiet = figure.value == "0"  # grey until something is abnormal
    if figure.sign is not None:
        canvas.sign(figure.sign, left, 18, 34, is_quiet=is_quiet)
        left, room = left + 46, room - 46
    canvas.text_in(left, 19, figure.caption, 18, "ink2", False, room)
    taken = canvas.text(left, 57, figure.value, 28, "ink", True) + 10
    size = canvas.theme.fits(text_of(figure.unit), room - taken, 18, 16)
    canvas.text(left + taken, 56, figure.unit, size, "ink2", False, room - taken)


class BoardPage(DeskPage):
    """Shows one BoardShown and asks for a new one every two seconds while it is in sight."""

    refresh_wanted = Signal()
    stepped = Signal(int, int)  # across, down
    enter_pressed = Signal()
    force_wanted = Signal()
    put_back_wanted = Signal()
    hold_wanted = Signal()
    release_wanted = Signal()

    def __init__(self, dark: bool = False, poll_ms: int = POLL_MS) -> None:
        super().__init__(dark)
        self.figures, self.columns, self.foot = FigureRow(self), BoardColumns(self), Foot(self)
        self.foot.touched.connect(self._press)
        self._clock = QTimer(self)
        self._clock.setInterval(poll_ms)
        self._clock.timeout.connect(self.refresh_wanted)

    def listen_to(self, presenter: BoardPresenter) -> None:
        self._presenter = presenter  # a connected signal alone would not keep it alive
        self.refresh_wanted.connect(presenter.on_refresh_wanted)
        self.stepped.connect(presenter.on_stepped)
        self.enter_pressed.connect(presenter.on_enter)
        self.force_wanted.connect(presenter.on_forced)
        self.put_back_wanted.connect(presenter.on_put_back)
        self.hold_wanted.connect(presenter.on_hold)
        self.release_wanted.connect(presenter.on_release)
        self.columns.chosen.connect(presenter.on_card_chosen)
        self.columns.picked.connect(presenter.on_picked)
        self.columns.hung_over.connect(presenter.on_hung_over)
        self.columns.dropped.connect(presenter.on_dropped)
        self.columns.put_back.connect(presenter.on_put_back)

    def show_board(self, shown: BoardShown) -> None:
        self.show_clock(shown.clock, shown.is_stale)
        self.figures.show_figures(shown.figures)
        self.columns.show_columns(shown.columns)
        self._show_foot(shown.foot)

    def take_key(self, key: int, text: str) -> bool:
        """Arrows and Enter always; Esc and letters only while the bar shows them."""
        pressed = Qt.Key(key)
        if pressed in _ARROWS:
            self.stepped.emit(*_ARROWS[pressed])
        elif pressed in _ENTER:
            self.enter_pressed.emit()
        else:
            return self._press("Esc" if pressed == Qt.Key.Key_Escape else text.upper())
        return True

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh_wanted.emit()
        self._clock.start()

    def hideEvent(self, event: QHideEvent) -> None:
        self._clock.stop()
        super().hideEvent(event)

    def lay_out(self) -> None:
        width, height = self.area()
        height += BAR  # the foot takes the key bar's place
        self.place(self.figures, 0, 0, width, FIGURES)
        self.place(self.columns, 0, FIGURES, width, height - FIGURES - FOOT)
        self.place(self.foot, 0, height - FOOT, width, FOOT)
        self.columns.settle()
        self._show_foot(self.foot.shown)

    def _show_foot(self, shown: FootShown) -> None:
        self.foot.show_foot(shown, self.columns.hidden())

    def _press(self, legend: str) -> bool:
        """Act on a key of the bar, pressed or touched; False when the bar does not show it."""
        if legend not in {key.legend for key in self.foot.shown.keys}:
            return False
        wishes = {
            "Enter": self.enter_pressed, "F": self.force_wanted, "Esc": self.put_back_wanted,
            "H": self.hold_wanted, "R": self.release_wanted, "F12": self.leave_wanted,
        }  # fmt: skip
        if legend in wishes:
            wishes[legend].emit()
        return legend in wishes
