"""How a printer is, asked in its own language; and what its silence means."""

from collections.abc import Callable

from fulfilment.errors import PrinterAway
from printing.condition import PrinterCondition
from printing.spooling.status_epl import ask_epl, parse_epl
from printing.spooling.status_escpos import acknowledge, ask_escpos, parse_escpos
from printing.spooling.status_escpos import does_acknowledge as asks_and_hears
from printing.spooling.status_tspl import ask_tspl, parse_tspl
from printing.spooling.status_zpl import PrinterState, ask_zpl, parse_hqes, parse_hs
from printing.spooling.status_zpl import read_odometer as read_zpl_odometer
from printing.transports.transport import Transport

__all__ = [
    "PrinterState", "acknowledge", "does_acknowledge", "parse_epl", "parse_escpos", "parse_hqes", "parse_hs",
    "parse_tspl", "read_condition", "read_odometer", "read_state",
]  # fmt: skip

_ASK: dict[str, Callable[[Transport], PrinterState]] = {
    "zpl": ask_zpl,
    "tspl": lambda transport: PrinterState(ask_tspl(transport)),
    "escpos": lambda transport: PrinterState(ask_escpos(transport)),
    "epl": lambda transport: PrinterState(ask_epl(transport)),
}


def read_condition(transport: Transport, language: str = "zpl") -> PrinterCondition:
    """How the printer is, now. A way that never answers is taken for ready."""
    return read_state(transport, language).condition


def read_state(transport: Transport, language: str = "zpl") -> PrinterState:
    """read_condition, and what else the printer said in the same breath."""
    if (said := transport.own_condition()) is not None:
        return PrinterState(said)
    if not transport.answers:
        return PrinterState(PrinterCondition.READY)
    try:
        return _ASK[language](transport)
    except PrinterAway:
        return PrinterState(PrinterCondition.OFFLINE)


def does_acknowledge(transport: Transport, language: str) -> bool:
    """Whether the printer speaks GS ( H, tried without a label. Raises PrinterAway.

    Ask it only of one that has just answered to DLE EOT: others may print the question.
    """
    is_asked_itself = transport.answers and transport.own_condition() is None
    return language == "escpos" and is_asked_itself and asks_and_hears(transport)


def read_odometer(transport: Transport, language: str = "zpl") -> int | None:
    """Labels printed in the printer's life; None when it does not say. Raises PrinterAway."""
    return read_zpl_odometer(transport) if language == "zpl" and transport.answers else None
