"""How long a label takes from model to printer bytes, and how many bytes those are.

python -m benchmarks.label_bytes [--rounds N]

Every round draws a label with a name, an address, items and a number of its own, as a bench does, so the
characters come from a cache that has seen most of them but the runs of text are new. Beside it, in the same
run: the same words as a PDF by reportlab (what a driver would rasterise once more), and the same picture
as plain ^GFA hexadecimal digits.
"""

import argparse
import io
import os
import random
import statistics
import time
from collections.abc import Callable
from dataclasses import replace
from functools import partial

from reportlab.graphics.barcode.code128 import Code128
from reportlab.graphics.barcode.qr import QrCodeWidget
from reportlab.graphics.shapes import Drawing
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from fulfilment.shipping.carriers import tracking_number
from fulfilment.shipping.label_content import LabelContent
from printing.drawing.raster import draw_label
from printing.label import make_label
from printing.languages.known import LANGUAGES
from printing.samples import SAMPLES

COMMON = (
    "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动"
    "同工也能下过子说产种面而方后多定行学法所民得经"
)
GOODS = "精华液面膜防晒霜化妆镜牙刷毛巾茶杯雨伞手机壳充电线数据线坚果零食洗发水护手霜钢笔笔记本"
FONT = "STSong-Light"  # a font of the reader's, not embedded: the cheapest PDF there is


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


def as_pdf(content: LabelContent) -> bytes:
    """The same words and codes on a page of the same size."""
    out = io.BytesIO()
    page = Canvas(out, pagesize=(100 * mm, 150 * mm))
    page.setFont(FONT, 14)
    lines = (content.carrier_name, content.route_code, content.recipient_name, content.recipient_phone)
    for at, line in enumerate((*lines, *content.address_lines, *content.item_lines, *content.footer_lines)):
        page.drawString(4 * mm, (142 - 9 * at) * mm, line)
    Code128(content.tracking_number, barWidth=0.5 * mm, barHeight=18 * mm).drawOn(page, 4 * mm, 20 * mm)
    drawing = Drawing(26 * mm, 26 * mm)
    drawing.add(QrCodeWidget(content.tracking_number))
    drawing.drawOn(page, 68 * mm, 4 * mm)
    page.save()
    return out.getvalue()


def as_hex(content: LabelContent) -> bytes:
    bits = draw_label(content, 203).bits
    head = f"^XA^FO0,0^GFA,{bits.size},{bits.size},{bits.shape[1]},"
    return head.encode() + bits.tobytes().hex().upper().encode() + b"^FS^XZ"


def measure(name: str, make: Callable[[LabelContent], bytes], labels: list[LabelContent]) -> None:
    times_ms, sizes = [], []
    for label in labels:
        start = time.perf_counter()
        document = make(label)
        times_ms.append((time.perf_counter() - start) * 1000)
        sizes.append(len(document))
    median, p95 = statistics.median(times_ms), statistics.quantiles(times_ms, n=20)[-1]
    print(f"{name:34} {median:8.2f} {p95:8.2f} {statistics.median(sizes):10,.0f} {max(sizes):10,}")


def _makers() -> list[tuple[str, Callable[[LabelContent], bytes]]]:
    ours: list[tuple[str, Callable[[LabelContent], bytes]]] = [
        (f"model -> {name}, {dpi} dpi", partial(make_label, dpi=dpi, language=name))
        for name in LANGUAGES
        for dpi in (203, 300)
    ]
    return [
        *ours,
        ("model -> dots, 203 dpi", lambda label: draw_label(label, 203).bits.tobytes()),
        ("model -> PNG, 203 dpi (preview)", partial(make_label, dpi=203, language="png")),
        ("baseline: reportlab PDF", as_pdf),
        ("baseline: ^GFA hex, 203 dpi", as_hex),
    ]


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--rounds", type=int, default=200)
    rounds = parser.parse_args().rounds
    pdfmetrics.registerFont(UnicodeCIDFont(FONT))
    chance = random.Random(7)
    start = time.perf_counter()
    make_label(a_label(0, chance))
    print(f"first label of a fresh process: {(time.perf_counter() - start) * 1000:.1f} ms")
    print(f"load {os.getloadavg()[0]:.2f} on {os.cpu_count()} cores, {rounds} labels each, all different")
    print(f"{'':34} {'median':>8} {'p95':>8} {'bytes':>10} {'most':>10}")
    print(f"{'':34} {'ms':>8} {'ms':>8} {'median':>10}")
    for at, (name, make) in enumerate(_makers()):
        # labels of its own, or the codes of the one before would come from the cache
        own = [a_label((at + 1) * 10_000 + n, chance) for n in range(rounds + 20)]
        for label in own[:20]:
            make(label)
        measure(name, make, own[20:])
    for language in LANGUAGES:
        sizes = {name: len(make_label(content, 203, language)) for name, content in SAMPLES.items()}
        listed = ", ".join(f"{name} {size:,} B" for name, size in sizes.items())
        print(f"samples at 203 dpi, {language}: {listed}")


if __name__ == "__main__":
    main()
