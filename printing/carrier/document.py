"""A carrier's document for one printer: unchanged where it speaks their language, else as dots."""

from collections.abc import Callable

import numpy as np

from printing.carrier.kinds import kind_of_document
from printing.carrier.pages import pdf_pages, picture_dots
from printing.carrier.refused import ASK_AGAIN, ZPL_PRINTER, CarrierLabelRefused
from printing.carrier.zpl_label import zpl_dots
from printing.carrier.zpl_page import Dots
from printing.carrier.zpl_whole import check_size, whole_label
from printing.drawing.raster import Raster, dots_per_mm
from printing.languages.known import LANGUAGES
from printing.languages.pdf import pdf_of_rasters
from printing.languages.zpl import Encoding, zpl_document

USUAL_SIZE_MM = (100.0, 150.0)  # a shipping label where nothing else was said
Writer = Callable[[Raster], bytes]


def carrier_document(
    data: bytes,
    language: str,
    dpi: int,
    size_mm: tuple[float, float] = USUAL_SIZE_MM,
    encoding: Encoding = "z64",
) -> bytes:
    """data, one label, for a printer that speaks language (zpl, tspl, escpos, epl, pdf or png for a screen).

    dpi: 203 or 300. size_mm: its paper. encoding: of pictures in ZPL, for printers that read no Z64.
    Raises CarrierLabelRefused: damaged, several labels, of another size or with something we cannot draw,
    never half of it; MissingGlyph; StationError for an unknown dpi.
    """
    pages = carrier_documents(data, language, dpi, size_mm, encoding)
    if len(pages) != 1:
        raise CarrierLabelRefused(f"{len(pages)} labels in one document", advice=ASK_AGAIN)
    return pages[0]


def carrier_documents(
    data: bytes,
    language: str,
    dpi: int,
    size_mm: tuple[float, float] = USUAL_SIZE_MM,
    encoding: Encoding = "z64",
) -> tuple[bytes, ...]:
    """The same for a document of several pages: a print job for each. Raises as carrier_document."""
    kind = kind_of_document(data)
    if kind == "zpl":
        check_size(whole_label(data), dots_per_mm(dpi), size_mm)
    if kind == language and not (kind == "zpl" and encoding != "z64" and b":Z64:" in data):
        return (data,)
    write = _writer(language, encoding)
    return tuple(write(raster) for raster in carrier_rasters(data, dpi, size_mm))


def carrier_rasters(
    data: bytes, dpi: int, size_mm: tuple[float, float] = USUAL_SIZE_MM
) -> tuple[Raster, ...]:
    """Its pages as dots, for a preview or another language. Raises as carrier_document."""
    scale, kind = dots_per_mm(dpi), kind_of_document(data)
    if kind == "zpl":
        return (_raster(_zpl_page(data, scale, size_mm), dpi),)
    if kind == "pdf":
        return tuple(_raster(dots, dpi) for dots in pdf_pages(data, scale, size_mm))
    if kind in ("png", "jpg"):
        return (_raster(picture_dots(data, scale, size_mm), dpi),)
    raise CarrierLabelRefused(f"a label in {kind} is for a printer of that language", advice=ASK_AGAIN)


def for_printer(data: bytes, language: str, dpi: int) -> bytes:
    """As carrier_document, on paper of the usual size."""
    return carrier_document(data, language, dpi)


def _zpl_page(data: bytes, scale: int, size_mm: tuple[float, float]) -> Dots:
    label = whole_label(data)
    check_size(label, scale, size_mm)
    width, height = (round(side * scale) for side in size_mm)
    dots = zpl_dots(label, label.width or width, label.length or height)
    page = np.zeros((max(height, dots.shape[0]), max(width, dots.shape[1])), np.uint8)
    page[: dots.shape[0], : dots.shape[1]] = dots
    if not page.any():
        raise CarrierLabelRefused("the label is empty")
    return page


def _raster(dots: Dots, dpi: int) -> Raster:
    return Raster(dots.shape[1], dots.shape[0], dpi, np.packbits(dots, axis=1))


def _writer(language: str, encoding: Encoding) -> Writer:
    if language == "zpl":
        return lambda raster: zpl_document(raster, encoding=encoding)
    if language == "pdf":
        return lambda raster: pdf_of_rasters([raster])
    if language == "png":
        return Raster.png
    if language in LANGUAGES:
        return LANGUAGES[language].write
    raise CarrierLabelRefused(f"no printer speaks {language!r}", advice=ZPL_PRINTER)
