"""One bench: who is at it, what lies on it, the work it holds, and the refusal that stands.

Nothing is believed before the journal has it: the session on the bench follows from facts alone.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import datetime

from fulfilment.orders.order import OrderId
from fulfilment.packing.facts import Fact
from fulfilment.packing.matching import Catalogue, Goods
from fulfilment.packing.outcome import Answer, Outcome
from fulfilment.packing.ports import Clock, Journal, Labels
from fulfilment.packing.reasons import Wanted
from fulfilment.packing.replay import evolved, replay
from fulfilment.packing.session import Happened, PackingSession, Refusal
from fulfilment.packing.work import Operator, Standing, Work


class Bench:
    """A refusal stands, and is repeated, until somebody acknowledges it.

    session: the open parcel. works: this bench's orders, most urgent first. moved: those that
    another bench has now, as long as the journal knows them.
    wanted: what waits for a label to be scanned or for a supervisor's leave.
    """

    def __init__(self, journal: Journal, labels: Labels, clock: Clock) -> None:
        self.journal, self.labels, self._clock = journal, labels, clock
        self.operator: Operator | None = None
        self.session: PackingSession | None = None
        self.blocked: Outcome | None = None
        self.wanted: Wanted | None = None
        self.works: dict[OrderId, Work] = {}
        self.moved: tuple[Work, ...] = ()
        self.restock()
        self.read_work()

    def restock(self) -> None:
        """The goods in the journal have changed."""
        self.catalogue = Catalogue(self.journal.list_products())

    def read_work(self) -> None:
        works = self.journal.list_work()
        self.moved = tuple(work for work in works if work.standing is Standing.MOVED)
        self.works = {work.order_id: work for work in works if work.standing is not Standing.MOVED}

    def resume(self) -> None:
        """The open parcel as the journal knows it, at the exact scan."""
        self.restock()
        self.read_work()
        order_id = self.journal.open_order()
        if order_id is not None and (work := self.journal.find_work(order_id)):
            self.session = self.replay(work)

    def learn(self) -> None:
        """The work anew; the order on the bench learns what became of it."""
        self.read_work()
        session = self.session
        now = self.journal.find_work(session.work.order_id) if session is not None else None
        if session is not None and now is not None:
            # claimed back under another epoch: what was packed under the old one is no longer ours
            standing = now.standing if now.epoch == session.work.epoch else Standing.MOVED
            self.session = replace(session, work=replace(session.work, standing=standing))

    # --- facts ---

    def now(self) -> datetime:
        """The station's clock: good for durations on this bench."""
        return self._clock.now()

    def keep(
        self, session: PackingSession, happened: Sequence[Happened], parcel_id: str | None = None
    ) -> tuple[Fact, ...]:
        """Commit first, then believe it: session changes only when the journal has it.

        parcel_id None: of the present box.
        """
        parcel_id = parcel_id or session.parcel_id
        facts = self.journal.append(session.work, parcel_id, self._who, happened, self._clock.now())
        self._believe(session, facts)
        return facts

    @contextmanager
    def together(self) -> Iterator[None]:
        """One commit for all that is kept inside; when it fails, the bench is as it was before."""
        before = self.session, self.wanted, self.works, self.moved
        try:
            with self.journal.together():
                yield
        except BaseException:
            self.session, self.wanted, self.works, self.moved = before
            raise

    def keep_numbered(
        self,
        session: PackingSession,
        happened: Callable[[int], Happened],
        bought: Callable[[str], Happened],
    ) -> tuple[Fact, ...]:
        """As `keep`, with the number bought for the order or the carrier's next; () when all are used up."""
        fact = self.journal.append_numbered(
            session.work, session.parcel_id, self._who, happened, self._clock.now(), bought
        )
        facts = () if fact is None else (fact,)
        self._believe(session, facts)
        return facts

    def replay(self, work: Work) -> PackingSession:
        """What this bench did to work under its present epoch."""
        return replay(work, self.journal.list_facts(work.order_id))

    def leave(self) -> None:
        """The parcel is off the bench."""
        self.session, self.wanted = None, None
        self.read_work()

    # --- answers ---

    def say(self, answer: Answer, **more: object) -> Outcome:
        session = self.session
        label = None
        if session is not None and session.tracking_number is not None:
            label = self.labels.find_label(session.tracking_number)
        work = tuple(self.works.values())
        return Outcome(answer, self.operator, session, work, label=label, wanted=self.wanted, **more)  # type: ignore[arg-type]

    def refuse(self, refusal: Refusal, code: str = "", goods: Goods | None = None) -> Outcome:
        scanned = goods.product if goods else None
        self.blocked = self.say(Answer.REFUSED, refusal=refusal, code=code, scanned=scanned)
        return self.blocked

    def still_refused(self, outcome: Outcome) -> Outcome:
        """outcome, over which a refusal that stands goes on standing; it learns what is new beneath it."""
        if self.blocked is None:
            return outcome
        now = {"session": outcome.session, "work": outcome.work, "label": outcome.label}
        self.blocked = replace(self.blocked, **now)  # type: ignore[arg-type]
        return replace(self.blocked, answer=outcome.answer, facts=outcome.facts)

    @property
    def _who(self) -> str:
        return self.operator.operator_id if self.operator else ""

    def _believe(self, session: PackingSession, facts: Sequence[Fact]) -> None:
        self.session = evolved(session, facts)
