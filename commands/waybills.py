"""`waybills buy|list|void`: numbers bought from carriers, before a station claims the orders."""

import sys
from argparse import Namespace
from collections import Counter
from collections.abc import Sequence
from datetime import UTC, datetime
from time import time

from commands.answers import say, say_all
from commands.carriers.kuaidi100 import Kuaidi100
from commands.office import Office, open_office
from commands.settings import Settings
from db.carrier_waybills import (
    SharedWaybillShelf,
    find_by_number,
    find_unsold,
    is_wanted_at_a_bench,
    list_to_give_back,
    list_wanted,
    list_waybills,
)
from db.orders import load_orders
from fulfilment.errors import StationError
from fulfilment.shipping.waybill_purchase import ShelvedWaybill, WaybillState, buy_waybill, void_waybill
from fulfilment.shipping.waybills import CarrierAway, Waybill, WaybillReason, WaybillRequest, WaybillSource

UNKNOWN_IN_A_ROW = 3  # then the carrier is away: each more would wait for its time limit
_NO_MORE = (WaybillReason.BALANCE, WaybillReason.SIGN, WaybillReason.ACCOUNT)  # the next is told the same
WHY_NOT = {
    WaybillReason.BALANCE: "The account has no numbers left: buy more, then ask again.",
    WaybillReason.SIGN: "Key and secret do not fit: mend [kuaidi100] in packwave.toml.",
    WaybillReason.ACCOUNT: "Nobody has this key: mend [kuaidi100] in packwave.toml.",
    WaybillReason.REQUEST: "The carrier misses something: check sender, account and template.",
    WaybillReason.CARRIER: "The carrier does not take it: choose another carrier.",
    WaybillReason.NOT_OURS: "There is no account with this carrier in packwave.toml.",
    WaybillReason.NO_RECIPIENT: "Name, phone or address is missing or hidden: complete the order.",
}


def run(args: Namespace, settings: Settings) -> int:
    office = open_office(settings)
    if args.action == "list":
        say_all(args, (vars(row) for row in office.ask(list_waybills)))
        return 0
    if settings.kuaidi100 is None:
        print("Nobody sells numbers here: write [kuaidi100] in packwave.toml.", file=sys.stderr)
        return 1
    source = Kuaidi100(settings.kuaidi100, lambda: int(time() * 1000))
    if args.action == "buy":
        carriers = tuple(settings.kuaidi100.carriers)
        return _buy(args, office, source, office.ask(list_wanted, carriers, args.wave))
    if args.order:
        return _close(args, office)
    return _void_one(args, office, source) if args.number else _void_all(args, office, source)


def _shelf(office: Office) -> SharedWaybillShelf:
    return SharedWaybillShelf(office.link, office.warehouse, lambda: datetime.now(UTC))


def _buy(args: Namespace, office: Office, source: WaybillSource, wanted: Sequence[WaybillRequest]) -> int:
    """A line an order as it is settled, then the sums. 1: orders wait for a number, and none was bought."""
    orders = office.ask(load_orders, [request.order_id for request in wanted])
    counts: Counter[str] = Counter()
    in_a_row = 0
    for request in wanted:
        answer = {"order": orders[request.order_id].ref} | _bought(source, _shelf(office), request)
        say(args, answer)
        counts[str(answer["state"])] += 1
        in_a_row = in_a_row + 1 if answer["state"] == "unknown" else 0
        if in_a_row == UNKNOWN_IN_A_ROW or answer["reason"] in _NO_MORE:
            break
    left = len(wanted) - counts.total()
    say(args, {"wanted": len(wanted), **counts, "not_asked": left})
    return 0 if counts[WaybillState.BOUGHT.value] or not wanted else 1


def _bought(source: WaybillSource, shelf: SharedWaybillShelf, request: WaybillRequest) -> dict[str, object]:
    try:
        row = buy_waybill(source, shelf, request)
    except CarrierAway as away:
        return {"carrier": request.carrier, "state": "unknown", "reason": None, "why": away.advice}
    why = WHY_NOT[row.refusal.reason] if row.refusal else None
    if row.state is WaybillState.STALE:
        why = "Address or carrier have changed since it was asked for: void it, then buy again."
    return {
        "carrier": request.carrier,
        "state": "unknown" if row.state is WaybillState.ASKED else row.state.value,
        "tracking_number": row.waybill.tracking_number if row.waybill else None,
        "label": _label_trouble(row.waybill),
        "reason": row.refusal.reason if row.refusal else None,
        "why": why,
        "said": row.refusal.said or None if row.refusal else None,
    }


def _label_trouble(waybill: Waybill | None) -> str | None:
    """Told now, while there is time to change the carrier's template: ok, none, or what is wrong with it."""
    if waybill is None:
        return None
    if not waybill.document:
        return "none"
    from printing.carrier.document import carrier_rasters

    try:
        carrier_rasters(waybill.document, 203)
    except StationError as error:
        return f"{error.advice} ({error.detail})"
    return "ok"


# --- back to the carrier ---


def _void_one(args: Namespace, office: Office, source: WaybillSource) -> int:
    row = office.ask(find_by_number, args.number)
    if row is None:
        print("There is no such number: see `waybills list`.", file=sys.stderr)
        return 1
    if office.ask(is_wanted_at_a_bench, args.number):
        print("A station has this order: void its label at the bench first.", file=sys.stderr)
        return 1
    return 0 if _given_back(args, office, source, row) else 1


def _void_all(args: Namespace, office: Office, source: WaybillSource) -> int:
    rows = office.ask(list_to_give_back)
    done = sum(_given_back(args, office, source, row) for row in rows)
    say(args, {"to_give_back": len(rows), "void": done})
    return 0 if done == len(rows) else 1


def _given_back(args: Namespace, office: Office, source: WaybillSource, row: ShelvedWaybill) -> bool:
    assert row.waybill is not None  # both lists are of numbers
    answer = {"tracking_number": row.waybill.tracking_number, "carrier": row.waybill.carrier}
    try:
        over = void_waybill(source, _shelf(office), row)
    except CarrierAway as away:
        say(args, answer | {"state": "unknown", "why": away.advice})
        return False
    said = over.refusal.said or over.refusal.reason.value if over.refusal else None
    say(args, answer | {"state": over.state.value, "said": said})
    return over.state is WaybillState.VOID


def _close(args: Namespace, office: Office) -> int:
    """Whoever does it answers for it: the carrier may have sold a number that nobody ever heard of."""
    rows = office.ask(find_unsold, args.order)
    for row in rows:
        _shelf(office).settle(row.order_key, WaybillState.VOID)
    say(args, {"order": args.order, "closed": len(rows)})
    return 0 if rows else 1
