"""The use cases of a bench, on the real journal; on the real label desk wherever a label is made."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from fulfilment.errors import JournalFull, StationError
from fulfilment.packing.facts import FactKind
from fulfilment.packing.outcome import Answer, Outcome
from fulfilment.packing.ports import NewsItem, NewsKind
from fulfilment.packing.session import Refusal, SetAsideReason, Step
from fulfilment.packing.work import Claimed, Standing
from fulfilment.shipping.ports import PrintState
from tests.fakes.benches import (
    CODES,
    GO_ON,
    MUG,
    NO_CODE,
    PACKER,
    PRODUCTS,
    REPRINT,
    SECOND_PACKER,
    SHARED_CODE,
    SHORT,
    SIGN_OUT,
    SOAP,
    SUPERVISOR,
    TEA,
    TEA_CARTON,
    TRAY,
    UNDO,
    Bench,
    FakeLabels,
    a_bench,
    an_order,
)

CUP, LEAF = CODES[MUG], CODES[TEA]


def pieces(outcome: Outcome) -> int:
    return -1 if outcome.session is None else outcome.session.pieces_packed


def step(outcome: Outcome) -> Step | None:
    return outcome.session.step if outcome.session else None


def news(kind: NewsKind, ref: str = "A-1", **more: object) -> NewsItem:
    return NewsItem(kind, {"order_id": an_order(ref).work.order_id, **more})


def whole(home: Path, *orders: Claimed) -> Bench:
    bench = a_bench(home, *(orders or (an_order(),)))
    bench.scan_all("A-1", CUP, LEAF, LEAF)
    return bench


# --- packing ---


def test_an_order_from_its_tote_to_the_closed_parcel(tmp_path: Path) -> None:
    bench = a_bench(tmp_path, an_order())
    answers = [bench.scan(text).answer for text in ("T-01", CUP, LEAF, LEAF)]
    assert answers == [Answer.OPENED, Answer.LINE_DONE, Answer.ITEM_OK, Answer.WHOLE]
    number = bench.label()
    closed = bench.scan(number)
    assert (closed.answer, closed.session, closed.work) == (Answer.CLOSED, None, ())
    assert closed.closed is not None
    assert closed.closed.ref == "A-1"
    assert [fact.kind for fact in bench.facts("A-1")] == [
        FactKind.WORK_OPENED,
        *[FactKind.ITEM_PACKED] * 3,
        FactKind.NUMBER_ASSIGNED,
        FactKind.LABEL_PRINTED,
        FactKind.PARCEL_CLOSED,
    ]
    assert {fact.operator for fact in bench.facts("A-1")} == {PACKER.operator_id}
    assert len({fact.parcel_id for fact in bench.facts("A-1")}) == 1
    assert bench.prints.list_of_number(number)[0].state is PrintState.SCANNED


def test_every_ok_names_the_fact_that_is_already_in_the_journal(tmp_path: Path) -> None:
    bench = a_bench(tmp_path, an_order())
    for text in ("A-1", CUP, LEAF, UNDO, LEAF, LEAF):
        outcome = bench.scan(text)
        assert len(outcome.facts) == 1
        assert bench.facts("A-1")[-1] == outcome.facts[0]


def test_a_carton_counts_its_pieces(tmp_path: Path) -> None:
    bench = a_bench(tmp_path, an_order(lines={TEA: 7}))
    assert pieces(bench.scan_all("A-1", TEA_CARTON)) == 6
    assert bench.scan(TEA_CARTON).refusal is Refusal.TOO_MANY
    bench.go_on()
    assert bench.scan(LEAF).answer is Answer.WHOLE


@pytest.mark.parametrize("name", ["A-1", "a-1", "T-01", "W-100", " A-1 "])
def test_an_order_opens_by_its_number_its_tote_and_its_wave(tmp_path: Path, name: str) -> None:
    bench = a_bench(tmp_path, an_order(), an_order("Z-9", tote="T-77", wave="W-200"))
    outcome = bench.scan(name)
    assert outcome.session is not None
    assert outcome.session.work.ref == "A-1"


def test_a_tote_gives_its_most_urgent_order(tmp_path: Path) -> None:
    bench = a_bench(tmp_path, an_order("late", due_in_h=9), an_order("soon", due_in_h=1))
    outcome = bench.scan("T-01")
    assert outcome.session is not None
    assert outcome.session.work.ref == "soon"


def test_a_single_piece_opens_the_next_order_that_wants_it_and_packs_it_in_one_scan(tmp_path: Path) -> None:
    big, singles = an_order("M-1", tote="T-02"), [an_order(f"S-{n}", {MUG: 1}, position=n) for n in (1, 2)]
    bench = a_bench(tmp_path, big, *singles)
    outcome = bench.scan(CUP)
    assert (outcome.answer, step(outcome)) == (Answer.WHOLE, Step.WHOLE)
    assert [fact.kind for fact in outcome.facts] == [FactKind.WORK_OPENED, FactKind.ITEM_PACKED]
    assert bench.scan(bench.label()).session is None, "among single pieces the next scan says which it is"
    following = bench.scan(CUP)
    assert following.session is not None
    assert following.session.work.ref == "S-2"


def test_a_carton_opens_the_first_order_that_owes_as_much(tmp_path: Path) -> None:
    """Bug: the carton was held against the most urgent order alone, and refused as too many for it."""
    single, small, large = (an_order(f"T-{n}", {TEA: n}, due_in_h=n, tote=f"T-0{n}") for n in (1, 2, 6))
    bench = a_bench(tmp_path, single, small, large)
    outcome = bench.scan(TEA_CARTON)
    assert outcome.session is not None
    assert (outcome.answer, outcome.session.work.ref) == (Answer.WHOLE, "T-6")
    bench.station.set_aside(SetAsideReason.QUESTION)
    refused = bench.scan(TEA_CARTON)
    assert (refused.refusal, refused.session) == (Refusal.TOO_MANY, None), "wanted, but not so many"
    bench.go_on()
    opened = bench.scan(LEAF)
    assert opened.session is not None
    assert opened.session.work.ref == "T-1"


def test_the_next_order_of_the_tote_opens_by_itself(tmp_path: Path) -> None:
    bench = whole(
        tmp_path,
        an_order(),
        an_order("A-2", position=2),
        an_order("B-1", tote="T-02"),
        an_order("C-1", wave="W-300"),
    )
    closed = bench.scan(bench.label())
    assert closed.session is not None
    assert (closed.answer, closed.session.work.ref) == (Answer.CLOSED, "A-2")
    assert [fact.kind for fact in closed.facts] == [FactKind.PARCEL_CLOSED, FactKind.WORK_OPENED]
    bench.scan_all(CUP, LEAF, LEAF)
    assert bench.scan(bench.label()).session is None, "neither another tote nor another wave"


def test_a_key_opens_an_order_of_the_queue_and_no_second_one(tmp_path: Path) -> None:
    bench = a_bench(tmp_path, an_order(), an_order("A-2"))
    assert bench.station.open_order(bench.id_of("A-1")).answer is Answer.OPENED
    assert bench.station.open_order(bench.id_of("A-1")).answer is Answer.NOTHING
    assert bench.station.open_order(bench.id_of("A-2")).refusal is Refusal.WRONG_STEP
    bench.go_on()
    assert pieces(bench.scan(CUP)) == 1


# --- refusals ---

REFUSED: list[tuple[str, tuple[str, ...], str, Refusal]] = [
    ("wrong item", ("A-1",), CODES[TRAY], Refusal.NOT_ON_ORDER),
    ("too many", ("A-1", CUP), CUP, Refusal.TOO_MANY),
    ("too many on a whole parcel", ("A-1", CUP, LEAF, LEAF), CUP, Refusal.TOO_MANY),
    ("unknown code", ("A-1",), NO_CODE, Refusal.UNKNOWN_CODE),
    ("unknown code, nothing open", (), "who knows", Refusal.UNKNOWN_CODE),
    ("unreadable", ("A-1",), "\x07\x08", Refusal.UNREADABLE),
    ("an unknown card", ("A-1",), "PWC-DANCE", Refusal.UNREADABLE),
    ("two products", ("A-1",), SHARED_CODE, Refusal.AMBIGUOUS),
    ("another order while one is open", ("A-1",), "A-2", Refusal.WRONG_STEP),
    ("no order wants it", (), CODES[SOAP], Refusal.NO_ORDER_NEEDS_IT),
    ("unknown badge", (), "PWB-NOBODY", Refusal.UNKNOWN_BADGE),
    ("nothing to undo", ("A-1",), UNDO, Refusal.NOTHING_TO_UNDO),
    ("undo without an order", (), UNDO, Refusal.NO_WORK),
    ("short of nothing", ("A-1", CUP, LEAF, LEAF), SHORT, Refusal.WRONG_STEP),
    ("reprint before a label", ("A-1",), REPRINT, Refusal.WRONG_STEP),
]


@pytest.mark.parametrize(
    ("before", "wrong", "refusal"), [row[1:] for row in REFUSED], ids=[r[0] for r in REFUSED]
)
def test_a_refusal_stands_until_somebody_goes_on_and_changes_nothing(
    tmp_path: Path, before: tuple[str, ...], wrong: str, refusal: Refusal
) -> None:
    bench = a_bench(tmp_path, an_order(), an_order("A-2"))
    for text in before:
        bench.scan_all(text)
    facts, session = bench.facts("A-1"), bench.station.look().session
    refused = bench.scan(wrong)
    assert (refused.answer, refused.refusal, refused.facts) == (Answer.REFUSED, refusal, ())
    for text in (CUP, "A-1", UNDO, "PWB-P8", wrong):
        assert bench.scan(text) == refused, text
    assert bench.facts("A-1") == facts
    went_on = bench.scan(GO_ON)
    assert (went_on.answer, went_on.refusal, went_on.session) == (Answer.WENT_ON, None, session)
    assert bench.station.look().refusal is None


def test_an_empty_queue_says_so(tmp_path: Path) -> None:
    bench = a_bench(tmp_path)
    assert bench.scan("T-01").refusal is Refusal.NO_WORK


def test_a_refused_item_is_named(tmp_path: Path) -> None:
    bench = a_bench(tmp_path, an_order())
    bench.scan_all("A-1")
    refused = bench.scan(CODES[TRAY])
    assert refused.scanned is not None
    assert (refused.scanned.sku, refused.code) == (TRAY, CODES[TRAY])


def test_the_own_tote_again_is_no_mistake(tmp_path: Path) -> None:
    bench = a_bench(tmp_path, an_order())
    bench.scan_all("T-01", CUP)
    assert bench.scan("T-01").answer is Answer.NOTHING


def test_a_wrong_label_never_closes(tmp_path: Path) -> None:
    bench = whole(tmp_path)
    number = bench.label()
    for wrong, refusal in ((number[:-1] + "9", Refusal.WRONG_LABEL), (LEAF, Refusal.TOO_MANY)):
        assert bench.scan(wrong).refusal is refusal
        assert step(bench.go_on()) is Step.LABELLED
    assert bench.scan(number).answer is Answer.CLOSED


@pytest.mark.parametrize("standing", [Standing.HELD, Standing.CANCELLED, Standing.MOVED])
def test_an_order_that_is_not_to_be_packed_does_not_open(tmp_path: Path, standing: Standing) -> None:
    bench = a_bench(tmp_path, an_order(standing=standing))
    refused = bench.scan("A-1")
    assert (refused.refusal, refused.session) == (Refusal(standing.value), None)
    assert bench.go_on().session is None
    assert bench.scan(CUP).refusal is Refusal.NO_ORDER_NEEDS_IT
    assert bench.facts("A-1") == ()


def test_without_numbers_a_parcel_waits_whole(tmp_path: Path) -> None:
    bench = a_bench(tmp_path, an_order(), numbers=0)
    bench.scan_all("A-1", CUP, LEAF, LEAF)
    assert bench.station.prepare_label().refusal is Refusal.NO_NUMBERS
    assert step(bench.go_on()) is Step.WHOLE


# --- people ---


def test_nobody_packs_before_signing_in(tmp_path: Path) -> None:
    bench = a_bench(tmp_path, an_order(), signed_in=False)
    for text in ("A-1", CUP, UNDO):
        assert bench.scan(text).refusal is Refusal.SIGN_IN_FIRST
        bench.go_on()
    assert bench.facts("A-1") == ()
    outcome = bench.scan("PWB-P7")
    assert (outcome.answer, outcome.operator) == (Answer.SIGNED_IN, PACKER)
    assert bench.scan("A-1").answer is Answer.OPENED


@pytest.mark.parametrize("is_open", [False, True])
def test_no_key_does_anything_before_somebody_signs_in(tmp_path: Path, is_open: bool) -> None:
    """Bug: keys undid, set aside and opened orders in nobody's name."""
    bench = whole(tmp_path)
    if not is_open:
        bench.station.set_aside(SetAsideReason.QUESTION)
    bench.scan(SIGN_OUT)
    facts, station = bench.facts("A-1"), bench.station
    keys: tuple[Callable[[], Outcome], ...] = (
        station.undo,
        station.short,
        lambda: station.set_aside(SetAsideReason.QUESTION),
        lambda: station.reprint("key"),
        lambda: station.open_order(bench.id_of("A-1")),
    )
    for key in keys:
        assert key().refusal is Refusal.SIGN_IN_FIRST
        bench.go_on()
    assert bench.facts("A-1") == facts


def test_a_pin_lets_in_and_a_wrong_one_does_not(tmp_path: Path) -> None:
    bench = a_bench(tmp_path, an_order(), signed_in=False)
    assert bench.station.sign_in_by_pin("u7", "1234").refusal is Refusal.UNKNOWN_BADGE
    assert bench.station.sign_in_by_pin("nobody", "pin of u7").refusal is Refusal.UNKNOWN_BADGE
    assert bench.station.sign_in_by_pin("u7", "pin of u7").operator == PACKER


def test_the_open_order_stays_for_whoever_comes_next(tmp_path: Path) -> None:
    bench = a_bench(tmp_path, an_order())
    bench.scan_all("A-1", CUP)
    gone = bench.scan(SIGN_OUT)
    assert (gone.answer, gone.operator, pieces(gone)) == (Answer.SIGNED_OUT, None, 1)
    assert bench.scan(LEAF).refusal is Refusal.SIGN_IN_FIRST
    bench.go_on()
    bench.scan_all("PWB-P8", LEAF)
    assert bench.facts("A-1")[-1].operator == SECOND_PACKER.operator_id


# --- undo, short, aside ---


def test_undo_walks_back_scan_by_scan(tmp_path: Path) -> None:
    bench = a_bench(tmp_path, an_order(lines={MUG: 1, TEA: 6}))
    bench.scan_all("A-1", CUP, TEA_CARTON)
    undone = bench.scan(UNDO)
    assert (undone.answer, undone.line, pieces(undone)) == (Answer.UNDONE, "2", 1)
    assert pieces(bench.scan(UNDO)) == 0
    assert bench.scan(UNDO).refusal is Refusal.NOTHING_TO_UNDO


def test_a_number_that_was_given_cannot_be_undone(tmp_path: Path) -> None:
    bench = whole(tmp_path)
    bench.label()
    assert bench.scan(UNDO).refusal is Refusal.WRONG_STEP


def test_a_short_order_leaves_the_bench_and_is_taken_up_again_where_it_was(tmp_path: Path) -> None:
    bench = a_bench(tmp_path, an_order(), an_order("B-1", tote="T-02"))
    bench.scan_all("A-1", CUP)
    aside = bench.scan(SHORT)
    assert (aside.answer, aside.session) == (Answer.SET_ASIDE, None)
    assert [work.set_aside for work in aside.work if work.ref == "A-1"] == ["short"]
    assert [fact.kind for fact in aside.facts] == [FactKind.LINE_SHORT, FactKind.ORDER_HELD]
    assert dict(aside.facts[0].payload) == {"line": "2", "pieces": 2, "reason": "missing"}
    bench.scan_all("T-02")
    bench.station.set_aside(SetAsideReason.NO_BOX)
    back = bench.scan("A-1")
    assert (back.answer, pieces(back), step(back)) == (Answer.OPENED, 1, Step.SCANNING)
    assert bench.scan_all(LEAF, LEAF).answer is Answer.WHOLE
    assert len({fact.parcel_id for fact in bench.facts("A-1")}) == 1


def test_what_is_aside_is_passed_over_unless_it_is_all_there_is(tmp_path: Path) -> None:
    bench = a_bench(tmp_path, an_order(due_in_h=1), an_order("A-2", due_in_h=2))
    bench.scan_all("A-1")
    bench.scan("PWC-HOLD-DAMAGED")
    second = bench.scan("T-01")
    assert second.session is not None
    assert second.session.work.ref == "A-2"
    bench.scan("PWC-HOLD")
    assert bench.scan(CUP).refusal is Refusal.NO_ORDER_NEEDS_IT
    bench.go_on()
    back = bench.scan("T-01")
    assert back.session is not None
    assert back.session.work.ref == "A-1"


def test_a_labelled_parcel_put_aside_keeps_its_number(tmp_path: Path) -> None:
    bench = whole(tmp_path)
    number = bench.label()
    bench.station.set_aside(SetAsideReason.WEIGHT)
    back = bench.scan("T-01")
    assert back.session is not None
    assert (back.session.step, back.session.tracking_number) == (Step.LABELLED, number)
    assert bench.scan(number).answer is Answer.CLOSED


# --- the label ---


def test_a_label_asked_for_twice_is_one_number_and_one_job(tmp_path: Path) -> None:
    bench = whole(tmp_path)
    first, second = bench.station.prepare_label(), bench.station.prepare_label()
    assert (len(first.facts), second.facts) == (1, ())
    assert second.label == first.label
    assert first.label is not None
    assert (first.label.state, first.label.copy) == ("queued", 0)
    assert len(bench.prints.list_of_number(first.label.tracking_number)) == 1
    assert bench.journal.numbers_left("ZTO") == 99


def test_a_label_that_cannot_be_drawn_keeps_its_number_for_the_next_try(tmp_path: Path) -> None:
    bench = whole(tmp_path)
    with bench.file.writing() as db:
        db.execute("DELETE FROM person")
    with pytest.raises(StationError):
        bench.station.prepare_label()
    outcome = bench.station.look()
    assert (step(outcome), outcome.label) == (Step.LABELLED, None)
    bench.journal.keep_work([an_order()])
    assert bench.station.prepare_label().answer is Answer.LABEL_QUEUED
    assert bench.journal.numbers_left("ZTO") == 99


@pytest.mark.parametrize("between", [UNDO, "PWC-HOLD"])
def test_a_label_asked_for_too_late_changes_nothing_and_is_no_mistake(tmp_path: Path, between: str) -> None:
    """Bug: an undo or a set-aside that overtook the label by a scan made the bench refuse and go red."""
    bench = whole(tmp_path)
    before = bench.scan(between)
    late = bench.station.prepare_label()
    assert (late.answer, late.refusal, late.session) == (Answer.NOTHING, None, before.session)
    assert bench.journal.numbers_left("ZTO") == 100


def test_a_label_that_moves_takes_no_refusal_off_an_empty_bench(tmp_path: Path) -> None:
    """Bug: the printer's last word on a parcel set aside showed the bench open, which was still shut."""
    bench = whole(tmp_path)
    bench.label()
    bench.scan("PWC-HOLD")
    assert bench.scan(NO_CODE).refusal is Refusal.UNKNOWN_CODE
    assert bench.station.label_moved().refusal is Refusal.UNKNOWN_CODE


def test_a_reprint_asks_for_a_supervisor_and_a_packers_badge_is_not_one(tmp_path: Path) -> None:
    bench = whole(tmp_path)
    number = bench.label()
    assert bench.scan(REPRINT).answer is Answer.LEAVE_ASKED
    assert bench.scan("PWB-P8").refusal is Refusal.ASK_SUPERVISOR
    bench.go_on()
    granted = bench.scan("PWB-S1")
    assert granted.label is not None
    assert (granted.answer, granted.label.copy, granted.operator) == (Answer.LABEL_QUEUED, 1, PACKER)
    assert granted.facts[0].payload["leave"] == SUPERVISOR.operator_id
    assert bench.scan(REPRINT).refusal is Refusal.WRONG_STEP, "the new copy is still on its way"
    bench.go_on()
    bench.move_label(number, PrintState.SENT)
    assert bench.scan(number).facts[0].payload["copy"] == 1
    assert [job.state for job in bench.prints.list_of_number(number)] == [PrintState.VOID, PrintState.SCANNED]


def test_going_on_without_leave_ends_the_wait_for_it(tmp_path: Path) -> None:
    """Bug: the next packer's badge was still taken for the answer, and refused; nobody could sign in."""
    bench = whole(tmp_path)
    bench.label()
    assert bench.scan(REPRINT).answer is Answer.LEAVE_ASKED
    assert bench.go_on().answer is Answer.WENT_ON
    outcome = bench.scan("PWB-P8")
    assert (outcome.answer, outcome.operator) == (Answer.SIGNED_IN, SECOND_PACKER)
    assert bench.scan("PWB-S1").answer is Answer.SIGNED_IN, "a supervisor's badge prints nothing any more"


def test_a_badge_that_may_not_give_leave_does_not_end_the_wait_for_one_that_may(tmp_path: Path) -> None:
    bench = whole(tmp_path)
    bench.label()
    bench.scan(REPRINT)
    for badge in ("PWB-P8", "PWB-P7", "PWB-NOBODY"):
        refused = bench.scan(badge)
        assert (refused.refusal, refused.operator) == (Refusal.ASK_SUPERVISOR, PACKER), badge
        assert bench.go_on().answer is Answer.LEAVE_ASKED
    assert bench.scan("PWB-S1").answer is Answer.LABEL_QUEUED


def test_a_label_in_doubt_may_be_printed_again_by_the_packer(tmp_path: Path) -> None:
    bench = whole(tmp_path)
    number = bench.label(PrintState.IN_DOUBT)
    again = bench.scan(REPRINT)
    assert again.label is not None
    assert (again.answer, again.label.copy) == (Answer.LABEL_QUEUED, 1)
    assert [fact.kind for fact in bench.facts("A-1")][-2:] == [
        FactKind.LABEL_IN_DOUBT,
        FactKind.LABEL_REPRINTED,
    ]
    bench.move_label(number, PrintState.PRINTED)
    assert bench.scan(number).answer is Answer.CLOSED


def test_a_label_in_doubt_that_came_out_after_all_closes_by_its_scan(tmp_path: Path) -> None:
    bench = whole(tmp_path)
    number = bench.label(PrintState.IN_DOUBT)
    assert bench.scan(number).answer is Answer.CLOSED
    assert bench.prints.list_of_number(number)[0].state is PrintState.SCANNED


def test_evidence_becomes_a_fact_once(tmp_path: Path) -> None:
    bench = whole(tmp_path)
    assert bench.station.label_moved().facts == ()
    bench.label(PrintState.PRINTED)
    assert bench.station.label_moved().facts == ()
    printed = [fact for fact in bench.facts("A-1") if fact.kind is FactKind.LABEL_PRINTED]
    assert [fact.payload["evidence"] for fact in printed] == ["odometer"]


# --- news ---


@pytest.mark.parametrize(
    ("kind", "refusal"),
    [
        (NewsKind.ORDER_MOVED, Refusal.MOVED),
        (NewsKind.ORDER_HELD, Refusal.HELD),
        (NewsKind.ORDER_CANCELLED, Refusal.CANCELLED),
    ],
)
@pytest.mark.parametrize("scans", [0, 1, 3])
def test_an_order_taken_away_in_mid_parcel_leaves_the_bench(
    tmp_path: Path, kind: NewsKind, refusal: Refusal, scans: int
) -> None:
    bench = a_bench(tmp_path, an_order(), an_order("B-1", tote="T-02"))
    bench.scan_all("A-1", *(CUP, LEAF, LEAF)[:scans])
    more: dict[str, Any] = {"epoch": 2, "to": "05"} if kind is NewsKind.ORDER_MOVED else {}
    refused = bench.station.hear([news(kind, **more)])
    assert (refused.refusal, pieces(refused)) == (refusal, scans)
    assert bench.scan(LEAF) == refused
    facts = len(bench.facts("A-1"))
    gone = bench.go_on()
    assert (gone.answer, gone.session) == (Answer.SET_ASIDE, None)
    assert bench.journal.open_order() is None
    assert len(bench.facts("A-1")) - facts == (0 if kind is NewsKind.ORDER_MOVED else 1)
    assert bench.scan("B-1").answer is Answer.OPENED


@pytest.mark.parametrize("before", [(), ("A-1", CUP)])
def test_an_order_moved_away_is_off_the_queue_and_its_number_says_where_it_went(
    tmp_path: Path, before: tuple[str, ...]
) -> None:
    """Bug: orders of another bench stayed in this one's queue for as long as the journal knew them."""
    bench = a_bench(tmp_path, an_order(), an_order("B-1", tote="T-02"))
    for text in before:
        bench.scan_all(text)
    bench.station.hear([news(NewsKind.ORDER_MOVED, "B-1", epoch=2)])
    assert [work.ref for work in bench.station.look().work] == ["A-1"]
    refused = bench.scan("B-1")
    assert (refused.refusal, [work.ref for work in refused.work]) == (Refusal.MOVED, ["A-1"])
    assert pieces(bench.go_on()) == (1 if before else -1), "what lies on the bench stays there"
    bench.journal.keep_work([an_order("B-1", epoch=3)])
    assert [work.ref for work in bench.station.refresh().work] == ["A-1", "B-1"]


def test_an_order_taken_away_after_its_label_is_not_closed_by_it(tmp_path: Path) -> None:
    bench = whole(tmp_path)
    number = bench.label()
    bench.station.hear([news(NewsKind.ORDER_CANCELLED)])
    assert bench.scan(number).refusal is Refusal.CANCELLED
    bench.go_on()
    assert FactKind.PARCEL_CLOSED not in [fact.kind for fact in bench.facts("A-1")]


def test_news_of_other_orders_leave_the_bench_alone(tmp_path: Path) -> None:
    bench = a_bench(tmp_path, an_order(), an_order("B-1"))
    bench.scan_all("A-1", CUP)
    heard = bench.station.hear(
        [news(NewsKind.ORDER_MOVED, "B-1", epoch=2), news(NewsKind.ORDER_HELD, "no such")]
    )
    assert (heard.refusal, pieces(heard)) == (None, 1)
    assert [work.ref for work in heard.work] == ["A-1"]


# --- the world failing, and starting anew ---


def full_disk(bench: Bench) -> Callable[[], object]:
    """No fact finds room any more, as on a full disk; what is given back makes room."""
    db = bench.file.connection
    db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    db.execute("CREATE TABLE filler (text TEXT)")
    bulk = "INSERT INTO filler VALUES (hex(zeroblob(40000)))"
    db.execute(f"CREATE TRIGGER bulky BEFORE INSERT ON fact BEGIN {bulk}; END")
    db.execute(f"PRAGMA max_page_count={db.execute('PRAGMA page_count').fetchone()[0]}")
    return lambda: db.execute("PRAGMA max_page_count=100000")


def test_a_scan_that_was_not_saved_is_not_on_the_bench(tmp_path: Path) -> None:
    bench = a_bench(tmp_path, an_order())
    bench.scan_all("A-1", CUP)
    make_room = full_disk(bench)
    before = bench.station.look()
    for text in (LEAF, UNDO, SHORT):
        with pytest.raises(JournalFull):
            bench.scan(text)
        assert bench.station.look() == before
    make_room()
    assert pieces(bench.scan_all(LEAF)) == 2
    assert [fact.seq for fact in bench.facts("A-1")] == [1, 2, 3]


@pytest.mark.parametrize("scans", range(5))
def test_after_a_crash_the_bench_stands_at_the_exact_scan(tmp_path: Path, scans: int) -> None:
    bench = a_bench(tmp_path, an_order())
    bench.scan_all(*("A-1", CUP, LEAF, UNDO, LEAF)[: scans + 1])
    before = bench.station.look()
    bench = bench.again()
    assert bench.station.look().session == before.session
    assert bench.station.look().work == before.work


def test_after_a_crash_a_whole_parcel_has_no_number_yet_and_gets_its_first(tmp_path: Path) -> None:
    bench = whole(tmp_path).again()
    assert step(bench.station.look()) is Step.WHOLE
    assert bench.scan(bench.label()).answer is Answer.CLOSED
    assert bench.journal.numbers_left("ZTO") == 99


def test_after_a_crash_between_number_and_label_the_number_is_kept(tmp_path: Path) -> None:
    bench = whole(tmp_path)
    with bench.file.writing() as db:
        db.execute(
            "CREATE TRIGGER cut BEFORE INSERT ON print_job BEGIN SELECT RAISE(ABORT, 'power cut'); END"
        )
    with pytest.raises(Exception, match="power cut"):
        bench.station.prepare_label()
    with bench.file.writing() as db:
        db.execute("DROP TRIGGER cut")
    bench = bench.again()
    outcome = bench.station.look()
    assert (step(outcome), outcome.label) == (Step.LABELLED, None)
    bench.label()
    assert bench.journal.numbers_left("ZTO") == 99


@pytest.mark.parametrize(
    "state", [PrintState.QUEUED, PrintState.SENDING, PrintState.SENT, PrintState.PRINTED]
)
def test_after_a_crash_a_label_stands_where_it_stood(tmp_path: Path, state: PrintState) -> None:
    bench = whole(tmp_path)
    number = bench.label(state)
    bench = bench.again()
    label = bench.station.look().label
    assert label is not None
    assert (label.state, label.tracking_number) == (state, number)
    answered = bench.scan(number)
    assert answered.answer is (Answer.REFUSED if state is PrintState.QUEUED else Answer.CLOSED)


def test_a_number_without_a_paper_closes_nothing(tmp_path: Path) -> None:
    """Bug: with the printer away, a number typed off the screen closed the parcel and voided its label."""
    bench = whole(tmp_path)
    number = bench.label(PrintState.QUEUED)
    assert bench.scan(number).refusal is Refusal.LABEL_NOT_OUT
    bench.go_on()
    bench.move_label(number, PrintState.SENDING)
    assert bench.scan(number).answer is Answer.CLOSED


def test_after_a_crash_a_closed_or_set_aside_parcel_is_off_the_bench(tmp_path: Path) -> None:
    bench = whole(tmp_path, an_order(), an_order("B-1", tote="T-02"))
    bench.scan(bench.label())
    bench.scan_all("B-1", CUP)
    bench.station.set_aside(SetAsideReason.QUESTION)
    bench = bench.again()
    now = bench.station.look()
    assert (now.session, [work.ref for work in now.work]) == (None, ["B-1"])
    assert pieces(bench.scan("B-1")) == 1


def test_an_order_moved_while_the_program_was_off_is_refused_at_the_next_scan(tmp_path: Path) -> None:
    bench = a_bench(tmp_path, an_order())
    bench.scan_all("A-1", CUP)
    bench.journal.set_standing(bench.id_of("A-1"), Standing.MOVED, 2)
    bench = bench.again()
    assert bench.scan(LEAF).refusal is Refusal.MOVED
    assert bench.go_on().session is None
    assert bench.journal.open_order() is None


def test_a_packed_order_is_not_packed_again_from_the_queue(tmp_path: Path) -> None:
    bench = whole(tmp_path)
    bench.scan(bench.label())
    assert bench.station.open_order(bench.id_of("A-1")).refusal is Refusal.ALREADY_PACKED


@pytest.mark.parametrize("is_next_open", [False, True])
def test_a_parcel_scanned_once_more_is_said_to_be_packed(tmp_path: Path, is_next_open: bool) -> None:
    """Bug: the number and the label of an order that this bench had just packed were unknown codes."""
    following = an_order("#A-2", position=2, tote="T-01" if is_next_open else "T-02")
    bench = whole(tmp_path, an_order(), following)
    number = bench.label()
    assert (bench.scan(number).session is not None) is is_next_open
    for code in (number, "A-1", "a-1"):
        assert bench.scan(code).refusal is Refusal.ALREADY_PACKED, code
        bench.go_on()
    for code in ("A-9", number[:-1] + "x"):
        assert bench.scan(code).refusal is Refusal.UNKNOWN_CODE, code
        bench.go_on()


def test_new_goods_are_known_at_once(tmp_path: Path) -> None:
    bench = a_bench(tmp_path, an_order(), products=())
    bench.scan_all("A-1")
    assert bench.scan(CUP).refusal is Refusal.UNKNOWN_CODE
    bench.go_on()
    bench.journal.keep_products(PRODUCTS)
    bench.station.restock()
    assert bench.scan(CUP).answer is Answer.LINE_DONE


def test_cards_for_the_screen_are_passed_on(tmp_path: Path) -> None:
    bench = a_bench(tmp_path, an_order())
    for card, wish in (("PWC-QUEUE", "queue"), ("PWC-GET-WORK", "get_work"), ("PWC-HELP", "help")):
        outcome = bench.scan(card)
        assert (outcome.answer, outcome.wish) == (Answer.WISH, wish)


def test_a_hold_lifted_before_anybody_went_on_leaves_the_order_on_the_bench(tmp_path: Path) -> None:
    """Bug: going on after "held" put the order aside although it had been released meanwhile."""
    bench = a_bench(tmp_path, an_order())
    bench.scan_all("A-1", CUP)
    bench.station.hear([news(NewsKind.ORDER_HELD, reason="address")])
    bench.station.hear([news(NewsKind.ORDER_RELEASED)])
    went_on = bench.go_on()
    assert (went_on.answer, pieces(went_on)) == (Answer.WENT_ON, 1)
    assert bench.scan_all(LEAF, LEAF).answer is Answer.WHOLE


def test_a_held_order_is_put_aside_as_held_and_comes_back_when_released(tmp_path: Path) -> None:
    """Bug: a held order was put aside as cancelled, a word the exceptions list and the packer believed."""
    bench = a_bench(tmp_path, an_order())
    bench.scan_all("A-1", CUP)
    bench.station.hear([news(NewsKind.ORDER_HELD, reason="address")])
    gone = bench.go_on()
    assert gone.facts[0].payload["reason"] == SetAsideReason.QUESTION
    bench.station.hear([news(NewsKind.ORDER_RELEASED)])
    assert pieces(bench.scan("A-1")) == 1


def test_an_order_that_went_away_and_came_back_is_not_packed_on_under_the_old_epoch(tmp_path: Path) -> None:
    """Bug: claimed again under a higher epoch, the open session went on and every fact of it was stale."""
    bench = a_bench(tmp_path, an_order(epoch=1))
    bench.scan_all("A-1", CUP)
    bench.journal.keep_work([an_order(epoch=3)])
    assert bench.station.refresh().refusal is Refusal.MOVED
    assert bench.go_on().session is None
    anew = bench.scan("A-1")
    assert (anew.answer, pieces(anew)) == (Answer.OPENED, 0)
    assert anew.facts[0].epoch == 3
    assert len({fact.parcel_id for fact in bench.facts("A-1")}) == 2


def test_a_closing_scan_that_was_not_saved_closes_when_it_is_repeated(tmp_path: Path) -> None:
    bench = whole(tmp_path)
    number = bench.label()
    make_room = full_disk(bench)
    with pytest.raises(JournalFull):
        bench.scan(number)
    assert step(bench.station.look()) is Step.LABELLED
    make_room()
    assert bench.scan(number).answer is Answer.CLOSED
    assert bench.prints.list_of_number(number)[0].state is PrintState.SCANNED


def test_a_print_journal_that_fails_at_the_closing_scan_does_not_jam_the_bench(tmp_path: Path) -> None:
    """Bug: the parcel was closed on disk, the bench kept it and refused its label until the next start."""

    class Jammed(FakeLabels):
        is_jammed = True

        def mark_scanned(self, tracking_number: str) -> None:
            if self.is_jammed:
                raise JournalFull("no room")
            super().mark_scanned(tracking_number)

    labels = Jammed()
    bench = a_bench(tmp_path, an_order(), labels=labels)
    bench.scan_all("A-1", CUP, LEAF, LEAF)
    outcome = bench.station.prepare_label()
    assert outcome.label is not None
    with pytest.raises(JournalFull):
        bench.scan(outcome.label.tracking_number)
    labels.is_jammed = False
    assert bench.scan(outcome.label.tracking_number).answer is Answer.CLOSED
    closings = [fact for fact in bench.facts("A-1") if fact.kind is FactKind.PARCEL_CLOSED]
    assert len(closings) == 1


def test_pieces_that_were_found_are_not_missing_any_more(tmp_path: Path) -> None:
    """Bug: an order taken up again and packed whole still said which pieces were missing."""
    bench = a_bench(tmp_path, an_order())
    bench.scan_all("A-1", CUP)
    bench.scan(SHORT)
    outcome = bench.scan_all("A-1", LEAF, LEAF)
    assert outcome.session is not None
    assert outcome.session.short == {}


def test_somebody_without_a_badge_is_not_the_empty_badge(tmp_path: Path) -> None:
    """Bug: an empty badge text signed in the one operator who has no badge."""
    bench = a_bench(tmp_path, an_order(), signed_in=False)
    bench.journal.keep_operators([replace(SUPERVISOR, badge="")])
    assert bench.station.sign_in("").refusal is Refusal.UNKNOWN_BADGE


def test_a_badge_is_the_same_in_either_case(tmp_path: Path) -> None:
    """Bug: cards are read in upper case, so that an operator entered as "p7" could never sign in."""
    bench = a_bench(tmp_path, an_order(), signed_in=False)
    bench.journal.keep_operators([replace(PACKER, badge="p7"), replace(SUPERVISOR, badge="Twice")])
    assert bench.scan("PWB-P7").answer is Answer.SIGNED_IN
    assert bench.station.sign_in("P7").answer is Answer.SIGNED_IN
    bench.journal.keep_operators([replace(PACKER, badge="twice"), replace(SUPERVISOR, badge="Twice")])
    assert bench.scan("PWB-TWICE").refusal is Refusal.UNKNOWN_BADGE, "two people: never guess"


def test_one_number_in_two_shops_is_asked_not_guessed(tmp_path: Path) -> None:
    """Bug: the more urgent of two orders with one number was opened in silence."""
    twin = an_order("A-1", {TRAY: 1}, shop="Kitchen", due_in_h=1, tote="T-55")
    bench = a_bench(tmp_path, an_order(), twin)
    assert bench.scan("A-1").refusal is Refusal.AMBIGUOUS
    bench.go_on()
    opened = bench.scan("T-55")
    assert opened.session is not None
    assert opened.session.work.shop == "Kitchen"


def test_one_number_in_two_shops_is_clear_when_one_of_them_is_gone(tmp_path: Path) -> None:
    twin = an_order("A-1", {TRAY: 1}, shop="Kitchen", due_in_h=1, standing=Standing.MOVED)
    bench = a_bench(tmp_path, an_order(), twin)
    opened = bench.scan("A-1")
    assert opened.session is not None
    assert opened.session.work.shop == "Teahouse"


@pytest.mark.parametrize("before", [(), ("A-1", CUP)])
def test_no_key_gets_past_a_refusal(tmp_path: Path, before: tuple[str, ...]) -> None:
    """Bug: the queue's key opened an order under a standing refusal, and going on then put that one aside."""
    bench = a_bench(tmp_path, an_order(), an_order("A-2"))
    for text in before:
        bench.scan_all(text)
    refused = bench.scan(NO_CODE)
    station = bench.station
    keys: tuple[Callable[[], Outcome], ...] = (
        station.look,
        station.undo,
        station.short,
        station.prepare_label,
        lambda: station.set_aside(SetAsideReason.QUESTION),
        lambda: station.reprint("key"),
        lambda: station.open_order(bench.id_of("A-2")),
    )
    assert [key() for key in keys] == [refused] * len(keys)


def test_a_refusal_stays_on_the_screen_while_the_label_moves(tmp_path: Path) -> None:
    """Bug: the printer's answer carried no refusal: red went away by itself, the bench stayed shut."""
    bench = whole(tmp_path)
    number = bench.label(PrintState.SENDING)
    assert bench.scan("nonsense").refusal is Refusal.WRONG_LABEL
    bench.prints.move(bench.prints.list_of_number(number)[0].job_id, PrintState.PRINTED, evidence="odometer")
    moved = bench.station.label_moved()
    assert (moved.answer, moved.refusal, moved.code) == (Answer.LABEL_MOVED, Refusal.WRONG_LABEL, "nonsense")
    assert moved.facts[0].kind is FactKind.LABEL_PRINTED
    assert moved.label is not None
    assert moved.label.state == "printed"
    assert bench.station.look().label == moved.label


def test_a_refusal_stands_over_news_of_other_orders(tmp_path: Path) -> None:
    bench = a_bench(tmp_path, an_order(), an_order("B-1"))
    bench.scan_all("A-1")
    bench.scan(NO_CODE)
    heard = bench.station.hear([news(NewsKind.ORDER_MOVED, "B-1", epoch=2)])
    assert heard.refusal is Refusal.UNKNOWN_CODE
    assert [work.ref for work in heard.work] == ["A-1"]


def test_a_closing_is_saved_with_the_next_opening_or_not_at_all(tmp_path: Path) -> None:
    """Bug: the disk filled up between the two facts; "not saved" was said of a scan that was saved."""
    bench = whole(tmp_path, an_order(), an_order("A-2", position=2))
    number = bench.label()
    with bench.file.writing() as db:
        db.execute("CREATE TABLE filler (text TEXT)")
        bulk = "INSERT INTO filler VALUES (hex(zeroblob(40000)))"
        db.execute(
            f"CREATE TRIGGER bulky BEFORE INSERT ON fact WHEN NEW.kind = 'work_opened' BEGIN {bulk}; END"
        )
    db = bench.file.connection
    db.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    db.execute(f"PRAGMA max_page_count={db.execute('PRAGMA page_count').fetchone()[0] + 4}")
    with pytest.raises(JournalFull):
        bench.scan(number)
    assert step(bench.station.look()) is Step.LABELLED
    assert [fact.kind for fact in bench.facts("A-1")].count(FactKind.PARCEL_CLOSED) == 0
    db.execute("PRAGMA max_page_count=100000")
    closed = bench.scan(number)
    assert (closed.answer, closed.session and closed.session.work.ref) == (Answer.CLOSED, "A-2")
