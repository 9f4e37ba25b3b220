"""One label as bytes, in the language that was asked for."""

from typing import Literal, get_args

from fulfilment.errors import StationError
from fulfilment.shipping.contents import Content
from printing.drawing.layout import Layout
from printing.drawing.raster import dots_per_mm, draw_label
from printing.languages.known import LANGUAGES
from printing.languages.pdf import pdf_document
from printing.languages.zpl import Encoding, zpl_document

Kind = Literal["zpl", "tspl", "escpos", "epl", "pdf", "png"]


def make_label(
    content: Content,
    dpi: int = 203,
    language: str = "zpl",
    layout: Layout | None = None,
    encoding: Encoding = "z64",
) -> bytes:
    """content as bytes for a printer (zpl, tspl, escpos, epl) an office printer (pdf) or a screen (png).

    dpi: 203 or 300. encoding: of the picture in ZPL.
    Raises StationError: a language we do not speak, and what draw_label raises.
    """
    if language not in get_args(Kind):
        raise StationError(
            f"no printer speaks {language!r}", advice="Choose ZPL, TSPL, ESC/POS, EPL, PDF or PNG."
        )
    raster = draw_label(content, dpi, layout)
    if language == "pdf":
        scale = dots_per_mm(dpi)
        return pdf_document(raster, raster.width / scale, raster.height / scale)
    if language == "zpl":
        return zpl_document(raster, encoding=encoding)
    return raster.png() if language == "png" else LANGUAGES[language].write(raster)
