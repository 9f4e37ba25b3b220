"""Every kind of code that a layout may ask for, and what it needs to be read off a worn head's label."""

import math
from collections.abc import Callable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from printing.drawing import code128, datamatrix, ean, gs1_128, itf14, qr
from printing.drawing.field import Field, TextDoesNotFit

Page = NDArray[np.uint8]  # (height, width), 1 is black
MODULE_MIN_MM = 0.33  # 3 dots at 203 dpi, 4 at 300: two-dot modules did not survive a worn head
# of squares, 4 and 5 dots: dots grow both ways, worn ones of 3 were not read, nor every Data Matrix of 4
MATRIX_MIN_MM = {"qr": 0.5, "datamatrix": 0.58, "gs1_datamatrix": 0.58}
GS1_HEIGHT_MIN_MM = 32.0  # 31.75 by GS1 General Specifications, table 5: scanned on a belt
SSCC_MODULES = 156
EAN_HEIGHT_MIN_MM = 15.0  # with its digits; 26 is full height, but goods are scanned by hand here


@dataclass(frozen=True)
class Symbol:
    """encode gives bars (n,) or a square (n, n); modules: of a symbol that is always as wide, else 0.

    quiet_modules: on each side; of EAN-13 the two sides together make 18, which is 9 and 9 here.
    """

    encode: Callable[[str], NDArray[np.uint8]]
    quiet_modules: int
    height_min_mm: float = 0.0
    modules: int = 0
    bearer_modules: int = 0  # above and below


SYMBOLS = {
    "code128": Symbol(code128.modules, code128.QUIET_MODULES, 10.0),
    "gs1_128": Symbol(gs1_128.modules, code128.QUIET_MODULES, GS1_HEIGHT_MIN_MM),
    "itf14": Symbol(itf14.modules, 10, 12.7, itf14.MODULES, itf14.BEARER_MODULES),
    "ean": Symbol(lambda number: ean.symbol(number).bars, 9, EAN_HEIGHT_MIN_MM, 95),
    "datamatrix": Symbol(datamatrix.modules, datamatrix.QUIET_MODULES),
    "gs1_datamatrix": Symbol(datamatrix.gs1_modules, datamatrix.QUIET_MODULES),
    "qr": Symbol(qr.modules, qr.QUIET_MODULES),
}


def is_sscc(kind: str, text: str) -> bool:
    """Whether text is, or in a layout will be, the number of a logistic unit."""
    return kind == "gs1_128" and "(00)" in text


def module_min_mm(kind: str, text: str) -> float:
    """The narrowest module of that kind; every GS1-128 is read on a belt, the SSCC and what is beside it."""
    if kind == "gs1_128":
        return gs1_128.SSCC_MODULE_MIN_MM
    return MATRIX_MIN_MM.get(kind, MODULE_MIN_MM)


def code_trouble(field: Field) -> str | None:
    """The rule of its symbology that a layout's field breaks, in words; None when it is fine."""
    symbol, least = SYMBOLS[field.kind], module_min_mm(field.kind, field.text)
    modules = SSCC_MODULES if is_sscc(field.kind, field.text) else symbol.modules
    count = modules + 2 * symbol.quiet_modules
    if field.module_mm < least:
        return f"needs module_mm >= {least:g} ({math.ceil(least * 8)} dots at 203 dpi)"
    if field.height_mm < symbol.height_min_mm:
        return f"needs height_mm >= {symbol.height_min_mm:g}"
    if field.width_mm < (room := count * _widest_mm(least)):
        return f"needs width_mm >= {room:g} for {count} modules with their quiet zones"
    return None if field.text else "has no text"


def _widest_mm(least_mm: float) -> float:
    """The least module in whole dots, on the printer where it comes out widest: 8 or 12 dots a mm."""
    return max(math.ceil(least_mm * scale) / scale for scale in (8, 12))


def draw_code(place: NDArray[np.uint8], field: Field, text: str, scale: int) -> None:
    """text as field.kind in the middle of place: whole dots, quiet zones inside.

    place: (height, width) uint8, the field's part of the page; scale: dots per mm.
    Raises StationError for a text that the symbology cannot carry, TextDoesNotFit when it is too long.
    """
    symbol = SYMBOLS[field.kind]
    matrix = symbol.encode(text)
    count = matrix.shape[-1] + 2 * symbol.quiet_modules
    room = place.shape[1] if matrix.ndim == 1 else min(place.shape)
    least = math.ceil(module_min_mm(field.kind, text) * scale)
    dots = min(max(int(field.module_mm * scale), least), room // count)
    if dots < least:
        detail = f"field {field.name} has no room for its code: {count} modules of {least} dots"
        raise TextDoesNotFit(f"{detail} are {count * least / scale:.1f} mm of {room / scale:.1f}")
    if field.kind == "ean":
        ean.draw_ean(place, ean.symbol(text), dots)
    elif matrix.ndim == 1:
        _draw_bars(place, matrix.repeat(dots), symbol, dots)
    else:
        _draw_square(place, matrix.repeat(dots, axis=0).repeat(dots, axis=1))


def _draw_bars(place: NDArray[np.uint8], bars: NDArray[np.uint8], symbol: Symbol, dots: int) -> None:
    left = (place.shape[1] - len(bars)) // 2
    place[:, left : left + len(bars)] = bars
    if bearer := symbol.bearer_modules * dots:
        quiet = symbol.quiet_modules * dots
        ends = slice(left - quiet, left + len(bars) + quiet)
        place[:bearer, ends] = place[-bearer:, ends] = 1


def _draw_square(place: NDArray[np.uint8], square: NDArray[np.uint8]) -> None:
    top, left = ((room - size) // 2 for room, size in zip(place.shape, square.shape, strict=True))
    place[top : top + square.shape[0], left : left + square.shape[1]] = square
