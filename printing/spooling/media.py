"""Whether the labels in a printer are as long as those that are drawn for it.

A printer that measured a label too short tears ours over two; one that measured it too long feeds empty
labels behind each. People say: "blank labels come out".
"""

import re
from dataclasses import dataclass

TOO_SHORT, TOO_LONG = 0.95, 1.5  # of the label's own length; a roll of somewhat longer labels does no harm
HEAD_BYTES = 300
CALIBRATE = {"zpl": b"~JC\n", "tspl": b"GAPDETECT\r\n", "epl": b"\r\nxa\r\n"}  # ESC/POS paper has no gaps


@dataclass
class Media:
    """loaded_rows: the length in dots of what the settings say is loaded, None when they say nothing.

    The printer's word is not believed for ever: some report the length that they were told last, and after a
    person had it measured anew what it says is how it is.
    """

    loaded_rows: int | None = None
    _told_rows: int | None = None
    _is_measured: bool = False

    def is_wrong(self, measured_rows: int | None, document: bytes = b"") -> bool:
        """measured_rows: by the printer, None when it does not say. document: what is to be printed next."""
        wanted = told_rows(document) or self.loaded_rows
        if not (measured_rows and wanted) or self._is_measured or measured_rows == self._told_rows:
            return False
        return not TOO_SHORT * wanted <= measured_rows <= TOO_LONG * wanted

    def sent(self, document: bytes) -> None:
        self._told_rows = told_rows(document) or self._told_rows

    def measured(self) -> None:
        """A person had the labels measured."""
        self._is_measured = True


def told_rows(document: bytes) -> int | None:
    """The label's length in dots as a ZPL document itself says it; None when it does not."""
    found = re.search(rb"\^LL(\d{1,5})", document[:HEAD_BYTES])
    return int(found[1]) if found else None


def rows_of(media: str, dpi: int) -> int | None:
    """The length in dots of media like "100x150" (millimetres); None for anything else."""
    found = re.fullmatch(r"\d+(?:\.\d+)?x(\d+(?:\.\d+)?)", media)
    scale = 12 if dpi == 300 else 8
    return round(float(found[1]) * scale) if found else None
