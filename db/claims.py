"""Work for a station out of a SQLite shared database. pw_claim does it on PostgreSQL, with row locks."""

from datetime import datetime, timedelta

from sqlalchemy import Connection, exists, select, update

from db.stations import check_station
from db.tables import OrderRow, WaveRow
from db.work_forms import MOST_URGENT_FIRST, ON_WAVE, read_work
from fulfilment.orders.order import OrderState
from fulfilment.packing.work import Claimed
from fulfilment.waves.ports import WaveState

LEASE = timedelta(hours=8)  # one shift
CANCELLED_KEPT = timedelta(days=7)  # how long a station is still told that an order of its own is cancelled
CLAIMABLE = (
    OrderRow.packed_at.is_(None)
    & OrderRow.cancelled_at.is_(None)
    & OrderRow.is_held.is_(False)
    & OrderRow.station.is_(None)
)


def claim(
    db: Connection, warehouse_id: str, station: str, lot: int, may_take_free: bool, now: datetime
) -> tuple[Claimed, ...]:
    """What is left of the station's own waves, up to lot orders; only when nothing is, a free wave.

    Source: docs/decisions/0004-free-waves.md.
    """
    check_station(db, warehouse_id, station, now)
    taken = _take_orders(db, warehouse_id, station, lot, now)
    if not taken and lot > 0 and may_take_free and _take_wave(db, warehouse_id, station):
        taken = _take_orders(db, warehouse_id, station, lot, now)
    return read_work(db, warehouse_id, taken)


def _take_orders(db: Connection, warehouse_id: str, station: str, lot: int, now: datetime) -> list[str]:
    if lot <= 0:
        return []
    wanted = (
        select(OrderRow.order_id)
        .join_from(OrderRow, WaveRow, ON_WAVE)
        .where(WaveRow.warehouse_id == warehouse_id, WaveRow.station == station)
        .where(WaveRow.state == WaveState.RELEASED.value, CLAIMABLE)
        .order_by(*MOST_URGENT_FIRST)
        .limit(lot)
    )
    taken = list(db.execute(wanted).scalars())
    ours = (OrderRow.warehouse_id == warehouse_id) & OrderRow.order_id.in_(taken)
    claimed = {"station": station, "lease_until": now + LEASE, "state": OrderState.PICKING.value}
    db.execute(update(OrderRow).where(ours).values(claimed))
    return taken


def _take_wave(db: Connection, warehouse_id: str, station: str) -> bool:
    """The most urgent free wave that has something to pack becomes station's."""
    free = (
        select(WaveRow.wave_id)
        .where(WaveRow.warehouse_id == warehouse_id, WaveRow.station.is_(None))
        .where(WaveRow.state == WaveState.RELEASED.value)
        .where(exists(select(OrderRow.order_id).where(ON_WAVE, CLAIMABLE)))
        .order_by(WaveRow.urgent.desc(), WaveRow.due_at, WaveRow.count)
        .limit(1)
    )
    wave_id = db.execute(free).scalar()
    if wave_id is None:
        return False
    ours = (WaveRow.warehouse_id == warehouse_id) & (WaveRow.wave_id == wave_id)
    db.execute(update(WaveRow).where(ours).values(station=station))
    return True


def list_held_ids(db: Connection, warehouse_id: str, station: str, now: datetime) -> list[str]:
    """Claimed and not packed; cancelled ones too for a while: a station may have been away."""
    since = now - CANCELLED_KEPT
    query = select(OrderRow.order_id).where(
        OrderRow.warehouse_id == warehouse_id,
        OrderRow.station == station,
        OrderRow.packed_at.is_(None),
        OrderRow.cancelled_at.is_(None) | (OrderRow.cancelled_at > since),
    )
    return list(db.execute(query).scalars())
