"""Data Matrix as modules, plain or GS1. Source: ISO/IEC 16022 (ECC 200; the quiet zone is one module)."""

from functools import lru_cache

import numpy as np
import zxingcpp
from numpy.typing import NDArray

from fulfilment.errors import StationError
from printing.drawing.gs1_128 import elements
from printing.drawing.qr import matrix_of

QUIET_MODULES = 2  # one by the standard; the second is for a label that was cut or stuck askew


@lru_cache(maxsize=64)
def modules(text: str) -> NDArray[np.uint8]:
    """A square, (n, n), 1 is black, without a quiet zone. Raises StationError for an empty text."""
    if not text:
        raise StationError("Data Matrix needs a text", advice="Check that item's code.")
    return _matrix(text, is_gs1=False)


@lru_cache(maxsize=64)
def gs1_modules(text: str) -> NDArray[np.uint8]:
    """The same for elements, (01)0950...(10)AB12. Raises StationError."""
    elements(text)
    return _matrix(text, is_gs1=True)


def _matrix(text: str, is_gs1: bool) -> NDArray[np.uint8]:
    made = zxingcpp.create_barcode(text, zxingcpp.BarcodeFormat.DataMatrix, gs1=is_gs1, force_square=True)
    return matrix_of(made)
