"""Whatever a scanner can send, thrown at the whole of reading: a few hundred here, any number by
PACKWAVE_FUZZ=10000.
"""

import os
from collections.abc import Callable

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from desktop.scanner.support import shape
from desktop.scanner.words import visible
from fulfilment.packing.barcodes import (
    GS,
    ItemCode,
    PieceDetails,
    RawScan,
    Rule,
    ScanSource,
    Unreadable,
    explain,
    read_code,
    settle_lot,
)
from fulfilment.packing.commands import Badge, Command
from fulfilment.packing.matching import Catalogue
from fulfilment.packing.numbers import WeighedPattern, gtin14
from scanning.gs1 import BiipReader
from tests.fakes.benches import PRODUCTS

INPUTS = int(os.environ.get("PACKWAVE_FUZZ", "300"))
GS1, SHOP = BiipReader(), (WeighedPattern("21IIIIIWWWWWC"),)
CATALOGUE = Catalogue(PRODUCTS)
AIMS = st.sampled_from(["", "]C1", "]d2", "]Q3", "]e0", "]E0", "]E4", "]C0", "]I1", "]", "]zz"])
DIGITS = st.text("0123456789", min_size=1, max_size=20)
ITEM = "0106901234567892"
PARTS = st.sampled_from(
    [
        *(ITEM, "0006901234567892", "17261231", "10LOT", "21S", "30", "3103001250", "(01)", "(17)", GS),
        *("00340123450000000017", "6901234567892", "6901234567893", "2112345012344", "ISBN ", "978-"),
        *("https://id.gs1.org/01/", "http://[", "PWC-UNDO", "PWB-", "pwc-", "0317-8471", "9" * 30, "]C1"),
        *("3074257BF7194E4000001A85", "urn:epc:id:sgtin:", "\r\n", "\t", "\x00", "\x7f", "\ufffd", "\ud800"),
        *("装箱", "<GS>", "|", " "),
    ]
)
BURSTS = st.builds("".join, st.lists(PARTS | DIGITS, max_size=8))
BYTES = st.binary(max_size=80).map(lambda data: data.decode("latin-1"))
LONG = st.builds(lambda part, times: part * times, st.text(min_size=1, max_size=12), st.integers(100, 1_000))
TEXTS = st.text(max_size=60) | BURSTS | BYTES | LONG
SCANS = st.builds(
    RawScan,
    st.builds(str.__add__, AIMS, TEXTS),
    st.sampled_from(list(ScanSource)),
    st.sampled_from([None, "EAN13", "EAN8", "UPCA", "UPCE", "ITF", "Code128", "QRCode", "nonsense"]),
    st.none() | AIMS,
)


def fuzzed(test: Callable[..., None]) -> Callable[..., None]:
    slow = [HealthCheck.too_slow, HealthCheck.data_too_large]
    return settings(max_examples=INPUTS, deadline=None, suppress_health_check=slow)(test)


@fuzzed
@given(SCANS)
@example(RawScan("]", ScanSource.WEDGE))
@example(RawScan("6901234567892" * 2, ScanSource.WEDGE, "EAN13"))  # two codes in one burst
@example(RawScan("]C101" + "9" * 9_998, ScanSource.SERIAL))
@example(RawScan("\x00\xff" * 5_000, ScanSource.SERIAL))
def test_every_scan_has_one_answer_and_it_is_consistent(raw: RawScan) -> None:
    reading = explain(raw, GS1, SHOP)
    code = reading.code
    assert code == read_code(raw, GS1, SHOP)
    assert (reading.rule is Rule.NONE) == isinstance(code, Unreadable)
    assert (reading.rule is Rule.CARD) == isinstance(code, Command)
    assert (reading.rule is Rule.BADGE) == isinstance(code, Badge)
    if isinstance(code, ItemCode):
        assert code.gtin14 is None or gtin14(code.gtin14) == code.gtin14
        assert code.pieces is None or code.pieces > 0
        assert code.doubt is None or code.text.endswith(code.doubt[1:])
        assert all(code.says.values()) or code.weight_g == 0
        assert settle_lot(code, (), GS1) == code
    if isinstance(code, PieceDetails):
        assert code.says
    if not isinstance(code, Unreadable | Command | Badge):
        assert len(CATALOGUE.find(code)) <= len(PRODUCTS) + 1


@fuzzed
@given(TEXTS)
def test_no_command_is_ever_read_without_its_prefix(text: str) -> None:
    code = read_code(RawScan(text, ScanSource.CAMERA), GS1, SHOP)
    if isinstance(code, Command | Badge):
        assert text.strip(" \t\r\n\0").strip(GS).upper().removeprefix("]C1").startswith(("PWC-", "PWB-"))


@fuzzed
@given(TEXTS)
def test_what_the_page_shows_and_support_gets_has_no_control_characters_of_ours(text: str) -> None:
    assert not any(char < " " or char == "\x7f" for char in visible(text))
    assert len(shape(text)) == len(text)


@fuzzed
@given(BURSTS, st.booleans())
def test_the_gs1_reader_lets_nothing_escape(text: str, keeps: bool) -> None:
    reading = GS1.read(text, keeps)
    assert reading is None or reading.gtin14 is None or gtin14(reading.gtin14) == reading.gtin14
