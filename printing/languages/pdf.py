"""Dots as PDF: each page is the very picture that a label printer would get, for office printers.

Text stays a picture: reportlab embeds no font with PostScript outlines, which Noto CJK has, and another font
would make the paper differ from the label.
"""

import io
from collections.abc import Sequence

from reportlab.lib.units import mm
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from printing.drawing.raster import Raster, dots_per_mm


def pdf_document(raster: Raster, width_mm: float, height_mm: float) -> bytes:
    """One page of width_mm x height_mm filled by raster. The same raster gives the same bytes."""
    return _document([(raster, width_mm, height_mm)])


def pdf_of_rasters(rasters: Sequence[Raster]) -> bytes:
    """A page for each raster, in its own size: a dot is as large as its printer's. One or more."""
    pages = [(raster, *_size_mm(raster)) for raster in rasters]
    if not pages:
        raise ValueError("a document has at least one page")
    return _document(pages)


def _size_mm(raster: Raster) -> tuple[float, float]:
    scale = dots_per_mm(raster.dpi)
    return raster.width / scale, raster.height / scale


def _document(pages: Sequence[tuple[Raster, float, float]]) -> bytes:
    out = io.BytesIO()
    canvas = Canvas(out, invariant=True)
    for raster, width_mm, height_mm in pages:
        canvas.setPageSize((width_mm * mm, height_mm * mm))
        picture = ImageReader(raster.image().convert("L"))  # reportlab would make colours of a mode "1"
        canvas.drawImage(picture, 0, 0, width_mm * mm, height_mm * mm)
        canvas.showPage()
    canvas.save()
    return out.getvalue()
