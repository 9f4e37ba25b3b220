"""What the shared database takes: facts a second, whole packs, orders a second; on SQLite and PostgreSQL.

Side by side in the same run, in turns: one pack by one function call against the same verdicts and effects
statement by statement, and the import against the least the engine can do with the same rows, which is a
plain COPY (PostgreSQL) or executemany (SQLite) without any check.
"""

import statistics
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from functools import partial
from itertools import count
from pathlib import Path
from time import perf_counter
from uuid import uuid4

from sqlalchemy import Connection, delete, select

from benchmarks.databases import engines
from benchmarks.floor import CARRIER, NOW, WAREHOUSE, an_order, put_floor, put_orders
from benchmarks.measure import machine, row, sync_ms
from db.bulk import insert_rows
from db.connect import OFFICE_S, SharedLink, open_shared
from db.facts import apply_facts
from db.order_import import CHUNK, import_orders
from db.orders import line_rows, order_row, person_row
from db.shared import shared_database
from db.tables import OrderLineRow, OrderRow, PersonRow
from fulfilment.intake.canonical import content_hash
from fulfilment.orders.order import Order, OrderId, order_id
from fulfilment.packing.facts import Fact, FactKind

PACKS, IMPORTED, BATCH, TURNS, BENCHES = 4_000, 10_000, 200, 3, 8


class Packs:
    """Facts of whole packs, each order once, in the order of one station's journal."""

    def __init__(self, station: str, orders: Iterator[int]) -> None:
        self._station, self._orders, self._seq = station, orders, count(1)

    def next(self) -> list[Fact]:
        number = next(self._orders)
        one = an_order(number)
        of, parcel = order_id(one.channel, one.shop, one.ref), str(uuid4())
        said = {"tracking_number": f"N{number}", "carrier": CARRIER}
        packed = {"sku": "SKU-1", "code": "x"}
        payloads = (
            (FactKind.WORK_OPENED, {"by": "x"}),
            (FactKind.ITEM_PACKED, packed | {"line": "1", "pieces": 1}),
            (FactKind.ITEM_PACKED, packed | {"line": "2", "pieces": 2}),
            (FactKind.NUMBER_ASSIGNED, said),
            (FactKind.LABEL_PRINTED, {"copy": 0}),
            (FactKind.PARCEL_CLOSED, said | {"pieces": 3, "copy": 0}),
        )
        return [self._fact(of, parcel, kind, payload) for kind, payload in payloads]

    def _fact(self, of: OrderId, parcel: str, kind: FactKind, payload: Mapping[str, object]) -> Fact:
        at = datetime.now(UTC)
        return Fact(str(uuid4()), self._station, next(self._seq), of, 1, parcel, kind, "p1", at, payload)


def main() -> None:
    print(machine())
    print(row("the disk's own sync", sync_ms(Path.cwd())))
    with engines() as urls:
        for name, url in urls.items():
            print(f"{name}:")
            link = open_shared(url, 30.0)
            put_floor(link)
            put_orders(link, PACKS, packed_share=0)
            orders = iter(range(PACKS))
            print(f"  facts, in batches of {BATCH}: {facts_a_second(link, Packs('01', orders)):,.0f}/s")
            if link.is_postgres:
                compare_packs(url, orders)
            compare_imports(link)
            link.close()
    print("must: one call 3x statement by statement; import 10,000/s PostgreSQL, 4,000/s SQLite")
    print("aim: 4x; half of plain COPY, 10,000/s")


def facts_a_second(link: SharedLink, packs: Packs) -> float:
    shared = shared_database(link, WAREHOUSE, "01")
    warm_up(link, packs)
    facts = [fact for _ in range(300) for fact in packs.next()]
    batches = [facts[start : start + BATCH] for start in range(0, len(facts), BATCH)]
    begin = perf_counter()
    for batch in batches:
        shared.apply(batch)
    return len(facts) / (perf_counter() - begin)


def warm_up(link: SharedLink, packs: Packs) -> None:
    """As a shift that has run for a while: statistics that were taken of empty tables mislead the planner."""
    shared = shared_database(link, WAREHOUSE, "01")
    for _ in range(150):
        shared.apply(packs.next())
    link.run(lambda db: db.exec_driver_sql("ANALYZE"), OFFICE_S)
    link.engine.dispose()


# --- one call or many ----------------------------------------------------------------------------


def compare_packs(url: str, orders: Iterator[int]) -> None:
    """Packs a second, one bench and eight at once, both ways in turns."""
    for benches in (1, BENCHES):
        rates = defaultdict(list)
        for _ in range(TURNS):
            for way in ("one call", "statements"):
                rates[way].append(packs_a_second(url, orders, way, benches))
        one, many = (statistics.median(rates[way]) for way in ("one call", "statements"))
        print(
            f"  full packs, {benches} at once: one call {one:,.0f}/s, statement by statement {many:,.0f}/s:",
            end="",
        )
        print(f" {one / many:.1f}x")


def packs_a_second(url: str, orders: Iterator[int], way: str, benches: int) -> float:
    each = 120 // benches
    work = [[Packs(f"{bench}-{uuid4()}", orders).next() for _ in range(each)] for bench in range(benches)]
    links = [open_shared(url, 30.0) for _ in range(benches)]
    with ThreadPoolExecutor(benches) as pool:
        list(pool.map(lambda link: link.read(lambda db: None), links))
        begin = perf_counter()
        list(pool.map(partial(_pack_all, way), links, work))
        took = perf_counter() - begin
    for link in links:
        link.close()
    return benches * each / took


def _pack_all(way: str, link: SharedLink, packs: Sequence[Sequence[Fact]]) -> None:
    shared = shared_database(link, WAREHOUSE, "01")
    for facts in packs:
        if way == "one call":
            shared.apply(facts)
        else:
            link.run(lambda db, facts=facts: apply_facts(db, WAREHOUSE, facts, NOW))  # type: ignore[misc]


# --- imports -------------------------------------------------------------------------------------


def compare_imports(link: SharedLink) -> None:
    """Import, plain rows and the same import once more, each from the same state; in turns."""
    orders = [an_order(1_000_000 + number) for number in range(IMPORTED)]
    hashes = [content_hash(order) for order in orders]
    rates = defaultdict(list)
    for _ in range(3):
        rates["plain"].append(_rate(lambda: _put_plain(link, orders)))
        _forget(link)
        rates["import"].append(_rate(lambda: import_orders(link, WAREHOUSE, orders, hashes, NOW)))
        rates["again"].append(_rate(lambda: import_orders(link, WAREHOUSE, orders, hashes, NOW)))
        _forget(link)
    plain, new, again = (statistics.median(rates[way]) for way in ("plain", "import", "again"))
    way = "COPY" if link.is_postgres else "executemany"
    print(
        f"  import: {new:,.0f} orders/s, all of them again {again:,.0f}/s; plain {way} {plain:,.0f}/s:",
        end="",
    )
    print(f" {new / plain:.2f} of it")


def _rate(work: Callable[[], object]) -> float:
    begin = perf_counter()
    work()
    return IMPORTED / (perf_counter() - begin)


def _put_plain(link: SharedLink, orders: Sequence[Order]) -> None:
    """The same rows into the same three tables, in transactions as large as an import's."""
    ids = [(order_id(one.channel, one.shop, one.ref), one) for one in orders]

    def put(db: Connection, part: Sequence[tuple[OrderId, Order]]) -> None:
        insert_rows(db, OrderRow, [order_row(WAREHOUSE, one, order, "h", NOW) for one, order in part])
        insert_rows(
            db, OrderLineRow, [line for one, order in part for line in line_rows(WAREHOUSE, one, order)]
        )
        insert_rows(db, PersonRow, [person_row(WAREHOUSE, one, order) for one, order in part])

    for start in range(0, len(ids), CHUNK):
        link.run(partial(put, part=ids[start : start + CHUNK]), OFFICE_S)


def _forget(link: SharedLink) -> None:
    """What was imported goes again; the orders in waves stay."""

    def clear(db: Connection) -> None:
        free = select(OrderRow.order_id).where(OrderRow.warehouse_id == WAREHOUSE, OrderRow.wave_id.is_(None))
        for table in (OrderLineRow, PersonRow, OrderRow):
            db.execute(delete(table).where(table.warehouse_id == WAREHOUSE, table.order_id.in_(free)))

    link.run(clear, OFFICE_S)


if __name__ == "__main__":
    main()
