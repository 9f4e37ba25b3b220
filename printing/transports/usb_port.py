"""A printer on USB, spoken to directly by libusb: no driver, no spooler in between."""

import errno
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from typing import Any

from fulfilment.errors import PrinterAway
from printing.condition import PrinterCondition
from printing.transports.transport import NothingSent, Whole

PRINTER_CLASS = 7
BIDIRECTIONAL = 2  # protocol of that class
BULK, KIND, INWARD = 2, 0x03, 0x80  # of an endpoint's attributes and address
CHUNK = 16_384  # bytes
IDLE_S = 3.0  # no chunk taken for so long: the printer hangs
LISTEN_S = 0.1  # how often `whole` is asked while nothing comes
DRAIN_S, DRAINS = 0.01, 16  # to hear what was said to somebody else
MAX_REPLY = 4096  # bytes at once; a whole number of packets, or libusb reports an overflow


@dataclass(frozen=True)
class _Claimed:
    """The printer's interface while it is ours. inward None: a printer that only listens."""

    device: Any
    outward: int
    inward: int | None

    def write(self, data: bytes) -> None:
        """Raises OSError on a standstill, or when the plug was pulled."""
        view = memoryview(data)
        while view:
            view = view[self.device.write(self.outward, bytes(view[:CHUNK]), round(IDLE_S * 1000)) :]

    def read(self, timeout_s: float) -> bytes:
        """b"" when nothing came."""
        from usb.core import USBTimeoutError

        assert self.inward is not None
        try:
            return bytes(self.device.read(self.inward, MAX_REPLY, max(1, round(timeout_s * 1000))))
        except USBTimeoutError:
            return b""


@dataclass(frozen=True)
class UsbTransport:
    """vendor and product as lsusb shows them. serial "": the first such printer.

    The device is looked up for each label, so one that was plugged in again is found. backend: of pyusb;
    None for libusb.
    """

    vendor: int
    product: int
    serial: str = ""
    answers: bool = True
    backend: Any = field(default=None, repr=False)

    def send(self, data: bytes, name: str = "label.zpl") -> None:
        with self._claimed() as wire:
            wire.write(data)

    def ask(self, query: bytes, timeout_s: float, whole: Whole | None = None) -> bytes:
        reply = b""
        with self._claimed() as wire:
            if wire.inward is None:
                wire.write(query)
                return b""
            for _ in range(DRAINS):
                if not wire.read(DRAIN_S):
                    break
            wire.write(query)
            end = time.monotonic() + timeout_s
            while not (whole and whole(reply)) and (left := end - time.monotonic()) > 0:
                reply += wire.read(min(left, LISTEN_S))
        return reply

    def own_condition(self) -> PrinterCondition | None:
        return None

    def holds(self, data: bytes, name: str) -> bool | None:
        return None

    def __str__(self) -> str:
        return f"USB {self.vendor:04x}:{self.product:04x} {self.serial}".rstrip()

    @contextmanager
    def _claimed(self) -> Iterator[_Claimed]:
        """The printer's interface, given back afterwards: to Linux's usblp too, if that had it.

        Raises NothingSent when it cannot be had, PrinterAway when it goes away later.
        """
        from usb import util

        device = self._find()
        try:
            wire, number, had_driver = _claim(device)
        except OSError as error:
            util.dispose_resources(device)
            raise _nothing_sent(str(self), error) from error
        try:
            yield wire
        except OSError as error:
            raise PrinterAway(str(self)) from error
        finally:
            with suppress(OSError):  # it may be gone
                util.release_interface(device, number)
                if had_driver:
                    device.attach_kernel_driver(number)
            util.dispose_resources(device)

    def _find(self) -> Any:
        """The device as it is plugged in now. Raises NothingSent."""
        from usb import util

        failure: Exception | None = None
        for device in self._alike():
            try:
                if not self.serial or device.serial_number == self.serial:
                    return device
            except (OSError, ValueError) as error:  # ValueError: its serial number may not be read
                failure = error
            util.dispose_resources(device)
        if failure is not None:
            raise _nothing_sent(str(self), failure) from failure
        raise NothingSent(f"{self}: not plugged in")

    def _alike(self) -> list[Any]:
        from usb.core import NoBackendError, find

        wanted = {"idVendor": self.vendor, "idProduct": self.product, "backend": self.backend}
        try:
            return list(find(find_all=True, **wanted))
        except NoBackendError as error:
            raise NothingSent(str(self), advice="Install libusb-1.0.") from error
        except OSError as error:
            raise _nothing_sent(str(self), error) from error


def _claim(device: Any) -> tuple[_Claimed, int, bool]:
    """The interface of device that prints, its number, and whether the system's driver had it.

    Raises OSError when there is none, or it may not be had.
    """
    from usb import util

    interface = _printing_interface(device)
    number = interface.bInterfaceNumber
    had_driver = _take_from_driver(device, number)
    try:
        util.claim_interface(device, number)
    except OSError:
        if had_driver:
            device.attach_kernel_driver(number)
        raise
    if interface.bAlternateSetting:
        device.set_interface_altsetting(number, interface.bAlternateSetting)
    outward = _endpoint(interface, is_inward=False)
    assert outward is not None
    return _Claimed(device, outward, _endpoint(interface, is_inward=True)), number, had_driver


def _take_from_driver(device: Any, number: int) -> bool:
    """Whether the system's driver had it."""
    try:
        if not device.is_kernel_driver_active(number):
            return False
        device.detach_kernel_driver(number)
    except NotImplementedError:  # Windows: WinUSB is the driver, and it stays
        return False
    return True


def _printing_interface(device: Any) -> Any:
    """The one of the printer class that answers, if there is one; clones have a class of their own."""
    try:
        configuration = device.get_active_configuration()
    except OSError:  # nothing has set it up yet; one that is set up keeps its state
        device.set_configuration()
        configuration = device.get_active_configuration()
    able = [one for one in configuration if _endpoint(one, is_inward=False) is not None]
    if not able:
        raise OSError("no way in: this is no printer")
    return min(
        able,
        key=lambda one: (
            one.bInterfaceClass != PRINTER_CLASS,
            one.bInterfaceProtocol != BIDIRECTIONAL,
            one.bAlternateSetting,
        ),
    )


def _endpoint(interface: Any, is_inward: bool) -> int | None:
    """The address of its first bulk endpoint that way."""
    for one in interface:
        if one.bmAttributes & KIND == BULK and bool(one.bEndpointAddress & INWARD) is is_inward:
            return int(one.bEndpointAddress)
    return None


def _nothing_sent(name: str, error: Exception) -> NothingSent:
    """The usual first day: Linux lets only root use a USB device until a rule says otherwise."""
    if isinstance(error, ValueError) or getattr(error, "errno", None) == errno.EACCES:
        return NothingSent(name, advice="Let this user use the USB printer.")
    return NothingSent(name)
