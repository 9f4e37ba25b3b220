import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeyEvent

from desktop.keys import ShiftSeen, identity_of, kind_of
from fulfilment.packing.ports_keys import Kind

SHIFT, PRESS, RELEASE = Qt.Key.Key_Shift, QEvent.Type.KeyPress, QEvent.Type.KeyRelease
NONE = Qt.KeyboardModifier.NoModifier


def key(code: int, text: str = "", at_ms: int = 0, type: QEvent.Type = PRESS) -> QKeyEvent:
    event = QKeyEvent(type, code, NONE, text)
    event.setTimestamp(at_ms)
    return event


@pytest.mark.parametrize(
    ("code", "text", "kind"),
    [
        (Qt.Key.Key_A, "a", Kind.CHAR),
        (Qt.Key.Key_Dead_Circumflex, "", Kind.CHAR),
        (Qt.Key.Key_Return, "\r", Kind.ENTER),
        (Qt.Key.Key_Backtab, "", Kind.TAB),
        (Qt.Key.Key_Shift, "", Kind.MODIFIER),
        (Qt.Key.Key_F5, "", Kind.OTHER),
        (Qt.Key.Key_Escape, "\x1b", Kind.OTHER),
        (0, "", Kind.OTHER),
    ],
)
def test_what_a_key_is(code: int, text: str, kind: Kind) -> None:
    assert kind_of(key(code, text)) is kind


def test_press_and_release_of_one_key_are_known_to_be() -> None:
    press, release = key(Qt.Key.Key_A, "A"), key(Qt.Key.Key_A, "a", type=RELEASE)
    assert identity_of(press) == identity_of(release)


@pytest.mark.parametrize(("let_go_ms", "is_held"), [(10, True), (11, True), (12, False)])
def test_shift_let_go_in_the_same_report_was_held(let_go_ms: int, is_held: bool) -> None:
    seen = ShiftSeen()
    seen.press(key(SHIFT))
    seen.press(key(Qt.Key.Key_A))
    seen.release(key(SHIFT, at_ms=10, type=RELEASE))
    assert seen.was_held(let_go_ms) is is_held


def test_shift_that_nothing_used_was_held_with_the_lost_key_and_only_with_it() -> None:
    seen = ShiftSeen()
    seen.press(key(SHIFT))
    seen.release(key(SHIFT, at_ms=10, type=RELEASE))
    assert (seen.was_held(40), seen.was_held(60)) == (True, False)
