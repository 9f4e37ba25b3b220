"""The wave board: what a supervisor sees of all stations and waves."""

from datetime import UTC, datetime, timedelta
from typing import Any
from zoneinfo import ZoneInfo

from sqlalchemy import Connection, and_, case, func, select

from db.shared_reads import list_channels
from db.tables import ExceptionRow, OperatorRow, OrderRow, ParcelRow, StationRow, WarehouseRow, WaveRow
from db.work_forms import ON_WAVE
from fulfilment.waves.ports import Board, BoardStation, BoardWave, WaveState

UNFINISHED = and_(OrderRow.packed_at.is_(None), OrderRow.cancelled_at.is_(None))


def read_board(db: Connection, warehouse_id: str, now: datetime, reachable_after: timedelta) -> Board:
    """now: the database's clock. Waves that were done before today are left out.

    orders_today: packed today, and still to pack in the waves that are out.
    """
    day = _day_begins(db, warehouse_id, now)
    packed, waiting, to_decide = _counts(db, warehouse_id, day)
    stations = _stations(db, warehouse_id, now, reachable_after)
    waves = _waves(db, warehouse_id, day)
    return Board(now, stations, waves, packed, packed + waiting, to_decide)


def _day_begins(db: Connection, warehouse_id: str, now: datetime) -> datetime:
    query = select(WarehouseRow.time_zone).where(WarehouseRow.warehouse_id == warehouse_id)
    here = now.astimezone(ZoneInfo(db.execute(query).scalar() or "UTC"))
    return here.replace(hour=0, minute=0, second=0, microsecond=0).astimezone(UTC)


def _counts(db: Connection, warehouse_id: str, day: datetime) -> tuple[int, int, int]:
    packed = select(func.count()).where(OrderRow.warehouse_id == warehouse_id, OrderRow.packed_at >= day)
    waiting = (
        select(func.count())
        .select_from(OrderRow)
        .join(WaveRow, ON_WAVE)
        .where(WaveRow.warehouse_id == warehouse_id, UNFINISHED)
        .where(WaveRow.state.in_((WaveState.RELEASED.value, WaveState.HELD.value)))
    )
    to_decide = select(func.count()).where(
        ExceptionRow.warehouse_id == warehouse_id, ExceptionRow.resolved_at.is_(None)
    )
    counted = select(packed.scalar_subquery(), waiting.scalar_subquery(), to_decide.scalar_subquery())
    return tuple(db.execute(counted).one())


def _stations(
    db: Connection, warehouse_id: str, now: datetime, reachable_after: timedelta
) -> tuple[BoardStation, ...]:
    claimed = (
        select(OrderRow.station, func.count().label("orders"))
        .where(OrderRow.warehouse_id == warehouse_id, OrderRow.station.is_not(None), UNFINISHED)
        .group_by(OrderRow.station)
        .subquery()
    )
    operator = and_(
        OperatorRow.warehouse_id == StationRow.warehouse_id, OperatorRow.operator_id == StationRow.operator
    )
    rows = db.execute(
        select(
            StationRow.name,
            func.coalesce(OperatorRow.name, StationRow.operator).label("operator"),
            StationRow.last_seen_at,
            func.coalesce(claimed.c.orders, 0).label("claimed"),
        )
        .outerjoin(claimed, claimed.c.station == StationRow.name)
        .outerjoin(OperatorRow, operator)
        .where(StationRow.warehouse_id == warehouse_id, StationRow.revoked_at.is_(None))
        .order_by(StationRow.name)
    ).all()
    return tuple(
        BoardStation(row.name, row.operator, *_seen(row.last_seen_at, now, reachable_after), row.claimed)
        for row in rows
    )


def _seen(at: datetime | None, now: datetime, reachable_after: timedelta) -> tuple[float | None, bool]:
    if at is None:
        return None, False
    return max(0.0, (now - at).total_seconds()), now - at <= reachable_after


def _waves(db: Connection, warehouse_id: str, day: datetime) -> tuple[BoardWave, ...]:
    rows = db.execute(_select_waves(warehouse_id, day)).mappings().all()
    channels = list_channels(db, warehouse_id, [row["wave_id"] for row in rows])
    return tuple(
        BoardWave(
            **{
                **row,
                "state": WaveState(row["state"]),
                "seconds_per_order": float(row["seconds_per_order"] or 0),
                "channels": channels[row["wave_id"]],
            }
        )
        for row in rows
    )


def _select_waves(warehouse_id: str, day: datetime) -> Any:
    parcel = and_(ParcelRow.warehouse_id == OrderRow.warehouse_id, ParcelRow.order_id == OrderRow.order_id)
    is_open = and_(OrderRow.opened_at.is_not(None), UNFINISHED)
    done_last = case((WaveRow.state == WaveState.DONE.value, 1), else_=0)
    names = ("wave_id", "number", "state", "station", "carrier", "due_at", "urgent")
    return (
        select(
            *(getattr(WaveRow, name) for name in names),
            # an order of several boxes stands there several times
            func.count(_order_when(OrderRow.packed_at.is_not(None)).distinct()).label("done"),
            func.count(_order_when(OrderRow.cancelled_at.is_(None)).distinct()).label("total"),
            func.count(_order_when(is_open).distinct()).label("open_orders"),
            func.avg(ParcelRow.seconds).label("seconds_per_order"),
        )
        .join_from(WaveRow, OrderRow, ON_WAVE)
        .outerjoin(ParcelRow, parcel)
        .where(WaveRow.warehouse_id == warehouse_id, WaveRow.done_at.is_(None) | (WaveRow.done_at >= day))
        .group_by(WaveRow.warehouse_id, WaveRow.wave_id)
        .order_by(done_last, WaveRow.urgent.desc(), WaveRow.due_at, WaveRow.count)
    )


def _order_when(condition: Any) -> Any:
    return case((condition, OrderRow.order_id))
