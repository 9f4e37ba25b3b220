from datetime import timedelta
from pathlib import Path

import pytest

from db.journal_outbox import peek
from fulfilment.errors import HomeUnwritable
from fulfilment.packing.facts import Fact, FactKind, Judged, Verdict
from fulfilment.packing.session import Happened
from fulfilment.packing.work import Standing
from tests.fakes.benches import CODES, MORNING, MUG, SUPERVISOR, Bench, a_bench, an_order

DAY = timedelta(days=1)


def facts_of(bench: Bench, count: int, ref: str = "A-1") -> tuple[Fact, ...]:
    work = an_order(ref).work
    return bench.journal.append(work, "p", "u7", [Happened(FactKind.WORK_OPENED)] * count, bench.clock.now())


def judged(*facts: Fact, verdict: Verdict = Verdict.OK, reason: str = "") -> list[Judged]:
    return [Judged(fact.fact_id, verdict, reason) for fact in facts]


def pack(bench: Bench, ref: str) -> tuple[Fact, ...]:
    bench.scan_all(ref, CODES[MUG])
    bench.scan_all(bench.label())
    return bench.facts(ref)


def test_unsent_facts_come_oldest_first_and_a_verdict_ends_it(tmp_path: Path) -> None:
    bench = a_bench(tmp_path)
    one, two, three = facts_of(bench, 3)
    assert bench.outbox.list_unsent(2) == (one, two)
    bench.outbox.keep_verdicts(judged(two), MORNING)
    assert bench.outbox.list_unsent(9) == (one, three)
    bench.outbox.keep_verdicts(
        [*judged(one, verdict=Verdict.STALE), *judged(three, verdict=Verdict.CONFLICT)], MORNING
    )
    assert bench.outbox.list_unsent(9) == ()


def test_what_is_set_aside_does_not_block_the_rest(tmp_path: Path) -> None:
    bench = a_bench(tmp_path)
    one, two = facts_of(bench, 2)
    bench.outbox.set_aside(one.fact_id, "malformed")
    assert bench.outbox.list_unsent(9) == (two,)
    assert bench.outbox.list_tail(9) == ()
    state = bench.outbox.state()
    assert (state.unsent, state.set_aside) == (1, 1)


def test_the_tail_is_the_newest_judged_facts_oldest_first(tmp_path: Path) -> None:
    bench = a_bench(tmp_path)
    facts = facts_of(bench, 5)
    bench.outbox.keep_verdicts(judged(*facts[:4]), MORNING)
    assert bench.outbox.list_tail(3) == facts[1:4]


def test_the_first_verdict_stands_when_the_tail_is_a_duplicate(tmp_path: Path) -> None:
    bench = a_bench(tmp_path)
    (fact,) = facts_of(bench, 1)
    bench.outbox.keep_verdicts(judged(fact, verdict=Verdict.STALE, reason="old epoch"), MORNING)
    bench.outbox.keep_verdicts(judged(fact, verdict=Verdict.DUPLICATE), MORNING)
    assert bench.file.connection.execute("SELECT verdict, reason FROM fact").fetchone() == (
        "stale",
        "old epoch",
    )


def test_the_state_tells_the_oldest_unsent_and_the_last_contact(tmp_path: Path) -> None:
    bench = a_bench(tmp_path)
    assert bench.outbox.state() == peek(bench.file.path)
    first = facts_of(bench, 1)
    bench.clock.go_on(timedelta(minutes=5))
    facts_of(bench, 1)
    assert bench.outbox.state().oldest_unsent_at == MORNING
    assert bench.outbox.state().last_contact is None
    bench.outbox.keep_verdicts(judged(*first), MORNING + timedelta(minutes=6))
    state = bench.outbox.state()
    assert (state.unsent, state.oldest_unsent_at) == (1, MORNING + timedelta(minutes=5))
    assert state.last_contact == MORNING + timedelta(minutes=6)


def test_the_cursor_outlives_the_program(tmp_path: Path) -> None:
    bench = a_bench(tmp_path)
    assert bench.outbox.cursor() is None
    bench.outbox.keep_contact("17", MORNING)
    assert bench.again().outbox.cursor() == "17"


def test_a_peek_reads_beside_a_running_station_and_takes_no_lock(tmp_path: Path) -> None:
    bench = a_bench(tmp_path)
    facts_of(bench, 3)
    with bench.file.writing() as db:
        db.execute("DELETE FROM meta")  # a write under way
        assert peek(bench.file.path).unsent == 3
    facts_of(bench, 1)
    assert peek(bench.file.path).unsent == 4


def test_a_peek_reads_a_home_whose_station_is_closed(tmp_path: Path) -> None:
    bench = a_bench(tmp_path)
    facts_of(bench, 2)
    bench.file.close()
    assert peek(bench.file.path).unsent == 2
    with pytest.raises(HomeUnwritable):
        peek(tmp_path / "nobody.sqlite")
    assert not (tmp_path / "nobody.sqlite").exists()


def test_people_are_purged_a_day_after_their_parcel_was_acknowledged(tmp_path: Path) -> None:
    bench = a_bench(tmp_path, an_order("A-1", {MUG: 1}), an_order("A-2", {MUG: 1}, tote="T-02"))
    packed, order_id = pack(bench, "A-1"), bench.id_of("A-1")
    bench.outbox.purge(MORNING + 9 * DAY)
    assert bench.journal.find_recipient(order_id), "nobody has acknowledged it"
    bench.outbox.keep_verdicts(judged(*packed), MORNING)
    bench.outbox.purge(MORNING + DAY)
    assert bench.journal.find_recipient(order_id), "a reprint may still be asked for"
    bench.outbox.keep_verdicts(judged(*packed, verdict=Verdict.DUPLICATE), MORNING + DAY)
    bench.outbox.purge(MORNING + DAY + timedelta(seconds=1))
    assert bench.journal.find_recipient(order_id) is None, "sent again, it is kept no longer"
    assert bench.journal.find_recipient(bench.id_of("A-2"))


def test_people_stay_while_another_box_or_another_label_is_to_come(tmp_path: Path) -> None:
    bench = a_bench(tmp_path, an_order("A-1", {MUG: 2}))
    order_id = bench.id_of("A-1")
    bench.scan_all("A-1", CODES[MUG], "PWC-NEXT-BOX")
    bench.scan_all(bench.label())
    bench.outbox.keep_verdicts(judged(*bench.facts("A-1")), MORNING)
    bench.outbox.purge(MORNING + 2 * DAY)
    assert bench.journal.find_recipient(order_id), "the second box has no label yet"

    bench.scan_all(CODES[MUG])
    number = bench.label()
    bench.scan_all(number)
    bench.outbox.keep_verdicts(judged(*bench.facts("A-1")), MORNING)
    bench.station.sign_in_as(SUPERVISOR)
    bench.station.redo("label_lost", number)
    bench.outbox.purge(MORNING + 2 * DAY)
    assert bench.journal.find_recipient(order_id), "its label was made anew"


def test_the_story_of_an_order_is_kept_whole_or_not_at_all(tmp_path: Path) -> None:
    bench = a_bench(tmp_path, an_order("A-1", {MUG: 1}))
    old = pack(bench, "A-1")
    bench.outbox.keep_verdicts(judged(*old), MORNING)
    bench.station.sign_in_as(SUPERVISOR)
    bench.station.redo("label_lost", old[-1].payload["tracking_number"])
    bench.outbox.keep_verdicts(judged(*bench.facts("A-1")), MORNING + 6 * DAY)
    bench.outbox.purge(MORNING + 8 * DAY)
    assert bench.facts("A-1")[: len(old)] == old


def test_judged_facts_go_after_a_week_and_the_sequence_goes_on(tmp_path: Path) -> None:
    bench = a_bench(tmp_path, an_order("A-1", {MUG: 1}), an_order("A-2", {MUG: 2}, tote="T-02"))
    old = pack(bench, "A-1")
    bench.outbox.keep_verdicts(judged(*old), MORNING)
    bench.outbox.purge(MORNING + 8 * DAY)
    assert [fact.seq for fact in bench.facts("A-1")] == [old[-1].seq], "the newest holds the place"
    bench.scan_all("A-2", CODES[MUG])
    bench.outbox.purge(MORNING + 8 * DAY)
    assert bench.facts("A-1") == ()
    assert [fact.seq for fact in bench.facts("A-2")] == [old[-1].seq + 1, old[-1].seq + 2]
    bench.outbox.keep_verdicts(judged(*bench.facts("A-2")), MORNING)
    bench.outbox.purge(MORNING + 99 * DAY)
    session = bench.again().station.look().session
    assert session is not None
    assert session.pieces_packed == 1, "a parcel that is not closed keeps its story"


def test_the_people_of_orders_that_went_to_another_bench_are_purged(tmp_path: Path) -> None:
    """Bug: a name whose order was moved away or cancelled stayed in this journal for ever."""
    bench = a_bench(tmp_path, an_order("A-1"), an_order("A-2"), an_order("A-3"))
    bench.scan_all("A-2")
    for ref in ("A-1", "A-2"):
        bench.journal.set_standing(bench.id_of(ref), Standing.MOVED, 2)
    bench.outbox.purge(MORNING)
    kept = [ref for ref in ("A-1", "A-2", "A-3") if bench.journal.find_recipient(bench.id_of(ref))]
    assert kept == ["A-2", "A-3"], "what lies on the bench may still need its label"


def test_a_week_after_its_parcel_nothing_of_an_order_is_left(tmp_path: Path) -> None:
    """Bug: work and label pictures stayed for ever; without its facts an old order could be opened anew."""
    bench = a_bench(tmp_path, an_order("A-1", {MUG: 1}), an_order("A-2", {MUG: 1}, tote="T-02"))
    bench.outbox.keep_verdicts(judged(*pack(bench, "A-1")), MORNING)
    waiting = bench.scan_all("A-2", CODES[MUG])
    number = bench.label()
    bench.outbox.purge(MORNING + 8 * DAY)
    assert bench.find("A-1") is None
    assert waiting.session is not None
    left = bench.file.connection.execute("SELECT tracking_number FROM print_job").fetchall()
    assert left == [(number,)]
    assert bench.find("A-2") == waiting.session.work
