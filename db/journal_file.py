"""The station's own SQLite file: opened by one program at a time, every commit on disk when it returns."""

import json
import os
import sqlite3
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path
from typing import Any, BinaryIO

from db.journal_waybills import SCHEMA as WAYBILLS
from fulfilment.errors import (
    HomeUnwritable,
    JournalDamaged,
    JournalFull,
    JournalNewer,
    JournalTaken,
    StationError,
)

SCHEMA_VERSION = 3

SCHEMA = """
CREATE TABLE IF NOT EXISTS meta (key TEXT PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS fact (
    seq INTEGER PRIMARY KEY,
    fact_id TEXT NOT NULL UNIQUE,
    order_id TEXT NOT NULL,
    epoch INTEGER NOT NULL,
    parcel_id TEXT NOT NULL,
    kind TEXT NOT NULL,
    operator TEXT NOT NULL,
    at TEXT NOT NULL,
    payload TEXT NOT NULL,
    verdict TEXT,              -- NULL: not yet judged by the shared database
    reason TEXT NOT NULL DEFAULT '',
    set_aside INTEGER NOT NULL DEFAULT 0,
    judged_at TEXT
);
CREATE INDEX IF NOT EXISTS fact_of_order ON fact (order_id, seq);
CREATE INDEX IF NOT EXISTS fact_unsent ON fact (seq) WHERE verdict IS NULL;
CREATE TABLE IF NOT EXISTS work (
    order_id TEXT PRIMARY KEY,
    epoch INTEGER NOT NULL,
    standing TEXT NOT NULL,
    urgent INTEGER NOT NULL,
    due_at TEXT NOT NULL,
    wave_number TEXT NOT NULL,
    position INTEGER NOT NULL,
    is_finished INTEGER NOT NULL DEFAULT 0,
    set_aside TEXT NOT NULL DEFAULT '',
    document TEXT NOT NULL
) WITHOUT ROWID;
-- people's data, apart from facts and work, gone when the parcel is acknowledged
CREATE TABLE IF NOT EXISTS person (
    order_id TEXT PRIMARY KEY, document TEXT NOT NULL, purge_after TEXT
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS product (sku TEXT PRIMARY KEY, document TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS operator (operator_id TEXT PRIMARY KEY, document TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS number_range (
    carrier TEXT NOT NULL, first INTEGER NOT NULL, last INTEGER NOT NULL, next INTEGER NOT NULL,
    PRIMARY KEY (carrier, first)
) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS print_job (
    job_id TEXT PRIMARY KEY,
    queued INTEGER NOT NULL UNIQUE,
    order_id TEXT NOT NULL,
    parcel_id TEXT NOT NULL,
    tracking_number TEXT NOT NULL,
    printer TEXT NOT NULL,
    language TEXT NOT NULL,
    document BLOB NOT NULL,
    sha256 TEXT NOT NULL,
    copy INTEGER NOT NULL,
    state TEXT NOT NULL,
    evidence TEXT NOT NULL,
    odometer_before INTEGER,
    detail TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    kind TEXT NOT NULL DEFAULT 'waybill',
    page INTEGER NOT NULL DEFAULT 1,
    asked TEXT NOT NULL DEFAULT '' -- who had a paper printed once more, and why
);
CREATE INDEX IF NOT EXISTS print_job_of_number ON print_job (tracking_number);
CREATE INDEX IF NOT EXISTS print_job_open ON print_job (printer, state);
"""
# form -> what makes the next one of it
STEPS = {
    1: (
        "ALTER TABLE print_job ADD COLUMN kind TEXT NOT NULL DEFAULT 'waybill'",
        "ALTER TABLE print_job ADD COLUMN page INTEGER NOT NULL DEFAULT 1",
    ),
    2: ("ALTER TABLE print_job ADD COLUMN asked TEXT NOT NULL DEFAULT ''",),
}

# a device that takes no more or fails to write: the scan must not be shown as OK
_WRITE_FAILED = {sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR, sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN}
_DAMAGED = {sqlite3.SQLITE_CORRUPT, sqlite3.SQLITE_NOTADB}
_UNWRITABLE = {sqlite3.SQLITE_READONLY, sqlite3.SQLITE_CANTOPEN, sqlite3.SQLITE_PERM, sqlite3.SQLITE_AUTH}


class JournalFile:
    """One connection shared by the station's lane and the printer's lane, one transaction at a time.

    Raises JournalTaken when another program holds the same home, HomeUnwritable, JournalDamaged,
    JournalNewer, and JournalFull when the disk has no room even for an empty one.
    """

    def __init__(self, path: Path) -> None:
        self._lock_file = _take_lock(path.with_suffix(".lock"))
        self._guard = threading.RLock()
        self.path = path
        try:
            self.connection = _open(path)
        except BaseException:
            _give_lock_back(self._lock_file)
            raise

    @contextmanager
    def writing(self) -> Iterator[sqlite3.Connection]:
        """One durable transaction. Raises JournalFull, and then nothing of it happened; JournalDamaged.

        Inside another one of the same thread it joins that, which is durable when it ends.
        """
        with self._guard:
            if self.connection.in_transaction:
                yield self.connection
                return
            try:
                self.connection.execute("BEGIN IMMEDIATE")
                yield self.connection
                self.connection.execute("COMMIT")
            except BaseException as error:
                self._undo()
                if _code(error) in _WRITE_FAILED:
                    raise JournalFull(str(error)) from error
                if _code(error) in _DAMAGED:
                    raise JournalDamaged(f"{self.path}: {error}") from error
                raise

    @contextmanager
    def reading(self) -> Iterator[sqlite3.Connection]:
        """Raises JournalDamaged, also when the disk does not give back what it took."""
        with self._guard:
            try:
                yield self.connection
            except sqlite3.DatabaseError as error:
                if _code(error) in {*_DAMAGED, sqlite3.SQLITE_IOERR}:
                    raise JournalDamaged(f"{self.path}: {error}") from error
                raise

    def read_meta(self, key: str) -> str | None:
        with self.reading() as db:
            row = db.execute("SELECT value FROM meta WHERE key = ?", (key,)).fetchone()
        return None if row is None else str(row[0])

    def tidy(self) -> None:
        """Move the log into the file while nobody waits for it (a checkpoint in a scan cost 85-418 ms)."""
        # a full disk is for the next scan to meet: here nothing is lost, and nobody is waiting
        with self._guard, suppress(sqlite3.DatabaseError):
            self.connection.execute("PRAGMA wal_checkpoint(PASSIVE)")

    def close(self) -> None:
        with self._guard:
            self.connection.close()
            _give_lock_back(self._lock_file)

    def _undo(self) -> None:
        if self.connection.in_transaction:
            # SQLite may have rolled back by itself after a failed write
            with suppress(sqlite3.OperationalError):
                self.connection.execute("ROLLBACK")


def write_meta(db: sqlite3.Connection, key: str, value: str | None) -> None:
    if value is None:
        db.execute("DELETE FROM meta WHERE key = ?", (key,))
    else:
        db.execute("INSERT OR REPLACE INTO meta (key, value) VALUES (?, ?)", (key, value))


def as_text(document: Any) -> str:
    return json.dumps(document, ensure_ascii=False, separators=(",", ":"))


def opening_trouble(path: Path, error: sqlite3.Error) -> StationError:
    """What keeps a journal from being opened, with the advice that fits."""
    kinds: dict[int, type[StationError]] = {
        **dict.fromkeys(_UNWRITABLE, HomeUnwritable),
        **dict.fromkeys((sqlite3.SQLITE_FULL, sqlite3.SQLITE_IOERR), JournalFull),
        sqlite3.SQLITE_BUSY: JournalTaken,
    }
    return kinds.get(_code(error), JournalDamaged)(f"{path}: {error}")


def _open(path: Path) -> sqlite3.Connection:
    try:
        db = sqlite3.connect(
            path, isolation_level=None, check_same_thread=False, timeout=10.0, cached_statements=64
        )
    except sqlite3.Error as error:
        raise opening_trouble(path, error) from error
    try:
        _make_ready(db, path)
    except sqlite3.Error as error:
        db.close()
        raise opening_trouble(path, error) from error
    except JournalNewer:
        db.close()
        raise
    return db


def _make_ready(db: sqlite3.Connection, path: Path) -> None:
    """Nothing is written into a journal whose form this program does not know."""
    (version,) = db.execute("PRAGMA user_version").fetchone()
    if version > SCHEMA_VERSION:
        raise JournalNewer(f"{path}: form {version}, this program knows {SCHEMA_VERSION}")
    for pragma in ("journal_mode=WAL", "synchronous=FULL", "temp_store=MEMORY", "cache_size=-8000"):
        db.execute(f"PRAGMA {pragma}")
    # checkpoints belong to idle moments: see tidy()
    db.execute("PRAGMA wal_autocheckpoint=4000")
    _renew(db, version)
    db.executescript(SCHEMA + WAYBILLS)
    db.execute(f"PRAGMA user_version={SCHEMA_VERSION}")


def _renew(db: sqlite3.Connection, version: int) -> None:
    """A journal of an earlier form, step by step; a stop between two steps loses nothing. 0 is a new one."""
    for form in range(version, SCHEMA_VERSION) if version else ():
        db.execute("BEGIN IMMEDIATE")
        for statement in STEPS[form]:
            db.execute(statement)
        db.execute(f"PRAGMA user_version={form + 1}")
        db.execute("COMMIT")


def _code(error: BaseException) -> int:
    """SQLite's own number for error, without its extension; 0 when it is none of SQLite's."""
    return int(getattr(error, "sqlite_errorcode", 0)) & 0xFF


def _take_lock(path: Path) -> BinaryIO:
    """An operating-system lock: it goes with the process, also after kill -9."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        file = path.open("a+b")
    except OSError as error:
        raise HomeUnwritable(str(path.parent)) from error
    try:
        if os.name == "nt":
            import msvcrt

            msvcrt.locking(file.fileno(), msvcrt.LK_NBLCK, 1)  # type: ignore[attr-defined,unused-ignore]
        else:
            import fcntl

            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        file.close()
        raise JournalTaken(str(path)) from error
    return file


def _give_lock_back(file: BinaryIO) -> None:
    file.close()
