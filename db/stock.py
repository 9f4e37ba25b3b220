"""One pool of pieces a product. Whatever moves, moves in one conditional statement: nothing is read first."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from enum import StrEnum
from uuid import uuid4

from sqlalchemy import Connection, case, func, select, update

from db.order_holds import add_hold, release_holds
from db.rows import insert_into
from db.tables import OrderLineRow, OrderRow, StockRow
from fulfilment.orders.holds import HoldReason
from fulfilment.orders.order import OrderId, Sku


class Reserved(StrEnum):
    RESERVED = "reserved"
    ALREADY = "already"  # or not to be packed any more
    OUT_OF_STOCK = "out_of_stock"  # held for it
    NO_SUCH_ORDER = "no_such_order"


def put_stock(db: Connection, warehouse_id: str, on_hand: Mapping[Sku, int]) -> None:
    """What was counted on the shelves; what is reserved stays so."""
    rows = [
        {"warehouse_id": warehouse_id, "sku": sku, "on_hand": n, "reserved": 0} for sku, n in on_hand.items()
    ]
    if rows:
        insert = insert_into(db, StockRow)
        counted = {"on_hand": insert.excluded.on_hand}
        known = ["warehouse_id", "sku"]
        db.execute(insert.on_conflict_do_update(index_elements=known, set_=counted), rows)


def read_stock(db: Connection, warehouse_id: str) -> dict[Sku, tuple[int, int]]:
    """(on hand, reserved) by SKU."""
    query = select(StockRow.sku, StockRow.on_hand, StockRow.reserved)
    rows = db.execute(query.where(StockRow.warehouse_id == warehouse_id).order_by(StockRow.sku))
    return {Sku(sku): (on_hand, reserved) for sku, on_hand, reserved in rows}


def reserve_stock(db: Connection, warehouse_id: str, order_id: OrderId, at: datetime) -> Reserved:
    """Every line's pieces or none; an order that finds too little is held until stock comes."""
    ours = (OrderRow.warehouse_id == warehouse_id) & (OrderRow.order_id == order_id)
    free = (OrderRow.reserved_at.is_(None), OrderRow.packed_at.is_(None), OrderRow.cancelled_at.is_(None))
    mark = update(OrderRow).where(ours, *free).values(reserved_at=at).returning(OrderRow.is_held)
    is_held = db.execute(mark).scalar()
    if is_held is None:
        known = db.execute(select(OrderRow.order_id).where(ours)).first()
        return Reserved.ALREADY if known else Reserved.NO_SUCH_ORDER
    short = _take_lines(db, warehouse_id, order_id)
    if short is not None:
        db.execute(update(OrderRow).where(ours).values(reserved_at=None))
        _hold(db, warehouse_id, order_id, short, at)
        return Reserved.OUT_OF_STOCK
    if is_held:
        release_holds(db, warehouse_id, order_id, "", at, source="stock")
    return Reserved.RESERVED


def reserve_many(
    db: Connection, warehouse_id: str, order_ids: Sequence[OrderId], at: datetime
) -> dict[OrderId, Reserved]:
    """One transaction for a few hundred orders; first come, first served.

    Pieces are taken in the orders' sequence, so on PostgreSQL two such calls may meet crosswise: one of
    them is then undone and runs again.
    """
    return {order_id: reserve_stock(db, warehouse_id, order_id, at) for order_id in order_ids}


def _hold(db: Connection, warehouse_id: str, order_id: str, sku: str, at: datetime) -> None:
    """One hold, of the latest shortage."""
    release_holds(db, warehouse_id, order_id, "", at, source="stock")
    kind = HoldReason.OUT_OF_STOCK
    add_hold(db, warehouse_id, str(uuid4()), order_id, kind, "stock", {"sku": sku}, "", at)


def _take_lines(db: Connection, warehouse_id: str, order_id: str) -> str | None:
    """The SKU there was too little of, with nothing taken then; None when all is reserved.

    In the order of their SKUs, so that two orders never wait for each other.
    """
    lines = (OrderLineRow.warehouse_id == warehouse_id) & (OrderLineRow.order_id == order_id)
    wanted = (
        select(OrderLineRow.sku, func.sum(OrderLineRow.to_pack))
        .where(lines, OrderLineRow.to_pack > 0)
        .group_by(OrderLineRow.sku)
        .order_by(OrderLineRow.sku)
    )
    taken: list[tuple[str, int]] = []
    for sku, pieces in db.execute(wanted).all():
        if sku is None or not _take(db, warehouse_id, sku, int(pieces)):
            for got, n in taken:
                _take(db, warehouse_id, got, -n)
            return sku or ""
        taken.append((sku, int(pieces)))
    db.execute(update(OrderLineRow).where(lines).values(reserved=OrderLineRow.to_pack))
    return None


def _take(db: Connection, warehouse_id: str, sku: str, pieces: int) -> bool:
    """The one conditional statement. Negative pieces go back, which nothing can forbid."""
    taken = (
        update(StockRow)
        .where(StockRow.warehouse_id == warehouse_id, StockRow.sku == sku)
        .values(reserved=StockRow.reserved + pieces)
    )
    if pieces > 0:
        taken = taken.where(StockRow.on_hand - StockRow.reserved >= pieces)
    return db.execute(taken).rowcount == 1


def give_back(db: Connection, warehouse_id: str, order_id: str) -> None:
    """What was reserved for the order is free again."""
    lines = (OrderLineRow.warehouse_id == warehouse_id) & (OrderLineRow.order_id == order_id)
    held = (
        select(OrderLineRow.sku, func.sum(OrderLineRow.reserved))
        .where(lines, OrderLineRow.reserved > 0)
        .group_by(OrderLineRow.sku)
        .order_by(OrderLineRow.sku)
    )
    for sku, pieces in db.execute(held).all():
        left = StockRow.reserved - int(pieces)
        stock = (StockRow.warehouse_id == warehouse_id) & (StockRow.sku == sku)
        db.execute(update(StockRow).where(stock).values(reserved=case((left < 0, 0), else_=left)))
    db.execute(update(OrderLineRow).where(lines).values(reserved=0))
    ours = (OrderRow.warehouse_id == warehouse_id) & (OrderRow.order_id == order_id)
    db.execute(update(OrderRow).where(ours).values(reserved_at=None))
