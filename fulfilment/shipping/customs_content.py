"""What the customs declaration CN22 says.

Source: UPU Convention Manual, 20-001: form CN 22 (74 x 105 mm) up to 300 SDR, CN 23 above; every content
with its description, weight and value.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from fulfilment.errors import StationError
from fulfilment.shipping.label_content import one_line
from fulfilment.shipping.numbers import S10, is_s10

MOST_LINES = 4  # of goods on one page; more go on another page
MOST_WEIGHT_G = 2_000  # a postal packet
MOST_SDR = Decimal(300)
# one unit in SDR, our own round figures, about a tenth high: near the limit a parcel takes CN23, always right
_RATES = """
AED .22 AUD .54 BRL .16 CAD .58 CHF 1.02 CNY .115 CZK .039 DKK .126 EUR .94 GBP 1.08 HKD .104
HUF .0025 IDR .00005 ILS .25 INR .0094 JPY .0054 KRW .00058 MXN .045 MYR .2 NOK .08 NZD .47 PHP .014
PLN .22 RUB .0105 SAR .22 SEK .086 SGD .63 THB .025 TRY .02 TWD .026 USD .81 VND .00003 ZAR .048
"""
_PAIRS = _RATES.split()
SDR: dict[str, Decimal] = dict(zip(_PAIRS[::2], map(Decimal, _PAIRS[1::2]), strict=True))


class Nature(StrEnum):
    """What is in the item; one of the form's boxes."""

    GIFT = "gift"
    DOCUMENTS = "documents"
    SAMPLE = "sample"
    SALE = "sale"
    RETURNED = "returned"
    OTHER = "other"


@dataclass(frozen=True)
class CustomsLine:
    """value: of all pieces, in the form's currency; hs_code: 6-10 digits or empty; origin: ISO 3166."""

    description: str
    pieces: int
    weight_g: int
    value: Decimal
    hs_code: str = ""
    origin: str = "CN"


@dataclass(frozen=True)
class CustomsContent:
    """One page. Totals are of the whole parcel, on each page; page_line is empty when there is only one."""

    is_gift: str
    is_documents: str
    is_sample: str
    is_sale: str
    is_returned: str
    is_other: str
    goods: tuple[str, ...]
    weights: tuple[str, ...]
    values: tuple[str, ...]
    codes: tuple[str, ...]
    total_weight: str
    total_value: str
    currency: str
    tracking_number: str
    day: str
    page_line: str = ""


def cn22_pages(
    lines: Sequence[CustomsLine], *, nature: Nature, currency: str, tracking_number: str, day: str
) -> tuple[CustomsContent, ...]:
    """The form filled in, with as many pages as the goods take: none is left out and none is cut.

    day: YYYY-MM-DD of signature.
    Raises StationError: no goods, a line without weight or pieces, more than 2 kg or 300 SDR, a currency
    whose value in SDR we do not know, a postal number whose check digit is wrong.
    """
    _check(lines, currency, tracking_number)
    ticks = {f"is_{each}": "×" if each is nature else "" for each in Nature}
    pages = [lines[at : at + MOST_LINES] for at in range(0, len(lines), MOST_LINES)]
    return tuple(
        CustomsContent(
            **ticks,
            goods=tuple(f"{line.pieces} × {one_line(line.description)}" for line in page),
            weights=tuple(_kg(line.weight_g) for line in page),
            values=tuple(f"{line.value:.2f}" for line in page),
            codes=tuple(" ".join(filter(None, (line.hs_code or "—", line.origin))) for line in page),
            total_weight=_kg(sum(line.weight_g for line in lines)),
            total_value=f"{_total(lines):.2f}",
            currency=currency,
            tracking_number=tracking_number,
            day=day,
            page_line=f"{number}/{len(pages)}" if len(pages) > 1 else "",
        )
        for number, page in enumerate(pages, start=1)
    )


def cn22_content(
    lines: Sequence[CustomsLine], *, nature: Nature, currency: str, tracking_number: str, day: str
) -> CustomsContent:
    """The only page of cn22_pages. Raises StationError as that does, and when there are more pages."""
    pages = cn22_pages(lines, nature=nature, currency=currency, tracking_number=tracking_number, day=day)
    if len(pages) > 1:
        raise StationError(
            f"one page of CN22 has room for {MOST_LINES} goods, not {len(lines)}", advice="Use form CN23."
        )
    return pages[0]


def _check(lines: Sequence[CustomsLine], currency: str, tracking_number: str) -> None:
    if not lines:
        raise StationError("CN22 needs goods", advice="Use form CN23.")
    for number, line in enumerate(lines, start=1):
        if line.weight_g <= 0 or line.pieces <= 0:
            raise StationError(
                f"CN22 needs weight and pieces of line {number}", advice="Weigh the goods, then print again."
            )
        if not one_line(line.description):
            raise StationError(f"CN22 needs to know what line {number} is", advice="Use form CN23.")
    if S10.fullmatch(tracking_number) and not is_s10(tracking_number):
        raise StationError(
            f"the check digit of {tracking_number} is wrong", advice="Check the tracking number."
        )
    if currency not in SDR:
        raise StationError(f"nobody said what {currency} is in SDR", advice="Use form CN23.")
    sdr, weight = _total(lines) * SDR[currency], sum(line.weight_g for line in lines)
    if sdr > MOST_SDR or weight > MOST_WEIGHT_G:
        detail = f"CN22 ends at 300 SDR and 2 kg; this is about {sdr:.0f} SDR and {_kg(weight)} kg"
        raise StationError(detail, advice="Use form CN23.")


def _total(lines: Sequence[CustomsLine]) -> Decimal:
    return sum((line.value for line in lines), Decimal())


def _kg(grams: int) -> str:
    return f"{grams / 1000:.3f}"
