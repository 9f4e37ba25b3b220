"""What the papers beside the waybill say: return slip, packing slip, manifest, cards."""

import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeVar

from fulfilment.shipping.label_content import Tongue, one_line
from fulfilment.shipping.paper_words import WORDS

SLIP_ROWS, MANIFEST_ROWS = 24, 32  # on one page
SLIP_COLUMNS = 60  # of a title's line, a hanzi taking two: 142 mm at 4 mm, less what wide letters take more
Row = TypeVar("Row")
NOTHING = "—"  # holds the place of an empty cell, so that rows stay side by side


@dataclass(frozen=True)
class ReturnContent:
    code: str
    title: str
    order_line: str
    return_lines: tuple[str, ...]
    item_lines: tuple[str, ...]
    advice: str


@dataclass(frozen=True)
class SlipContent:
    """One page of a packing slip; it lies inside the parcel and carries no phone and no address."""

    title: str
    order_line: str
    page_line: str
    code: str
    head_title: str
    head_pieces: str
    titles: tuple[str, ...]
    pieces: tuple[str, ...]
    total_line: str
    gift_note: str | None
    thanks: str


@dataclass(frozen=True)
class ManifestContent:
    """One page of what a carrier took; nobody's name is on it but those of the two who sign."""

    code: str
    title: str
    carrier_name: str
    day_line: str
    page_line: str
    head_place: str
    head_number: str
    head_order: str
    head_weight: str
    places: tuple[str, ...]
    numbers: tuple[str, ...]
    orders: tuple[str, ...]
    weights: tuple[str, ...]
    total_line: str
    sign_us: str
    sign_them: str


@dataclass(frozen=True)
class CardContent:
    """A card to scan: a command or a badge. The code is public text."""

    code: str
    text_zh: str
    text_en: str


def return_content(
    code: str,
    order: str,
    items: Sequence[tuple[str, int]],
    return_lines: Sequence[str],
    tongue: Tongue = "zh",
) -> ReturnContent:
    """return_lines: where it goes back to, the warehouse's own address."""
    words = WORDS[tongue]
    return ReturnContent(
        code=code,
        title=words["return"],
        order_line=f"{words['order']} {one_line(order)}",
        return_lines=tuple(map(one_line, return_lines)),
        item_lines=tuple(f"{one_line(title)} ×{pieces}" for title, pieces in items),
        advice=words["return_advice"],
    )


def slip_pages(
    order: str,
    code: str,
    items: Sequence[tuple[str, int]],
    gift_note: str | None = None,
    tongue: Tongue = "zh",
) -> tuple[SlipContent, ...]:
    """The packing slip, as many pages as it takes; a gift shows its note and never a price.

    code: the order's, in bars; never the tracking number, whose scan proves that the waybill came out.
    """
    words, pages = WORDS[tongue], _slip_pages(items)
    total = words["total"].format(lines=len(items), pieces=sum(count for _, count in items))
    return tuple(
        SlipContent(
            title=words["slip"],
            order_line=f"{words['order']} {one_line(order)}",
            page_line=words["page"].format(page=at, pages=len(pages)),
            code=code,
            head_title=words["goods"],
            head_pieces=words["pieces"],
            titles=tuple(one_line(title) or NOTHING for title, _ in page),
            pieces=tuple(str(count) for _, count in page),
            total_line=total if at == len(pages) else words["more"],
            gift_note=one_line(gift_note) if gift_note else None,
            thanks=words["thanks"],
        )
        for at, page in enumerate(pages, start=1)
    )


def manifest_pages(
    code: str,
    carrier_name: str,
    day: str,
    parcels: Sequence[tuple[str, str, int]],
    tongue: Tongue = "zh",
) -> tuple[ManifestContent, ...]:
    """parcels: (tracking number, order, grams; 0 when nobody weighed it). day: as it shall stand there."""
    words = WORDS[tongue]
    pages = _paged(tuple(enumerate(parcels, start=1)), MANIFEST_ROWS)
    grams = sum(parcel[2] for parcel in parcels)
    total = words["parcels"].format(parcels=len(parcels), weight=f"{grams / 1000:.2f}")
    return tuple(
        ManifestContent(
            code=code,
            title=words["manifest"],
            carrier_name=carrier_name,
            day_line=day,
            page_line=words["page"].format(page=at, pages=len(pages)),
            head_place=words["place"],
            head_number=words["number"],
            head_order=words["order"],
            head_weight=words["weight"],
            places=tuple(str(place) for place, _ in page),
            numbers=tuple(parcel[0] for _, parcel in page),
            orders=tuple(one_line(parcel[1]) or NOTHING for _, parcel in page),
            weights=tuple(f"{parcel[2] / 1000:.2f}" if parcel[2] else NOTHING for _, parcel in page),
            total_line=total if at == len(pages) else words["more"],
            sign_us=words["sign_us"],
            sign_them=words["sign_them"],
        )
        for at, page in enumerate(pages, start=1)
    )


def _slip_pages(items: Sequence[tuple[str, int]]) -> tuple[Sequence[tuple[str, int]], ...]:
    """items in pages of SLIP_ROWS lines, a long title taking as many lines as it needs; at least one page."""
    pages, room = [list[tuple[str, int]]()], SLIP_ROWS
    for item in items:
        lines = -(-columns(one_line(item[0])) // SLIP_COLUMNS) or 1
        if lines > room and pages[-1]:
            pages.append([])
            room = SLIP_ROWS
        pages[-1].append(item)
        room -= lines
    return tuple(pages)


def columns(text: str) -> int:
    """How wide text is: two for a hanzi and all that is as wide, one for the rest."""
    return sum(2 if unicodedata.east_asian_width(char) in "WF" else 1 for char in text)


def _paged(rows: Sequence[Row], size: int) -> tuple[Sequence[Row], ...]:
    """At least one page, even if nothing stands on it."""
    return tuple(rows[at : at + size] for at in range(0, len(rows), size)) or ((),)
