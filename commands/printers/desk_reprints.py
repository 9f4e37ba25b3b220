"""A label decided upon, printed once more or taken out of the queue, from the printers screen."""

from dataclasses import replace
from uuid import uuid4

from commands.wiring import StationParts
from desktop.printers.ports import DeskRefusal, Leave
from fulfilment.orders.order import OrderId
from fulfilment.packing.facts import FactKind
from fulfilment.packing.reasons import ReprintReason
from fulfilment.packing.replay import replay
from fulfilment.packing.session import Happened
from fulfilment.packing.work import Role
from fulfilment.shipping.ports import PrintJob, PrintState
from fulfilment.shipping.routing import WAYBILL

_ON_ITS_WAY = (PrintState.RENDERED, PrintState.QUEUED, PrintState.SENDING)


class Reprints:
    """operator_id: who signed in at the desk. The bench reads what was done here when the desk is left."""

    def __init__(self, parts: StationParts) -> None:
        self._parts = parts
        self.operator_id = ""

    def leave(self, badge: str) -> Leave | DeskRefusal:
        """badge "": whoever signed in. Case does not matter: some scanners know only one."""
        people = self._parts.journal.list_operators()
        found = [
            one
            for one in people
            if (one.badge.upper() == badge.upper() if badge else one.operator_id == self.operator_id)
        ]
        if len(found) != 1 or found[0].role is not Role.SUPERVISOR:
            return DeskRefusal.NO_LEAVE
        return Leave(found[0].operator_id, found[0].name)

    def reprint(self, job_id: str, why: str, leave: Leave) -> DeskRefusal | None:
        """The next copy under the same number, in one commit with the fact that says who and why."""
        job = self._parts.prints.find(job_id)
        if job is None:
            return DeskRefusal.NO_SUCH_LABEL
        if job.kind != WAYBILL:
            return self._paper_again(job, why, leave)
        newest = self._parts.prints.list_of_number(job.tracking_number)[-1]
        if newest.state in _ON_ITS_WAY:
            return DeskRefusal.STILL_COMING
        return self._once_more(newest, ReprintReason(why), leave.operator_id)

    def print_again(self, job_id: str) -> DeskRefusal | None:
        """Of a label in doubt, which becomes void: whoever looked at the printer may."""
        job = self._parts.prints.find(job_id)
        if job is None or job.state is not PrintState.IN_DOUBT:
            return DeskRefusal.NOT_IN_DOUBT
        if not job.order_id or job.kind != WAYBILL:
            self._same_bytes(job, ReprintReason.NOT_OUT, self.operator_id)
            return None
        return self._once_more(job, ReprintReason.NOT_OUT, "")

    def confirm_out(self, job_id: str) -> DeskRefusal | None:
        job = self._parts.prints.find(job_id)
        if job is None or job.state is not PrintState.IN_DOUBT:
            return DeskRefusal.NOT_IN_DOUBT
        self._parts.prints.move(job_id, PrintState.SCANNED, evidence="scan")
        return None

    def cancel(self, job_id: str) -> DeskRefusal | None:
        """The printer's lane may have begun it meanwhile: the journal decides who was first."""
        job = self._parts.prints.find(job_id)
        if job is None:
            return DeskRefusal.NO_SUCH_LABEL
        if job.state is not PrintState.QUEUED:
            return DeskRefusal.BEGUN
        try:
            self._parts.prints.move(job_id, PrintState.VOID, detail="taken out of the queue")
        except ValueError:
            return DeskRefusal.BEGUN
        return None

    def _once_more(self, job: PrintJob, why: ReprintReason, leave: str) -> DeskRefusal | None:
        order_id, number = OrderId(job.order_id), job.tracking_number
        work = self._parts.journal.find_work(order_id) if job.order_id else None
        if work is None:
            return DeskRefusal.NO_PARCEL
        if self._parts.journal.find_recipient(order_id) is None:
            return DeskRefusal.NO_ADDRESS
        session = replay(work, self._parts.journal.list_facts(order_id), job.parcel_id)
        if session.is_void(number):
            return DeskRefusal.VOID_NUMBER
        copy = job.copy + 1
        payload = {"tracking_number": number, "copy": copy, "why": why.value, "leave": leave}
        happened, now = [Happened(FactKind.LABEL_REPRINTED, payload)], self._parts.clock.now()
        with self._parts.journal.together():
            if job.state is PrintState.IN_DOUBT:
                self._parts.prints.move(job.job_id, PrintState.VOID, detail="printed once more")
            self._parts.journal.append(work, job.parcel_id, self.operator_id, happened, now)
            self._parts.labels.queue_label(work, job.parcel_id, number, copy, session.mark_of(number))
        return None

    def _paper_again(self, job: PrintJob, why: str, leave: Leave) -> DeskRefusal | None:
        """What lies beside a waybill carries no number of its own: the same bytes, counted on the job."""
        if job.state in _ON_ITS_WAY:
            return DeskRefusal.STILL_COMING
        if not job.document:
            return DeskRefusal.NO_ADDRESS
        self._same_bytes(job, ReprintReason(why), leave.operator_id)
        return None

    def _same_bytes(self, job: PrintJob, why: ReprintReason, who: str) -> None:
        copy, at = job.copy + 1, self._parts.clock.now().isoformat()
        line = f"{copy}|{why.value}|{who}|{at}"
        again = replace(
            job,
            job_id=str(uuid4()),
            printer=self._printer_of(job),
            copy=copy,
            state=PrintState.QUEUED,
            detail="",
            asked=f"{job.asked}\n{line}".lstrip(),
        )
        with self._parts.journal.together():
            if job.state is PrintState.IN_DOUBT:
                self._parts.prints.move(job.job_id, PrintState.VOID, detail="printed once more")
            self._parts.prints.queue(replace(again, evidence="", odometer_before=None))

    def _printer_of(self, job: PrintJob) -> str:
        """Its own, or who stands in for it: the bytes are for both."""
        book = self._parts.labels.book
        names = (book.stand_in(one).name for one in book.printers if one.name == job.printer)
        return next(names, job.printer)
