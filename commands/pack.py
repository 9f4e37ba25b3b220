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
from desktop.wording import REFUSALS
from fulfilment.orders.order import OrderId
from fulfilment.packing.facts import Fact, FactKind
from fulfilment.packing.outcome import Outcome
from fulfilment.packing.session import Refusal
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
    """Each verdict on its own line. Nobody stands there: a refusal is acknowledged before the next scan.

    The session ends with its order: what is scanned after it is never packed into another one.
    """
    visits = VisitsInLine(parts)
    driver = Driver(parts)
    parts.station.sign_in_as(ROBOT)
    driver.hear(visits.fetch(want_work=True))
    _clear_untouched(parts, args.order)
    now = parts.station.resume()
    work = _find(now, args.order)
    while work is None and driver.hear(visits.fetch(want_work=True)) is not None:
        now = parts.station.refresh()
        work = _find(now, args.order)
    if work is None:
        print(f"Order {args.order} is not at station {parts.name}: see `orders --ref`.", file=sys.stderr)
        return 1
    if now.session is not None and now.session.work.order_id != work.order_id:
        print(f"Order {now.session.work.ref} is on the bench: finish it first.", file=sys.stderr)
        return 1
    opened = parts.station.open_order(work.order_id)
    refusal = _tell(args, work.ref, (opened, *driver.finish(opened)))
    for code in args.scan if opened.refusal is None else ():
        if refusal is not None:
            parts.station.acknowledge()
        on_bench = parts.station.look().session
        if on_bench is None or on_bench.work.order_id != work.order_id:
            print(f"Order {work.ref} is not on the bench any more: {code} was not scanned.", file=sys.stderr)
            visits.fetch()
            return 1
        refusal = _tell(args, code, driver.scan(code))
    visits.fetch()
    return 0 if refusal is None else 1


def _clear_untouched(parts: StationParts, ref: str) -> None:
    """The next order of a tote opens by itself; with nothing in its parcel it makes room for another."""
    order_id = parts.journal.open_order()
    work = parts.journal.find_work(order_id) if order_id is not None else None
    if work is None or ref in (work.ref, work.order_id):
        return
    facts = [fact for fact in parts.journal.list_facts(work.order_id) if fact.epoch == work.epoch]
    if all(fact.kind is FactKind.WORK_OPENED for fact in facts):
        parts.journal.clear_bench()


def _tell(args: Namespace, code: str, outcomes: Sequence[Outcome]) -> Refusal | None:
    """Say every verdict, and a refusal in words too. The refusal that stands at the end."""
    for outcome in outcomes:
        say(args, _verdict(code, outcome))
    refusal = next((one.refusal for one in reversed(outcomes) if one.refusal is not None), None)
    if refusal is not None:
        print(f"{code}: {REFUSALS[refusal].word.source}.", file=sys.stderr)
    return refusal


def _find(now: Outcome, ref: str) -> Work | None:
    return next((work for work in now.work if ref in (work.ref, work.order_id)), None)


def _verdict(code: str, outcome: Outcome) -> dict[str, Any]:
    """A closed order is told as it was: what the bench shows by then may be the next order of the tote."""
    closing = next((fact for fact in outcome.facts if fact.kind is FactKind.PARCEL_CLOSED), None)
    session = outcome.session if outcome.closed is None else None
    pieces = sum(line.quantity for line in outcome.closed.lines) if outcome.closed else None
    number = closing.payload["tracking_number"] if closing is not None else None
    return {
        "scan": code,
        "answer": outcome.answer,
        "refusal": outcome.refusal,
        "packed": session.pieces_packed if session else pieces,
        "due": session.pieces_due if session else pieces,
        "box": session.at + 1 if session else None,
        "tracking_number": number or (session.tracking_number if session else None),
        "label": outcome.label.state if session and outcome.label else None,
    }
