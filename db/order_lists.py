"""Lists for screens and the command line: short rows, a page at a time, newest first."""

from collections import defaultdict
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, func, select, tuple_

from db.tables import ExceptionRow, FactRow, HoldRow, LabelRow, OrderRow, ParcelRow, WaveRow
from db.work_forms import ON_WAVE
from fulfilment.orders.order import OrderId, OrderState
from fulfilment.packing.facts import Fact, FactKind, Judged, Verdict

_BESIDE = ("wave_number", "holds", "tracking_numbers")  # not columns of the order


@dataclass(frozen=True)
class ListedOrder:
    """One order without people's data. holds: every reason why it waits.

    tracking_number: of its first box. tracking_numbers: of all its closed boxes, the first one first.
    """

    order_id: OrderId
    channel: str
    shop: str
    ref: str
    state: OrderState
    imported_at: datetime
    pieces: int
    pieces_packed: int
    carrier: str | None
    due_at: datetime | None
    urgent: bool
    wave_number: str | None
    tote: str | None
    position: int | None
    epoch: int
    station: str | None
    cancelled_at: datetime | None
    packed_at: datetime | None
    packed_by: str | None
    parcel_id: str | None
    tracking_number: str | None
    holds: tuple[str, ...]
    tracking_numbers: tuple[str, ...]


@dataclass(frozen=True)
class JudgedFact:
    fact: Fact
    judged: Judged
    received_at: datetime


@dataclass(frozen=True)
class Summary:
    """held: unfinished and not cancelled. labels: not void. exceptions: not yet decided."""

    orders: int
    held: int
    cancelled: int
    packed: int
    parcels: int
    labels: int
    exceptions: int
    facts: int


def list_orders(
    db: Connection,
    warehouse_id: str,
    *,
    state: OrderState | None = None,
    ref: str | None = None,
    limit: int = 200,
    after: ListedOrder | None = None,
) -> tuple[ListedOrder, ...]:
    """after: the last order of the page before; a page costs the same wherever it is."""
    names = [name for name in ListedOrder.__dataclass_fields__ if name not in _BESIDE]
    query = (
        select(*(getattr(OrderRow, name) for name in names), WaveRow.number.label("wave_number"))
        .outerjoin_from(OrderRow, WaveRow, ON_WAVE)
        .where(OrderRow.warehouse_id == warehouse_id)
        .order_by(OrderRow.imported_at.desc(), OrderRow.order_id.desc())
        .limit(limit)
    )
    if state is not None:
        query = query.where(OrderRow.state == state.value)
    if ref is not None:
        query = query.where(OrderRow.ref == ref)
    if after is not None:
        place = tuple_(OrderRow.imported_at, OrderRow.order_id)
        query = query.where(place < tuple_(after.imported_at, after.order_id))
    rows = db.execute(query).mappings().all()
    ids = [row["order_id"] for row in rows]
    holds, numbers = list_holds(db, warehouse_id, ids), list_numbers(db, warehouse_id, ids)
    return tuple(
        ListedOrder(
            **{**row, "state": OrderState(row["state"])},
            holds=holds[row["order_id"]],
            tracking_numbers=numbers[row["order_id"]],
        )
        for row in rows
    )


def list_numbers(db: Connection, warehouse_id: str, order_ids: list[str]) -> dict[str, tuple[str, ...]]:
    """The present numbers of the closed boxes, by order, in the order in which they were closed."""
    query = (
        select(ParcelRow.order_id, ParcelRow.tracking_number)
        .where(ParcelRow.warehouse_id == warehouse_id, ParcelRow.order_id.in_(order_ids))
        .order_by(ParcelRow.closed_at, ParcelRow.parcel_id)
    )
    found: dict[str, tuple[str, ...]] = defaultdict(tuple)
    for order_id, number in db.execute(query):
        found[order_id] += (number,)
    return found


def list_holds(db: Connection, warehouse_id: str, order_ids: list[str]) -> dict[str, tuple[str, ...]]:
    """Kinds of the holds not released, by order."""
    query = (
        select(HoldRow.order_id, HoldRow.kind)
        .where(HoldRow.warehouse_id == warehouse_id, HoldRow.order_id.in_(order_ids))
        .where(HoldRow.released_at.is_(None))
        .distinct()
        .order_by(HoldRow.order_id, HoldRow.kind)
    )
    found: dict[str, tuple[str, ...]] = defaultdict(tuple)
    for order_id, kind in db.execute(query):
        found[order_id] += (kind,)
    return found


def list_facts(
    db: Connection,
    warehouse_id: str,
    *,
    order_id: OrderId | None = None,
    since: datetime | None = None,
    limit: int = 1000,
    offset: int = 0,
) -> tuple[JudgedFact, ...]:
    """In the order in which the shared database received them; since: by its clock, included."""
    names = (*Fact.__dataclass_fields__, "verdict", "reason", "received_at")
    query = (
        select(*(getattr(FactRow, name) for name in names))
        .where(FactRow.warehouse_id == warehouse_id)
        .order_by(FactRow.received_at, FactRow.station, FactRow.seq)
        .limit(limit)
        .offset(offset)
    )
    if order_id is not None:
        query = query.where(FactRow.order_id == order_id)
    if since is not None:
        query = query.where(FactRow.received_at >= since)
    return tuple(_judged_fact(row) for row in db.execute(query).mappings())


def _judged_fact(row: Any) -> JudgedFact:
    fact = Fact(**{name: row[name] for name in Fact.__dataclass_fields__} | {"kind": FactKind(row["kind"])})
    judged = Judged(fact.fact_id, Verdict(row["verdict"]), row["reason"])
    return JudgedFact(fact, judged, row["received_at"])


def count_all(db: Connection, warehouse_id: str) -> Summary:
    ended = OrderRow.packed_at.is_not(None) | OrderRow.cancelled_at.is_not(None)
    counts = (
        _count(OrderRow, warehouse_id),
        _count(OrderRow, warehouse_id, OrderRow.is_held, ~ended),
        _count(OrderRow, warehouse_id, OrderRow.cancelled_at.is_not(None)),
        _count(OrderRow, warehouse_id, OrderRow.packed_at.is_not(None)),
        _count(ParcelRow, warehouse_id),
        _count(LabelRow, warehouse_id, LabelRow.state != "void"),
        _count(ExceptionRow, warehouse_id, ExceptionRow.resolved_at.is_(None)),
        _count(FactRow, warehouse_id),
    )
    return Summary(*db.execute(select(*counts)).one())


def _count(table: Any, warehouse_id: str, *which: Any) -> Any:
    return select(func.count()).where(table.warehouse_id == warehouse_id, *which).scalar_subquery()
