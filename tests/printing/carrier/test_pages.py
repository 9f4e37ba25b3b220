"""PDFs and pictures as dots, with every code that was in them."""

import io
from contextlib import suppress

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from printing.carrier.codes import check_codes_kept, codes_of
from printing.carrier.document import carrier_rasters
from printing.carrier.pages import pdf_pages, picture_dots
from printing.carrier.refused import CarrierLabelRefused
from printing.carrier.zpl_page import Dots
from tests.printing.carrier.labels import PLAIN, grey_of, pdf_label

PAPER = (100.0, 150.0)


def dots_of(data: bytes, dots_per_mm: int = 8, paper: tuple[float, float] = PAPER) -> Dots:
    (page,) = pdf_pages(data, dots_per_mm, paper)
    return page


def said(dots: Dots) -> set[bytes]:
    return {data for _, data in codes_of(grey_of(dots))}


@pytest.mark.parametrize("dots_per_mm", [8, 12])
def test_a_page_of_the_papers_size_is_drawn_dot_for_dot(dots_per_mm: int) -> None:
    dots = dots_of(pdf_label(), dots_per_mm)
    assert dots.shape == (150 * dots_per_mm, 100 * dots_per_mm)
    assert said(dots) == {b"75123456789012"}
    module = round(0.375 * dots_per_mm)
    row = dots[int(45 * dots_per_mm), 10 * dots_per_mm : 40 * dots_per_mm]
    edges = np.flatnonzero(np.diff(row.astype(int)))
    runs = np.diff(edges) / module
    assert np.abs(runs - runs.round()).max() <= 0.5


def test_four_by_six_inches_lose_only_their_empty_edge() -> None:
    dots = dots_of(pdf_label(width_mm=101.6, height_mm=152.4))
    assert dots.shape == (1200, 800)
    assert said(dots) == {b"75123456789012"}
    rows = np.flatnonzero(dots.any(axis=1))
    assert rows[-1] - rows[0] >= (152.4 - 8) * 8 - 2


def test_a_page_on_its_side_is_turned() -> None:
    dots = dots_of(pdf_label(width_mm=150, height_mm=100))
    assert dots.shape == (1200, 800)
    assert said(dots) == {b"75123456789012"}


def test_a_smaller_page_keeps_its_own_scale() -> None:
    small, own = dots_of(pdf_label(width_mm=76, height_mm=130)), pdf_label(width_mm=76, height_mm=130)
    assert np.array_equal(small[:1040, :608], dots_of(own, paper=(76.0, 130.0)))


def test_a_page_that_must_shrink_until_its_code_is_lost_is_refused() -> None:
    with pytest.raises(CarrierLabelRefused, match="cannot be read"):
        dots_of(pdf_label("75123456789012", 180, 280), paper=(100.0, 150.0))


def test_a_sheet_of_office_paper_is_no_label() -> None:
    with pytest.raises(CarrierLabelRefused, match="paper"):
        dots_of(pdf_label(width_mm=210, height_mm=297), paper=(76.0, 130.0))


def test_a_code_that_became_another_is_lost() -> None:
    one = dots_of(pdf_label("75123456789012"))
    check_codes_kept(grey_of(one), one)
    with pytest.raises(CarrierLabelRefused, match="75123456789012"):
        check_codes_kept(grey_of(one), dots_of(pdf_label("75123456789013")))


def _png(dots: Dots, mode: str = "1", times: int = 1) -> bytes:
    out = io.BytesIO()
    grey = Image.fromarray((1 - dots) * np.uint8(255))
    grey.resize((grey.width * times, grey.height * times)).convert(mode).save(out, "PNG")
    return out.getvalue()


@pytest.mark.parametrize("mode", ["1", "L", "RGB", "RGBA", "P"])
def test_a_picture_of_the_papers_dots_is_kept_dot_for_dot(mode: str) -> None:
    (raster,) = carrier_rasters(PLAIN, 203)
    dots = np.unpackbits(raster.bits, axis=1)
    assert np.array_equal(picture_dots(_png(dots, mode), 8, PAPER), dots)


def test_a_finer_picture_is_scaled_and_still_reads() -> None:
    (raster,) = carrier_rasters(PLAIN, 203)
    dots = np.unpackbits(raster.bits, axis=1)
    assert said(picture_dots(_png(dots, times=3), 8, PAPER)) == {b"ZT75123456"}


def test_a_see_through_picture_is_black_on_paper() -> None:
    picture = Image.new("RGBA", (800, 1200), (0, 0, 0, 0))
    picture.paste((0, 0, 0, 255), (10, 10, 20, 20))
    out = io.BytesIO()
    picture.save(out, "PNG")
    assert int(picture_dots(out.getvalue(), 8, PAPER).sum()) == 100


def test_a_banner_is_no_label() -> None:
    with pytest.raises(CarrierLabelRefused, match="picture"):
        picture_dots(_png(np.zeros((100, 2000), np.uint8)), 8, PAPER)


@settings(max_examples=40, deadline=None)
@given(data=st.data())
def test_a_damaged_document_is_refused_or_drawn_never_a_crash(data: st.DataObject) -> None:
    whole = data.draw(st.sampled_from([pdf_label(), _png(np.zeros((1200, 800), np.uint8))]))
    at = data.draw(st.integers(0, len(whole) - 1))
    bad = whole[:at] + data.draw(st.binary(max_size=8)) + whole[at + data.draw(st.integers(0, 40)) :]
    with suppress(CarrierLabelRefused):
        carrier_rasters(bad, 203)


def test_what_was_filled_into_a_form_is_on_the_label() -> None:
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(100 * mm, 150 * mm), invariant=True)
    canvas.acroForm.textfield(value="75123456789012", x=20, y=200, width=200, height=30, borderWidth=0)
    canvas.showPage()
    canvas.save()
    assert dots_of(out.getvalue()).any()
