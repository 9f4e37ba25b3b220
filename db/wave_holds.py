"""A supervisor stops a wave and lets it go on. Both engines."""

from datetime import datetime

from sqlalchemy import Connection, select, update

from db.feed import add_news
from db.order_holds import is_held_elsewhere
from db.settling import settle_waves
from db.tables import OperatorRow, OrderRow, WaveRow
from fulfilment.packing.ports import NewsKind
from fulfilment.packing.work import Role
from fulfilment.waves.ports import BoardRefusal, WaveState


def hold_wave(db: Connection, warehouse_id: str, wave_id: str, by: str, now: datetime) -> BoardRefusal | None:
    return _change(db, warehouse_id, wave_id, by, WaveState.HELD, now)


def release_wave(
    db: Connection, warehouse_id: str, wave_id: str, by: str, now: datetime
) -> BoardRefusal | None:
    return _change(db, warehouse_id, wave_id, by, WaveState.RELEASED, now)


def is_supervisor(db: Connection, warehouse_id: str, operator_id: str) -> bool:
    query = select(OperatorRow.role).where(
        OperatorRow.warehouse_id == warehouse_id, OperatorRow.operator_id == operator_id
    )
    return db.execute(query).scalar() == Role.SUPERVISOR.value


def _change(
    db: Connection, warehouse_id: str, wave_id: str, by: str, to: WaveState, now: datetime
) -> BoardRefusal | None:
    if not is_supervisor(db, warehouse_id, by):
        return BoardRefusal.NOT_A_SUPERVISOR
    ours = (WaveRow.warehouse_id == warehouse_id) & (WaveRow.wave_id == wave_id)
    wave = db.execute(select(WaveRow.state, WaveRow.station).where(ours).with_for_update()).one_or_none()
    if wave is None:
        return BoardRefusal.NO_SUCH_WAVE
    if wave.state == WaveState.DONE.value:
        return BoardRefusal.WAVE_DONE
    if wave.state != to.value:
        released = {"released_at": now} if to is WaveState.RELEASED else {}
        db.execute(update(WaveRow).where(ours).values(state=to.value, **released))
        _tell(db, warehouse_id, wave_id, wave.station, to, now)
        settle_waves(db, warehouse_id, [wave_id], now)
    return None


def _tell(
    db: Connection, warehouse_id: str, wave_id: str, station: str | None, to: WaveState, now: datetime
) -> None:
    """Every claimed order's station hears of it; an order that the office holds stays held."""
    claimed = select(OrderRow.order_id, OrderRow.station).where(
        OrderRow.warehouse_id == warehouse_id,
        OrderRow.wave_id == wave_id,
        OrderRow.station.is_not(None),
        OrderRow.packed_at.is_(None),
        OrderRow.cancelled_at.is_(None),
        ~is_held_elsewhere(),
    )
    rows = db.execute(claimed.order_by(OrderRow.position)).all()
    for order_id, holder in rows:
        if to is WaveState.HELD:
            payload = {"order_id": order_id, "reason": "wave"}
            add_news(db, warehouse_id, holder, NewsKind.ORDER_HELD, payload, now)
        else:
            add_news(db, warehouse_id, holder, NewsKind.ORDER_RELEASED, {"order_id": order_id}, now)
    told = {str(holder) for _, holder in rows} | ({station} if station else set())
    for name in sorted(told):
        add_news(db, warehouse_id, name, NewsKind.WAVE_CHANGED, {"wave_id": wave_id}, now)
