"""What the customs declaration CN22 says. Source: UPU Convention Manual, form CN 22 (74 x 105 mm)."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from fulfilment.errors import StationError
from fulfilment.shipping.label_content import one_line

MOST_LINES = 4  # more goods need the larger form, CN23
MOST_WEIGHT_G = 30_000


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


def cn22_content(
    lines: Sequence[CustomsLine], *, nature: Nature, currency: str, tracking_number: str, day: str
) -> CustomsContent:
    """The form filled in. day: YYYY-MM-DD of signature.

    Raises StationError: no goods, or more lines than the form has; goods are never left out.
    """
    if not 1 <= len(lines) <= MOST_LINES:
        raise StationError(
            f"CN22 has room for 1 to {MOST_LINES} goods, not {len(lines)}", advice="Use form CN23."
        )
    weight = sum(line.weight_g for line in lines)
    if weight > MOST_WEIGHT_G or any(line.weight_g <= 0 or line.pieces <= 0 for line in lines):
        raise StationError("CN22 needs the weight of every line", advice="Weigh the goods, then print again.")
    ticks = {f"is_{each}": "×" if each is nature else "" for each in Nature}
    return CustomsContent(
        **ticks,
        goods=tuple(f"{line.pieces} × {one_line(line.description)}" for line in lines),
        weights=tuple(_kg(line.weight_g) for line in lines),
        values=tuple(f"{line.value:.2f}" for line in lines),
        codes=tuple(" ".join(filter(None, (line.hs_code or "—", line.origin))) for line in lines),
        total_weight=_kg(weight),
        total_value=f"{sum((line.value for line in lines), Decimal()):.2f}",
        currency=currency,
        tracking_number=tracking_number,
        day=day,
    )


def _kg(grams: int) -> str:
    return f"{grams / 1000:.3f}"
