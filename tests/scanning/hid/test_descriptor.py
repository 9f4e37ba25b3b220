from hypothesis import given, settings
from hypothesis import strategies as st

from scanning.hid.descriptor import layout_of
from scanning.hid.reports import USUAL, Layout

# written after HID Point of Sale Usage Tables 1.02: number, length, AIM, 56 bytes, two of the maker's, flags
COMMON = bytes.fromhex(
    "05 8C 09 02 A1 01"  # page 8C, barcode scanner, application
    "09 12 A1 02 85 02"  # scanned data report, logical, report 2
    "15 00 26 FF 00 75 08 95 01 05 01 09 3B 81 02"  # desktop page: byte count
    "05 8C 95 03 09 FB 09 FC 09 FD 81 02"  # AIM identifier, three bytes
    "95 38 09 FE 82 02 01"  # decoded data, 56 bytes
    "06 66 FF 95 02 09 04 09 00 81 02"  # the maker's own
    "05 8C 25 01 75 01 95 08 09 FF 81 02"  # eight bits, the first: more follows
    "C0 C0"
)
BARE = bytes.fromhex("05 8C 09 02 A1 01 75 08 95 20 09 FE 81 02 C0")  # data alone, not numbered
KEYBOARD = bytes.fromhex("05 01 09 06 A1 01 05 07 19 E0 29 E7 75 01 95 08 81 02 C0")


def test_the_common_layout_is_read_from_its_descriptor() -> None:
    assert layout_of(COMMON) == USUAL


def test_a_scanner_that_numbers_nothing() -> None:
    assert layout_of(BARE) == Layout(report_id=None, size=32, data_at=0, data_size=32)


def test_a_page_pushed_and_popped_and_a_wide_usage() -> None:
    wide = bytes.fromhex("05 01 A4 05 07 B4 75 08 95 04 0B FE 00 8C 00 81 02")
    assert layout_of(wide) == Layout(report_id=None, size=4, data_at=0, data_size=4)


def test_a_keyboard_is_none() -> None:
    assert layout_of(KEYBOARD) is None


@settings(max_examples=10_000, deadline=None)
@given(st.binary(max_size=60) | st.binary(max_size=12).map(lambda extra: COMMON[:40] + extra + COMMON[40:]))
def test_no_bytes_break_it(descriptor: bytes) -> None:
    layout = layout_of(descriptor)
    assert layout is None or layout.size < 5_000
