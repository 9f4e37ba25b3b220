"""OpenCV's barcode detector, the second voice: EAN-13 and UPC-A only.

It reads EAN-8 and EAN-13 alone, and finds EAN-8 and UPC-A in pictures of Code 39 and Code 128:
its EAN-8 is never taken (17 of 17 were invented), the rest only with company.
"""

import cv2

from fulfilment.packing.numbers import gtin14
from scanning.stills.pictures import Grey
from scanning.stills.sighting import Corners, Sighting

ENGINE = "opencv"


class OpenCv:
    def __init__(self) -> None:
        self._detector = cv2.barcode.BarcodeDetector()

    def see(self, grey: Grey, view: str = "plain") -> list[Sighting]:
        try:
            _, texts, kinds, outlines = self._detector.detectAndDecodeWithType(grey)
        except (cv2.error, UnicodeDecodeError):  # both seen; a voice that fails has seen nothing
            return []
        found = zip(texts, kinds, outlines, strict=True) if outlines is not None else ()
        return [_sighting(text, outline, view) for text, kind, outline in found if _is_meant(text, kind)]


def _is_meant(text: str, kind: str) -> bool:
    return kind in ("EAN_13", "UPC_A") and len(text) in (12, 13) and gtin14(text) is not None


def _sighting(text: str, outline: object, view: str) -> Sighting:
    digits = text.zfill(13)
    corners: Corners = tuple((float(x), float(y)) for x, y in outline)  # type: ignore[attr-defined]
    return Sighting("UPCA" if digits[0] == "0" else "EAN13", digits, "]E0", ENGINE, view, corners)
