"""One printer's rounds on the desktop: its labels out as they come, and how it is."""

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import QObject, QTimer, Signal, Slot

from desktop.running import Run
from fulfilment.errors import StationError
from fulfilment.shipping.ports import PrintState
from printing.condition import PrinterCondition
from printing.spooling.spool import Spool, SpoolResult

LOOK_MS = 2_000
TROUBLE_MS = 1_000  # whoever loads a roll looks at the screen meanwhile
BUSY_MS = 200  # a label is coming out before ours


class PrinterRound(QObject):
    """Lives in the GUI thread; run is this printer's own lane, so no other printer makes it wait."""

    seen = Signal(str, object)  # the printer's name, its PrinterCondition
    label_moved = Signal()

    def __init__(self, spool: Spool, run: Run) -> None:
        super().__init__()
        self._spool, self._run = spool, run
        self._is_busy = self._has_more = self._is_stopped = False
        self._told: tuple[str, datetime] | None = None  # the label that was told last, as it stood
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self.look)

    @property
    def printer(self) -> str:
        return self._spool.printer

    def begin(self) -> None:
        """Settle what the last run left open, then go on looking."""
        self._start(self._recover)

    def stop(self) -> None:
        self._is_stopped = True
        self._timer.stop()

    def print_labels(self) -> None:
        """A label waits. What comes while one is being printed is not forgotten."""
        if self._is_busy:
            self._has_more = True
        else:
            self._start(self._spool.run_next)

    @Slot()
    def look(self) -> None:
        """Its condition; a label that waited for paper goes out by itself."""
        if not self._is_busy:
            self._start(self._look)

    def _start(self, job: Callable[[], SpoolResult]) -> None:
        self._is_busy = True
        self._timer.stop()
        self._run(job, self._done, self._failed)

    def _recover(self) -> SpoolResult:
        self._spool.recover()
        return self._look()

    def _look(self) -> SpoolResult:
        result = self._spool.run_next()
        return result if result.job is not None else SpoolResult(self._spool.condition(), None)

    def _done(self, result: SpoolResult) -> None:
        if result.condition is not None:
            self.seen.emit(self.printer, result.condition)
        job = result.job
        if job is not None and (job.job_id, job.changed_at) != self._told:
            self._told = job.job_id, job.changed_at
            self.label_moved.emit()
        self._rest(result.condition, job is not None and job.state is not PrintState.QUEUED)

    def _failed(self, error: StationError) -> None:
        self.seen.emit(self.printer, PrinterCondition.OFFLINE)
        self._rest(PrinterCondition.OFFLINE, has_gone=False)

    def _rest(self, condition: PrinterCondition | None, has_gone: bool) -> None:
        """After a label the next one at once; else when it may be worth looking again."""
        self._is_busy = False
        if self._is_stopped:
            return
        if self._has_more or has_gone:
            self._has_more = False
            self.print_labels()
            return
        self._timer.start(_pause_ms(condition))


def _pause_ms(condition: PrinterCondition | None) -> int:
    if condition is PrinterCondition.BUSY:
        return BUSY_MS
    return LOOK_MS if condition in (PrinterCondition.READY, None) else TROUBLE_MS
