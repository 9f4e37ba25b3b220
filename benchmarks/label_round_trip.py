"""How many labels come back dot for dot, and how many of their codes are read, in each language.

python -m benchmarks.label_round_trip [--labels N] [--seed N]

Each label is one of every layout in turn, its content made by chance, drawn at 203 and at 300 dpi, written in
each language, and read by readers that share no code with the writers: ZPL by zplkit, a renderer of other
people's, TSPL, ESC/POS and EPL2 by those of the virtual printer. All its codes must then be read exactly off
the dots that came out, by symbology and text. It ends with 1 if one dot or one code differed.
"""

import argparse
import os
import random
import sys
import time
from collections import Counter
from concurrent.futures import ProcessPoolExecutor

import numpy as np
from numpy.typing import NDArray
from zplkit import Options, render
from zplkit.rendering import Limits

from benchmarks.label_decode import codes_of, drawn_by_chance
from benchmarks.measure import machine
from printing.drawing.layout import FOLDER, load_layout
from printing.drawing.raster import DOTS_PER_MM, Raster
from printing.languages.known import LANGUAGES
from tests.printing.wear import found

WHITE = np.uint8(255)
LOT = 10  # labels a process takes at a time
MOST_WIDE_MM = 108  # a label printer's head; wider pages go to office printers, as PDF
_EVERY = sorted(path.stem for path in FOLDER.glob("*.json"))
LAYOUTS = [name for name in _EVERY if load_layout(name).width_mm <= MOST_WIDE_MM]


def as_printed(raster: Raster, language: str) -> NDArray[np.uint8] | None:
    """The dots that an independent reader makes of what our writer sends, 1 is black; None: it complains."""
    if language == "zpl":
        return _by_zplkit(raster)
    spoken = LANGUAGES[language]
    sheet = spoken.read_format(spoken.write(raster), DOTS_PER_MM[raster.dpi])
    return None if sheet.complaints or sheet.copies != 1 else sheet.dots


def _by_zplkit(raster: Raster) -> NDArray[np.uint8]:
    options = Options(profile="specification", width=raster.width, height=raster.height, dpi=raster.dpi)
    scene = render(LANGUAGES["zpl"].write(raster), options, limits=Limits(graphic_bytes=4_000_000))
    picture = scene.labels[0].rasterize()
    grey = np.frombuffer(picture.pixels, np.uint8).reshape(picture.height, picture.width, -1)[..., 0]
    return (grey < 128).astype(np.uint8)


def one_label(at: int, seed: int) -> Counter[str]:
    """What was right of the at-th label, by language and dpi."""
    layout, chance = load_layout(LAYOUTS[at % len(LAYOUTS)]), random.Random(f"{seed} {at}")
    right = Counter[str]()
    for dpi in DOTS_PER_MM:
        content, raster, _ = drawn_by_chance(layout, dpi, chance)
        codes = codes_of(layout, content)
        for language in LANGUAGES:
            dots = as_printed(raster, language)
            right["codes there"] += len(codes)
            if dots is not None:
                is_same = np.packbits(dots, axis=1).tobytes() == raster.bits.tobytes()
                right[f"{language} {dpi} dots"] += is_same
                read = found((1 - dots) * WHITE, shrinks=False)
                right[f"{language} {dpi} labels"] += read == set(codes.values())
                right["codes read"] += len(read & set(codes.values()))
    return right


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--labels", type=int, default=500)
    parser.add_argument("--seed", type=int, default=11)
    given = parser.parse_args()
    start, count = time.monotonic(), given.labels
    with ProcessPoolExecutor(os.cpu_count()) as pool:
        right = sum(pool.map(one_label, range(count), [given.seed] * count, chunksize=LOT), Counter[str]())
    kinds = [f"{language} {dpi}" for language in LANGUAGES for dpi in DOTS_PER_MM]
    for kind in kinds:
        dots, labels = right[f"{kind} dots"], right[f"{kind} labels"]
        print(f"{kind + ' dpi':16} identical {dots}/{count}  all codes read exactly {labels}/{count}")
    took = f"{time.monotonic() - start:.0f} s; {machine()}"
    print(f"{right['codes read']} of {right['codes there']} codes, {len(LAYOUTS)} layouts, {took}")
    return int(any(right[f"{kind} {what}"] != count for kind in kinds for what in ("dots", "labels")))


if __name__ == "__main__":
    sys.exit(main())
