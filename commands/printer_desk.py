"""The printers of one station, as the printers screen asks after them. Blocking, for the printer's lane."""

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime
from uuid import uuid4

from commands.settings import PrinterSetting
from commands.wiring import StationParts
from desktop.printers.ports import Condition, DeskRefusal, PrinterRow, SpareUsed
from fulfilment.orders.order import OrderId
from fulfilment.packing.facts import FactKind
from fulfilment.packing.session import Happened
from fulfilment.shipping.ports import PrintJob, PrintState
from printing.condition import PrinterCondition
from printing.spooling.spool import Spool


class StationPrinters:
    """Implements desktop.printers.ports.PrinterDesk."""

    def __init__(self, parts: StationParts, printers: Sequence[PrinterSetting]) -> None:
        self._parts, self._settings = parts, {one.name: one for one in printers}
        self.operator_id = ""
        self._since: dict[str, tuple[PrinterCondition, datetime]] = {}

    def list_printers(self) -> tuple[PrinterRow, ...]:
        return tuple(self._row(spool) for spool in self._parts.spools)

    def test(self, printer: str) -> DeskRefusal | None:
        spool = self._spool(printer)
        if spool is None:
            return DeskRefusal.NO_SUCH_PRINTER
        if spool.condition() is not PrinterCondition.READY:
            return DeskRefusal.NOT_READY
        setting = self._settings[printer]
        self._parts.prints.queue(self._test_job(setting))
        spool.run_next()
        return None

    def use_spare(self, printer: str) -> SpareUsed | DeskRefusal:
        if self._spool(printer) is None:
            return DeskRefusal.NO_SUCH_PRINTER
        spare = self._spare_of(printer)
        if spare is None:
            return DeskRefusal.NO_SPARE
        if spare.condition() is not PrinterCondition.READY:
            return DeskRefusal.SPARE_NOT_READY
        self._parts.labels.printer = self._settings[spare.printer]
        return SpareUsed(spare.printer, self._parts.prints.move_queue(printer, spare.printer))

    def confirm_out(self, job_id: str) -> DeskRefusal | None:
        return self._decide(job_id, PrintState.SCANNED, "scan")

    def print_again(self, job_id: str) -> DeskRefusal | None:
        """The next copy under the same number; the doubtful one is void. The bench is told by on_change."""
        job = self._parts.prints.find(job_id)
        refusal = self._decide(job_id, PrintState.VOID, "")
        if refusal is None and job is not None:
            self._reprint(job)
        return refusal

    def set_aside(self, job_id: str) -> DeskRefusal | None:
        """The label stays in doubt; its parcel is the supervisor's."""
        job = self._parts.prints.find(job_id)
        is_doubt = job is not None and job.state is PrintState.IN_DOUBT
        return None if is_doubt else DeskRefusal.NOT_IN_DOUBT

    def _decide(self, job_id: str, to: PrintState, evidence: str) -> DeskRefusal | None:
        job = self._parts.prints.find(job_id)
        if job is None or job.state is not PrintState.IN_DOUBT:
            return DeskRefusal.NOT_IN_DOUBT
        self._parts.prints.move(job_id, to, evidence=evidence)
        return None

    def _reprint(self, job: PrintJob) -> None:
        work = self._parts.journal.find_work(OrderId(job.order_id))
        if work is None:  # a test label
            again = {"job_id": str(uuid4()), "copy": job.copy + 1, "state": PrintState.QUEUED, "evidence": ""}
            self._parts.prints.queue(replace(job, **again))  # type: ignore[arg-type]
            return
        copy = job.copy + 1
        payload = {"tracking_number": job.tracking_number, "copy": copy, "why": "in doubt", "leave": ""}
        happened = [Happened(FactKind.LABEL_REPRINTED, payload)]
        now = self._parts.clock.now()
        self._parts.journal.append(work, job.parcel_id, self.operator_id, happened, now)
        self._parts.labels.queue_label(work, job.parcel_id, job.tracking_number, copy)

    def _test_job(self, setting: PrinterSetting) -> PrintJob:
        document = self._parts.labels.sample(setting)
        name = str(uuid4())
        return PrintJob(
            job_id=name,
            order_id="",
            parcel_id="",
            tracking_number=f"TEST-{name[:8]}",
            printer=setting.name,
            language=setting.language,
            document=document,
            sha256=hashlib.sha256(document).hexdigest(),
            copy=0,
            state=PrintState.QUEUED,
            evidence="",
            odometer_before=None,
            detail="",
            changed_at=self._parts.clock.now(),
        )

    def _row(self, spool: Spool) -> PrinterRow:
        jobs = self._parts.prints.list_open(spool.printer)
        latest = self._parts.prints.list_latest(spool.printer, 1)
        doubt = tuple(job for job in jobs if job.state is PrintState.IN_DOUBT)
        last = latest[0] if latest else None
        condition, since = self._condition(spool)
        spare = self._spare_of(spool.printer)
        return PrinterRow(
            name=spool.printer,
            station=self._parts.name,
            url=self._settings[spool.printer].url,
            condition=Condition(condition.value),
            detail=f"{self._settings[spool.printer].dpi} dpi",
            since=since,
            waiting=sum(job.state is PrintState.QUEUED for job in jobs),
            in_doubt=doubt,
            last=last,
            picture=self._picture(last) if last else None,
            spare=spare.printer if spare else "",
        )

    def _picture(self, job: PrintJob) -> bytes | None:
        from printing.pictures import picture_of  # numpy is not for the start of a bench

        return picture_of(job.document, job.language, self._settings[job.printer].dpi)

    def _condition(self, spool: Spool) -> tuple[PrinterCondition, datetime]:
        now = spool.condition()
        before = self._since.get(spool.printer)
        if before is None or before[0] is not now:
            self._since[spool.printer] = (now, self._parts.clock.now())
        return self._since[spool.printer]

    def _spool(self, printer: str) -> Spool | None:
        return next((spool for spool in self._parts.spools if spool.printer == printer), None)

    def _spare_of(self, printer: str) -> Spool | None:
        """Another printer that takes the same bytes: waiting labels go over as they are."""
        mine = self._settings[printer]
        for spool in self._parts.spools:
            other = self._settings[spool.printer]
            if other.name != printer and (other.language, other.dpi) == (mine.language, mine.dpi):
                return spool
        return None
