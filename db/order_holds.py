"""Holds of orders. An order is held while any of its holds is not released."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, exists, select, update

from db.rows import insert_into
from db.tables import ExceptionRow, HoldRow, OrderRow


def add_hold(
    db: Connection,
    warehouse_id: str,
    hold_id: str,
    order_id: str,
    kind: str,
    source: str,
    detail: Mapping[str, Any],
    by: str,
    at: datetime,
) -> None:
    """Safe to repeat with the same hold_id. source: bench, review, stock, office."""
    row = {
        "warehouse_id": warehouse_id,
        "hold_id": hold_id,
        "order_id": order_id,
        "kind": str(kind),
        "source": source,
        "detail": dict(detail),
        "by": by,
        "at": at,
    }
    db.execute(insert_into(db, HoldRow).values(row).on_conflict_do_nothing())
    settle_hold(db, warehouse_id, order_id)


def release_holds(
    db: Connection, warehouse_id: str, order_id: str, by: str, at: datetime, source: str | None = None
) -> int:
    """How many were released, with the cases they had opened. source None: every one."""
    ours = [HoldRow.warehouse_id == warehouse_id, HoldRow.order_id == order_id, HoldRow.released_at.is_(None)]
    if source is not None:
        ours.append(HoldRow.source == source)
    held = select(HoldRow.hold_id).where(*ours)
    cases = update(ExceptionRow).where(
        ExceptionRow.warehouse_id == warehouse_id,
        ExceptionRow.order_id == order_id,
        ExceptionRow.resolved_at.is_(None),
        ExceptionRow.hold_id.in_(held),
    )
    db.execute(cases.values(resolved_at=at, resolved_by=by))
    released = db.execute(update(HoldRow).where(*ours).values(released_at=at, released_by=by)).rowcount
    settle_hold(db, warehouse_id, order_id)
    return released


def is_held_elsewhere() -> ColumnElement[bool]:
    """Of an OrderRow: held by anybody but its bench, which may take up again what it set aside itself."""
    other = exists(
        select(HoldRow.hold_id).where(
            HoldRow.warehouse_id == OrderRow.warehouse_id,
            HoldRow.order_id == OrderRow.order_id,
            HoldRow.released_at.is_(None),
            HoldRow.source != "bench",
        )
    )
    return OrderRow.is_held & other


def settle_hold(db: Connection, warehouse_id: str, order_id: str) -> None:
    """is_held is the answer to "any hold not released?", kept on the order for the claim."""
    is_held = exists(
        select(HoldRow.hold_id).where(
            HoldRow.warehouse_id == warehouse_id, HoldRow.order_id == order_id, HoldRow.released_at.is_(None)
        )
    )
    ours = (OrderRow.warehouse_id == warehouse_id) & (OrderRow.order_id == order_id)
    db.execute(update(OrderRow).where(ours).values(is_held=is_held))
