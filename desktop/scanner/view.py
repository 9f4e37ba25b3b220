"""The scanner page: the scans on the left, the framed one and what is heard on the right."""

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QHideEvent, QShowEvent

from desktop.page import BAR, KEYS
from desktop.scanner.parts import EarPart, ScanList, ScanPart
from desktop.scanner.presenter import ScannerPresenter
from desktop.scanner.shown import ScannerShown
from desktop.waves.desk import DeskPage
from desktop.waves.foot import HEIGHT as FOOT
from desktop.waves.foot import Foot

RIGHT, EAR, MARGIN, TOP = 538.0, 90.0, 16.0, 14.0
POLL_MS = 1000
_STEPS = {Qt.Key.Key_Up: -1, Qt.Key.Key_Down: 1}
_ENTER = (Qt.Key.Key_Return, Qt.Key.Key_Enter)


class ScannerPage(DeskPage):
    """Shows one ScannerShown; asks for a new one every second while it is in sight."""

    refresh_wanted = Signal()
    opened = Signal()
    stepped = Signal(int)
    pressed = Signal(str)  # the legend of a key that it shows
    typed = Signal(str)
    ear_changed = Signal(object)  # VoiceState: the engine was found, or was not

    def __init__(self, dark: bool = False, poll_ms: int = POLL_MS) -> None:
        super().__init__(dark)
        self.list, self.scan, self.ear = ScanList(self), ScanPart(self), EarPart(self)
        self.foot = Foot(self)
        self.foot.touched.connect(self._press)
        self._clock = QTimer(self)
        self._clock.setInterval(poll_ms)
        self._clock.timeout.connect(self.refresh_wanted)

    def listen_to(self, presenter: ScannerPresenter) -> None:
        self._presenter = presenter  # a connected signal alone would not keep it alive
        self.opened.connect(presenter.on_opened)
        self.refresh_wanted.connect(presenter.on_refresh_wanted)
        self.stepped.connect(presenter.on_stepped)
        self.list.chosen.connect(presenter.on_chosen)
        self.scanned.connect(presenter.on_scanned)
        self.pressed.connect(presenter.on_key)
        self.typed.connect(presenter.on_typed)
        self.ear_changed.connect(presenter.on_ear_changed)

    def show_scanner(self, shown: ScannerShown) -> None:
        self.show_clock(shown.clock, is_stale=False)
        self.list.show_rows(shown.rows)
        self.scan.show_scan(shown.scan, shown.typed)
        self.ear.show_ear(shown.ear)
        self.foot.show_foot(shown.foot, (0, 0))

    def take_key(self, key: int, text: str) -> bool:
        pressed = Qt.Key(key)
        legend = "Enter" if pressed in _ENTER else KEYS.get(pressed, text.upper())
        if self.scan.typed is not None:
            return self._type(pressed, legend, text)
        if pressed in _STEPS:
            self.stepped.emit(_STEPS[pressed])
            return True
        return self._press("+" if legend == "=" else legend)

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self.opened.emit()
        self._clock.start()

    def hideEvent(self, event: QHideEvent) -> None:
        self._clock.stop()
        super().hideEvent(event)

    def lay_out(self) -> None:
        width, height = self.area()
        bottom = height + BAR - FOOT
        tall, left = bottom - 2 * TOP, width - RIGHT - MARGIN
        self.place(self.list, MARGIN, TOP, left - 2 * MARGIN, tall)
        self.place(self.scan, left, TOP, RIGHT, tall - EAR - MARGIN)
        self.place(self.ear, left, TOP + tall - EAR, RIGHT, EAR)
        self.place(self.foot, 0, bottom, width, FOOT)
        self.list.settle()

    def _type(self, key: Qt.Key, legend: str, text: str) -> bool:
        """A person types a code: only Enter, Esc and Backspace are more than a character."""
        if legend in ("Enter", "Esc"):
            return self._press(legend)
        if key != Qt.Key.Key_Backspace and (not text or not text.isprintable()):
            return False
        self.typed.emit("\b" if key == Qt.Key.Key_Backspace else text)
        return True

    def _press(self, legend: str) -> bool:
        """Act on a key the screen shows; False when it shows no such key."""
        if not legend or legend not in {key.legend for key in self.foot.shown.keys}:
            return False
        if legend == "F12":
            self.leave_wanted.emit()
        else:
            self.pressed.emit(legend)
        return True
