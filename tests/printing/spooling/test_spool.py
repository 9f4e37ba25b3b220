"""The spool against a real line with a printer that fails, and after a crash at every step."""

import threading
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from fulfilment.errors import PrinterAway
from fulfilment.shipping.ports import PrintJob, PrintState
from printing.condition import PrinterCondition
from printing.drawing.raster import draw_label
from printing.languages.zpl import zpl_document
from printing.spooling.spool import Patience, Spool, document_name
from printing.transports.ways import open_transport
from printing.virtual.printer import Fault, VirtualPrinter
from tests.fakes.printers import FakePrintJournal, FakeTransport, a_job
from tests.printing.labels import a_label

S = PrintState
DOCUMENT = zpl_document(draw_label(a_label(), 203))
SHORT = Patience(proof_s=5.0, rest_s=0.1, poll_s=0.005)
AT_ONCE = Patience(proof_s=0.2, rest_s=0.1, poll_s=0.005)  # where nothing will ever come


@pytest.fixture
def printer() -> Iterator[VirtualPrinter]:
    with VirtualPrinter(odometer=100) as printer:
        yield printer


@pytest.fixture
def journal() -> FakePrintJournal:
    journal = FakePrintJournal()
    journal.queue(a_job("1", DOCUMENT))
    return journal


def a_spool(url: str, journal: FakePrintJournal, patience: Patience = SHORT) -> Spool:
    return Spool("p1", open_transport(url), journal, patience)


def the_job(journal: FakePrintJournal, number: str = "1") -> PrintJob:
    job = journal.find(f"job-{number}-0")
    assert job is not None
    return job


def test_a_label_is_printed_with_the_odometer_as_evidence(
    printer: VirtualPrinter, journal: FakePrintJournal
) -> None:
    result = a_spool(printer.url, journal).run_next()
    assert result.condition is PrinterCondition.READY
    assert result.job == the_job(journal)
    assert (the_job(journal).state, the_job(journal).evidence) == (S.PRINTED, "odometer")
    assert the_job(journal).odometer_before == 100
    assert journal.states("job-1-0") == [S.SENDING, S.SENT, S.PRINTED]
    assert [paper.data for paper in printer.papers()] == [DOCUMENT.strip()]


def test_labels_go_oldest_first_one_at_a_time(printer: VirtualPrinter, journal: FakePrintJournal) -> None:
    journal.queue(a_job("2", DOCUMENT.replace(b"^FS", b"^FX2^FS")))
    journal.queue(a_job("3", DOCUMENT, printer="p2"))
    spool = a_spool(printer.url, journal)
    spool.run_next()
    assert the_job(journal, "2").state is S.QUEUED
    spool.run_next()
    assert spool.run_next().job is None
    assert the_job(journal, "3").state is S.QUEUED  # another printer's
    assert len(printer.papers()) == 2


def test_nothing_waiting_leaves_the_printer_alone(printer: VirtualPrinter) -> None:
    printer.fault = Fault.REFUSE
    result = a_spool(printer.url, FakePrintJournal()).run_next()
    assert (result.condition, result.job) == (None, None)


@pytest.mark.parametrize(
    ("fault", "condition"),
    [
        (Fault.REFUSE, PrinterCondition.OFFLINE),
        (Fault.HANG, PrinterCondition.NEEDS_HANDS),
        (Fault.MUTE, PrinterCondition.NEEDS_HANDS),
        (Fault.PAPER_OUT, PrinterCondition.PAPER_OUT),
        (Fault.HEAD_OPEN, PrinterCondition.HEAD_OPEN),
        (Fault.PAUSED, PrinterCondition.PAUSED),
        (Fault.JAM, PrinterCondition.JAM),
        (Fault.TOO_HOT, PrinterCondition.TOO_HOT),
        (Fault.RUBBISH, PrinterCondition.NEEDS_HANDS),
    ],
)
def test_an_unready_printer_leaves_the_label_queued(
    printer: VirtualPrinter, journal: FakePrintJournal, fault: Fault, condition: PrinterCondition
) -> None:
    spool = a_spool(printer.url, journal)
    printer.fault = fault
    result = spool.run_next()
    assert result.condition is condition
    assert result.job is not None
    assert result.job.state is S.QUEUED
    assert journal.moves == []
    printer.fault = Fault.NONE
    spool.run_next()
    assert the_job(journal).state is S.PRINTED
    assert len(printer.papers()) == 1


def test_a_line_that_breaks_mid_label_queues_it_again(
    printer: VirtualPrinter, journal: FakePrintJournal
) -> None:
    spool = a_spool(printer.url, journal)
    printer.fault = Fault.CLOSE_MID_LABEL
    result = spool.run_next()
    assert result.job is not None
    assert result.job.state is S.QUEUED
    assert "odometer still 100" in result.job.detail
    printer.fault = Fault.NONE
    spool.run_next()
    assert the_job(journal).state is S.PRINTED
    assert len(printer.papers()) == 1


def test_a_line_that_breaks_after_the_print_is_not_sent_again(
    printer: VirtualPrinter, journal: FakePrintJournal
) -> None:
    spool = a_spool(printer.url, journal)
    printer.fault = Fault.PRINT_THEN_RESET
    spool.run_next()
    assert (the_job(journal).state, the_job(journal).evidence) == (S.PRINTED, "odometer")
    assert spool.run_next().job is None
    assert len(printer.papers()) == 1


def test_a_label_that_is_just_coming_out_is_not_called_unprinted(journal: FakePrintJournal) -> None:
    """The count is 100 when the line breaks and 101 a moment later: sending again would print two."""
    with VirtualPrinter(odometer=100, print_s=0.3) as printer:
        spool = Spool("p1", BreakingLine(printer.url), journal, Patience(2.0, 0.1, 0.005))
        spool.run_next()
        assert the_job(journal).state is S.PRINTED
        assert len(printer.papers()) == 1


class BreakingLine(FakeTransport):
    """Hands everything over and then says that the line broke."""

    def __init__(self, url: str) -> None:
        super().__init__()
        self.way = open_transport(url)
        self.ask = self.way.ask  # type: ignore[method-assign]

    def send(self, data: bytes, name: str = "label.zpl") -> None:
        self.way.send(data, name)
        raise PrinterAway("reset") from ConnectionResetError("reset")


def test_a_forgotten_label_is_in_doubt_and_stays_there(
    printer: VirtualPrinter, journal: FakePrintJournal
) -> None:
    spool = a_spool(printer.url, journal, AT_ONCE)
    printer.fault = Fault.FORGET
    spool.run_next()
    assert the_job(journal).state is S.IN_DOUBT
    assert "odometer 100 before, 100 after" in the_job(journal).detail
    printer.fault = Fault.NONE
    assert spool.run_next().job is None
    assert spool.recover() == ()
    assert printer.papers() == ()


def test_a_printer_gone_after_the_first_byte_leaves_doubt(
    printer: VirtualPrinter, journal: FakePrintJournal
) -> None:
    def break_the_line(data: bytes) -> None:
        printer.fault = Fault.REFUSE
        raise PrinterAway("p1")

    line = FakeTransport(on_send=break_the_line)
    line.ask = open_transport(printer.url).ask  # type: ignore[method-assign]
    result = Spool("p1", line, journal, SHORT).run_next()
    assert result.condition is PrinterCondition.OFFLINE
    assert the_job(journal).state is S.IN_DOUBT


def test_without_an_odometer_a_label_stays_sent_until_its_scan(journal: FakePrintJournal) -> None:
    journal.queue(a_job("2", DOCUMENT))
    with VirtualPrinter(has_odometer=False) as printer:
        spool = a_spool(printer.url, journal)
        spool.run_next()
        assert the_job(journal).state is S.SENT
        printer.wait_for_papers(1)
        spool.run_next()  # the next one may go: nothing is counted here
        assert the_job(journal, "2").state is S.SENT
        assert len(printer.wait_for_papers(2)) == 2


def test_without_an_odometer_a_broken_line_is_doubt(journal: FakePrintJournal) -> None:
    with VirtualPrinter(has_odometer=False) as printer:
        printer.fault = Fault.CLOSE_MID_LABEL
        a_spool(printer.url, journal).run_next()
    assert the_job(journal).state is S.IN_DOUBT


def test_an_old_count_is_not_used_for_a_new_attempt(journal: FakePrintJournal) -> None:
    """The first attempt knew 100; the second knew nothing, so 101 after it would prove nothing."""
    with VirtualPrinter(odometer=100) as printer:
        printer.fault = Fault.CLOSE_MID_LABEL
        spool = a_spool(printer.url, journal)
        spool.run_next()
        assert (the_job(journal).state, the_job(journal).odometer_before) == (S.QUEUED, 100)
        printer.has_odometer = False
        spool.run_next()
    assert the_job(journal).state is S.IN_DOUBT


def test_a_folder_is_its_own_evidence(tmp_path: Path, journal: FakePrintJournal) -> None:
    a_spool(tmp_path.as_uri(), journal).run_next()
    assert (the_job(journal).state, the_job(journal).evidence) == (S.PRINTED, "file")
    assert (tmp_path / "1.zpl").read_bytes() == DOCUMENT


def test_a_reprint_does_not_overwrite_the_first_print(tmp_path: Path, journal: FakePrintJournal) -> None:
    journal.queue(a_job("1", b"^XA^XZ", copy=1))
    spool = a_spool(tmp_path.as_uri(), journal)
    spool.run_next()
    spool.run_next()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["1-R1.zpl", "1.zpl"]
    assert document_name(a_job("1", copy=2)) == "1-R2.zpl"
    second = replace(a_job("1"), kind="slip", page=2)
    assert document_name(second) == "1-slip-2.zpl", "a paper never takes its waybill's place in a folder"


# -- others at work on the same printer ------------------------------------------------------------------


def test_a_count_that_jumps_says_that_another_program_prints_here(journal: FakePrintJournal) -> None:
    """Two of the next three labels are somebody else's: ours may or may not be among them."""
    with VirtualPrinter(odometer=100) as printer:
        line = FakeTransport(on_send=lambda data: printer.print_for_another(2))
        line.ask = open_transport(printer.url).ask  # type: ignore[method-assign]
        Spool("p1", line, journal, SHORT).run_next()
    assert the_job(journal).state is S.IN_DOUBT
    assert the_job(journal).detail == "odometer 100 before, 102 after; printer ready; other_program"


@pytest.mark.parametrize(
    ("before", "code"), [(97, "other_program"), (4711, "other_printer"), (101, "other_printer")]
)
def test_after_a_stop_a_strange_count_says_why(
    printer: VirtualPrinter, journal: FakePrintJournal, before: int, code: str
) -> None:
    """A count of less than before: the printer was exchanged while we were away."""
    crash_in(S.SENDING, journal, before)
    a_spool(printer.url, journal).recover()
    assert the_job(journal).state is S.IN_DOUBT
    assert the_job(journal).detail.endswith(f"; {code}")


def test_who_asks_meanwhile_from_another_lane_is_not_kept_waiting(
    printer: VirtualPrinter, journal: FakePrintJournal
) -> None:
    """The printers screen asks while a label is on its way: it gets what was seen, and touches nothing."""
    seen: list[PrinterCondition] = []
    line = FakeTransport(on_send=lambda data: seen.append(spool.condition()))
    line.ask = open_transport(printer.url).ask  # type: ignore[method-assign]
    spool = Spool("p1", line, journal, AT_ONCE)
    spool.run_next()
    assert seen == [PrinterCondition.READY]


def test_while_somebody_moves_the_queue_nothing_of_it_is_begun(
    printer: VirtualPrinter, journal: FakePrintJournal
) -> None:
    """A label given to the other printer between our look at it and its first byte came out of both."""
    spool, begun = a_spool(printer.url, journal), threading.Event()

    def print_one() -> None:
        begun.set()
        spool.run_next()

    lane = threading.Thread(target=print_one)
    with spool.at_rest():
        lane.start()
        assert begun.wait(5)
        assert journal.moves == []
        journal.jobs["job-1-0"] = replace(the_job(journal), printer="p2")
    lane.join()
    assert (journal.moves, printer.papers()) == ([], ())


# -- others at work on the same label --------------------------------------------------------------------


@pytest.mark.parametrize("state", [S.SCANNED, S.VOID])
def test_a_scan_that_is_faster_than_our_evidence_stands(
    printer: VirtualPrinter, journal: FakePrintJournal, state: PrintState
) -> None:
    """The packer scans on the station's lane while this one still asks for the odometer."""
    line = FakeTransport(on_send=lambda data: journal.move("job-1-0", state))
    line.ask = open_transport(printer.url).ask  # type: ignore[method-assign]
    result = Spool("p1", line, journal, SHORT).run_next()
    assert result.job is not None
    assert result.job.state is state


def test_a_scan_ends_the_wait_for_the_odometer(printer: VirtualPrinter, journal: FakePrintJournal) -> None:
    def scan(seconds: float) -> None:
        journal.move("job-1-0", S.SCANNED, evidence="scan")

    printer.fault = Fault.FORGET
    Spool("p1", open_transport(printer.url), journal, Patience(proof_s=3600), wait=scan).run_next()
    assert (the_job(journal).state, the_job(journal).evidence) == (S.SCANNED, "scan")


@pytest.mark.parametrize("changes", [{"state": S.VOID}, {"printer": "p2"}])
def test_a_label_taken_away_while_the_printer_was_asked_is_not_sent(
    printer: VirtualPrinter, journal: FakePrintJournal, changes: dict[str, Any]
) -> None:
    class SlowAnswer(FakeTransport):
        def ask(self, query: bytes, timeout_s: float, whole: Any = None) -> bytes:
            journal.jobs["job-1-0"] = replace(the_job(journal), **changes)
            return open_transport(printer.url).ask(query, timeout_s, whole)

    line = SlowAnswer()
    Spool("p1", line, journal, SHORT).run_next()
    assert line.sent == []
    assert journal.moves == []


# -- after a crash ---------------------------------------------------------------------------------------


def crash_in(state: PrintState, journal: FakePrintJournal, odometer_before: int | None) -> None:
    journal.move("job-1-0", S.SENDING, odometer_before=odometer_before)
    if state is S.SENT:
        journal.move("job-1-0", S.SENT)


@pytest.mark.parametrize("state", [S.SENDING, S.SENT])
@pytest.mark.parametrize(
    ("before", "becomes"),
    [(100, S.QUEUED), (99, S.PRINTED), (98, S.IN_DOUBT), (101, S.IN_DOUBT)],
)
def test_after_a_start_the_odometer_decides(
    printer: VirtualPrinter, journal: FakePrintJournal, state: PrintState, before: int, becomes: PrintState
) -> None:
    crash_in(state, journal, before)
    (result,) = a_spool(printer.url, journal).recover()
    assert result.job is not None
    assert result.job.state is becomes
    assert printer.papers() == ()  # recovering sends nothing


def test_after_a_start_an_unreadable_count_is_doubt(
    printer: VirtualPrinter, journal: FakePrintJournal
) -> None:
    crash_in(S.SENDING, journal, 100)
    printer.fault = Fault.REFUSE
    a_spool(printer.url, journal).recover()
    assert the_job(journal).state is S.IN_DOUBT


def test_after_a_start_a_label_waiting_for_paper_is_not_sent_again(
    printer: VirtualPrinter, journal: FakePrintJournal
) -> None:
    printer.load_paper(0)
    open_transport(printer.url).send(DOCUMENT)  # it sits in the printer, the count still says 100
    crash_in(S.SENDING, journal, 100)
    a_spool(printer.url, journal, AT_ONCE).recover()
    assert the_job(journal).state is S.IN_DOUBT


def test_a_label_without_a_way_to_prove_it_waits_for_its_scan(
    printer: VirtualPrinter, journal: FakePrintJournal
) -> None:
    crash_in(S.SENT, journal, None)
    spool = a_spool(printer.url, journal)
    assert spool.recover() == ()
    assert spool.run_next().job is None
    assert the_job(journal).state is S.SENT


@pytest.mark.parametrize("state", [S.SENDING, S.SENT])
@pytest.mark.parametrize("has_arrived", [True, False])
def test_after_a_start_a_folder_shows_what_arrived(
    tmp_path: Path, journal: FakePrintJournal, state: PrintState, has_arrived: bool
) -> None:
    crash_in(state, journal, None)
    if has_arrived:
        open_transport(tmp_path.as_uri()).send(DOCUMENT, "1.zpl")
    a_spool(tmp_path.as_uri(), journal).recover()
    assert the_job(journal).state is (S.PRINTED if has_arrived else S.QUEUED)


def test_what_a_crash_left_is_settled_before_the_next_label(
    printer: VirtualPrinter, journal: FakePrintJournal
) -> None:
    journal.queue(a_job("2", DOCUMENT))
    crash_in(S.SENDING, journal, 99)
    result = a_spool(printer.url, journal).run_next()
    assert result.job == the_job(journal, "1")
    assert the_job(journal, "2").state is S.QUEUED
