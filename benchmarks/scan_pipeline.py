"""A million scans through everything that decides what a scan means: no disk, no screen.

Each one is checked for a repeat, read, looked up among 5,000 products, decided on an open order and listed
for the scanner page. `python -m benchmarks scan_pipeline [HOW_MANY]`. What the journal adds: scan_verdict.
"""

import os
import random
import resource
import sys
from array import array
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from time import perf_counter_ns, process_time

from benchmarks.measure import machine, percentile
from desktop.scanner.trace import Trace
from fulfilment.orders.order import Sku
from fulfilment.packing.barcodes import GS, ItemCode, PieceDetails, Plain, RawScan, ScanSource, explain
from fulfilment.packing.matching import Catalogue
from fulfilment.packing.numbers import WeighedPattern, gtin_check_digit
from fulfilment.packing.outcome import Answer, Outcome
from fulfilment.packing.repeats import Repeats
from fulfilment.packing.session import PackingSession, decide_item, open_session
from fulfilment.packing.work import Barcode, Product, Work, WorkLine
from scanning.gs1 import BiipReader
from tests.fakes.benches import an_order

SCANS, PRODUCTS = 1_000_000, 5_000
SHOP = (WeighedPattern("21IIIIIWWWWWC"),)
NOTHING = Outcome(Answer.NOTHING, None, None, ())
Make = Callable[[random.Random], RawScan]


def main() -> None:
    count = int(sys.argv[1]) if len(sys.argv) > 1 else SCANS
    print(machine())
    codes, goods = _goods()
    line = Line(Catalogue(goods), open_session(_work(goods), "parcel-1"))
    makers, chance = _makers(codes), random.Random(4)
    scans = [(kind, make(chance)) for kind, make, share in makers for _ in range(share * 100)]
    chance.shuffle(scans)
    took = {kind: array("q") for kind, _, _ in makers}
    memory, began = [_memory_mb()], process_time()
    for number in range(count):
        kind, raw = scans[number % len(scans)]
        begun = perf_counter_ns()
        line.take(raw)
        if len(took[kind]) < 20_000:  # enough for a p99, and what is kept must not grow
            took[kind].append(perf_counter_ns() - begun)
        if (number + 1) % max(1, count // 10) == 0:
            memory.append(_memory_mb())
    seconds = process_time() - began
    print(f"{count:,} scans in {seconds:.1f} s of one core: {seconds / count * 1e6:.1f} µs each")
    print("memory, MB: " + " ".join(f"{mb:.1f}" for mb in memory))
    for kind, values in took.items():
        marks = "  ".join(
            f"p{share * 100:g} {percentile(values, share) / 1000:8.1f}" for share in (0.5, 0.95, 0.99)
        )
        print(f"{kind:<34}{marks} µs")
    print("read as: " + ", ".join(f"{rule} {n:,}" for rule, n in line.rules.most_common()))
    print(machine())


class Line:
    """What stands between a scanner and the journal."""

    def __init__(self, catalogue: Catalogue, session: PackingSession) -> None:
        self._catalogue, self._session = catalogue, session
        self._repeats, self._trace, self._gs1 = Repeats(), Trace(), BiipReader()
        self._gs1.warm_up()
        self.rules: Counter[str] = Counter()

    def take(self, raw: RawScan) -> None:
        self._trace.came_in(raw)
        self._trace.answer_to(raw, self._decide)

    def _decide(self, raw: RawScan) -> Outcome:
        self._repeats.has(raw)
        reading = explain(raw, self._gs1, SHOP)
        self.rules[reading.rule.value] += 1
        if isinstance(reading.code, ItemCode | PieceDetails | Plain):
            for goods in self._catalogue.find(reading.code)[:1]:
                decide_item(self._session, goods.product.sku, goods.pieces, reading.text, goods.says)
        return NOTHING


def _goods() -> tuple[list[str], list[Product]]:
    codes = [_ean(f"690{number:09d}") for number in range(PRODUCTS)]
    goods = [
        Product(Sku(f"SKU-{n}"), "货", "Goods", "", "", (Barcode(code), Barcode(f"PW{n:06d}")), 100, "")
        for n, code in enumerate(codes)
    ]
    return codes, goods


def _work(goods: list[Product]) -> Work:
    lines = tuple(WorkLine(str(n), one.sku, 10_000) for n, one in enumerate(goods[:20]))
    return replace(an_order().work, lines=lines)


def _ean(payload: str) -> str:
    return f"{payload}{gtin_check_digit(payload)}"


def _makers(codes: list[str]) -> list[tuple[str, Make, int]]:
    """What scanners of a warehouse send, with its share in percent."""

    def scan(text: str, source: ScanSource = ScanSource.WEDGE) -> RawScan:
        return RawScan(text, source)

    def label(dice: random.Random, between: str = GS) -> str:
        return (
            f"010{dice.choice(codes)}10L{dice.randrange(10**6)}{between}17261231"
            + f"21S{dice.randrange(10**9)}"
        )

    def tag(dice: random.Random) -> str:
        bits = 0x30 << 88 | 1 << 85 | 5 << 82 | 6900000 << 58 | dice.randrange(PRODUCTS) << 38
        return f"{bits | dice.randrange(2**38):024X}"

    return [
        ("EAN-13", lambda dice: scan(dice.choice(codes)), 62),
        ("EAN-13 with its identifier", lambda dice: scan("]E0" + dice.choice(codes)), 10),
        ("our own code", lambda dice: scan(f"PW{dice.randrange(PRODUCTS):06d}"), 10),
        ("GS1 with lot, expiry, serial", lambda dice: scan("]C1" + label(dice)), 5),
        ("GS1, a separator lost", lambda dice: scan(label(dice, "")), 1),
        ("weighed", lambda dice: scan(_ean(f"21{dice.randrange(10**5):05}{dice.randrange(10**5):05}")), 2),
        ("RFID tag", lambda dice: scan(tag(dice), ScanSource.RFID), 3),
        ("card or badge", lambda dice: scan(dice.choice(("PWC-UNDO", "PWC-GO-ON", "PWB-P7"))), 3),
        ("wrong check digit, bytes, a URL", lambda dice: scan(dice.choice(_JUNK)), 3),
        ("QR full of text, 4,000 characters", lambda dice: scan("装箱 BEGIN:VCARD " * 250), 1),
    ]


def _memory_mb() -> float:
    """What the process holds now; the most it ever held where the system does not say."""
    try:
        with open("/proc/self/statm", encoding="ascii") as file:
            return int(file.read().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 1e6
    except OSError:
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1000


_JUNK = ("]E06901234567893", "\x00\xff" * 20, "https://shop.example/p?id=1", "A" * 10_000, "]", "\x1d")

if __name__ == "__main__":
    main()
