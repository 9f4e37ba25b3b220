"""`label`: one label into a file, a sample's or a packed order's."""

import sys
from argparse import Namespace
from pathlib import Path

from commands.answers import say
from commands.office import Office, open_office
from commands.settings import Settings
from db.order_lists import list_orders
from db.orders import find_recipient, load_orders
from fulfilment.shipping.carriers import route_code
from fulfilment.shipping.contents import kind_of
from fulfilment.shipping.label_content import LabelContent, Masking, waybill_content
from printing.drawing.layout import sized_layout
from printing.label import make_label
from printing.samples import ALL_SAMPLES


def run(args: Namespace, settings: Settings) -> int:
    sample = ALL_SAMPLES.get(args.sample) if args.sample else None
    layout = sized_layout(kind_of(sample) if sample else "waybill", args.width_mm, args.height_mm)
    content = sample if args.sample else _of_order(open_office(settings), args.order, layout.masking)
    if content is None:
        known = f"one of {', '.join(ALL_SAMPLES)}" if args.sample else "a packed order: see `orders`"
        print(f"There is no such label: name {known}.", file=sys.stderr)
        return 1
    data = make_label(content, args.dpi, args.language, layout)
    Path(args.out).write_bytes(data)
    say(args, {"file": args.out, "language": args.language, "dpi": args.dpi, "bytes": len(data)})
    return 0


def _of_order(office: Office, ref: str, masking: Masking) -> LabelContent | None:
    """As it was printed the first time; None for an order without a number or whose people are purged."""
    found = [one for one in office.ask(list_orders, ref=ref) if one.tracking_number and one.carrier]
    if not found:
        return None
    one = found[0]
    recipient = office.ask(find_recipient, one.order_id)
    if recipient is None or one.tracking_number is None or one.carrier is None:
        return None
    lines = office.ask(load_orders, [one.order_id])[one.order_id].lines
    return waybill_content(
        recipient,
        tracking_number=one.tracking_number,
        carrier=one.carrier,
        route_code=route_code(recipient),
        items=[(line.title, line.quantity - line.returned_quantity) for line in lines],
        footer_lines=[
            f"{one.wave_number or ''} · {one.position or ''} · {one.packed_by or ''}",
            f"{one.channel} {one.ref}",
        ],
        masking=masking,
    )
