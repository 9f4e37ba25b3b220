"""One label for one printer: unchanged, as dots, or refused."""

import numpy as np
import pytest

from fulfilment.errors import StationError
from printing.carrier.codes import codes_of
from printing.carrier.document import carrier_document, carrier_documents, carrier_rasters, for_printer
from printing.carrier.kinds import kind_of_document
from printing.carrier.refused import OTHER_SIZE, CarrierLabelRefused
from printing.languages.known import LANGUAGES
from printing.languages.zpl import zpl_document
from tests.printing.carrier.labels import CHINESE, GROUND, PLAIN, grey_of, pdf_label

NUMBER = {(("Code 128"), b"75123456789012")}


@pytest.mark.parametrize("label", [GROUND, PLAIN])
@pytest.mark.parametrize("lead", [b"", b"\xef\xbb\xbf", b"\r\n"])
def test_a_printer_of_its_language_gets_the_very_same_bytes(label: bytes, lead: bytes) -> None:
    assert carrier_document(lead + label, "zpl", 203) == lead + label
    assert for_printer(lead + label, "zpl", 203) == lead + label


def test_an_office_printer_gets_the_pdf_as_it_is() -> None:
    label = pdf_label()
    assert carrier_document(label, "pdf", 203) == label


@pytest.mark.parametrize("language", ["tspl", "escpos", "epl"])
@pytest.mark.parametrize("label", [GROUND, pdf_label()])
def test_another_language_gets_exactly_the_dots(language: str, label: bytes) -> None:
    """The virtual printer's reader shares no code with the writers."""
    (raster,) = carrier_rasters(label, 203)
    sheet = LANGUAGES[language].read_format(carrier_document(label, language, 203), 8)
    dots = np.unpackbits(raster.bits, axis=1)[:, : raster.width]
    assert not sheet.complaints
    assert np.array_equal(sheet.dots[: dots.shape[0], : dots.shape[1]], dots[: sheet.dots.shape[0]])
    assert int(sheet.dots.sum()) == int(dots.sum())


def test_our_own_raster_comes_back_to_the_dot() -> None:
    (raster,) = carrier_rasters(GROUND, 203)
    (again,) = carrier_rasters(zpl_document(raster), 203)
    assert np.array_equal(again.bits, raster.bits)


@pytest.mark.parametrize("dpi", [203, 300])
def test_a_pdf_becomes_zpl_whose_code_still_reads(dpi: int) -> None:
    made = carrier_document(pdf_label(), "zpl", dpi)
    (raster,) = carrier_rasters(made, dpi)
    assert set(codes_of(grey_of(np.unpackbits(raster.bits, axis=1)))) == NUMBER


def test_each_page_is_a_job_of_its_own() -> None:
    two = pdf_label(pages=2)
    assert len(carrier_documents(two, "tspl", 203)) == 2
    with pytest.raises(CarrierLabelRefused, match="2 labels"):
        carrier_document(two, "tspl", 203)


@pytest.mark.parametrize(
    "label",
    [
        PLAIN[:-3],
        PLAIN + PLAIN,
        PLAIN.replace(b"^XZ", b"^PQ2^XZ"),
        b"^XA^PW800^XZ",
        b"^XA" + b"^FO1,1^GB9,9,9^FS" * 120_000 + b"^XZ",
        b"^XA^FO10,10^GB9,9,9^FS^XZ junk ^",
        b"~JR" + PLAIN,
        b"%PDF-1.4 nothing of a pdf",
        b"\x89PNG\r\n\x1a\n and then nothing",
        b"hello",
        b"",
        b"N\nq800\nP1\n",
    ],
)
@pytest.mark.parametrize("language", ["zpl", "tspl"])
def test_what_is_not_one_whole_label_is_refused_in_any_language(label: bytes, language: str) -> None:
    with pytest.raises(CarrierLabelRefused):
        carrier_document(label, language, 203)


def test_settings_before_the_label_stay_with_it() -> None:
    label = b"^XA^MNY^LH10,10^XZ\n" + PLAIN
    assert carrier_document(label, "zpl", 203) == label
    (raster,) = carrier_rasters(label, 203)
    assert raster.width == 800


@pytest.mark.parametrize(("dpi", "size_mm"), [(300, (100.0, 150.0)), (203, (76.0, 130.0))])
def test_a_label_made_for_another_printer_is_refused(dpi: int, size_mm: tuple[float, float]) -> None:
    """800 dots are 67 mm of a 300 dpi printer, and 24 mm more than a 76 mm roll has."""
    with pytest.raises(CarrierLabelRefused) as refused:
        carrier_document(PLAIN, "zpl", dpi, size_mm)
    assert refused.value.advice == OTHER_SIZE


def test_a_narrow_label_on_its_own_paper() -> None:
    (raster,) = carrier_rasters(CHINESE, 203, (76.0, 130.0))
    assert (raster.width, raster.height) == (608, 1040)


def test_no_printer_speaks_that() -> None:
    with pytest.raises(StationError):
        carrier_document(PLAIN, "klingon", 203)
    with pytest.raises(StationError):
        carrier_document(PLAIN, "tspl", 600)


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"\n\n%PDF-1.7", "pdf"),
        (b" ^XA", "zpl"),
        (b"~DGR:A", "zpl"),
        (b"SIZE 100 mm", "tspl"),
        (b"\x1b@", "escpos"),
    ],
)
def test_a_document_is_known_by_its_first_bytes(data: bytes, kind: str) -> None:
    assert kind_of_document(data) == kind
