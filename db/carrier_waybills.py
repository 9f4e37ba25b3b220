"""Numbers bought from carriers, beside their orders."""

from base64 import b64decode
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, RowMapping, Select, select, update

from db.connect import SharedLink
from db.rows import insert_into
from db.tables import CarrierWaybillRow as Row
from db.tables import LabelRow, OrderLineRow, OrderRow, PersonRow, ProductRow, WaveRow
from fulfilment.orders.order import OrderId, Recipient
from fulfilment.shipping.waybill_purchase import ShelvedWaybill, WaybillState
from fulfilment.shipping.waybills import Waybill, WaybillReason, WaybillRefusal, WaybillRequest

BOX = 1  # bought ahead for the order's first box; more of them take numbers at the bench
_SAME = "tracking_number route_code document document_kind document_url carrier_order"
_WAYBILL = ("carrier", *_SAME.split())


@dataclass(frozen=True)
class Listed:
    """A row as the office sees it, without its document."""

    ref: str
    carrier: str
    state: str
    tracking_number: str | None
    has_document: bool
    reason: str
    said: str


class SharedWaybillShelf:
    """Implements fulfilment.shipping.waybill_purchase.WaybillShelf, a transaction a call."""

    def __init__(self, link: SharedLink, warehouse_id: str, now: Callable[[], datetime]) -> None:
        self._link, self._warehouse_id, self._now = link, warehouse_id, now

    def begin(self, request: WaybillRequest) -> ShelvedWaybill:
        return self._link.run(lambda db: begin(db, request, self._now()))

    def settle(
        self, order_key: str, state: WaybillState, outcome: Waybill | WaybillRefusal | None = None
    ) -> ShelvedWaybill:
        return self._link.run(
            lambda db: settle(db, self._warehouse_id, order_key, state, outcome, self._now())
        )


def begin(db: Connection, request: WaybillRequest, at: datetime) -> ShelvedWaybill:
    """The box's row; see WaybillShelf. Two offices at once: the key lets one in, the other finds its row."""
    where = _box(request)
    anew = {
        "order_key": request.order_key,
        "carrier": request.carrier,
        "fingerprint": request.fingerprint,
        "state": WaybillState.ASKED.value,
        "reason": "",
        "said": "",
        "changed_at": at,
    }
    key = {name: getattr(request, name) for name in ("warehouse_id", "order_id", "box", "redo")}
    insert = (
        insert_into(db, Row).values(key | anew | {"asked_at": at}).on_conflict_do_nothing().returning(Row.box)
    )
    refused = update(Row).where(*where, Row.state == WaybillState.REFUSED.value).values(anew)
    is_new = db.execute(insert).first() is not None or db.execute(refused).rowcount == 1
    row = db.execute(_select().where(*where)).mappings().one()
    return _shelved(row, is_new)


def _box(request: WaybillRequest) -> tuple[Any, ...]:
    return (
        Row.warehouse_id == request.warehouse_id,
        Row.order_id == request.order_id,
        Row.box == request.box,
        Row.redo == request.redo,
    )


def settle(
    db: Connection,
    warehouse_id: str,
    order_key: str,
    state: WaybillState,
    outcome: Waybill | WaybillRefusal | None,
    at: datetime,
) -> ShelvedWaybill:
    """The row afterwards; a number that is there stays, and a void one stays void."""
    where = [Row.warehouse_id == warehouse_id, Row.order_key == order_key]
    values: dict[str, Any] = {"state": state.value, "changed_at": at, "reason": "", "said": ""}
    if isinstance(outcome, WaybillRefusal):
        values |= {"reason": outcome.reason.value, "said": outcome.said}
    if isinstance(outcome, Waybill):
        where.append(Row.tracking_number.is_(None) | (Row.tracking_number == outcome.tracking_number))
        values |= {name: getattr(outcome, name) for name in _SAME.split()}
    db.execute(update(Row).where(*where, Row.state != WaybillState.VOID.value).values(values))
    return _shelved(db.execute(_select().where(*where[:2])).mappings().one())


def find_by_number(db: Connection, warehouse_id: str, tracking_number: str) -> ShelvedWaybill | None:
    query = _select().where(Row.warehouse_id == warehouse_id, Row.tracking_number == tracking_number)
    row = db.execute(query).mappings().one_or_none()
    return None if row is None else _shelved(row)


def list_to_give_back(db: Connection, warehouse_id: str) -> tuple[ShelvedWaybill, ...]:
    """Numbers that nobody will use: voided at a bench, stale, of a cancelled order, or given back unheard."""
    is_cancelled = OrderRow.cancelled_at.is_not(None) & OrderRow.station.is_(None)
    is_useless = Row.state.in_((WaybillState.STALE.value, WaybillState.VOIDING.value)) | (
        (Row.state == WaybillState.BOUGHT.value) & (is_cancelled | _is_void_at_a_bench())
    )
    query = (
        _select()
        .join(OrderRow, (OrderRow.warehouse_id == Row.warehouse_id) & (OrderRow.order_id == Row.order_id))
        .where(Row.warehouse_id == warehouse_id, Row.tracking_number.is_not(None), is_useless)
        .order_by(Row.changed_at)
    )
    return tuple(_shelved(row) for row in db.execute(query).mappings())


def find_unsold(db: Connection, warehouse_id: str, ref: str) -> tuple[ShelvedWaybill, ...]:
    """Rows of the order that never got a number: asked of somebody, and nobody knows."""
    orders = select(OrderRow.order_id).where(OrderRow.warehouse_id == warehouse_id, OrderRow.ref == ref)
    query = _select().where(
        Row.warehouse_id == warehouse_id,
        Row.order_id.in_(orders),
        Row.tracking_number.is_(None),
        Row.state.in_((WaybillState.STALE.value, WaybillState.ASKED.value)),
    )
    return tuple(_shelved(row) for row in db.execute(query).mappings())


def is_wanted_at_a_bench(db: Connection, warehouse_id: str, tracking_number: str) -> bool:
    """Whether a station may print it: its order is claimed or packed, and no bench has voided it."""
    query = (
        select(Row.order_id)
        .join(OrderRow, (OrderRow.warehouse_id == Row.warehouse_id) & (OrderRow.order_id == Row.order_id))
        .where(Row.warehouse_id == warehouse_id, Row.tracking_number == tracking_number)
        .where(OrderRow.station.is_not(None) | OrderRow.packed_at.is_not(None), ~_is_void_at_a_bench())
    )
    return db.execute(query.limit(1)).first() is not None


def list_waybills(db: Connection, warehouse_id: str, limit: int = 1000) -> tuple[Listed, ...]:
    """The newest first."""
    query = (
        select(
            OrderRow.ref,
            Row.carrier,
            Row.state,
            Row.tracking_number,
            Row.document.is_not(None).label("has_document"),
            Row.reason,
            Row.said,
        )
        .join(OrderRow, (OrderRow.warehouse_id == Row.warehouse_id) & (OrderRow.order_id == Row.order_id))
        .where(Row.warehouse_id == warehouse_id)
        .order_by(Row.changed_at.desc(), OrderRow.ref)
        .limit(limit)
    )
    return tuple(Listed(**row) for row in db.execute(query).mappings())


def list_wanted(
    db: Connection, warehouse_id: str, carriers: Sequence[str], wave: str | None = None, limit: int = 1000
) -> tuple[WaybillRequest, ...]:
    """Orders that wait for a station, with a carrier of carriers, and have no number of it yet.

    Orders that a station has already claimed are left to that station's own numbers: it would not hear of
    ours. wave: its number as people say it. Weight 0 when a product has none.
    """
    rows = db.execute(_select_wanted(warehouse_id, carriers, wave).limit(limit)).mappings().all()
    requests = []
    for row in rows:
        newest = _newest(db, warehouse_id, row["order_id"])
        if newest is not None and newest[1] in (WaybillState.STALE.value, WaybillState.VOIDING.value):
            continue
        is_void = newest is not None and newest[1] == WaybillState.VOID.value
        redo = 0 if newest is None else newest[0] + is_void
        weight_g, pieces = _weight(db, warehouse_id, row["order_id"])
        recipient = Recipient(**row["recipient"])
        requests.append(
            WaybillRequest(
                warehouse_id, OrderId(row["order_id"]), BOX, redo, row["carrier"], recipient, weight_g, pieces
            )
        )
    return tuple(requests)


def list_bought(
    db: Connection, warehouse_id: str, order_ids: Sequence[str]
) -> dict[str, tuple[Waybill, ...]]:
    """What a station that claims these orders takes with it, by order. pw_waybills says the same."""
    query = (
        select(Row.order_id, *(getattr(Row, name) for name in _WAYBILL))
        .where(Row.warehouse_id == warehouse_id, Row.order_id.in_(list(order_ids)))
        .where(Row.state == WaybillState.BOUGHT.value, ~_is_void_at_a_bench())
        .order_by(Row.order_id, Row.box, Row.redo)
    )
    found: dict[str, tuple[Waybill, ...]] = {}
    for row in db.execute(query).mappings():
        waybill = Waybill(**{name: row[name] for name in _WAYBILL} | {"document_url": ""})
        found[row["order_id"]] = (*found.get(row["order_id"], ()), waybill)
    return found


def _is_void_at_a_bench() -> ColumnElement[bool]:
    return (
        select(LabelRow.order_id)
        .where(LabelRow.warehouse_id == Row.warehouse_id, LabelRow.carrier == Row.carrier)
        .where(LabelRow.tracking_number == Row.tracking_number, LabelRow.state == "void")
        .exists()
    )


def waybills_from(forms: Sequence[Mapping[str, Any]]) -> tuple[Waybill, ...]:
    """From the JSON of pw_waybills."""
    return tuple(
        Waybill(**{**form, "document": b64decode(form["document"]) if form["document"] else None})
        for form in forms
    )


def _select_wanted(warehouse_id: str, carriers: Sequence[str], wave: str | None) -> Select[Any]:
    person = (PersonRow.warehouse_id == OrderRow.warehouse_id) & (PersonRow.order_id == OrderRow.order_id)
    on_wave = (WaveRow.warehouse_id == OrderRow.warehouse_id) & (WaveRow.wave_id == OrderRow.wave_id)
    bought = (
        select(Row.order_id)
        .where(Row.warehouse_id == OrderRow.warehouse_id, Row.order_id == OrderRow.order_id)
        .where(Row.state == WaybillState.BOUGHT.value, Row.carrier == OrderRow.carrier)
        .where(Row.document.is_not(None) | (Row.document_url == ""))
    )
    query = (
        select(OrderRow.order_id, OrderRow.carrier, PersonRow.recipient)
        .join(PersonRow, person)
        .join(WaveRow, on_wave)
        .where(OrderRow.warehouse_id == warehouse_id, OrderRow.carrier.in_(list(carriers)))
        .where(OrderRow.packed_at.is_(None), OrderRow.cancelled_at.is_(None), OrderRow.station.is_(None))
        .where(OrderRow.is_held.is_(False), ~bought.exists())
        .order_by(WaveRow.urgent.desc(), WaveRow.due_at, WaveRow.count, OrderRow.position)
    )
    return query if wave is None else query.where(WaveRow.number == wave)


def _newest(db: Connection, warehouse_id: str, order_id: str) -> tuple[int, str] | None:
    query = (
        select(Row.redo, Row.state)
        .where(Row.warehouse_id == warehouse_id, Row.order_id == order_id, Row.box == BOX)
        .order_by(Row.redo.desc())
        .limit(1)
    )
    row = db.execute(query).first()
    return None if row is None else (row[0], row[1])


def _weight(db: Connection, warehouse_id: str, order_id: str) -> tuple[int, int]:
    """Grams and pieces."""
    same = (ProductRow.warehouse_id == OrderLineRow.warehouse_id) & (ProductRow.sku == OrderLineRow.sku)
    rows = db.execute(
        select(OrderLineRow.to_pack, ProductRow.weight_g)
        .outerjoin(ProductRow, same)
        .where(OrderLineRow.warehouse_id == warehouse_id, OrderLineRow.order_id == order_id)
    ).all()
    return sum(count * (weight or 0) for count, weight in rows), sum(count for count, _ in rows)


def _select() -> Select[Any]:
    names = ("order_key", "state", "fingerprint", "reason", "said", *_WAYBILL)
    return select(*(getattr(Row, name) for name in names))


def _shelved(row: RowMapping, is_new: bool = False) -> ShelvedWaybill:
    number, reason = row["tracking_number"], row["reason"]
    return ShelvedWaybill(
        order_key=row["order_key"],
        state=WaybillState(row["state"]),
        fingerprint=row["fingerprint"],
        waybill=Waybill(**{name: row[name] for name in _WAYBILL}) if number else None,
        refusal=WaybillRefusal(WaybillReason(reason), row["said"]) if reason else None,
        is_new=is_new,
    )
