"""Claimed orders on their way to a station: from rows, or from what pw_work answers."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Connection, Select, select

from db.carrier_waybills import list_bought, waybills_from
from db.journal_forms import line_from
from db.order_holds import is_held_elsewhere
from db.tables import OrderLineRow, OrderRow, PersonRow, WaveRow
from fulfilment.orders.order import OrderId, Recipient
from fulfilment.packing.work import Claimed, Standing, Work
from fulfilment.waves.ports import WaveState

NOBODY = Recipient(None, None, False, None, None, None, None, None, None)
ON_WAVE = (WaveRow.warehouse_id == OrderRow.warehouse_id) & (WaveRow.wave_id == OrderRow.wave_id)
SAME = "order_id warehouse_id epoch channel shop ref wave_id position tote carrier due_at urgent"
MOST_URGENT_FIRST = (WaveRow.urgent.desc(), WaveRow.due_at, WaveRow.count, OrderRow.position)


def read_work(db: Connection, warehouse_id: str, order_ids: Iterable[str]) -> tuple[Claimed, ...]:
    """Most urgent first."""
    wanted = sorted(order_ids)
    lines, waybills = _lines(db, warehouse_id, wanted), list_bought(db, warehouse_id, wanted)
    rows = db.execute(_select_work(warehouse_id).where(OrderRow.order_id.in_(wanted))).mappings()
    return tuple(
        replace(
            _claimed({**row, "lines": lines.get(row["order_id"], [])}),
            waybills=waybills.get(row["order_id"], ()),
        )
        for row in rows
    )


def _select_work(warehouse_id: str) -> Select[Any]:
    person = (PersonRow.warehouse_id == OrderRow.warehouse_id) & (PersonRow.order_id == OrderRow.order_id)
    names = SAME.split()
    return (
        select(
            *(getattr(OrderRow, name) for name in names),
            is_held_elsewhere().label("is_held"),
            OrderRow.cancelled_at.is_not(None).label("is_cancelled"),
            OrderRow.seller_note.label("note"),
            OrderRow.gift_note,
            OrderRow.currency,
            WaveRow.number.label("wave_number"),
            WaveRow.size.label("wave_size"),
            WaveRow.carrier.label("wave_carrier"),
            WaveRow.due_at.label("wave_due_at"),
            (WaveRow.state == WaveState.HELD.value).label("is_wave_held"),
            PersonRow.recipient,
        )
        .join_from(OrderRow, WaveRow, ON_WAVE)
        .outerjoin(PersonRow, person)
        .where(OrderRow.warehouse_id == warehouse_id)
        .order_by(*MOST_URGENT_FIRST)
    )


def _lines(db: Connection, warehouse_id: str, order_ids: list[str]) -> dict[str, list[dict[str, Any]]]:
    found: dict[str, list[dict[str, Any]]] = {}
    rows = db.execute(
        select(
            OrderLineRow.order_id,
            OrderLineRow.ref,
            OrderLineRow.sku,
            OrderLineRow.to_pack,
            OrderLineRow.unit_price,
        )
        .where(OrderLineRow.warehouse_id == warehouse_id, OrderLineRow.order_id.in_(order_ids))
        .where(OrderLineRow.to_pack > 0)
        .order_by(OrderLineRow.order_id, OrderLineRow.number)
    )
    for order_id, ref, sku, to_pack, price in rows:
        line = {"ref": ref, "sku": sku, "quantity": to_pack, "unit_price": price}
        found.setdefault(order_id, []).append(line)
    return found


def claimed_from(forms: Iterable[Mapping[str, Any]]) -> tuple[Claimed, ...]:
    """From the JSON of pw_work."""
    return tuple(replace(_claimed(form), waybills=waybills_from(form["waybills"])) for form in forms)


def _claimed(form: Mapping[str, Any]) -> Claimed:
    work = Work(
        order_id=OrderId(form["order_id"]),
        warehouse_id=form["warehouse_id"],
        epoch=form["epoch"],
        channel=form["channel"],
        shop=form["shop"],
        ref=form["ref"],
        wave_id=form["wave_id"],
        wave_number=form["wave_number"],
        position=form["position"],
        wave_size=form["wave_size"],
        tote=form["tote"],
        carrier=form["carrier"] or form["wave_carrier"],
        due_at=_instant(form["due_at"] or form["wave_due_at"]),
        urgent=form["urgent"],
        lines=tuple(line_from(line) for line in form["lines"]),
        note=form["note"],
        gift_note=form["gift_note"],
        standing=_standing(form),
        currency=form["currency"],
    )
    return Claimed(work, Recipient(**form["recipient"]) if form["recipient"] else NOBODY)


def _standing(form: Mapping[str, Any]) -> Standing:
    if form["is_cancelled"]:
        return Standing.CANCELLED
    return Standing.HELD if form["is_held"] or form["is_wave_held"] else Standing.ALIVE


def _instant(said: datetime | str) -> datetime:
    return said if isinstance(said, datetime) else datetime.fromisoformat(said).astimezone(UTC)
