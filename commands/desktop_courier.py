"""The courier's rounds on the desktop: one visit to the shared database every two seconds."""

import random
from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from commands.wiring import StationParts
from db.sync import Visit
from desktop.running import Run
from desktop.states import LinkNow
from fulfilment.errors import DatabaseAway, StationError
from fulfilment.packing.ports import NewsItem, QueueWave

PAUSE_MS, JITTER_MS = 2_000, 200  # five hundred stations must not ask in step


class CourierRounds(QObject):
    """Lives in the GUI thread; run is the courier's lane, run_station the bench's."""

    told = Signal(object)  # LinkNow
    work_changed = Signal()
    goods_changed = Signal()

    def __init__(self, parts: StationParts, run: Run, run_station: Run, now: Callable[[], datetime]) -> None:
        super().__init__()
        self._parts, self._run, self._run_station, self._now = parts, run, run_station, now
        self._away_since: datetime | None = None
        self._queue: tuple[QueueWave, ...] | None = None
        self._unheard: tuple[NewsItem, ...] = ()  # brought, and not yet in the bench's journal
        self._is_visiting = self._is_telling = False
        self._timer = QTimer(self)
        self._timer.timeout.connect(self.visit)

    def begin(self) -> None:
        self._timer.start(PAUSE_MS + random.randint(-JITTER_MS, JITTER_MS))
        self.visit()

    def stop(self) -> None:
        self._timer.stop()

    @Slot()
    def visit(self) -> None:
        """One visit at a time: a slow database is not asked twice."""
        if not self._is_visiting:
            self._is_visiting = True
            self._run(self._parts.courier.step, self._visited, self._failed)

    def ask_for_work(self) -> None:
        self._parts.courier.want_work()
        self.visit()

    def list_queue(self) -> tuple[QueueWave, ...]:
        """As the last visit brought it. Raises DatabaseAway before the first one."""
        if self._queue is None:
            raise DatabaseAway("not heard of the queue yet")
        return self._queue

    def _visited(self, visit: Visit) -> None:
        self._is_visiting = False
        self._away_since = None if visit.is_online else self._away_since or self._now()
        self.told.emit(LinkNow(self._away_since, visit.unsent))
        if visit.goods_changed:
            self.goods_changed.emit()
        if visit.queue is not None:
            self._queue = visit.queue
        self._keep_news(visit)
        if self._unheard:
            self._tell_bench()
        elif visit.work_changed or visit.queue is not None:
            self.work_changed.emit()

    def _keep_news(self, visit: Visit) -> None:
        """What was read anew or claimed since is newer than the news that still wait."""
        has_greeted = visit.goods_changed
        waiting = () if has_greeted else self._unheard
        kept = tuple(item for item in waiting if item.payload.get("order_id") not in visit.claimed_orders)
        self._unheard = (*kept, *visit.news)

    def _tell_bench(self) -> None:
        """One telling at a time, so that older news never come after newer ones."""
        if self._is_telling or not self._unheard:
            return
        self._is_telling, news = True, self._unheard
        self._run_station(
            lambda: self._parts.station.hear(news), lambda outcome: self._heard(news), self._not_heard
        )

    def _failed(self, error: StationError) -> None:
        """The journal itself failed under the courier (disk full): the next visit tries again."""
        self._is_visiting = False

    def _heard(self, news: tuple[NewsItem, ...]) -> None:
        told = {id(item) for item in news}
        self._is_telling = False
        self._unheard = tuple(item for item in self._unheard if id(item) not in told)
        self.work_changed.emit()
        self._tell_bench()

    def _not_heard(self, error: StationError) -> None:
        """The journal took no news just now (disk full): the next visit hands them in again."""
        self._is_telling = False
