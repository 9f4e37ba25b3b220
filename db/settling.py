"""A wave is done when none of its orders is left to pack; taking one up again opens the wave again."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import Connection, exists, select, update

from db.tables import OrderRow, WaveRow
from fulfilment.waves.ports import WaveState

LEFT_TO_PACK = (
    (OrderRow.wave_id == WaveRow.wave_id)
    & (OrderRow.warehouse_id == WaveRow.warehouse_id)
    & OrderRow.packed_at.is_(None)
    & OrderRow.cancelled_at.is_(None)
    & OrderRow.is_held.is_(False)
)


def settle_waves(db: Connection, warehouse_id: str, wave_ids: Collection[str], now: datetime) -> None:
    """Both directions; a wave that a supervisor holds stays held. pw_settle does the same in SQL."""
    if not wave_ids:
        return
    ours = update(WaveRow).where(WaveRow.warehouse_id == warehouse_id, WaveRow.wave_id.in_(sorted(wave_ids)))
    has_work = exists(select(OrderRow.order_id).where(LEFT_TO_PACK))
    done, released = WaveState.DONE.value, WaveState.RELEASED.value
    db.execute(ours.where(WaveRow.state == released, ~has_work).values(state=done, done_at=now))
    db.execute(ours.where(WaveRow.state == done, has_work).values(state=released, done_at=None))
