"""How long a label takes from model to printer bytes, and how many bytes those are.

python -m benchmarks.label_bytes [--rounds N]

Every round draws a label with a name, an address, items and a number of its own, as a bench does, so the
characters come from a cache that has seen most of them but the runs of text are new. Beside it, in the same
run: the same words as a PDF by reportlab (what a driver would rasterise once more); and from the same dots,
label by label in turns, our ^GFA, zebrafy's, and plain hexadecimal digits.
"""

import argparse
import os
import random
import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from functools import partial
from typing import TypeVar

from benchmarks.label_bytes_peers import as_hex, as_pdf, by_zebrafy, register_font
from fulfilment.shipping.carriers import tracking_number
from fulfilment.shipping.label_content import LabelContent
from printing.drawing.layout import layouts_for
from printing.drawing.raster import DOTS_PER_MM, Raster, draw_label
from printing.label import make_label
from printing.languages.known import LANGUAGES
from printing.languages.zpl import zpl_document
from printing.samples import SAMPLES

COMMON = (
    "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动"
    "同工也能下过子说产种面而方后多定行学法所民得经"
)
GOODS = "精华液面膜防晒霜化妆镜牙刷毛巾茶杯雨伞手机壳充电线数据线坚果零食洗发水护手霜钢笔笔记本"
Made = TypeVar("Made")
WARM_UP = 20  # labels before those that count


def a_label(n: int, chance: random.Random) -> LabelContent:
    """A label that no round before had."""
    street = "".join(chance.choices(COMMON, k=9))
    items = [f"{''.join(chance.choices(GOODS, k=7))} ×{chance.randint(1, 4)}" for _ in range(4)]
    return replace(
        SAMPLES["zh"],
        tracking_number=tracking_number("ZTO", n * 7919),
        route_code=f"{chance.randint(100, 999)}-H{chance.randint(10, 99)} {chance.randint(10, 99)}",
        recipient_name=chance.choice(COMMON) + "**",
        address_lines=("浙江省杭州市西湖区", f"{street}路{chance.randint(1, 999)}号***单元***室"),
        item_lines=tuple(items),
    )


def measure(makers: Sequence[tuple[str, Callable[[Made], bytes]]], labels: Sequence[Made]) -> None:
    """Each label by each maker in turn; a row a maker."""
    times_ms: dict[str, list[float]] = {name: [] for name, _ in makers}
    sizes: dict[str, list[int]] = {name: [] for name, _ in makers}
    for label in labels:
        for name, make in makers:
            start = time.perf_counter()
            document = make(label)
            times_ms[name].append((time.perf_counter() - start) * 1000)
            sizes[name].append(len(document))
    for name, _ in makers:
        times, size = times_ms[name][WARM_UP:], sizes[name][WARM_UP:]
        median, p95 = statistics.median(times), statistics.quantiles(times, n=20)[-1]
        print(f"{name:36} {median:8.2f} {p95:8.2f} {statistics.median(size):10,.0f} {max(size):10,}")


def _from_model() -> list[tuple[str, Callable[[LabelContent], bytes]]]:
    return [
        *(
            (f"model -> {language}, {dpi} dpi", partial(make_label, dpi=dpi, language=language))
            for language in LANGUAGES
            for dpi in DOTS_PER_MM
        ),
        *(
            (f"model -> zpl, {layout.name}, {dpi} dpi", partial(make_label, dpi=dpi, layout=layout))
            for layout in layouts_for("waybill")
            for dpi in DOTS_PER_MM
        ),
        ("model -> dots, 203 dpi", lambda label: draw_label(label, 203).bits.tobytes()),
        ("model -> PNG, 203 dpi (preview)", partial(make_label, dpi=203, language="png")),
        ("beside it: reportlab PDF", as_pdf),
    ]


def _from_dots(dpi: int) -> list[tuple[str, Callable[[Raster], bytes]]]:
    ours = (f"dots -> ^GFA :Z64:, ours, {dpi} dpi", zpl_document)
    compressed = (f"dots -> ^GFA compressed hex, {dpi} dpi", partial(zpl_document, encoding="acs"))
    hexadecimal = (f"dots -> ^GFA plain hex, {dpi} dpi", as_hex)
    theirs = by_zebrafy()
    beside = [(f"dots -> ^GFA :Z64:, zebrafy, {dpi} dpi", theirs)] if theirs else []
    return [ours, *beside, compressed, hexadecimal]


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--rounds", type=int, default=200)
    rounds = parser.parse_args().rounds
    register_font()
    chance = random.Random(7)
    start = time.perf_counter()
    make_label(a_label(0, chance))
    print(f"first label of a fresh process: {(time.perf_counter() - start) * 1000:.1f} ms")
    print(f"load {os.getloadavg()[0]:.2f} on {os.cpu_count()} cores, {rounds} labels each, all different")
    print(f"{'':36} {'median':>8} {'p95':>8} {'bytes':>10} {'most':>10}")
    print(f"{'':36} {'ms':>8} {'ms':>8} {'median':>10}")
    for at, maker in enumerate(_from_model()):
        # labels of its own, or the codes of the one before would come from the cache
        measure([maker], [a_label((at + 1) * 10_000 + n, chance) for n in range(rounds + WARM_UP)])
    labels = [a_label(n, chance) for n in range(rounds + WARM_UP)]
    for dpi in DOTS_PER_MM:
        measure(_from_dots(dpi), [draw_label(label, dpi) for label in labels])
    if by_zebrafy() is None:
        print("zebrafy is not installed, so it was not measured: pip install zebrafy")
    for language in LANGUAGES:
        lengths = {name: len(make_label(content, 203, language)) for name, content in SAMPLES.items()}
        listed = ", ".join(f"{name} {length:,} B" for name, length in lengths.items())
        print(f"samples at 203 dpi, {language}: {listed}")


if __name__ == "__main__":
    main()
