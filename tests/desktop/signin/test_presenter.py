from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.queue.view import QueuePage
from desktop.say import Sound
from desktop.signin.presenter import Device, DeviceNow
from desktop.signin.view import SigninPage
from desktop.translate import Languages
from tests.desktop.shifts import Desk, a_shift, texts_of
from tests.fakes.benches import MUG, an_order

Key = Qt.Key


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path, languages: Languages) -> Desk:
    return a_shift(qtbot, tmp_path, an_order("A-1", {MUG: 2}), languages=languages, signed_in=False)


def shown(desk: Desk) -> list[str]:
    return [one.text for one in texts_of(desk.page())]


def test_number_and_pin_open_the_shift(desk: Desk) -> None:
    desk.press(Key.Key_F2)
    desk.type("u7x")
    desk.press(Key.Key_Backspace, Key.Key_Return)
    desk.type("pin of u7")
    assert "pin of u7" not in "".join(shown(desk))
    assert "●" * 9 in shown(desk)
    desk.press(Key.Key_Return)
    assert isinstance(desk.page(), QueuePage)
    assert desk.page().bar.shown.person == "Chen Jing"


def test_a_wrong_pin_says_so_and_the_next_badge_is_read_at_once(desk: Desk) -> None:
    desk.press(Key.Key_F2)
    desk.type("u7")
    desk.press(Key.Key_Return)
    desk.type("0000")
    desk.press(Key.Key_Return)
    assert "不认识的工牌" in shown(desk)
    assert desk.sounds.played[-1] is Sound.REFUSED
    desk.scan("PWB-P7")
    assert isinstance(desk.page(), QueuePage)


def test_without_a_label_printer_nobody_starts(desk: Desk) -> None:
    desk.shift.on_devices((DeviceNow(Device.PRINTER, False), DeviceNow(Device.SCANNER, True)))
    desk.scan("PWB-P7")
    desk.press(Key.Key_F2)
    assert isinstance(desk.page(), SigninPage)
    assert not desk.page().is_typing
    assert "没有面单打印机" in shown(desk)
    desk.shift.on_devices((DeviceNow(Device.PRINTER, True),))
    desk.scan("PWB-P7")
    assert isinstance(desk.page(), QueuePage)


def test_keys_typed_without_a_field_go_nowhere(desk: Desk) -> None:
    desk.type("0712")
    desk.press(Key.Key_Return)
    assert isinstance(desk.page(), SigninPage)
    assert "0712" not in shown(desk)
