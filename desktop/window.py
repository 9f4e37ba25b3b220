"""The one window: a stack of screens, the keys, the language, the sounds."""

from PySide6.QtCore import QSize, Qt, Signal, Slot
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QMainWindow, QStackedWidget

from desktop.page import Page
from desktop.say import Sound
from desktop.shown import BarShown
from desktop.sounds import Sounds
from desktop.translate import Languages, text_of
from desktop.voice import Voice

SMALLEST = QSize(1024, 576)


class Window(QMainWindow):
    """The window alone has the focus: keys come here and go to the screen that stands.

    On the bench, keys that a scanner types (Enter, Tab, Space, digits, letters) end here.
    """

    typing_changed = Signal(bool)  # for the scanner's filter: whether keys are for a field now
    tab_wanted = Signal(int)  # Ctrl and a digit on a desk screen, from 0
    sign_out_wanted = Signal()  # F12 on a desk screen
    language_changed = Signal(str)
    scan_came = Signal(object)  # RawScan: any scan, before the screen that stands has it

    def __init__(
        self, languages: Languages, sounds: Sounds | None = None, voice: Voice | None = None
    ) -> None:
        super().__init__()
        self.setWindowTitle("Packwave")
        self.setMinimumSize(SMALLEST)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.languages = languages
        self.sounds = sounds if sounds is not None else Sounds(self)
        self.voice = voice if voice is not None else Voice(parent=self)
        self._stack = QStackedWidget()
        self.setCentralWidget(self._stack)
        self._pages: dict[str, Page] = {}

    def add_page(self, name: str, page: Page) -> None:
        self._pages[name] = page
        self._stack.addWidget(page)
        page.sounded.connect(self.sound)
        page.typing_changed.connect(self._typing_changed)

    def page(self) -> Page:
        """The screen that stands. Raises LookupError before the first one was added."""
        page = self._stack.currentWidget()
        if not isinstance(page, Page):
            raise LookupError("the window has no screen yet")
        return page

    def show_page(self, name: str) -> None:
        """Raises KeyError for a name that was not added."""
        self._stack.setCurrentWidget(self._pages[name])
        self.setFocus()
        self.typing_changed.emit(self.page().is_typing)

    def show_bar(self, shown: BarShown) -> None:
        """On every packer's screen; desk screens have bars of their own."""
        for page in self._pages.values():
            if not page.is_desk:
                page.show_bar(shown)

    @Slot(object)
    def sound(self, sound: Sound | None) -> None:
        if sound is None:
            self.sounds.quiet()
            self.voice.quiet()
        else:
            self.sounds.play(sound)
            self.voice.say(text_of(self.page().word()))

    @Slot()
    def switch_language(self) -> None:
        self.languages.switch()
        if self.voice.is_on:
            self.voice.switch(True, self.languages.language)
        self.language_changed.emit(self.languages.language)

    @Slot(object)
    def take_scan(self, scan: object) -> None:
        """A whole scan from any scanner goes to the screen that stands."""
        self.scan_came.emit(scan)
        self.page().take_scan(scan)

    def set_dark(self, dark: bool) -> None:
        for page in self._pages.values():
            page.set_dark(dark)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Auto-repeat is not a second wish."""
        key, digit = event.key(), event.key() - Qt.Key.Key_1
        has_control = bool(event.modifiers() & Qt.KeyboardModifier.ControlModifier)
        if event.isAutoRepeat() and key not in (Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_Backspace):
            return
        if key == Qt.Key.Key_F11:
            self.switch_language()
        elif has_control and self.page().is_desk and 0 <= digit < 9:
            self.tab_wanted.emit(digit)
        elif key == Qt.Key.Key_F12 and self.page().is_desk:
            self.sign_out_wanted.emit()
        else:
            self.page().take_key(key, event.text())

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab is a scanner's suffix: it never moves anything on the bench."""
        page = self._stack.currentWidget()
        is_desk = isinstance(page, Page) and page.is_desk
        return super().focusNextPrevChild(forward) if is_desk else False

    @Slot(bool)
    def _typing_changed(self, is_typing: bool) -> None:
        if self.sender() is self._stack.currentWidget():
            self.typing_changed.emit(is_typing)
