"""Labels as carriers write them, with numbers of nobody."""

import io

import numpy as np
from numpy.typing import NDArray
from reportlab.graphics.barcode import code128
from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

GROUND = b"""^XA^CF,0,0,0^PR12^MD30^PW800^LL1200^PON^CI13^LH0,20
^FO12,139^GB753,2,2^FS
^FO464,8^GB2,129,2^FS
^AdN,0,0^FWN^FH^FO478,19^FDSHIP DATE: 21NOV26^FS
^AbN,11,7^FWN^FH^FO478,65^FDCAD: 123456789^FS
^A0N,39,36^FWN^FH^FO28,189^FD1234 MAIN STREET_2C APT 5^FS
^FO30,410^BY2,2^B7N,10,5,14^FH^FWN^FH^FD[)>_1E01_1D0238117_1D840_1D19_1D7947123456780201_1DFDE_1E_04^FS
^A0N,51,38^FWN^FH^FO140,690^FD7947 1234 5678^FS
^FO75,900^BY3,2^BCN,200,N,N,N,N^FWN^FD>;1001901034000381170079471234567823^FS
^PQ1
^XZ
"""
CHINESE = """^XA^PW608^LL1040^CI28^LH0,0
^FO10,10^GB588,1020,3^FS
^FO20,30^A@N,60,60,E:SIMSUN.TTF^FD中通快递^FS
^FO20,120^GB560,90,90^FS
^FO20,130^FR^A0N,70,60^FD310-A12 03^FS
^FO20,240^A0N,32,32^FB560,3,4,L^FD收件人 王* 138****8000 浙江省杭州市余杭区文一西路 9** 号^FS
^FO60,420^BY3^BCN,140,Y,N,N,A^FD75123456789012^FS
^FO360,700^BQN,2,6^FDQA,https://example.com/w/75123456789012^FS
^FO40,720^BXN,6,200^FDZT-310-A12^FS
^XZ""".encode()
PLAIN = b"^XA^PW800^LL1200^FO50,50^BY3^BCN,150,N^FD>:ZT75123456^FS^XZ"


def pdf_label(
    text: str = "75123456789012", width_mm: float = 100, height_mm: float = 150, pages: int = 1
) -> bytes:
    """A page with a frame and text as Code 128, a module of three dots at 203 dpi."""
    out = io.BytesIO()
    canvas = Canvas(out, pagesize=(width_mm * mm, height_mm * mm), invariant=True)
    for _ in range(pages):
        bars = code128.Code128(text, barHeight=20 * mm, barWidth=0.375 * mm, quiet=False)
        bars.drawOn(canvas, 10 * mm, (height_mm - 60) * mm)
        canvas.rect(4 * mm, 4 * mm, (width_mm - 8) * mm, (height_mm - 8) * mm)
        canvas.drawString(10 * mm, (height_mm - 70) * mm, text)
        canvas.showPage()
    canvas.save()
    return out.getvalue()


def grey_of(dots: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """dots, 1 is black, as a camera sees them, with paper around."""
    return np.pad((1 - dots) * np.uint8(255), 40, constant_values=255)
