"""The printers of one station, as the printers screen asks after them. Blocking, for the printer's lane;
what is decided about a parcel is for the bench's.
"""

from collections.abc import Sequence
from datetime import datetime
from uuid import uuid4

from commands.printers.desk_bench import BenchDeeds
from commands.printers.desk_labels import DeskLabels
from commands.printers.desk_reprints import Reprints
from commands.printers.documents import new_job
from commands.printers.label_sizes import layout_on
from commands.settings import PrinterSetting
from commands.wiring import StationParts
from desktop.printers.ports import (
    Aside,
    Condition,
    DeskRefusal,
    LabelPicture,
    LabelRow,
    Leave,
    PrinterRow,
    Redone,
    SpareUsed,
)
from fulfilment.shipping.contents import CONTENTS
from fulfilment.shipping.ports import PrintState
from fulfilment.shipping.routing import WAYBILL
from printing.condition import PrinterCondition
from printing.spooling.spool import Spool


class StationPrinters:
    """Implements desktop.printers.ports.PrinterDesk."""

    def __init__(self, parts: StationParts, printers: Sequence[PrinterSetting]) -> None:
        self._parts, self._settings = parts, {one.name: one for one in printers}
        self._labels, self._reprints = DeskLabels(parts, self._settings), Reprints(parts)
        self._bench = BenchDeeds(parts)
        self._since: dict[str, tuple[PrinterCondition, datetime]] = {}

    @property
    def operator_id(self) -> str:
        """Who signed in at the desk."""
        return self._reprints.operator_id

    @operator_id.setter
    def operator_id(self, operator_id: str) -> None:
        self._reprints.operator_id = self._bench.operator_id = operator_id

    # --- the printers ---

    def list_printers(self) -> tuple[PrinterRow, ...]:
        return tuple(self._row(spool) for spool in self._parts.spools)

    def test(self, printer: str) -> DeskRefusal | None:
        spool = self._spool(printer)
        if spool is None:
            return DeskRefusal.NO_SUCH_PRINTER
        setting = self._settings[printer]
        kind = next((kind for kind in (WAYBILL, *CONTENTS) if layout_on(kind, setting.paper)), WAYBILL)
        return None if self.send_sample(setting, kind) else DeskRefusal.NOT_READY

    def send_sample(self, printer: PrinterSetting, kind: str) -> bool:
        """One document of that kind, through the journal like any other. False when it would not come out."""
        spool = self._spool(printer.name)
        if spool is None or spool.condition() is not PrinterCondition.READY:
            return False
        document, job_id = self._parts.labels.sample(printer, kind), str(uuid4())
        number, now = f"TEST-{job_id[:8]}", self._parts.clock.now()
        self._parts.prints.queue(new_job(job_id, printer, document, now, tracking_number=number, kind=kind))
        spool.run_next()
        return True

    def calibrate(self, printer: str) -> DeskRefusal | None:
        """Also of a printer that says its labels are wrong: that is what it is for."""
        spool = self._spool(printer)
        if spool is None:
            return DeskRefusal.NO_SUCH_PRINTER
        if not spool.can_calibrate:
            return DeskRefusal.OWN_KEYS
        if spool.condition() not in (PrinterCondition.READY, PrinterCondition.MEDIA_WRONG):
            return DeskRefusal.NOT_READY
        spool.calibrate()
        return None

    def use_spare(self, printer: str) -> SpareUsed | DeskRefusal:
        spool = self._spool(printer)
        if spool is None:
            return DeskRefusal.NO_SUCH_PRINTER
        spare = self._spare_of(printer)
        if spare is None:
            return DeskRefusal.NO_SPARE
        if not self._takes_the_same(printer, spare.printer):
            return DeskRefusal.OTHER_LANGUAGE
        if spare.condition() is not PrinterCondition.READY:
            return DeskRefusal.SPARE_NOT_READY
        with self._parts.journal.together():  # no label is being queued now: see LabelDesk
            self._parts.labels.book.use_instead(printer, self._settings[spare.printer])
        with spool.at_rest():  # its lane may be about to send the first of them
            return SpareUsed(spare.printer, self._parts.prints.move_queue(printer, spare.printer))

    # --- the labels ---

    def picture(self, job_id: str) -> LabelPicture:
        return self._labels.picture(job_id)

    def find(self, number: str) -> LabelRow | None:
        return self._labels.find(number)

    def confirm_out(self, job_id: str) -> DeskRefusal | None:
        return self._reprints.confirm_out(job_id)

    def print_again(self, job_id: str) -> DeskRefusal | None:
        return self._reprints.print_again(job_id)

    def set_aside(self, job_id: str) -> Aside | DeskRefusal:
        return self._bench.set_aside(job_id)

    def leave(self, badge: str = "") -> Leave | DeskRefusal:
        return self._reprints.leave(badge)

    def reprint(self, job_id: str, why: str, leave: Leave) -> DeskRefusal | None:
        return self._reprints.reprint(job_id, why, leave)

    def redo(self, job_id: str, why: str, leave: Leave) -> Redone | DeskRefusal:
        return self._bench.redo(job_id, why, leave)

    def cancel(self, job_id: str) -> DeskRefusal | None:
        return self._reprints.cancel(job_id)

    # --- small things ---

    def _row(self, spool: Spool) -> PrinterRow:
        jobs = self._parts.prints.list_open(spool.printer)
        latest = self._parts.prints.list_latest(spool.printer, 1)
        setting = self._settings[spool.printer]
        condition, since = self._condition(spool)
        spare = self._spare_of(spool.printer)
        return PrinterRow(
            name=spool.printer,
            station=self._parts.name,
            url=setting.url,
            condition=Condition(condition.value),
            detail=f"{setting.paper.replace('x', '×')}·{setting.dpi} dpi",
            since=since,
            waiting=sum(job.state is PrintState.QUEUED for job in jobs),
            in_doubt=tuple(job for job in jobs if job.state is PrintState.IN_DOUBT),
            last=latest[0] if latest else None,
            spare=spare.printer if spare else "",
            labels=self._labels.rows_of(spool.printer),
        )

    def _condition(self, spool: Spool) -> tuple[PrinterCondition, datetime]:
        now = spool.condition()
        before = self._since.get(spool.printer)
        if before is None or before[0] is not now:
            self._since[spool.printer] = (now, self._parts.clock.now())
        return self._since[spool.printer]

    def _spool(self, printer: str) -> Spool | None:
        return next((spool for spool in self._parts.spools if spool.printer == printer), None)

    def _spare_of(self, printer: str) -> Spool | None:
        """Another printer: one that takes the same bytes, else any, which is refused in words."""
        others = [spool for spool in self._parts.spools if spool.printer != printer]
        alike = [spool for spool in others if self._takes_the_same(printer, spool.printer)]
        return next(iter((*alike, *others)), None)

    def _takes_the_same(self, printer: str, other: str) -> bool:
        """Waiting labels go over as they are: language, dots and paper are the same."""
        mine, its = self._settings[printer], self._settings[other]
        return (mine.language, mine.dpi, mine.paper) == (its.language, its.dpi, its.paper)
