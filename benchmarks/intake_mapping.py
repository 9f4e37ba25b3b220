"""Canonical orders a second, by channel: the mapping alone, then the whole road with decoding.

Run `python -m benchmarks.intake_mapping`. Best of five rounds, one core; files are the committed sample day.
"""

from collections.abc import Callable
from time import perf_counter

from fulfilment.intake.canonical import content_hash
from fulfilment.intake.document import records_of
from fulfilment.intake.paths import Unmappable
from fulfilment.intake.reader import DocumentReader
from resources import resource_path
from resources.channels import channel_tables

FILES = {
    "taobao": "taobao_trades.json",
    "douyin": "douyin_orders.json",
    "pdd": "pdd_orders.json",
    "shopify_csv": "shopify_csv_export.csv",
}


def best_s(work: Callable[[], object]) -> float:
    def once() -> float:
        begun = perf_counter()
        work()
        return perf_counter() - begun

    return min(once() for _ in range(5))


def measure(channel: str, data: bytes) -> str:
    tables = channel_tables()
    reader = DocumentReader(tables)
    mapping = reader.mapping(channel)
    records = records_of(data, tables[channel]) * 10
    orders = reader.read_document(data, channel, "shop").orders

    def map_all() -> None:
        for record in records:
            try:
                mapping.order_of(record, "shop")
            except Unmappable:
                continue

    mapped = len(records) / best_s(map_all)
    whole = len(orders) / best_s(lambda: reader.read_document(data, channel, "shop"))
    hashed = len(orders) / best_s(lambda: list(map(content_hash, orders)))
    return (
        f"{channel:12} map {mapped:8,.0f}/s   whole document {whole:8,.0f}/s   content_hash {hashed:8,.0f}/s"
    )


def main() -> None:
    for channel, name in FILES.items():
        print(measure(channel, resource_path("samples", "day_480", name).read_bytes()))


if __name__ == "__main__":
    main()
