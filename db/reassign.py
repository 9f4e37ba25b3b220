"""Moving a wave in a SQLite shared database. pw_reassign does it on PostgreSQL: change both together."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Connection, select, update

from db.feed import add_news
from db.tables import OrderRow, StationRow, WaveRow
from db.wave_holds import is_supervisor
from fulfilment.packing.ports import NewsKind
from fulfilment.waves.ports import BoardRefusal, Reassigned, WaveState


@dataclass(frozen=True)
class Move:
    """to None: nobody's. Stations not seen for reachable_after are unreachable."""

    wave_id: str
    to: str | None
    by: str
    force: bool
    reachable_after: timedelta


def reassign(db: Connection, warehouse_id: str, move: Move, now: datetime) -> Reassigned | BoardRefusal:
    if not is_supervisor(db, warehouse_id, move.by):
        return BoardRefusal.NOT_A_SUPERVISOR
    ours = (WaveRow.warehouse_id == warehouse_id) & (WaveRow.wave_id == move.wave_id)
    wave = db.execute(select(WaveRow.state, WaveRow.station).where(ours)).one_or_none()
    reachable = _reachable(db, warehouse_id, now - move.reachable_after)
    if wave is None:
        return BoardRefusal.NO_SUCH_WAVE
    if refusal := _why_not(move, wave, reachable):
        return refusal
    if not move.force and _is_held_by_silent(db, warehouse_id, move, reachable):
        return BoardRefusal.UNREACHABLE
    db.execute(update(WaveRow).where(ours).values(station=move.to, epoch=WaveRow.epoch + 1))
    moved = _move_orders(db, warehouse_id, move, reachable, now)
    for station in sorted({name for name in (wave.station, move.to) if name}):
        add_news(db, warehouse_id, station, NewsKind.WAVE_CHANGED, {"wave_id": move.wave_id}, now)
    return moved


def _reachable(db: Connection, warehouse_id: str, since: datetime) -> dict[str, bool]:
    """Every station that may work, and whether it answers."""
    query = select(StationRow.name, StationRow.last_seen_at, StationRow.revoked_at)
    rows = db.execute(query.where(StationRow.warehouse_id == warehouse_id)).all()
    return {
        row.name: row.last_seen_at is not None and row.last_seen_at >= since
        for row in rows
        if row.revoked_at is None
    }


def _why_not(move: Move, wave: Any, reachable: dict[str, bool]) -> BoardRefusal | None:
    if wave.state == WaveState.DONE.value:
        return BoardRefusal.WAVE_DONE
    if move.to is not None and move.to not in reachable:
        return BoardRefusal.NO_SUCH_STATION
    if move.to == wave.station:
        return BoardRefusal.SAME_STATION
    return None


def _is_held_by_silent(db: Connection, warehouse_id: str, move: Move, reachable: dict[str, bool]) -> bool:
    """Whether a station that does not answer may be packing an order of this wave just now."""
    holders = db.execute(
        select(OrderRow.station)
        .where(OrderRow.warehouse_id == warehouse_id, OrderRow.wave_id == move.wave_id)
        .where(OrderRow.packed_at.is_(None), OrderRow.cancelled_at.is_(None), OrderRow.station.is_not(None))
        .distinct()
    ).scalars()
    return any(not reachable.get(station or "", False) for station in holders)


def _move_orders(
    db: Connection, warehouse_id: str, move: Move, reachable: dict[str, bool], now: datetime
) -> Reassigned:
    """An order open on a bench that answers is finished there, under its old epoch; every other one moves."""
    rows = db.execute(
        select(OrderRow.order_id, OrderRow.station, OrderRow.opened_at, OrderRow.epoch)
        .where(OrderRow.warehouse_id == warehouse_id, OrderRow.wave_id == move.wave_id)
        .where(OrderRow.packed_at.is_(None), OrderRow.cancelled_at.is_(None))
        .order_by(OrderRow.position)
    ).all()
    staying = [row for row in rows if row.opened_at is not None and _stays(row.station, move, reachable)]
    moving = [row for row in rows if row not in staying]
    gone = dict.fromkeys(("station", "lease_until", "opened_at", "opened_by"))
    ours = (OrderRow.warehouse_id == warehouse_id) & OrderRow.order_id.in_([row.order_id for row in moving])
    db.execute(update(OrderRow).where(ours).values(epoch=OrderRow.epoch + 1, **gone))
    for row in (row for row in moving if row.station is not None):
        payload = {"order_id": row.order_id, "epoch": row.epoch + 1, "to": move.to}
        add_news(db, warehouse_id, row.station, NewsKind.ORDER_MOVED, payload, now)
    at_risk = [row for row in moving if row.station is not None and not reachable.get(row.station, False)]
    return Reassigned(len(moving), len(staying), len(at_risk))


def _stays(station: str | None, move: Move, reachable: dict[str, bool]) -> bool:
    """Without force nothing is taken from a bench that may still be packing, not even a third one's."""
    return station is not None and (reachable.get(station, False) or not move.force)
