"""The link: deadlines, what a server's trouble means, privacy, and two programs that start at once."""

import os
import signal
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import text

from db.address import read_address
from db.connect import open_shared
from db.shared import shared_database
from fulfilment.errors import DatabaseAway, DatabaseRefused
from tests.fakes.servers import Server, a_server
from tests.fakes.warehouses import AT, Warehouse, an_order


@pytest.fixture
def own_server() -> Iterator[Server]:
    """Not the session's: these tests hurt it."""
    if os.environ.get("PACKWAVE_TEST_DATABASE_URL"):
        pytest.skip("a server that is not ours is not to be frozen: unset PACKWAVE_TEST_DATABASE_URL")
    with a_server() as server:
        yield server


@contextmanager
def frozen(server: Server) -> Iterator[None]:
    """The postmaster and all its children stand still; the kernel still takes connections for them."""
    postmaster = server.postmaster()
    children = Path(f"/proc/{postmaster}/task/{postmaster}/children").read_text().split()
    pids = [postmaster, *map(int, children)]
    for pid in pids:
        os.kill(pid, signal.SIGSTOP)
    try:
        yield
    finally:
        for pid in reversed(pids):
            os.kill(pid, signal.SIGCONT)


@pytest.mark.skipif(not Path("/proc/self/task").exists(), reason="needs Linux's /proc to find the children")
def test_a_frozen_server_is_away_within_the_deadline_and_comes_back(own_server: Server) -> None:
    with Warehouse(own_server.make_database()) as warehouse:
        link = open_shared(warehouse.url, deadline_s=0.5)
        station = shared_database(link, warehouse.id, "A")
        cursor = station.poll(None).cursor
        with frozen(own_server):
            begun = time.monotonic()
            with pytest.raises(DatabaseAway):
                station.poll(cursor)  # a connection that was open
            with pytest.raises(DatabaseAway):
                station.poll(cursor)  # one that cannot be opened
            # without the cut this hangs for a minute: 10 s is no measurement, only the difference
            assert time.monotonic() - begun < 10
        assert station.poll(cursor).items == ()
        link.close()


def test_a_server_that_restarts_costs_a_retry_and_no_error(own_server: Server) -> None:
    with Warehouse(own_server.make_database()) as warehouse:
        warehouse.release(an_order("1"))
        station = warehouse.station("A")
        station.poll(None)
        with psycopg.connect(own_server.url, autocommit=True) as wire:
            others = "SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE pid <> pg_backend_pid()"
            wire.execute(f"{others} AND backend_type = 'client backend'")
        assert len(station.claim(1)) == 1


def test_a_server_that_is_gone_is_away(tmp_path: Path) -> None:
    link = open_shared(f"postgresql://postgres@/x?host={tmp_path}", deadline_s=0.5)
    with pytest.raises(DatabaseAway):
        shared_database(link, "W1", "A").poll(None)


def test_a_slow_statement_is_cut_off(postgres_url: str) -> None:
    link = open_shared(postgres_url, deadline_s=0.3)
    with pytest.raises(DatabaseAway):
        link.run(lambda db: db.execute(text("SELECT pg_sleep(60)")))
    assert link.run(lambda db: db.execute(text("SELECT 1")).scalar()) == 1
    link.close()


def test_a_wrong_database_or_login_is_refused(server: Server) -> None:
    for url in (server.url_of("no_such_database"), server.url_of("postgres").replace("postgres@", "nobody@")):
        with pytest.raises(DatabaseRefused, match="does not exist"):
            shared_database(open_shared(url), "W1", "A").poll(None)


def test_an_unknown_and_a_revoked_station_are_refused(warehouse: Warehouse) -> None:
    from db.stations import revoke_station

    with pytest.raises(DatabaseRefused, match="no station Z"):
        warehouse.station("Z").poll(None)
    assert warehouse.run(lambda db: revoke_station(db, warehouse.id, "A", AT))
    with pytest.raises(DatabaseRefused, match="no station A"):
        warehouse.station("A").claim(1)


def test_a_locked_file_is_away(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path / 'x.db'}"
    with Warehouse(url) as warehouse:
        link, is_held, may_end = open_shared(url, deadline_s=0.1), threading.Event(), threading.Event()

        def hold(_: object) -> None:
            is_held.set()
            may_end.wait(30)

        holder = threading.Thread(target=lambda: warehouse.link.run(hold))
        holder.start()
        is_held.wait(30)
        with pytest.raises(DatabaseAway):
            shared_database(link, warehouse.id, "A").poll(None)
        assert shared_database(link, warehouse.id, "A").list_queue() == ()  # readers wait for nobody
        may_end.set()
        holder.join()
        link.close()


def test_a_file_that_is_no_database_is_refused(tmp_path: Path) -> None:
    (tmp_path / "x.db").write_bytes(b"not a database, but long enough to be taken for one" * 50)
    with pytest.raises(DatabaseRefused):
        open_shared(f"sqlite:///{tmp_path / 'x.db'}")


@pytest.mark.parametrize(
    "url",
    [
        "postgresql://u@db.example.com/p",
        "postgresql://u@db.example.com/p?sslmode=require",
        "postgresql://u@127.0.0.1,db.example.com/p",
        "postgresql://u@localhost/p?hostaddr=10.0.0.7",
        "postgresql://u@localhost/p?service=x",
    ],
)
def test_a_password_never_goes_out_in_the_clear(url: str) -> None:
    with pytest.raises(DatabaseRefused) as refused:
        read_address(url, 3)
    assert "sslmode=verify-full" in refused.value.advice


@pytest.mark.parametrize(
    "url",
    [
        "postgresql://u@localhost/p",
        "postgresql://u@127.0.0.5:5433/p",
        "postgresql://u@[::1]/p",
        "postgresql:///p?host=/var/run/postgresql",
        "postgresql://u@db.example.com,db2.example.com/p?sslmode=verify-full&target_session_attrs=read-write",
    ],
)
def test_loopback_sockets_and_verified_tls_are_taken(url: str) -> None:
    assert read_address(url, 3).is_postgres


@pytest.mark.parametrize("url", ["mysql://x/y", "sqlite://", "sqlite:///", "", "postgresql://u@h:port/x"])
def test_other_urls_are_refused(url: str) -> None:
    with pytest.raises(DatabaseRefused):
        open_shared(url)
