"""A screen of the window: top bar, work area, key bar, at the same place on every screen."""

from PySide6.QtCore import QRect, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QWidget

from desktop.canvas import Canvas
from desktop.keybar import KeyBar
from desktop.painted import Painted
from desktop.say import Sound, Words
from desktop.shown import BarShown, KeyShown, KeysShown
from desktop.theme import Theme, scale_for
from desktop.topbar import TopBar

BAR, FRAME = 60.0, 9.0  # u
KEYS = {
    Qt.Key.Key_Escape: "Esc",
    **{getattr(Qt.Key, f"Key_F{number}"): f"F{number}" for number in range(1, 13)},
}


class Page(Painted):
    """Base of all screens. Wishes come from the keys it shows, and from no other key."""

    wished = Signal(object)  # the wish of a key it shows
    scanned = Signal(object)  # RawScan, as the scanner gave it
    sounded = Signal(object)  # Sound, or None when what sounded is acknowledged
    typing_changed = Signal(bool)  # whether keys are for a field of this screen now

    is_desk = False  # desk screens grow less on a large display

    def __init__(self, dark: bool = False) -> None:
        super().__init__()
        self._dark = dark
        self.is_framed = False
        self.bar, self.keys = TopBar(self), KeyBar(self)
        self.keys.touched.connect(self._touched)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)

    def show_bar(self, shown: BarShown) -> None:
        self.bar.show_bar(shown)

    def show_keys(self, shown: KeysShown) -> None:
        self.keys.show_keys(shown)

    def set_dark(self, dark: bool) -> None:
        self._dark = dark
        self._lay_out()

    def show_frame(self, is_framed: bool) -> None:
        """The red frame round the work area, while something is refused."""
        if is_framed != self.is_framed:
            self.is_framed = is_framed
            self.update()

    def take_scan(self, scan: object) -> None:
        self.scanned.emit(scan)

    def sound(self, sound: Sound | None) -> None:
        self.sounded.emit(sound)

    def word(self) -> Words:
        """The one word that says what happened, for the voice; "" when the screen has none."""
        return ""

    @property
    def is_typing(self) -> bool:
        """Whether a person may type into this screen now; scans are told from keys by their pace then."""
        return False

    def take_key(self, key: int, text: str) -> bool:
        """Act on a pressed key if this screen shows it; False when it means nothing here.

        text: what the key types. Screens where people type override this.
        """
        legend = KEYS.get(Qt.Key(key))
        shown = self.key_named(legend) if legend else None
        if shown is None or shown.wish is None:
            return False
        self.wished.emit(shown.wish)
        return True

    def key_named(self, legend: str) -> KeyShown | None:
        """The key with this legend, if it does something now."""
        return next((key for key in self.acting_keys() if key.legend == legend), None)

    def acting_keys(self) -> tuple[KeyShown, ...]:
        """All keys that act, drawn in the key bar or elsewhere; screens with keys elsewhere add theirs."""
        return tuple(key for key in self.keys.shown.keys if not key.is_idle)

    def area(self) -> tuple[float, float]:
        """Width and height of the work area in units, margins included."""
        scale = self.theme.scale
        return self.width() / scale, self.height() / scale - 2 * BAR

    def place(self, child: QWidget, x: float, y: float, width: float, height: float) -> None:
        """Put child into the work area: x and y in units from its upper left corner."""
        px = self.theme.px
        left, top = px(x), px(y + BAR)
        child.setGeometry(QRect(left, top, px(x + width) - left, px(y + height + BAR) - top))

    def lay_out(self) -> None:
        """Place the parts of the work area; called whenever size or theme changed."""

    def paint(self, canvas: Canvas) -> None:
        canvas.fill(0, 0, canvas.width, canvas.height, "ground")
        if not self.is_framed:
            return
        width, height = self.area()
        canvas.fill(0, BAR, width, height, "stopFrame")
        canvas.fill(FRAME, BAR + FRAME, width - 2 * FRAME, height - 2 * FRAME, "ground")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._lay_out()

    def _lay_out(self) -> None:
        theme = Theme(self._dark, scale_for(self.size(), self.is_desk))
        for part in (self, *self.findChildren(Painted)):
            part.set_theme(theme)
        bar = theme.px(BAR)
        self.bar.setGeometry(0, 0, self.width(), bar)
        self.keys.setGeometry(0, self.height() - bar, self.width(), bar)
        self.lay_out()
        self.update()

    def _touched(self, key: KeyShown) -> None:
        if key.wish is not None:
            self.wished.emit(key.wish)
