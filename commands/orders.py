"""`orders`: the canonical orders and, beside each, where it stands."""

import sys
from argparse import Namespace
from collections.abc import Iterator
from typing import Any

from commands.answers import instant, say_all
from commands.office import Office, open_office
from commands.settings import Settings
from db.order_lists import ListedOrder, list_orders
from db.orders import load_orders
from fulfilment.intake.canonical import to_json
from fulfilment.orders.order import OrderState

PAGE = 500


def run(args: Namespace, settings: Settings) -> int:
    try:
        state = OrderState(args.state) if args.state else None
    except ValueError:
        print(f"There is no state {args.state}: use one of {', '.join(OrderState)}.", file=sys.stderr)
        return 2
    say_all(args, _orders(open_office(settings), state, args.ref))
    return 0


def _orders(office: Office, state: OrderState | None, ref: str | None) -> Iterator[dict[str, Any]]:
    last: ListedOrder | None = None
    while page := office.ask(list_orders, state=state, ref=ref, limit=PAGE, after=last):
        full = office.ask(load_orders, [one.order_id for one in page])
        for one in page:
            yield {**to_json(full[one.order_id]), **standing(one)}
        last = page[-1]


def standing(one: ListedOrder) -> dict[str, Any]:
    """What stands beside the six states."""
    return {
        "holds": list(one.holds),
        "cancelled_at": instant(one.cancelled_at),
        "carrier": one.carrier,
        "due_at": instant(one.due_at),
        "urgent": one.urgent,
        "wave": one.wave_number,
        "tote": one.tote,
        "station": one.station,
        "epoch": one.epoch,
        "packed_at": instant(one.packed_at),
        "packed_by": one.packed_by,
        "tracking_numbers": list(one.tracking_numbers),
    }
