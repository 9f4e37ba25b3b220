"""Waves: what may go into them, the plan that was made of it, and its release to the floor."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID, uuid5

from sqlalchemy import Connection, bindparam, case, func, select, update

from db.bulk import insert_rows
from db.tables import BatchRow, OrderLineRow, OrderRow, ProductRow, WarehouseRow, WaveRow
from fulfilment.orders.order import OrderId, OrderState
from fulfilment.waves.planner import Candidate, LeftOut, Plan, PlannedWave
from fulfilment.waves.ports import WaveState

WAVES = UUID("0d0a3a55-8f0e-5c7e-9a44-2f5a7a1a6c02")  # ours, for ever
WEIGHED = "order_id carrier cut_off_at due_at urgent is_held released_at reserved_at imported_at"


@dataclass(frozen=True)
class Allocation:
    """How and until when an order is to leave. due_at: what was promised."""

    order_id: OrderId
    carrier: str
    cut_off_at: datetime
    due_at: datetime
    urgent: bool


@dataclass(frozen=True)
class StoredWave:
    wave_id: str
    number: str
    orders: int
    state: WaveState
    station: str | None
    carrier: str
    urgent: bool
    due_at: datetime


def put_allocations(db: Connection, warehouse_id: str, allocations: Sequence[Allocation]) -> None:
    """For orders that are in no wave yet."""
    if not allocations:
        return
    free = (
        update(OrderRow)
        .where(OrderRow.warehouse_id == warehouse_id, OrderRow.order_id == bindparam("of"))
        .where(OrderRow.wave_id.is_(None))
    )
    names = ("carrier", "cut_off_at", "due_at", "urgent")
    put = free.values({name: bindparam(f"new_{name}") for name in names})
    db.execute(
        put,
        [
            {"of": one.order_id, **{f"new_{name}": getattr(one, name) for name in names}}
            for one in allocations
        ],
    )


def list_candidates(db: Connection, warehouse_id: str) -> tuple[Candidate, ...]:
    """Every order still to be packed that is in no wave; those that may not go yet say why."""
    rows = db.execute(_select_candidates(warehouse_id)).mappings()
    return tuple(_candidate(warehouse_id, row) for row in rows)


def _select_candidates(warehouse_id: str) -> Any:
    line = (OrderLineRow.warehouse_id == OrderRow.warehouse_id) & (OrderLineRow.order_id == OrderRow.order_id)
    product = (ProductRow.warehouse_id == OrderLineRow.warehouse_id) & (ProductRow.sku == OrderLineRow.sku)
    columns = [getattr(OrderRow, name) for name in WEIGHED.split()]
    weight = func.coalesce(func.sum(OrderLineRow.to_pack * func.coalesce(ProductRow.weight_g, 0)), 0)
    return (
        select(
            *columns,
            func.count(OrderLineRow.ref).label("lines"),
            func.coalesce(func.sum(OrderLineRow.to_pack), 0).label("pieces"),
            weight.label("weight_g"),
        )
        .join_from(OrderRow, OrderLineRow, line & (OrderLineRow.to_pack > 0))
        .outerjoin(ProductRow, product)
        .where(OrderRow.warehouse_id == warehouse_id, OrderRow.wave_id.is_(None))
        .where(OrderRow.packed_at.is_(None), OrderRow.cancelled_at.is_(None))
        .where(OrderRow.state.in_((OrderState.PAID.value, OrderState.PICKING.value)))
        .group_by(OrderRow.warehouse_id, OrderRow.order_id)
        .order_by(OrderRow.order_id)
    )


def _candidate(warehouse_id: str, row: Any) -> Candidate:
    return Candidate(
        order_id=OrderId(row["order_id"]),
        warehouse_id=warehouse_id,
        carrier=row["carrier"] or "",
        cut_off_at=row["cut_off_at"] or row["imported_at"],
        due_at=row["due_at"] or row["imported_at"],
        urgent=row["urgent"],
        lines=row["lines"],
        pieces=int(row["pieces"]),
        weight_g=int(row["weight_g"]),
        left_out=_left_out(row),
    )


def _left_out(row: Any) -> LeftOut | None:
    if row["released_at"] is None or row["is_held"]:
        return LeftOut.NOT_RELEASED
    if row["reserved_at"] is None or row["carrier"] is None or row["cut_off_at"] is None:
        return LeftOut.NOT_ALLOCATED
    return None


def store_waves(db: Connection, warehouse_id: str, plan: Plan, at: datetime) -> tuple[StoredWave, ...]:
    """The plan's waves, numbered on from the warehouse's last.

    An order that got into a wave since is left out, so a repeated call stores nothing.
    """
    if not plan.waves:
        return ()
    first = _take_wave_numbers(db, warehouse_id, len(plan.waves))
    stored = [_store(db, warehouse_id, wave, first + i, at) for i, wave in enumerate(plan.waves)]
    return tuple(wave for wave in stored if wave is not None)


def _take_wave_numbers(db: Connection, warehouse_id: str, count: int) -> int:
    taken = (
        update(WarehouseRow)
        .where(WarehouseRow.warehouse_id == warehouse_id)
        .values(last_wave=WarehouseRow.last_wave + count)
        .returning(WarehouseRow.last_wave)
    )
    last: int = db.execute(taken).scalar_one()
    return last - count + 1


def _store(
    db: Connection, warehouse_id: str, wave: PlannedWave, count: int, at: datetime
) -> StoredWave | None:
    number = f"W-{count}"
    wave_id = str(uuid5(WAVES, f"{warehouse_id}\x1f{number}"))
    due_at = _due_at(db, warehouse_id, wave)
    totes = _place(db, warehouse_id, wave, wave_id)
    size = sum(totes.values())
    if size == 0:
        return None
    stored = StoredWave(wave_id, number, size, WaveState.PLANNED, None, wave.carrier, wave.urgent, due_at)
    row = {
        "warehouse_id": warehouse_id,
        "wave_id": wave_id,
        "number": number,
        "count": count,
        "state": WaveState.PLANNED.value,
        "carrier": wave.carrier,
        "lane": wave.lane.value,
        "urgent": wave.urgent,
        "due_at": due_at,
        "size": size,
        "made_at": at,
    }
    insert_rows(db, WaveRow, [row])
    keys = {"warehouse_id": warehouse_id, "wave_id": wave_id}
    insert_rows(db, BatchRow, [{**keys, "tote": tote, "orders": n} for tote, n in sorted(totes.items())])
    return stored


def _due_at(db: Connection, warehouse_id: str, wave: PlannedWave) -> datetime:
    """The carrier's cut-off, or the earliest promise in the wave."""
    ids = [place.order_id for place in wave.places]
    promised = select(func.min(OrderRow.due_at)).where(
        OrderRow.warehouse_id == warehouse_id, OrderRow.order_id.in_(ids)
    )
    first: datetime | None = db.execute(promised).scalar()
    return min(wave.cut_off_at, first) if first else wave.cut_off_at


def _place(db: Connection, warehouse_id: str, wave: PlannedWave, wave_id: str) -> Counter[str]:
    """Orders by tote. From here on due_at is the earlier of promise and cut-off, as the bench shows it.

    Totes are counted on through the warehouse: a tote's card must not open a stranger's order. The
    warehouse's row is locked by _take_wave_numbers, so two plans at once do not get the same.
    """
    used = _totes_used(db, warehouse_id)
    ids = [place.order_id for place in wave.places]
    free = (
        select(OrderRow.order_id)
        .where(OrderRow.warehouse_id == warehouse_id, OrderRow.order_id.in_(ids))
        .where(OrderRow.wave_id.is_(None), OrderRow.packed_at.is_(None), OrderRow.cancelled_at.is_(None))
        .with_for_update()
    )
    found = set(db.execute(free).scalars())
    places = [
        {"of": place.order_id, "to_tote": f"T-{used + place.tote:02d}", "at_place": n, "why": place.reason}
        for n, place in enumerate((one for one in wave.places if one.order_id in found), 1)
    ]
    if places:
        earlier = case((OrderRow.due_at < OrderRow.cut_off_at, OrderRow.due_at), else_=OrderRow.cut_off_at)
        db.execute(
            update(OrderRow)
            .where(OrderRow.warehouse_id == warehouse_id, OrderRow.order_id == bindparam("of"))
            .values(
                wave_id=wave_id,
                tote=bindparam("to_tote"),
                position=bindparam("at_place"),
                place_reason=bindparam("why"),
                due_at=earlier,
            ),
            places,
        )
    return Counter(str(place["to_tote"]) for place in places)


def _totes_used(db: Connection, warehouse_id: str) -> int:
    query = select(func.count()).select_from(BatchRow).where(BatchRow.warehouse_id == warehouse_id)
    return db.execute(query).scalar_one()


def release_waves(
    db: Connection, warehouse_id: str, at: datetime, wave_ids: Sequence[str] | None = None
) -> int:
    """To the floor; wave_ids None: every planned one. How many were released."""
    planned = update(WaveRow).where(
        WaveRow.warehouse_id == warehouse_id, WaveRow.state == WaveState.PLANNED.value
    )
    if wave_ids is not None:
        planned = planned.where(WaveRow.wave_id.in_(list(wave_ids)))
    return db.execute(planned.values(state=WaveState.RELEASED.value, released_at=at)).rowcount


def list_waves(db: Connection, warehouse_id: str, limit: int = 200) -> tuple[StoredWave, ...]:
    """Newest first."""
    names = ("wave_id", "number", "size", "state", "station", "carrier", "urgent", "due_at")
    query = select(*(getattr(WaveRow, name) for name in names)).where(WaveRow.warehouse_id == warehouse_id)
    rows = db.execute(query.order_by(WaveRow.count.desc()).limit(limit))
    return tuple(
        StoredWave(row[0], row[1], row[2], WaveState(row[3]), row[4], row[5], row[6], row[7]) for row in rows
    )


def find_wave_id(db: Connection, warehouse_id: str, number: str) -> str | None:
    query = select(WaveRow.wave_id).where(WaveRow.warehouse_id == warehouse_id, WaveRow.number == number)
    return db.execute(query).scalar()
