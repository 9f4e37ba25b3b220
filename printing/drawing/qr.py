"""QR codes as modules. Source: ISO/IEC 18004 (quiet zone: four modules)."""

from functools import lru_cache

import numpy as np
import zxingcpp
from numpy.typing import NDArray

LEVEL = "Q"  # a quarter of the words may be damaged
QUIET_MODULES = 4


@lru_cache(maxsize=64)
def modules(text: str) -> NDArray[np.uint8]:
    """Modules without a quiet zone, (n, n), 1 is black."""
    symbol = zxingcpp.create_barcode(text, zxingcpp.BarcodeFormat.QRCode, ec_level=LEVEL)
    return matrix_of(symbol)


def matrix_of(symbol: zxingcpp.Barcode) -> NDArray[np.uint8]:
    """(height, width), 1 is black, one element a module."""
    picture = np.asarray(symbol.to_image(scale=1, add_quiet_zones=False), np.uint8)
    matrix: NDArray[np.uint8] = np.uint8(1) - np.minimum(picture, np.uint8(1))
    return matrix
