"""One label as bytes, in the language that was asked for."""

from typing import Literal

from fulfilment.errors import StationError
from fulfilment.shipping.label_content import LabelContent
from printing.layout import Layout
from printing.raster import draw_label
from printing.zpl import zpl_document

Language = Literal["zpl", "tspl", "escpos", "epl", "pdf", "png"]
LATER = ("tspl", "escpos", "epl", "pdf")


def make_label(
    content: LabelContent, dpi: int = 203, language: str = "zpl", layout: Layout | None = None
) -> bytes:
    """content as bytes for a printer (zpl) or a screen (png).

    dpi: 203 or 300. Raises StationError: a language we do not speak, and what draw_label raises.
    """
    if language in LATER:
        raise StationError(f"{language} comes with issue 3", advice="Choose ZPL or PNG for now.")
    if language not in ("zpl", "png"):
        raise StationError(f"no printer speaks {language!r}", advice="Choose ZPL or PNG.")
    raster = draw_label(content, dpi, layout)
    return raster.png() if language == "png" else zpl_document(raster)
