import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fulfilment.errors import PrinterAway, SettingsWrong
from printing.drawing.raster import draw_label
from printing.languages.zpl import zpl_document
from printing.transports.cups import CupsTransport
from printing.transports.device import DeviceTransport
from printing.transports.files import AppendTransport, FolderTransport
from printing.transports.serial_line import LineSettings, SerialTransport
from printing.transports.spooler import SpoolerTransport
from printing.transports.tcp import TcpTransport
from printing.transports.transport import NothingSent
from printing.transports.twin import TwinTransport
from printing.transports.usb_port import UsbTransport
from printing.transports.ways import FORMS, open_transport
from printing.virtual.printer import Fault, VirtualPrinter
from printing.virtual.twins import stop_twins, twin
from tests.printing.labels import a_label

ROOT = Path(__file__).parents[3]
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
        ("file:///dev/usb/lp0", DeviceTransport(Path("/dev/usb/lp0"))),
        ("virtual://bench", TwinTransport("bench")),
        ("virtual:///", TwinTransport("printer")),
        ("tcp://[::1]:9100", TcpTransport("::1", 9100)),
        ("usb://0a5f:0164", UsbTransport(0x0A5F, 0x0164)),
        ("usb://0A5F:00d1/29J%2F160", UsbTransport(0x0A5F, 0x00D1, "29J/160")),
        ("usb://0a5f:0164?status=no", UsbTransport(0x0A5F, 0x0164, answers=False)),
        ("serial:///dev/ttyUSB0", SerialTransport("/dev/ttyUSB0")),
        ("serial://COM3?baud=115200", SerialTransport("COM3", LineSettings(115200))),
        (
            "serial:///dev/ttyS0?bits=7&parity=e&stop=2&flow=rtscts&status=no",
            SerialTransport("/dev/ttyS0", LineSettings(9600, 7, "E", 2, "rtscts"), answers=False),
        ),
        ("cups://Zebra_ZD420", CupsTransport("Zebra_ZD420")),
        ("cups:///Zebra", CupsTransport("Zebra")),
        ("cups://packing-1/Zebra", CupsTransport("Zebra", ("packing-1", 631))),
        ("cups://10.0.0.9:8631/%E9%9D%A2%E5%8D%95", CupsTransport("面单", ("10.0.0.9", 8631))),
        ("cups://Zebra?socket=/run/other.sock", CupsTransport("Zebra", "/run/other.sock")),
        ("spooler://ZDesigner%20GK420d", SpoolerTransport("ZDesigner GK420d")),
        ("spooler://%5C%5Cserver%5CZebra", SpoolerTransport("\\\\server\\Zebra")),
    ],
)
def test_a_url_names_the_way_and_touches_nothing(url: str, transport: object) -> None:
    assert open_transport(url) == transport


@pytest.mark.parametrize(
    ("url", "form"),
    [
        ("", "tcp://, usb://"),
        ("9100", "tcp://, usb://"),
        ("smoke://signal", "tcp://, usb://"),
        ("TCP//printer", "tcp://, usb://"),
        ("tcp://", "tcp://host:9100"),
        ("tcp://p:99999", "tcp://host:9100"),
        ("tcp://p:x", "tcp://host:9100"),
        ("tcp://p?status=perhaps", "tcp://host:9100"),
        ("tcp://p?speed=9", "tcp://host:9100"),
        ("tcp://me:secret@p", "tcp://host:9100"),
        ("tcp://[::1", "tcp://host:9100"),
        ("file://", "file:///folder"),
        ("usb://", "usb://0a5f:0164"),
        ("usb://0a5f", "usb://0a5f:0164"),
        ("usb://0a5f:0164f", "usb://0a5f:0164"),
        ("usb://zebra:gk420", "usb://0a5f:0164"),
        ("serial://", "serial:///dev/ttyUSB0"),
        ("serial:///dev/ttyS0?baud=fast", "serial:///dev/ttyUSB0"),
        ("serial:///dev/ttyS0?baud=0", "serial:///dev/ttyUSB0"),
        ("serial:///dev/ttyS0?bits=9", "serial:///dev/ttyUSB0"),
        ("serial:///dev/ttyS0?parity=x", "serial:///dev/ttyUSB0"),
        ("serial:///dev/ttyS0?flow=down", "serial:///dev/ttyUSB0"),
        ("serial:///dev/ttyS0?baud", "serial:///dev/ttyUSB0"),
        ("cups://", "cups://QUEUE"),
        ("cups://host/a%20queue", "cups://QUEUE"),
        ("cups://host/a/b", "cups://QUEUE"),
        ("cups://host:631/q?socket=/run/s", "cups://QUEUE"),
        ("cups://q?host=h", "cups://QUEUE"),
        ("spooler://", "spooler://NAME"),
        ("spooler://Zebra?raw=no", "spooler://NAME"),
    ],
)
def test_a_url_of_nothing_is_refused_and_told_how_to_write_it(url: str, form: str) -> None:
    with pytest.raises(SettingsWrong) as raised:
        open_transport(url)
    assert form in raised.value.detail
    assert repr(url) in raised.value.detail


@given(st.text(max_size=30), st.sampled_from(["", *FORMS]))
def test_no_url_breaks_anything(rest: str, scheme: str) -> None:
    with suppress(SettingsWrong):
        open_transport(f"{scheme}://{rest}")


def test_nobody_waits_for_a_way_that_is_not_his() -> None:
    """A station with a network printer loads neither pyserial nor pyusb nor python-escpos, nor HTTP."""
    code = (
        "import sys; from printing.transports.ways import open_transport as o;"
        "o('tcp://p'); o('usb://0a5f:0164'); o('serial://COM3'); o('spooler://n'); o('virtual://v');"
        "print({'serial', 'usb', 'escpos', 'numpy', 'http.client'} & set(sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT)
    assert (done.stdout, done.stderr) == ("set()\n", "")


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
