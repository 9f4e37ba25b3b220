"""The printers as a screen: the list, one label, and what to decide about it."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QShowEvent

from desktop.page import BAR, KEYS
from desktop.printers.lists import BUTTON, Buttons, LabelList, PrinterList
from desktop.printers.parts import LabelPart, QuestionPart
from desktop.printers.presenter import ROUTES, PrintersPresenter
from desktop.printers.shown import PrintersShown
from desktop.waves.desk import DeskPage
from desktop.waves.foot import HEIGHT as FOOT
from desktop.waves.foot import Foot

LIST, LABEL, MARGIN, TOP = 372.0, 392.0, 16.0, 14.0
POLL_MS = 2000
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}


class PrintersPage(DeskPage):
    """Shows one PrintersShown and asks for a new one every two seconds while it is in sight."""

    refresh_wanted = Signal()
    stepped = Signal(int)
    pressed = Signal(str)  # the legend of a key that it shows
    routes_wanted = Signal()  # the page that says which printer prints what

    def __init__(self, dark: bool = False, poll_ms: int = POLL_MS) -> None:
        super().__init__(dark)
        self.list, self.labels, self.buttons = PrinterList(self), LabelList(self), Buttons(self)
        self.label, self.question, self.foot = LabelPart(self), QuestionPart(self), Foot(self)
        self.labels.hide()
        for part in (self.foot, self.buttons):
            part.touched.connect(self._press)
        self.question.answered.connect(self._press)
        self._clock = QTimer(self)
        self._clock.setInterval(poll_ms)
        self._clock.timeout.connect(self.refresh_wanted)

    def listen_to(self, presenter: PrintersPresenter) -> None:
        self._presenter = presenter  # a connected signal alone would not keep it alive
        self.refresh_wanted.connect(presenter.on_refresh_wanted)
        self.stepped.connect(presenter.on_stepped)
        self.list.chosen.connect(lambda place: presenter.on_chosen(self.list.rows[place].name))
        self.labels.chosen.connect(lambda place: presenter.on_label_chosen(self.labels.rows[place].job_id))
        self.scanned.connect(presenter.on_scanned)
        self.pressed.connect(presenter.on_key)

    def show_printers(self, shown: PrintersShown) -> None:
        self.show_clock(shown.clock, shown.is_stale)
        self.list.show_rows(shown.rows)
        if shown.labels is not None:
            self.labels.show_labels(shown.labels)
        self.labels.setVisible(shown.labels is not None)
        self.list.setVisible(shown.labels is None)
        self.buttons.show_keys(shown.buttons)
        self.buttons.setVisible(bool(shown.buttons))
        self.label.show_label(shown.label)
        self.question.show_panel(shown.panel)
        self.foot.show_foot(shown.foot, (0, 0))

    def take_key(self, key: int, text: str) -> bool:
        step = _STEPS.get(Qt.Key(key))
        if step is not None:
            self.stepped.emit(step)
            return True
        return self._press(KEYS.get(Qt.Key(key), text.upper()))

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.refresh_wanted.emit()
        self._clock.start()

    def hideEvent(self, event: QHideEvent) -> None:
        self._clock.stop()
        super().hideEvent(event)

    def lay_out(self) -> None:
        width, height = self.area()
        bottom = height + BAR - FOOT
        tall = bottom - 2 * TOP
        self.place(self.list, MARGIN, TOP, LIST, tall - BUTTON - 8)
        self.place(self.labels, MARGIN, TOP, LIST, tall)
        self.place(self.buttons, MARGIN, TOP + tall - BUTTON, LIST, BUTTON)
        self.place(self.label, MARGIN + LIST + MARGIN, TOP, LABEL, tall)
        left = LIST + LABEL + 3 * MARGIN
        self.place(self.question, left, TOP, width - left - MARGIN, tall)
        self.place(self.foot, 0, bottom, width, FOOT)
        self.list.settle()
        self.labels.settle()

    def _press(self, legend: str) -> bool:
        """Act on a key the screen shows; False when it shows no such key."""
        answers = self.question.shown.options if self.question.shown is not None else ()
        keys = (*self.foot.shown.keys, *self.buttons.keys)
        shown = {key.legend for key in keys} | {answer.key for answer in answers}
        if not legend or legend not in shown:
            return False
        if legend == "F12":
            self.leave_wanted.emit()
        elif legend == ROUTES.legend:
            self.routes_wanted.emit()
        else:
            self.pressed.emit(legend)
        return True
