"""Many stations at once: no wave at two stations, no order twice, no oversell, no number twice."""

from collections import Counter
from collections.abc import Callable
from functools import partial
from typing import Any

from db.connect import open_shared
from db.order_import import import_orders
from db.shared_reads import take_numbers
from db.stock import Reserved, put_stock, read_stock, reserve_stock
from fulfilment.orders.order import order_id
from fulfilment.packing.facts import FactKind
from fulfilment.packing.work import Claimed
from fulfilment.waves.ports import Reassigned
from tests.fakes.threads import at_once
from tests.fakes.warehouses import AT, CARRIER, MUG, Warehouse, an_order

THREADS = 16


def test_sixteen_claims_share_no_wave_and_no_order(warehouse: Warehouse) -> None:
    warehouse.release(*(an_order(str(n)) for n in range(96)), a_wave=4)
    stations = [warehouse.station("ABC"[n % 3]) for n in range(THREADS)]

    def claim_all(n: int) -> list[tuple[str, Claimed]]:
        found: list[tuple[str, Claimed]] = []
        while got := stations[n].claim(3):
            found += [("ABC"[n % 3], one) for one in got]
        return found

    everything = [one for found in at_once([partial(claim_all, n) for n in range(THREADS)]) for one in found]
    orders = Counter(claimed.work.order_id for _, claimed in everything)
    assert len(orders) == 96
    assert set(orders.values()) == {1}
    stations_of: dict[str, set[str]] = {}
    for station, claimed in everything:
        stations_of.setdefault(claimed.work.wave_id, set()).add(station)
    assert {len(names) for names in stations_of.values()} == {1}


def test_a_hundred_pieces_are_promised_a_hundred_times(warehouse: Warehouse) -> None:
    orders = [an_order(str(n)) for n in range(180)]
    warehouse.import_(*orders)
    warehouse.run(lambda db: put_stock(db, warehouse.id, {MUG.sku: 100}))
    ids = [order_id(one.channel, one.shop, one.ref) for one in orders]
    link = open_shared(warehouse.url, deadline_s=60)

    def buy(n: int) -> list[Reserved]:
        mine = ids[n::THREADS]
        return [
            link.run(partial(reserve_stock, warehouse_id=warehouse.id, order_id=one, at=AT)) for one in mine
        ]

    said = Counter(one for some in at_once([partial(buy, n) for n in range(THREADS)]) for one in some)
    link.close()
    assert said == {Reserved.RESERVED: 100, Reserved.OUT_OF_STOCK: 80}
    assert warehouse.run(lambda db: read_stock(db, warehouse.id))[MUG.sku] == (100, 100)


def test_ranges_of_numbers_never_overlap(warehouse: Warehouse) -> None:
    link = open_shared(warehouse.url, deadline_s=60)

    def take(n: int) -> list[int]:
        numbers: list[int] = []
        for _ in range(20):
            got = link.run(lambda db: take_numbers(db, warehouse.id, CARRIER, 1 + n % 5))
            numbers += range(got.first, got.last + 1)
        return numbers

    taken = [one for some in at_once([partial(take, n) for n in range(THREADS)]) for one in some]
    link.close()
    assert len(taken) == len(set(taken))
    assert sorted(taken) == list(range(1, len(taken) + 1))


def test_the_same_import_by_two_at_once_is_one_import(warehouse: Warehouse) -> None:
    orders = [an_order(str(n)) for n in range(300)]
    hashes = [one.ref for one in orders]
    links = [open_shared(warehouse.url) for _ in range(2)]
    counts = at_once([partial(import_orders, link, warehouse.id, orders, hashes, AT) for link in links])
    for link in links:
        link.close()
    assert sum(one.new for one in counts) == 300
    assert sum(one.duplicate for one in counts) == 300


def test_a_wave_moved_while_it_is_packed_loses_nothing(warehouse: Warehouse) -> None:
    """Every order ends packed once, or its second packing is flagged: never packed twice in silence."""
    warehouse.release(*(an_order(str(n)) for n in range(20)))
    a, b, board = warehouse.station("A"), warehouse.station("B"), warehouse.station("C")
    works = [one.work for one in a.claim(20)]
    packing = [warehouse.pack(work) for work in works]

    def pack_all() -> list[str]:
        return [judged.verdict.value for facts in packing for judged in a.apply(facts)]

    def move() -> Reassigned | object:
        return board.reassign(works[0].wave_id, "B", "s1")

    deeds: list[Callable[[], Any]] = [pack_all, move]
    verdicts, moved = at_once(deeds)
    assert set(verdicts) <= {"ok", "stale"}
    rest = [one.work for one in b.claim(20)]
    done = [judged for work in rest for judged in b.apply(warehouse.pack(work, "B"))]
    assert {judged.verdict.value for judged in done} <= {"ok"}
    rows = [warehouse.order(work.order_id) for work in works]
    assert all(row.packed_at for row in rows)
    packed_by = Counter(row.packed_by for row in rows)
    if isinstance(moved, Reassigned):
        assert packed_by["B"] == moved.moved
        assert warehouse.cases().count("old_epoch") == moved.moved


def test_two_lots_of_the_same_facts_at_once_are_stored_once(warehouse: Warehouse) -> None:
    warehouse.release(*(an_order(str(n)) for n in range(10)))
    station = warehouse.station("A")
    facts = [warehouse.fact(one.work, FactKind.WORK_OPENED) for one in station.claim(10)]
    others = [warehouse.station("A") for _ in range(4)]
    said = [judged for some in at_once([partial(one.apply, facts) for one in others]) for judged in some]
    assert Counter(judged.verdict.value for judged in said) == {"ok": 10, "duplicate": 30}
