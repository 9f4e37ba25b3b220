"""What a station reads whole: its queue, the products, the people who may sign in, its numbers."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import CompoundSelect, Connection, case, func, select, update

from db.tables import (
    BarcodeRow,
    BatchRow,
    NumberRangeRow,
    OperatorRow,
    OrderRow,
    ProductRow,
    WaveRow,
)
from db.work_forms import ON_WAVE
from fulfilment.errors import DatabaseRefused
from fulfilment.orders.order import Sku
from fulfilment.packing.ports import NumberRange, QueueWave
from fulfilment.packing.work import Barcode, Operator, Product, Role
from fulfilment.waves.ports import WaveState


def list_queue(db: Connection, warehouse_id: str, station: str) -> tuple[QueueWave, ...]:
    """The station's unfinished waves and those it still has an order of, most urgent first.

    total counts no cancelled orders.
    """
    count = func.count
    waves = db.execute(
        select(
            WaveRow.wave_id,
            WaveRow.number,
            WaveRow.carrier,
            WaveRow.due_at,
            WaveRow.urgent,
            (WaveRow.state == WaveState.HELD.value).label("is_held"),
            count(OrderRow.packed_at).label("done"),
            count(case((OrderRow.cancelled_at.is_(None), 1))).label("total"),
        )
        .join_from(WaveRow, OrderRow, ON_WAVE)
        .where(WaveRow.warehouse_id == warehouse_id, WaveRow.wave_id.in_(_queued(warehouse_id, station)))
        .group_by(WaveRow.warehouse_id, WaveRow.wave_id)
        .order_by(WaveRow.urgent.desc(), WaveRow.due_at, WaveRow.count)
    ).mappings()
    rows = list(waves)
    ids = [row["wave_id"] for row in rows]
    totes, channels = list_totes(db, warehouse_id, ids), list_channels(db, warehouse_id, ids)
    return tuple(
        QueueWave(**row, totes=totes[row["wave_id"]], channels=channels[row["wave_id"]]) for row in rows
    )


def _queued(warehouse_id: str, station: str) -> CompoundSelect[Any]:
    open_states = (WaveState.RELEASED.value, WaveState.HELD.value)
    own = select(WaveRow.wave_id).where(
        WaveRow.warehouse_id == warehouse_id, WaveRow.station == station, WaveRow.state.in_(open_states)
    )
    claimed = select(OrderRow.wave_id).where(
        OrderRow.warehouse_id == warehouse_id,
        OrderRow.station == station,
        OrderRow.packed_at.is_(None),
        OrderRow.cancelled_at.is_(None),
    )
    return own.union(claimed)


def list_totes(db: Connection, warehouse_id: str, wave_ids: list[str]) -> dict[str, tuple[str, ...]]:
    query = select(BatchRow.wave_id, BatchRow.tote).where(
        BatchRow.warehouse_id == warehouse_id, BatchRow.wave_id.in_(wave_ids)
    )
    return _grouped(db.execute(query.order_by(BatchRow.wave_id, BatchRow.tote)))


def list_channels(db: Connection, warehouse_id: str, wave_ids: list[str]) -> dict[str, tuple[str, ...]]:
    query = select(OrderRow.wave_id, OrderRow.channel).where(
        OrderRow.warehouse_id == warehouse_id, OrderRow.wave_id.in_(wave_ids)
    )
    return _grouped(db.execute(query.distinct().order_by(OrderRow.wave_id, OrderRow.channel)))


def _grouped(rows: Iterable[Sequence[Any]]) -> dict[str, tuple[str, ...]]:
    found: dict[str, tuple[str, ...]] = defaultdict(tuple)
    for key, value in rows:
        found[key] += (value,)
    return found


def list_products(db: Connection, warehouse_id: str) -> tuple[Product, ...]:
    codes: dict[str, tuple[Barcode, ...]] = defaultdict(tuple)
    barcodes = (
        select(BarcodeRow.sku, BarcodeRow.code, BarcodeRow.pieces)
        .where(BarcodeRow.warehouse_id == warehouse_id)
        .order_by(BarcodeRow.sku, BarcodeRow.pieces, BarcodeRow.code)
    )
    for sku, code, pieces in db.execute(barcodes):
        codes[sku] += (Barcode(code, pieces),)
    names = [name for name in Product.__dataclass_fields__ if name not in ("sku", "barcodes")]
    query = (
        select(ProductRow.sku, *(getattr(ProductRow, name) for name in names))
        .where(ProductRow.warehouse_id == warehouse_id)
        .order_by(ProductRow.sku)
    )
    rows = db.execute(query).mappings()
    return tuple(Product(**{**row, "sku": Sku(row["sku"]), "barcodes": codes[row["sku"]]}) for row in rows)


def list_operators(db: Connection, warehouse_id: str) -> tuple[Operator, ...]:
    query = (
        select(
            OperatorRow.operator_id,
            OperatorRow.name,
            OperatorRow.role,
            OperatorRow.badge,
            OperatorRow.pin_hash,
        )
        .where(OperatorRow.warehouse_id == warehouse_id)
        .order_by(OperatorRow.operator_id)
    )
    return tuple(Operator(row[0], row[1], Role(row[2]), row[3], row[4]) for row in db.execute(query))


def take_numbers(db: Connection, warehouse_id: str, carrier: str, count: int) -> NumberRange:
    """The next count numbers of carrier, or what is left of them. Nobody ever gets one of them again.

    One conditional UPDATE: its right-hand sides see the row as it was before.
    """
    after = NumberRangeRow.next_number + count
    end = NumberRangeRow.last_number + 1
    taken = db.execute(
        update(NumberRangeRow)
        .where(NumberRangeRow.warehouse_id == warehouse_id, NumberRangeRow.carrier == carrier)
        .where(NumberRangeRow.next_number <= NumberRangeRow.last_number)
        .values(taken_first=NumberRangeRow.next_number, next_number=case((after > end, end), else_=after))
        .returning(NumberRangeRow.taken_first, NumberRangeRow.next_number)
    ).one_or_none()
    if taken is None or count < 1:
        raise DatabaseRefused(f"no tracking numbers left for {carrier}", NO_NUMBERS)
    return NumberRange(carrier, int(taken[0] or 0), taken[1] - 1)


NO_NUMBERS = "Ask the carrier for more tracking numbers: its range is used up."
