from datetime import timedelta
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.queue.view import QueuePage
from desktop.say import Sound
from desktop.signin.presenter import Device, DeviceNow
from desktop.signin.view import SigninPage
from desktop.translate import Languages, text_of
from desktop.wording import TROUBLES, PrinterTrouble
from tests.desktop.shifts import Desk, a_shift, texts_of
from tests.fakes.benches import MUG, an_order

Key = Qt.Key
SCANNER = DeviceNow(Device.SCANNER, True)
READY = (DeviceNow(Device.PRINTER, True), SCANNER)
EMPTY = (DeviceNow(Device.PRINTER, True, False, trouble=PrinterTrouble.PAPER_OUT), SCANNER)


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
    desk.shift.on_devices((DeviceNow(Device.PRINTER, False), SCANNER))
    desk.scan("PWB-P7")
    assert isinstance(desk.page(), SigninPage)
    assert "没有面单打印机" in shown(desk)
    assert desk.sounds.played[-1] is Sound.ATTENTION


@pytest.mark.parametrize("trouble", list(PrinterTrouble))
def test_a_printer_that_cannot_print_says_what_to_do_and_nobody_starts(
    desk: Desk, trouble: PrinterTrouble
) -> None:
    is_there = trouble is not PrinterTrouble.OFFLINE
    desk.shift.on_devices((DeviceNow(Device.PRINTER, is_there, False, trouble=trouble), SCANNER))
    desk.scan("PWB-P7")
    assert isinstance(desk.page(), SigninPage)
    told = TROUBLES[trouble]
    assert {text_of(told.word), text_of(told.sentence)} <= set(shown(desk))


def test_a_badge_read_meanwhile_opens_the_shift_when_the_printer_is_back(desk: Desk) -> None:
    desk.shift.on_devices(EMPTY)
    desk.scan("PWB-P7")
    assert "Chen Jing：工牌已读，打印机好了就上岗。" in shown(desk)
    assert desk.bench.station.look().operator is None  # an item scanned now opens nothing behind the screen
    desk.shift.on_devices(READY)
    assert isinstance(desk.page(), QueuePage)
    assert desk.page().bar.shown.person == "Chen Jing"


def test_a_badge_of_long_ago_is_asked_for_again(desk: Desk) -> None:
    """Who badged may have gone; the shift must not open under their name with nobody there."""
    desk.shift.on_devices(EMPTY)
    desk.scan("PWB-P7")
    desk.bench.clock.go_on(timedelta(minutes=3))
    desk.shift.on_tick()
    assert not any("Chen Jing" in text for text in shown(desk))
    desk.shift.on_devices(READY)
    assert isinstance(desk.page(), SigninPage)
    assert "扫工牌上岗" in shown(desk)


def test_a_pin_is_not_kept_so_it_is_asked_for_again(desk: Desk) -> None:
    desk.shift.on_devices(EMPTY)
    desk.press(Key.Key_F2)
    desk.type("u7")
    desk.press(Key.Key_Return)
    desk.type("pin of u7")
    desk.press(Key.Key_Return)
    assert "Chen Jing：打印机好了再登录一次。" in shown(desk)
    desk.shift.on_devices(READY)
    assert isinstance(desk.page(), SigninPage)
    desk.scan("PWB-P7")
    assert isinstance(desk.page(), QueuePage)


def test_escape_takes_the_waiting_badge_back(desk: Desk) -> None:
    desk.shift.on_devices(EMPTY)
    desk.scan("PWB-P7")
    desk.press(Key.Key_Escape)
    desk.shift.on_devices(READY)
    assert isinstance(desk.page(), SigninPage)


def test_a_supervisor_reaches_the_desk_without_a_printer(desk: Desk) -> None:
    """The printers page is where it is mended."""
    desk.shift.on_devices(EMPTY)
    desk.scan("PWB-S1")
    (outcome,) = desk.asked.desks
    assert outcome.operator is not None


def test_a_spare_that_is_ready_lets_people_start(desk: Desk) -> None:
    jam = DeviceNow(Device.PRINTER, True, False, trouble=PrinterTrouble.JAM, spare="2")
    desk.shift.on_devices((jam, SCANNER))
    assert "卡纸·可用 2 号" in shown(desk)
    desk.scan("PWB-P7")
    assert isinstance(desk.page(), QueuePage)


def test_an_office_printer_that_is_off_keeps_nobody_from_packing(desk: Desk) -> None:
    office = DeviceNow(Device.OFFICE_PRINTER, False, False, trouble=PrinterTrouble.OFFLINE)
    desk.shift.on_devices((READY[0], office, SCANNER))
    desk.scan("PWB-P7")
    assert isinstance(desk.page(), QueuePage)


def test_before_the_printer_was_heard_of_nobody_starts_and_nothing_is_called_missing(desk: Desk) -> None:
    desk.shift.on_devices(())
    desk.scan("PWB-P7")
    assert isinstance(desk.page(), SigninPage)
    assert "正在看打印机" in shown(desk)
    desk.shift.on_devices(READY)
    assert isinstance(desk.page(), QueuePage)


def test_keys_typed_without_a_field_go_nowhere(desk: Desk) -> None:
    desk.type("0712")
    desk.press(Key.Key_Return)
    assert isinstance(desk.page(), SigninPage)
    assert "0712" not in shown(desk)
