from collections.abc import Iterator

import pytest
from usb.core import NoBackendError

from fulfilment.errors import PrinterAway
from printing.condition import PrinterCondition
from printing.drawing.raster import draw_label
from printing.languages.known import LANGUAGES
from printing.spooling.status import read_condition, read_odometer
from printing.transports.transport import NothingSent
from printing.transports.usb_port import UsbTransport
from printing.virtual.printer import Fault, VirtualPrinter
from tests.fakes.usb_ports import FakeUsbPort, FakeUsbPrinter
from tests.printing.labels import a_label

RASTER = draw_label(a_label(), 203)
DOCUMENT = LANGUAGES["zpl"].write(RASTER)


@pytest.fixture
def printer() -> Iterator[VirtualPrinter]:
    with VirtualPrinter() as printer:
        yield printer


@pytest.fixture
def zebra(printer: VirtualPrinter) -> FakeUsbPrinter:
    return FakeUsbPrinter(0x0A5F, 0x00D1, "29J160", printer.port)


@pytest.fixture
def way(zebra: FakeUsbPrinter) -> UsbTransport:
    return UsbTransport(0x0A5F, 0x00D1, backend=FakeUsbPort([zebra]))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_label_arrives_to_the_dot(way: UsbTransport, printer: VirtualPrinter, language: str) -> None:
    way.send(LANGUAGES[language].write(RASTER))
    (paper,) = printer.wait_for_papers(1)
    assert paper.complaints == ()
    assert paper.image().tobytes() == RASTER.image().tobytes()


def test_the_printer_answers(way: UsbTransport, printer: VirtualPrinter) -> None:
    assert read_condition(way) is PrinterCondition.READY
    way.send(DOCUMENT)
    printer.wait_for_papers(1)
    assert read_odometer(way) == 1
    printer.fault = Fault.HEAD_OPEN
    assert read_condition(way) is PrinterCondition.HEAD_OPEN


def test_the_systems_driver_gets_its_printer_back(way: UsbTransport, zebra: FakeUsbPrinter) -> None:
    """Without that, /dev/usb/lp0 and CUPS lose the printer with our first label."""
    way.send(DOCUMENT)
    assert zebra.claims == ["driver off", "claimed", "released", "driver on"]
    assert zebra.line is None


def test_a_printer_without_a_driver_is_not_given_one(way: UsbTransport, zebra: FakeUsbPrinter) -> None:
    zebra.has_driver = False
    way.send(DOCUMENT)
    assert zebra.claims == ["claimed", "released"]


def test_a_printer_that_nobody_has_set_up_is_set_up(way: UsbTransport, zebra: FakeUsbPrinter) -> None:
    zebra.is_set_up = False
    way.send(DOCUMENT)
    assert zebra.is_set_up


def test_what_was_said_to_somebody_else_is_no_answer(way: UsbTransport, zebra: FakeUsbPrinter) -> None:
    zebra.unread = b'"4711"'
    assert read_odometer(way) == 0


def test_silence_is_an_empty_answer(way: UsbTransport, printer: VirtualPrinter) -> None:
    printer.fault = Fault.MUTE
    assert way.ask(b"~HS", 0.05) == b""


def test_a_printer_without_a_way_back_prints_and_is_silent(
    way: UsbTransport, zebra: FakeUsbPrinter, printer: VirtualPrinter
) -> None:
    zebra.is_mute = True
    assert way.ask(b"~HS", 5.0) == b""
    way.send(DOCUMENT)
    assert len(printer.wait_for_papers(1)) == 1


def test_a_plug_pulled_mid_label_is_noticed_and_a_new_one_found(
    way: UsbTransport, zebra: FakeUsbPrinter, printer: VirtualPrinter
) -> None:
    zebra.pull_after = len(DOCUMENT) // 4
    with pytest.raises(PrinterAway) as raised:
        way.send(DOCUMENT)
    assert not isinstance(raised.value, NothingSent)
    with pytest.raises(NothingSent, match="not plugged in"):
        way.send(DOCUMENT)
    assert read_condition(way) is PrinterCondition.OFFLINE
    way.backend.plugged.append(FakeUsbPrinter(0x0A5F, 0x00D1, "29J160", printer.port))
    way.send(DOCUMENT)
    assert [paper.data for paper in printer.wait_for_papers(1)] == [DOCUMENT.strip()]


def test_a_printer_that_takes_nothing_is_away(way: UsbTransport, zebra: FakeUsbPrinter) -> None:
    zebra.is_stuck = True
    with pytest.raises(PrinterAway) as raised:
        way.send(DOCUMENT)
    assert not isinstance(raised.value, NothingSent)
    assert zebra.claims[-1] == "driver on"


def test_of_two_alike_the_serial_number_chooses(printer: VirtualPrinter) -> None:
    with VirtualPrinter() as other:
        port = FakeUsbPort(
            [
                FakeUsbPrinter(0x0A5F, 0x00D1, "LEFT", printer.port),
                FakeUsbPrinter(0x0A5F, 0x00D1, "RIGHT", other.port),
            ]
        )
        UsbTransport(0x0A5F, 0x00D1, "RIGHT", backend=port).send(DOCUMENT)
        assert len(other.wait_for_papers(1)) == 1
        assert printer.papers() == ()
        with pytest.raises(NothingSent):
            UsbTransport(0x0A5F, 0x00D1, "MIDDLE", backend=port).send(DOCUMENT)


def test_one_that_may_not_be_read_does_not_hide_its_neighbour(printer: VirtualPrinter) -> None:
    port = FakeUsbPort(
        [
            FakeUsbPrinter(0x0A5F, 0x00D1, "LEFT", printer.port, may_open=False),
            FakeUsbPrinter(0x0A5F, 0x00D1, "RIGHT", printer.port),
        ]
    )
    UsbTransport(0x0A5F, 0x00D1, "RIGHT", backend=port).send(DOCUMENT)
    assert len(printer.wait_for_papers(1)) == 1


def test_a_machine_without_libusb_is_told_so(way: UsbTransport, monkeypatch: pytest.MonkeyPatch) -> None:
    def no_libusb(**_: object) -> None:
        raise NoBackendError("No backend available")

    monkeypatch.setattr("usb.core.find", no_libusb)
    with pytest.raises(NothingSent) as raised:
        way.send(DOCUMENT)
    assert raised.value.advice == "Install libusb-1.0."


@pytest.mark.parametrize("serial", ["", "29J160"])
def test_a_printer_of_root_says_what_to_do(way: UsbTransport, zebra: FakeUsbPrinter, serial: str) -> None:
    zebra.may_open = False
    with pytest.raises(NothingSent) as raised:
        UsbTransport(0x0A5F, 0x00D1, serial, backend=way.backend).send(DOCUMENT)
    assert raised.value.advice == "Let this user use the USB printer."


def test_a_printer_that_another_program_holds_took_nothing(way: UsbTransport, zebra: FakeUsbPrinter) -> None:
    """And the system's driver has it again."""
    zebra.is_held = True
    with pytest.raises(NothingSent):
        way.send(DOCUMENT)
    assert zebra.claims == ["driver off", "driver on"]
