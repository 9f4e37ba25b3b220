import cv2
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from zxingcpp import BarcodeFormat

from fulfilment.packing.numbers import gtin_check_digit
from scanning.stills import zxing
from scanning.stills.blurred import AGREEING, Blurred
from scanning.stills.pictures import Grey
from tests.scanning.stills.pictures import drawn


def out_of_focus(text: str, blur: float, seed: int = 1) -> Grey:
    """Two dots a module, blurred by so many dots, with a camera's noise."""
    soft = cv2.GaussianBlur(drawn(text, BarcodeFormat.EAN13, scale=2), (0, 0), blur)
    noise = np.random.default_rng(seed).normal(0, 2, soft.shape)
    return np.asarray(np.clip(soft * 0.6 + 40 + noise, 0, 255), np.uint8)


@pytest.mark.parametrize("text", ["4006381333931", "9780804816632", "0036000291452"])
def test_a_blur_that_the_engines_cannot_read(text: str) -> None:
    picture = out_of_focus(text, blur=2.0)
    assert zxing.see(picture) == []
    seen = Blurred().see(picture)
    assert {one.text for one in seen} == {text}
    assert {one.symbology for one in seen} == {"UPCA" if text[0] == "0" else "EAN13"}
    assert len({one.view for one in seen}) >= AGREEING


def test_upside_down() -> None:
    picture = cv2.rotate(out_of_focus("4006381333931", blur=1.6), cv2.ROTATE_180)
    assert {one.text for one in Blurred().see(np.asarray(picture, np.uint8))} == {"4006381333931"}


@settings(max_examples=15, deadline=None)
@given(st.from_regex(r"[0-9]{12}", fullmatch=True), st.floats(1.0, 6.0), st.integers(0, 99))
def test_what_it_says_is_right_or_nothing(payload: str, blur: float, seed: int) -> None:
    text = payload + str(gtin_check_digit(payload))
    assert {one.text for one in Blurred().see(out_of_focus(text, blur, seed))} <= {text}


@pytest.mark.parametrize("kind", [BarcodeFormat.Code128, BarcodeFormat.Code39, BarcodeFormat.ITF])
def test_bars_of_another_symbology_say_nothing(kind: BarcodeFormat) -> None:
    picture = cv2.GaussianBlur(drawn("123456789012", kind, scale=2), (0, 0), 1.5)
    assert Blurred().see(np.asarray(picture, np.uint8)) == []
