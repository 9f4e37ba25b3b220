"""Whether every code of every layout is read off a worn head's label.

python -m benchmarks.label_decode [--tries N] [--seed N] [--layouts NAME,...]

First every kind of code alone, at the narrowest module that a layout may give it, then every layout until
each of its codes was there N times. Contents are made by chance, a new one for each try; what a layout
refuses is made anew and counted. Drawn at 203 and at 300 dpi, every dot grows into its right and lower
neighbour, the picture is softened and gets grain, and the whole page is read at once, as it is (see
wear.found). A code counts when its symbology and its text are exactly what the content says. It ends with 1
if one code was not read, or a code was read that is not there.
"""

import argparse
import os
import random
import re
import sys
import time
from collections import Counter
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass, field

import numpy as np

from benchmarks.label_decode_contents import CHANCES
from benchmarks.label_decode_symbols import TEXTS, Code, a_symbol, as_read
from benchmarks.measure import machine
from fulfilment.errors import StationError
from fulfilment.shipping.contents import Content
from printing.drawing.field import Field, Layout
from printing.drawing.layout import FOLDER, load_layout
from printing.drawing.raster import DOTS_PER_MM, Raster, draw_label
from printing.drawing.symbols import SYMBOLS
from tests.printing.wear import found, worn

MOST_REFUSED = 100  # in a row
ALONE = "no layout"


@dataclass
class Tally:
    """Of one layout at one dpi; shown, read: by field."""

    layout: str
    dpi: int
    refused: int = 0
    shown: Counter[str] = field(default_factory=Counter)
    read: Counter[str] = field(default_factory=Counter)
    missed: list[str] = field(default_factory=list)


def tally(name: str, dpi: int, tries: int, seed: int) -> Tally:
    layout, chance = load_layout(name), random.Random(f"{seed} {name} {dpi}")
    done = Tally(name, dpi)
    codes = [code.name for code in layout.fields if code.kind in SYMBOLS]
    at = 0
    while any(done.shown[code] < tries for code in codes):
        content, raster, refused = drawn_by_chance(layout, dpi, chance)
        page = np.unpackbits(raster.bits, axis=1, count=raster.width)
        done.refused += refused
        _compare(done, codes_of(layout, content), found(worn(page, seed * 1000 + at), shrinks=False))
        at += 1
    return done


def drawn_by_chance(layout: Layout, dpi: int, chance: random.Random) -> tuple[Content, Raster, int]:
    """A content that the layout takes, its dots, and how many it refused before."""
    for refused in range(MOST_REFUSED):
        try:
            content = CHANCES[layout.content](chance)
            return content, draw_label(content, dpi, layout), refused
        except StationError as error:
            last = error
    raise last


def codes_of(layout: Layout, content: Content) -> dict[str, Code]:
    """(symbology identifier, text) by field, of every code that content shows on layout."""
    return {code.name: _said(code, content) for code in layout.fields if _is_shown(code, content)}


def _compare(done: Tally, wanted: dict[str, Code], read: set[Code]) -> None:
    for name, code in wanted.items():
        done.shown[name] += 1
        done.read[name] += code in read
        if code not in read:
            done.missed.append(f"{name}: {code[1]}")
    strange = read - set(wanted.values())
    done.missed += [f"read though not there: {code} beside {list(wanted.values())}" for code in strange]


def _is_shown(code: Field, content: Content) -> bool:
    if code.kind not in SYMBOLS or (code.when and not getattr(content, code.when)):
        return False
    return not (code.unless and getattr(content, code.unless))


def _said(code: Field, content: Content) -> Code:
    text = re.sub(r"\{(\w+)\}", lambda name: str(getattr(content, name[1])), code.text)
    return as_read(code.kind, text)


def symbol_tally(kind: str, dpi: int, tries: int, seed: int) -> Tally:
    """One kind of code at its narrowest."""
    chance, done = random.Random(f"{seed} {kind} {dpi}"), Tally(ALONE, dpi)
    for at in range(tries):
        page, code = a_symbol(kind, dpi, chance)
        _compare(done, {kind: code}, found(worn(page, seed * 1000 + at), shrinks=False))
    return done


def _rows(done: Tally) -> list[str]:
    fields = {} if done.layout == ALONE else {code.name: code for code in load_layout(done.layout).fields}
    return [
        f"{done.layout:18} {fields[name].kind if name in fields else name:15} {name:15} {done.dpi:3}"
        f"  {done.read[name]:3}/{shown:<3}  {done.refused:3}"
        for name, shown in done.shown.items()
    ]


def main() -> int:
    every = sorted(path.stem for path in FOLDER.glob("*.json") if load_layout(path.stem).fields)
    parser = argparse.ArgumentParser()
    parser.add_argument("--tries", type=int, default=30)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--layouts", default=",".join(every))
    given = parser.parse_args()
    names = given.layouts.split(",")
    jobs = [(name, dpi, given.tries, given.seed) for name in names for dpi in DOTS_PER_MM]
    alone = [(kind, dpi, given.tries, given.seed) for kind in TEXTS for dpi in DOTS_PER_MM]
    start = time.monotonic()
    with ProcessPoolExecutor(os.cpu_count()) as pool:
        tallies = list(pool.map(symbol_tally, *zip(*alone, strict=True)))
        tallies += pool.map(tally, *zip(*jobs, strict=True))
    print(f"{'layout':18} {'symbol':15} {'field':15} dpi   read/shown, contents refused")
    print("\n".join(row for done in tallies for row in _rows(done)))
    troubles = [f"{done.layout} {done.dpi} dpi: {text}" for done in tallies for text in done.missed]
    print("\n".join(troubles))
    shown, read = (sum(sum(getattr(done, key).values()) for done in tallies) for key in ("shown", "read"))
    print(
        f"{read} of {shown} codes read, {len(names)} layouts, {time.monotonic() - start:.0f} s; {machine()}"
    )
    return int(bool(troubles))


if __name__ == "__main__":
    sys.exit(main())
