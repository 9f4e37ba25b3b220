"""The shared database on PostgreSQL: what a bench asks is one SQL function each, one round trip."""

from collections.abc import Sequence
from datetime import UTC, datetime

from psycopg.types.json import Jsonb
from sqlalchemy import Connection, func, select

from db.fact_forms import check_fact, fact_form
from db.feed import news_items
from db.shared_lists import SharedLists
from db.work_forms import claimed_from
from fulfilment.packing.facts import Fact, Judged, Verdict
from fulfilment.packing.ports import News
from fulfilment.packing.work import Claimed
from fulfilment.waves.ports import BoardRefusal, Reassigned


class SharedPostgres(SharedLists):
    """Implements SharedDatabase and WaveBoard. The functions are in migrations/sql/."""

    def poll(self, cursor: str | None) -> News:
        said = self._link.call("pw_poll", self._warehouse_id, self._station, cursor)
        return News(said["cursor"], news_items(said["items"]))

    def apply(self, facts: Sequence[Fact]) -> tuple[Judged, ...]:
        for fact in facts:
            check_fact(fact)
        forms = Jsonb([fact_form(fact) for fact in facts])
        said = self._link.call("pw_apply", self._warehouse_id, forms)
        return tuple(Judged(one["fact_id"], Verdict(one["verdict"]), one["reason"]) for one in said)

    def claim(self, lot: int, *, may_take_free: bool = True) -> tuple[Claimed, ...]:
        said = self._link.call("pw_claim", self._warehouse_id, self._station, lot, may_take_free)
        return claimed_from(said)

    def list_held_work(self) -> tuple[Claimed, ...]:
        return claimed_from(self._link.call("pw_held_work", self._warehouse_id, self._station))

    def reassign(
        self, wave_id: str, to: str | None, by: str, *, force: bool = False
    ) -> Reassigned | BoardRefusal:
        reachable_s = self._reachable_after.total_seconds()
        said = self._link.call("pw_reassign", self._warehouse_id, wave_id, to, by, force, reachable_s)
        if "refusal" in said:
            return BoardRefusal(said["refusal"])
        return Reassigned(said["moved"], said["stayed"], said["at_risk"])

    def _clock(self, db: Connection) -> datetime:
        now: datetime = db.execute(select(func.now())).scalar_one()
        return now.astimezone(UTC)
