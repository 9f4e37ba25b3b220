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
from fulfilment.packing.outcome import Outcome
from fulfilment.packing.ports import QueueWave

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
        self._is_visiting = False
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
        if visit.news:
            self._run_station(lambda: self._parts.station.hear(visit.news), self._heard, self._ignore)
        elif visit.work_changed or visit.queue is not None:
            self.work_changed.emit()

    def _failed(self, error: StationError) -> None:
        """The journal itself failed under the courier (disk full): the next visit tries again."""
        self._is_visiting = False

    def _heard(self, outcome: Outcome) -> None:
        self.work_changed.emit()

    def _ignore(self, error: StationError) -> None:
        """The journal took no news just now; after the next greeting the work is read anew."""
