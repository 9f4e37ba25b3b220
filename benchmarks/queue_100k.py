"""A queue of 100,000 orders: the wave board, a station's queue and the list of orders, read and painted.

The reading process is a fresh one without the loader's memory; its size is the most it
ever had. First paint: read the shared database, build the screen, paint it at 1920 x 1080. Everything is done
once cold and five times warm, on SQLite and on PostgreSQL.
"""

import os
import statistics
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from time import perf_counter
from typing import Any

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

from benchmarks.databases import engines
from benchmarks.measure import machine, row, sync_ms, timed_ms

ORDERS, ROUNDS, STATION = 100_000, 5, "07"


def main() -> None:
    print(machine())
    print(row("the disk's own sync", sync_ms(Path.cwd())))
    with engines() as urls:
        for name, url in urls.items():
            begin = perf_counter()
            _load(url)
            print(f"{name}: {ORDERS:,} orders in waves, loaded in {perf_counter() - begin:.1f} s", flush=True)
            subprocess.run([sys.executable, "-m", "benchmarks.queue_100k", url], check=True)
    print("must: first paint 150 ms, memory 300 MB; aim: 80 ms, 200 MB")


def _load(url: str) -> None:
    from benchmarks.floor import put_floor, put_orders
    from db.connect import open_shared

    link = open_shared(url, 30.0)
    put_floor(link)
    put_orders(link, ORDERS)
    link.close()


def look(url: str) -> None:
    """The reading side, in a process of its own."""
    from PySide6.QtWidgets import QApplication

    from benchmarks.floor import WAREHOUSE
    from db.connect import open_shared
    from db.order_lists import count_all, list_orders
    from db.shared import shared_database
    from fulfilment.orders.order import OrderState

    app = QApplication([])
    link = open_shared(url, 30.0)
    shared = shared_database(link, WAREHOUSE, STATION)

    def orders(**which: Any) -> Any:
        return link.read(lambda db: list_orders(db, WAREHOUSE, **which))

    page = orders(limit=1_000)
    _say("wave board: read", shared.read_board)
    _say("wave board: read, built and painted", lambda: _paint_board(app, shared))
    _say("queue of a station: read", shared.list_queue)
    _say("queue of a station: read, built, painted", lambda: _paint_queue(app, shared))
    _say("orders: first page of 200", lambda: orders())
    _say("orders: a page of 200 far down", lambda: orders(after=page[-1]))
    _say("orders: first page of those picking", lambda: orders(state=OrderState.PICKING))
    _say("orders: one by its number", lambda: orders(ref="R0050000"))
    _say("summary of everything", lambda: link.read(lambda db: count_all(db, WAREHOUSE)))
    _say("claim of 25 orders", lambda: shared.claim(25))
    _say("poll without news", lambda: shared.poll(None))
    print(f"  memory of the process: at most {_most_mb():.0f} MB")


def _say(name: str, work: Callable[[], object]) -> None:
    first = timed_ms(work)
    took = [timed_ms(work) for _ in range(ROUNDS)]
    print(f"  {name:<44} first {first:8.1f} ms   median {statistics.median(took):8.1f} ms", flush=True)


def _at_once(job: Any, done: Any, failed: Any) -> None:
    """A lane without a thread, so that all of the work is in the figure."""
    done(job())


def _paint_board(app: Any, shared: Any) -> None:
    from desktop.waves.presenter import BoardPresenter
    from desktop.waves.view import BoardPage

    page = BoardPage(poll_ms=3_600_000)
    page.listen_to(BoardPresenter(page, shared, _at_once, ""))
    _show(app, page)


def _paint_queue(app: Any, shared: Any) -> None:
    from desktop.queue.showing import queue_screen
    from desktop.queue.view import QueuePage

    page = QueuePage()
    page.show_screen(queue_screen(shared.list_queue(), (), 0, datetime.now(UTC), 30.0, ""))
    _show(app, page)


def _show(app: Any, page: Any) -> None:
    page.resize(1920, 1080)
    page.show()
    page.repaint()
    app.processEvents()
    page.hide()
    page.deleteLater()


def _most_mb() -> float:
    import resource

    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e3


if __name__ == "__main__":
    look(sys.argv[1]) if len(sys.argv) > 1 else main()
