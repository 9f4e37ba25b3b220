from pathlib import Path

import pytest

from commands.scanner_setting import ScannerSetting
from commands.settings import Settings, load_settings
from fulfilment.errors import SettingsWrong

RIGHT = """
[[scanners]]
name = "gun"
kind = "serial"
port = "usb:0c2e:0b6a"
baud = 115200
[[scanners]]
name = "bed"
kind = "hid"
port = "/dev/hidraw0"
[[scanners]]
name = "radio"
kind = "wedge"
prefix = "~"
suffix = "#"
"""


def settings_of(home: Path, text: str) -> Settings:
    (home / "packwave.toml").write_text(text, encoding="utf-8")
    return load_settings(str(home), "sqlite:///x.sqlite")


def test_three_kinds_are_read(tmp_path: Path) -> None:
    gun, bed, radio = settings_of(tmp_path, RIGHT).scanners
    assert gun == ScannerSetting("gun", "serial", "usb:0c2e:0b6a", baud=115200)
    assert (gun.line().baud, gun.frames().gap_ms) == (115200, 300)
    assert bed.port == "/dev/hidraw0"
    assert (radio.is_in_window, radio.wedge().prefix, radio.wedge().suffix) == (True, "~", "#")


def test_a_keyboard_of_its_own_may_be_slow_and_its_codes_short() -> None:
    alone = ScannerSetting("left", "wedge", "/dev/input/by-id/left").wedge()
    assert (alone.shortest, alone.burst_ms) == (1, 60_000)


@pytest.mark.parametrize(
    ("wrong", "reason"),
    [
        ('kind = "laser"', "kind is one of"),
        ('kind = "serial"', "needs port"),
        ('kind = "hid"', "needs port"),
        ("", "needs kind"),
        ('kind = "serial"\nport = "COM3"\nbaud = "fast"', "baud of a scanner is a number"),
        ('kind = "serial"\nport = "COM3"\nbaud = true', "baud of a scanner is a number"),
        ('kind = "serial"\nport = "COM3"\nbaud = 5', "baud is 110-4000000"),
        ('kind = "serial"\nport = "COM3"\ngap_ms = 5', "gap_ms is 20-5000"),
        ('kind = "wedge"\nport = "/dev/input/x"\ngap_ms = 5', "gap_ms is 30-500"),
        ('kind = "wedge"\ncolour = "red"', "has no colour"),
        ('kind = "wedge"\nport = "/dev/input/x"\nlayout = "host"', "layout is for"),
        ('kind = "wedge"\nlayout = "de"', "layout is one of"),
        ('kind = "serial"\nport = "usb:0c2e:0b6a"', "another scanner's"),
        ('kind = "wedge"', "only one wedge"),
    ],
)
def test_a_wrong_one_is_refused_with_its_line(tmp_path: Path, wrong: str, reason: str) -> None:
    with pytest.raises(SettingsWrong, match=reason) as raised:
        settings_of(tmp_path, f'{RIGHT}[[scanners]]\nname = "new"\n{wrong}\n')
    assert f":{len(RIGHT.splitlines()) + 1}:" in raised.value.detail


def test_two_of_one_name_are_refused(tmp_path: Path) -> None:
    with pytest.raises(SettingsWrong, match="two scanners"):
        settings_of(tmp_path, f'{RIGHT}[[scanners]]\nname = "gun"\nkind = "hid"\nport = "/dev/hidraw1"\n')


@pytest.mark.parametrize("wrong", ["scanners = 3", 'scanners = ["gun"]'])
def test_what_is_no_table_is_refused(tmp_path: Path, wrong: str) -> None:
    with pytest.raises(SettingsWrong, match="scanners are written as"):
        settings_of(tmp_path, wrong)
