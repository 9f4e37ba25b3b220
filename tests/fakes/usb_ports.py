"""A USB port as pyusb asks its backend for it, with printers to plug in and pull out."""

import errno
import socket
from array import array
from collections.abc import Iterator
from dataclasses import dataclass, field
from types import SimpleNamespace
from typing import Any

from usb.backend import IBackend
from usb.core import USBError, USBTimeoutError

INTERFACE, OUTWARD, INWARD = 1, 0x02, 0x81
HID, PRINTER = 3, 7
STRING_REQUEST, ENGLISH = 3, 0x0409


@dataclass
class FakeUsbPrinter:
    """A printer with a second interface before its own, as many have. Its paper is a virtual printer's.

    has_driver: the system's usblp holds it. may_open False: rights for root alone. is_held: another program
    has it. pull_after: bytes until the plug is pulled. is_stuck: takes no byte. is_mute: has no way back.
    unread: said to somebody else.
    """

    vendor: int
    product: int
    serial: str
    port: int
    has_driver: bool = True
    may_open: bool = True
    is_held: bool = False
    is_stuck: bool = False
    is_mute: bool = False
    is_set_up: bool = True
    pull_after: int | None = None
    unread: bytes = b""
    taken: int = 0
    claims: list[str] = field(default_factory=list)
    line: socket.socket | None = None


@dataclass
class FakeUsbPort(IBackend):  # type: ignore[misc]  # pyusb has no types
    plugged: list[FakeUsbPrinter] = field(default_factory=list)

    def enumerate_devices(self) -> Iterator[FakeUsbPrinter]:
        return iter(list(self.plugged))

    def get_parent(self, dev: FakeUsbPrinter) -> None:
        return None

    # -- what the device says of itself ----------------------------------------------------------------

    def get_device_descriptor(self, dev: FakeUsbPrinter) -> Any:
        return _descriptor(
            18,
            1,
            bcdUSB=0x200,
            bDeviceClass=0,
            bDeviceSubClass=0,
            bDeviceProtocol=0,
            bMaxPacketSize0=64,
            idVendor=dev.vendor,
            idProduct=dev.product,
            bcdDevice=0x100,
            iManufacturer=0,
            iProduct=0,
            iSerialNumber=1,
            bNumConfigurations=1,
            address=1,
            bus=1,
            port_number=1,
            port_numbers=(1,),
            speed=2,
        )

    def get_configuration_descriptor(self, dev: FakeUsbPrinter, config: int) -> Any:
        if config:
            raise IndexError(config)
        return _descriptor(
            9,
            2,
            wTotalLength=0,
            bNumInterfaces=2,
            bConfigurationValue=1,
            iConfiguration=0,
            bmAttributes=0xC0,
            bMaxPower=1,
        )

    def get_interface_descriptor(self, dev: FakeUsbPrinter, intf: int, alt: int, config: int) -> Any:
        if intf > INTERFACE or alt:
            raise IndexError((intf, alt))
        return _descriptor(
            9,
            4,
            bInterfaceNumber=intf,
            bAlternateSetting=0,
            bNumEndpoints=0 if intf != INTERFACE else 1 if dev.is_mute else 2,
            bInterfaceClass=PRINTER if intf == INTERFACE else HID,
            bInterfaceSubClass=1,
            bInterfaceProtocol=2,
            iInterface=0,
        )

    def get_endpoint_descriptor(self, dev: FakeUsbPrinter, ep: int, intf: int, alt: int, config: int) -> Any:
        return _descriptor(
            7,
            5,
            bEndpointAddress=(OUTWARD, INWARD)[ep],
            bmAttributes=2,
            wMaxPacketSize=512,
            bInterval=0,
            bRefresh=0,
            bSynchAddress=0,
        )

    def ctrl_transfer(
        self, dev: FakeUsbPrinter, kind: int, request: int, value: int, index: int, data: Any, timeout: int
    ) -> int:
        """String descriptors: number 0 names the languages, 1 is the serial number."""
        text = dev.serial.encode("utf-16-le") if value & 0xFF else ENGLISH.to_bytes(2, "little")
        reply = bytes([len(text) + 2, STRING_REQUEST]) + text
        data[: len(reply)] = array("B", reply)
        return len(reply)

    # -- who has it ------------------------------------------------------------------------------------

    def open_device(self, dev: FakeUsbPrinter) -> FakeUsbPrinter:
        self._touch(dev)
        if not dev.may_open:
            raise USBError("Access denied", errno=errno.EACCES)
        return dev

    def close_device(self, dev: FakeUsbPrinter) -> None:
        if dev.line is not None:
            dev.line.close()
            dev.line = None

    def get_configuration(self, dev: FakeUsbPrinter) -> int:
        return int(dev.is_set_up)

    def set_configuration(self, dev: FakeUsbPrinter, value: int) -> None:
        self._touch(dev)
        dev.is_set_up = True

    def is_kernel_driver_active(self, dev: FakeUsbPrinter, intf: int) -> bool:
        return dev.has_driver

    def detach_kernel_driver(self, dev: FakeUsbPrinter, intf: int) -> None:
        dev.claims.append("driver off")
        dev.has_driver = False

    def attach_kernel_driver(self, dev: FakeUsbPrinter, intf: int) -> None:
        self._touch(dev)
        dev.claims.append("driver on")
        dev.has_driver = True

    def claim_interface(self, dev: FakeUsbPrinter, intf: int) -> None:
        self._touch(dev)
        if dev.has_driver or dev.is_held or intf != INTERFACE:
            raise USBError("Resource busy", errno=errno.EBUSY)
        dev.claims.append("claimed")
        dev.line = socket.create_connection(("127.0.0.1", dev.port))

    def release_interface(self, dev: FakeUsbPrinter, intf: int) -> None:
        self._touch(dev)
        dev.claims.append("released")

    # -- what goes over it -----------------------------------------------------------------------------

    def bulk_write(self, dev: FakeUsbPrinter, ep: int, intf: int, data: Any, timeout: int) -> int:
        self._touch(dev)
        if dev.is_stuck:
            raise USBTimeoutError("Operation timed out", errno=errno.ETIMEDOUT)
        assert ep == OUTWARD
        assert dev.line is not None
        part = bytes(data[: len(data) // 2 + 1])  # a backend may take less than it was given
        if dev.pull_after is not None and dev.taken + len(part) > dev.pull_after:
            self.plugged.remove(dev)
            self._touch(dev)
        dev.line.sendall(part)
        dev.taken += len(part)
        return len(part)

    def bulk_read(self, dev: FakeUsbPrinter, ep: int, intf: int, buffer: Any, timeout: int) -> int:
        self._touch(dev)
        assert ep == INWARD
        assert dev.line is not None
        said, dev.unread = dev.unread, b""
        if not said:
            dev.line.settimeout(timeout / 1000)
            try:
                said = dev.line.recv(len(buffer))
            except TimeoutError as error:
                raise USBTimeoutError("Operation timed out", errno=errno.ETIMEDOUT) from error
        buffer[: len(said)] = array("B", said)
        return len(said)

    def _touch(self, dev: FakeUsbPrinter) -> None:
        if dev not in self.plugged:
            raise USBError("No such device (it may have been disconnected)", errno=errno.ENODEV)


def _descriptor(length: int, kind: int, **fields: Any) -> SimpleNamespace:
    return SimpleNamespace(bLength=length, bDescriptorType=kind, extra_descriptors=[], **fields)
