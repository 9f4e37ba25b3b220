"""A small warehouse in a real shared database, ready for tests to work in."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any, TypeVar
from uuid import uuid4

from sqlalchemy import Connection, select, update

from db.catalogue import put_number_range, put_operators, put_products
from db.connect import SharedLink, open_shared
from db.exceptions import list_exceptions
from db.order_import import ImportCounts, import_orders
from db.reviews import put_holds
from db.shared import Shared, shared_database
from db.stations import add_station, put_warehouse
from db.stock import put_stock, reserve_stock
from db.tables import OrderRow, StationRow, WaveRow
from db.waves import Allocation, list_candidates, put_allocations, release_waves, store_waves
from fulfilment.orders.order import Buyer, Order, OrderId, OrderLine, OrderState, Recipient, Sku, order_id
from fulfilment.packing.facts import Fact, FactKind, Verdict
from fulfilment.packing.work import Barcode, Operator, Product, Role, Work
from fulfilment.waves.planner import CartRules, plan_waves

T = TypeVar("T")
AT = datetime(2026, 11, 22, 8, 0, tzinfo=UTC)
CARRIER = "SF"
PACKER = Operator("p1", "Wang Li", Role.PACKER, "100", "$argon2id$x")
BOSS = Operator("s1", "Chen Mei", Role.SUPERVISOR, "200", "$argon2id$y")
MUG = Product(Sku("MUG"), "杯子", "Mug", "蓝", "blue", (Barcode("6901234567892"),), 350, "mug")
TRAY = Product(Sku("TRAY"), "托盘", "Tray", "", "", (Barcode("T1"), Barcode("T6", 6)), 900, "tray")


def an_order(ref: str, pieces: Mapping[str, int] | None = None, **other: Any) -> Order:
    lines = tuple(
        OrderLine(str(n), Sku(sku), sku.title(), quantity, Decimal("12.50"), 0, {"colour": "蓝"})
        for n, (sku, quantity) in enumerate((pieces or {"MUG": 1}).items(), 1)
    )
    order = Order(
        channel="shopify",
        shop="north",
        ref=ref,
        state=OrderState.PAID,
        channel_state="paid",
        created_at=AT - timedelta(hours=3),
        paid_at=AT - timedelta(hours=2),
        ship_by=AT + timedelta(days=1),
        currency="CNY",
        goods_total=Decimal("25.00"),
        shipping_fee=Decimal("0"),
        discount=None,
        paid_total=Decimal("25.00"),
        buyer=Buyer("b-1", "李雷"),
        recipient=Recipient(
            "韩梅梅", "13800000000", False, "CN", "上海", "上海", "浦东", "世纪大道 1 号", None
        ),
        buyer_note=None,
        seller_note="轻放",
        platform_hold=None,
        carrier_hint=None,
        tracking_number=None,
        lines=lines,
    )
    return replace(order, **other)


class Warehouse:
    """W1: stations A, B and C, packer p1, supervisor s1, 1,000 of each product, numbers 1 to 99,999."""

    def __init__(self, url: str, stock: int = 1000) -> None:
        self.url, self.link = url, open_shared(url)
        self._links: list[SharedLink] = [self.link]
        self.begin_anew("W1", stock)

    def begin_anew(self, name: str, stock: int = 1000) -> None:
        """Another warehouse in the same database, as empty as the first one was."""
        self.id = name
        self._seq: dict[str, int] = {}
        self.link.run(lambda db: self._fill(db, stock))

    def __enter__(self) -> "Warehouse":
        return self

    def __exit__(self, *_: object) -> None:
        for link in self._links:
            link.close()

    def _fill(self, db: Connection, stock: int) -> None:
        put_warehouse(db, self.id, "North", "Asia/Shanghai")
        for name in "ABC":
            add_station(db, self.id, name, AT)
        put_operators(db, self.id, [PACKER, BOSS])
        put_products(db, self.id, [MUG, TRAY])
        put_stock(db, self.id, {MUG.sku: stock, TRAY.sku: stock})
        put_number_range(db, self.id, CARRIER, 1, 99_999)

    def station(self, name: str, reachable_after_s: float = 10.0) -> Shared:
        """Over a link of its own, as another program has."""
        link = open_shared(self.url)
        self._links.append(link)
        return shared_database(link, self.id, name, reachable_after_s)

    def run(self, work: Callable[[Connection], T]) -> T:
        return self.link.run(work)

    def import_(self, *orders: Order, hashes: Sequence[str] | None = None) -> ImportCounts:
        return import_orders(self.link, self.id, orders, hashes or [repr(order) for order in orders], AT)

    def release(self, *orders: Order, a_wave: int = 40, urgent: bool = False) -> list[OrderId]:
        """Import, review, reserve, allocate, plan and release; waves of a_wave orders."""
        self.import_(*orders)
        ids = [order_id(order.channel, order.shop, order.ref) for order in orders]
        due = AT + timedelta(hours=10)
        self.run(lambda db: put_holds(db, self.id, dict.fromkeys(ids, ()), "review", AT))
        self.run(lambda db: [reserve_stock(db, self.id, one, AT) for one in ids])
        how = [Allocation(one, CARRIER, due, due + timedelta(minutes=n), urgent) for n, one in enumerate(ids)]
        self.run(lambda db: put_allocations(db, self.id, how))
        candidates = self.run(lambda db: list_candidates(db, self.id))
        plan = plan_waves(candidates, CartRules(orders=a_wave, weight_g=10_000_000))
        self.run(lambda db: store_waves(db, self.id, plan, AT))
        self.run(lambda db: release_waves(db, self.id, AT))
        return ids

    def fact(self, work: Work, kind: FactKind, station: str = "A", **other: Any) -> Fact:
        """The next fact of station about work; other: fields of the fact, or else of its payload."""
        self._seq[station] = self._seq.get(station, 0) + 1
        fields = {name: other.pop(name) for name in list(other) if name in Fact.__dataclass_fields__}
        fact = Fact(
            fact_id=str(uuid4()),
            station=station,
            seq=self._seq[station],
            order_id=work.order_id,
            epoch=work.epoch,
            parcel_id=f"{station}-{work.order_id}",
            kind=kind,
            operator=PACKER.operator_id,
            at=AT + timedelta(seconds=self._seq[station]),
            payload=payload_of(kind, work) | other,
        )
        return replace(fact, **fields)

    def pack(self, work: Work, station: str = "A") -> list[Fact]:
        kinds = [FactKind.WORK_OPENED, FactKind.ITEM_PACKED, FactKind.NUMBER_ASSIGNED]
        kinds += [FactKind.LABEL_PRINTED, FactKind.PARCEL_CLOSED]
        return [self.fact(work, kind, station) for kind in kinds]

    def verdicts(self, *facts: Fact, station: str = "A") -> list[str]:
        judged = self.station(station).apply(facts)
        return [one.reason or one.verdict.value for one in judged]

    def order(self, order_id: str) -> Any:
        columns = OrderRow.__table__.columns
        query = select(*columns).where(OrderRow.warehouse_id == self.id, OrderRow.order_id == order_id)
        return self.run(lambda db: db.execute(query).one())

    def wave(self, number: str = "W-1") -> Any:
        columns = WaveRow.__table__.columns
        query = select(*columns).where(WaveRow.warehouse_id == self.id, WaveRow.number == number)
        return self.run(lambda db: db.execute(query).one())

    def cases(self) -> list[str]:
        """Kinds of the open exceptions."""
        return sorted(case.kind for case in self.run(lambda db: list_exceptions(db, self.id)))

    def lose_contact(self, station: str) -> None:
        """As if it had last been seen an hour ago."""
        long_ago = update(StationRow).where(StationRow.name == station).values(last_seen_at=AT)
        self.run(lambda db: db.execute(long_ago))


def payload_of(kind: FactKind, work: Work) -> dict[str, Any]:
    number = {"tracking_number": f"SF{work.order_id[:13]}", "carrier": CARRIER}
    line = work.lines[0]
    payloads: dict[FactKind, dict[str, Any]] = {
        FactKind.ITEM_PACKED: {"line": line.ref, "sku": line.sku, "pieces": line.quantity, "code": "x"},
        FactKind.ITEM_TAKEN_BACK: {"line": line.ref, "pieces": line.quantity},
        FactKind.LINE_SHORT: {"line": line.ref, "pieces": line.quantity},
        FactKind.ORDER_HELD: {"reason": "damaged"},
        FactKind.NUMBER_ASSIGNED: number,
        FactKind.PARCEL_CLOSED: number | {"pieces": line.quantity, "copy": 0},
        FactKind.LABEL_PRINTED: {"copy": 0},
        FactKind.LABEL_VOIDED: number | {"why": "label_lost", "leave": BOSS.operator_id, "is_charged": False},
        FactKind.PARCEL_ADDED: {"next_parcel": "another", "leave": BOSS.operator_id},
    }
    return payloads.get(kind, {})


__all__ = ["AT", "BOSS", "CARRIER", "MUG", "PACKER", "TRAY", "Verdict", "Warehouse", "an_order"]
