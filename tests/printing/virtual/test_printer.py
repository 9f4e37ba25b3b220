from pathlib import Path

import pytest
from PIL import Image

from printing.condition import PrinterCondition
from printing.drawing.raster import DOTS_PER_MM, draw_label
from printing.languages.known import LANGUAGES
from printing.languages.zpl import zpl_document
from printing.spooling.status import read_condition, read_odometer
from printing.transports.ways import open_transport
from printing.virtual.printer import Fault, Paper, VirtualPrinter
from tests.printing.labels import a_label

RASTER = draw_label(a_label(), 203)
DOCUMENT = zpl_document(RASTER)


def test_paper_shows_what_was_drawn_and_is_kept_as_png(tmp_path: Path) -> None:
    with VirtualPrinter(tmp_path / "papers", odometer=41) as printer:
        open_transport(printer.url).send(DOCUMENT)
        (paper,) = printer.wait_for_papers(1)
    assert paper.number == printer.odometer == 42
    assert paper.complaints == ()
    assert paper.image().tobytes() == RASTER.image().tobytes()
    with Image.open(tmp_path / "papers" / "000042.png") as picture:
        assert picture.tobytes() == RASTER.image().tobytes()


def test_paper_is_told_to_who_wants_to_know() -> None:
    seen: list[Paper] = []
    with VirtualPrinter(on_paper=seen.append) as printer:
        open_transport(printer.url).send(DOCUMENT.replace(b"^FS^XZ", b"^FS^PQ2^XZ"))
        printer.wait_for_papers(2)
    assert [paper.number for paper in seen] == [1, 2]


def test_paper_runs_out_and_the_label_comes_after_loading() -> None:
    with VirtualPrinter(paper_left=1) as printer:
        way = open_transport(printer.url)
        way.send(DOCUMENT)
        printer.wait_for_papers(1)
        assert read_condition(way) is PrinterCondition.PAPER_OUT
        way.send(DOCUMENT)
        assert len(printer.wait_for_papers(2, timeout_s=0.05)) == 1
        printer.load_paper(5)
        assert len(printer.wait_for_papers(2)) == 2
        assert printer.paper_left == 4


@pytest.mark.parametrize(
    ("fault", "condition"),
    [
        (Fault.NONE, PrinterCondition.READY),
        (Fault.PAPER_OUT, PrinterCondition.PAPER_OUT),
        (Fault.HEAD_OPEN, PrinterCondition.HEAD_OPEN),
        (Fault.PAUSED, PrinterCondition.PAUSED),
        (Fault.REFUSE, PrinterCondition.OFFLINE),
        (Fault.HANG, PrinterCondition.NEEDS_HANDS),
        (Fault.MUTE, PrinterCondition.NEEDS_HANDS),
        (Fault.FORGET, PrinterCondition.READY),
    ],
)
def test_a_fault_shows_and_goes(fault: Fault, condition: PrinterCondition) -> None:
    with VirtualPrinter() as printer:
        way = open_transport(printer.url)
        printer.fault = fault
        assert read_condition(way) is condition
        printer.fault = Fault.NONE
        assert read_condition(way) is PrinterCondition.READY


def test_what_waits_keeps_the_printer_busy() -> None:
    with VirtualPrinter(print_s=60) as printer:
        way = open_transport(printer.url)
        way.send(DOCUMENT)
        assert read_condition(way) is PrinterCondition.BUSY
        assert read_odometer(way) == 0


def test_a_printer_without_an_odometer_says_so() -> None:
    with VirtualPrinter(has_odometer=False) as printer:
        assert read_odometer(open_transport(printer.url)) is None


@pytest.mark.parametrize("dpi", list(DOTS_PER_MM))
@pytest.mark.parametrize("language", list(LANGUAGES))
def test_it_prints_in_every_language(language: str, dpi: int) -> None:
    raster = draw_label(a_label(), dpi)
    with VirtualPrinter() as printer:
        open_transport(printer.url).send(LANGUAGES[language].write(raster))
        (paper,) = printer.wait_for_papers(1)
    assert (paper.language, paper.complaints, printer.odometer) == (language, (), 1)
    assert paper.image().tobytes() == raster.image().tobytes()


@pytest.mark.parametrize(
    ("language", "paused", "busy"),
    [
        ("tspl", PrinterCondition.PAUSED, PrinterCondition.BUSY),
        ("escpos", PrinterCondition.NEEDS_HANDS, PrinterCondition.READY),
        ("epl", PrinterCondition.PAUSED, PrinterCondition.READY),
    ],
)
def test_the_other_languages_tell_what_they_can(
    language: str, paused: PrinterCondition, busy: PrinterCondition
) -> None:
    with VirtualPrinter(print_s=60) as printer:
        way = open_transport(printer.url)
        assert read_condition(way, language) is PrinterCondition.READY
        printer.fault = Fault.PAUSED
        assert read_condition(way, language) is paused
        printer.fault = Fault.NONE
        way.send(LANGUAGES[language].write(RASTER))
        assert read_condition(way, language) is busy
        assert read_odometer(way, language) is None
