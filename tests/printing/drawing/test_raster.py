import numpy as np
import pytest
import zxingcpp
from hypothesis import HealthCheck, given, settings

from fulfilment.errors import StationError
from fulfilment.shipping.label_content import LabelContent
from printing.drawing.glyphs import MissingGlyph
from printing.drawing.layout import load_layout
from printing.drawing.raster import DOTS_PER_MM, draw_label, grouped
from printing.drawing.setting import TextDoesNotFit
from printing.samples import SAMPLES
from tests.printing.labels import a_label, labels


def codes(content: LabelContent, dpi: int) -> dict[str, str]:
    found = zxingcpp.read_barcodes(draw_label(content, dpi).image().convert("L"))
    return {str(code.format).removeprefix("BarcodeFormat."): code.text for code in found}


@pytest.mark.parametrize("dpi", [203, 300])
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(content=labels())
def test_both_codes_say_the_tracking_number(dpi: int, content: LabelContent) -> None:
    read = sorted(codes(content, dpi).values())
    assert read == [content.tracking_number] * 2


@pytest.mark.parametrize("name", list(SAMPLES))
@pytest.mark.parametrize("dpi", [203, 300])
def test_every_sample_can_be_drawn(name: str, dpi: int) -> None:
    raster = draw_label(SAMPLES[name], dpi)
    assert (raster.width, raster.height) == (100 * DOTS_PER_MM[dpi], 150 * DOTS_PER_MM[dpi])
    assert raster.image().getbbox() == (0, 0, raster.width, raster.height)  # white reaches every edge


@pytest.mark.parametrize("dpi", [203, 300])
def test_every_bar_is_a_whole_number_of_modules_of_three_dots_or_more(dpi: int) -> None:
    scale = DOTS_PER_MM[dpi]
    field = next(field for field in load_layout().fields if field.kind == "code128")
    page = np.unpackbits(draw_label(a_label(), dpi).bits, axis=1)
    row = page[round((field.y_mm + field.height_mm / 2) * scale)]
    edges = np.flatnonzero(np.diff(row))
    widths = np.diff(edges)
    module = int(np.gcd.reduce(widths))
    assert module >= 3 * scale / 8
    left, right = round(field.x_mm * scale), round((field.x_mm + field.width_mm) * scale)
    assert edges[0] + 1 - left >= 10 * module
    assert right - edges[-1] - 1 >= 10 * module


@pytest.mark.parametrize("char", ["\U0001f381", "한", "อ"])
def test_a_character_that_the_font_lacks_is_named(char: str) -> None:
    with pytest.raises(MissingGlyph, match=f"U\\+{ord(char):04X}"):
        draw_label(a_label(recipient_name=f"张{char}"), 203)


def test_a_title_with_emoji_does_not_hold_a_parcel() -> None:
    """Only what the road needs may refuse a label; in a list of items the sign is said in words."""
    shown = draw_label(a_label(item_lines=("[火×2]爆款面膜 ×1",)), 203)
    with_emoji = a_label(item_lines=("\U0001f525\U0001f525爆款面膜 ×1",))
    assert draw_label(with_emoji, 203).bits.tobytes() == shown.bits.tobytes()


def test_a_cake_in_a_gift_note_is_written_and_a_letter_the_font_lacks_is_refused() -> None:
    shown = draw_label(a_label(gift_note="生日快乐[蛋糕]"), 203)
    assert draw_label(a_label(gift_note="生日快乐\U0001f382"), 203).bits.tobytes() == shown.bits.tobytes()
    with pytest.raises(MissingGlyph, match=r"field note: .* \(U\+D55C\)"):
        draw_label(a_label(gift_note="생일 축하해 한"[-1]), 203)


@pytest.mark.parametrize("char", ["\ue000", "\U0001f382", "한", "\U0010fffd"])
@pytest.mark.parametrize(
    ("part", "field"),
    [("recipient_name", "recipient"), ("address_lines", "address"), ("route_code", "route")],
)
def test_what_the_road_needs_is_refused_by_field_and_character(part: str, field: str, char: str) -> None:
    text = f"张{char}"
    changed = a_label(**{part: (text,) if part == "address_lines" else text})
    with pytest.raises(MissingGlyph, match=f"field {field}: .*U\\+{ord(char):04X}"):
        draw_label(changed, 203)


@pytest.mark.parametrize("name", "䶮 𫖯 㛃 㙟 𠮷 㐂 犇 骉 喆 堃 昇 镕 珺 龘".split())  # noqa: SIM905
def test_a_rare_name_is_printed(name: str) -> None:
    with_name, without = a_label(recipient_name=name), a_label(recipient_name="")
    assert draw_label(with_name, 203).bits.tobytes() != draw_label(without, 203).bits.tobytes()


def test_a_reprint_says_so_and_the_first_print_does_not() -> None:
    first, again = draw_label(a_label(copy=0), 203), draw_label(a_label(copy=1), 203)
    rows = np.flatnonzero((first.bits != again.bits).any(axis=1))
    assert rows.min() > 130 * 8  # in the footer, and nowhere else
    assert draw_label(a_label(copy=2), 203).bits.tobytes() != again.bits.tobytes()


def test_a_gift_note_is_on_the_label() -> None:
    noted = draw_label(a_label(gift_note="生日快乐"), 203)
    assert noted.bits.tobytes() != draw_label(a_label(), 203).bits.tobytes()


def test_an_address_is_never_cut() -> None:
    with pytest.raises(TextDoesNotFit, match="address"):
        draw_label(a_label(address_lines=("很长的路" * 200,)), 203)


def test_a_long_list_of_items_is_cut_with_an_ellipsis() -> None:
    short = draw_label(a_label(item_lines=("面膜 ×1",) * 40), 203)
    assert short.bits.tobytes() == draw_label(a_label(item_lines=("面膜 ×1",) * 41), 203).bits.tobytes()


def test_a_tracking_number_that_cannot_be_a_code_is_refused() -> None:
    with pytest.raises(StationError, match="Code 128"):
        draw_label(a_label(tracking_number="圆通123"), 203)
    with pytest.raises(TextDoesNotFit, match="barcode"):
        draw_label(a_label(tracking_number="A" * 60), 203)


def test_an_unknown_resolution_is_refused() -> None:
    with pytest.raises(StationError, match="600 dpi"):
        draw_label(a_label(), 600)


@pytest.mark.parametrize(
    ("number", "shown"),
    [
        ("7551204738826", "7 5512 0473 8826"),
        ("SF1234567890123", "SF 1 2345 6789 0123"),
        ("LX473124829CN", "LX 4 7312 4829 CN"),
        ("1234", "1234"),
        ("", ""),
    ],
)
def test_numbers_are_grouped_for_the_eye(number: str, shown: str) -> None:
    assert grouped(number) == shown


def test_a_long_name_takes_two_lines_and_keeps_its_phone() -> None:
    """The line was once cut with an ellipsis, and the phone with it."""
    name = "Wolfeschlegelsteinhausenbergerdorff-Montgomery"
    one, other = (
        draw_label(a_label(recipient_name=name, recipient_phone=phone), 203)
        for phone in ("+49 30 1234567", "+49 30 1234568")
    )
    assert one.bits.tobytes() != other.bits.tobytes()
