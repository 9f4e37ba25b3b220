import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from fulfilment.errors import PrinterAway
from printing.condition import PrinterCondition
from printing.drawing.raster import draw_label
from printing.languages.known import LANGUAGES
from printing.spooling.status import read_condition
from printing.transports.device import DeviceTransport
from printing.transports.transport import NothingSent
from printing.transports.ways import open_transport
from printing.virtual.printer import VirtualPrinter
from tests.fakes.serial_lines import FakeSerialLine
from tests.printing.labels import a_label

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no device files")
RASTER = draw_label(a_label(), 203)
SHORT_S = 0.1


@pytest.fixture
def printer() -> Iterator[VirtualPrinter]:
    with VirtualPrinter() as printer:
        yield printer


@pytest.fixture
def line(printer: VirtualPrinter) -> Iterator[FakeSerialLine]:
    """A pty is a device file that somebody reads, too."""
    with FakeSerialLine(printer.port) as line:
        yield line


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_label_arrives_to_the_dot(printer: VirtualPrinter, line: FakeSerialLine, language: str) -> None:
    open_transport(f"file://{line.port}").send(LANGUAGES[language].write(RASTER))
    (paper,) = printer.wait_for_papers(1)
    assert paper.image().tobytes() == RASTER.image().tobytes()


def test_a_printer_that_takes_nothing_does_not_hold_us_for_ever(line: FakeSerialLine) -> None:
    line.hang()
    with pytest.raises(PrinterAway) as raised:
        DeviceTransport(Path(line.port), SHORT_S).send(bytes(100_000))
    assert not isinstance(raised.value, NothingSent)


def test_a_plug_pulled_mid_label_is_noticed(line: FakeSerialLine) -> None:
    line.pull_plug(after=2000)
    with pytest.raises(PrinterAway) as raised:
        DeviceTransport(Path(line.port)).send(bytes(100_000))
    assert not isinstance(raised.value, NothingSent)


def test_a_device_that_is_not_there_took_nothing() -> None:
    with pytest.raises(NothingSent):
        open_transport("file:///dev/usb/lp77").send(b"^XA^XZ")


def test_nobody_can_say_what_a_device_holds() -> None:
    way = open_transport("file:///dev/null")
    way.send(b"^XA^XZ")
    assert way.holds(b"^XA^XZ", "1.zpl") is None
    assert way.ask(b"~HS", 1.0) == b""
    assert read_condition(way) is PrinterCondition.READY
