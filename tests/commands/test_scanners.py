from pathlib import Path

from commands.scanner_setting import ScannerSetting
from commands.scanners import FILE_NAME, Paces, open_scanners, window_wedge
from scanning.hid.keyboard import KeyboardScanner
from scanning.hid.pos import HidScanner
from scanning.serial.line import SerialScanner
from scanning.wedge.pace import LearnedPace

ALL = (
    ScannerSetting("gun", "serial", "/dev/no/such"),
    ScannerSetting("radio", "wedge", prefix="~"),
    ScannerSetting("bed", "hid", "/dev/no/hidraw"),
    ScannerSetting("left", "wedge", "/dev/no/input"),
)


def test_each_kind_gets_its_driver_and_no_device_is_touched(tmp_path: Path) -> None:
    opened = open_scanners(ALL, Paces(tmp_path))
    assert [type(one) for one in opened] == [SerialScanner, HidScanner, KeyboardScanner]
    assert [one.name for one in opened] == ["gun", "bed", "left"]


def test_what_was_learned_is_there_after_a_restart(tmp_path: Path) -> None:
    paces = Paces(tmp_path)
    window_wedge((), paces)
    pace = paces.of("keyboard")
    for _ in range(9):
        pace.learn(120, has_end_key=True)
    paces.save()
    again = Paces(tmp_path).of("keyboard")
    assert isinstance(again, LearnedPace)
    assert again.gap_ms(typing_allowed=True) == pace.gap_ms(typing_allowed=True) == 320


def test_a_pace_that_was_set_is_not_learned(tmp_path: Path) -> None:
    paces = Paces(tmp_path)
    paces.of("radio", gap_ms=250).learn(5, has_end_key=True)
    paces.save()
    assert paces.of("radio", gap_ms=250).gap_ms(typing_allowed=True) == 250
    assert not (tmp_path / FILE_NAME).exists()
