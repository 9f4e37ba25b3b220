from pathlib import Path

import pytest

from scanning.hid.hidraw import layout_at, path_of
from scanning.hid.reports import USUAL
from tests.scanning.hid.test_descriptor import COMMON, KEYBOARD


def plug(system: Path, number: int, descriptor: bytes, who: str = "0003:00000C2E:00000B6A") -> None:
    device = system / f"hidraw{number}" / "device"
    device.mkdir(parents=True)
    (device / "uevent").write_text(f"DRIVER=hid-generic\nHID_ID={who}\nHID_NAME=Maker Gun\n", "utf-8")
    (device / "report_descriptor").write_bytes(descriptor)


def test_a_path_is_itself(tmp_path: Path) -> None:
    assert path_of("/dev/hidraw7", tmp_path) == "/dev/hidraw7"


def test_a_scanner_is_found_by_what_it_is_and_not_its_keyboard_half(tmp_path: Path) -> None:
    plug(tmp_path, 0, COMMON, "0003:00001234:00000B6A")
    plug(tmp_path, 3, KEYBOARD)
    plug(tmp_path, 12, COMMON)
    assert path_of("usb:0c2e:0b6a", tmp_path) == "/dev/hidraw12"
    assert layout_at("/dev/hidraw12", tmp_path) == USUAL
    assert layout_at("/dev/hidraw3", tmp_path) is None
    assert layout_at("/dev/hidraw99", tmp_path) is None


@pytest.mark.parametrize("count", [0, 2])
def test_none_or_two_alike_are_not_guessed_at(tmp_path: Path, count: int) -> None:
    for number in range(count):
        plug(tmp_path, number, COMMON)
    with pytest.raises(FileNotFoundError):
        path_of("usb:0c2e:0b6a", tmp_path)
