"""Whether a station may start: no working label printer, no packing. No Qt in this file."""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import Enum

from desktop.say import Say, Words
from desktop.shown import Sign
from desktop.signin.screen import CheckShown
from desktop.wording import NO_PRINTER, TROUBLES, PrinterTrouble, Told

Device = Enum("Device", ["PRINTER", "OFFICE_PRINTER", "SCANNER", "SCALE", "CAMERA"])
TITLES: dict[Device, Say] = {
    Device.PRINTER: Say("Label printer"),
    Device.OFFICE_PRINTER: Say("Office printer"),
    Device.SCANNER: Say("Scanner"),
    Device.SCALE: Say("Scale"),
    Device.CAMERA: Say("Camera"),
}


@dataclass(frozen=True)
class DeviceNow:
    """is_there: connected. is_ready: nothing wants a hand. detail: what is known of it, when it is there.

    trouble: of a printer. spare: another label printer that is ready to take over, "" for none.
    """

    device: Device
    is_there: bool
    is_ready: bool = True
    detail: Words = ""
    trouble: PrinterTrouble | None = None
    spare: str = ""


@dataclass(frozen=True)
class Hindrance:
    """Why nobody may start here yet. told None: the printer was not heard of yet."""

    told: Told | None
    sign: Sign


def hindrance(devices: Sequence[DeviceNow]) -> Hindrance | None:
    """None: a label can come out. A parcel that cannot be labelled is not worth opening."""
    if not devices:
        return Hindrance(None, Sign.WAITING)
    printers = [one for one in devices if one.device is Device.PRINTER]
    if any(_can_print(one) for one in printers):
        return None
    trouble = printers[0].trouble if printers else None
    if trouble is None:
        return Hindrance(NO_PRINTER, Sign.NO)
    return Hindrance(TROUBLES[trouble], Sign.NO if trouble is PrinterTrouble.OFFLINE else Sign.ATTENTION)


def _can_print(printer: DeviceNow) -> bool:
    return bool(printer.spare) or (printer.is_there and printer.trouble is None)


def check_shown(device: DeviceNow) -> CheckShown:
    """Missing is only a warning, except for the label printer."""
    title = TITLES[device.device]
    if device.trouble is not None:
        return _trouble_shown(title, device, device.trouble)
    if device.is_there:
        return CheckShown(title, device.detail, Sign.RIGHT if device.is_ready else Sign.ATTENTION)
    if device.device is Device.PRINTER:
        return CheckShown(title, Say("None is set up"), Sign.NO)
    return CheckShown(title, Say("Missing, pack without it"), Sign.ATTENTION)


def _trouble_shown(title: Say, device: DeviceNow, trouble: PrinterTrouble) -> CheckShown:
    told = TROUBLES[trouble]
    if device.spare:
        detail = Say("{trouble}·use printer {spare}", trouble=told.short, spare=device.spare)
        return CheckShown(title, detail, Sign.ATTENTION)
    is_needed = device.device is Device.PRINTER
    is_away = trouble is PrinterTrouble.OFFLINE
    return CheckShown(title, told.word, Sign.NO if is_needed and is_away else Sign.ATTENTION)
