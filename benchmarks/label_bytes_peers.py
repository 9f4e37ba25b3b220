"""What others make of the same label: reportlab a page, zebrafy ^GFA :Z64:, and what most send, plain hex."""

import io
from collections.abc import Callable
from importlib import import_module

from reportlab.graphics.barcode.code128 import Code128
from reportlab.graphics.barcode.qr import QrCodeWidget
from reportlab.graphics.shapes import Drawing
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from fulfilment.shipping.label_content import LabelContent
from printing.drawing.raster import Raster

FONT = "STSong-Light"  # a font of the reader's, not embedded: the cheapest PDF there is


def register_font() -> None:
    pdfmetrics.registerFont(UnicodeCIDFont(FONT))


def as_pdf(content: LabelContent) -> bytes:
    """The same words and codes on a page of the same size."""
    out = io.BytesIO()
    page = Canvas(out, pagesize=(100 * mm, 150 * mm))
    page.setFont(FONT, 14)
    lines = (content.carrier_name, content.route_code, content.recipient_name, content.recipient_phone)
    for at, line in enumerate((*lines, *content.address_lines, *content.item_lines, *content.footer_lines)):
        page.drawString(4 * mm, (142 - 9 * at) * mm, line)
    Code128(content.tracking_number, barWidth=0.5 * mm, barHeight=18 * mm).drawOn(page, 4 * mm, 20 * mm)
    drawing = Drawing(26 * mm, 26 * mm)
    drawing.add(QrCodeWidget(content.tracking_number))
    drawing.drawOn(page, 68 * mm, 4 * mm)
    page.save()
    return out.getvalue()


def as_hex(raster: Raster) -> bytes:
    bits = raster.bits
    head = f"^XA^FO0,0^GFA,{bits.size},{bits.size},{bits.shape[1]},"
    return head.encode() + bits.tobytes().hex().upper().encode() + b"^FS^XZ"


def by_zebrafy() -> Callable[[Raster], bytes] | None:
    """zebrafy's Z64 of the same dots; None when it is not here (LGPL, so only the tests install it)."""
    try:
        make = import_module("zebrafy").ZebrafyImage
    except ImportError:
        return None
    return lambda raster: bytes(make(raster.image(), format="Z64", dither=False).to_zpl(), "ascii")
