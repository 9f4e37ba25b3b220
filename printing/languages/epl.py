"""EPL2 around the inked blocks of one picture."""

from printing.drawing.raster import Raster, dots_per_mm
from printing.languages.inked import inked_blocks

GAP_MM = 3
COMMAND_BYTES = 22  # GW123,1234,12,123, and the line's end


def epl_document(raster: Raster) -> bytes:
    """One label, ready to send. A dot that is 0 prints, as in TSPL and unlike ZPL.

    The line's end before N ends whatever stood half-written in the printer's buffer.
    Source: Zebra, EPL Programming Guide (14245L), N, q, Q, ZT, GW, P.
    """
    gap = GAP_MM * dots_per_mm(raster.dpi)
    paper = ~raster.bits
    parts = [f"\nN\nq{raster.width}\nQ{raster.height},{gap}\nZT\n".encode()]
    for top, bottom, left, right in inked_blocks(raster.bits, COMMAND_BYTES):
        parts.append(b"GW%d,%d,%d,%d," % (left * 8, top, right - left, bottom - top))
        parts.append(paper[top:bottom, left:right].tobytes())
        parts.append(b"\n")
    parts.append(b"P1\n")
    return b"".join(parts)
