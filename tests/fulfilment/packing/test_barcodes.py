"""Codes as scanners really send them. GS1 strings go through the real reader."""

from datetime import date

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from fulfilment.packing.barcodes import (
    GS,
    LONGEST,
    Code,
    ItemCode,
    PieceDetails,
    Plain,
    RawScan,
    ScanSource,
    Trouble,
    Unreadable,
    lookup_keys,
    read_code,
    settle_lot,
)
from fulfilment.packing.commands import Badge, Command, Deed
from fulfilment.packing.numbers import expand_upce, gtin14, gtin_check_digit
from scanning.gs1 import BiipReader

GS1 = BiipReader()
LOST = "0104006381333931" + "10LOT1" + "17261231" + "21SER9"  # both separators gone


def read(
    text: str, symbology: str | None = None, aim: str | None = None, source: ScanSource = ScanSource.WEDGE
) -> Code:
    return read_code(RawScan(text, source, symbology, aim), GS1)


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("6901234567892", "06901234567892"),  # EAN-13
        ("036000291452", "00036000291452"),  # UPC-A
        ("0036000291452", "00036000291452"),  # the same UPC-A as a scanner set to 13 digits sends it
        ("96385074", "00000096385074"),  # EAN-8
        ("16901234567899", "16901234567899"),  # ITF-14
        ("04252614", "00042100005264"),  # UPC-E
    ],
)
def test_a_trade_item_number_gives_its_14_digits_and_the_text_as_scanned(text: str, key: str) -> None:
    assert read(text) == ItemCode(tuple(dict.fromkeys((key, text))), key)


@pytest.mark.parametrize("aim", ["]E0", "]C0", "]Q1", "]d1"])
def test_an_aim_identifier_is_no_part_of_the_code(aim: str) -> None:
    assert read(aim + "6901234567892") == read("6901234567892")


def test_an_aim_identifier_says_which_eight_digits_it_is() -> None:
    assert read("]E496385074") == ItemCode(("00000096385074", "96385074"), "00000096385074")


def test_eight_digits_that_can_be_two_numbers_are_not_decided() -> None:
    both = next(
        text
        for text in (f"0{number:07d}" for number in range(1, 10_000_000))
        if gtin14(text) == text.zfill(14) and expand_upce(text) not in (None, text.zfill(14))
    )
    code = read(both)
    assert isinstance(code, ItemCode)
    assert code.gtin14 is None
    assert code.keys == (both.zfill(14), expand_upce(both), both)
    assert read(both, "EAN8") == ItemCode((both.zfill(14), both), both.zfill(14))
    upce = expand_upce(both)
    assert upce is not None
    assert read(both, "UPCE") == ItemCode((upce, both), upce)


def test_digits_without_a_check_digit_are_an_internal_code() -> None:
    assert read("6901234567893") == Plain("6901234567893")


def test_an_ean_whose_check_digit_is_wrong_lost_something_on_the_way() -> None:
    assert read("6901234567893", "EAN13") == Unreadable(Trouble.BAD_CHECK_DIGIT)
    assert read("]E0690123456789") == Unreadable(Trouble.BAD_CHECK_DIGIT)


def test_an_add_on_is_not_part_of_the_number() -> None:
    assert read("]E3690123456789205") == ItemCode(("06901234567892", "690123456789205"), "06901234567892")


def test_every_way_to_write_an_item_meets_in_one_key() -> None:
    written = ("036000291452", "0036000291452", "00036000291452")
    assert {lookup_keys(text)[0] for text in written} == {"00036000291452"}


@pytest.mark.parametrize(
    ("payload", "digit"), [("629104150021", 3), ("690123456789", 2), ("9638507", 4), ("0", 0)]
)
def test_check_digits_of_published_numbers(payload: str, digit: int) -> None:
    assert gtin_check_digit(payload) == digit


@pytest.mark.parametrize("payload", ["", "12a", "１２３", "-1"])
def test_a_check_digit_of_no_number_is_refused(payload: str) -> None:
    with pytest.raises(ValueError, match="digits"):
        gtin_check_digit(payload)


@given(st.integers(1, 10**13 - 1), st.integers(0, 12), st.integers(1, 9))
def test_one_wrong_digit_is_always_noticed(number: int, place: int, shift: int) -> None:
    payload = f"{number:013d}"
    right = payload + str(gtin_check_digit(payload))
    wrong = right[:place] + str((int(right[place]) + shift) % 10) + right[place + 1 :]
    assert gtin14(right) == right
    assert gtin14(wrong) is None


@pytest.mark.parametrize("text", ["0" * 8, "0" * 13, "１２３４５６７８", "123", "69012345678929999"])
def test_what_is_no_gtin(text: str) -> None:
    assert gtin14(text) is None


def test_cards_and_badges_come_before_everything() -> None:
    assert read("PWC-UNDO\r\n") == Command(Deed.UNDO)
    assert read("]C0pwb-0042") == Badge("0042")
    assert read("PWC-UNDOO") == Unreadable(Trouble.UNKNOWN_CARD)
    assert read("PWB-") == Unreadable(Trouble.UNKNOWN_CARD)


FULL = f"010400638133393110LOT1{GS}1726123121SER9{GS}3012"


@pytest.mark.parametrize("mark", ["]C1", "]d2", "]Q3", "", GS, "]d2" + GS])
def test_a_gs1_label_says_lot_expiry_serial_and_pieces(mark: str) -> None:
    key = "04006381333931"
    assert read(mark + FULL) == ItemCode((key, FULL), key, "LOT1", date(2026, 12, 31), "SER9", 12)


def test_an_identifier_beside_the_text_counts_as_one_before_it() -> None:
    text = "0104006381333931"
    assert read("10LOT1", aim="]C1") == PieceDetails("10LOT1", lot="LOT1")
    assert read(text, aim="]C1") == ItemCode(("04006381333931", text), "04006381333931")


def test_a_box_gives_the_item_inside_and_how_many() -> None:
    code = read("02040063813339313712")
    assert isinstance(code, ItemCode)
    assert (code.gtin14, code.pieces) == ("04006381333931", 12)


@pytest.mark.parametrize(
    "text",
    [
        "(01)04006381333931(17)261231(10)LOT1",
        "https://example.com/01/04006381333931/10/LOT1?17=261231",
        "https://example.com/01/4006381333931/10/LOT1?17=261231",
    ],
)
def test_brackets_and_digital_links_say_the_same(text: str) -> None:
    code = read(text)
    assert isinstance(code, ItemCode)
    assert (code.gtin14, code.lot, code.expiry) == ("04006381333931", "LOT1", date(2026, 12, 31))


def test_a_lost_separator_is_said_and_not_guessed() -> None:
    """biip alone answers lot "LOT11726123121SER9" and nothing else."""
    code = read(LOST)
    assert isinstance(code, ItemCode)
    assert code.is_ambiguous
    assert (code.gtin14, code.lot, code.expiry, code.serial) == ("04006381333931", None, None, None)
    assert code.doubt == LOST[16:]


def test_a_camera_passes_separators_on_so_the_long_lot_is_the_lot() -> None:
    code = read(LOST, source=ScanSource.CAMERA)
    assert isinstance(code, ItemCode)
    assert (code.lot, code.doubt) == ("LOT11726123121SER9", None)


def test_what_stands_before_the_doubt_is_kept() -> None:
    code = read("010400638133393117261231" + "10LOT1" + "21SER9")
    assert isinstance(code, ItemCode)
    assert (code.expiry, code.lot, code.doubt) == (date(2026, 12, 31), None, "10LOT121SER9")


def test_a_lot_at_the_end_that_hides_nothing_is_certain() -> None:
    code = read("010400638133393117261231" + "10LOT1")
    assert isinstance(code, ItemCode)
    assert (code.lot, code.doubt) == ("LOT1", None)


def test_the_lots_of_the_order_settle_a_doubt() -> None:
    code = read(LOST)
    assert isinstance(code, ItemCode)
    settled = settle_lot(code, {"LOT1", "OTHER"}, GS1)
    assert (settled.lot, settled.doubt) == ("LOT1", None)
    assert (settled.expiry, settled.serial) == (date(2026, 12, 31), "SER9")


@pytest.mark.parametrize("lots", [set(), {"OTHER"}, {""}, {"LOT1", "LOT11726123121SER9"}])
def test_a_doubt_with_no_answer_or_two_stays(lots: set[str]) -> None:
    code = read(LOST)
    assert isinstance(code, ItemCode)
    assert settle_lot(code, lots, GS1) == code


@pytest.mark.parametrize("text", ["]C10104006381333932", "]C1ABC", "]d2", "]C1010400638133393117991399"])
def test_a_broken_gs1_label_is_unreadable(text: str) -> None:
    code = read(text)
    assert isinstance(code, Unreadable)
    assert code.reason in (Trouble.BROKEN_GS1, Trouble.EMPTY)


@pytest.mark.parametrize(
    "text", ["]", "]]", "SF1234567890123", "https://example.com/x?y=1", "单号 17", "0012"]
)
def test_other_texts_stay_as_they_are(text: str) -> None:
    assert read(text) == Plain(text)


@pytest.mark.parametrize(
    ("text", "reason"),
    [
        ("", Trouble.EMPTY),
        (" \r\n", Trouble.EMPTY),
        ("]C1", Trouble.EMPTY),
        (GS, Trouble.EMPTY),
        ("A" * (LONGEST + 1), Trouble.TOO_LONG),
        ("AB\x02C", Trouble.NOT_TEXT),
        (f"AB{GS}C", Trouble.NOT_TEXT),
        ("AB\ufffdC", Trouble.NOT_TEXT),
        ("AB\udc80", Trouble.NOT_TEXT),
    ],
)
def test_what_cannot_be_a_code_says_why(text: str, reason: Trouble) -> None:
    assert read(text) == Unreadable(reason)


@pytest.mark.parametrize("byte", range(256))
def test_every_single_byte_has_an_answer(byte: int) -> None:
    assert isinstance(read(chr(byte)), Plain | Unreadable)


GS1_LIKE = st.lists(
    st.sampled_from(
        ["01", "04006381333931", "10", "17", "261231", "21", "30", "37", "00", "392", GS, "A", "9", "]C1"]
    ),
    max_size=12,
).map("".join)
SYMBOLOGIES = st.sampled_from([None, "EAN13", "EAN8", "UPCA", "UPCE", "ITF", "Code128", "no such thing"])


@given(
    st.one_of(
        st.text(max_size=60), st.binary(max_size=80).map(lambda data: data.decode("latin-1")), GS1_LIKE
    ),
    SYMBOLOGIES,
    st.sampled_from([None, "]C1", "]d2", "]Q3", "]E0", "]e0", "]zz"]),
    st.sampled_from(ScanSource),
)
@example("]", None, None, ScanSource.WEDGE)
@example("01" + "9" * 9_998, None, "]C1", ScanSource.SERIAL)
@example("http://[/01/04006381333931", None, None, ScanSource.CAMERA)
@example("\x00\xff" * 5_000, None, None, ScanSource.SERIAL)
def test_nothing_a_scanner_sends_raises(
    text: str, symbology: str | None, aim: str | None, source: ScanSource
) -> None:
    code = read_code(RawScan(text, source, symbology, aim), GS1)
    match code:
        case ItemCode(keys=keys):
            assert keys
            assert len(set(keys)) == len(keys)
            assert code.gtin14 is None or gtin14(code.gtin14) == code.gtin14
        case Plain(text=plain):
            assert plain
            plain.encode()
        case PieceDetails():
            assert code.says
        case _:
            assert isinstance(code, Unreadable | Command | Badge)


@given(GS1_LIKE)
def test_a_doubt_is_always_the_end_of_what_was_scanned(text: str) -> None:
    code = read(text)
    if isinstance(code, ItemCode) and code.doubt is not None:
        assert code.text.endswith(code.doubt)
