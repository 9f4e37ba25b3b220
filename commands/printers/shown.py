"""What the screens of the bench are told of the printers: pure, from the settings and what each said last."""

from collections.abc import Mapping, Sequence

from commands.settings import PrinterSetting
from desktop.say import Both, Words
from desktop.signin.printer_check import Device, DeviceNow
from desktop.states import PrinterNow, needs_a_hand_too, takes_other_labels
from desktop.wording import PrinterTrouble
from printing.condition import PrinterCondition

Conditions = Mapping[str, PrinterCondition]
OFFICE = "pdf"  # the language of printers that print no labels
READY = (PrinterCondition.READY, PrinterCondition.BUSY)


def trouble_of(condition: PrinterCondition | None) -> PrinterTrouble | None:
    """None while nobody need do anything, or while nothing is known."""
    if condition is None or condition in READY:
        return None
    if condition is PrinterCondition.BUFFER_FULL:
        return PrinterTrouble.NEEDS_HANDS
    return PrinterTrouble(condition.value)


def spare_of(
    chosen: Sequence[PrinterSetting], current: PrinterSetting, conditions: Conditions
) -> tuple[str, Words]:
    """The printer that F6 would turn to, "" for none; and why there is none, "" when there is no other."""
    others = [one for one in chosen if one.name != current.name and one.language != OFFICE]
    same = [one for one in others if _form(one) == _form(current)]
    ready = next((one.name for one in same if conditions.get(one.name) in READY), "")
    if ready or not others:
        return ready, ""
    if same:
        return "", needs_a_hand_too(same[0].name)
    return "", takes_other_labels(others[0].name)


def _form(printer: PrinterSetting) -> tuple[str, int, str]:
    """Labels that wait go over as they are, so these must be the same."""
    return printer.language, printer.dpi, printer.paper


def printer_now(
    chosen: Sequence[PrinterSetting], current: PrinterSetting, conditions: Conditions
) -> PrinterNow | None:
    """The waybills' printer, and beside it the others that want a hand; None when no printer is set."""
    if not chosen:
        return None
    spare, why_none = spare_of(chosen, current, conditions)
    beside = tuple(
        PrinterNow(one.name, trouble, media=media(one))
        for one in chosen
        if one.name != current.name and (trouble := trouble_of(conditions.get(one.name))) is not None
    )
    trouble = trouble_of(conditions.get(current.name))
    return PrinterNow(current.name, trouble, spare, media(current), why_none, beside)


def devices_of(
    chosen: Sequence[PrinterSetting], current: PrinterSetting, conditions: Conditions
) -> tuple[DeviceNow, ...]:
    """For the sign-in: the label printer, office printers that are set, the scanner."""
    scanner = DeviceNow(Device.SCANNER, True, True, Both("当键盘用，随到随扫", "as a keyboard, always on"))
    if not chosen:
        return DeviceNow(Device.PRINTER, False), scanner
    spare, _ = spare_of(chosen, current, conditions)
    printer = _device(Device.PRINTER, current, conditions, spare)
    office = (_device(Device.OFFICE_PRINTER, one, conditions) for one in chosen if one.language == OFFICE)
    return printer, *office, scanner


def _device(device: Device, printer: PrinterSetting, conditions: Conditions, spare: str = "") -> DeviceNow:
    trouble = trouble_of(conditions.get(printer.name))
    detail = Both(f"{printer.name} 号·{media(printer)}", f"No. {printer.name}·{media(printer)}")
    is_there = trouble is not PrinterTrouble.OFFLINE
    return DeviceNow(device, is_there, trouble is None, detail, trouble, spare if trouble is not None else "")


def media(printer: PrinterSetting) -> str:
    return printer.paper.replace("x", "×")
