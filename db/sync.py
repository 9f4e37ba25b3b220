"""The station's courier: carries facts to the shared database, news, work and numbers back.

One step is one visit. It never throws away a fact: a bad one is set aside and does not
block the next, and after each reconnect the recent tail is sent again.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from db.journal import StationJournal
from db.journal_outbox import Outbox
from fulfilment.errors import DatabaseAway, DatabaseRefused, StationError
from fulfilment.orders.order import OrderId
from fulfilment.packing.facts import Fact
from fulfilment.packing.ports import Clock, NewsItem, NewsKind, QueueWave, SharedDatabase
from fulfilment.packing.work import Standing, Work

BATCH = 200  # facts a call: one by one cost 18 times as much (findings on sync, 2e)
TAIL = 500  # facts sent again after a reconnect: what a failover may have forgotten
LOT = 25  # orders claimed at once: what a station can pack when the link dies
LOW_WORK = 10  # orders left when the next lot is claimed
NUMBER_LOT = 100
LOW_NUMBERS = 40
PURGE_EVERY = timedelta(hours=1)


@dataclass(frozen=True)
class Visit:
    """What one step brought. trouble: None when the shared database answered.

    unsent: facts still only here. queue: None when it was not read anew. work_changed: the
    station's work is to be read again. judged: verdicts other than ok, for whoever shows them.
    """

    trouble: StationError | None
    unsent: int
    oldest_unsent_at: datetime | None
    set_aside: int
    last_contact: datetime | None
    news: tuple[NewsItem, ...] = ()
    queue: tuple[QueueWave, ...] | None = None
    work_changed: bool = False
    goods_changed: bool = False
    claimed_orders: frozenset[OrderId] = frozenset()

    @property
    def claimed(self) -> int:
        """How many orders this visit claimed."""
        return len(self.claimed_orders)

    @property
    def is_online(self) -> bool:
        return self.trouble is None


class Courier:
    """Belongs to one lane; blocks at most for the shared database's own deadline."""

    def __init__(
        self,
        journal: StationJournal,
        outbox: Outbox,
        connect: Callable[[], SharedDatabase],
        clock: Clock,
    ) -> None:
        """connect is called at the first step, and again until it answers: the bench need not wait for it."""
        self._journal, self._outbox, self._clock = journal, outbox, clock
        self._connect = connect
        self._link: SharedDatabase | None = None
        self._is_fresh = False  # has this run greeted the shared database since it was last away?
        self._wants_work = False
        self._sent_any = False
        self._news: tuple[NewsItem, ...] = ()
        self._has_greeted = False
        self._claimed: frozenset[OrderId] = frozenset()
        self._purged_at: datetime | None = None

    def want_work(self) -> None:
        """At the next step, take a free wave when there is nothing left of our own."""
        self._wants_work = True

    def step(self) -> Visit:
        """One visit. What it brought before it failed is told all the same: it is in the journal already.

        Raises JournalFull; then the next visit reads everything anew.
        """
        self._news, self._has_greeted, self._claimed = (), False, frozenset()
        try:
            return self._visit()
        except DatabaseAway as error:
            self._is_fresh = False
            return self._report(trouble=error)
        except DatabaseRefused as error:
            return self._report(trouble=error)
        except StationError:
            # the journal failed, perhaps after it kept the cursor: the news of this visit are lost
            self._is_fresh = False
            raise

    @property
    def _shared(self) -> SharedDatabase:
        if self._link is None:
            self._link = self._connect()
        return self._link

    def _visit(self) -> Visit:
        is_fresh = self._is_fresh
        news = self._shared.poll(self._outbox.cursor() if is_fresh else None)
        if not is_fresh or any(_asks_to_read_anew(item) for item in news.items):
            self._greet()
        self._send_unsent()
        self._outbox.keep_contact(news.cursor, self._clock.now())
        # work read anew is newer than any of this news
        is_old = self._has_greeted
        self._news = tuple(item for item in news.items if not (is_old and "order_id" in item.payload))
        self._purge_if_due()
        self._top_up()
        has_changed = any(item.kind is NewsKind.WAVE_CHANGED for item in news.items)
        is_queue_new = self._has_greeted or self._claimed or has_changed or self._sent_any
        queue = self._shared.list_queue() if is_queue_new else None
        return replace(self._report(trouble=None), queue=queue)

    # --- after being away ---

    def _greet(self) -> None:
        """Send the tail again, then read anew what may have changed while nobody listened."""
        self._send(self._outbox.list_tail(TAIL))
        self._send_unsent()
        self._journal.keep_products(self._shared.list_products())
        self._journal.keep_operators(self._shared.list_operators())
        self._reconcile()
        self._is_fresh = self._has_greeted = True

    def _reconcile(self) -> None:
        """What the shared database says is ours; the rest was moved while we were away."""
        held = self._shared.list_held_work()
        self._journal.keep_work(held)
        ours = {claimed.work.order_id for claimed in held}
        for work in self._journal.list_work():
            if work.order_id not in ours and _is_here(work):
                self._journal.set_standing(work.order_id, Standing.MOVED)

    # --- facts ---

    def _send_unsent(self) -> None:
        self._sent_any = False
        while facts := self._outbox.list_unsent(BATCH):
            self._sent_any = True
            self._send(facts)

    def _send(self, facts: Sequence[Fact]) -> None:
        for start in range(0, len(facts), BATCH):
            self._send_batch(facts[start : start + BATCH])

    def _send_batch(self, facts: Sequence[Fact]) -> None:
        """A batch that is refused as malformed is sent one by one, to find the bad one."""
        try:
            judged = self._shared.apply(facts)
        except DatabaseRefused as error:
            if len(facts) > 1:
                for fact in facts:
                    self._send_batch([fact])
            elif error.is_about_facts:
                self._outbox.set_aside(facts[0].fact_id, error.detail)
            else:
                raise
            return
        if sorted(one.fact_id for one in judged) != sorted(fact.fact_id for fact in facts):
            # kept, it would leave facts unsent that are asked about again at once, for ever
            raise DatabaseRefused(f"{len(facts)} facts sent, the verdicts are of others")
        self._outbox.keep_verdicts(judged, self._clock.now())

    # --- work and numbers ---

    def _top_up(self) -> None:
        """Claim the next lot before the last one is used up, and numbers for it."""
        waiting = [work for work in self._journal.list_work() if work.may_be_packed]
        if len(waiting) < LOW_WORK:
            fresh = self._shared.claim(LOT, may_take_free=self._wants_work and not waiting)
            self._wants_work = self._wants_work and not fresh
            self._journal.keep_work(fresh)
            self._claimed = ours = frozenset(claimed.work.order_id for claimed in fresh)
            self._news = tuple(item for item in self._news if item.payload.get("order_id") not in ours)
        for carrier in {work.carrier for work in self._journal.list_work() if _is_here(work)}:
            if self._journal.numbers_left(carrier) < LOW_NUMBERS:
                self._journal.keep_numbers(self._shared.take_numbers(carrier, NUMBER_LOT))

    def _purge_if_due(self) -> None:
        now = self._clock.now()
        if self._purged_at is None or not timedelta() <= now - self._purged_at < PURGE_EVERY:
            self._outbox.purge(now)
            self._purged_at = now

    def _report(self, trouble: StationError | None) -> Visit:
        state = self._outbox.state()
        return Visit(
            trouble=trouble,
            unsent=state.unsent,
            oldest_unsent_at=state.oldest_unsent_at,
            set_aside=state.set_aside,
            last_contact=state.last_contact,
            news=self._news,
            work_changed=self._has_greeted or bool(self._claimed),
            goods_changed=self._has_greeted,
            claimed_orders=self._claimed,
        )


def _is_here(work: Work) -> bool:
    return work.standing is not Standing.MOVED


def _asks_to_read_anew(item: NewsItem) -> bool:
    """A change of no wave in particular: the cursor was of another database, or of one since restored."""
    return item.kind is NewsKind.WAVE_CHANGED and not item.payload.get("wave_id")
