import numpy as np
import pytest
import zxingcpp
from hypothesis import given, settings
from hypothesis import strategies as st

from fulfilment.errors import StationError
from printing.drawing.code128 import WIDTHS, code_words, modules


def test_the_table_is_whole() -> None:
    assert len(WIDTHS) == len(set(WIDTHS)) == 107
    assert {sum(map(int, widths)) for widths in WIDTHS[:-1]} == {11}
    assert sum(map(int, WIDTHS[-1])) == 13


@settings(max_examples=200, deadline=None)
@given(
    st.text(
        st.one_of(st.sampled_from("0123456789"), st.characters(min_codepoint=32, max_codepoint=126)),
        min_size=1,
        max_size=30,
    )
)
def test_a_reader_gets_every_text_back(text: str) -> None:
    bars = np.pad(modules(text).repeat(3), 40)
    picture = np.tile((1 - bars) * 255, (40, 1)).astype(np.uint8)
    found = zxingcpp.read_barcodes(picture, formats=zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.Code128))
    assert [code.text for code in found] == [text]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("7551204738826", 1 + 6 + 1 + 1 + 2),
        ("SF1234567890123", 1 + 3 + 1 + 6 + 2),
        ("12", 4),
        ("1", 4),
        ("AB123456", 9),
        ("A123456", 8),
        ("A1234567B", 11),
        ("A12345B", 10),
    ],
)
def test_digits_are_paired_where_it_is_shorter(text: str, words: int) -> None:
    assert len(code_words(text)) == words


@pytest.mark.parametrize("text", ["", "é", "面单", "A\tB"])
def test_what_set_b_lacks_is_refused(text: str) -> None:
    with pytest.raises(StationError):
        code_words(text)
