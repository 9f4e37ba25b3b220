"""How many labels come back dot for dot, and how many of their codes are read, in each language.

python -m benchmarks.label_round_trip [--labels N]

Each label is drawn at 203 and at 300 dpi, written in each language, and read by the readers of the virtual
printer, which share no code with the writers. It ends with 1 if one dot or one code differed.
"""

import argparse
import random
import sys
from collections import Counter

import numpy as np
import zxingcpp
from PIL import Image

from benchmarks.label_bytes import a_label
from fulfilment.shipping.label_content import LabelContent
from printing.drawing.raster import DOTS_PER_MM, Raster, draw_label
from printing.languages.known import LANGUAGES, Language


def main() -> int:
    parser = argparse.ArgumentParser()
    parser.add_argument("--labels", type=int, default=500)
    count = parser.parse_args().labels
    chance, right = random.Random(11), Counter[str]()
    for n in range(count):
        content = a_label(n, chance)
        for dpi in DOTS_PER_MM:
            raster = draw_label(content, dpi)
            for language in LANGUAGES.values():
                right.update(_what_is_right(content, raster, language))
    for language_and_dpi in (f"{name} {dpi} dpi" for name in LANGUAGES for dpi in DOTS_PER_MM):
        dots, codes = right[f"{language_and_dpi} dots"], right[f"{language_and_dpi} codes"]
        print(f"{language_and_dpi:16} identical {dots}/{count}  codes read {codes}/{count}")
    return int(sum(right.values()) != 2 * count * len(LANGUAGES) * len(DOTS_PER_MM))


def _what_is_right(content: LabelContent, raster: Raster, language: Language) -> list[str]:
    sheet = language.read_format(language.write(raster), DOTS_PER_MM[raster.dpi])
    is_same = not sheet.complaints and np.packbits(sheet.dots, axis=1).tobytes() == raster.bits.tobytes()
    found = zxingcpp.read_barcodes(Image.fromarray(np.uint8(255) - np.uint8(255) * sheet.dots))
    is_read = {code.text for code in found} == {content.tracking_number}
    name = f"{language.name} {raster.dpi} dpi"
    return [f"{name} dots"] * is_same + [f"{name} codes"] * is_read


if __name__ == "__main__":
    sys.exit(main())
