"""What the review said of orders: released, or held with every reason."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from uuid import uuid4

from sqlalchemy import Connection, select, update

from db.bulk import insert_rows
from db.tables import HoldRow, OrderRow
from fulfilment.orders.order import OrderId


def list_to_review(db: Connection, warehouse_id: str, limit: int = 1000, after: str = "") -> list[OrderId]:
    """Orders neither released nor ended, by their ids; hand in the last one of a page for the next."""
    query = (
        select(OrderRow.order_id)
        .where(OrderRow.warehouse_id == warehouse_id, OrderRow.order_id > after)
        .where(OrderRow.released_at.is_(None), OrderRow.packed_at.is_(None), OrderRow.cancelled_at.is_(None))
        .order_by(OrderRow.order_id)
        .limit(limit)
    )
    return [OrderId(order_id) for order_id in db.execute(query).scalars()]


def put_holds(
    db: Connection, warehouse_id: str, reviewed: Mapping[OrderId, Sequence[str]], by: str, at: datetime
) -> None:
    """The review's reasons for each order replace those of the last review; () releases the order.

    Holds of other sources stay. An order with () that is still held for something else waits for that.
    """
    ids = list(reviewed)
    if not ids:
        return
    before = _open_holds(db, warehouse_id, ids)
    _release_ended(db, warehouse_id, reviewed, before, by, at)
    known = {(order_id, kind) for order_id, kind, _ in before}
    rows = [
        {
            "warehouse_id": warehouse_id,
            "hold_id": str(uuid4()),
            "order_id": order_id,
            "kind": str(kind),
            "source": "review",
            "detail": {},
            "by": by,
            "at": at,
        }
        for order_id, kinds in reviewed.items()
        for kind in kinds
        if (order_id, str(kind)) not in known
    ]
    insert_rows(db, HoldRow, rows)
    _settle(db, warehouse_id, reviewed, at)


def _open_holds(db: Connection, warehouse_id: str, ids: list[OrderId]) -> list[tuple[str, str, str]]:
    query = select(HoldRow.order_id, HoldRow.kind, HoldRow.hold_id).where(
        HoldRow.warehouse_id == warehouse_id,
        HoldRow.order_id.in_(ids),
        HoldRow.released_at.is_(None),
        HoldRow.source == "review",
    )
    return [(row[0], row[1], row[2]) for row in db.execute(query)]


def _release_ended(
    db: Connection,
    warehouse_id: str,
    reviewed: Mapping[OrderId, Sequence[str]],
    before: list[tuple[str, str, str]],
    by: str,
    at: datetime,
) -> None:
    ended = [
        hold_id for order_id, kind, hold_id in before if kind not in map(str, reviewed[OrderId(order_id)])
    ]
    ours = (HoldRow.warehouse_id == warehouse_id) & HoldRow.hold_id.in_(ended)
    db.execute(update(HoldRow).where(ours).values(released_at=at, released_by=by))


def _settle(
    db: Connection, warehouse_id: str, reviewed: Mapping[OrderId, Sequence[str]], at: datetime
) -> None:
    held = select(HoldRow.order_id).where(HoldRow.warehouse_id == warehouse_id, HoldRow.released_at.is_(None))
    ours = update(OrderRow).where(
        OrderRow.warehouse_id == warehouse_id, OrderRow.order_id.in_(list(reviewed))
    )
    db.execute(ours.values(is_held=OrderRow.order_id.in_(held)))
    free = [order_id for order_id, kinds in reviewed.items() if not kinds]
    released = update(OrderRow).where(OrderRow.warehouse_id == warehouse_id, OrderRow.order_id.in_(free))
    db.execute(released.where(OrderRow.released_at.is_(None)).values(released_at=at))
