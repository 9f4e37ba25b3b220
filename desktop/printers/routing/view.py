"""Which printer prints what, as a page behind the printers screen."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent

from desktop.page import BAR, KEYS
from desktop.printers.parts import QuestionPart
from desktop.printers.routing.parts import DraftPart, rule_table
from desktop.printers.routing.presenter import RoutesPresenter
from desktop.printers.routing.shown import RoutesShown
from desktop.printers.view import LABEL, LIST, MARGIN, TOP
from desktop.waves.desk import DeskPage
from desktop.waves.foot import HEIGHT as FOOT
from desktop.waves.foot import Foot

_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_TURNS = {Qt.Key.Key_Left: -1, Qt.Key.Key_Right: 1}
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class RoutesPage(DeskPage):
    """Shows one RoutesShown; what is scanned here belongs to the printers screen."""

    opened = Signal()
    stepped = Signal(int)
    turned = Signal(int)
    left = Signal()  # back to the printers

    def __init__(self, dark: bool = False) -> None:
        super().__init__(dark)
        self.table, self.draft = rule_table(self), DraftPart(self)
        self.question, self.foot = QuestionPart(self), Foot(self)
        self.draft.hide()
        self.foot.touched.connect(self._press)
        self.question.answered.connect(self._press)

    def listen_to(self, presenter: RoutesPresenter) -> None:
        self._presenter = presenter  # a connected signal alone would not keep it alive
        self.opened.connect(presenter.on_opened)
        self.stepped.connect(presenter.on_stepped)
        self.turned.connect(presenter.on_turned)
        self.table.chosen.connect(presenter.on_chosen)

    def show_routes(self, shown: RoutesShown) -> None:
        self.show_clock(shown.clock, shown.is_stale)
        self.table.show_rows(shown.rows)
        self.draft.show_draft(shown.draft)
        self.draft.setVisible(shown.draft is not None)
        self.question.show_panel(shown.panel)
        self.question.setVisible(shown.draft is None)
        self.foot.show_foot(shown.foot, (0, 0))

    def take_key(self, key: int, text: str) -> bool:
        pressed = Qt.Key(key)
        if pressed in _STEPS:
            self.stepped.emit(_STEPS[pressed])
        elif pressed in _TURNS:
            self.turned.emit(_TURNS[pressed])
        else:
            return self._press("Enter" if pressed in _ENTER else KEYS.get(pressed, text.upper()))
        return True

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.opened.emit()

    def lay_out(self) -> None:
        width, height = self.area()
        bottom = height + BAR - FOOT
        tall, wide = bottom - 2 * TOP, LIST + MARGIN + LABEL
        self.place(self.table, MARGIN, TOP, wide, tall)
        for part in (self.question, self.draft):
            self.place(part, wide + 2 * MARGIN, TOP, width - wide - 3 * MARGIN, tall)
        self.place(self.foot, 0, bottom, width, FOOT)
        self.table.settle()

    def _press(self, legend: str) -> bool:
        """Act on a key the screen shows; False when it shows no such key."""
        answers = self.question.shown.options if self.question.shown is not None else ()
        shown = {key.legend for key in self.foot.shown.keys} | {answer.key for answer in answers}
        if not legend or legend not in shown:
            return False
        if legend == "F12":
            self.leave_wanted.emit()
        elif not self._presenter.on_key(legend):
            self.left.emit()
        return True
