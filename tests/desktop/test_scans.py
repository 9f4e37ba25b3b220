"""Key events into a real window with a button and a field that a scanner could press and fill."""

from collections.abc import Iterator
from functools import partial

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QInputMethodQueryEvent, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QDialog, QLineEdit, QPushButton, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from desktop.scans import ScanFilter
from fulfilment.packing.barcodes import RawScan
from scanning.wedge import Wedge, WedgeSettings

CODE = "PWC GO 17"
_KEYS = {"\r": Qt.Key.Key_Return, "\t": Qt.Key.Key_Tab}


class Window(QWidget):
    def __init__(self) -> None:
        super().__init__()
        self.button, self.field = QPushButton("Print"), QLineEdit()
        self.button.setAutoDefault(True)
        column = QVBoxLayout(self)
        column.addWidget(self.button)
        column.addWidget(self.field)
        self.presses = 0
        self.button.clicked.connect(self.on_pressed)
        self.shortcuts: list[str] = []
        for keys in ("P", "1", "Ctrl+G", "F5"):
            self.add_shortcut(keys)
        self.scans: list[str] = []
        self.filter = ScanFilter(self, Wedge(WedgeSettings(gap_ms=300)))  # the machine may be busy
        self.filter.scanned.connect(self.on_scanned)

    def add_shortcut(self, keys: str) -> None:
        QShortcut(QKeySequence(keys), self).activated.connect(partial(self.shortcuts.append, keys))

    def on_pressed(self) -> None:
        self.presses += 1

    def on_scanned(self, scan: RawScan) -> None:
        self.scans.append(scan.text)

    def type(self, text: str) -> None:
        """Keys through the window system's door, as a keyboard's come, as fast as they go."""
        for char in text:
            self.press(_KEYS.get(char, ord(char)))

    def press(self, key: Qt.Key | int) -> None:
        """A key, or the code of a character."""
        QTest.keyClick(self.windowHandle(), key)


def _holds(field: QLineEdit, text: str) -> bool:
    return field.text() == text


@pytest.fixture
def window(qtbot: QtBot) -> Iterator[Window]:
    window = Window()
    qtbot.addWidget(window)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    yield window
    window.filter.stop()


@pytest.mark.parametrize("focus", ["button", "field"])
@pytest.mark.parametrize("end", ["\r", "\t", "\r\r"])
def test_a_burst_presses_nothing_and_types_nothing(window: Window, focus: str, end: str) -> None:
    """A space inside a code clicked the focused button (findings, 1 of 1)."""
    for keys in ("Return", "Tab", "Space"):
        window.add_shortcut(keys)
    getattr(window, focus).setFocus()
    window.type(CODE + end)
    assert window.scans == [CODE]
    assert (window.presses, window.field.text(), window.shortcuts) == (0, "", [])
    assert getattr(window, focus).hasFocus()


def test_a_burst_that_ends_in_silence_is_a_scan(window: Window, qtbot: QtBot) -> None:
    window.field.setFocus()
    with qtbot.waitSignal(window.filter.scanned):
        window.type(CODE)
    assert (window.scans, window.field.text()) == ([CODE], "")


def test_keys_sent_straight_to_a_widget_are_read_as_well(window: Window, qtbot: QtBot) -> None:
    """Other tests and accessibility tools do that."""
    QTest.keyClicks(window.field, CODE)
    QTest.keyClick(window.field, Qt.Key.Key_Return)
    assert (window.scans, window.field.text(), window.presses) == ([CODE], "", 0)


def test_loose_keys_on_the_bench_do_nothing_either(window: Window) -> None:
    window.button.setFocus()
    window.type(" \r1P\r")
    assert (window.scans, window.presses, window.shortcuts) == ([], 0, [])


@pytest.mark.parametrize("typing_allowed", [False, True])
def test_function_keys_esc_and_arrows_go_where_they_went(window: Window, typing_allowed: bool) -> None:
    window.filter.set_typing_allowed(typing_allowed)
    window.field.setText("ab")
    window.field.setFocus()
    window.press(Qt.Key.Key_F5)
    window.press(Qt.Key.Key_Left)
    assert window.shortcuts == ["F5"]
    assert window.field.cursorPosition() == 1


def test_where_typing_is_allowed_a_person_types(window: Window, qtbot: QtBot) -> None:
    window.filter.set_typing_allowed(True)
    window.field.setFocus()
    for typed in ("a", "ab", "ab ", "ab 1"):
        window.type(typed[-1])
        qtbot.waitUntil(partial(_holds, window.field, typed))
    window.press(Qt.Key.Key_Backspace)
    assert (window.field.text(), window.scans, window.shortcuts) == ("ab ", [], [])


def test_the_last_key_of_a_person_arrives_by_itself(window: Window, qtbot: QtBot) -> None:
    window.filter.set_typing_allowed(True)
    window.field.setFocus()
    window.type("7")
    assert window.field.text() == ""
    qtbot.waitUntil(lambda: window.field.text() == "7")


def test_enter_of_a_person_counts_once(window: Window) -> None:
    window.filter.set_typing_allowed(True)
    entered: list[None] = []
    window.field.returnPressed.connect(lambda: entered.append(None))
    window.field.setFocus()
    window.type("\r")
    assert len(entered) == 1


def test_a_person_presses_a_button_with_space_and_it_comes_up_again(window: Window, qtbot: QtBot) -> None:
    window.filter.set_typing_allowed(True)
    window.button.setFocus()
    window.type(" ")
    qtbot.waitUntil(lambda: window.presses == 1)
    assert not window.button.isDown()


def test_where_typing_is_allowed_a_scan_is_not_typed(window: Window, qtbot: QtBot) -> None:
    window.filter.set_typing_allowed(True)
    window.field.setFocus()
    window.type("a")
    qtbot.waitUntil(lambda: window.field.text() == "a")
    window.type(CODE + "\r\r")
    assert (window.scans, window.field.text(), window.presses) == ([CODE], "a", 0)


def test_shortcuts_with_ctrl_work_where_typing_is_allowed_only(window: Window) -> None:
    ctrl = Qt.KeyboardModifier.ControlModifier
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_G, ctrl)
    assert window.shortcuts == []
    window.filter.set_typing_allowed(True)
    QTest.keyClick(window.windowHandle(), Qt.Key.Key_G, ctrl)
    assert window.shortcuts == ["Ctrl+G"]


def test_a_plain_shortcut_waits_until_it_was_a_person(window: Window, qtbot: QtBot) -> None:
    window.filter.set_typing_allowed(True)
    window.button.setFocus()
    window.type("P")
    assert window.shortcuts == []
    qtbot.waitUntil(lambda: window.shortcuts == ["P"])
    window.type("\r")
    assert window.presses == 1


def test_a_dialog_of_the_window_is_watched_and_another_window_is_not(window: Window, qtbot: QtBot) -> None:
    dialog, stranger = QDialog(window), QLineEdit()
    qtbot.addWidget(stranger)
    inside = QLineEdit(dialog)
    for shown in (dialog, stranger):
        shown.show()
    QTest.keyClicks(inside, "abc")
    QTest.keyClicks(stranger, "abc")
    assert (inside.text(), stranger.text()) == ("", "abc")


@pytest.mark.parametrize("typing_allowed", [False, True])
def test_an_input_method_is_kept_off_the_bench(window: Window, typing_allowed: bool) -> None:
    """odoo/odoo#287883: a Chinese input method cut scans in two."""
    window.filter.set_typing_allowed(typing_allowed)
    query = QInputMethodQueryEvent(Qt.InputMethodQuery.ImEnabled)
    QApplication.sendEvent(window.field, query)
    assert bool(query.value(Qt.InputMethodQuery.ImEnabled)) == typing_allowed
    assert window.testAttribute(Qt.WidgetAttribute.WA_InputMethodEnabled) == typing_allowed


def test_the_events_own_time_decides(window: Window) -> None:
    """metasfresh/metasfresh#25962: the program was busy, the keys were slow."""
    window.filter.set_typing_allowed(True)
    window.field.setFocus()
    for at_ms, char in zip((1_000, 2_000, 3_000, 4_000, 5_000), "1234\r", strict=True):
        key = _KEYS.get(char) or Qt.Key(ord(char))
        event = QKeyEvent(QEvent.Type.KeyPress, key, Qt.KeyboardModifier.NoModifier, char)
        event.setTimestamp(at_ms)
        QApplication.sendEvent(window.field, event)
    assert (window.field.text(), window.scans) == ("1234", [])
