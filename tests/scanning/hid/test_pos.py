import pytest

from fulfilment.errors import ScannerAway
from fulfilment.packing.barcodes import RawScan, ScanSource
from scanning.hid.pos import HidScanner
from scanning.hid.reports import Layout
from tests.fakes.scanners import FakeDevice
from tests.scanning.hid.test_reports import reports


def test_a_code_over_two_reports_comes_with_its_aim_identifier() -> None:
    text = "0104006381333931" + "10LOT-1" * 7
    scanner = HidScanner("gun", FakeDevice(*reports(text.encode(), "]C1")))
    (scan,) = scanner.listen(1)
    assert scan == RawScan(text, ScanSource.HID, aim="]C1", at_ms=scan.at_ms, scanner="gun")


def test_two_codes_at_once_are_two() -> None:
    scanner = HidScanner("gun", FakeDevice(*reports(b"AB-1\r"), *reports(b"AB-2\r\n")))
    assert [scan.text for _ in range(2) for scan in scanner.listen(1)] == ["AB-1", "AB-2"]


def test_a_plug_that_is_pulled_in_the_middle_leaves_no_half_behind() -> None:
    first, _ = reports(b"A" * 60)
    device = FakeDevice(first, OSError("gone"), *reports(b"AB-1"))
    scanner = HidScanner("gun", device)
    with pytest.raises(ScannerAway):
        scanner.listen(1)
    assert [scan.text for scan in scanner.listen(1)] == ["AB-1"]
    assert (device.opened, device.closed) == (2, 1)


def test_what_may_not_be_opened_says_what_to_do() -> None:
    device = FakeDevice()
    device.trouble = PermissionError("no")
    with pytest.raises(ScannerAway) as raised:
        HidScanner("gun", device).listen(0)
    assert raised.value.advice == "Let this user use the scanner."


def test_the_scanners_own_layout_and_wrapping_count() -> None:
    layout = Layout(report_id=None, size=8, data_at=0, data_size=8)
    scanner = HidScanner("gun", FakeDevice(b"~AB-1#\0\0"), lambda: layout, "~", "#")
    assert [scan.text for scan in scanner.listen(1)] == ["AB-1"]


def test_silence_is_an_answer() -> None:
    assert HidScanner("gun", FakeDevice()).listen(0.01) == ()
