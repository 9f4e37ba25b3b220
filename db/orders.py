"""Canonical orders in and out of the shared database's tables."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime
from typing import Any

from sqlalchemy import Connection, select

from db.tables import OrderLineRow, OrderRow, PersonRow
from fulfilment.orders.order import Buyer, Order, OrderId, OrderLine, OrderState, Recipient, Sku

ENDED = frozenset({OrderState.CLOSED, OrderState.REFUNDED, OrderState.EXCHANGED})  # not to be packed any more
SAME = "channel shop ref channel_state created_at paid_at ship_by currency goods_total shipping_fee discount"
SAME += " paid_total buyer_note seller_note platform_hold carrier_hint"


def order_row(
    warehouse_id: str, order_id: OrderId, order: Order, content_hash: str, at: datetime
) -> dict[str, Any]:
    row = {name: getattr(order, name) for name in SAME.split()}
    return row | {
        "warehouse_id": warehouse_id,
        "order_id": order_id,
        "state": order.state.value,
        "content_hash": content_hash,
        "imported_at": at,
        "channel_tracking_number": order.tracking_number,
        "pieces": sum(to_pack(line) for line in order.lines),
        "cancelled_at": at if order.state in ENDED else None,
    }


def line_rows(warehouse_id: str, order_id: OrderId, order: Order) -> list[dict[str, Any]]:
    return [
        {
            "warehouse_id": warehouse_id,
            "order_id": order_id,
            "ref": line.ref,
            "number": number,
            "sku": line.sku,
            "title": line.title,
            "options": line.options,
            "quantity": line.quantity,
            "returned_quantity": line.returned_quantity,
            "to_pack": to_pack(line),
            "unit_price": line.unit_price,
        }
        for number, line in enumerate(order.lines, 1)
    ]


def person_row(warehouse_id: str, order_id: OrderId, order: Order) -> dict[str, Any]:
    people = {"recipient": dict(vars(order.recipient)), "buyer": dict(vars(order.buyer))}
    return {"warehouse_id": warehouse_id, "order_id": order_id, **people}


def to_pack(line: OrderLine) -> int:
    return max(0, line.quantity - line.returned_quantity)


def load_orders(db: Connection, warehouse_id: str, order_ids: Sequence[OrderId]) -> dict[OrderId, Order]:
    """As their channels gave them, with the state and the number that they have by now."""
    wanted = list(order_ids)
    ours = (OrderRow.warehouse_id == warehouse_id) & OrderRow.order_id.in_(wanted)
    lines, people = _lines(db, warehouse_id, wanted), _people(db, warehouse_id, wanted)
    columns = [getattr(OrderRow, name) for name in SAME.split()]
    columns += [OrderRow.order_id, OrderRow.state, OrderRow.tracking_number, OrderRow.channel_tracking_number]
    rows = db.execute(select(*columns).where(ours)).mappings()
    return {
        OrderId(row["order_id"]): Order(
            **{name: row[name] for name in SAME.split()},
            state=OrderState(row["state"]),
            tracking_number=row["tracking_number"] or row["channel_tracking_number"],
            lines=lines[row["order_id"]],
            buyer=people[row["order_id"]][0],
            recipient=people[row["order_id"]][1],
        )
        for row in rows
    }


def find_recipient(db: Connection, warehouse_id: str, order_id: OrderId) -> Recipient | None:
    """None for an unknown order and once the people's data was purged."""
    query = select(PersonRow.recipient).where(
        PersonRow.warehouse_id == warehouse_id, PersonRow.order_id == order_id
    )
    found = db.execute(query).scalar()
    return Recipient(**found) if found else None


def _lines(db: Connection, warehouse_id: str, order_ids: list[OrderId]) -> dict[str, tuple[OrderLine, ...]]:
    names = ("ref", "sku", "title", "quantity", "unit_price", "returned_quantity", "options")
    rows = db.execute(
        select(OrderLineRow.order_id, *(getattr(OrderLineRow, name) for name in names))
        .where(OrderLineRow.warehouse_id == warehouse_id, OrderLineRow.order_id.in_(order_ids))
        .order_by(OrderLineRow.order_id, OrderLineRow.number)
    )
    found: dict[str, tuple[OrderLine, ...]] = defaultdict(tuple)
    for order_id, ref, sku, title, quantity, price, returned, options in rows:
        line = OrderLine(ref, Sku(sku) if sku else None, title, quantity, price, returned, options)
        found[order_id] += (line,)
    return found


def _people(
    db: Connection, warehouse_id: str, order_ids: list[OrderId]
) -> dict[str, tuple[Buyer, Recipient]]:
    """Purged people are nobody."""
    nobody = Recipient(None, None, False, None, None, None, None, None, None)
    query = select(PersonRow.order_id, PersonRow.buyer, PersonRow.recipient).where(
        PersonRow.warehouse_id == warehouse_id, PersonRow.order_id.in_(order_ids)
    )
    found: dict[str, tuple[Buyer, Recipient]] = defaultdict(lambda: (Buyer(None, None), nobody))
    found |= {row[0]: (Buyer(**row[1]), Recipient(**row[2])) for row in db.execute(query)}
    return found
