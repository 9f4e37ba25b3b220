"""What the papers beside a waybill say, from what a bench or the office knows of a parcel."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from fulfilment.errors import StationError
from fulfilment.shipping.contents import Content
from fulfilment.shipping.customs_content import CustomsLine, Nature, cn22_pages
from fulfilment.shipping.label_content import Tongue
from fulfilment.shipping.paper_content import return_content, slip_pages

LONGEST_CODE = 24  # of Code 128 on the narrowest of these papers


@dataclass(frozen=True)
class Goods:
    """One line of a parcel. weight_g: of one piece, 0 when nobody knows; unit_price: in its currency."""

    title_zh: str
    title_en: str
    pieces: int
    weight_g: int = 0
    unit_price: Decimal | None = None


@dataclass(frozen=True)
class Parcel:
    """One box of an order. return_lines: where it goes back to. day: local, of the papers."""

    channel: str
    ref: str
    tracking_number: str
    country: str | None
    goods: tuple[Goods, ...]
    day: date
    currency: str | None = None
    gift_note: str | None = None
    return_lines: tuple[str, ...] = ()

    @property
    def order(self) -> str:
        return f"{self.channel} {self.ref}"

    @property
    def tongue(self) -> Tongue:
        return "zh" if self.country in (None, "CN") else "en"


def paper_pages(kind: str, parcel: Parcel) -> tuple[Content, ...]:
    """kind: one of fulfilment.shipping.routing.PAPERS. Raises StationError for what a form cannot say."""
    return tuple(_PAGES[kind](parcel))


def _slip(parcel: Parcel) -> Sequence[Content]:
    """Its code is the order's, never the label's: a scan of the slip must not close the parcel."""
    code = _code(parcel)
    return slip_pages(parcel.order, code, _items(parcel), parcel.gift_note, parcel.tongue)


def _return(parcel: Parcel) -> Sequence[Content]:
    if not parcel.return_lines:
        raise StationError(
            "no return_address is set",
            advice="Write return_address into packwave.toml: where parcels go back to.",
        )
    code = f"RMA-{_code(parcel)}"
    return (return_content(code, parcel.order, _items(parcel), parcel.return_lines, parcel.tongue),)


def _cn22(parcel: Parcel) -> Sequence[Content]:
    """Source: UPU Convention Manual, CN 22: description, weight and value of every line, the sum of both."""
    if parcel.currency is None or any(one.unit_price is None for one in parcel.goods):
        raise StationError(
            f"order {parcel.ref}: goods without a price",
            advice="Customs want a price: ask the office for it.",
        )
    lines = [
        CustomsLine(
            one.title_en or one.title_zh,
            one.pieces,
            one.weight_g * one.pieces,
            (one.unit_price or Decimal()) * one.pieces,
        )
        for one in parcel.goods
    ]
    return cn22_pages(
        lines,
        nature=Nature.SALE,
        currency=parcel.currency,
        tracking_number=parcel.tracking_number,
        day=parcel.day.isoformat(),
    )


_PAGES: Mapping[str, Callable[[Parcel], Sequence[Content]]] = {
    "slip": _slip,
    "return": _return,
    "cn22": _cn22,
}


def _items(parcel: Parcel) -> list[tuple[str, int]]:
    is_zh = parcel.tongue == "zh"
    return [((one.title_zh if is_zh else one.title_en) or one.title_zh, one.pieces) for one in parcel.goods]


def _code(parcel: Parcel) -> str:
    """The order's own number when a code can carry it."""
    fits = parcel.ref.isascii() and parcel.ref.isprintable() and 0 < len(parcel.ref) <= LONGEST_CODE
    return parcel.ref if fits else f"S-{parcel.tracking_number}"
