"""One label as bytes, in the language that was asked for."""

from typing import Literal, get_args

from fulfilment.errors import StationError
from fulfilment.shipping.label_content import LabelContent
from printing.languages import LANGUAGES
from printing.layout import Layout
from printing.raster import draw_label

Kind = Literal["zpl", "tspl", "escpos", "epl", "pdf", "png"]
LATER = ("pdf",)


def make_label(
    content: LabelContent, dpi: int = 203, language: str = "zpl", layout: Layout | None = None
) -> bytes:
    """content as bytes for a printer (zpl, tspl, escpos, epl) or a screen (png).

    dpi: 203 or 300. Raises StationError: a language we do not speak, and what draw_label raises.
    """
    if language in LATER:
        raise StationError(f"{language} comes later", advice="Choose a printer's language or PNG for now.")
    if language not in get_args(Kind):
        raise StationError(f"no printer speaks {language!r}", advice="Choose ZPL, TSPL, ESC/POS, EPL or PNG.")
    raster = draw_label(content, dpi, layout)
    return raster.png() if language == "png" else LANGUAGES[language].write(raster)
