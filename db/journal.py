"""The station's journal: what happened here, the work it holds, its numbers and its goods.

Every scan is committed here before anybody says OK; the shared database is always fed from here.
"""

import json
import sqlite3
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict, replace
from datetime import datetime
from uuid import uuid4

from db.journal_file import JournalFile, as_text, write_meta
from db.journal_forms import (
    fact_from,
    instant_text,
    operator_from,
    product_from,
    recipient_from,
    work_document,
    work_from,
)
from db.journal_waybills import find_waybill, keep_waybills, take_waybill
from fulfilment.orders.order import OrderId, Recipient
from fulfilment.packing.facts import Fact, FactKind
from fulfilment.packing.ports import NumberRange
from fulfilment.packing.session import Happened
from fulfilment.packing.work import Claimed, Operator, Product, Standing, Work
from fulfilment.shipping.ports import PrintState
from fulfilment.shipping.waybills import Waybill

_FACT_COLUMNS = "fact_id, seq, order_id, epoch, parcel_id, kind, operator, at, payload"
_OPENS_WORK = {FactKind.WORK_OPENED, FactKind.LABEL_VOIDED}  # a label made anew is stuck on here


class StationJournal:
    """Implements fulfilment.packing.ports.Journal on one JournalFile."""

    def __init__(self, file: JournalFile, station: str) -> None:
        self._file, self.station = file, station

    # --- facts ---

    @contextmanager
    def together(self) -> Iterator[None]:
        with self._file.writing():
            yield

    def append(
        self, work: Work, parcel_id: str, operator: str, happened: Sequence[Happened], at: datetime
    ) -> tuple[Fact, ...]:
        with self._file.writing() as db:
            return self._append(db, work, parcel_id, operator, happened, at)

    def append_numbered(
        self,
        work: Work,
        parcel_id: str,
        operator: str,
        happened: Callable[[int], Happened],
        at: datetime,
        bought: Callable[[str], Happened] | None = None,
    ) -> Fact | None:
        with self._file.writing() as db:
            own = take_waybill(db, work.order_id, work.carrier) if bought is not None else None
            if bought is not None and own is not None:
                return self._append(db, work, parcel_id, operator, [bought(own)], at)[0]
            number = _take_number(db, work.carrier)
            if number is None:
                return None
            return self._append(db, work, parcel_id, operator, [happened(number)], at)[0]

    def _append(
        self,
        db: sqlite3.Connection,
        work: Work,
        parcel_id: str,
        operator: str,
        happened: Sequence[Happened],
        at: datetime,
    ) -> tuple[Fact, ...]:
        (last,) = db.execute("SELECT coalesce(max(seq), 0) FROM fact").fetchone()
        facts = tuple(
            Fact(
                fact_id=str(uuid4()),
                station=self.station,
                seq=last + count,
                order_id=work.order_id,
                epoch=work.epoch,
                parcel_id=parcel_id,
                kind=one.kind,
                operator=operator,
                at=at,
                payload=dict(one.payload),
            )
            for count, one in enumerate(happened, start=1)
        )
        _insert_facts(db, facts)
        _follow(db, facts)
        return facts

    def list_facts(self, order_id: OrderId) -> tuple[Fact, ...]:
        with self._file.reading() as db:
            rows = db.execute(
                f"SELECT {_FACT_COLUMNS} FROM fact WHERE order_id = ? ORDER BY seq", (order_id,)
            ).fetchall()
        return tuple(fact_from(self.station, row, json.loads(row[8])) for row in rows)

    def open_order(self) -> OrderId | None:
        found = self._file.read_meta("open_order")
        return None if found is None else OrderId(found)

    def clear_bench(self) -> None:
        with self._file.writing() as db:
            write_meta(db, "open_order", None)

    # --- work ---

    def find_work(self, order_id: OrderId) -> Work | None:
        with self._file.reading() as db:
            row = db.execute(
                "SELECT document, standing, epoch, set_aside FROM work WHERE order_id = ?", (order_id,)
            ).fetchone()
        return None if row is None else work_from(json.loads(row[0]), *row[1:])

    def list_work(self) -> tuple[Work, ...]:
        with self._file.reading() as db:
            rows = db.execute(
                "SELECT document, standing, epoch, set_aside FROM work WHERE is_finished = 0"
                " ORDER BY urgent DESC, due_at, wave_number, position"
            ).fetchall()
        return tuple(work_from(json.loads(row[0]), *row[1:]) for row in rows)

    def was_packed(self, code: str) -> bool:
        """Reads every finished order: for codes that mean nothing else. Case does not matter."""
        with self._file.reading() as db:
            row = db.execute(
                "SELECT 1 FROM print_job WHERE tracking_number IN (:code, upper(:code)) AND state = :scanned"
                " UNION ALL SELECT 1 FROM (SELECT upper(json_extract(document, '$.ref')) AS ref FROM work"
                " WHERE is_finished = 1) WHERE upper(:code) IN (ref, ltrim(ref, '#')) LIMIT 1",
                {"code": code, "scanned": PrintState.SCANNED.value},
            ).fetchone()
        return row is not None

    def find_order_of_label(self, tracking_number: str) -> OrderId | None:
        with self._file.reading() as db:
            row = db.execute(
                "SELECT order_id FROM print_job WHERE tracking_number IN (:code, upper(:code))"
                " AND order_id <> '' LIMIT 1",
                {"code": tracking_number},
            ).fetchone()
        return None if row is None else OrderId(row[0])

    def find_recipient(self, order_id: OrderId) -> Recipient | None:
        with self._file.reading() as db:
            row = db.execute("SELECT document FROM person WHERE order_id = ?", (order_id,)).fetchone()
        return None if row is None else recipient_from(json.loads(row[0]))

    def keep_work(self, claimed: Sequence[Claimed]) -> None:
        with self._file.writing() as db:
            for one in claimed:
                _keep_work(db, one)

    def set_standing(self, order_id: OrderId, standing: Standing, epoch: int | None = None) -> None:
        """Never lets a download overwrite unsent facts: the facts are not touched, only what they meet.

        A move that began an epoch which is held here already is old news: the order has come back since.
        """
        is_moved = standing is Standing.MOVED
        with self._file.writing() as db:
            db.execute(
                "UPDATE work SET standing = ?, epoch = CASE WHEN ? THEN epoch ELSE coalesce(?, epoch) END"
                " WHERE order_id = ? AND NOT (? AND epoch >= coalesce(?, epoch + 1))",
                (standing.value, is_moved, epoch, order_id, is_moved, epoch),
            )

    # --- numbers ---

    def numbers_left(self, carrier: str) -> int:
        with self._file.reading() as db:
            (left,) = db.execute(
                "SELECT coalesce(sum(last - next + 1), 0) FROM number_range WHERE carrier = ?", (carrier,)
            ).fetchone()
        return int(left)

    def find_waybill(self, carrier: str, tracking_number: str) -> Waybill | None:
        """The number as it was bought from its carrier; None for one of this station's ranges."""
        with self._file.reading() as db:
            return find_waybill(db, carrier, tracking_number)

    def keep_numbers(self, numbers: NumberRange) -> None:
        with self._file.writing() as db:
            db.execute(
                "INSERT OR IGNORE INTO number_range (carrier, first, last, next) VALUES (?, ?, ?, ?)",
                (numbers.carrier, numbers.first, numbers.last, numbers.first),
            )

    # --- goods and people of the floor ---

    def list_products(self) -> tuple[Product, ...]:
        with self._file.reading() as db:
            rows = db.execute("SELECT document FROM product ORDER BY sku").fetchall()
        return tuple(product_from(json.loads(text)) for (text,) in rows)

    def find_product(self, sku: str) -> Product | None:
        with self._file.reading() as db:
            row = db.execute("SELECT document FROM product WHERE sku = ?", (sku,)).fetchone()
        return None if row is None else product_from(json.loads(row[0]))

    def keep_products(self, products: Sequence[Product]) -> None:
        self._keep("product", "sku", [(product.sku, as_text(asdict(product))) for product in products])

    def list_operators(self) -> tuple[Operator, ...]:
        with self._file.reading() as db:
            rows = db.execute("SELECT document FROM operator ORDER BY operator_id").fetchall()
        return tuple(operator_from(json.loads(text)) for (text,) in rows)

    def keep_operators(self, operators: Sequence[Operator]) -> None:
        """The list as it is now: whoever is not on it any more cannot sign in here."""
        rows = [(one.operator_id, as_text(asdict(one))) for one in operators]
        with self._file.writing() as db:
            db.execute("DELETE FROM operator")
            db.executemany("INSERT INTO operator (operator_id, document) VALUES (?, ?)", rows)

    def _keep(self, table: str, key: str, rows: Iterable[tuple[str, str]]) -> None:
        with self._file.writing() as db:
            db.executemany(f"INSERT OR REPLACE INTO {table} ({key}, document) VALUES (?, ?)", rows)


def _take_number(db: sqlite3.Connection, carrier: str) -> int | None:
    row = db.execute(
        "UPDATE number_range SET next = next + 1 WHERE (carrier, first) = ("
        " SELECT carrier, first FROM number_range WHERE carrier = ? AND next <= last"
        " ORDER BY first LIMIT 1) RETURNING next - 1",
        (carrier,),
    ).fetchone()
    return None if row is None else int(row[0])


def _insert_facts(db: sqlite3.Connection, facts: Sequence[Fact]) -> None:
    db.executemany(
        f"INSERT INTO fact ({_FACT_COLUMNS}) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        [
            (
                fact.fact_id,
                fact.seq,
                fact.order_id,
                fact.epoch,
                fact.parcel_id,
                fact.kind.value,
                fact.operator,
                instant_text(fact.at),
                as_text(dict(fact.payload)),
            )
            for fact in facts
        ],
    )


def _follow(db: sqlite3.Connection, facts: Sequence[Fact]) -> None:
    """What the journal itself remembers of facts: which order is on the bench, which is finished."""
    for fact in facts:
        is_packed = fact.kind is FactKind.PARCEL_CLOSED and fact.payload.get("is_last", True)
        if fact.kind in _OPENS_WORK:
            write_meta(db, "open_order", fact.order_id)
        elif is_packed or fact.kind is FactKind.ORDER_HELD:
            write_meta(db, "open_order", None)
        if fact.kind is FactKind.ORDER_HELD:
            _mark(db, fact, "set_aside", fact.payload["reason"])
        elif fact.kind is FactKind.WORK_OPENED:
            _mark(db, fact, "set_aside", "")
        elif is_packed:
            _mark(db, fact, "is_finished", 1)
        elif fact.kind is FactKind.LABEL_VOIDED:  # the address is wanted once more
            db.execute("UPDATE person SET purge_after = NULL WHERE order_id = ?", (fact.order_id,))


def _mark(db: sqlite3.Connection, fact: Fact, column: str, value: str | int) -> None:
    """An order that came back under a higher epoch is other work: what was begun before ends none of it."""
    ours = "order_id = ? AND epoch <= ?"
    db.execute(f"UPDATE work SET {column} = ? WHERE {ours}", (value, fact.order_id, fact.epoch))


def _keep_work(db: sqlite3.Connection, claimed: Claimed) -> None:
    work = claimed.work
    row = db.execute(
        "SELECT epoch, is_finished, set_aside FROM work WHERE order_id = ?", (work.order_id,)
    ).fetchone()
    # the same order under a higher epoch has come back to this bench and starts anew
    is_finished, set_aside = (0, "") if row is None or work.epoch > row[0] else row[1:]
    document = as_text(work_document(replace(work, standing=Standing.ALIVE)))
    db.execute(
        "INSERT OR REPLACE INTO work"
        " (order_id, epoch, standing, urgent, due_at, wave_number, position,"
        " is_finished, set_aside, document)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (
            work.order_id,
            work.epoch,
            work.standing.value,
            work.urgent,
            instant_text(work.due_at),
            work.wave_number,
            work.position,
            is_finished,
            set_aside,
            document,
        ),
    )
    keep_waybills(db, work.order_id, claimed.waybills)
    db.execute(
        "INSERT OR REPLACE INTO person (order_id, document) VALUES (?, ?)",
        (work.order_id, as_text(asdict(claimed.recipient))),
    )
