import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from printing.drawing.glyphs import MissingGlyph, draw_line
from printing.languages.known import LANGUAGES
from printing.readers.escpos import read_format
from printing.receipts import MARGIN, PITCH, REACH_DOTS, SIZE, WEIGHT, drawer_pulse, paper_cut, receipt
from printing.transports.ways import open_transport
from printing.virtual.printer import VirtualPrinter

TEXT = "祝您购物愉快！\n\n2 x 青瓷茶杯\t¥58.00\nThank you"


@pytest.mark.parametrize("paper_mm", REACH_DOTS)
def test_a_receipt_comes_out_as_dots_and_is_cut(paper_mm: int) -> None:
    with VirtualPrinter() as printer:
        open_transport(printer.url).send(receipt(TEXT, paper_mm))
        (paper,) = printer.wait_for_papers(1)
    assert paper.complaints == ()
    picture = paper.image()
    assert picture.width == REACH_DOTS[paper_mm]
    assert picture.height >= 4 * PITCH


def test_each_line_stands_where_it_was_written() -> None:
    sheet = read_format(receipt("青瓷茶杯\n\nok")).dots
    expected = np.zeros((3 * PITCH, REACH_DOTS[80]), np.uint8)
    draw_line(expected, WEIGHT, SIZE, "青瓷茶杯", MARGIN, 0)
    draw_line(expected, WEIGHT, SIZE, "ok", MARGIN, 2 * PITCH)
    assert (sheet[: 3 * PITCH] == expected).all()


@settings(max_examples=30, deadline=None)
@given(st.text("ab 中文，1-", max_size=200), st.sampled_from(sorted(REACH_DOTS)))
def test_no_text_is_too_long(text: str, paper_mm: int) -> None:
    """Nothing runs off the paper, and no letter is lost on the way."""
    sheet = read_format(receipt(text, paper_mm))
    assert sheet.complaints == []


def test_long_words_and_hanzi_break_anywhere_and_others_at_a_blank() -> None:
    def rows(text: str) -> int:
        return int(read_format(receipt(text, 58)).dots.shape[0]) // PITCH

    assert (rows("中" * 15), rows("中" * 16), rows("中" * 31)) == (1, 2, 3)
    assert rows("1" * 500) > 10
    words = ["teapot"] * 9
    by_hand = {
        receipt("\n".join(" ".join(words[at : at + many]) for at in range(0, 9, many)), 58)
        for many in (2, 3, 4)
    }
    assert receipt(" ".join(words), 58) in by_hand


def test_a_letter_that_the_font_has_not_is_named() -> None:
    with pytest.raises(MissingGlyph, match="U\\+1F375"):
        receipt("tea 🍵")


def test_the_drawer_and_the_knife_are_as_the_standard_writes_them() -> None:
    """Source: Epson, ESC/POS Command Reference, ESC p and GS V."""
    assert drawer_pulse()[:3] == b"\x1bp\x00"
    assert drawer_pulse(5)[:3] == b"\x1bp\x01"
    assert paper_cut().endswith(b"\x1dV\x00")
    assert LANGUAGES["escpos"].next_event(paper_cut())[0] is not None
