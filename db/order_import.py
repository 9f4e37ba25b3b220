"""Orders from channels into the shared database. Importing twice changes nothing."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from itertools import islice
from typing import Any

from sqlalchemy import Connection, delete, select, text, update

from db.bulk import insert_rows
from db.connect import OFFICE_S, SharedLink
from db.exceptions import ExceptionKind, open_exception
from db.order_end import cancel_order
from db.orders import ENDED, line_rows, order_row, person_row
from db.rows import is_postgres
from db.stock import give_back
from db.tables import OrderLineRow, OrderRow, PersonRow
from fulfilment.orders.order import Order, OrderId, OrderState, order_id

CHUNK = 1000  # orders of one transaction: a killed import goes on where it stopped
LEFT_HOUSE = frozenset({OrderState.SHIPPED, OrderState.COMPLETED})


@dataclass(frozen=True)
class RefusedOrder:
    ref: str
    reason: str


@dataclass
class ImportCounts:
    """changed: the same order again with other content."""

    new: int = 0
    duplicate: int = 0
    changed: int = 0
    refused: list[RefusedOrder] = field(default_factory=list)

    def add(self, other: "ImportCounts") -> None:
        self.new += other.new
        self.duplicate += other.duplicate
        self.changed += other.changed
        self.refused += other.refused


@dataclass(frozen=True)
class Incoming:
    order_id: OrderId
    order: Order
    content_hash: str


def import_orders(
    link: SharedLink, warehouse_id: str, orders: Sequence[Order], hashes: Sequence[str], at: datetime
) -> ImportCounts:
    """Keep orders under (channel, shop, ref). hashes: the content hash of each.

    An order that comes twice in one call is taken as two imports, in their order.
    """
    counts = ImportCounts()
    keyed = (
        Incoming(order_id(order.channel, order.shop, order.ref), order, content_hash)
        for order, content_hash in zip(orders, hashes, strict=True)
    )
    while chunk := list(islice(keyed, CHUNK)):
        counts.add(link.run(partial(_import_chunk, warehouse_id=warehouse_id, chunk=chunk, at=at), OFFICE_S))
    if counts.new >= CHUNK:
        link.run(_analyze, OFFICE_S)
    return counts


def _analyze(db: Connection) -> None:
    """Without figures every index that begins with warehouse_id looks as good as the right one.

    PostgreSQL sees to it within a minute, SQLite never; the first claims after a big import come sooner.
    """
    if is_postgres(db):
        db.execute(text("ANALYZE customer_order, order_line, person"))
    else:
        db.execute(text("PRAGMA analysis_limit = 1000"))
        db.execute(text("ANALYZE"))


def _import_chunk(db: Connection, warehouse_id: str, chunk: Sequence[Incoming], at: datetime) -> ImportCounts:
    counts = ImportCounts()
    known = _known(db, warehouse_id, chunk)
    fresh: dict[OrderId, Incoming] = {}
    again: list[Incoming] = []
    for one in chunk:
        if reason := find_flaw(one.order):
            counts.refused.append(RefusedOrder(one.order.ref, reason))
        elif one.order_id in known or one.order_id in fresh:
            again.append(one)
        else:
            fresh[one.order_id] = one
    _insert(db, warehouse_id, list(fresh.values()), at)
    counts.new = len(fresh)
    known |= _known(db, warehouse_id, [one for one in again if one.order_id in fresh])
    for one in again:
        if _is_same(known[one.order_id], one.content_hash):
            counts.duplicate += 1
            continue
        counts.changed += 1
        _take_change(db, warehouse_id, one, known[one.order_id], at)
        known |= _known(db, warehouse_id, [one])
    return counts


def find_flaw(order: Order) -> str | None:
    """Why order cannot be kept; the engines would disagree about these."""
    refs = [line.ref for line in order.lines]
    if not order.ref:
        return "no order number"
    if len(refs) != len(set(refs)):
        return "two lines with the same number"
    if any(line.quantity < 0 or line.returned_quantity < 0 for line in order.lines):
        return "a negative quantity"
    return "text with a NUL character" if "\x00" in repr(order).replace("\\x00", "\x00") else None


def _known(db: Connection, warehouse_id: str, chunk: Sequence[Incoming]) -> dict[str, Any]:
    if not chunk:
        return {}
    columns = (OrderRow.content_hash, OrderRow.seen_hash, OrderRow.wave_id, OrderRow.packed_at)
    query = select(OrderRow.order_id, *columns, OrderRow.cancelled_at).where(
        OrderRow.warehouse_id == warehouse_id, OrderRow.order_id.in_([one.order_id for one in chunk])
    )
    return {row.order_id: row for row in db.execute(query)}


def _insert(db: Connection, warehouse_id: str, fresh: Sequence[Incoming], at: datetime) -> None:
    """A concurrent import of the same order makes this one fail as a whole and start again."""
    rows = [order_row(warehouse_id, one.order_id, one.order, one.content_hash, at) for one in fresh]
    insert_rows(db, OrderRow, rows)
    lines = [line for one in fresh for line in line_rows(warehouse_id, one.order_id, one.order)]
    insert_rows(db, OrderLineRow, lines)
    insert_rows(db, PersonRow, [person_row(warehouse_id, one.order_id, one.order) for one in fresh])


def _is_same(known: Any, content_hash: str) -> bool:
    return content_hash in (known.content_hash, known.seen_hash)


def _take_change(db: Connection, warehouse_id: str, one: Incoming, known: Any, at: datetime) -> None:
    """Free orders become what the channel says now; what is in a wave or packed is a person's to decide."""
    if one.order.state in ENDED and known.packed_at is None:
        cancel_order(db, warehouse_id, one.order_id, one.order.channel, at, one.order.state)
        _update(db, warehouse_id, one.order_id, content_hash=one.content_hash, seen_hash=None)
    elif known.packed_at is not None and one.order.state in LEFT_HOUSE:
        said = {"state": one.order.state.value, "channel_state": one.order.channel_state}
        _update(db, warehouse_id, one.order_id, content_hash=one.content_hash, **said)
    elif known.wave_id is None and known.packed_at is None:
        _replace(db, warehouse_id, one, at)
    else:
        _refer(db, warehouse_id, one, known, at)


def _update(db: Connection, warehouse_id: str, order_id: str, **values: Any) -> None:
    ours = (OrderRow.warehouse_id == warehouse_id) & (OrderRow.order_id == order_id)
    db.execute(update(OrderRow).where(ours).values(**values))


def _replace(db: Connection, warehouse_id: str, one: Incoming, at: datetime) -> None:
    """The new content is reviewed and given stock anew; when it came first stays."""
    give_back(db, warehouse_id, one.order_id)
    for table in (OrderLineRow, PersonRow):
        ours = (table.warehouse_id == warehouse_id) & (table.order_id == one.order_id)
        db.execute(delete(table).where(ours))
    row = order_row(warehouse_id, one.order_id, one.order, one.content_hash, at)
    for name in ("warehouse_id", "order_id", "imported_at"):
        del row[name]
    _update(db, warehouse_id, one.order_id, **row, seen_hash=None, released_at=None, reserved_at=None)
    insert_rows(db, OrderLineRow, line_rows(warehouse_id, one.order_id, one.order))
    insert_rows(db, PersonRow, [person_row(warehouse_id, one.order_id, one.order)])


def _refer(db: Connection, warehouse_id: str, one: Incoming, known: Any, at: datetime) -> None:
    is_end = one.order.state in ENDED
    kind = ExceptionKind.CANCELLED_AFTER_PACKING if is_end else ExceptionKind.CHANGED_AFTER_RELEASE
    detail = {"channel_state": one.order.channel_state}
    open_exception(db, warehouse_id, kind, one.order_id, one.content_hash, detail, at)
    _update(db, warehouse_id, one.order_id, seen_hash=one.content_hash)
