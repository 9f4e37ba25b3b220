"""What labels on goods and on their places say: an item, a carton of one product, a tote, a bin."""

from dataclasses import dataclass

from fulfilment.shipping.label_content import one_line
from fulfilment.shipping.numbers import gtin14


@dataclass(frozen=True)
class ItemContent:
    """elements: GS1 as people write it, (01)...(17)...(10)...; empty where only our own code is known."""

    code: str
    title: str
    options: str
    elements: str = ""
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
    """gtin: 8-14 digits; expires: YYMMDD, as GS1 has it. Without a gtin no GS1 code."""
    known = [("01", gtin and f"{gtin:0>14}"), ("17", expires), ("10", batch)]
    elements = "".join(f"({key}){value}" for key, value in known if value) if gtin else ""
    batch_line = "   ".join(part for part in (f"批号 {batch}" if batch else "", _expiry(expires)) if part)
    return ItemContent(code, one_line(title), one_line(options), elements, batch_line)


def _expiry(day: str) -> str:
    return f"有效期至 20{day[:2]}-{day[2:4]}-{day[4:]}" if day else ""


def carton_content(gtin: str, title: str, pieces: int, batch: str = "", indicator: int = 1) -> CartonContent:
    """The carton of pieces times gtin (8, 12 or 13 digits). Raises ValueError for a wrong number."""
    pieces_line = f"{pieces} 件 / PCS"
    return CartonContent(
        gtin14(gtin, indicator), one_line(title), pieces_line, f"批号 {batch}" if batch else ""
    )
