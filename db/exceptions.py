"""What a person must decide. A case has an id made from what it is about, so it is opened once."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from hashlib import md5
from typing import Any
from uuid import UUID

from sqlalchemy import Connection, func, select, update

from db.rows import insert_into
from db.tables import ExceptionRow, OrderRow
from fulfilment.orders.order import OrderId


class ExceptionKind(StrEnum):
    """Beside these a case may have a `SetAsideReason` for its kind: the packer set the order aside."""

    SEQUENCE_USED_TWICE = "sequence_used_twice"  # a copied journal: two stations under one name
    UNKNOWN_ORDER = "unknown_order"
    CANCELLED = "cancelled"  # packed although it was cancelled
    OLD_EPOCH = "old_epoch"  # packed after another station got the order
    TWO_STATIONS = "two_stations"
    FUTURE_EPOCH = "future_epoch"  # the shared database was restored from a backup
    PACKED_TWICE = "packed_twice"
    NUMBER_TWICE = "number_twice"
    VOID_LABEL = "void_label"  # a void number was given or scanned again
    NUMBER_CHANGED = "number_changed"  # the channel was told the number that is void now
    VOID_CHARGED = "void_charged"  # too late to take it back: the carrier charges for the void number
    BOXES_APART = "boxes_apart"  # some of its boxes were closed before it came to this station
    PACKED_WHILE_HELD = "packed_while_held"
    STOCK_BELOW_ZERO = "stock_below_zero"
    CHANGED_AFTER_RELEASE = "changed_after_release"
    CANCELLED_AFTER_PACKING = "cancelled_after_packing"


@dataclass(frozen=True)
class ExceptionCase:
    """order_ref: "" for an order that is not in the database."""

    exception_id: str
    kind: str
    order_id: OrderId
    order_ref: str
    detail: Mapping[str, Any]
    opened_at: datetime
    resolved_at: datetime | None
    resolved_by: str | None


def case_id(warehouse_id: str, kind: str, order_id: str, about: str) -> str:
    """The SQL function pw_case_id gives the same. MD5 names things here, it guards nothing."""
    named = "|".join((warehouse_id, kind, order_id, about))
    return str(UUID(md5(named.encode(), usedforsecurity=False).hexdigest()))


def open_exception(
    db: Connection,
    warehouse_id: str,
    kind: str,
    order_id: str,
    about: str,
    detail: Mapping[str, Any],
    at: datetime,
    hold_id: str | None = None,
) -> None:
    """about: what tells two cases of one kind and order apart."""
    row = {
        "warehouse_id": warehouse_id,
        "exception_id": case_id(warehouse_id, kind, order_id, about),
        "kind": str(kind),
        "order_id": order_id,
        "hold_id": hold_id,
        "detail": dict(detail),
        "opened_at": at,
    }
    db.execute(insert_into(db, ExceptionRow).values(row).on_conflict_do_nothing())


def list_exceptions(
    db: Connection, warehouse_id: str, *, with_resolved: bool = False, limit: int = 200, offset: int = 0
) -> tuple[ExceptionCase, ...]:
    """Open cases, newest first."""
    columns = [column for column in ExceptionRow.__table__.columns if column.name not in LEFT_OUT]
    on = (OrderRow.warehouse_id == ExceptionRow.warehouse_id) & (OrderRow.order_id == ExceptionRow.order_id)
    query = (
        select(*columns, func.coalesce(OrderRow.ref, "").label("order_ref"))
        .outerjoin_from(ExceptionRow, OrderRow, on)
        .where(ExceptionRow.warehouse_id == warehouse_id)
        .order_by(ExceptionRow.opened_at.desc(), ExceptionRow.exception_id)
        .limit(limit)
        .offset(offset)
    )
    if not with_resolved:
        query = query.where(ExceptionRow.resolved_at.is_(None))
    return tuple(ExceptionCase(**row) for row in db.execute(query).mappings())


LEFT_OUT = {"warehouse_id", "hold_id"}


def resolve_exception(db: Connection, warehouse_id: str, exception_id: str, by: str, at: datetime) -> bool:
    """False when there is no such open case."""
    found = db.execute(
        update(ExceptionRow)
        .where(
            ExceptionRow.warehouse_id == warehouse_id,
            ExceptionRow.exception_id == exception_id,
            ExceptionRow.resolved_at.is_(None),
        )
        .values(resolved_at=at, resolved_by=by)
    )
    return found.rowcount == 1
