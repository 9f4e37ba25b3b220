"""Cards on A4, to be cut: every command of the bench, and badges for people."""

from collections.abc import Sequence

import numpy as np

from fulfilment.errors import StationError
from fulfilment.packing.commands import COMMANDS, Badge, make_badge, make_command
from fulfilment.shipping.paper_content import CardContent
from printing.card_words import CARD_WORDS
from printing.drawing.layout import load_layout
from printing.drawing.raster import Page, Raster, dots_per_mm, draw_label
from printing.languages.pdf import pdf_of_rasters

A4_MM = (297.0, 210.0)  # lying: the longest badge takes 133 mm of bars
ACROSS, DOWN = 2, 4
CUT_MM = 0.25


def command_cards() -> tuple[CardContent, ...]:
    """One card for each command, in the order of the table."""
    return tuple(CardContent(make_command(command), *CARD_WORDS[command]) for command in COMMANDS)


def badge_cards(people: Sequence[tuple[str, str]]) -> tuple[CardContent, ...]:
    """people: (badge code, name). Raises ValueError for a code that no badge may have."""
    return tuple(CardContent(make_badge(Badge(code)), name, "Badge 工牌") for code, name in people)


SAMPLE_PEOPLE = (
    ("W0147", "张晓雯 Zhang Xiaowen"),
    ("W0148", "买买提·阿卜杜拉"),
    ("S0003", "Anna Montgomery"),
)
SHEETS = ("cards", "badges")


def sheet_document(
    name: str, dpi: int = 300, language: str = "pdf", people: Sequence[tuple[str, str]] = SAMPLE_PEOPLE
) -> bytes:
    """The command cards or the badges of people in one document: pdf, or png with all pages in one column.

    name: one of SHEETS; people: (badge code, name). Raises StationError for another language: A4 comes out of
    no label printer. Raises as draw_label does, and ValueError for a badge code that no badge may have.
    """
    if language not in ("pdf", "png"):
        raise StationError(f"a sheet of {name} is A4, not {language}", advice="Choose PDF or PNG.")
    pages = card_sheets(command_cards() if name == "cards" else badge_cards(people), dpi)
    if language == "pdf":
        return pdf_of_rasters(pages)
    height = sum(page.height for page in pages)
    return Raster(pages[0].width, height, dpi, np.concatenate([page.bits for page in pages])).png()


def card_sheets(cards: Sequence[CardContent], dpi: int = 300) -> tuple[Raster, ...]:
    """A4 pages of eight cards, lines to cut along; none for no cards. Raises as draw_label does."""
    size = ACROSS * DOWN
    return tuple(_sheet(cards[at : at + size], dpi) for at in range(0, len(cards), size))


def _sheet(cards: Sequence[CardContent], dpi: int) -> Raster:
    layout, scale = load_layout("card_140x48"), dots_per_mm(dpi)
    width, height = (round(side * scale) for side in A4_MM)
    card_width, card_height = round(layout.width_mm * scale), round(layout.height_mm * scale)
    page = np.zeros((height, width), np.uint8)
    left, top = (width - ACROSS * card_width) // 2, (height - DOWN * card_height) // 2
    line = max(1, round(CUT_MM * scale))
    for at, card in enumerate(cards):
        x, y = left + at % ACROSS * card_width, top + at // ACROSS * card_height
        bits = np.unpackbits(draw_label(card, dpi, layout).bits, axis=1, count=card_width)
        page[y : y + card_height, x : x + card_width] |= bits
        _cut_lines(page, x, y, card_width, card_height, line)
    return Raster(width, height, dpi, np.packbits(page, axis=1))


def _cut_lines(page: Page, x: int, y: int, width: int, height: int, line: int) -> None:
    """Around a card, outside of its quiet zones: the lines stand half on each neighbour."""
    page[y : y + line, x : x + width] = page[y + height : y + height + line, x : x + width] = 1
    page[y : y + height, x : x + line] = page[y : y + height + line, x + width : x + width + line] = 1
