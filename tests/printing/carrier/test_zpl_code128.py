"""What ^BC makes of any data, read back by another's reader."""

import numpy as np
import pytest
import zxingcpp
from hypothesis import given, settings
from hypothesis import strategies as st

from printing.carrier.refused import CarrierLabelRefused
from printing.carrier.zpl_code128 import GROUP, automatic_words, chosen_words
from printing.drawing.code128 import bars_of_words
from tests.printing.carrier.labels import grey_of

DATA = st.lists(st.from_regex(r"\A[0-9]{1,9}\Z") | st.text(st.characters(max_codepoint=126), max_size=4))
SETS = st.lists(
    st.builds(lambda digits: f">5{digits}", st.from_regex(r"\A([0-9]{2}){1,4}\Z"))
    | st.builds(lambda text: f">6{text.replace('>', '>0')}", st.from_regex(r"\A[ -=?-}]{1,5}\Z")),
    min_size=1,
    max_size=4,
)


def read(words: list[int]) -> zxingcpp.Barcode:
    dots = np.broadcast_to(bars_of_words(words).repeat(3), (60, len(bars_of_words(words)) * 3))
    (found,) = zxingcpp.read_barcodes(
        grey_of(np.ascontiguousarray(dots)), formats=zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.Code128)
    )
    return found


@settings(max_examples=120, deadline=None)
@given(parts=DATA)
def test_automatic_sets_say_every_character(parts: list[str]) -> None:
    data = "".join(parts).replace(GROUP, "")[:40]
    if not data:
        with pytest.raises(CarrierLabelRefused):
            automatic_words(data)
    else:
        assert bytes(read(automatic_words(data)).bytes) == data.encode()


@settings(max_examples=60, deadline=None)
@given(parts=SETS)
def test_chosen_sets_say_their_data(parts: list[str]) -> None:
    words, shown = chosen_words("".join(parts))
    assert read(words).bytes == shown.encode()


def test_pairs_are_used_where_they_are_shorter() -> None:
    assert len(automatic_words("1234567890")) == 8
    assert len(automatic_words("ZT75123456789012")) == 1 + 2 + 1 + 7 + 2


def test_fnc1_in_front_makes_it_gs1() -> None:
    found = read(automatic_words(GROUP + "0112345678901231" + "10ABC"))
    assert found.symbology_identifier == "]C1"
    assert found.text == "(01)12345678901231(10)ABC"


def test_an_unknown_sign_after_the_arrow_is_refused() -> None:
    with pytest.raises(CarrierLabelRefused, match=">z"):
        chosen_words("AB>z")
