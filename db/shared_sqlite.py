"""The shared database of one machine: a SQLite file, its rules in Python, one transaction a call."""

from collections.abc import Callable, Sequence
from datetime import UTC, datetime

from sqlalchemy import Connection

from db.claims import claim, list_held_ids
from db.connect import SharedLink
from db.fact_forms import check_fact
from db.facts import apply_facts
from db.feed import poll_file
from db.reassign import Move, reassign
from db.shared_lists import SharedLists
from db.stations import check_station
from db.work_forms import read_work
from fulfilment.packing.facts import Fact, Judged
from fulfilment.packing.ports import News
from fulfilment.packing.work import Claimed
from fulfilment.waves.ports import BoardRefusal, Reassigned


def utc_now() -> datetime:
    return datetime.now(UTC)


class SharedSqlite(SharedLists):
    """Implements SharedDatabase and WaveBoard. The machine's clock is the database's clock here."""

    def __init__(
        self,
        link: SharedLink,
        warehouse_id: str,
        station: str,
        reachable_after_s: float = 10.0,
        now: Callable[[], datetime] = utc_now,
    ) -> None:
        super().__init__(link, warehouse_id, station, reachable_after_s)
        self._now = now

    def poll(self, cursor: str | None) -> News:
        def ask(db: Connection) -> News:
            check_station(db, self._warehouse_id, self._station, self._now())
            return poll_file(db, self._warehouse_id, self._station, cursor)

        return self._link.run(ask)

    def apply(self, facts: Sequence[Fact]) -> tuple[Judged, ...]:
        for fact in facts:
            check_fact(fact)
        return self._link.run(lambda db: apply_facts(db, self._warehouse_id, facts, self._now()))

    def claim(self, lot: int, *, may_take_free: bool = True) -> tuple[Claimed, ...]:
        return self._link.run(
            lambda db: claim(db, self._warehouse_id, self._station, lot, may_take_free, self._now())
        )

    def list_held_work(self) -> tuple[Claimed, ...]:
        def read(db: Connection) -> tuple[Claimed, ...]:
            ids = list_held_ids(db, self._warehouse_id, self._station, self._now())
            return read_work(db, self._warehouse_id, ids)

        return self._link.read(read)

    def reassign(
        self, wave_id: str, to: str | None, by: str, *, force: bool = False
    ) -> Reassigned | BoardRefusal:
        move = Move(wave_id, to, by, force, self._reachable_after)
        return self._link.run(lambda db: reassign(db, self._warehouse_id, move, self._now()))

    def _clock(self, db: Connection) -> datetime:
        return self._now()
