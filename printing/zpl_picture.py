"""What a ZPL document puts on paper, as a PNG for screens that have only the bytes."""

import io

import numpy as np
from PIL import Image

from printing.zpl_reader import read_format


def picture_of(document: bytes) -> bytes | None:
    """PNG, one pixel a dot; None when the document draws nothing."""
    dots = read_format(document).dots
    if not dots.size:
        return None
    image = Image.frombytes("1", dots.shape[::-1], np.packbits(1 - dots, axis=1).tobytes())
    out = io.BytesIO()
    image.save(out, "PNG")
    return out.getvalue()
