"""What labels on goods and on their places say: an item, a carton of one product, a tote, a bin."""

from dataclasses import dataclass

from fulfilment.errors import StationError
from fulfilment.shipping.label_content import one_line
from fulfilment.shipping.numbers import gtin14, has_gs1_check_digit

MOST_SIGNS = 9  # of Code 128 that 60 mm hold at 3 dots a module, digits counting half


@dataclass(frozen=True)
class ItemContent:
    """elements: GS1 as people write it, (01)...(17)...(10)...; empty where only our own code is known.

    Just one of these is not empty: gtin, 8, 12 or 13 digits, printed as EAN-8, UPC-A or EAN-13; bars, our own
    code as Code 128; square, our own code where that would be too long for a label of 60 mm.
    """

    code: str
    title: str
    options: str
    elements: str = ""
    gtin: str = ""
    bars: str = ""
    square: str = ""
    batch_line: str = ""


@dataclass(frozen=True)
class CartonContent:
    gtin: str  # 14 digits
    title: str
    pieces_line: str
    batch_line: str = ""


@dataclass(frozen=True)
class ToteContent:
    code: str
    shown: str  # what is called across the floor
    note: str = ""


@dataclass(frozen=True)
class BinContent:
    code: str
    shown: str
    zone: str
    note: str = ""


def item_content(
    code: str, title: str, options: str = "", *, gtin: str = "", batch: str = "", expires: str = ""
) -> ItemContent:
    """gtin: 8, 12, 13 or 14 digits; expires: YYMMDD, as GS1 has it. Without a gtin no GS1 code.

    A GTIN-14 is a carton's and has no EAN symbol: only code is printed.
    Raises StationError for a GTIN whose check digit is wrong.
    """
    if gtin and (len(gtin) not in (8, 12, 13, 14) or not has_gs1_check_digit(gtin)):
        raise StationError(f"{gtin!r} is no GTIN with a right check digit", advice="Check that item's code.")
    known = [("01", gtin and f"{gtin:0>14}"), ("17", expires), ("10", batch)]
    shown = gtin if len(gtin) < 14 else ""
    elements = "".join(f"({key}){value}" for key, value in known if value) if shown else ""
    batch_line = "   ".join(part for part in (f"批号 {batch}" if batch else "", _expiry(expires)) if part)
    is_short = len(code) <= MOST_SIGNS or (code.isdecimal() and len(code) <= 2 * MOST_SIGNS)
    own = {} if shown else {"bars" if is_short else "square": code}
    return ItemContent(
        code, one_line(title), one_line(options), elements, shown, batch_line=batch_line, **own
    )


def _expiry(day: str) -> str:
    return f"有效期至 20{day[:2]}-{day[2:4]}-{day[4:]}" if day else ""


def carton_content(gtin: str, title: str, pieces: int, batch: str = "", indicator: int = 1) -> CartonContent:
    """The carton of pieces times gtin (8, 12 or 13 digits). Raises ValueError for a wrong number."""
    pieces_line = f"{pieces} 件 / PCS"
    return CartonContent(
        gtin14(gtin, indicator), one_line(title), pieces_line, f"批号 {batch}" if batch else ""
    )
