"""ESC/POS: one picture in strips, then the cutter."""

from printing.drawing.raster import Raster

STRIP_ROWS = 256  # cheap printers garble longer ones
INITIALISE = b"\x1b@"
CUT = b"\x1dVB\x00"  # feed until the label is past the knife, then cut


def escpos_document(raster: Raster) -> bytes:
    """One label, ready to send. A dot that is 1 prints.

    Blank strips are sent too: feeding by lines would not end on the same dot on every model.
    Source: Epson, ESC/POS Command Reference, ESC @, GS v 0 (m 0), GS V (function B).
    """
    height, row_bytes = raster.bits.shape
    parts = [INITIALISE]
    for top in range(0, height, STRIP_ROWS):
        strip = raster.bits[top : top + STRIP_ROWS]
        parts.append(b"\x1dv0\x00" + row_bytes.to_bytes(2, "little") + len(strip).to_bytes(2, "little"))
        parts.append(strip.tobytes())
    parts.append(CUT)
    return b"".join(parts)
