"""What the desk asks of the bench about a label: redo it, set its parcel aside. For the station's lane."""

from collections.abc import Iterator
from contextlib import contextmanager

from commands.wiring import StationParts
from desktop.printers.ports import Aside, DeskRefusal, Leave, Redone
from fulfilment.orders.order import OrderId
from fulfilment.packing.outcome import Outcome
from fulfilment.packing.reasons import RedoReason
from fulfilment.packing.replay import replay
from fulfilment.packing.session import Refusal, SetAsideReason, decide_set_aside
from fulfilment.packing.station import Station
from fulfilment.packing.work import Operator, Role, Work
from fulfilment.shipping.ports import PrintJob, PrintState
from fulfilment.shipping.routing import WAYBILL

_REFUSED = {
    Refusal.VOID_LABEL: DeskRefusal.VOID_NUMBER,
    Refusal.NO_NUMBERS: DeskRefusal.NO_NUMBERS,
    Refusal.NO_ADDRESS: DeskRefusal.NO_ADDRESS,
    Refusal.CANCELLED: DeskRefusal.CANCELLED,
    Refusal.HELD: DeskRefusal.HELD,
}


class BenchDeeds:
    """operator_id: who signed in at the desk. The bench itself decides, by the rules it always has."""

    def __init__(self, parts: StationParts) -> None:
        self._parts = parts
        self.operator_id = ""

    def redo(self, job_id: str, why: str, leave: Leave) -> Redone | DeskRefusal:
        """Void and replace; whoever gave leave answers for it, so the bench keeps it under their name."""
        job = self._parts.prints.find(job_id)
        if job is None:
            return DeskRefusal.NO_SUCH_LABEL
        if not job.order_id or job.kind != WAYBILL:
            return DeskRefusal.NO_PARCEL
        who = self._operator(leave.operator_id)
        if who is None or who.role is not Role.SUPERVISOR:
            return DeskRefusal.NO_LEAVE
        with self._bench_of(who) as station:
            outcome = station.redo(RedoReason(why).value, job.tracking_number)
        if outcome.refusal is not None:
            return _why_not(outcome, outcome.refusal, OrderId(job.order_id))
        assert outcome.session is not None  # the box whose number was void a moment ago
        return Redone(outcome.session.tracking_number or "")

    def set_aside(self, job_id: str) -> Aside | DeskRefusal:
        """The label stays in doubt; its parcel, when one waits for it here, is the supervisor's."""
        job = self._parts.prints.find(job_id)
        if job is None or job.state is not PrintState.IN_DOUBT:
            return DeskRefusal.NOT_IN_DOUBT
        work = self._parts.journal.find_work(OrderId(job.order_id)) if job.order_id else None
        if work is None:
            return Aside.NOBODY
        who = self._operator(self.operator_id)
        if who is None:
            return DeskRefusal.NO_LEAVE
        with self._bench_of(who) as station:
            session = station.look().session
            if session is None or session.work.order_id != work.order_id:
                return self._aside_in_journal(work, job)
            outcome = station.set_aside(SetAsideReason.LABEL_DOUBT)
        return Aside.PARCEL if outcome.refusal is None else Aside.ALREADY

    def _aside_in_journal(self, work: Work, job: PrintJob) -> Aside:
        """An order of this station that does not lie on its bench."""
        session = replay(work, self._parts.journal.list_facts(work.order_id), job.parcel_id)
        decided = decide_set_aside(session, SetAsideReason.LABEL_DOUBT)
        if isinstance(decided, Refusal):
            return Aside.CLOSED if session.is_closed else Aside.ALREADY
        now = self._parts.clock.now()
        self._parts.journal.append(work, job.parcel_id, self.operator_id, [decided], now)
        self._parts.station.refresh()
        return Aside.PARCEL

    @contextmanager
    def _bench_of(self, who: Operator) -> Iterator[Station]:
        """The bench as the journal knows it now, in that person's hands for one deed.

        What was refused there meanwhile was said at the desk: it is not left standing at the bench.
        """
        station = self._parts.station
        before = station.resume().operator
        station.sign_in_as(who)
        try:
            yield station
        finally:
            if before is None:
                station.sign_out()
            else:
                station.sign_in_as(before)

    def _operator(self, operator_id: str) -> Operator | None:
        people = self._parts.journal.list_operators()
        return next((one for one in people if one.operator_id == operator_id), None)


def _why_not(outcome: Outcome, refusal: Refusal, order_id: OrderId) -> DeskRefusal:
    """In the desk's words. One word of the bench stands for two things here."""
    if refusal is not Refusal.WRONG_STEP:
        return _REFUSED.get(refusal, DeskRefusal.ELSEWHERE)
    other = outcome.session is not None and outcome.session.work.order_id != order_id
    return DeskRefusal.BENCH_BUSY if other else DeskRefusal.SET_ASIDE
