"""A bench without a window: the same station, journal, printer and courier, minus Qt."""

import queue
import sys
import threading
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Protocol

from commands.wiring import StationParts
from db.sync import Visit
from fulfilment.errors import PaperMissing, PrinterAway, StationError
from fulfilment.packing.barcodes import RawScan, ScanSource
from fulfilment.packing.outcome import Outcome
from fulfilment.packing.session import Step
from fulfilment.shipping.ports import PrintState
from printing.spooling.spool import Spool

WAITING = ("queued", "sending")  # labels that the printer's lane still has to do something about


class Visits(Protocol):
    """Where a bench hears what the courier brought."""

    def take(self) -> tuple[Visit, ...]:
        """What has come since the last time; may be (). Raises no StationError."""

    def fetch(self, *, want_work: bool = False) -> Visit:
        """Visit the shared database now and wait for what it says. Raises JournalFull."""

    def close(self) -> None: ...


class VisitsInLine:
    """The courier goes when it is asked, in the bench's own thread: the same run twice is the same."""

    def __init__(self, parts: StationParts) -> None:
        self._courier = parts.courier

    def take(self) -> tuple[Visit, ...]:
        return ()

    def fetch(self, *, want_work: bool = False) -> Visit:
        if want_work:
            self._courier.want_work()
        return self._courier.step()

    def close(self) -> None: ...


class VisitsBeside:
    """The courier goes on its own, every pause_s seconds: no scan waits for the shared database."""

    def __init__(self, parts: StationParts, pause_s: float = 2.0) -> None:
        self._courier, self._pause_s = parts.courier, pause_s
        self._brought: queue.Queue[Visit | Exception] = queue.Queue()
        self._asked: queue.Queue[bool | None] = queue.Queue()
        self._answered: queue.Queue[Visit | Exception] = queue.Queue()
        self._thread = threading.Thread(target=self._go, name="courier", daemon=True)
        self._thread.start()

    def take(self) -> tuple[Visit, ...]:
        """A visit that the world made fail is no news: the next one tries again."""
        said = [one for one in _drain(self._brought) if not isinstance(one, StationError)]
        return tuple(_heard(one) for one in said)

    def fetch(self, *, want_work: bool = False) -> Visit:
        self._asked.put(want_work)
        return _heard(self._answered.get())

    def close(self) -> None:
        self._asked.put(None)
        self._thread.join(timeout=10.0)

    def _go(self) -> None:
        while True:
            try:
                asked = self._asked.get(timeout=self._pause_s)
            except queue.Empty:
                self._brought.put(self._step())
                continue
            if asked is None:
                return
            if asked:
                self._courier.want_work()
            self._answered.put(self._step())

    def _step(self) -> Visit | Exception:
        """A failure goes to the bench: if this thread died of it, the bench would wait for ever."""
        try:
            return self._courier.step()
        except Exception as error:
            return error


def _heard(said: Visit | Exception) -> Visit:
    if isinstance(said, Exception):
        raise said
    return said


def _drain(full: "queue.Queue[Visit | Exception]") -> Iterator[Visit | Exception]:
    while True:
        try:
            yield full.get_nowait()
        except queue.Empty:
            return


def _empty(spool: Spool) -> bool:
    """Print all that the printer takes now. False when it cannot be reached."""
    try:
        while (job := spool.run_next().job) is not None and job.state is not PrintState.QUEUED:
            pass
    except PrinterAway:
        return False
    return True


def _tell(error: PaperMissing) -> None:
    print(f"{error.advice} ({error.detail})" if error.detail else error.advice, file=sys.stderr)


@dataclass
class Driver:
    """Scans in, outcomes out; a whole parcel gets its label without being asked."""

    parts: StationParts
    on_paper_missing: Callable[[PaperMissing], None] = _tell

    def scan(self, text: str) -> tuple[Outcome, ...]:
        outcome = self.parts.station.scan(RawScan(text, ScanSource.TYPED))
        return (outcome, *self.finish(outcome))

    def finish(self, outcome: Outcome) -> tuple[Outcome, ...]:
        """Number, label and printing, when that is what comes next."""
        session = outcome.session
        if session is None or outcome.refusal is not None:
            return ()
        if session.step is Step.WHOLE or (session.step is Step.LABELLED and outcome.label is None):
            return (self._queue_label(), *self.print_waiting())
        if outcome.label is not None and outcome.label.state in WAITING:
            return self.print_waiting()
        return ()

    def print_waiting(self) -> tuple[Outcome, ...]:
        """All that waits, on every printer, the waybill before its papers. What is away keeps it queued."""
        is_label_tried = self._empty_spools()
        if self.parts.papers.draw():
            self._empty_spools()
        return (self.parts.station.label_moved(),) if is_label_tried else ()

    def _queue_label(self) -> Outcome:
        try:
            return self.parts.station.prepare_label()
        except PaperMissing as error:  # the waybill waits in the queue all the same
            self.on_paper_missing(error)
            return self.parts.station.look()

    def _empty_spools(self) -> bool:
        """False when the printer of waybills could not be reached."""
        reached = {spool.printer: _empty(spool) for spool in self.parts.spools}
        return reached[self.parts.labels.printer.name]

    def hear(self, visit: Visit) -> Outcome | None:
        """What the courier brought, told to the bench; None when that changes nothing for it."""
        station = self.parts.station
        if visit.goods_changed:
            station.restock()
        if visit.news:
            return station.hear(visit.news)
        return station.refresh() if visit.work_changed else None
