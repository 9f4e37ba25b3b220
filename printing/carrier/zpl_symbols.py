"""Which code a ZPL command asks for, with the text that stands beside its bars."""

from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from fulfilment.shipping.numbers import gs1_check_digit
from printing.carrier import zpl_matrix
from printing.carrier.refused import ZPL_PRINTER, CarrierLabelRefused
from printing.carrier.zpl_code39 import code39_bars
from printing.carrier.zpl_code128 import GROUP, automatic_words, chosen_words
from printing.carrier.zpl_commands import Command, cannot
from printing.carrier.zpl_fonts import Font, font_of
from printing.carrier.zpl_page import Dots, Drawn
from printing.carrier.zpl_text import text_line
from printing.drawing.code128 import bars_of_words

LONGEST = 3000  # characters; a PDF417 carries 1850
CAPTION = 8  # modules of a caption that count for ^FO
SYMBOLS = ("BC", "B3", "BQ", "BX", "B7")


@dataclass(frozen=True)
class Bars:
    """^BY: dots. ratio: of wide to narrow, for codes that have two widths."""

    module: int = 2
    ratio: float = 3.0
    height: int = 10


def symbol(command: Command, data: str, bars: Bars) -> Drawn:
    """Upright. Raises CarrierLabelRefused: data the code cannot carry, a form of it that we do not draw."""
    if len(data) > LONGEST or not 1 <= bars.module <= 100:
        raise CarrierLabelRefused(f"{command.shown} with {len(data)} characters")
    match command.name:
        case "BC":
            return _code128(command, data, bars)
        case "B3":
            return _code39(command, data, bars)
        case "BQ":
            dots = zpl_matrix.qr(command, data)
        case "BX":
            dots = zpl_matrix.data_matrix(command, data)
        case _:
            dots = zpl_matrix.pdf417(command, data, bars.module, bars.height)
    return Drawn(dots, dots.shape[0])


def _code128(command: Command, data: str, bars: Bars) -> Drawn:
    if command.value(4, "N") == "Y":
        raise cannot(command, "with a check digit of its own is not drawn here")
    mode = command.value(5, "N")
    if mode not in _MODES:
        raise CarrierLabelRefused(f"^BC has no mode {mode!r}")
    words, shown = _MODES[mode](data)
    modules = bars_of_words(words).repeat(bars.module)
    has_text, above = command.value(2, "Y") == "Y", command.value(3, "N") == "Y"
    return _with_text(modules, command.number(1, bars.height), shown if has_text else "", above, bars)


def _automatic(data: str) -> tuple[list[int], str]:
    if ">" in data:
        raise CarrierLabelRefused("^BC in mode A has > in its data", advice=ZPL_PRINTER)
    return automatic_words(data), data


def _unit_number(data: str) -> tuple[list[int], str]:
    """Mode U: 19 digits of an SSCC with its application identifier; the printer adds the check digit."""
    if len(data) != 19 or not data.isascii() or not data.isdigit():
        raise CarrierLabelRefused(f"^BC in mode U has {len(data)} signs, not 19 digits")
    whole = data + str(gs1_check_digit(data[2:]))
    return automatic_words(GROUP + whole), whole


def _elements(data: str) -> tuple[list[int], str]:
    """Mode D: application identifiers in brackets, which are only for the eye; >8 is FNC1."""
    plain = data.replace(">8", GROUP)
    kept = plain.translate(str.maketrans("", "", "() "))
    return automatic_words(GROUP + kept.removeprefix(GROUP)), plain.replace(GROUP, "")


_MODES: dict[str, Callable[[str], tuple[list[int], str]]] = {
    "N": chosen_words,
    "A": _automatic,
    "U": _unit_number,
    "D": _elements,
}


def _code39(command: Command, data: str, bars: Bars) -> Drawn:
    has_check = command.value(1, "N") == "Y"
    modules = code39_bars(data, has_check, bars.module, bars.ratio)
    has_text, above = command.value(3, "Y") == "Y", command.value(4, "N") == "Y"
    return _with_text(modules, command.number(2, bars.height), f"*{data}*" if has_text else "", above, bars)


def _with_text(modules: NDArray[np.uint8], height: int, text: str, above: bool, bars: Bars) -> Drawn:
    """Bars as high as height, text in the printer's font A under or above their middle."""
    if not 1 <= height <= 5000:
        raise CarrierLabelRefused(f"bars {height} dots high")
    block = np.broadcast_to(modules, (height, len(modules)))
    if not text:
        return Drawn(block.copy(), height)
    line = _caption(text, font_of("A", 9 * bars.module, 5 * bars.module), len(modules))
    gap = bars.module
    space = np.zeros((gap, len(modules)), np.uint8)
    parts = (line, space, block) if above else (block, space, line)
    base = height + (line.shape[0] + gap if above else 0)
    return Drawn(np.concatenate(parts), base, tall=0 if above else height + CAPTION * bars.module)


def _caption(text: str, font: Font, width: int) -> Dots:
    """text in the middle of width, narrower letters if it is longer."""
    dots = text_line(text, font).dots
    while dots.shape[1] > width and font.width > 1:
        font = Font(font.height, max(1, font.width * 9 // 10), font.capital)
        dots = text_line(text, font).dots
    page = np.zeros((font.height, width), np.uint8)
    dots = dots[: font.height, :width]
    left = (width - dots.shape[1]) // 2
    page[: dots.shape[0], left : left + dots.shape[1]] = dots
    return page
