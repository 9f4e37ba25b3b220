"""Many orders in waves, put into a shared database the short way: rows, not rounds of an office."""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from itertools import islice
from typing import Any

from sqlalchemy import Connection

from db.bulk import insert_rows
from db.catalogue import put_number_range, put_operators, put_products
from db.connect import OFFICE_S, SharedLink
from db.orders import line_rows, order_row, person_row
from db.stations import add_station, put_warehouse
from db.stock import put_stock
from db.tables import Base, BatchRow, OrderLineRow, OrderRow, ParcelRow, PersonRow, WaveRow
from fulfilment.orders.order import Buyer, Order, OrderLine, OrderState, Recipient, Sku, order_id
from fulfilment.packing.work import Barcode, Operator, Product, Role
from fulfilment.waves.ports import WaveState

WAREHOUSE, CARRIER = "HZ1", "ZTO"
A_WAVE, STATIONS, CHUNK = 40, 50, 5_000
NOW = datetime.now(UTC)
CHANNELS = ("taobao", "douyin", "pdd", "shopify")
PACKER = Operator("p1", "林小敏", Role.PACKER, "P1", "")
BUYER = Buyer("b", "李雷")
SOMEBODY = Recipient(
    "韩梅梅", "13800000000", False, "CN", "浙江省", "杭州市", "西湖区", "文三路 1 号", "310000"
)


def an_order(number: int) -> Order:
    """Two lines and three pieces; paid an hour ago."""
    lines = tuple(
        OrderLine(str(line), Sku(f"SKU-{(number * 7 + line) % 500}"), "货", line, Decimal("12.50"), 0, {})
        for line in (1, 2)
    )
    paid = NOW - timedelta(hours=1)
    return Order(
        channel=CHANNELS[number % 4], shop="north", ref=f"R{number:07d}", state=OrderState.PAID,
        channel_state="paid", created_at=paid, paid_at=paid, ship_by=NOW + timedelta(days=1), currency="CNY",
        goods_total=Decimal("37.50"), shipping_fee=Decimal("0"), discount=None, paid_total=Decimal("37.50"),
        buyer=BUYER, recipient=SOMEBODY, buyer_note=None, seller_note=None, platform_hold=None,
        carrier_hint=None, tracking_number=None, lines=lines,
    )  # fmt: skip


def put_floor(link: SharedLink) -> None:
    """Stations, people, goods and numbers; no order yet."""

    def fill(db: Connection) -> None:
        put_warehouse(db, WAREHOUSE, "North", "Asia/Shanghai")
        for station in range(STATIONS):
            add_station(db, WAREHOUSE, station_name(station), NOW)
        put_operators(db, WAREHOUSE, [PACKER])
        skus = [Sku(f"SKU-{number}") for number in range(501)]
        put_products(
            db, WAREHOUSE, [Product(sku, "货", "Goods", "", "", (Barcode(sku),), 100, "") for sku in skus]
        )
        put_stock(db, WAREHOUSE, dict.fromkeys(skus, 1_000_000))
        put_number_range(db, WAREHOUSE, CARRIER, 1, 10_000_000)

    link.run(fill, OFFICE_S)


def station_name(number: int) -> str:
    return f"{number + 1:02d}"


def put_orders(link: SharedLink, count: int, *, packed_share: float = 0.2) -> None:
    """In waves of forty, each at one of fifty stations. The first packed_share of them was packed today."""
    packed = int(count * packed_share)
    _put(link, WaveRow, (_wave(number, packed) for number in range(count // A_WAVE)))
    batches = ({"wave_id": f"w{n}", "tote": f"T-{n}", "orders": A_WAVE} for n in range(count // A_WAVE))
    _put(link, BatchRow, ({"warehouse_id": WAREHOUSE, **batch} for batch in batches))
    _put(link, OrderRow, (_order(number, packed) for number in range(count)))
    ids = [(order_id(one.channel, one.shop, one.ref), one) for one in map(an_order, range(count))]
    _put(link, OrderLineRow, (line for one, order in ids for line in line_rows(WAREHOUSE, one, order)))
    _put(link, PersonRow, (person_row(WAREHOUSE, one, order) for one, order in ids))
    _put(link, ParcelRow, (_parcel(number, ids[number][0]) for number in range(packed)))
    link.run(lambda db: db.exec_driver_sql("ANALYZE"), OFFICE_S)


def _put(link: SharedLink, table: type[Base], rows: Iterable[dict[str, Any]]) -> None:
    left = iter(rows)
    while chunk := list(islice(left, CHUNK)):
        link.run(lambda db, chunk=chunk: insert_rows(db, table, chunk), OFFICE_S)  # type: ignore[misc]


def _wave(number: int, packed: int) -> dict[str, Any]:
    is_done = (number + 1) * A_WAVE <= packed
    return {
        "warehouse_id": WAREHOUSE, "wave_id": f"w{number}", "number": f"W-{number + 1}", "count": number + 1,
        "state": (WaveState.DONE if is_done else WaveState.RELEASED).value,
        "station": station_name(number % STATIONS), "carrier": CARRIER,
        "lane": "", "urgent": number % 10 == 0,
        "due_at": NOW + timedelta(minutes=number % 600), "size": A_WAVE, "made_at": NOW, "released_at": NOW,
        "done_at": NOW if is_done else None,
    }  # fmt: skip


def _order(number: int, packed: int) -> dict[str, Any]:
    one, wave = an_order(number), number // A_WAVE
    is_packed = number < packed
    row = order_row(WAREHOUSE, order_id(one.channel, one.shop, one.ref), one, f"h{number}", NOW)
    return row | {
        "imported_at": NOW - timedelta(seconds=number // 100), "released_at": NOW, "reserved_at": NOW,
        "carrier": CARRIER, "cut_off_at": NOW + timedelta(hours=8),
        "due_at": NOW + timedelta(minutes=wave % 600),
        "urgent": wave % 10 == 0, "wave_id": f"w{wave}", "tote": f"T-{wave}", "position": number % A_WAVE + 1,
        "packed_at": NOW if is_packed else None, "packed_by": "01" if is_packed else None,
        "pieces_packed": row["pieces"] if is_packed else 0, "parcel_id": f"p{number}" if is_packed else None,
        "tracking_number": f"ZTO{number}" if is_packed else None,
    }  # fmt: skip


def _parcel(number: int, order: str) -> dict[str, Any]:
    return {
        "warehouse_id": WAREHOUSE, "parcel_id": f"p{number}", "order_id": order, "station": "01",
        "operator": "p1", "carrier": CARRIER, "tracking_number": f"ZTO{number}", "pieces": 3,
        "closed_at": NOW, "seconds": 30 + number % 40,
    }  # fmt: skip
