"""`print` on every way that this machine can play."""

import json
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
import zxingcpp

from commands.command_line import run
from printing.drawing.raster import draw_label
from printing.languages.escpos import CUT
from printing.languages.known import LANGUAGES
from printing.languages.pdf import pdf_of_rasters
from printing.samples import SAMPLES
from printing.virtual.printer import Fault, VirtualPrinter
from tests.fakes.cups import a_cupsd
from tests.fakes.serial_lines import FakeSerialLine

LABEL = b"^XA^PW800^LL1200^FO0,0^GB100,100,2^FS^XZ"


@pytest.fixture
def printer() -> Iterator[VirtualPrinter]:
    with VirtualPrinter() as printer:
        yield printer


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "label.zpl"
    path.write_bytes(LABEL)
    return path


def test_a_file_goes_over_the_network(
    printer: VirtualPrinter, file: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["print", str(file), "--printer", printer.url, "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["bytes"] == len(LABEL)
    assert [paper.data for paper in printer.wait_for_papers(1)] == [LABEL]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pty")
@pytest.mark.parametrize("url", ["serial://{}?baud=115200", "file://{}"])
def test_a_file_goes_over_a_line(printer: VirtualPrinter, file: Path, url: str) -> None:
    with FakeSerialLine(printer.port) as line:
        assert run(["print", str(file), "--printer", url.format(line.port)]) == 0
        assert [paper.data for paper in printer.wait_for_papers(1)] == [LABEL]


@pytest.mark.skipif(sys.platform != "linux", reason="CUPS's own daemon is only on Linux here")
def test_a_file_goes_through_cups(printer: VirtualPrinter, file: Path) -> None:
    with a_cupsd() as cups:
        url = cups.add("zebra", f"socket://127.0.0.1:{printer.port}")
        assert run(["print", str(file), "--printer", url]) == 0
        assert [paper.data for paper in printer.wait_for_papers(1)] == [LABEL]


def test_a_carriers_label_goes_unchanged_to_a_printer_of_its_language(
    printer: VirtualPrinter, file: Path
) -> None:
    assert run(["print", str(file), "--printer", printer.url, "--language", "zpl"]) == 0
    assert [paper.data for paper in printer.wait_for_papers(1)] == [LABEL]


@pytest.mark.parametrize("language", ["tspl", "escpos", "epl"])
def test_a_carriers_label_goes_as_dots_to_any_other(
    printer: VirtualPrinter, file: Path, language: str
) -> None:
    assert run(["print", str(file), "--printer", printer.url, "--language", language]) == 0
    (paper,) = printer.wait_for_papers(1)
    ink = LANGUAGES[language].read_format(paper.data, 8).dots
    assert ink[:2, :100].all()  # the box, two dots thick
    assert not ink[2:98, 2:98].any()
    assert ink.sum() == 100 * 100 - 96 * 96


def test_each_page_of_a_carriers_pdf_is_a_label(printer: VirtualPrinter, tmp_path: Path) -> None:
    pages = tmp_path / "two.pdf"
    pages.write_bytes(pdf_of_rasters([draw_label(SAMPLES[name], 203) for name in ("zh", "en")]))
    assert run(["print", str(pages), "--printer", printer.url, "--language", "tspl"]) == 0
    pictures = [paper.image().convert("L") for paper in printer.wait_for_papers(2)]
    read = [{code.text for code in zxingcpp.read_barcodes(picture)} for picture in pictures]
    assert read == [{"7551204738826"}, {"7551204738826"}]


def test_what_is_no_label_is_refused(
    printer: VirtualPrinter, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "letter.txt"
    file.write_text("Dear Sir")
    assert run(["print", str(file), "--printer", printer.url, "--language", "tspl"]) == 1
    assert capsys.readouterr().err
    assert not printer.papers()


def test_a_file_goes_into_a_folder(file: Path, tmp_path: Path) -> None:
    assert run(["print", str(file), "--printer", (tmp_path / "out").as_uri()]) == 0
    assert (tmp_path / "out" / "label.zpl").read_bytes() == LABEL


@pytest.mark.parametrize(
    ("url", "said"),
    [
        ("smoke://signal", "Mend the printer's address."),
        ("usb://ffff:ffff", "printer"),
        ("serial:///dev/ttyNobody7", "printer"),
        ("cups://q?socket=/nobody/here", "Check the print queue."),
        ("spooler://Nobody", "Check the print queue."),
    ],
)
def test_a_way_that_leads_nowhere_is_refused_in_words(
    file: Path, capsys: pytest.CaptureFixture[str], url: str, said: str
) -> None:
    assert run(["print", str(file), "--printer", url]) == 1
    assert said in capsys.readouterr().err


def test_a_text_becomes_a_receipt_and_the_drawer_opens(tmp_path: Path, printer: VirtualPrinter) -> None:
    text = tmp_path / "receipt.txt"
    text.write_text("谢谢惠顾\nThank you", encoding="utf-8-sig")
    assert run(["print", str(text), "--receipt", "80", "--printer", printer.url]) == 0
    (paper,) = printer.wait_for_papers(1)
    assert (paper.language, paper.complaints, paper.image().width) == ("escpos", (), 576)


def test_the_knife_and_the_drawer_need_no_file(tmp_path: Path) -> None:
    folder = tmp_path / "till"
    assert run(["print", "--cut", "--drawer", "--printer", folder.as_uri()]) == 0
    said = (folder / "drawer.escpos").read_bytes()
    assert b"\x1dV" in said
    assert b"\x1bp\x00" in said


def test_the_drawer_opens_behind_a_file(tmp_path: Path, file: Path) -> None:
    file.write_bytes(CUT)
    assert run(["print", str(file), "--drawer", "--printer", (tmp_path / "out").as_uri()]) == 0
    assert (tmp_path / "out" / "label.zpl").read_bytes().startswith(CUT + b"\x1bp\x00")


@pytest.mark.parametrize("words", [[], ["--receipt", "80"], ["--receipt", "80", "--drawer"]])
def test_nothing_to_print_is_wrong_use(words: list[str], printer: VirtualPrinter) -> None:
    assert run(["print", *words, "--printer", printer.url]) == 2


def test_what_cannot_be_a_receipt_is_refused(
    tmp_path: Path, printer: VirtualPrinter, capsys: pytest.CaptureFixture[str]
) -> None:
    text = tmp_path / "receipt.txt"
    text.write_bytes("谢谢惠顾".encode("gb18030"))
    assert run(["print", str(text), "--receipt", "58", "--printer", printer.url]) == 1
    text.write_bytes(b"")
    assert run(["print", str(text), "--receipt", "58", "--printer", printer.url]) == 1
    assert run(["print", str(tmp_path / "none"), "--printer", printer.url]) == 1
    said = capsys.readouterr().err
    assert "Save the text as UTF-8." in said
    assert "is empty" in said
    assert "Check the file" in said


def test_a_printer_that_is_off_is_refused_in_words(
    file: Path, printer: VirtualPrinter, capsys: pytest.CaptureFixture[str]
) -> None:
    printer.fault = Fault.REFUSE
    assert run(["print", str(file), "--printer", printer.url]) == 1
    assert "Check the printer" in capsys.readouterr().err
