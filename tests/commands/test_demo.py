"""A whole shift without a window: its sums, its labels, and what it does not say."""

import csv
import io
import json
import re
import sqlite3
from collections import Counter
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import pytest
import zxingcpp
from zplkit import Options, render
from zplkit.rendering import Limits

from fulfilment.intake.reader import DocumentReader
from resources.channels import channel_tables
from resources.samples.day import BAD_RECORDS, SHOPS
from tests.end_to_end.program import Row, Said, asked, by_ref, closed_in, did, journal
from tests.end_to_end.shifts import ORDERS as LOADED
from tests.end_to_end.shifts import SEED, loaded_home

KEYS = [
    "orders",
    "refused",
    "held",
    "packed",
    "parcels",
    "labels",
    "exceptions",
    "facts",
    "unsent",
    "seconds",
]
ORDERS = 200
LOOKED_AT = 25  # labels that are rendered; all are counted


@dataclass(frozen=True)
class Day:
    home: Path
    out: Path
    said: Said

    @property
    def labels(self) -> list[Path]:
        return sorted((self.out / "labels").glob("*.zpl"))


@pytest.fixture(scope="module")
def day(tmp_path_factory: pytest.TempPathFactory) -> Day:
    folder = tmp_path_factory.mktemp("demo")
    words = ("demo", "--headless", "--orders", ORDERS, "--seed", 7, "--out", folder / "out")
    return Day(folder / "home", folder / "out", did(*words, home=folder / "home"))


@pytest.fixture(scope="module")
def orders(day: Day) -> dict[str, Row]:
    return by_ref(day.home)


def test_the_summary_adds_up(day: Day) -> None:
    summary = day.said.last
    assert list(summary) == KEYS
    assert summary["orders"] == ORDERS
    assert summary["refused"] == BAD_RECORDS
    assert summary["packed"] + summary["held"] + summary["exceptions"] == ORDERS
    assert summary["packed"] >= 0.6 * ORDERS
    assert summary["labels"] == summary["parcels"] == len(day.labels)
    assert summary["unsent"] == 0
    assert summary["facts"] == len(asked("facts", home=day.home))


def test_labels_are_whole_papers_named_by_their_numbers(day: Day, orders: dict[str, Row]) -> None:
    numbers = [order["tracking_number"] for order in orders.values() if order["packed_at"]]
    assert sorted(path.stem for path in day.labels) == sorted(numbers)
    assert {path.name for path in (day.out / "labels").iterdir()} == {path.name for path in day.labels}


def test_labels_read_as_their_names(day: Day, orders: dict[str, Row]) -> None:
    """By an interpreter and a decoder that are not ours; every carrier is among those looked at."""
    carrier_of = {order["tracking_number"]: order["carrier"] for order in orders.values()}
    chosen = _spread(day.labels, carrier_of)
    assert {carrier_of[path.stem] for path in chosen} == {order["carrier"] for order in _packed(orders)}
    for path in chosen:
        assert _read(path.read_bytes()) == {path.stem}


def _spread(labels: list[Path], carrier_of: dict[str, str]) -> list[Path]:
    by_carrier: dict[str, list[Path]] = {}
    for path in labels:
        by_carrier.setdefault(carrier_of[path.stem], []).append(path)
    turns = [rank for rank in range(len(labels)) for paths in by_carrier.values() if rank < len(paths)]
    paths = [
        paths[rank] for rank in range(max(turns) + 1) for paths in by_carrier.values() if rank < len(paths)
    ]
    return paths[:LOOKED_AT]


def _read(document: bytes) -> set[str]:
    options = Options(profile="specification", width=800, height=1200, dpi=203)
    (label,) = render(document, options, limits=Limits(graphic_bytes=4_000_000)).labels
    picture = label.rasterize()
    dots = np.frombuffer(picture.pixels, np.uint8).reshape(picture.height, picture.width, -1)
    return {found.text for found in zxingcpp.read_barcodes(np.ascontiguousarray(dots[..., 0]))}


def _packed(orders: dict[str, Row]) -> list[Row]:
    return [order for order in orders.values() if order["packed_at"]]


def test_the_same_home_answers_with_tracking_numbers(day: Day, orders: dict[str, Row]) -> None:
    packed = _packed(orders)
    assert len(orders) == ORDERS
    assert len(packed) == day.said.last["packed"]
    assert {order["state"] for order in packed} == {"shipped"}
    numbers = [order["tracking_number"] for order in packed]
    assert all(numbers)
    assert len(set(numbers)) == len(numbers)


def test_channels_were_told_each_number_once(day: Day, orders: dict[str, Row]) -> None:
    files = list((day.out / "handed_over").glob("*.jsonl"))
    told = [(path.stem, json.loads(line)) for path in files for line in path.read_text("utf-8").splitlines()]
    assert sorted((channel, row["ref"], row["tracking_number"]) for channel, row in told) == sorted(
        (order["channel"], order["ref"], order["tracking_number"]) for order in _packed(orders)
    )


def test_the_one_cancelled_while_packing_is_a_persons_to_decide(day: Day, orders: dict[str, Row]) -> None:
    cases = asked("exceptions", home=day.home)
    cancelled = [order for order in orders.values() if order["cancelled_at"] and order["wave"]]
    assert len(cancelled) == 1
    assert [case["order"] for case in cases if case["kind"] == "cancelled"] == [cancelled[0]["ref"]]
    assert cancelled[0]["packed_at"] is None
    kinds = [fact["kind"] for fact in asked("facts", "--order", cancelled[0]["ref"], home=day.home)]
    assert "item_packed" in kinds
    assert "parcel_closed" not in kinds


def test_no_order_left_twice(day: Day) -> None:
    facts = asked("facts", home=day.home)
    closed = Counter(fact["order_id"] for fact in facts if fact["kind"] == "parcel_closed")
    assert set(closed.values()) == {1}
    assert closed.total() == day.said.last["parcels"]


def test_both_stations_had_work(day: Day) -> None:
    facts = asked("facts", home=day.home)
    assert {fact["station"] for fact in facts if fact["kind"] == "parcel_closed"} == {"03", "07"}


def test_people_stay_out_of_facts_and_logs(day: Day) -> None:
    """Names, phones and streets of the channels' files are nowhere but in the one table of people."""
    words = _people(day.out / "channels")
    assert len(words) > ORDERS
    facts = "\n".join(
        row[0]
        for station in ("03", "07")
        for row in journal(day.home, station, "SELECT payload || reason FROM fact")
    )
    facts += "\n".join(json.dumps(row, ensure_ascii=False) for row in asked("facts", home=day.home))
    facts += "\n".join(json.dumps(row, ensure_ascii=False) for row in asked("exceptions", home=day.home))
    logs = [
        path.read_text("utf-8", "replace") for path in day.home.rglob("*") if path.suffix in (".log", ".txt")
    ]
    told = [path.read_text("utf-8") for path in (day.out / "handed_over").iterdir()]
    searched = "\n".join([facts, *logs, *told, day.said.out, day.said.err])
    assert [word for word in words if word in searched] == []


def _people(channels: Path) -> set[str]:
    reader, words = DocumentReader(channel_tables()), set()
    for channel, shop in SHOPS.items():
        (path,) = channels.glob(f"{channel}_*")
        for order in reader.read_document(path.read_bytes(), channel, shop).orders:
            to = order.recipient
            words |= {to.name, to.phone, to.street, order.buyer.name}
    return {word for word in words if word and len(word) > 1}


def test_shared_tables_hold_people_in_one_place(day: Day) -> None:
    """Every text column of the shared database but those of the table of people."""
    words = _people(day.out / "channels")
    with closing(sqlite3.connect(day.home / "shared.sqlite")) as db:
        tables = [name for (name,) in db.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        holding = {table for table in tables if _holds(db, table, words)}
    assert len(holding) == 1


def _holds(db: sqlite3.Connection, table: str, words: set[str]) -> bool:
    text = "\n".join(str(value) for row in db.execute(f'SELECT * FROM "{table}"') for value in row)
    return sum(word in text for word in words) > 5  # a product may be called like somebody


def test_a_loaded_shift_waits_and_the_next_call_goes_on(tmp_path: Path) -> None:
    words = ("demo", "--orders", 30, "--seed", 5, "--out", tmp_path / "out")
    loaded = did(*words, "--load-only", home=tmp_path / "home").last
    before = by_ref(tmp_path / "home")
    assert (loaded["orders"], loaded["packed"], loaded["labels"], loaded["facts"]) == (30, 0, 0, 0)
    assert not (tmp_path / "out" / "labels").exists()
    ready = [order for order in before.values() if order["wave"]]
    assert len(ready) >= 0.6 * 30
    assert {wave["state"] for wave in asked("waves", "list", home=tmp_path / "home")} == {"released"}

    done = did(*words, "--headless", home=tmp_path / "home").last
    assert done["orders"] == 30
    assert done["packed"] + done["held"] + done["exceptions"] == 30
    assert done["packed"] >= len(ready) - 1  # one is cancelled while it is packed
    assert set(by_ref(tmp_path / "home")) == set(before)


def test_the_same_seed_is_the_same_day_and_another_is_another(
    tmp_path: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    first = _refs(loaded_home(tmp_path_factory))
    for name, seed in (("same", SEED), ("other", SEED + 1)):
        did("demo", "--load-only", "--orders", LOADED, "--seed", seed, home=tmp_path / name)
    assert _refs(tmp_path / "same") == first
    other = _refs(tmp_path / "other")
    assert len(other) == len(first) == LOADED
    assert not first & other


def _refs(home: Path) -> set[str]:
    """One channel's numbers begin with the day, and midnight may come between two of them."""
    return {re.sub(r"^\d{6}-", "", ref) for ref in by_ref(home)}


def test_loading_twice_loads_once(a_home: Path) -> None:
    before = by_ref(a_home)
    again = did("demo", "--load-only", "--orders", 99, "--seed", 1, home=a_home)
    assert "going on with it" in again.err
    assert set(by_ref(a_home)) == set(before)


def test_the_channel_files_can_be_read_again_by_anybody(day: Day) -> None:
    """The files of the shift stay beside the labels; the shop's export opens as the table it is."""
    (export,) = (day.out / "channels").glob("shopify_csv_*")
    rows = list(csv.DictReader(io.StringIO(export.read_text("utf-8-sig"))))
    assert {row["Name"] for row in rows} & set(by_ref(day.home))


def test_a_robot_finds_nothing_more_to_do(day: Day) -> None:
    said = did("pack", "--auto", "--station", "07", home=day.home)
    assert closed_in(said.rows) == []
