"""`facts`: what happened, and what the shared database said of it."""

import sys
from argparse import Namespace
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

from commands.answers import instant, say_all
from commands.office import Office, open_office
from commands.settings import Settings
from db.order_lists import JudgedFact, list_facts, list_orders
from fulfilment.orders.order import OrderId

PAGE = 1000


def run(args: Namespace, settings: Settings) -> int:
    try:
        since = _instant(args.since) if args.since else None
    except ValueError:
        print(f"{args.since} is no time: write it like 2026-11-11T08:00:00Z.", file=sys.stderr)
        return 2
    office = open_office(settings)
    if args.order is None:
        say_all(args, _facts(office, None, since))
        return 0
    found = office.ask(list_orders, ref=args.order)
    if not found:
        print(f"There is no order {args.order}.", file=sys.stderr)
        return 1
    for order in found:
        say_all(args, _facts(office, order.order_id, since))
    return 0


def _instant(text: str) -> datetime:
    at = datetime.fromisoformat(text)
    return at if at.tzinfo else at.replace(tzinfo=UTC)


def _facts(office: Office, order: OrderId | None, since: datetime | None) -> Iterator[dict[str, Any]]:
    offset = 0
    while page := office.ask(list_facts, order_id=order, since=since, limit=PAGE, offset=offset):
        yield from map(_form, page)
        offset += len(page)


def _form(one: JudgedFact) -> dict[str, Any]:
    fact = one.fact
    return {
        "fact": fact.fact_id,
        "station": fact.station,
        "seq": fact.seq,
        "order_id": fact.order_id,
        "epoch": fact.epoch,
        "kind": fact.kind,
        "parcel": fact.parcel_id,
        "operator": fact.operator,
        "at": instant(fact.at),
        "received_at": instant(one.received_at),
        "verdict": one.judged.verdict,
        "reason": one.judged.reason,
        "payload": dict(fact.payload),
    }
