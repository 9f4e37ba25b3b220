"""Single photos: ours beside pyzbar alone, zxing-cpp alone and OpenCV alone, in one run.

python -m benchmarks decode_photos [--photos DIR] [--misses]
Each photo is read by all four in turn. Right: the label's text is among what is accepted. Wrong: a photo on
which something is accepted that is not there. CPU of ours holds its third voice's process. The half that is
"held out" is half of the photos by a hash of their names.
"""

import argparse
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

import cv2
import zxingcpp
from pyzbar import pyzbar

from benchmarks.measure import machine, percentile
from benchmarks.photos import NONE, PACKING, Photo, is_on_it, photos, photos_folder
from scanning.stills.pictures import Grey
from scanning.stills.reader import StillReader
from scanning.stills.zbar import ZBar

Texts = list[tuple[str, str]]  # symbology, text
Reader = Callable[[Grey], Texts]
# what a bench meets; with all of them pyzbar 0.1.9 raises on SQ codes
_ZBAR = ("EAN13", "EAN8", "UPCA", "UPCE", "CODE128", "CODE39", "I25", "QRCODE")


@dataclass
class Score:
    """Of one reader."""

    right: dict[bool, int] = field(default_factory=lambda: {False: 0, True: 0})  # by is_held_out
    wrong: list[str] = field(default_factory=list)  # photos with a code
    wrong_on_none: int = 0
    cpu_ms: list[float] = field(default_factory=list)
    missed: list[str] = field(default_factory=list)

    def add(self, photo: Photo, found: Texts, cpu_ms: float) -> None:
        self.cpu_ms.append(cpu_ms)
        is_wrong = any(not is_on_it(photo, *code) for code in found)
        if photo.symbology == NONE:
            self.wrong_on_none += is_wrong
            return
        if is_wrong:
            self.wrong.append(photo.file)
        if photo.symbology in PACKING:
            is_right = any(photo.says(*code) for code in found)
            self.right[photo.is_held_out] += is_right
            if not is_right:
                self.missed.append(f"{photo.file} {photo.symbology} {photo.text[:24]!r}")


def zxing_alone(grey: Grey) -> Texts:
    """As it comes, all formats, its own shrinking and turning on."""
    found = zxingcpp.read_barcodes(grey, text_mode=zxingcpp.TextMode.Plain)
    return [(str(code.symbology), code.text) for code in found]


def pyzbar_alone(grey: Grey) -> Texts:
    kinds = [pyzbar.ZBarSymbol[name] for name in _ZBAR]
    return [(code.type, code.data.decode("utf-8", "replace")) for code in pyzbar.decode(grey, kinds)]


def opencv_alone() -> Reader:
    bars, squares = cv2.barcode.BarcodeDetector(), cv2.QRCodeDetector()

    def read(grey: Grey) -> Texts:
        try:
            _, texts, kinds, _ = bars.detectAndDecodeWithType(grey)
            _, more, _, _ = squares.detectAndDecodeMulti(grey)
        except (cv2.error, UnicodeDecodeError):
            return []
        return [(kind, text) for kind, text in zip(kinds, texts, strict=True) if text] + [
            ("QRCode", text) for text in more if text
        ]

    return read


def ours(reader: StillReader) -> Reader:
    def read(grey: Grey) -> Texts:
        return [(one.symbology, one.text) for one in reader.read(grey).reads]

    return read


def measured(folder: Path) -> tuple[dict[str, Score], list[Photo]]:
    third = ZBar()
    reader, shots = StillReader(third), list(photos(folder))
    readers = {
        "ours": ours(reader),
        "zxing-cpp alone": zxing_alone,
        "pyzbar alone": pyzbar_alone,
        "OpenCV alone": opencv_alone(),
    }
    scores = {name: Score() for name in readers}
    for photo in shots:
        grey = photo.grey()
        for name, read in readers.items():
            begin = _cpu_ms(third)
            found = read(grey)
            scores[name].add(photo, found, _cpu_ms(third) - begin)
    reader.close()
    return scores, shots


def _row(name: str, score: Score, shots: list[Photo]) -> str:
    packing = [shot for shot in shots if shot.symbology in PACKING]
    held = sum(shot.is_held_out for shot in packing)
    total = sum(score.right.values())
    coded = sum(shot.symbology != NONE for shot in shots)
    return (
        f"{name:<16} right {total:3d} of {len(packing)} {100 * total / len(packing):5.1f} %"
        f"  (tune {100 * score.right[False] / (len(packing) - held):5.1f}, held out"
        f" {100 * score.right[True] / held:5.1f} %)  wrong {len(score.wrong):2d} = "
        f"{100 * len(score.wrong) / coded:4.1f} %, without a code {score.wrong_on_none}"
        f"  CPU ms p50 {percentile(score.cpu_ms, 0.5):5.1f}  mean {sum(score.cpu_ms) / len(shots):5.1f}"
        f"  p95 {percentile(score.cpu_ms, 0.95):6.1f}"
    )


def _cpu_ms(third: ZBar) -> float:
    return time.process_time() * 1000 + third.cpu_ms


def main() -> int:
    words = argparse.ArgumentParser(prog="python -m benchmarks decode_photos")
    words.add_argument("--photos", type=Path, default=photos_folder(), metavar="DIR")
    words.add_argument("--misses", action="store_true", help="name what ours did not read, or read wrongly")
    args = words.parse_args()
    if not args.photos.is_dir():
        print(f"no photos in {args.photos}: name their folder with --photos", file=sys.stderr)
        return 2
    cv2.setNumThreads(1)
    print(machine())
    scores, shots = measured(args.photos)
    for name, score in scores.items():
        print(_row(name, score, shots))
    if args.misses:
        print(*(f"missed {line}" for line in scores["ours"].missed), sep="\n")
        print(*(f"wrong {line}" for line in scores["ours"].wrong), sep="\n")
    print(machine())
    return 0


if __name__ == "__main__":
    sys.exit(main())
