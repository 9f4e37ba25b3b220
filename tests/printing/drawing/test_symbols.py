import numpy as np
import pytest
import zxingcpp

from fulfilment.errors import StationError
from fulfilment.shipping.numbers import gs1_check_digit, gtin14, sscc
from printing.drawing import ean
from printing.drawing.field import Field, TextDoesNotFit
from printing.drawing.symbols import SYMBOLS, Page, code_trouble, draw_code, module_min_mm
from tests.printing.wear import TRIES, read, worn

UNIT = "(00)" + sscc("0614141", 123456789, 1)
ELEMENTS = "(01)09506000134352(17)280831(10)LT2608A"
CASES = [
    ("code128", "SF1234567890123", "SF1234567890123", "]C0"),
    ("gs1_128", UNIT, UNIT, "]C1"),
    ("gs1_128", ELEMENTS, ELEMENTS, "]C1"),
    ("itf14", gtin14("9506000134352"), "19506000134359", "]I1"),
    ("ean", "9506000134352", "9506000134352", "]E0"),
    ("ean", "036000291452", "0036000291452", "]E0"),  # UPC-A is read as the EAN-13 that it is
    ("ean", "96385074", "96385074", "]E4"),
    ("datamatrix", "A-03-12-4", "A-03-12-4", "]d1"),
    ("gs1_datamatrix", ELEMENTS, ELEMENTS, "]d2"),
    ("qr", "7551204738826", "7551204738826", "]Q1"),
]


def a_field(kind: str, **changes: object) -> Field:
    values = {"x_mm": 2, "y_mm": 2, "width_mm": 160, "height_mm": 34, "text": "{code}", "module_mm": 0.625}
    return Field("code", kind, **{**values, **changes})  # type: ignore[arg-type]


def drawn(kind: str, text: str, scale: int, **changes: object) -> Page:
    field = a_field(kind, **changes)
    place = np.zeros((round(field.height_mm * scale), round(field.width_mm * scale)), np.uint8)
    draw_code(place, field, text, scale)
    return np.pad(place, 8)


@pytest.mark.parametrize(("kind", "text", "said", "aim"), CASES)
@pytest.mark.parametrize("scale", [8, 12])
def test_a_reader_gets_the_text_and_the_symbology_back(
    kind: str, text: str, said: str, aim: str, scale: int
) -> None:
    (found,) = zxingcpp.read_barcodes((1 - drawn(kind, text, scale)) * np.uint8(255))
    assert (found.text, found.symbology_identifier) == (said, aim)


@pytest.mark.parametrize(("kind", "text", "said", "aim"), CASES)
@pytest.mark.parametrize("scale", [8, 12])
def test_every_one_of_thirty_worn_prints_at_the_least_module_is_read(
    kind: str, text: str, said: str, aim: str, scale: int
) -> None:
    least = module_min_mm(kind, text)
    page = drawn(kind, text, scale, module_mm=least)
    assert [read(worn(page, seed)) for seed in range(TRIES)] == [{said}] * TRIES


@pytest.mark.parametrize(("kind", "text"), [(kind, text) for kind, text, _, _ in CASES])
def test_quiet_zones_lie_inside_the_field(kind: str, text: str) -> None:
    scale = 8
    quiet = 5 * (
        7 if kind == "ean" else SYMBOLS[kind].quiet_modules
    )  # an EAN's sides are not alike: see below
    middle = drawn(kind, text, scale)[8 + 17 * scale]
    inked = np.flatnonzero(middle)
    assert inked[0] >= 8 + quiet
    assert inked[-1] < len(middle) - 8 - quiet


@pytest.mark.parametrize(
    ("number", "left", "right", "modules"),
    [("9506000134352", 11, 7, 95), ("036000291452", 9, 9, 95), ("96385074", 7, 7, 67)],
)
def test_an_ean_keeps_its_quiet_zones_and_its_guards_are_long(
    number: str, left: int, right: int, modules: int
) -> None:
    dots = 3
    place = np.zeros((160, (left + modules + right) * dots), np.uint8)
    ean.draw_ean(place, ean.symbol(number), dots)
    inked = np.flatnonzero(place[10])
    assert (inked[0], len(place[10]) - 1 - inked[-1]) == (left * dots, right * dots)
    below = place[160 - ean.DIGIT_MODULES * dots + 1]  # above the digits, below the common bars
    common = place[10].sum() - below.sum()
    assert common > 0
    assert below[left * dots] == below[left * dots + 2 * dots] == 1
    assert not (below & ~place[10] & 1).any()


def test_every_digit_and_every_first_digit_of_an_ean_is_read() -> None:
    for first in "123456789":
        for body in ("01234567890", "98765432109"):
            number = first + body
            number += str(gs1_check_digit(number))
            page = np.pad(drawn("ean", number, 8), 4)
            assert read((1 - page) * np.uint8(255)) == {number}


def test_bearer_bars_touch_the_bars_and_cover_the_quiet_zones() -> None:
    page = drawn("itf14", "19506000134359", 8)[8:-8, 8:-8]
    bearer = np.flatnonzero(page[0])
    assert len(bearer) == (135 + 20) * 5
    assert page[:10, bearer].all()
    assert page[-10:, bearer].all()
    assert (page[10] == page[-11]).all()
    assert 0 < page[10].sum() < len(bearer)


@pytest.mark.parametrize(
    ("kind", "changes", "trouble"),
    [
        ("gs1_128", {"text": "(00){sscc}", "module_mm": 0.375}, "module_mm >= 0.495 (4 dots"),
        ("gs1_128", {"text": "(00){sscc}", "height_mm": 30}, "height_mm >= 32"),
        ("gs1_128", {"text": "(00){sscc}", "width_mm": 80}, "width_mm >= 88 for 176 modules"),
        ("gs1_128", {"text": "(10){batch}", "module_mm": 0.375}, "module_mm >= 0.495 (4 dots"),
        ("gs1_128", {"text": "(10){batch}", "height_mm": 31}, "height_mm >= 32"),
        ("ean", {"width_mm": 42}, "width_mm >= 42.375 for 113 modules"),
        ("ean", {"height_mm": 12}, "height_mm >= 15"),
        ("itf14", {"width_mm": 50}, "width_mm >= 58.125 for 155 modules"),
        ("itf14", {"height_mm": 12}, "height_mm >= 12.7"),
        ("datamatrix", {"module_mm": 0.375}, "5 dots at 203 dpi"),
        ("code128", {"module_mm": 0.25}, "3 dots at 203 dpi"),
        ("qr", {"text": ""}, "has no text"),
    ],
)
def test_a_field_that_cannot_be_read_is_refused(kind: str, changes: dict[str, object], trouble: str) -> None:
    assert trouble in (code_trouble(a_field(kind, **changes)) or "")
    assert code_trouble(a_field(kind)) is None


def test_a_text_too_long_for_the_least_module_is_refused_and_the_field_named() -> None:
    with pytest.raises(TextDoesNotFit, match="field code"):
        drawn("gs1_128", UNIT, 8, width_mm=80)
    with pytest.raises(TextDoesNotFit, match="field code"):
        drawn("datamatrix", "A" * 200, 8, width_mm=12, height_mm=12)


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("gs1_128", "(00)106141411234567898"),
        ("gs1_128", "(00)1061414112345678"),
        ("gs1_128", "(05)1"),
        ("gs1_128", "00106141411234567897"),
        ("gs1_128", "(10)批号"),
        ("gs1_128", "(10)" + "A" * 20 + "(21)" + "B" * 20 + "(400)C123"),
        ("gs1_128", ""),
        ("gs1_datamatrix", "(01)09506000134353"),
        ("itf14", "19506000134358"),
        ("itf14", "9506000134352"),
        ("ean", "9506000134353"),
        ("ean", "19506000134359"),
        ("ean", "950600013435X"),
        ("ean", ""),
        ("datamatrix", ""),
    ],
)
def test_a_wrong_number_never_becomes_a_code(kind: str, text: str) -> None:
    with pytest.raises(StationError):
        drawn(kind, text, 8)
