"""zxing-cpp, the first voice: every symbology that design.md names."""

import zxingcpp
from zxingcpp import BarcodeFormat, Binarizer, TextMode

from scanning.stills.pictures import Grey
from scanning.stills.sighting import Sighting

ENGINE = "zxing"


def see(grey: Grey, view: str = "plain", binarizer: Binarizer = Binarizer.LocalAverage) -> list[Sighting]:
    """All codes of grey, turned by quarters and inverted ones too.

    Never try_downscale: zxing-cpp 3.1.1 then returned a second text with a right check digit beside
    the right one in 1 of 500 clean pictures. Smaller copies are views of ours, weighed like all others.
    """
    found = zxingcpp.read_barcodes(
        grey, FORMATS, try_downscale=False, text_mode=TextMode.Plain, binarizer=binarizer
    )
    return [_sighting(code, view) for code in found if code.format in _NAMES]


def see_fast(grey: Grey, view: str) -> list[Sighting]:
    """Codes whose bars stand across grey's lines, dark on light: a fifth of the time of see()."""
    found = zxingcpp.read_barcodes(
        grey, FAST, try_rotate=False, try_downscale=False, try_invert=False, text_mode=TextMode.Plain
    )
    return [_sighting(code, view) for code in found if code.format in _NAMES]


def _sighting(code: zxingcpp.Barcode, view: str) -> Sighting:
    at = code.position
    outline = (at.top_left, at.top_right, at.bottom_right, at.bottom_left)
    symbology = _NAMES[code.format]
    if symbology == "EAN13" and code.text.startswith("0"):
        symbology = "UPCA"  # one and the same symbol (GS1 General Specifications, 5.2.2.2)
    corners = tuple((float(point.x), float(point.y)) for point in outline)
    return Sighting(symbology, code.text, code.symbology_identifier or None, ENGINE, view, corners)


_NAMES = {
    BarcodeFormat.EAN13: "EAN13",
    BarcodeFormat.EAN8: "EAN8",
    BarcodeFormat.UPCA: "UPCA",
    BarcodeFormat.UPCE: "UPCE",
    BarcodeFormat.Code128: "Code128",
    BarcodeFormat.Code39: "Code39",
    BarcodeFormat.Code39Std: "Code39",
    BarcodeFormat.Code39Ext: "Code39",
    BarcodeFormat.Code32: "Code39",
    BarcodeFormat.Code93: "Code93",
    BarcodeFormat.Codabar: "Codabar",
    BarcodeFormat.ITF: "ITF",
    BarcodeFormat.ITF14: "ITF",
    BarcodeFormat.DataBarOmni: "DataBar",
    BarcodeFormat.DataBarStk: "DataBar",
    BarcodeFormat.DataBarStkOmni: "DataBar",
    BarcodeFormat.DataBarLtd: "DataBar",
    BarcodeFormat.DataBarExp: "DataBarExp",
    BarcodeFormat.DataBarExpStk: "DataBarExp",
    BarcodeFormat.DataMatrix: "DataMatrix",
    BarcodeFormat.QRCode: "QRCode",
    BarcodeFormat.QRCodeModel1: "QRCode",
    BarcodeFormat.QRCodeModel2: "QRCode",
    BarcodeFormat.PDF417: "PDF417",
    BarcodeFormat.CompactPDF417: "PDF417",
}
FORMATS = zxingcpp.BarcodeFormats(list(_NAMES))
FAST = zxingcpp.BarcodeFormats(
    [
        code
        for code, name in _NAMES.items()
        if name not in ("Code93", "Codabar", "DataBar", "DataBarExp", "PDF417")
    ]
)
