import hashlib
from pathlib import Path

import pytest

from commands.printers.label_desk import LabelDesk, print_job_id
from commands.settings import PrinterSetting
from fulfilment.errors import StationError
from fulfilment.packing.work import Work
from fulfilment.shipping.ports import PrintState
from tests.fakes.benches import MUG, Bench, a_bench, an_order

NUMBER = "7550000000001"
S = PrintState


def a_desk(home: Path) -> tuple[Bench, LabelDesk, Work]:
    bench = a_bench(home, an_order())
    assert isinstance(bench.labels, LabelDesk)
    return bench, bench.labels, an_order().work


def put(bench: Bench, copy: int, *states: PrintState) -> None:
    for state in states:
        bench.prints.move(print_job_id(NUMBER, copy), state)


def states(bench: Bench) -> list[PrintState]:
    return [job.state for job in bench.prints.list_of_number(NUMBER)]


def test_a_label_is_drawn_for_its_printer_and_queued_with_its_sum(tmp_path: Path) -> None:
    bench, desk, work = a_desk(tmp_path)
    desk.queue_label(work, "parcel", NUMBER, 0)
    (job,) = bench.prints.list_open("p1")
    assert job.document.startswith(b"^XA")
    assert job.sha256 == hashlib.sha256(job.document).hexdigest()
    assert (job.order_id, job.parcel_id, job.copy, job.state) == (work.order_id, "parcel", 0, S.QUEUED)
    for secret in ("欧阳静怡", "13812345678", "969号"):
        assert secret.encode() not in job.document


def test_the_same_copy_asked_again_is_the_same_job_whatever_became_of_the_address(tmp_path: Path) -> None:
    bench, desk, work = a_desk(tmp_path)
    desk.queue_label(work, "parcel", NUMBER, 0)
    before = bench.prints.list_of_number(NUMBER)
    bench.journal.keep_work([an_order(name="Somebody Else")])
    desk.queue_label(work, "parcel", NUMBER, 0)
    assert bench.prints.list_of_number(NUMBER) == before


def test_a_reprint_is_another_paper_and_says_so(tmp_path: Path) -> None:
    bench, desk, work = a_desk(tmp_path)
    desk.queue_label(work, "parcel", NUMBER, 0)
    desk.queue_label(work, "parcel", NUMBER, 1)
    first, second = bench.prints.list_of_number(NUMBER)
    assert first.document != second.document
    label = desk.find_label(NUMBER)
    assert label is not None
    assert (label.copy, label.job_id) == (1, second.job_id)
    assert desk.find_label("nobody's") is None


def test_a_changed_printer_gets_the_next_label_in_its_own_dots(tmp_path: Path) -> None:
    bench, desk, work = a_desk(tmp_path)
    desk.queue_label(work, "parcel", NUMBER, 0)
    desk.printer = PrinterSetting("p2", "virtual://p2", dpi=300)
    desk.queue_label(work, "parcel", NUMBER, 1)
    first, second = bench.prints.list_of_number(NUMBER)
    assert (first.printer, second.printer) == ("p1", "p2")
    assert b"^PW800" in first.document
    assert b"^PW1200" in second.document


def test_without_an_address_the_packer_is_told_what_to_do(tmp_path: Path) -> None:
    bench, desk, work = a_desk(tmp_path)
    stranger = an_order("never claimed").work
    with pytest.raises(StationError) as caught:
        desk.queue_label(stranger, "parcel", NUMBER, 0)
    assert caught.value.advice == "Set this order aside: its address is not here."
    assert bench.prints.list_open("p1") == ()
    assert desk.picture(work, NUMBER, 0).startswith(b"\x89PNG")


def test_goods_that_are_not_in_the_catalogue_are_named_by_their_sku(tmp_path: Path) -> None:
    bench = a_bench(tmp_path, an_order(lines={MUG: 1}), products=())
    bench.labels.queue_label(an_order(lines={MUG: 1}).work, "parcel", NUMBER, 0)
    assert bench.prints.list_open("p1")


@pytest.mark.parametrize("state", [S.SENDING, S.SENT, S.PRINTED, S.IN_DOUBT])
def test_a_scan_ends_a_label_wherever_it_stood(tmp_path: Path, state: PrintState) -> None:
    bench, desk, work = a_desk(tmp_path)
    desk.queue_label(work, "parcel", NUMBER, 0)
    put(bench, 0, S.SENDING, *(() if state is S.SENDING else (state,)))
    desk.mark_scanned(NUMBER)
    desk.mark_scanned(NUMBER)
    assert states(bench) == [S.SCANNED]
    assert bench.prints.list_of_number(NUMBER)[0].evidence == "scan"


def test_of_several_copies_one_is_scanned_and_the_others_are_void(tmp_path: Path) -> None:
    bench, desk, work = a_desk(tmp_path)
    for copy in (0, 1, 2):
        desk.queue_label(work, "parcel", NUMBER, copy)
    put(bench, 0, S.SENDING, S.IN_DOUBT)
    put(bench, 1, S.SENDING, S.SENT)
    desk.mark_scanned(NUMBER)
    assert states(bench) == [S.VOID, S.SCANNED, S.VOID], "a copy that still waits never comes out"


def test_a_scan_of_a_label_that_never_left_voids_it(tmp_path: Path) -> None:
    bench, desk, work = a_desk(tmp_path)
    desk.queue_label(work, "parcel", NUMBER, 0)
    desk.mark_scanned(NUMBER)
    assert states(bench) == [S.VOID]
