"""The shared database at the end of a wire: transactions with a deadline, retried where that is safe."""

import sqlite3
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from math import ceil
from typing import Any, TypeVar

import psycopg
from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeout
from sqlalchemy.pool import QueuePool

from db.address import Address, read_address
from db.deadline import WATCH
from db.schema import check_current, migrate_in
from db.troubles import Trouble, as_station_error, trouble
from fulfilment.errors import DatabaseAway

T = TypeVar("T")
TRIES = 5
READS, WRITES = "reads", "writes"
OFFICE_S = 120.0  # imports and migrations, which nobody's scan waits for


class SharedLink:
    """Makes its connections when they are needed, so it can be built while the database is away."""

    def __init__(self, address: Address, deadline_s: float, *, is_checked: bool = True) -> None:
        self._address, self.deadline_s, self._is_checked = address, deadline_s, is_checked
        self.engine = _postgres(self._connect, deadline_s) if address.is_postgres else _sqlite(self._connect)
        self.is_postgres = address.is_postgres

    def run(self, work: Callable[[Connection], T], deadline_s: float | None = None) -> T:
        """work in one transaction, all of it or nothing; done again after a lost race.

        work must give the same ids each time. Raises DatabaseAway, DatabaseRefused.
        """
        limit_s = self.deadline_s if deadline_s is None else deadline_s
        return self._retry(lambda left_s: self._once(work, left_s, limit_s), limit_s)

    def read(self, work: Callable[[Connection], T]) -> T:
        """As run, for work that only reads: it waits for no writer."""
        return self._retry(lambda left_s: self._once(work, left_s, self.deadline_s, READS), self.deadline_s)

    def call(self, function: str, *given: object) -> Any:
        """What one SQL function answers, in one round trip: the statement is its own transaction."""
        statement = f"SELECT {function}({', '.join(['%s'] * len(given))})"

        def ask(left_s: float) -> Any:
            with self._connection(left_s) as db:
                db = db.execution_options(isolation_level="AUTOCOMMIT")
                return db.exec_driver_sql(statement, given).scalar_one()

        return self._retry(ask, self.deadline_s)

    def close(self) -> None:
        self.engine.dispose()

    def _once(self, work: Callable[[Connection], T], left_s: float, limit_s: float, kind: str = WRITES) -> T:
        with self._connection(left_s) as db, db.execution_options(packwave=kind).begin():
            if self.is_postgres and limit_s > self.deadline_s:
                limit = "set_config('{}', :ms, true)"
                both = text(f"SELECT {limit.format('statement_timeout')}, {limit.format('lock_timeout')}")
                db.execute(both, {"ms": str(ceil(limit_s * 1000))})
            return work(db)

    @contextmanager
    def _connection(self, left_s: float) -> Iterator[Connection]:
        """A connection whose socket is cut when left_s is over."""
        with self.engine.connect() as db:
            if not self.is_postgres:
                yield db
                return
            wire: Any = db.connection.driver_connection
            with WATCH.limit(wire.fileno(), left_s) as cut:
                try:
                    yield db
                except DBAPIError as error:
                    if not cut.has_fired:
                        raise
                    db.invalidate()
                    raise DatabaseAway(f"no answer within {left_s:.1f} s") from error

    def _retry(self, attempt: Callable[[float], T], limit_s: float) -> T:
        end = time.monotonic() + limit_s
        for left in reversed(range(TRIES)):
            left_s = max(0.05, end - time.monotonic())
            try:
                return attempt(left_s)
            except (DBAPIError, PoolTimeout, psycopg.Error, sqlite3.Error) as error:
                may_retry = left and time.monotonic() < end and self._may_retry(error)
                if not may_retry:
                    raise as_station_error(error) from error
        raise AssertionError("the last try returns or raises")

    def _may_retry(self, error: BaseException) -> bool:
        """A connection that an idle night has killed is worth a new one; a server that is away is not."""
        match trouble(error):
            case Trouble.AGAIN:
                return True
            case Trouble.LOST:
                was_connected = isinstance(error, DBAPIError) and error.statement is not None
                self.engine.dispose()
                return was_connected
            case _:
                return False

    def _connect(self) -> Any:
        if self._address.path is None:
            return self._connect_postgres()
        wire = sqlite3.connect(
            self._address.path, timeout=self.deadline_s, isolation_level=None, check_same_thread=False
        )
        _switch_to_wal(wire, self.deadline_s)
        wire.execute("PRAGMA synchronous=FULL")
        wire.execute("PRAGMA foreign_keys=ON")
        return wire

    def _connect_postgres(self) -> Any:
        """Raises DatabaseRefused when the schema is not this program's."""
        # no prepared statements: PgBouncer may hand the next transaction to another server connection
        login: dict[str, Any] = dict(self._address.login)
        wire = psycopg.connect(**login, prepare_threshold=None)
        try:
            if self._is_checked:
                with WATCH.limit(wire.fileno(), self.deadline_s):
                    check_current(wire)
        except BaseException:
            wire.close()
            raise
        return wire


def open_shared(url: str, deadline_s: float = 3.0) -> SharedLink:
    """deadline_s: how long a station's call may take. A SQLite file is made and migrated here.

    Raises DatabaseRefused for a URL that is not understood or not private, DatabaseAway for a bad disk.
    """
    address = read_address(url, deadline_s)
    link = SharedLink(address, deadline_s)
    if not address.is_postgres:
        make_file(address)
        link.run(migrate_in, OFFICE_S)
    return link


def make_file(address: Address) -> None:
    """The folder of a SQLite database; SQLite makes the file itself."""
    if address.path is not None:
        address.path.parent.mkdir(parents=True, exist_ok=True)


def _postgres(connect: Callable[[], Any], deadline_s: float) -> Engine:
    return create_engine(
        "postgresql+psycopg://", creator=connect, pool_size=5, max_overflow=30, pool_timeout=deadline_s
    )


def _sqlite(connect: Callable[[], Any]) -> Engine:
    """A transaction that may write takes the lock at once: a reader that turns writer would fail at random.

    Source: SQLite manual, "Transactions", deferred transactions and SQLITE_BUSY_SNAPSHOT.
    """
    engine = create_engine("sqlite://", creator=connect, poolclass=QueuePool, pool_size=5, max_overflow=30)
    event.listen(engine, "begin", _begin)
    return engine


def _begin(db: Connection) -> None:
    is_read = db.get_execution_options().get("packwave") == READS
    db.exec_driver_sql("BEGIN" if is_read else "BEGIN IMMEDIATE")


def _switch_to_wal(wire: sqlite3.Connection, deadline_s: float) -> None:
    """SQLite does not wait by itself when two programs switch a new file at once."""
    end = time.monotonic() + deadline_s
    while True:
        try:
            wire.execute("PRAGMA journal_mode=WAL")
            return
        except sqlite3.OperationalError as error:
            if error.sqlite_errorcode != sqlite3.SQLITE_BUSY or time.monotonic() > end:
                raise
            time.sleep(0.01)
