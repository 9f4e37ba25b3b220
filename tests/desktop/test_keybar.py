from PySide6.QtCore import QPoint
from pytestqt.qtbot import QtBot

from desktop.keybar import KeyBar
from desktop.shown import KeyShown, KeysShown, Wish


def a_bar(qtbot: QtBot, is_idle: bool) -> KeyBar:
    bar = KeyBar()
    qtbot.addWidget(bar)
    bar.resize(1366, 60)
    keys = (
        KeyShown("F1", "Help", Wish.HELP),
        KeyShown("F4", "Short", Wish.SHORT, is_idle=is_idle),
        KeyShown("F9", "Queue", Wish.QUEUE),
    )
    bar.show_keys(KeysShown(keys, "or scan a card"))
    bar.grab()
    return bar


def test_an_idle_key_is_not_drawn_and_the_others_keep_their_place(qtbot: QtBot) -> None:
    busy, idle = a_bar(qtbot, False), a_bar(qtbot, True)
    assert "Short" in [one.text for one in busy.drawn()]
    assert "Short" not in [one.text for one in idle.drawn()]
    assert busy.right_of_keys() == idle.right_of_keys()


def test_a_touch_finds_cap_and_word_and_nothing_between(qtbot: QtBot) -> None:
    bar = a_bar(qtbot, True)
    touched = [bar.key_at(QPoint(x, 20)) for x in range(0, 700)]
    assert [key.legend for key in dict.fromkeys(touched) if key is not None] == ["F1", "F9"]
    assert bar.key_at(QPoint(5, 20)) is None
