"""Shifts that are loaded once for a whole test run and copied for each test."""

import shutil
from pathlib import Path

import psycopg
import pytest
from psycopg import sql
from psycopg.conninfo import conninfo_to_dict

from resources import read_json
from tests.end_to_end.program import Row, asked, by_ref, did
from tests.fakes.servers import Server

ORDERS, SEED = 60, 7
CODES = {product["sku"]: product["barcodes"] for product in read_json("samples", "products.json")}


def loaded_home(factory: pytest.TempPathFactory, orders: int = ORDERS) -> Path:
    """A home with a shift that nobody has begun, on SQLite. Not to be worked in: copy it."""
    home = factory.getbasetemp() / f"loaded_with_{orders}"
    if not home.exists():
        did("demo", "--load-only", "--orders", orders, "--seed", SEED, home=home)
    return home


def queues_of(home: Path, database: str | None = None) -> dict[str, list[Row]]:
    """Station -> the orders of its waves, as they stand. "" has those of waves that are nobody's."""
    stations = {
        row["wave"]: row["station"] or "" for row in asked("waves", "list", home=home, database=database)
    }
    queues: dict[str, list[Row]] = {name: [] for name in stations.values()}
    for order in by_ref(home, database).values():
        if order["wave"]:
            queues[stations[order["wave"]]].append(order)
    return queues


def copy_of(home: Path, to: Path) -> Path:
    return Path(shutil.copytree(home, to))


def copy_of_database(server: Server, url: str) -> str:
    """A database like the one at url, which nobody is using."""
    fresh = server.make_database(is_empty=True)
    names = [sql.Identifier(str(conninfo_to_dict(one)["dbname"])) for one in (fresh, url)]
    with psycopg.connect(server.url, autocommit=True) as wire:
        wire.execute(sql.SQL("DROP DATABASE {}").format(names[0]))
        wire.execute(sql.SQL("CREATE DATABASE {} TEMPLATE {}").format(*names))
    return fresh


def scans_of(order: Row) -> list[str]:
    """A single code for every piece that is ordered."""
    return [single_code(line["sku"]) for line in order["lines"] for _ in range(line["quantity"])]


def single_code(sku: str) -> str:
    return str(next(one["code"] for one in CODES[sku] if one["pieces"] == 1))
