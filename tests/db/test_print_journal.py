from dataclasses import replace
from itertools import product
from pathlib import Path

import pytest

from fulfilment.shipping.ports import PrintJob, PrintState, may_move
from tests.fakes.benches import Bench, a_bench
from tests.fakes.printers import a_job

S = PrintState


def jobs(bench: Bench, *numbers: str, printer: str = "p1") -> list[PrintJob]:
    made = [a_job(number, document=number.encode(), printer=printer) for number in numbers]
    for job in made:
        bench.prints.queue(job)
    return made


def put(bench: Bench, job_id: str, state: PrintState) -> None:
    """state by hand, to try every move from it."""
    with bench.file.writing() as db:
        db.execute("UPDATE print_job SET state = ? WHERE job_id = ?", (state.value, job_id))


def test_a_job_comes_back_bit_for_bit_after_a_crash(tmp_path: Path) -> None:
    bench = a_bench(tmp_path)
    job = a_job(document=bytes(range(256)))
    bench.prints.queue(job)
    assert bench.again().prints.find(job.job_id) == job
    assert bench.again().prints.find("nobody's") is None


@pytest.mark.parametrize(("now", "to"), list(product(PrintState, PrintState)), ids=str)
def test_a_label_moves_only_as_the_table_says(tmp_path: Path, now: PrintState, to: PrintState) -> None:
    bench = a_bench(tmp_path)
    (job,) = jobs(bench, "N1")
    put(bench, job.job_id, now)
    if may_move(now, to):
        bench.prints.move(job.job_id, to)
    else:
        with pytest.raises(ValueError, match=job.job_id):
            bench.prints.move(job.job_id, to)
    found = bench.prints.find(job.job_id)
    assert found is not None
    assert found.state is (to if may_move(now, to) else now)


def test_a_paper_beside_the_waybill_is_not_found_by_the_number_it_names(tmp_path: Path) -> None:
    bench = a_bench(tmp_path)
    (waybill,) = jobs(bench, "N1")
    slips = [replace(waybill, job_id=f"slip {page}", kind="slip", page=page) for page in (1, 2)]
    for slip in slips:
        bench.prints.queue(slip)
    assert bench.prints.list_of_number("N1") == (waybill,)
    assert bench.prints.list_papers("N1") == tuple(slips)
    assert bench.prints.list_open("p1") == (waybill, *slips), "they are printed like everything else"


def test_nothing_in_doubt_and_nothing_that_ended_can_be_sent_again() -> None:
    for state in (S.IN_DOUBT, S.PRINTED, S.SCANNED, S.VOID):
        assert not may_move(state, S.QUEUED)
        assert not may_move(state, S.SENDING)


def test_a_job_nobody_queued_does_not_move(tmp_path: Path) -> None:
    with pytest.raises(ValueError, match="ghost"):
        a_bench(tmp_path).prints.move("ghost", S.SENDING)


def test_sending_is_on_disk_before_the_first_byte(tmp_path: Path) -> None:
    """The program dies right after the move: the next start finds it sending, not queued."""
    bench = a_bench(tmp_path)
    (job,) = jobs(bench, "N1")
    bench.prints.move(job.job_id, S.SENDING, odometer_before=41)
    found = bench.again().prints.find(job.job_id)
    assert found is not None
    assert (found.state, found.odometer_before) == (S.SENDING, 41)


def test_evidence_and_odometer_stay_until_there_are_others(tmp_path: Path) -> None:
    bench = a_bench(tmp_path)
    (job,) = jobs(bench, "N1")
    bench.prints.move(job.job_id, S.SENDING, odometer_before=41)
    bench.prints.move(job.job_id, S.PRINTED, evidence="odometer", detail="odometer 42")
    bench.prints.move(job.job_id, S.SCANNED)
    found = bench.prints.find(job.job_id)
    assert found is not None
    assert (found.evidence, found.odometer_before, found.detail) == ("odometer", 41, "")


def test_the_queue_keeps_its_order_and_a_job_queued_twice_its_place(tmp_path: Path) -> None:
    bench = a_bench(tmp_path)
    first, second, third = jobs(bench, "N3", "N1", "N2")
    bench.prints.move(first.job_id, S.SENDING)
    bench.prints.queue(first)
    bench.prints.queue(a_job("N1", document=b"another drawing of it"))
    opened = bench.prints.list_open("p1")
    assert [job.job_id for job in opened] == [first.job_id, second.job_id, third.job_id]
    assert [job.state for job in opened] == [S.SENDING, S.QUEUED, S.QUEUED]
    assert opened[1].document == b"N1"


def test_open_is_what_a_person_or_the_printer_still_has_to_do_with(tmp_path: Path) -> None:
    bench = a_bench(tmp_path)
    made = jobs(bench, *(f"N{n}" for n, _ in enumerate(S)))
    for job, state in zip(made, S, strict=True):
        put(bench, job.job_id, state)
    jobs(bench, "other", printer="p2")
    assert [job.state for job in bench.prints.list_open("p1")] == [S.QUEUED, S.SENDING, S.SENT, S.IN_DOUBT]
    assert [job.tracking_number for job in bench.prints.list_open("p2")] == ["other"]


def test_copies_of_a_number_come_the_first_print_first(tmp_path: Path) -> None:
    bench = a_bench(tmp_path)
    for copy in (1, 0, 2):
        bench.prints.queue(a_job("N1", copy=copy))
    jobs(bench, "N2")
    assert [job.copy for job in bench.prints.list_of_number("N1")] == [0, 1, 2]
    assert [job.tracking_number for job in bench.prints.list_latest("p1", 2)] == ["N2", "N1"]
    assert len(bench.prints.list_latest()) == 4


def test_only_what_was_not_begun_changes_to_another_printer(tmp_path: Path) -> None:
    bench = a_bench(tmp_path)
    made = jobs(bench, "N1", "N2", "N3", "N4")
    for job, state in zip(made, (S.SENDING, S.IN_DOUBT, S.QUEUED, S.QUEUED), strict=True):
        put(bench, job.job_id, state)
    assert bench.prints.move_queue("p1", "p2") == 2
    assert [job.tracking_number for job in bench.prints.list_open("p1")] == ["N1", "N2"]
    assert [job.tracking_number for job in bench.prints.list_open("p2")] == ["N3", "N4"]
