"""The keys of one window, before any widget sees them: scans out, shortcuts and clicks kept safe.

Two modes. In scan mode (the bench) nothing that types reaches a widget. Where typing is
allowed, keys are held until the reader knows whether a person typed them, and then
delivered again. Function keys, Esc and arrows are never touched.

A shortcut cannot be taken back, so it waits for the same decision: a QShortcut on a plain
letter works for a person where typing is allowed, and never for a scanner.
"""

from dataclasses import replace
from time import monotonic_ns

import shiboken6
from PySide6.QtCore import QCoreApplication, QEvent, QObject, Qt, QTimer, Signal, Slot
from PySide6.QtGui import QGuiApplication, QInputMethodEvent, QInputMethodQueryEvent, QKeyEvent, QWindow
from PySide6.QtWidgets import QWidget

from desktop.keys import ShiftSeen, identity_of, is_caps_on, kind_of, release_of, scan_code
from fulfilment.packing.ports_keys import KeyPress, KeyReader, Kind, WedgeStep


def _monotonic_ms() -> int:
    """For synthetic events, which carry no time."""
    return monotonic_ns() // 1_000_000


class ScanFilter(QObject):
    """Watches window and its dialogs for as long as window lives. Starts in scan mode."""

    scanned = Signal(object)  # RawScan

    def __init__(self, window: QWidget, reader: KeyReader) -> None:
        super().__init__(window)
        self._window, self._reader = window, reader
        self._typing_allowed = self._is_delivering = False
        self._swallowed: set[int] = set()  # keys that are down and whose release nobody may see
        self._pressed: set[int] = set()  # keys whose press reached us
        self._shift = ShiftSeen()
        self._is_typed = False  # an input method just typed what the next lost key stood for
        self._silence = QTimer(self, singleShot=True, timerType=Qt.TimerType.PreciseTimer)
        self._silence.timeout.connect(self._look_once_more)
        self._last_look = QTimer(self, singleShot=True, interval=0)
        self._last_look.timeout.connect(self._decide_silence)
        application = QCoreApplication.instance()
        assert application is not None
        self._application = application
        application.installEventFilter(self)
        self.set_typing_allowed(False)

    def stop(self) -> None:
        """Watch no more. Keys held by then are dropped."""
        self._silence.stop()
        self._last_look.stop()
        self._application.removeEventFilter(self)

    def set_typing_allowed(self, allowed: bool) -> None:
        """True while a field of the window is meant to be typed into."""
        self._typing_allowed = allowed
        self._reader.allow_typing(allowed)
        # an input method would split a burst or swallow it (odoo/odoo#287883)
        self._window.setAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled, allowed)
        QGuiApplication.inputMethod().reset()
        QGuiApplication.inputMethod().update(Qt.InputMethodQuery.ImEnabled)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() not in _WATCHED or self._is_delivering or not self._is_ours(watched):
            return False
        if isinstance(event, QKeyEvent):
            return self._on_key(watched, event)
        if self._typing_allowed:
            return isinstance(event, QInputMethodEvent) and self._hold_text(watched, event)
        if isinstance(event, QInputMethodQueryEvent):
            return _deny_input_method(event)
        return True  # a text from an input method

    def _on_key(self, watched: QObject, event: QKeyEvent) -> bool:
        if event.type() == QEvent.Type.KeyRelease:
            return self._on_release(watched, event)
        if event.type() == QEvent.Type.ShortcutOverride:
            return self._on_shortcut(event)
        return self._on_press(watched, event)

    def _on_shortcut(self, event: QKeyEvent) -> bool:
        """Say that the key is wanted as a key, so that no shortcut takes it."""
        if kind_of(event) in (Kind.MODIFIER, Kind.OTHER):
            return False
        if self._typing_allowed and event.modifiers() & _SHORTCUT_MODIFIERS:
            return False
        event.accept()
        return True

    def _on_press(self, watched: QObject, event: QKeyEvent) -> bool:
        key = self._key_press(watched, event)
        self._pressed.add(identity_of(event))
        self._shift.press(event)
        self._is_typed = False
        step = self._reader.feed(key)
        if step.swallow:
            self._swallowed.add(identity_of(event))
        self._arm(key.time_ms)
        self._carry_out(step)
        if step.swallow or key.kind in (Kind.MODIFIER, Kind.OTHER):
            return step.swallow
        # delivered from here, or each widget on its way up would show it to the reader again
        self._deliver(watched, event)
        return True

    def _on_release(self, watched: QObject, event: QKeyEvent) -> bool:
        identity = identity_of(event)
        if isinstance(watched, QWindow):
            if identity not in self._pressed and self._typing_allowed and kind_of(event) is Kind.CHAR:
                self._feed_eaten(event)
            self._pressed.discard(identity)
            self._shift.release(event)
        was_swallowed = identity in self._swallowed
        self._swallowed.discard(identity)
        return was_swallowed

    def _feed_eaten(self, event: QKeyEvent) -> None:
        """A key whose press an input method took: under a German layout a scanner's = is a dead accent.

        Its place is known from its release. There is nothing to give back: the method keeps what it took.
        """
        if self._is_typed:
            self._is_typed = False
            return
        key = self._key_press(self._window, event)
        was_held = self._shift.was_held(key.time_ms)  # asked of each, so that the next one hears its own
        key = replace(key, text="", shift=key.shift or was_held, event=None)
        step = self._reader.feed(key)
        self._arm(key.time_ms)
        self._carry_out(step)

    def _hold_text(self, watched: QObject, event: QInputMethodEvent) -> bool:
        """What an input method made of keys that may be a scanner's waits as they do."""
        if not event.commitString():
            return False
        text = KeyPress(time_ms=0, text="", kind=Kind.MODIFIER, event=(watched, event.clone()))
        is_held = self._reader.hold(text)
        self._is_typed = not is_held
        return is_held

    def _key_press(self, watched: QObject, event: QKeyEvent) -> KeyPress:
        modifiers = event.modifiers()
        kind = kind_of(event)
        return KeyPress(
            time_ms=event.timestamp() or _monotonic_ms(),
            text=event.text(),
            scan_code=scan_code(event),
            kind=kind,
            shift=bool(modifiers & Qt.KeyboardModifier.ShiftModifier),
            ctrl=bool(modifiers & Qt.KeyboardModifier.ControlModifier),
            alt=bool(modifiers & Qt.KeyboardModifier.AltModifier),
            caps=is_caps_on(event),
            repeats=event.isAutoRepeat(),
            event=(watched, event.clone()) if self._typing_allowed else None,
        )

    def _arm(self, now_ms: int) -> None:
        self._last_look.stop()
        deadline_ms = self._reader.deadline_ms
        if deadline_ms is None:
            self._silence.stop()
        else:
            self._silence.start(max(1, deadline_ms - now_ms))

    @Slot()
    def _look_once_more(self) -> None:
        # a busy slot may have kept keys waiting beyond the gap: one more round lets them in first
        self._last_look.start()

    @Slot()
    def _decide_silence(self) -> None:
        deadline_ms = self._reader.deadline_ms
        if deadline_ms is not None:
            self._carry_out(self._reader.flush(deadline_ms))

    def _carry_out(self, step: WedgeStep) -> None:
        for key in step.replay:
            if isinstance(key.event, tuple) and shiboken6.isValid(key.event[0]):
                self._deliver(*key.event)
                if isinstance(key.event[1], QKeyEvent):
                    self._deliver(key.event[0], release_of(key.event[1]))
        for scan in step.scans:
            self.scanned.emit(scan)

    def _deliver(self, watched: QObject, event: QKeyEvent | QInputMethodEvent) -> None:
        self._is_delivering = True
        try:
            QCoreApplication.sendEvent(watched, event.clone())
        finally:
            self._is_delivering = False

    def _is_ours(self, watched: QObject) -> bool:
        if isinstance(watched, QWidget):
            return _belongs_to(watched, self._window)
        handle = self._window.windowHandle()
        return isinstance(watched, QWindow) and handle is not None and _leads_to(watched, handle)


def _belongs_to(widget: QWidget, window: QWidget) -> bool:
    """True inside window and inside its dialogs, which are its children in windows of their own."""
    ancestor: QWidget | None = widget
    while ancestor is not None and ancestor is not window:
        ancestor = ancestor.parentWidget()
    return ancestor is window


def _leads_to(window: QWindow, handle: QWindow) -> bool:
    """True for handle itself and for the dialogs above it."""
    return window is handle or handle.isAncestorOf(window, QWindow.AncestorMode.IncludeTransients)


def _deny_input_method(event: QInputMethodQueryEvent) -> bool:
    if not event.queries() & Qt.InputMethodQuery.ImEnabled:
        return False
    event.setValue(Qt.InputMethodQuery.ImEnabled, False)
    event.accept()
    return True


_WATCHED = frozenset(
    {
        QEvent.Type.KeyPress,
        QEvent.Type.KeyRelease,
        QEvent.Type.ShortcutOverride,
        QEvent.Type.InputMethod,
        QEvent.Type.InputMethodQuery,
    }
)
_SHORTCUT_MODIFIERS = (
    Qt.KeyboardModifier.ControlModifier | Qt.KeyboardModifier.AltModifier | Qt.KeyboardModifier.MetaModifier
)
