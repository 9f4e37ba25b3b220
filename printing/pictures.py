"""What a document puts on paper, as a PNG for screens that have only the bytes."""

import io

import numpy as np
from PIL import Image

from printing.drawing.raster import dots_per_mm
from printing.languages.known import LANGUAGES


def picture_of(document: bytes, language: str = "zpl", dpi: int = 203) -> bytes | None:
    """PNG, one pixel a dot; None when the document draws nothing or is in no language of printers."""
    if language not in LANGUAGES:
        return None
    dots = LANGUAGES[language].read_format(document, dots_per_mm(dpi)).dots
    if not dots.size:
        return None
    image = Image.frombytes("1", dots.shape[::-1], np.packbits(1 - dots, axis=1).tobytes())
    out = io.BytesIO()
    image.save(out, "PNG")
    return out.getvalue()
