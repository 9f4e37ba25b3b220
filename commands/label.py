"""`label`: documents into a file: a sample's, an order's, a wave's along its walk, a carrier's of a day."""

import sys
from argparse import Namespace
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from commands.answers import say
from commands.office import open_office
from commands.order_papers import OrderPapers, Printable, check_carrier
from commands.settings import Settings
from db.shared_reads import list_operators
from fulfilment.errors import StationError
from fulfilment.shipping.contents import Content, kind_of
from fulfilment.shipping.routing import WAYBILL
from printing.drawing.layout import Layout, sized_layout
from printing.drawing.raster import draw_label
from printing.label import make_label
from printing.languages.pdf import pdf_of_rasters
from printing.samples import ALL_SAMPLES
from printing.sheets import badge_cards, card_sheets, command_cards

if TYPE_CHECKING:
    from fulfilment.shipping.paper_content import CardContent

SHEETS = ("cards", "badges")  # A4, to be cut


def run(args: Namespace, settings: Settings) -> int:
    if args.sample in SHEETS:
        return _sheets(args, settings)
    sample = ALL_SAMPLES.get(args.sample) if args.sample else None
    kind = "manifest" if args.manifest else kind_of(sample) if sample else args.kind
    layout = sized_layout(kind, args.width_mm, args.height_mm)
    ours = Printable((sample,) if sample else (), ())
    found = ours if args.sample else _of_orders(args, settings, layout)
    if not found.pages:
        print(f"There is no such label: name {_known(args)}.", file=sys.stderr)
        return 1
    if args.language == "png" and len(found.pages) > 1:
        print(f"A picture has one page, these are {len(found.pages)}: use PDF.", file=sys.stderr)
        return 1
    data = _bytes(args, found.pages, layout if args.width_mm or args.height_mm else None)
    Path(args.out).write_bytes(data)
    row = {"file": args.out, "language": args.language, "dpi": args.dpi, "bytes": len(data)}
    say(args, row if args.sample else {**row, "pages": len(found.pages), "without": list(found.without)})
    return 0


def _of_orders(args: Namespace, settings: Settings, layout: Layout) -> Printable:
    papers = OrderPapers(open_office(settings), layout.masking, settings.return_address)
    if args.manifest:
        day = args.day or date.today()
        return papers.manifest(check_carrier(args.manifest), day)
    if args.wave:
        return papers.of_wave(args.wave, args.kind)
    return papers.of_order(args.order, args.kind)


def _known(args: Namespace) -> str:
    if args.sample:
        return f"one of {', '.join((*ALL_SAMPLES, *SHEETS))}"
    if args.manifest:
        return "a carrier and a day with closed parcels"
    what = "a packed order" if args.kind == WAYBILL else "an order"
    return f"a wave with {what}: see `waves list`" if args.wave else f"{what}: see `orders`"


def _bytes(args: Namespace, pages: Sequence[Content], layout: Layout | None) -> bytes:
    """PDF: a page each. Printers take one label after the other. layout None: one that has room for all."""
    if args.language == "pdf":
        return pdf_of_rasters([draw_label(page, args.dpi, layout) for page in pages])
    return b"".join(make_label(page, args.dpi, args.language, layout) for page in pages)


def _sheets(args: Namespace, settings: Settings) -> int:
    if args.language != "pdf":
        print("Cards are cut from A4 sheets: use --language pdf.", file=sys.stderr)
        return 1
    cards: Sequence[CardContent] = command_cards() if args.sample == "cards" else _badges(settings)
    if not cards:
        print("Nobody has a badge yet: see `operator add --badge`.", file=sys.stderr)
        return 1
    data = pdf_of_rasters(card_sheets(cards, args.dpi))
    Path(args.out).write_bytes(data)
    say(args, {"file": args.out, "cards": len(cards), "dpi": args.dpi, "bytes": len(data)})
    return 0


def _badges(settings: Settings) -> "tuple[CardContent, ...]":
    """Of everybody who may sign in by one."""
    people = [(one.badge, one.name) for one in open_office(settings).ask(list_operators) if one.badge]
    try:
        return badge_cards(people)
    except ValueError as error:
        raise StationError(str(error), advice="Check that badge: letters and digits only.") from error
