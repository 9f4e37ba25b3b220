"""The labelled photos of data/scanning, and when a text counts as right.

Line ends, blanks at the end, FNC1 in first place and brackets round application identifiers are no part
of the comparison: the labels leave them out, the engines do not. GTINs are compared as 13 digits.
"""

import csv
import hashlib
import os
import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from fulfilment.packing.numbers import expand_upce
from scanning.stills.pictures import Grey, grey_of

PACKING = frozenset(
    {"EAN13", "EAN8", "UPCA", "UPCE", "Code128", "Code39", "ITF", "DataMatrix", "QRCode"}
)  # the symbologies that a bench meets; findings/scanning.md counts the same nine
NONE = "none"
_GTIN13 = ("EAN13", "UPCA", "UPCE")

# seen by eye: a second symbol that is really there, and has no line in expected.csv
SECOND = {
    ("zxing-java/ean13-2/14.png", "1920081045006"),
    ("zxing-java/ean13-2/18.png", "1920081045006"),
    ("zxing-java/ean13-2/24.png", "1920081045006"),
    ("zxing-java/code39-3/02.png", "001EC947D49B"),
    ("zxing-java/code39-3/08.png", "001EC9476B0A"),
}


@dataclass(frozen=True)
class Photo:
    folder: Path
    file: str
    symbology: str
    text: str

    def data(self) -> bytes:
        return (self.folder / self.file).read_bytes()

    def grey(self) -> Grey:
        return grey_of(self.data())

    @property
    def is_held_out(self) -> bool:
        """One half of all photos, by the hash of the name."""
        return hashlib.sha256(self.file.encode()).digest()[-1] % 2 == 1

    def says(self, symbology: str, text: str) -> bool:
        """True when text is what the label says."""
        if self.symbology == NONE:
            return False
        wanted, found = _plain(self.symbology, self.text), _plain(self.symbology, text)
        return wanted == found or (self.symbology == "Code39" and "I" + wanted == found)


def is_on_it(photo: Photo, symbology: str, text: str) -> bool:
    """True when text is the label's, or that of another symbol on the photo."""
    return photo.says(symbology, text) or (photo.file, text) in SECOND


def photos_folder() -> Path:
    """PACKWAVE_SHARED, or the folder `shared` beside the checkout."""
    shared = os.environ.get("PACKWAVE_SHARED")
    base = Path(shared) if shared else Path(__file__).parents[2] / "shared"
    return base / "data" / "scanning"


def photos(folder: Path) -> Iterator[Photo]:
    with (folder / "expected.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            yield Photo(folder, row["file"], row["symbology"], _unescaped(row["text"]))


def _unescaped(text: str) -> str:
    signs = {"n": "\n", "r": "\r", "t": "\t", "\\": "\\"}
    return re.sub(
        r"\\(x[0-9a-f]{2}|[nrt\\])",
        lambda found: signs.get(found[1]) or chr(int(found[1][1:], 16)),
        text,
    )


def _plain(symbology: str, text: str) -> str:
    text = text.replace("\r\n", "\n").removeprefix("\x1d").rstrip()
    if symbology == "UPCE" and len(text) == 8:
        return (expand_upce(text) or text)[-13:]
    if symbology in _GTIN13 and text.isdigit() and len(text) >= 12:
        return text[:13].zfill(13)
    if symbology.startswith("DataBar"):
        text = re.sub(r"[()\x1d]", "", text)
    return text.removeprefix("01") if symbology == "DataBar" and len(text) == 16 else text
