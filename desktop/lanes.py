"""Lanes: where adapters may block. One lane is one thread that does one job at a time, in order."""

from collections.abc import Callable
from dataclasses import dataclass
from queue import SimpleQueue
from typing import Any, TypeVar

from PySide6.QtCore import QObject, Qt, QThread, Signal, Slot

from fulfilment.errors import StationError

T = TypeVar("T")


@dataclass(frozen=True)
class _Job:
    work: Callable[[], Any]
    done: Callable[[Any], None]
    failed: Callable[[StationError], None]


@dataclass(frozen=True)
class _Answer:
    job: _Job
    result: Any
    trouble: BaseException | None


class _Road(QThread):
    """The thread itself: takes jobs until it is handed None."""

    def __init__(self, jobs: "SimpleQueue[_Job | None]", answer: Callable[[_Answer], None]) -> None:
        super().__init__()
        self._jobs, self._answer = jobs, answer

    def run(self) -> None:
        while (job := self._jobs.get()) is not None:
            self._answer(_outcome(job))


def _outcome(job: _Job) -> _Answer:
    """A bug in a job must not end the thread: it travels to the GUI thread and is raised there."""
    try:
        return _Answer(job, job.work(), None)
    except BaseException as trouble:
        return _Answer(job, None, trouble)


class Lane(QObject):
    """Made on the GUI thread; answers arrive there. A lane that was closed takes no more jobs."""

    _answered = Signal(object)

    def __init__(self, name: str) -> None:
        super().__init__()
        self.setObjectName(name)
        self._jobs: SimpleQueue[_Job | None] = SimpleQueue()
        self._is_open = True
        self._answered.connect(self._deliver, Qt.ConnectionType.QueuedConnection)
        self._road = _Road(self._jobs, self._answered.emit)
        self._road.setObjectName(name)
        self._road.start()

    def run(
        self, job: Callable[[], T], done: Callable[[T], None], failed: Callable[[StationError], None]
    ) -> None:
        """Do job after those before it; then done(its result), or failed when the world failed.

        Any other exception is raised on the GUI thread, where the top hook sees it.
        """
        if self._is_open:
            self._jobs.put(_Job(job, done, failed))

    def close(self) -> None:
        """Finish what was handed in and end the thread. Answers not yet delivered are dropped."""
        if not self._is_open:
            return
        self._is_open = False
        self._jobs.put(None)
        self._road.wait()

    @Slot(object)
    def _deliver(self, answer: _Answer) -> None:
        if not self._is_open:
            return
        if answer.trouble is None:
            answer.job.done(answer.result)
        elif isinstance(answer.trouble, StationError):
            answer.job.failed(answer.trouble)
        else:
            raise answer.trouble
