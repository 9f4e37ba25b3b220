"""What Qt says of one key, in the words of fulfilment's KeyPress."""

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication, QKeyEvent

from fulfilment.packing.ports_keys import Kind

TOGETHER_MS = 1  # two keys of one report


def kind_of(event: QKeyEvent) -> Kind:
    key = event.key()
    if key in _KINDS:
        return _KINDS[key]
    is_pad = event.modifiers() & Qt.KeyboardModifier.KeypadModifier
    if is_pad and event.modifiers() & Qt.KeyboardModifier.AltModifier:
        return Kind.CHAR  # a digit of Alt+029 with Num Lock off
    is_dead = Qt.Key.Key_Dead_Grave <= key <= Qt.Key.Key_Dead_Longsolidusoverlay
    # Caps Lock and Shift on a French keyboard leave the place of US | without any name
    is_nameless = key in (0, Qt.Key.Key_unknown) and scan_code(event) in _TYPING_PLACES
    types = 0 < key < Qt.Key.Key_Escape or (event.text() and event.text().isprintable())
    return Kind.CHAR if types or is_dead or is_nameless else Kind.OTHER


def scan_code(event: QKeyEvent) -> int | None:
    offset = _SCAN_CODE_OFFSET.get(QGuiApplication.platformName())
    return event.nativeScanCode() - offset if offset is not None and event.nativeScanCode() else None


def identity_of(event: QKeyEvent) -> int:
    """What press and release of one key share, whatever Shift does in between."""
    return event.nativeScanCode() or -event.key()


def release_of(press: QKeyEvent) -> QKeyEvent:
    return QKeyEvent(
        QEvent.Type.KeyRelease,
        press.key(),
        press.modifiers(),
        press.nativeScanCode(),
        press.nativeVirtualKey(),
        press.nativeModifiers(),
        press.text(),
    )


class ShiftSeen:
    """Whether Shift was held with a key whose press nobody saw.

    A USB scanner lets go of both in one report, and the system tells of Shift first.
    """

    def __init__(self) -> None:
        self._is_unused = False  # nothing was pressed since it went down
        self._up_ms = -TOGETHER_MS - 1

    def press(self, event: QKeyEvent) -> None:
        self._is_unused = event.key() == Qt.Key.Key_Shift

    def release(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Shift:
            self._up_ms = event.timestamp()

    def was_held(self, time_ms: int) -> bool:
        held = self._is_unused or 0 <= time_ms - self._up_ms <= TOGETHER_MS
        self._is_unused = False
        return held


def is_caps_on(event: QKeyEvent) -> bool:
    return bool(event.nativeModifiers() & _CAPS_BIT.get(QGuiApplication.platformName(), 0))


_KINDS: dict[int, Kind] = {
    Qt.Key.Key_Return: Kind.ENTER,
    Qt.Key.Key_Enter: Kind.ENTER,
    Qt.Key.Key_Tab: Kind.TAB,
    Qt.Key.Key_Backtab: Kind.TAB,
    Qt.Key.Key_Shift: Kind.MODIFIER,
    Qt.Key.Key_Control: Kind.MODIFIER,
    Qt.Key.Key_Alt: Kind.MODIFIER,
    Qt.Key.Key_AltGr: Kind.MODIFIER,
    Qt.Key.Key_Meta: Kind.MODIFIER,
    Qt.Key.Key_CapsLock: Kind.MODIFIER,
    Qt.Key.Key_NumLock: Kind.MODIFIER,
}
_TYPING_PLACES = frozenset({*range(2, 14), *range(16, 28), *range(30, 42), *range(43, 54), 57, 86})  # evdev's
# X11 and Wayland count 8 above evdev; Windows hands over PC scan codes (not measured there)
_SCAN_CODE_OFFSET = {"xcb": 8, "wayland": 8, "windows": 0}
_CAPS_BIT = {"xcb": 0x2, "wayland": 0x2, "windows": 0x100}
