"""Reprint, redo and one more box: three deeds, on the real journal and the real label desk."""

from datetime import timedelta
from pathlib import Path

import pytest

from fulfilment.packing.boxes import BoxMark
from fulfilment.packing.facts import FactKind
from fulfilment.packing.outcome import Answer
from fulfilment.packing.reasons import LabelDeed
from fulfilment.packing.session import Refusal, SetAsideReason, Step
from fulfilment.shipping.ports import PrintState
from tests.fakes.benches import (
    CODES,
    MUG,
    PACKER,
    SUPERVISOR,
    TEA,
    Bench,
    FakeLabels,
    a_bench,
    an_order,
)  # fmt: skip

CUP, LEAF = CODES[MUG], CODES[TEA]
NEXT_BOX, REDO, LOST, TORN = "PWC-NEXT-BOX", "PWC-REDO", "PWC-REDO-LABEL-LOST", "PWC-REPRINT-TORN"
LEAVE = "PWB-S1"


def whole(home: Path, **options: object) -> Bench:
    bench = a_bench(home, an_order(**options))  # type: ignore[arg-type]
    bench.scan_all("A-1", CUP, LEAF, LEAF)
    return bench


def states(bench: Bench, number: str) -> list[PrintState]:
    return [job.state for job in bench.prints.list_of_number(number)]


def kinds(bench: Bench) -> list[str]:
    return [fact.kind.value for fact in bench.facts("A-1")]


def redone(bench: Bench, number: str) -> str:
    """A supervisor has number made anew; the new one, printed."""
    bench.scan_all(LOST)
    if bench.station.look().session is None:
        bench.scan_all(number)
    outcome = bench.scan_all(LEAVE)
    assert outcome.session is not None
    assert outcome.session.tracking_number is not None
    bench.move_label(outcome.session.tracking_number, PrintState.PRINTED)
    return outcome.session.tracking_number


class TestBoxes:
    def test_a_full_box_gets_its_label_and_the_next_one_the_rest(self, tmp_path: Path) -> None:
        bench = a_bench(tmp_path, an_order())
        bench.scan_all("A-1", CUP)
        full = bench.scan_all(NEXT_BOX)
        assert full.session is not None
        assert (full.answer, full.session.step) == (Answer.BOX_FULL, Step.WHOLE)
        first = bench.label()
        closed = bench.scan_all(first)
        assert closed.session is not None
        assert (closed.answer, closed.closed, closed.session.step) == (Answer.BOX_CLOSED, None, Step.SCANNING)
        assert bench.journal.list_work()[0].ref == "A-1", "the order is not finished"

        bench.scan_all(LEAF, LEAF)
        second = bench.label()
        assert bench.scan(first).refusal is Refusal.OTHER_BOX
        bench.go_on()
        ended = bench.scan_all(second)
        assert (ended.answer, ended.closed is not None) == (Answer.CLOSED, True)
        closings = [fact for fact in bench.facts("A-1") if fact.kind is FactKind.PARCEL_CLOSED]
        assert [(fact.payload["pieces"], fact.payload["is_last"]) for fact in closings] == [
            (1, False),
            (2, True),
        ]
        assert len({fact.parcel_id for fact in closings}) == 2

    def test_an_empty_box_is_not_full(self, tmp_path: Path) -> None:
        bench = a_bench(tmp_path, an_order())
        bench.scan_all("A-1")
        assert bench.scan(NEXT_BOX).refusal is Refusal.EMPTY_BOX

    def test_goods_for_the_next_box_wait_until_this_one_is_closed(self, tmp_path: Path) -> None:
        bench = a_bench(tmp_path, an_order())
        bench.scan_all("A-1", CUP, NEXT_BOX)
        bench.label()
        assert bench.scan(LEAF).refusal is Refusal.BOX_FULL

    def test_the_label_of_a_closed_box_is_named_while_the_next_is_packed(self, tmp_path: Path) -> None:
        bench = a_bench(tmp_path, an_order())
        bench.scan_all("A-1", CUP, NEXT_BOX)
        first = bench.label()
        bench.scan_all(first)
        assert bench.scan(first).refusal is Refusal.OTHER_BOX

    @pytest.mark.parametrize("scans", range(7))
    def test_after_a_crash_the_bench_stands_at_the_exact_box(self, tmp_path: Path, scans: int) -> None:
        bench = a_bench(tmp_path, an_order(), labels=FakeLabels())
        first = "7550000000001"
        deeds = ["A-1", CUP, NEXT_BOX, "", first, LEAF, LEAF]
        for text in deeds[: scans + 1]:
            bench.scan_all(text) if text else bench.station.prepare_label()
        before = bench.station.look().session
        assert bench.again().station.look().session == before

    def test_one_more_box_wants_leave_and_follows_the_present_one(self, tmp_path: Path) -> None:
        bench = whole(tmp_path)
        first = bench.label()
        asked = bench.scan_all(NEXT_BOX)
        assert (asked.answer, asked.wanted and asked.wanted.deed) == (Answer.LEAVE_ASKED, LabelDeed.ADD)
        assert bench.scan("PWB-P8").refusal is Refusal.ASK_SUPERVISOR
        bench.go_on()
        added = bench.scan_all(LEAVE)
        assert (added.answer, added.facts[0].payload["leave"]) == (Answer.BOX_ADDED, SUPERVISOR.operator_id)
        follows = bench.scan_all(first)
        assert follows.session is not None
        assert (follows.answer, follows.session.step) == (Answer.BOX_CLOSED, Step.WHOLE)
        second = bench.label()
        assert first != second
        assert bench.scan_all(second).answer is Answer.CLOSED
        assert bench.facts("A-1")[-1].payload["pieces"] == 0

    def test_a_packed_order_takes_no_more_boxes(self, tmp_path: Path) -> None:
        bench = whole(tmp_path)
        number = bench.label()
        bench.scan_all(number)
        redone(bench, number)
        assert bench.scan(NEXT_BOX).refusal is Refusal.WRONG_STEP

    def test_each_label_says_which_box_it_is_and_what_lies_in_it(self, tmp_path: Path) -> None:
        marks: dict[str, BoxMark | None] = {}

        class Marking(FakeLabels):
            def queue_label(self, work, parcel_id, number, copy, mark=None) -> None:  # type: ignore[no-untyped-def]
                marks[number] = mark
                super().queue_label(work, parcel_id, number, copy, mark)

        bench = a_bench(tmp_path, an_order(), labels=Marking())
        for text in ("A-1", CUP, NEXT_BOX, "", "7550000000001", LEAF, LEAF, ""):
            bench.scan_all(text) if text else bench.station.prepare_label()
        one, two = marks["7550000000001"], marks["7550000000002"]
        assert one is not None
        assert two is not None
        assert (one.words, one.pieces) == ("箱 1 / Box 1", {"1": 1})
        assert (two.words, two.pieces) == ("箱 2/2", {"2": 2})
        single = whole(tmp_path / "single")
        single.label()
        session = single.station.look().session
        assert session is not None
        assert session.mark.words == ""


class TestRedo:
    def test_the_old_number_is_void_for_ever_and_the_new_one_counts_anew(self, tmp_path: Path) -> None:
        bench = whole(tmp_path)
        old = bench.label()
        bench.scan_all(TORN, LEAVE)
        bench.move_label(old, PrintState.PRINTED)
        new = redone(bench, old)
        session = bench.station.look().session
        assert session is not None
        assert (new != old, session.prints) == (True, 1)
        assert set(states(bench, old)) == {PrintState.VOID}
        assert bench.scan(old).refusal is Refusal.VOID_LABEL
        bench.go_on()
        assert bench.scan_all(new).facts[0].payload["copy"] == 0
        (void,) = [fact for fact in bench.facts("A-1") if fact.kind is FactKind.LABEL_VOIDED]
        said = {"tracking_number": old, "why": "label_lost", "leave": SUPERVISOR.operator_id}
        assert said.items() <= void.payload.items()
        assert void.operator == PACKER.operator_id
        assert bench.scan(old).refusal is Refusal.VOID_LABEL, "also with nothing on the bench"

    @pytest.mark.parametrize("state", [PrintState.QUEUED, PrintState.SENDING, PrintState.IN_DOUBT])
    def test_wherever_the_old_label_is_it_becomes_void(self, tmp_path: Path, state: PrintState) -> None:
        bench = whole(tmp_path)
        old = bench.label(state)
        redone(bench, old)
        assert states(bench, old) == [PrintState.VOID]

    def test_a_packed_order_is_taken_up_by_the_label_that_is_to_be_void(self, tmp_path: Path) -> None:
        bench = whole(tmp_path)
        old = bench.label()
        bench.scan_all(old)
        asked = bench.scan_all(LOST)
        assert (asked.answer, asked.session) == (Answer.LABEL_ASKED, None)
        assert bench.scan_all(old).answer is Answer.LEAVE_ASKED
        outcome = bench.scan_all(LEAVE)
        assert outcome.session is not None
        new = outcome.session.tracking_number
        assert new is not None
        bench = bench.again()
        bench.move_label(new, PrintState.PRINTED)
        closed = bench.scan_all(new)
        assert (closed.answer, closed.session) == (Answer.CLOSED, None)
        assert kinds(bench)[-4:] == ["label_voided", "number_assigned", "label_printed", "parcel_closed"]
        assert len({fact.parcel_id for fact in bench.facts("A-1")}) == 1
        assert bench.scan("A-1").refusal is Refusal.ALREADY_PACKED

    def test_one_of_several_boxes_is_made_anew_and_the_others_stay(self, tmp_path: Path) -> None:
        bench = a_bench(tmp_path, an_order())
        bench.scan_all("A-1", CUP, NEXT_BOX)
        first = bench.label()
        bench.scan_all(first, LEAF, LEAF)
        second = bench.label()
        bench.scan_all(second)
        new = redone(bench, first)
        assert states(bench, second) == [PrintState.SCANNED]
        assert bench.scan(second).refusal is Refusal.OTHER_BOX
        bench.go_on()
        bench.scan_all(new)
        facts = {fact.payload.get("tracking_number"): fact.parcel_id for fact in bench.facts("A-1")}
        assert facts[new] == facts[first] != facts[second]

    def test_a_closed_box_is_made_anew_in_the_middle_of_the_next_one(self, tmp_path: Path) -> None:
        bench = a_bench(tmp_path, an_order())
        bench.scan_all("A-1", CUP, NEXT_BOX)
        first = bench.label()
        bench.scan_all(first, LEAF)
        assert bench.scan_all(LOST).answer is Answer.LABEL_ASKED
        bench.scan_all(first)
        outcome = bench.scan_all(LEAVE)
        assert outcome.session is not None
        assert (outcome.session.at, outcome.session.pieces_packed) == (0, 2)
        new = outcome.session.tracking_number
        assert new is not None
        bench.move_label(new, PrintState.PRINTED)
        back = bench.scan_all(new)
        assert back.session is not None
        assert (back.session.at, back.session.step, len(back.session.history)) == (1, Step.SCANNING, 1)
        assert bench.scan_all(LEAF).answer is Answer.WHOLE

    def test_only_a_supervisor_gives_leave_and_going_on_ends_the_wait(self, tmp_path: Path) -> None:
        bench = whole(tmp_path)
        old = bench.label()
        assert bench.scan_all(LOST).answer is Answer.LEAVE_ASKED
        assert bench.scan("PWB-P8").refusal is Refusal.ASK_SUPERVISOR
        assert bench.go_on().answer is Answer.LEAVE_ASKED
        assert bench.go_on().answer is Answer.WENT_ON
        assert FactKind.LABEL_VOIDED not in [fact.kind for fact in bench.facts("A-1")]
        assert bench.scan_all(old).answer is Answer.CLOSED

    def test_a_supervisor_at_the_bench_has_given_leave_by_asking(self, tmp_path: Path) -> None:
        bench = whole(tmp_path)
        bench.label()
        bench.station.sign_in_as(SUPERVISOR)
        assert bench.scan_all(LOST).answer is Answer.LABEL_QUEUED

    def test_a_card_without_a_reason_asks_the_screen_for_one(self, tmp_path: Path) -> None:
        bench = whole(tmp_path)
        bench.label()
        for card, wish in ((REDO, "redo"), ("PWC-REPRINT", "reprint")):
            outcome = bench.scan_all(card)
            assert (outcome.answer, outcome.wish, outcome.facts) == (Answer.WISH, wish, ())

    @pytest.mark.parametrize("code", ["7559999999999", LEAF, "A-1"])
    def test_what_is_no_label_of_this_bench_is_not_made_anew(self, tmp_path: Path, code: str) -> None:
        bench = whole(tmp_path)
        number = bench.label()
        bench.scan_all(number, LOST)
        assert bench.scan(code).refusal is Refusal.WRONG_LABEL
        assert bench.go_on().answer is Answer.LABEL_ASKED

    def test_a_void_label_is_not_made_anew_a_second_time(self, tmp_path: Path) -> None:
        bench = whole(tmp_path)
        old = bench.label()
        bench.scan_all(redone(bench, old), LOST)
        assert bench.scan(old).refusal is Refusal.VOID_LABEL

    def test_another_orders_label_waits_until_this_one_is_done(self, tmp_path: Path) -> None:
        bench = a_bench(tmp_path, an_order(), an_order("B-1", {MUG: 2}, tote="T-02"))
        bench.scan_all("A-1", CUP, LEAF, LEAF)
        old = bench.label()
        bench.scan_all(old, "B-1", CUP, LOST)
        assert bench.scan(old).refusal is Refusal.WRONG_STEP

    def test_without_a_number_the_old_label_stays(self, tmp_path: Path) -> None:
        bench = a_bench(tmp_path, an_order(), numbers=1)
        bench.scan_all("A-1", CUP, LEAF, LEAF)
        old = bench.label()
        assert bench.scan(LOST).refusal is Refusal.NO_NUMBERS
        bench.go_on()
        assert bench.scan_all(old).answer is Answer.CLOSED

    def test_without_an_address_the_old_label_stays(self, tmp_path: Path) -> None:
        bench = whole(tmp_path)
        old = bench.label()
        bench.scan_all(old)
        with bench.file.writing() as db:
            db.execute("DELETE FROM person")
        bench.scan_all(LOST)
        assert bench.scan(old).refusal is Refusal.NO_ADDRESS

    def test_void_number_and_label_are_one_commit(self, tmp_path: Path) -> None:
        """Cut between the two, the box would have a void label and no other."""
        bench = whole(tmp_path)
        old = bench.label()
        bench.scan_all(LOST)
        with bench.file.writing() as db:
            db.execute(
                "CREATE TRIGGER cut BEFORE INSERT ON fact WHEN NEW.kind = 'number_assigned'"
                " BEGIN SELECT RAISE(ABORT, 'power cut'); END"
            )
        with pytest.raises(Exception, match="power cut"):
            bench.scan(LEAVE)
        assert states(bench, old) == [PrintState.PRINTED]
        assert kinds(bench)[-1] == "label_printed"
        assert bench.scan_all(old).answer is Answer.CLOSED

    def test_a_crash_between_number_and_label_gives_the_same_number_again(self, tmp_path: Path) -> None:
        bench = whole(tmp_path)
        bench.label()
        bench.scan_all(LOST)
        with bench.file.writing() as db:
            db.execute(
                "CREATE TRIGGER cut BEFORE INSERT ON print_job BEGIN SELECT RAISE(ABORT, 'power cut'); END"
            )
        with pytest.raises(Exception, match="power cut"):
            bench.scan(LEAVE)
        with bench.file.writing() as db:
            db.execute("DROP TRIGGER cut")
        bench = bench.again()
        session = bench.station.look().session
        assert session is not None
        left = bench.journal.numbers_left("ZTO")
        assert bench.label() == session.tracking_number
        assert bench.journal.numbers_left("ZTO") == left

    def test_after_the_carriers_time_it_is_made_anew_all_the_same_and_charged(self, tmp_path: Path) -> None:
        for hours, is_charged in ((23, False), (25, True)):
            bench = whole(tmp_path / str(hours), carrier="SF")
            old = bench.label()
            bench.clock.go_on(timedelta(hours=hours))
            redone(bench, old)
            (void,) = [fact for fact in bench.facts("A-1") if fact.kind is FactKind.LABEL_VOIDED]
            assert void.payload["is_charged"] is is_charged, hours

    def test_a_label_set_aside_takes_its_order_up_again(self, tmp_path: Path) -> None:
        bench = whole(tmp_path)
        number = bench.label(PrintState.IN_DOUBT)
        bench.station.set_aside(SetAsideReason.LABEL_DOUBT)
        opened = bench.scan_all(number)
        assert opened.session is not None
        assert (opened.answer, opened.session.step) == (Answer.OPENED, Step.LABELLED)
        assert bench.scan_all(number).answer is Answer.CLOSED

    def test_an_order_opened_from_the_queue_ends_the_wait_for_a_label(self, tmp_path: Path) -> None:
        bench = whole(tmp_path)
        bench.scan_all(bench.label())
        bench.journal.keep_work([an_order("B-1", tote="T-02")])
        bench.station.refresh()
        bench.scan_all(LOST)
        bench.station.open_order(bench.id_of("B-1"))
        assert bench.scan_all(CUP).answer is Answer.LINE_DONE

    def test_no_key_makes_anything_anew_past_a_refusal(self, tmp_path: Path) -> None:
        bench = whole(tmp_path)
        bench.label()
        refused = bench.scan("nonsense")
        assert bench.station.redo("label_lost") == refused
        assert bench.station.next_box() == refused
