"""Redo and set aside from the printers screen, on a real journal and real virtual printers."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import zxingcpp

from desktop.printers.ports import Aside, DeskRefusal, Leave, Redone
from fulfilment.packing.facts import Fact, FactKind
from fulfilment.packing.outcome import Answer
from fulfilment.packing.session import PackingSession, SetAsideReason, Step
from fulfilment.packing.work import Standing
from fulfilment.shipping.ports import PrintState
from printing.virtual.printer import VirtualPrinter
from tests.commands.printers.test_desk import LEAVE, Floor
from tests.fakes.benches import CODES, MUG, SUPERVISOR, an_order

S = PrintState
ORDER = an_order("A-1", {MUG: 1}).work.order_id


class BenchFloor(Floor):
    def redo(self, number: str, why: str = "wrong_box", leave: Leave = LEAVE) -> Redone | DeskRefusal:
        return self.desk.redo(self.job_id(number), why, leave)

    def redone(self, number: str) -> str:
        answer = self.redo(number)
        assert isinstance(answer, Redone), answer
        return answer.number

    def session(self) -> PackingSession | None:
        return self.parts.station.look().session

    def facts(self, kind: FactKind) -> list[Fact]:
        return [fact for fact in self.parts.journal.list_facts(ORDER) if fact.kind is kind]

    def doubt(self, number: str) -> str:
        job_id = self.job_id(number)
        for state in (S.SENDING, S.IN_DOUBT):
            self.parts.prints.move(job_id, state)
        return job_id


@pytest.fixture
def floor(tmp_path: Path) -> Iterator[BenchFloor]:
    with VirtualPrinter() as first, VirtualPrinter() as spare:
        floor = BenchFloor(tmp_path, first, spare)
        try:
            yield floor
        finally:
            floor.parts.close()


def test_a_packed_orders_label_is_redone_printed_and_closed_by_its_scan(floor: BenchFloor) -> None:
    old = floor.packed()
    assert floor.session() is None
    new = floor.redone(old)
    assert new != old
    assert (floor.states(old), floor.states(new)) == ([S.VOID], [S.QUEUED])
    (void,) = floor.facts(FactKind.LABEL_VOIDED)
    assert (void.payload["tracking_number"], void.payload["why"]) == (old, "wrong_box")
    assert (void.payload["leave"], void.operator) == (SUPERVISOR.operator_id, SUPERVISOR.operator_id)
    floor.print_next()
    paper = floor.first.papers()[-1].image().convert("L")
    assert zxingcpp.read_barcodes(paper)[0].text == new
    floor.scan(new)
    assert (floor.states(new), floor.session()) == ([S.SCANNED], None)


def test_a_label_on_the_bench_is_redone_after_the_desk_printed_it_once_more(floor: BenchFloor) -> None:
    """The bench first reads what the desk did to its label behind it."""
    old = floor.pack()
    floor.print_next()
    assert floor.desk.reprint(floor.job_id(old), "torn", LEAVE) is None
    new = floor.redone(old)
    assert floor.states(old) == [S.VOID, S.VOID]
    session = floor.session()
    assert session is not None
    assert (session.tracking_number, session.prints) == (new, 1)
    assert floor.redo(old) is DeskRefusal.VOID_NUMBER
    assert floor.redone(new) != new


def test_one_of_several_boxes_is_redone_and_the_others_stay(tmp_path: Path) -> None:
    with VirtualPrinter() as first, VirtualPrinter() as spare:
        floor = BenchFloor(tmp_path, first, spare)
        try:
            _redo_the_first_of_two(floor)
        finally:
            floor.parts.close()


def _redo_the_first_of_two(floor: BenchFloor) -> None:
    floor.parts.journal.keep_work([an_order("A-1", {MUG: 2})])
    station = floor.parts.station
    station.resume()
    floor.scan("PWB-P7", "A-1", CODES[MUG])
    station.next_box()
    numbers = []
    for _ in range(2):
        session = station.prepare_label().session
        assert session is not None
        numbers.append(session.tracking_number or "")
        floor.print_next()
        floor.scan(numbers[-1])
        floor.scan(CODES[MUG])
    one, two = numbers
    station.acknowledge()
    new = floor.redone(one)
    assert (floor.states(one), floor.states(two), floor.states(new)) == ([S.VOID], [S.SCANNED], [S.QUEUED])
    session = floor.session()
    assert session is not None
    assert [box.tracking_number for box in session.boxes] == [new, two]
    assert (session.at, session.box.is_closed) == (0, False)


def test_who_stands_at_the_bench_is_who_stood_there_before(floor: BenchFloor) -> None:
    old = floor.packed()
    before = floor.parts.station.look().operator
    assert before is not None
    assert before.operator_id != SUPERVISOR.operator_id
    floor.redone(old)
    assert floor.parts.station.look().operator == before
    floor.parts.station.sign_out()
    assert floor.redo(old) is DeskRefusal.VOID_NUMBER
    assert floor.parts.station.look().operator is None


@pytest.mark.parametrize("leave", [Leave("p7", "Li"), Leave("nobody", "")])
def test_without_a_supervisors_leave_nothing_is_void(floor: BenchFloor, leave: Leave) -> None:
    old = floor.packed()
    assert floor.redo(old, leave=leave) is DeskRefusal.NO_LEAVE
    assert (floor.states(old), floor.facts(FactKind.LABEL_VOIDED)) == ([S.SCANNED], [])


def test_another_order_on_the_bench_comes_first_and_no_refusal_is_left_there(floor: BenchFloor) -> None:
    old = floor.packed()
    floor.parts.journal.keep_work([an_order("B-2", {MUG: 1})])
    floor.parts.station.resume()
    floor.scan("B-2")
    assert floor.redo(old) is DeskRefusal.BENCH_BUSY
    assert floor.states(old) == [S.SCANNED]
    assert floor.parts.station.look().answer is Answer.NOTHING
    floor.scan(CODES[MUG])
    session = floor.session()
    assert session is not None
    assert session.step is Step.WHOLE


def test_what_keeps_a_label_from_being_redone_is_said(floor: BenchFloor) -> None:
    assert floor.desk.redo("nothing", "other", LEAVE) is DeskRefusal.NO_SUCH_LABEL
    floor.desk.test("first")
    (label,) = floor.desk.list_printers()[0].labels
    assert floor.desk.redo(label.job.job_id, "other", LEAVE) is DeskRefusal.NO_PARCEL
    old = floor.pack()
    floor.print_next()
    journal = floor.parts.journal
    for standing, refusal in (
        (Standing.CANCELLED, DeskRefusal.CANCELLED),
        (Standing.HELD, DeskRefusal.HELD),
        (Standing.MOVED, DeskRefusal.ELSEWHERE),
    ):
        journal.set_standing(ORDER, standing)
        assert floor.redo(old) is refusal
    journal.set_standing(ORDER, Standing.ALIVE)
    with floor.parts.file.writing() as db:
        db.execute("UPDATE number_range SET next = last + 1")
    assert floor.redo(old) is DeskRefusal.NO_NUMBERS
    assert floor.states(old) == [S.PRINTED]


def test_without_its_address_a_label_is_not_redone(floor: BenchFloor) -> None:
    old = floor.packed()
    with floor.parts.file.writing() as db:
        db.execute("DELETE FROM person")
    assert floor.redo(old) is DeskRefusal.NO_ADDRESS
    assert floor.states(old) == [S.SCANNED]


# --- not sure: to the supervisor ---


def test_a_doubt_on_the_bench_sets_its_order_aside(floor: BenchFloor) -> None:
    job_id = floor.doubt(floor.pack())
    assert floor.desk.set_aside(job_id) is Aside.PARCEL
    (held,) = floor.facts(FactKind.ORDER_HELD)
    assert (held.payload["reason"], held.operator) == ("label_doubt", SUPERVISOR.operator_id)
    assert floor.session() is None
    assert [job.job_id for job in floor.desk.list_printers()[0].in_doubt] == [job_id]
    assert floor.desk.set_aside(job_id) is Aside.ALREADY
    assert floor.redo(floor.parts.prints.list_latest()[0].tracking_number) is DeskRefusal.SET_ASIDE
    assert len(floor.facts(FactKind.ORDER_HELD)) == 1


def test_an_unfinished_order_that_left_the_bench_is_set_aside_in_the_journal(floor: BenchFloor) -> None:
    job_id = floor.doubt(floor.pack())
    floor.parts.journal.clear_bench()
    floor.parts.station._bench.session = None
    assert floor.desk.set_aside(job_id) is Aside.PARCEL
    (held,) = floor.facts(FactKind.ORDER_HELD)
    assert held.payload["reason"] == SetAsideReason.LABEL_DOUBT.value


def test_a_doubt_that_keeps_no_parcel_waiting_says_so(floor: BenchFloor) -> None:
    floor.desk.test("first")
    number = floor.packed()
    job = floor.parts.prints.list_of_number(number)[0]
    assert floor.desk.set_aside(job.job_id) is DeskRefusal.NOT_IN_DOUBT
    assert floor.desk.reprint(job.job_id, "torn", LEAVE) is None
    assert floor.desk.set_aside(floor.doubt(number)) is Aside.CLOSED
    with floor.parts.file.writing() as db:
        db.execute("UPDATE print_job SET state = 'in_doubt', order_id = '' WHERE order_id = ?", (ORDER,))
    assert floor.desk.set_aside(job.job_id) is Aside.NOBODY
    assert floor.facts(FactKind.ORDER_HELD) == []
