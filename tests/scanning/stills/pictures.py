"""Pictures for these tests, drawn by zxing-cpp's own writer, and sightings by hand."""

import cv2
import numpy as np
import zxingcpp
from zxingcpp import BarcodeFormat

from scanning.stills.pictures import Grey
from scanning.stills.sighting import Sighting


def drawn(text: str, kind: BarcodeFormat, scale: int = 3) -> Grey:
    """The code with a white margin all round."""
    made = zxingcpp.create_barcode(text, kind)
    picture = np.asarray(zxingcpp.write_barcode_to_image(made, scale=scale, add_quiet_zones=True), np.uint8)
    return np.pad(picture, 40, constant_values=255)


def as_png(grey: Grey) -> bytes:
    return cv2.imencode(".png", grey)[1].tobytes()


def seen(
    text: str, engine: str = "zxing", view: str = "plain", symbology: str = "EAN13", left: float = 0
) -> Sighting:
    corners = ((left, 0.0), (left + 100, 0.0), (left + 100, 50.0), (left, 50.0))
    return Sighting(symbology, text, "]E0", engine, view, corners)
