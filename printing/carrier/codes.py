"""No code may get lost between a carrier's document and the dots of one printer."""

from collections import Counter

import numpy as np
import zxingcpp
from numpy.typing import NDArray

from printing.carrier.refused import CarrierLabelRefused
from printing.carrier.zpl_page import Dots

_KINDS = [
    zxingcpp.BarcodeFormat.Code128,
    zxingcpp.BarcodeFormat.Code39,
    zxingcpp.BarcodeFormat.ITF,
    zxingcpp.BarcodeFormat.QRCode,
    zxingcpp.BarcodeFormat.DataMatrix,
    zxingcpp.BarcodeFormat.PDF417,
    zxingcpp.BarcodeFormat.MaxiCode,
]


def codes_of(grey: NDArray[np.uint8]) -> Counter[tuple[str, bytes]]:
    """What a scanner reads off grey, (height, width), 0 is black."""
    # drawn by a program, it is neither inverted nor a photo: looking for those took a third of the time
    found = zxingcpp.read_barcodes(
        np.ascontiguousarray(grey),
        formats=zxingcpp.BarcodeFormats(_KINDS),
        try_invert=False,
        try_downscale=False,
    )
    return Counter((str(one.format), bytes(one.bytes)) for one in found)


def check_codes_kept(before: NDArray[np.uint8], dots: Dots) -> None:
    """before: the document drawn finely, grey. Raises CarrierLabelRefused: dots lost a code."""
    lost = codes_of(before) - codes_of((1 - dots) * np.uint8(255))
    if lost:
        kind, said = next(iter(lost))
        raise CarrierLabelRefused(f"the {kind} {said[:24]!r} cannot be read at this printer's resolution")
