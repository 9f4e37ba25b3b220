"""The courier against a shared database that is away, forgets to answer, refuses, and moves orders."""

import shutil
import tempfile
from collections import deque
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule

from db.stations import add_station
from db.sync import BATCH, LOT, LOW_WORK, NUMBER_LOT, Courier, Visit
from fulfilment.errors import DatabaseAway, DatabaseRefused, JournalFull
from fulfilment.packing.facts import Fact, FactKind, Judged, Verdict
from fulfilment.packing.outcome import Answer
from fulfilment.packing.ports import NewsItem, NewsKind
from fulfilment.packing.session import Happened, Refusal, Step
from fulfilment.packing.work import Standing
from tests.fakes.benches import CODES, MUG, Bench, FakeLabels, a_bench, an_order
from tests.fakes.shared import FakeSharedDatabase, Fault
from tests.fakes.warehouses import AT, Warehouse
from tests.fakes.warehouses import an_order as an_imported_order


class Linked:
    """A bench with its courier and what the courier talks to."""

    def __init__(self, home: Path, orders: int = 0) -> None:
        self.shared = FakeSharedDatabase()
        for n in range(1, orders + 1):
            self.shared.add(an_order(f"A-{n}", {MUG: 2}, position=n))
        self.bench = a_bench(home, labels=FakeLabels())
        self.courier = self.a_courier()

    def a_courier(self) -> Courier:
        bench = self.bench
        return Courier(bench.journal, bench.outbox, self.shared.connect, bench.clock)

    def visit(self, *faults: Fault) -> Visit:
        """One step, the bench told of it as the desktop tells it."""
        self.shared.faults = deque(faults)
        visit = self.courier.step()
        self.shared.faults.clear()
        if visit.goods_changed:
            self.bench.station.restock()
        if visit.news:
            self.bench.station.hear(visit.news)
        elif visit.work_changed:
            self.bench.station.refresh()
        return visit

    def facts(self, count: int, ref: str = "A-1", **payload: object) -> tuple[Fact, ...]:
        happened = [Happened(FactKind.WORK_OPENED, payload)] * count
        return self.bench.journal.append(an_order(ref).work, "p", "u7", happened, self.bench.clock.now())

    def standings(self) -> dict[str, Standing]:
        return {work.ref: work.standing for work in self.bench.journal.list_work()}


def ids(facts: tuple[Fact, ...]) -> list[str]:
    return [fact.fact_id for fact in facts]


def test_the_first_visit_brings_goods_people_work_and_numbers(tmp_path: Path) -> None:
    linked = Linked(tmp_path, orders=30)
    visit = linked.visit()
    assert (visit.is_online, visit.claimed, visit.work_changed, visit.goods_changed) == (
        True,
        LOT,
        True,
        True,
    )
    assert visit.queue is not None
    assert linked.bench.journal.numbers_left("ZTO") == NUMBER_LOT
    assert linked.bench.scan("A-1").answer is Answer.OPENED
    assert linked.bench.scan(CODES[MUG]).answer is Answer.ITEM_OK
    again = linked.visit()
    assert (again.claimed, again.work_changed, again.unsent) == (0, False, 0)


def test_work_is_topped_up_before_it_is_used_up_and_so_are_numbers(tmp_path: Path) -> None:
    linked = Linked(tmp_path, orders=LOT + 5)
    linked.visit()
    for n in range(1, LOT - LOW_WORK + 2):
        linked.bench.scan_all(f"A-{n}", CODES[MUG], CODES[MUG])
        number = linked.bench.station.prepare_label().session
        assert number is not None
        linked.bench.scan_all(str(number.tracking_number))
    assert linked.visit().claimed == 5
    assert len(linked.shared.ranges) == 1
    work = an_order("A-30").work

    def numbered(number: int) -> Happened:
        return Happened(FactKind.WORK_OPENED, {"n": number})

    for _ in range(NUMBER_LOT - 50):
        linked.bench.journal.append_numbered(work, "p", "", numbered, linked.bench.clock.now())
    linked.visit()
    assert len(linked.shared.ranges) == 2


def test_a_free_wave_is_taken_only_when_it_is_wanted_and_nothing_else_is_left(tmp_path: Path) -> None:
    linked = Linked(tmp_path)
    linked.shared.add(an_order("F-1"), wave_of=None)
    linked.visit()
    assert (linked.shared.took_free, linked.standings()) == ([False], {})
    linked.courier.want_work()
    assert linked.visit().claimed == 1
    linked.shared.add(an_order("F-2"), wave_of=None)
    linked.courier.want_work()
    linked.visit()
    assert linked.shared.took_free == [False, True, False], "there is still work of our own"
    assert linked.standings() == {"F-1": Standing.ALIVE}


def test_the_bench_works_on_while_the_database_is_away_and_everything_arrives_later(tmp_path: Path) -> None:
    linked = Linked(tmp_path, orders=2)
    linked.visit()
    linked.bench.scan_all("A-1", CODES[MUG])
    away = linked.visit(Fault.AWAY)
    assert isinstance(away.trouble, DatabaseAway)
    assert away.unsent == 2
    linked.bench.scan_all(CODES[MUG])
    assert linked.visit().unsent == 0
    assert [fact.seq for fact in linked.shared.facts.values()] == [1, 2, 3]


def test_a_database_that_was_never_there_is_asked_again(tmp_path: Path) -> None:
    linked = Linked(tmp_path, orders=1)
    tries = [DatabaseAway("no route"), DatabaseRefused("old schema")]

    def connect() -> FakeSharedDatabase:
        if tries:
            raise tries.pop(0)
        return linked.shared

    linked.courier = Courier(linked.bench.journal, linked.bench.outbox, connect, linked.bench.clock)
    assert isinstance(linked.visit().trouble, DatabaseAway)
    assert isinstance(linked.visit().trouble, DatabaseRefused)
    assert linked.visit().is_online


def test_a_lost_answer_is_no_second_effect(tmp_path: Path) -> None:
    linked = Linked(tmp_path, orders=1)
    linked.visit()
    facts = linked.facts(3)
    linked.visit(Fault.NONE, Fault.LOST)  # poll, apply
    assert linked.bench.outbox.state().unsent == 3
    assert linked.visit().unsent == 0
    assert [linked.shared.effects[fact_id] for fact_id in ids(facts)] == [1, 1, 1]


def test_after_a_reconnect_the_tail_is_sent_again_and_mends_a_failover(tmp_path: Path) -> None:
    linked = Linked(tmp_path, orders=1)
    linked.visit()
    facts = linked.facts(4)
    linked.visit()
    linked.shared.forget(facts[2].fact_id)
    linked.visit()
    assert facts[2].fact_id not in linked.shared.facts, "nothing told the courier"
    linked.visit(Fault.AWAY)
    linked.visit()
    assert [linked.shared.effects[fact_id] for fact_id in ids(facts)] == [1, 1, 1, 1]
    assert linked.shared.applied[-1] == tuple(ids(facts))


def test_a_new_start_sends_the_tail_as_well(tmp_path: Path) -> None:
    linked = Linked(tmp_path, orders=1)
    linked.visit()
    facts = linked.facts(2)
    linked.visit()
    linked.bench = linked.bench.again()
    linked.courier = linked.a_courier()
    linked.visit()
    assert linked.shared.applied[-1] == tuple(ids(facts))


def test_a_bad_fact_is_set_aside_and_the_rest_goes_on(tmp_path: Path) -> None:
    linked = Linked(tmp_path, orders=1)
    linked.visit()
    before, bad, after = linked.facts(2), linked.facts(1, bad=1), linked.facts(2)
    visit = linked.visit()
    assert (visit.is_online, visit.unsent, visit.set_aside) == (True, 0, 1)
    assert list(linked.shared.facts) == ids(before + after)
    assert ids(bad)[0] not in linked.shared.facts
    linked.visit(Fault.AWAY)
    assert linked.visit().set_aside == 1, "the tail does not carry it either"


def test_a_refusal_of_the_station_sets_no_fact_aside(tmp_path: Path) -> None:
    linked = Linked(tmp_path, orders=1)
    linked.visit()
    linked.facts(3)
    linked.shared.fault_of["apply"] = Fault.REFUSED
    visit = linked.visit()
    assert isinstance(visit.trouble, DatabaseRefused)
    assert (visit.unsent, visit.set_aside) == (3, 0)
    linked.shared.fault_of.clear()
    assert linked.visit().unsent == 0


@pytest.mark.parametrize(
    "spoil",
    [
        lambda judged: (),
        lambda judged: judged[1:],
        lambda judged: (*judged, judged[0]),
        lambda judged: (replace(judged[0], fact_id="another"), *judged[1:]),
    ],
    ids=["none", "fewer", "more", "others"],
)
def test_verdicts_that_are_not_of_the_facts_end_the_visit_and_lose_nothing(
    tmp_path: Path, spoil: Callable[[tuple[Judged, ...]], tuple[Judged, ...]]
) -> None:
    """Bug: facts without a verdict stayed unsent and were sent again at once; the visit never ended."""
    linked = Linked(tmp_path, orders=1)
    linked.visit()
    linked.facts(3)
    linked.shared.spoil = spoil
    visit = linked.visit()
    assert isinstance(visit.trouble, DatabaseRefused)
    assert (visit.unsent, visit.set_aside) == (3, 0)
    linked.shared.spoil = None
    assert linked.visit().unsent == 0


def test_a_long_outage_goes_out_in_batches_and_in_order(tmp_path: Path) -> None:
    linked = Linked(tmp_path, orders=1)
    linked.visit()
    linked.facts(2 * BATCH + 7)
    linked.visit()
    assert [len(batch) for batch in linked.shared.applied] == [BATCH, BATCH, 7]
    assert [fact.seq for fact in linked.shared.facts.values()] == list(range(1, 2 * BATCH + 8))


def test_work_moved_while_we_were_away_is_moved_here_too(tmp_path: Path) -> None:
    linked = Linked(tmp_path, orders=3)
    linked.visit()
    linked.bench.scan_all("A-2", CODES[MUG])
    linked.visit(Fault.AWAY)
    linked.shared.give_to(linked.bench.id_of("A-2"), "05")
    linked.shared.give_to(linked.bench.id_of("A-3"), "05")
    linked.shared.news.clear()  # as if the news had been purged: the list of work alone must do
    linked.visit()
    assert linked.standings() == {"A-1": Standing.ALIVE, "A-2": Standing.MOVED, "A-3": Standing.MOVED}
    assert linked.bench.scan(CODES[MUG]).refusal is Refusal.MOVED
    stale = [linked.shared.verdicts[fact.fact_id] for fact in linked.bench.facts("A-2")]
    assert stale == [Verdict.STALE, Verdict.STALE], "what was done under the old epoch is kept and flagged"


def test_no_numbers_are_taken_for_a_carrier_whose_orders_are_all_elsewhere(tmp_path: Path) -> None:
    """Bug: an order that had been moved away drew a hundred numbers of its carrier to this bench."""
    linked = Linked(tmp_path, orders=1)
    gone = linked.shared.add(an_order("S-1", carrier="SF"))
    linked.shared.fault_of["take_numbers"] = Fault.REFUSED
    linked.visit()
    linked.shared.give_to(gone, "05")
    linked.visit()  # brings the news of it
    linked.shared.fault_of.clear()
    linked.visit()
    assert [numbers.carrier for numbers in linked.shared.ranges] == ["ZTO"]


def test_news_reach_the_bench_before_its_next_scan(tmp_path: Path) -> None:
    linked = Linked(tmp_path, orders=2)
    linked.visit()
    linked.bench.scan_all("A-1", CODES[MUG])
    linked.shared.say(linked.bench.id_of("A-1"), Standing.CANCELLED)
    linked.visit()
    assert linked.bench.scan(CODES[MUG]).refusal is Refusal.CANCELLED


def test_an_order_given_away_and_back_between_two_visits_can_be_packed(tmp_path: Path) -> None:
    """Bug: the claim came with the same visit as the older news of the move, which then won."""
    linked = Linked(tmp_path, orders=1)
    linked.visit()
    order_id = linked.bench.id_of("A-1")
    linked.shared.give_to(order_id, "05")
    linked.shared.give_to(order_id, "07")
    assert linked.visit().claimed == 1, "news and claim in one visit"
    assert linked.standings() == {"A-1": Standing.ALIVE}
    assert linked.bench.scan_all("A-1", CODES[MUG]).facts[0].epoch == 3
    linked.visit()
    assert set(linked.shared.verdicts.values()) == {Verdict.OK}


def test_news_are_not_lost_when_a_later_call_of_the_visit_is_refused(tmp_path: Path) -> None:
    """Bug: the cursor was kept, then the claim was refused, and nobody ever heard of the cancellation."""
    linked = Linked(tmp_path, orders=2)
    linked.visit()
    linked.bench.scan_all("A-1")
    linked.shared.say(linked.bench.id_of("A-1"), Standing.CANCELLED)
    linked.shared.fault_of["claim"] = Fault.REFUSED
    assert isinstance(linked.visit().trouble, DatabaseRefused)
    assert linked.bench.scan(CODES[MUG]).refusal is Refusal.CANCELLED


def test_news_are_not_lost_when_the_journal_fails_after_its_cursor_was_kept(tmp_path: Path) -> None:
    """Bug: the disk filled up behind the cursor; the next visit began after news that nobody had heard."""
    linked = Linked(tmp_path, orders=2)
    linked.visit()
    linked.bench.scan_all("A-1")
    linked.shared.say(linked.bench.id_of("A-1"), Standing.CANCELLED)
    linked.shared.add(an_order("A-3", {MUG: 2}))
    with linked.bench.file.writing() as db:
        bulk = "INSERT INTO filler VALUES (hex(zeroblob(40000)))"
        db.execute("CREATE TABLE filler (text TEXT)")
        db.execute(f"CREATE TRIGGER bulky BEFORE INSERT ON work BEGIN {bulk}; END")
    db = linked.bench.file.connection
    db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    db.execute(f"PRAGMA max_page_count={db.execute('PRAGMA page_count').fetchone()[0] + 2}")
    with pytest.raises(JournalFull):
        linked.visit()
    db.execute("PRAGMA max_page_count=100000")
    linked.visit()
    assert linked.bench.scan(CODES[MUG]).refusal is Refusal.CANCELLED


def test_claimed_work_is_shown_when_the_call_after_the_claim_is_refused(tmp_path: Path) -> None:
    """Bug: the journal had the orders, the bench was told of nothing, and no later visit told it either."""
    linked = Linked(tmp_path)
    linked.visit()
    linked.shared.add(an_order("A-1", carrier="SF"))
    linked.shared.fault_of["take_numbers"] = Fault.REFUSED
    visit = linked.visit()
    assert (visit.is_online, visit.claimed, visit.work_changed) == (False, 1, True)
    assert linked.bench.scan("A-1").answer is Answer.OPENED


def test_a_restored_database_is_greeted_like_one_that_was_away(tmp_path: Path) -> None:
    """Bug: told that its cursor is of another time, the courier read its queue anew and nothing else:
    facts that the backup did not hold were not sent again, work that it gave elsewhere stayed here."""
    linked = Linked(tmp_path, orders=2)
    linked.visit()
    facts = linked.facts(2)
    linked.visit()
    linked.shared.forget(facts[0].fact_id)
    linked.shared.give_to(linked.bench.id_of("A-2"), "05")
    linked.shared.news[:] = [*linked.shared.news[:-1], NewsItem(NewsKind.WAVE_CHANGED, {"wave_id": ""})]
    visit = linked.visit()
    assert (visit.work_changed, visit.goods_changed) == (True, True)
    assert linked.shared.effects[facts[0].fact_id] == 1
    assert linked.standings() == {"A-1": Standing.ALIVE, "A-2": Standing.MOVED}


def test_people_are_purged_by_the_visits_themselves(tmp_path: Path) -> None:
    """Bug: nobody ever called purge; the addresses of every parcel stayed at the bench."""
    linked = Linked(tmp_path, orders=1)
    linked.visit()
    linked.bench.scan_all("A-1", CODES[MUG], CODES[MUG])
    session = linked.bench.station.prepare_label().session
    assert session is not None
    linked.bench.scan_all(str(session.tracking_number))
    linked.visit()
    linked.bench.clock.go_on(timedelta(hours=25))
    linked.visit()
    assert linked.bench.journal.find_recipient(linked.bench.id_of("A-1")) is None


def test_what_was_claimed_is_newer_than_the_news_of_the_same_visit(tmp_path: Path) -> None:
    """Bug: held here, given away, released there and claimed back: the old hold won, for ever."""
    linked = Linked(tmp_path, orders=1)
    linked.visit()
    order_id = linked.bench.id_of("A-1")
    linked.shared.say(order_id, Standing.HELD)
    linked.shared.give_to(order_id, "07")
    linked.shared.say(order_id, Standing.ALIVE)  # nobody holds it: nobody is told
    assert linked.visit().claimed == 1
    assert linked.standings() == {"A-1": Standing.ALIVE}


@pytest.mark.parametrize("by", ["tote", "ref", "queue"])
def test_a_packer_takes_up_their_own_set_aside_order_after_a_restart(tmp_path: Path, by: str) -> None:
    """Bug: the bench's own hold came back from the shared database as the office's: "held", for ever."""
    with Warehouse(f"sqlite:///{tmp_path / 'shared.db'}") as warehouse:
        warehouse.run(lambda db: add_station(db, warehouse.id, "07", AT))
        (order_id,) = warehouse.release(an_imported_order("1", {"MUG": 2}))
        bench = a_bench(tmp_path / "home", labels=FakeLabels())
        courier = Courier(bench.journal, bench.outbox, lambda: warehouse.station("07"), bench.clock)
        courier.want_work()
        assert courier.step().claimed == 1
        bench.station.resume()
        bench.scan_all("1", "6901234567892", "PWC-HOLD-DAMAGED")
        assert courier.step().unsent == 0
        assert warehouse.order(order_id).is_held

        bench = bench.again()
        courier = Courier(bench.journal, bench.outbox, lambda: warehouse.station("07"), bench.clock)
        courier.step()
        (work,) = bench.station.refresh().work
        assert (work.standing, work.set_aside) == (Standing.ALIVE, "damaged")
        is_key = by == "queue"
        opened = bench.station.open_order(order_id) if is_key else bench.scan(getattr(work, by))
        assert opened.answer is Answer.OPENED
        assert opened.session is not None
        assert opened.session.pieces_packed == 1
        assert courier.step().unsent == 0
        assert not warehouse.order(order_id).is_held
        assert warehouse.cases() == []


class AnyWeather(RuleBasedStateMachine):
    """Scans, outages, lost answers, moves and holds in any order; then the sun comes out."""

    @initialize()
    def open(self) -> None:
        self.home = Path(tempfile.mkdtemp())
        self.linked = Linked(self.home, orders=4)
        self.do_not_wait_for_the_disk()
        self.bad: set[str] = set()
        self.linked.visit()

    @rule(n=st.integers(1, 4), scans=st.integers(1, 4))
    def pack(self, n: int, scans: int) -> None:
        bench = self.linked.bench
        for text in [f"A-{n}", *[CODES[MUG]] * scans]:
            outcome = bench.scan(text)
            if outcome.refusal is not None:
                outcome = bench.go_on()
            if outcome.session is not None and outcome.session.step is Step.WHOLE:
                session = bench.station.prepare_label().session
                if session is not None and session.tracking_number is not None:
                    bench.scan(session.tracking_number)

    @rule()
    def a_fact_goes_bad(self) -> None:
        self.bad.update(ids(self.linked.facts(1, bad=1)))

    @rule(faults=st.lists(st.sampled_from([*Fault, Fault.NONE]), max_size=5))
    def visit(self, faults: list[Fault]) -> None:
        self.linked.visit(*faults)

    @rule(n=st.integers(1, 4), to=st.sampled_from(["05", "07", None]))
    def move(self, n: int, to: str | None) -> None:
        self.linked.shared.give_to(self.linked.bench.id_of(f"A-{n}"), to)

    @rule(n=st.integers(1, 4), standing=st.sampled_from([Standing.HELD, Standing.ALIVE, Standing.CANCELLED]))
    def say(self, n: int, standing: Standing) -> None:
        self.linked.shared.say(self.linked.bench.id_of(f"A-{n}"), standing)

    @rule()
    def crash(self) -> None:
        self.linked.bench = self.linked.bench.again()
        self.linked.courier = self.linked.a_courier()
        self.do_not_wait_for_the_disk()

    def do_not_wait_for_the_disk(self) -> None:
        """No power is cut here; test_journal_file.py cuts it."""
        self.linked.bench.file.connection.execute("PRAGMA synchronous=OFF")

    def teardown(self) -> None:
        if not hasattr(self, "linked"):
            return
        linked = self.linked
        for _ in range(3):
            assert linked.visit().is_online
        self.check_facts(linked.bench, linked.shared)
        self.check_work(linked.bench, linked.shared)
        linked.bench.file.close()
        shutil.rmtree(self.home)

    def check_facts(self, bench: Bench, shared: FakeSharedDatabase) -> None:
        """None lost, none twice, the bad ones aside, the sequence without a gap."""
        rows = bench.file.connection.execute(
            "SELECT fact_id, seq, set_aside FROM fact ORDER BY seq"
        ).fetchall()
        assert [seq for _, seq, _ in rows] == list(range(1, len(rows) + 1))
        assert {fact_id for fact_id, _, is_aside in rows if is_aside} == self.bad
        assert {fact_id for fact_id, _, _ in rows} - self.bad == set(shared.facts)
        assert max(shared.effects.values(), default=0) <= 1
        assert bench.outbox.state().unsent == 0
        packed = [fact for fact in shared.facts.values() if fact.kind is FactKind.PARCEL_CLOSED]
        fine = [fact.order_id for fact in packed if shared.verdicts[fact.fact_id] is Verdict.OK]
        assert len(fine) == len(set(fine)), "an order was packed twice in silence"

    def check_work(self, bench: Bench, shared: FakeSharedDatabase) -> None:
        """What this bench believes of an order is what the shared database says."""
        for work in bench.journal.list_work():
            order = shared.orders[work.order_id]
            if order.station != "07" or order.packed_by:
                assert work.standing is Standing.MOVED
            else:
                assert (work.standing, work.epoch) == (order.claimed.work.standing, order.claimed.work.epoch)


TestAnyWeather = AnyWeather.TestCase
TestAnyWeather.settings = settings(max_examples=40, stateful_step_count=20, deadline=None)
