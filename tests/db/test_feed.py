"""No row of the feed is ever missed, however the writers' transactions overlap."""

import threading
import time
from collections.abc import Callable
from contextlib import ExitStack
from random import Random

from sqlalchemy import select

from db.connect import open_shared
from db.feed import add_news
from db.tables import NewsRow
from fulfilment.packing.ports import NewsKind
from tests.fakes.warehouses import AT, Warehouse

WRITERS, EACH = 12, 25


def write(warehouse: Warehouse, writer: int) -> None:
    """Transactions of different lengths: a later number is often committed before an earlier one."""
    link, random = open_shared(warehouse.url, deadline_s=60), Random(writer)
    for n in range(EACH):
        pause_s = random.choice([0, 0, 0.004]) if link.is_postgres else 0

        def tell(db: object, n: int = n, pause_s: float = pause_s) -> None:
            payload = {"wave_id": f"{writer}-{n}"}
            add_news(db, warehouse.id, "A", NewsKind.WAVE_CHANGED, payload, AT)  # type: ignore[arg-type]
            time.sleep(pause_s)  # not a wait for something: this transaction takes longer than its neighbours

        link.run(tell)
    link.close()


def while_writing(warehouse: Warehouse, look: Callable[[], None]) -> None:
    """Look again and again while all write, and twice when they have ended."""
    writers = [threading.Thread(target=write, args=(warehouse, n)) for n in range(WRITERS)]
    with ExitStack() as stack:
        for writer in writers:
            writer.start()
            stack.callback(writer.join)
        while any(writer.is_alive() for writer in writers):
            look()
    look()
    look()


def test_every_row_arrives_once(warehouse: Warehouse) -> None:
    station = warehouse.station("A")
    cursor = station.poll(None).cursor
    found: list[str] = []

    def look() -> None:
        nonlocal cursor
        news = station.poll(cursor)
        cursor = news.cursor
        found.extend(item.payload["wave_id"] for item in news.items)

    while_writing(warehouse, look)
    assert len(found) == len(set(found)) == WRITERS * EACH


def test_the_test_can_tell_a_naive_feed(postgres_url: str) -> None:
    """`seq > last` misses rows whose transaction was slower: if it did not, the test above shows nothing."""
    with Warehouse(postgres_url) as warehouse:
        last, found = 0, 0

        def look() -> None:
            nonlocal last, found
            query = select(NewsRow.seq).where(NewsRow.seq > last).order_by(NewsRow.seq)
            rows = warehouse.link.read(lambda db: db.execute(query).scalars().all())
            last, found = max([last, *rows]), found + len(rows)

        while_writing(warehouse, look)
        assert found < WRITERS * EACH
