import socket
from collections.abc import Iterator
from pathlib import Path

import pytest

from fulfilment.errors import PrinterAway, SettingsWrong
from printing.drawing.raster import draw_label
from printing.languages.zpl import zpl_document
from printing.transports.files import AppendTransport, FolderTransport
from printing.transports.tcp import TcpTransport
from printing.transports.transport import NothingSent
from printing.transports.twin import TwinTransport
from printing.transports.ways import open_transport
from printing.virtual.printer import Fault, VirtualPrinter
from printing.virtual.twins import stop_twins, twin
from tests.printing.labels import a_label

DOCUMENT = zpl_document(draw_label(a_label(), 203))


@pytest.fixture
def printer() -> Iterator[VirtualPrinter]:
    with VirtualPrinter() as printer:
        yield printer


@pytest.mark.parametrize(
    ("url", "transport"),
    [
        ("tcp://10.0.0.7", TcpTransport("10.0.0.7", 9100)),
        ("tcp://printer-1:6101", TcpTransport("printer-1", 6101)),
        ("tcp://printer-1:6101?status=no", TcpTransport("printer-1", 6101, answers=False)),
        ("file:///srv/labels", FolderTransport(Path("/srv/labels"))),
        ("file:///srv/my%20labels/", FolderTransport(Path("/srv/my labels"))),
        ("file://./labels", FolderTransport(Path("labels"))),
        ("file:///srv/all.zpl", AppendTransport(Path("/srv/all.zpl"))),
        ("virtual://bench", TwinTransport("bench")),
        ("virtual:///", TwinTransport("printer")),
    ],
)
def test_a_url_names_the_way_and_touches_nothing(url: str, transport: object) -> None:
    assert open_transport(url) == transport


@pytest.mark.parametrize(
    "url", ["", "9100", "tcp://", "tcp://p:99999", "file://", "smoke://signal", "tcp://p:x"]
)
def test_a_url_of_nothing_is_refused(url: str) -> None:
    with pytest.raises(SettingsWrong):
        open_transport(url)


def test_a_label_arrives_whole(printer: VirtualPrinter) -> None:
    open_transport(printer.url).send(DOCUMENT)
    (paper,) = printer.wait_for_papers(1)
    assert paper.data == DOCUMENT.strip()


def test_a_question_is_answered(printer: VirtualPrinter) -> None:
    reply = open_transport(printer.url).ask(b"~HS", 5.0, lambda reply: reply.count(b"\x03") == 3)
    assert reply.startswith(b"\x02030,0,0,")


def test_silence_is_an_empty_answer(printer: VirtualPrinter) -> None:
    printer.fault = Fault.MUTE
    assert open_transport(printer.url).ask(b"~HS", 0.05) == b""


def test_nobody_there_means_nothing_was_sent(printer: VirtualPrinter) -> None:
    printer.fault = Fault.REFUSE
    with pytest.raises(NothingSent):
        open_transport(printer.url).send(DOCUMENT)
    with pytest.raises(PrinterAway):
        open_transport(printer.url).ask(b"~HS", 0.1)


def test_a_line_that_breaks_mid_label_is_noticed(printer: VirtualPrinter) -> None:
    printer.fault = Fault.CLOSE_MID_LABEL
    with pytest.raises(PrinterAway) as raised:
        open_transport(printer.url).send(DOCUMENT)
    assert not isinstance(raised.value, NothingSent)
    assert printer.papers() == ()


def test_a_name_that_does_not_resolve_is_a_printer_away() -> None:
    with pytest.raises(PrinterAway):
        open_transport("tcp://no-such-printer.invalid").send(b"^XA^XZ")


def test_a_printer_that_takes_nothing_does_not_hold_us_for_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("printing.transports.tcp.IDLE_S", 0.05)
    with socket.create_server(("127.0.0.1", 0)) as deaf:
        port = deaf.getsockname()[1]
        with pytest.raises(PrinterAway):
            TcpTransport("127.0.0.1", port).send(b"x" * 50_000_000)


def test_a_folder_keeps_one_file_a_label(tmp_path: Path) -> None:
    way = open_transport((tmp_path / "labels").as_uri())
    assert way.holds(DOCUMENT, "1.zpl") is False
    way.send(DOCUMENT, "1.zpl")
    way.send(DOCUMENT, "2.zpl")
    assert sorted(path.name for path in (tmp_path / "labels").iterdir()) == ["1.zpl", "2.zpl"]
    assert (tmp_path / "labels" / "1.zpl").read_bytes() == DOCUMENT
    assert way.holds(DOCUMENT, "1.zpl") is True
    assert way.holds(b"other", "1.zpl") is False


def test_a_file_takes_label_after_label(tmp_path: Path) -> None:
    way = open_transport((tmp_path / "all.zpl").as_uri())
    assert way.holds(b"^XA1^XZ", "1.zpl") is False
    way.send(b"^XA1^XZ")
    assert way.holds(b"^XA1^XZ", "1.zpl") is True
    way.send(b"^XA2^XZ")
    assert (tmp_path / "all.zpl").read_bytes() == b"^XA1^XZ^XA2^XZ"
    assert way.holds(b"^XA3^XZ", "3.zpl") is False


def test_a_folder_that_cannot_be_made_is_a_printer_away(tmp_path: Path) -> None:
    (tmp_path / "labels").write_text("in the way")
    with pytest.raises(PrinterAway):
        open_transport((tmp_path / "labels").as_uri()).send(DOCUMENT, "1.zpl")


def test_a_virtual_printer_starts_when_it_is_used() -> None:
    try:
        open_transport("virtual://bench").send(DOCUMENT)
        assert len(twin("bench").wait_for_papers(1)) == 1
        assert twin("other").papers() == ()
    finally:
        stop_twins()
