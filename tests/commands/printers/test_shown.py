"""What the bench is told of the station's printers."""

import pytest

from commands.printers.shown import Conditions, devices_of, printer_now, spare_of, trouble_of
from commands.settings import PrinterSetting
from desktop.signin.printer_check import Device
from desktop.states import needs_a_hand_too, takes_other_labels
from desktop.wording import PrinterTrouble
from printing.condition import PrinterCondition

C = PrinterCondition
FIRST = PrinterSetting("1", "tcp://a")
TWIN = PrinterSetting("2", "tcp://b")
OTHER = PrinterSetting("3", "tcp://c", "tspl")
WIDE = PrinterSetting("4", "tcp://d", media="100x180")
OFFICE = PrinterSetting("office", "cups://laser", "pdf")


@pytest.mark.parametrize("condition", list(PrinterCondition))
def test_every_condition_is_a_trouble_or_none(condition: PrinterCondition) -> None:
    assert (trouble_of(condition) is None) == (condition in (C.READY, C.BUSY))


@pytest.mark.parametrize(
    ("chosen", "conditions", "spare"),
    [
        ((FIRST,), {}, ("", "")),
        ((FIRST, TWIN), {"2": C.READY}, ("2", "")),
        ((FIRST, OTHER, TWIN), {"2": C.BUSY, "3": C.READY}, ("2", "")),
        ((FIRST, TWIN), {}, ("", needs_a_hand_too("2"))),
        ((FIRST, TWIN), {"2": C.PAPER_OUT}, ("", needs_a_hand_too("2"))),
        ((FIRST, OTHER), {"3": C.READY}, ("", takes_other_labels("3"))),
        ((FIRST, WIDE), {"4": C.READY}, ("", takes_other_labels("4"))),
        ((FIRST, OFFICE), {"office": C.READY}, ("", "")),
    ],
)
def test_a_spare_takes_the_same_labels_and_is_ready(
    chosen: tuple[PrinterSetting, ...], conditions: Conditions, spare: tuple[str, object]
) -> None:
    assert spare_of(chosen, FIRST, conditions) == spare


def test_the_label_printer_comes_first_and_the_others_stand_beside() -> None:
    now = printer_now((OFFICE, FIRST), FIRST, {"1": C.READY, "office": C.PAPER_OUT})
    assert now is not None
    assert (now.name, now.trouble) == ("1", None)
    assert [(one.name, one.trouble) for one in now.beside] == [("office", PrinterTrouble.PAPER_OUT)]


def test_the_sign_in_hears_of_the_office_printer_too() -> None:
    printer, office, scanner = devices_of((FIRST, OFFICE), FIRST, {"1": C.MEDIA_WRONG, "office": C.OFFLINE})
    assert (printer.device, printer.trouble) == (Device.PRINTER, PrinterTrouble.MEDIA_WRONG)
    assert (printer.is_there, office.device, office.is_there) == (True, Device.OFFICE_PRINTER, False)
    assert scanner.is_there


def test_without_a_setting_there_is_no_printer() -> None:
    """Labels go to a folder then, which is nobody's label."""
    assert printer_now((), PrinterSetting("files", "file:///labels"), {}) is None
    assert not devices_of((), PrinterSetting("files", "file:///labels"), {})[0].is_there
