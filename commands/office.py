"""The office's rounds: files in, review, stock, carriers, waves."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Any, Concatenate, ParamSpec, TypeVar
from zoneinfo import ZoneInfo

from commands.settings import Settings
from db.catalogue import put_operators
from db.connect import SharedLink, open_shared
from db.order_import import ImportCounts, import_orders
from db.orders import load_orders
from db.reviews import list_to_review, put_holds
from db.shared import shared_database
from db.shared_reads import list_operators, list_products
from db.stations import put_warehouse
from db.stock import Reserved, reserve_many
from db.waves import (
    Allocation,
    StoredWave,
    list_candidates,
    put_allocations,
    release_waves,
    store_waves,
)
from fulfilment.errors import BadDocument
from fulfilment.intake.canonical import content_hash
from fulfilment.intake.reader import DocumentReader
from fulfilment.orders.order import Order, OrderId
from fulfilment.orders.review import review
from fulfilment.packing.work import Operator, Role
from fulfilment.shipping.carriers import choose_carrier
from fulfilment.waves.planner import Candidate, CartRules, LeftOut, Plan, plan_waves
from fulfilment.waves.ports import WaveBoard
from resources.channels import channel_tables

OFFICE = Operator(
    "office", "Office", Role.SUPERVISOR, "", ""
)  # has no badge and no PIN: nobody signs in as it
if TYPE_CHECKING:
    from sqlalchemy import Connection

P = ParamSpec("P")
T = TypeVar("T")
PAGE = 1000
RESERVED_AT_ONCE = 200  # orders a transaction: benches that close parcels wait for it on SQLite
URGENT = timedelta(hours=2)  # a promise nearer than this goes into an urgent wave
CUT_OFFS = {"ZTO": "16:00", "YTO": "17:30", "EMS": "17:00", "SF": "18:00", "JT": "19:00", "INTL": "20:00"}


@dataclass(frozen=True)
class Office:
    link: SharedLink
    warehouse: str
    zone: ZoneInfo
    cut_offs: Mapping[str, str]

    def ask(
        self, question: "Callable[Concatenate[Connection, str, P], T]", *given: P.args, **more: P.kwargs
    ) -> T:
        """Read with a plain function of db/: question(connection, warehouse, *given)."""
        return self.link.read(lambda db: question(db, self.warehouse, *given, **more))

    def do(self, deed: "Callable[Concatenate[Connection, str, P], T]", *given: P.args, **more: P.kwargs) -> T:
        """Write with one: a transaction of its own."""
        return self.link.run(lambda db: deed(db, self.warehouse, *given, **more))

    def board(self) -> WaveBoard:
        return shared_database(self.link, self.warehouse, "")


def open_office(settings: Settings, *, deadline_s: float = 30.0) -> Office:
    """Raises DatabaseAway, DatabaseRefused. The home warehouse is made when it is not there."""
    link = open_shared(settings.database, deadline_s)
    if OFFICE.operator_id not in [
        one.operator_id for one in link.read(lambda db: list_operators(db, settings.warehouse))
    ]:
        link.run(lambda db: put_warehouse(db, settings.warehouse, time_zone="Asia/Shanghai"))
        link.run(lambda db: put_operators(db, settings.warehouse, [OFFICE]))
    return Office(
        link, settings.warehouse, ZoneInfo("Asia/Shanghai"), {**CUT_OFFS, **settings.carrier_cut_offs}
    )


# --- orders in -----------------------------------------------------------------------------------


def channel_reader() -> DocumentReader:
    return DocumentReader(channel_tables())


def import_file(office: Office, file: Path, channel: str, shop: str | None, at: datetime) -> dict[str, Any]:
    """The answer of `import`. Raises BadDocument; a bad record alone is only refused."""
    try:
        data = file.read_bytes()
    except OSError as error:
        raise BadDocument(str(error), advice=f"Check the file: {error.strerror} ({file}).") from error
    intake = channel_reader().read_document(data, channel, shop)
    counts: ImportCounts = import_orders(
        office.link, office.warehouse, intake.orders, [content_hash(order) for order in intake.orders], at
    )
    refused = [{"ref": one.ref, "reason": one.reason} for one in intake.refused]
    refused += [{"ref": one.ref, "reason": one.reason} for one in counts.refused]
    return {
        "new": counts.new,
        "duplicate": counts.duplicate,
        "changed": counts.changed,
        "refused": refused,
    }


# --- review, stock, carrier ----------------------------------------------------------------------


def review_orders(office: Office, at: datetime) -> Iterator[tuple[Order, tuple[str, ...]]]:
    """Every order not yet released, with the reasons that hold it; () released it."""
    products = office.ask(list_products)
    known = {product.sku for product in products}
    after = ""
    while ids := office.ask(list_to_review, PAGE, after):
        orders = office.ask(load_orders, ids)
        found = {order_id: review(orders[order_id], known) for order_id in ids}
        office.do(put_holds, found, OFFICE.operator_id, at)
        yield from ((orders[order_id], tuple(map(str, found[order_id]))) for order_id in ids)
        after = ids[-1]


def reserve_orders(office: Office, at: datetime) -> dict[str, int]:
    """Stock for every released order, most urgent first, all lines of an order or none."""
    waiting = [one for one in _candidates(office) if one.left_out in (None, LeftOut.NOT_ALLOCATED)]
    waiting.sort(key=lambda one: (one.due_at, one.order_id))
    said: list[Reserved] = []
    for ids in _pages([one.order_id for one in waiting], RESERVED_AT_ONCE):
        said += office.do(reserve_many, ids, at).values()
    return {kind.value: said.count(kind) for kind in (Reserved.RESERVED, Reserved.OUT_OF_STOCK)}


def allocate_orders(office: Office, at: datetime) -> dict[str, int]:
    """Carrier, its next cut-off and the promise for every order that waits for a wave."""
    waiting = {one.order_id: one for one in _candidates(office)}
    counts = {"allocated": 0, "no_carrier": 0}
    for ids in _pages(list(waiting)):
        orders = office.ask(load_orders, ids)
        found = [_allocation(office, waiting[order_id], order, at) for order_id, order in orders.items()]
        fitting = [one for one in found if one is not None]
        office.do(put_allocations, fitting)
        counts["allocated"] += len(fitting)
        counts["no_carrier"] += len(found) - len(fitting)
    return counts


def _allocation(office: Office, candidate: Candidate, order: Order, at: datetime) -> Allocation | None:
    carrier = choose_carrier(order.recipient, candidate.weight_g, order.carrier_hint)
    if carrier is None:
        return None
    cut_off = next_cut_off(office.cut_offs.get(carrier, "18:00"), at, office.zone)
    due = order.ship_by or cut_off
    return Allocation(candidate.order_id, carrier, cut_off, due, due - at <= URGENT)


def next_cut_off(clock: str, at: datetime, zone: ZoneInfo) -> datetime:
    """The next time the truck leaves at clock ("HH:MM" in zone), after at."""
    today = datetime.combine(at.astimezone(zone).date(), time.fromisoformat(clock), zone)
    truck = today if today > at else today + timedelta(days=1)
    return truck.astimezone(UTC)


# --- waves ---------------------------------------------------------------------------------------


def plan(office: Office, at: datetime, rules: CartRules | None = None) -> tuple[Plan, tuple[StoredWave, ...]]:
    """Every order that may go, into waves; the others with their reasons."""
    made = plan_waves(_candidates(office), rules or CartRules())
    return made, office.do(store_waves, made, at)


def release_all(office: Office, at: datetime) -> int:
    return office.do(release_waves, at)


def _candidates(office: Office) -> tuple[Candidate, ...]:
    return office.ask(list_candidates)


def _pages(ids: Sequence[OrderId], size: int = PAGE) -> Iterator[list[OrderId]]:
    for start in range(0, len(ids), size):
        yield list(ids[start : start + size])
