"""The sample shift: products, stock, people, a day's orders of four channels, waves on two stations."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from commands.office import (
    Office,
    allocate_orders,
    import_file,
    plan,
    release_all,
    reserve_orders,
    review_orders,
)
from commands.wiring import hash_pin
from db.catalogue import Bin, put_bins, put_number_range, put_operators, put_products
from db.order_lists import list_orders
from db.stations import add_station
from db.stock import put_stock
from fulfilment.orders.order import Sku
from fulfilment.packing.work import Barcode, Operator, Product, Role
from fulfilment.shipping.carriers import CARRIERS
from fulfilment.waves.planner import CartRules
from resources import read_json
from resources.samples.day import write_day
from resources.samples.stock import opening_stock

STATIONS = ("03", "07")
FIRST_NUMBER = 4_730_000
NUMBERS = 1_000_000  # tracking numbers of each carrier that the sample shop has bought
PEOPLE = (
    # id, name, role, badge (scan PWB-...), PIN
    ("03", "赵大勇", Role.PACKER, "0003", "0303"),
    ("07", "林小敏", Role.PACKER, "0007", "0707"),
    ("90", "陈伟", Role.SUPERVISOR, "0090", "9090"),
)


@dataclass(frozen=True)
class Loaded:
    orders: int
    refused: int
    waves: int


def is_loaded(office: Office) -> bool:
    return bool(office.ask(list_orders, limit=1))


def load_shift(office: Office, orders: int, seed: int, at: datetime, folder: Path) -> Loaded:
    """A whole shift made ready; the channel files it came from stay in folder."""
    put_house(office, seed, orders, at)
    refused, count = 0, 0
    for file in write_day(folder, orders, seed, at):
        answer = import_file(office, file.path, file.channel, file.shop, at)
        refused += len(answer["refused"])
        count += answer["new"]
    for _ in review_orders(office, at):
        pass
    reserve_orders(office, at)
    allocate_orders(office, at)
    _, waves = plan(office, at, CartRules(orders=max(4, min(40, orders // 12))))
    release_all(office, at)
    _share_out(office, [wave.wave_id for wave in waves])
    return Loaded(count, refused, len(waves))


def put_house(office: Office, seed: int, orders: int, at: datetime) -> None:
    goods = read_json("samples", "products.json")
    people = [Operator(one, name, role, badge, hash_pin(pin)) for one, name, role, badge, pin in PEOPLE]
    stock = {Sku(sku): pieces for sku, pieces in opening_stock(seed, max(orders, 5000)).items()}
    office.do(put_products, [sample_product(row) for row in goods])
    office.do(put_bins, [_bin(row) for row in goods])
    office.do(put_stock, stock)
    office.do(put_operators, people)
    for carrier in CARRIERS:
        office.do(put_number_range, carrier, FIRST_NUMBER, FIRST_NUMBER + NUMBERS - 1)
    for name in STATIONS:
        office.do(add_station, name, at)


def cut_offs_from(at: datetime) -> dict[str, str]:
    """Trucks that leave in the next hours, whatever the hour the sample shift is opened at."""
    hours = {"ZTO": 1.5, "EMS": 2.0, "YTO": 2.5, "SF": 3.0, "JT": 3.5, "INTL": 4.0}
    leaving = {carrier: at + timedelta(hours=after) for carrier, after in hours.items()}
    return {carrier: f"{when.hour:02d}:{when.minute // 30 * 30:02d}" for carrier, when in leaving.items()}


def sample_product(row: dict[str, Any]) -> Product:
    return Product(
        sku=Sku(row["sku"]),
        title_zh=row["title_zh"],
        title_en=row["title_en"],
        spec_zh=row["spec_zh"],
        spec_en=row["spec_en"],
        barcodes=tuple(Barcode(code["code"], code["pieces"]) for code in row["barcodes"]),
        weight_g=row["weight_g"],
        picture=row["picture"],
        note_zh=row["packing_note_zh"],
        note_en=row["packing_note_en"],
    )


def _bin(row: dict[str, Any]) -> Bin:
    """A-01-2: aisle A is 1, bay 1, second level."""
    aisle, bay, _ = row["bin"].split("-")
    return Bin(row["bin"], ord(aisle) - ord("A") + 1, int(bay), Sku(row["sku"]))


def _share_out(office: Office, wave_ids: list[str]) -> None:
    """The most urgent waves in turn to the two stations; a third of them stays with nobody."""
    board = office.board()
    for place, wave_id in enumerate(wave_ids):
        if place % 3 < len(STATIONS):
            board.reassign(wave_id, STATIONS[place % 3], "90")
