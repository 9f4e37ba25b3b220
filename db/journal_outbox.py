"""The journal's unsent facts: what is to be sent, what was said of it, what is set aside."""

import json
import sqlite3
from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

from db.journal_file import JournalFile, opening_trouble, write_meta
from db.journal_forms import fact_from, instant_from, instant_text
from db.journal_waybills import forget_documents
from fulfilment.packing.facts import Fact, FactKind, Judged
from fulfilment.packing.work import Standing
from fulfilment.shipping.ports import PrintState

_FACT_COLUMNS = "fact_id, seq, order_id, epoch, parcel_id, kind, operator, at, payload"
_PERSON_KEPT = timedelta(hours=24)  # a reprint may still be asked for
_FACTS_KEPT = timedelta(days=7)  # a failover of the shared database may forget what it had acknowledged


@dataclass(frozen=True)
class OutboxState:
    """oldest_unsent_at, last_contact: None when there is none."""

    unsent: int
    oldest_unsent_at: datetime | None
    set_aside: int
    last_contact: datetime | None


class Outbox:
    """The sending side of one journal."""

    def __init__(self, file: JournalFile, station: str) -> None:
        self._file, self._station = file, station

    def list_unsent(self, limit: int) -> tuple[Fact, ...]:
        """Oldest first; what is set aside does not block what comes after it."""
        return self._list("WHERE verdict IS NULL AND set_aside = 0 ORDER BY seq LIMIT ?", limit)

    def list_tail(self, limit: int) -> tuple[Fact, ...]:
        """The newest judged facts, oldest first: sent again after each reconnect."""
        newest = self._list("WHERE verdict IS NOT NULL ORDER BY seq DESC LIMIT ?", limit)
        return newest[::-1]

    def keep_verdicts(self, judged: Sequence[Judged], at: datetime) -> None:
        """DUPLICATE is what a repeated sending gets: the first verdict stands, if there was one."""
        with self._file.writing() as db:
            db.executemany(
                "UPDATE fact SET verdict = coalesce(verdict, ?), reason = CASE WHEN verdict IS NULL"
                " THEN ? ELSE reason END, set_aside = 0, judged_at = ? WHERE fact_id = ?",
                [(one.verdict.value, one.reason, instant_text(at), one.fact_id) for one in judged],
            )
            write_meta(db, "last_contact", instant_text(at))
            _plan_purge(db, [one.fact_id for one in judged], at)

    def set_aside(self, fact_id: str, reason: str) -> None:
        with self._file.writing() as db:
            db.execute("UPDATE fact SET set_aside = 1, reason = ? WHERE fact_id = ?", (reason, fact_id))

    def keep_contact(self, cursor: str, at: datetime) -> None:
        with self._file.writing() as db:
            write_meta(db, "cursor", cursor)
            write_meta(db, "last_contact", instant_text(at))

    def cursor(self) -> str | None:
        return self._file.read_meta("cursor")

    def purge(self, at: datetime) -> None:
        """People's data a day after the parcel was acknowledged; all else of it after seven."""
        week_ago = instant_text(at - _FACTS_KEPT)
        with self._file.writing() as db:
            db.execute("DELETE FROM person WHERE purge_after < ?", (instant_text(at),))
            # at another bench, or nobody's; what lies open here may still need its label
            db.execute(
                "DELETE FROM person WHERE order_id IN (SELECT order_id FROM work WHERE standing = ?)"
                " AND order_id NOT IN (SELECT value FROM meta WHERE key = 'open_order')",
                (Standing.MOVED.value,),
            )
            forget_documents(db)
            db.execute(
                "DELETE FROM fact WHERE verdict IS NOT NULL AND judged_at < ?"
                " AND seq < (SELECT max(seq) FROM fact)"
                " AND order_id IN (SELECT order_id FROM work WHERE is_finished = 1)"
                # all of an order or nothing: a label made anew lately needs its whole story
                " AND order_id NOT IN (SELECT order_id FROM fact WHERE verdict IS NULL OR judged_at >= ?)",
                (week_ago, week_ago),
            )
            # without its facts an order could be opened as if it were new
            db.execute(
                "DELETE FROM work WHERE is_finished = 1 AND order_id NOT IN (SELECT order_id FROM fact)"
            )
            db.execute(
                "DELETE FROM print_job WHERE state IN (?, ?) AND changed_at < ?",
                (PrintState.SCANNED.value, PrintState.VOID.value, week_ago),
            )

    def state(self) -> OutboxState:
        with self._file.reading() as db:
            return read_state(db)

    def _list(self, rest: str, limit: int) -> tuple[Fact, ...]:
        with self._file.reading() as db:
            rows = db.execute(f"SELECT {_FACT_COLUMNS} FROM fact {rest}", (limit,)).fetchall()
        return tuple(fact_from(self._station, row, json.loads(row[8])) for row in rows)


def read_state(db: sqlite3.Connection) -> OutboxState:
    unsent, oldest = db.execute(
        "SELECT count(*), min(at) FROM fact WHERE verdict IS NULL AND set_aside = 0"
    ).fetchone()
    (aside,) = db.execute("SELECT count(*) FROM fact WHERE set_aside = 1").fetchone()
    contact = db.execute("SELECT value FROM meta WHERE key = 'last_contact'").fetchone()
    return OutboxState(
        unsent, oldest and instant_from(oldest), aside, instant_from(contact[0]) if contact else None
    )


def peek(path: Path) -> OutboxState:
    """The state of a journal that a running station may hold: reads beside it, takes no lock.

    Raises HomeUnwritable, JournalDamaged.
    """
    try:
        with closing(sqlite3.connect(f"{path.absolute().as_uri()}?mode=ro", uri=True, timeout=5.0)) as db:
            return read_state(db)
    except sqlite3.DatabaseError as error:
        raise opening_trouble(path, error) from error


def _plan_purge(db: sqlite3.Connection, fact_ids: Sequence[str], at: datetime) -> None:
    marks = ", ".join("?" for _ in fact_ids)
    db.execute(
        "UPDATE person SET purge_after = ? WHERE purge_after IS NULL AND order_id IN ("
        " SELECT order_id FROM fact WHERE kind = ? AND coalesce(json_extract(payload, '$.is_last'), 1)"
        f" AND fact_id IN ({marks}))",
        (instant_text(at + _PERSON_KEPT), FactKind.PARCEL_CLOSED.value, *fact_ids),
    )
