"""The spool with printers that speak TSPL, ESC/POS or EPL2: each proves what it can, and nothing more."""

from dataclasses import replace

import pytest

from fulfilment.shipping.ports import PrintJob, PrintState
from printing.condition import PrinterCondition
from printing.label import make_label
from printing.spooling.spool import Patience, Spool, SpoolResult
from printing.transports.ways import open_transport
from printing.virtual.printer import Fault, VirtualPrinter
from tests.fakes.printers import FakePrintJournal, a_job
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
        assert spool._does_acknowledge()
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
