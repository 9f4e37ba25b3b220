"""Labels that are not as long as those that are drawn: blank ones come out, or one is torn over two."""

import pytest

from fulfilment.shipping.ports import PrintState
from printing.condition import PrinterCondition
from printing.drawing.raster import draw_label
from printing.languages.zpl import zpl_document
from printing.spooling.media import Media, rows_of, told_rows
from printing.spooling.spool import Patience, Spool
from printing.transports.ways import open_transport
from printing.virtual.printer import VirtualPrinter
from tests.fakes.printers import FakePrintJournal, FakeTransport, a_job
from tests.printing.labels import a_label

DOCUMENT = zpl_document(draw_label(a_label(), 203))  # 100x150: 1,200 dots long
SHORT = Patience(proof_s=5.0, rest_s=0.05, poll_s=0.005)


@pytest.mark.parametrize(
    ("measured", "is_wrong"),
    [(None, False), (0, False), (1200, False), (1245, False), (1150, False), (600, True), (2420, True)],
)
def test_a_label_much_shorter_or_longer_than_drawn_is_wrong(measured: int | None, is_wrong: bool) -> None:
    assert Media().is_wrong(measured, b"^XA^PW800^LL1200^LH0,0") is is_wrong
    assert Media(1200).is_wrong(measured) is is_wrong


def test_what_nobody_told_cannot_be_wrong() -> None:
    assert not Media().is_wrong(600, b"^XA^FO0,0^FS^XZ")


def test_a_printer_that_repeats_the_length_it_was_told_is_not_believed() -> None:
    media = Media()
    media.sent(b"^XA^LL400^XZ")
    assert not media.is_wrong(400, b"^XA^LL1200^XZ")
    assert media.is_wrong(600, b"^XA^LL1200^XZ")


def test_sizes_become_dots() -> None:
    assert (rows_of("100x150", 203), rows_of("100x150", 300), rows_of("", 203)) == (1200, 1800, None)
    assert told_rows(DOCUMENT) == 1200


def a_spool(printer: VirtualPrinter, *numbers: str, media_rows: int | None = None) -> Spool:
    journal = FakePrintJournal()
    for number in numbers:
        journal.queue(a_job(number, DOCUMENT))
    return Spool("p1", open_transport(printer.url), journal, SHORT, media_rows=media_rows)


def test_a_label_waits_while_the_printer_measured_another_length_and_goes_once_it_measured_anew() -> None:
    with VirtualPrinter(media_rows=2430, loaded_rows=1210) as printer:
        spool = a_spool(printer, "1")
        result = spool.run_next()
        assert result.condition is spool.condition() is PrinterCondition.MEDIA_WRONG
        assert printer.papers() == ()
        assert spool.calibrate()
        done = spool.run_next().job
        assert done is not None
        assert done.state is PrintState.PRINTED
        assert len(printer.papers()) == 1


def test_after_measuring_a_printer_that_says_the_same_is_believed() -> None:
    """Some report nonsense; without this they would stand still for ever."""
    with VirtualPrinter(media_rows=2430) as printer:
        spool = a_spool(printer, "1")
        spool.calibrate()
        assert spool.run_next().condition is PrinterCondition.READY
        assert len(printer.papers()) == 1


def test_the_settings_tell_it_before_any_label_waits() -> None:
    with VirtualPrinter(media_rows=600) as printer:
        assert a_spool(printer, media_rows=1200).condition() is PrinterCondition.MEDIA_WRONG
        assert a_spool(printer).condition() is PrinterCondition.READY


@pytest.mark.parametrize("language", ["zpl", "tspl", "epl"])
def test_measuring_is_sent_in_the_printers_language(language: str) -> None:
    with VirtualPrinter(media_rows=600, loaded_rows=1200) as printer:
        Spool("p1", open_transport(printer.url), FakePrintJournal(), language=language).calibrate()
        assert printer.wait_until_measured() == 1200
        assert printer.papers() == ()


def test_a_printer_of_receipts_measures_nothing() -> None:
    line = FakeTransport()
    spool = Spool("p1", line, FakePrintJournal(), language="escpos")
    assert not spool.calibrate()
    assert line.sent == []


def test_a_label_of_a_crash_is_settled_before_measuring_moves_the_count() -> None:
    with VirtualPrinter(odometer=100) as printer:
        spool = a_spool(printer, "1")
        spool.journal.move("job-1-0", PrintState.SENDING, odometer_before=99)
        spool.calibrate()
    job = spool.journal.find("job-1-0")
    assert job is not None
    assert (job.state, job.evidence) == (PrintState.PRINTED, "odometer")
