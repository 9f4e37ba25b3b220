"""The spool with printers that speak TSPL, ESC/POS or EPL2: each proves what it can, and nothing more."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace

import pytest

from fulfilment.shipping.ports import PrintJob, PrintState
from printing.condition import PrinterCondition
from printing.label import make_label
from printing.spooling.spool import Patience, Spool, SpoolResult
from printing.transports.ways import open_transport
from printing.virtual.printer import Fault, VirtualPrinter
from tests.fakes.printers import FakePrintJournal, FakeTransport, a_job
from tests.printing.labels import a_label

S = PrintState
DOCUMENTS = {language: make_label(a_label(), 203, language) for language in ("zpl", "tspl", "escpos", "epl")}
OTHERS = ("tspl", "escpos", "epl")
SHORT = Patience(proof_s=5.0, rest_s=0.1, poll_s=0.005, start_s=0.05)
AT_ONCE = replace(SHORT, proof_s=0.2)  # where nothing will ever come


def a_journal(language: str) -> FakePrintJournal:
    journal = FakePrintJournal()
    journal.queue(replace(a_job("1", DOCUMENTS[language]), language=language))
    return journal


def run(
    printer: VirtualPrinter, journal: FakePrintJournal, language: str, patience: Patience = SHORT
) -> SpoolResult:
    return Spool("p1", open_transport(printer.url), journal, patience, language=language).run_next()


def the_job(journal: FakePrintJournal) -> PrintJob:
    return journal.jobs["job-1-0"]


def test_an_acknowledged_label_is_printed() -> None:
    journal = a_journal("escpos")
    with VirtualPrinter(print_s=0.05) as printer:
        result = run(printer, journal, "escpos")
        assert len(printer.papers()) == 1
    assert (the_job(journal).state, the_job(journal).evidence) == (S.PRINTED, "acknowledged")
    assert result.job == the_job(journal)
    assert journal.states("job-1-0") == [S.SENDING, S.SENT, S.PRINTED]


def test_a_printer_that_never_acknowledges_leaves_its_label_sent() -> None:
    journal = a_journal("escpos")
    with VirtualPrinter(acknowledges=False) as printer:
        run(printer, journal, "escpos")
        assert len(printer.wait_for_papers(1)) == 1
    assert (the_job(journal).state, the_job(journal).evidence) == (S.SENT, "")


@pytest.mark.parametrize("fault", [Fault.FORGET, Fault.CLOSE_MID_LABEL, Fault.PRINT_THEN_RESET])
def test_a_label_without_its_acknowledgement_is_in_doubt(fault: Fault) -> None:
    """The try of before must not speak for the label: the same printer, which does acknowledge."""
    journal = a_journal("escpos")
    with VirtualPrinter() as printer:
        spool = Spool("p1", open_transport(printer.url), journal, AT_ONCE, language="escpos")
        assert spool._acknowledging.is_known_to(spool._line)
        printer.fault = fault
        spool.run_next()
    assert the_job(journal).state is S.IN_DOUBT


def test_a_scan_ends_the_wait_for_the_acknowledgement() -> None:
    journal = a_journal("escpos")

    class Scanned(FakePrintJournal):
        def move(self, job_id: str, to: PrintState, **told: object) -> None:
            super().move(job_id, to, **told)  # type: ignore[arg-type]
            if to is S.SENDING:
                super().move(job_id, S.SCANNED, evidence="scan")

    journal = Scanned(jobs=journal.jobs)
    with VirtualPrinter(print_s=3600) as printer:
        run(printer, journal, "escpos", Patience(proof_s=3600))
    assert the_job(journal).state is S.SCANNED


def test_a_printer_seen_printing_and_stopping_is_noted_but_proves_nothing() -> None:
    journal = a_journal("tspl")
    with VirtualPrinter(print_s=0.3) as printer:
        run(printer, journal, "tspl", replace(SHORT, start_s=5.0))
    assert (the_job(journal).state, the_job(journal).evidence) == (S.SENT, "idle")


def test_a_label_that_was_forgotten_shows_no_idle() -> None:
    journal = a_journal("tspl")
    with VirtualPrinter() as printer:
        printer.fault = Fault.FORGET
        run(printer, journal, "tspl")
    assert (the_job(journal).state, the_job(journal).evidence) == (S.SENT, "")


def test_a_printer_that_never_shows_its_printing_is_waited_for_once() -> None:
    """The second of each label was spent on looking for a sign that this printer does not give."""
    slept: list[float] = []
    journal, line = a_journal("tspl"), FakeTransport(replies={b"\x1b!?": b"\x00"})
    spool = Spool("p1", line, journal, SHORT, lambda: sum(slept), slept.append, "tspl")
    spool.run_next()
    assert sum(slept) >= SHORT.start_s
    slept.clear()
    journal.queue(replace(a_job("2", DOCUMENTS["tspl"]), language="tspl"))
    spool.run_next()
    assert (slept, journal.jobs["job-2-0"].state) == ([], S.SENT)


def test_an_acknowledgement_that_failed_to_come_is_looked_for_anew() -> None:
    """Another printer may stand there by now, which does not know the question."""
    journal = a_journal("escpos")
    journal.queue(replace(a_job("2", DOCUMENTS["escpos"]), language="escpos"))
    with VirtualPrinter() as printer:
        spool = Spool("p1", open_transport(printer.url), journal, AT_ONCE, language="escpos")
        printer.fault = Fault.FORGET
        assert spool._acknowledging.is_known_to(spool._line)
        spool.run_next()
        printer.fault, printer.acknowledges = Fault.NONE, False
        spool.run_next()
    assert [job.state for job in journal.jobs.values()] == [S.IN_DOUBT, S.SENT]


def test_who_did_not_answer_what_every_receipt_printer_knows_is_not_asked_to_acknowledge() -> None:
    """GS ( H would come out as six signs on paper."""
    line = WordyLine(replies={b"\x10\x04": b"what?"})
    Spool("p1", line, a_journal("escpos"), AT_ONCE, language="escpos").run_next()
    assert line.asked == [b"\x10\x04\x01\x10\x04\x02\x10\x04\x04"]
    assert line.sent == []


@dataclass
class WordyLine(FakeTransport):
    """Keeps what it was asked."""

    asked: list[bytes] = field(default_factory=list)

    def ask(self, query: bytes, timeout_s: float, whole: Callable[[bytes], bool] | None = None) -> bytes:
        self.asked.append(query)
        return super().ask(query, timeout_s, whole)


def test_paper_that_ends_under_the_label_is_doubt() -> None:
    journal = a_journal("tspl")
    with VirtualPrinter(print_s=3600) as printer:
        line = open_transport(printer.url)
        Spool(
            "p1", line, journal, SHORT, wait=lambda seconds: printer.load_paper(0), language="tspl"
        ).run_next()
    assert the_job(journal).state is S.IN_DOUBT
    assert "printer paper_out" in the_job(journal).detail


def test_epl_proves_nothing_and_waits_for_its_scan() -> None:
    journal = a_journal("epl")
    with VirtualPrinter() as printer:
        run(printer, journal, "epl")
        assert len(printer.wait_for_papers(1)) == 1
    assert (the_job(journal).state, the_job(journal).evidence) == (S.SENT, "")


@pytest.mark.parametrize("language", OTHERS)
@pytest.mark.parametrize(
    ("fault", "condition"),
    [
        (Fault.PAPER_OUT, PrinterCondition.PAPER_OUT),
        (Fault.HEAD_OPEN, PrinterCondition.HEAD_OPEN),
        (Fault.REFUSE, PrinterCondition.OFFLINE),
        (Fault.HANG, PrinterCondition.NEEDS_HANDS),
        (Fault.MUTE, PrinterCondition.NEEDS_HANDS),
    ],
)
def test_nothing_leaves_while_the_printer_is_not_ready(
    language: str, fault: Fault, condition: PrinterCondition
) -> None:
    journal = a_journal(language)
    with VirtualPrinter() as printer:
        printer.fault = fault
        assert run(printer, journal, language).condition is condition
        assert printer.papers() == ()
    assert the_job(journal).state is S.QUEUED


@pytest.mark.parametrize("language", OTHERS)
def test_a_line_that_breaks_is_doubt(language: str) -> None:
    journal = a_journal(language)
    with VirtualPrinter(acknowledges=False) as printer:
        printer.fault = Fault.CLOSE_MID_LABEL
        run(printer, journal, language)
        assert printer.papers() == ()
    assert the_job(journal).state is S.IN_DOUBT


@pytest.mark.parametrize("language", OTHERS)
def test_after_a_crash_a_label_without_proof_is_doubt(language: str) -> None:
    journal = a_journal(language)
    journal.move("job-1-0", S.SENDING, odometer_before=-1)
    with VirtualPrinter() as printer:
        Spool("p1", open_transport(printer.url), journal, SHORT, language=language).recover()
        assert printer.papers() == ()
    assert the_job(journal).state is S.IN_DOUBT


def test_a_label_of_another_language_is_not_sent_but_asked_about() -> None:
    """A printer set anew would print the waiting ZPL as metres of letters."""
    journal = a_journal("zpl")
    with VirtualPrinter() as printer:
        run(printer, journal, "tspl")
        assert printer.papers() == ()
    assert (the_job(journal).state, the_job(journal).detail) == (S.IN_DOUBT, "not sent: zpl, not tspl")
