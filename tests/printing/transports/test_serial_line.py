import sys
import termios
from collections.abc import Iterator
from dataclasses import replace

import pytest

from fulfilment.errors import PrinterAway
from printing.condition import PrinterCondition
from printing.drawing.raster import draw_label
from printing.languages.known import LANGUAGES
from printing.spooling.status import acknowledge, read_condition, read_odometer
from printing.transports.serial_line import LineSettings, SerialTransport
from printing.transports.transport import NothingSent
from printing.transports.ways import open_transport
from printing.virtual.printer import Fault, VirtualPrinter
from tests.fakes.serial_lines import FakeSerialLine
from tests.printing.labels import a_label

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pty")
RASTER = draw_label(a_label(), 203)
DOCUMENT = LANGUAGES["zpl"].write(RASTER)
SHORT_S = 0.1


@pytest.fixture
def printer() -> Iterator[VirtualPrinter]:
    with VirtualPrinter() as printer:
        yield printer


@pytest.fixture
def line(printer: VirtualPrinter) -> Iterator[FakeSerialLine]:
    with FakeSerialLine(printer.port) as line:
        yield line


def a_way(line: FakeSerialLine, flow: str = "none", idle_s: float = 10.0) -> SerialTransport:
    way = open_transport(f"serial://{line.port}?baud=115200&flow={flow}")
    assert isinstance(way, SerialTransport)
    return replace(way, idle_s=idle_s)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("flow", ["none", "rtscts"])
def test_a_label_arrives_to_the_dot(printer: VirtualPrinter, language: str, flow: str) -> None:
    """TSPL, ESC/POS and EPL2 are full of bytes that a terminal would take for its own."""
    with FakeSerialLine(printer.port) as line:
        a_way(line, flow).send(LANGUAGES[language].write(RASTER))
        (paper,) = printer.wait_for_papers(1)
    assert paper.complaints == ()
    assert paper.image().tobytes() == RASTER.image().tobytes()


def test_the_printer_answers(printer: VirtualPrinter, line: FakeSerialLine) -> None:
    way = a_way(line)
    assert read_condition(way) is PrinterCondition.READY
    assert read_odometer(way) == 0
    way.send(DOCUMENT)
    printer.wait_for_papers(1)
    assert read_odometer(way) == 1


def test_a_label_and_its_acknowledgement_share_the_line(
    printer: VirtualPrinter, line: FakeSerialLine
) -> None:
    question, said = acknowledge(b"A123")
    reply = a_way(line).ask(LANGUAGES["escpos"].write(RASTER) + question, 5.0, lambda reply: said in reply)
    assert reply == said
    assert len(printer.papers()) == 1


def test_what_was_said_to_somebody_else_is_no_answer(printer: VirtualPrinter, line: FakeSerialLine) -> None:
    """Bytes that waited in the port would be taken for the answer to the next question."""
    line.babble(b"\x02PRINTER STATUS, an old one\x03\r\n")
    reply = a_way(line).ask(b"~HQES", 5.0, lambda reply: reply.endswith(b"\x03\r\n"))
    assert reply.startswith(b"\x02\r\n\r\nPRINTER STATUS")
    assert b"old" not in reply


def test_silence_is_an_empty_answer(printer: VirtualPrinter, line: FakeSerialLine) -> None:
    printer.fault = Fault.MUTE
    assert a_way(line).ask(b"~HS", 0.05) == b""


def test_a_printer_that_takes_nothing_does_not_hold_us_for_ever(line: FakeSerialLine) -> None:
    line.hang()
    with pytest.raises(PrinterAway) as raised:
        a_way(line, idle_s=SHORT_S).send(bytes(100_000))
    assert not isinstance(raised.value, NothingSent)


def test_a_plug_pulled_mid_label_is_noticed(printer: VirtualPrinter, line: FakeSerialLine) -> None:
    line.pull_plug(after=2000)
    with pytest.raises(PrinterAway) as raised:
        a_way(line).send(DOCUMENT * 20)
    assert not isinstance(raised.value, NothingSent)


def test_a_plug_pulled_while_asking_is_offline(line: FakeSerialLine) -> None:
    line.pull_plug(after=1)
    assert read_condition(a_way(line)) is PrinterCondition.OFFLINE


@pytest.mark.parametrize("port", ["/dev/ttyNobody7", "/dev/null", "/"])
def test_a_port_that_is_none_took_nothing(port: str) -> None:
    with pytest.raises(NothingSent):
        SerialTransport(port).send(DOCUMENT)
    with pytest.raises(NothingSent):
        SerialTransport(port).ask(b"~HS", 0.1)


def test_the_port_has_the_settings_of_the_url(line: FakeSerialLine) -> None:
    url = f"serial://{line.port}?baud=19200&bits=7&parity=e&stop=2&flow=xonxoff&status=no"
    way = open_transport(url)
    assert way == SerialTransport(line.port, LineSettings(19200, 7, "E", 2, "xonxoff"), answers=False)
    way.send(b"^XA^XZ")
    theirs = line.settings()
    assert theirs[4] == theirs[5] == termios.B19200
    assert theirs[0] & termios.IXON
    assert theirs[2] & termios.CSTOPB
