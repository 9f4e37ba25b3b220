"""TSPL around the inked blocks of one picture."""

from printing.drawing.raster import Raster, dots_per_mm
from printing.languages.inked import inked_blocks

GAP_MM = 3  # between two labels of a roll; a printer that has measured its roll corrects it
COMMAND_BYTES = 26  # BITMAP 123,1234,12,123,0, and the line's end


def tspl_document(raster: Raster) -> bytes:
    """One label, ready to send. A dot that is 0 prints.

    Source: TSC, TSPL/TSPL2 Programming Manual, SIZE, GAP, CLS, BITMAP (mode 0: overwrite), PRINT.
    """
    scale = dots_per_mm(raster.dpi)
    head = (
        f"SIZE {raster.width / scale:g} mm,{raster.height / scale:g} mm\r\n"
        f"GAP {GAP_MM} mm,0 mm\r\nDIRECTION 0\r\nREFERENCE 0,0\r\nCLS\r\n"
    )
    paper = ~raster.bits
    parts = [head.encode()]
    for top, bottom, left, right in inked_blocks(raster.bits, COMMAND_BYTES):
        parts.append(b"BITMAP %d,%d,%d,%d,0," % (left * 8, top, right - left, bottom - top))
        parts.append(paper[top:bottom, left:right].tobytes())
        parts.append(b"\r\n")
    parts.append(b"PRINT 1,1\r\n")
    return b"".join(parts)
