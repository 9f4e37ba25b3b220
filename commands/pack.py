"""`pack`: one bench session scan by scan, or a robot packer on its queue."""

import sys
from argparse import Namespace
from collections.abc import Sequence
from typing import Any

from commands.answers import as_json, say
from commands.driving import Driver, VisitsBeside, VisitsInLine
from commands.robot import ROBOT, Robot
from commands.settings import PrinterSetting, Settings
from commands.wiring import StationParts, open_station
from fulfilment.orders.order import OrderId
from fulfilment.packing.facts import Fact, FactKind
from fulfilment.packing.outcome import Outcome
from fulfilment.packing.work import Work


def run(args: Namespace, settings: Settings) -> int:
    if args.auto == bool(args.order):
        print("Give an order with --scan, or --auto with --station.", file=sys.stderr)
        return 2
    if not 0 <= args.mistakes <= 1:
        print(f"--mistakes is a share from 0 to 1, not {args.mistakes}.", file=sys.stderr)
        return 2
    printers = (PrinterSetting("1", args.printer),) if args.printer else ()
    parts = open_station(settings, args.station, printers)
    try:
        return _robot(args, parts) if args.auto else _session(args, parts)
    finally:
        parts.close()


def _robot(args: Namespace, parts: StationParts) -> int:
    """One flushed JSON object a fact, each after it is durable."""
    refs: dict[str, str] = {}

    def told(facts: Sequence[Fact]) -> None:
        for fact in facts:
            if fact.order_id not in refs:
                refs[fact.order_id] = _ref(parts, fact.order_id)
            row = {
                "fact": fact.fact_id,
                "order": refs[fact.order_id],
                "kind": fact.kind.value,
                "parcel": fact.parcel_id,
            }
            print(as_json(row), flush=True)

    visits = VisitsBeside(parts)
    try:
        is_sent = Robot(parts, visits, mistakes=args.mistakes, on_facts=told).run(args.orders)
    finally:
        visits.close()
    if not is_sent:
        unsent = parts.outbox.state().unsent
        print(f"{unsent} facts are still unsent: they stay here and are sent later.", file=sys.stderr)
    return 0 if is_sent else 1


def _ref(parts: StationParts, order_id: OrderId) -> str:
    work = parts.journal.find_work(order_id)
    return work.ref if work else order_id


def _session(args: Namespace, parts: StationParts) -> int:
    """Each verdict on its own line. Nobody stands there: a refusal is acknowledged before the next scan."""
    visits = VisitsInLine(parts)
    driver = Driver(parts)
    parts.station.sign_in_as(ROBOT)
    driver.hear(visits.fetch(want_work=True))
    now = parts.station.resume()
    work = _find(now, args.order)
    while work is None and driver.hear(visits.fetch(want_work=True)) is not None:
        now = parts.station.refresh()
        work = _find(now, args.order)
    if work is None:
        print(f"Order {args.order} is not at station {parts.name}: see `orders --ref`.", file=sys.stderr)
        return 1
    opened = parts.station.open_order(work.order_id)
    say(args, _verdict(work.ref, opened))
    refused = opened.refusal is not None
    for code in args.scan:
        if refused:
            parts.station.acknowledge()
        outcomes = driver.scan(code)
        for outcome in outcomes:
            say(args, _verdict(code, outcome))
        refused = any(outcome.refusal is not None for outcome in outcomes)
    visits.fetch()
    return 1 if refused else 0


def _find(now: Outcome, ref: str) -> Work | None:
    return next((work for work in now.work if ref in (work.ref, work.order_id)), None)


def _verdict(code: str, outcome: Outcome) -> dict[str, Any]:
    session = outcome.session
    return {
        "scan": code,
        "answer": outcome.answer,
        "refusal": outcome.refusal,
        "packed": session.pieces_packed if session else None,
        "due": session.pieces_due if session else None,
        "tracking_number": session.tracking_number if session else _closed_number(outcome),
        "label": outcome.label.state if outcome.label else None,
    }


def _closed_number(outcome: Outcome) -> str | None:
    closed = [fact for fact in outcome.facts if fact.kind is FactKind.PARCEL_CLOSED]
    return str(closed[0].payload["tracking_number"]) if closed else None
