"""Numbers that the office bought for the orders this station holds, with the carriers' labels.

They lie in the journal beside the work, so that a bench without a link prints the carrier's own label.
"""

import sqlite3
from collections.abc import Sequence

from fulfilment.shipping.waybills import Waybill

SCHEMA = """
CREATE TABLE IF NOT EXISTS carrier_waybill (
    tracking_number TEXT NOT NULL,
    order_id TEXT NOT NULL,
    carrier TEXT NOT NULL,
    route_code TEXT NOT NULL,
    document BLOB,
    document_kind TEXT NOT NULL,
    carrier_order TEXT NOT NULL,
    is_taken INTEGER NOT NULL DEFAULT 0,
    PRIMARY KEY (carrier, tracking_number)
) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS carrier_waybill_of_order ON carrier_waybill (order_id);
"""
_COLUMNS = "carrier, tracking_number, route_code, document, document_kind, carrier_order"


def keep_waybills(db: sqlite3.Connection, order_id: str, waybills: Sequence[Waybill]) -> None:
    """What the shared database says now: a number given back that lay here unused is gone."""
    db.execute("DELETE FROM carrier_waybill WHERE order_id = ? AND is_taken = 0", (order_id,))
    db.executemany(
        f"INSERT OR IGNORE INTO carrier_waybill ({_COLUMNS}, order_id) VALUES (?, ?, ?, ?, ?, ?, ?)",
        [
            (
                one.carrier,
                one.tracking_number,
                one.route_code,
                one.document,
                one.document_kind,
                one.carrier_order,
                order_id,
            )
            for one in waybills
        ],
    )


def take_waybill(db: sqlite3.Connection, order_id: str, carrier: str) -> str | None:
    """The order's bought number of that carrier, once; None when there is none left."""
    row = db.execute(
        "UPDATE carrier_waybill SET is_taken = 1 WHERE (carrier, tracking_number) = ("
        " SELECT carrier, tracking_number FROM carrier_waybill"
        " WHERE order_id = ? AND carrier = ? AND is_taken = 0 LIMIT 1) RETURNING tracking_number",
        (order_id, carrier),
    ).fetchone()
    return None if row is None else str(row[0])


def find_waybill(db: sqlite3.Connection, carrier: str, tracking_number: str) -> Waybill | None:
    row = db.execute(
        f"SELECT {_COLUMNS} FROM carrier_waybill WHERE carrier = ? AND tracking_number = ?",
        (carrier, tracking_number),
    ).fetchone()
    if row is None:
        return None
    carrier, number, route_code, document, kind, carrier_order = row
    return Waybill(carrier, number, route_code, document, kind, carrier_order=carrier_order)


def forget_documents(db: sqlite3.Connection) -> None:
    """A carrier's label names people: it goes with them."""
    db.execute(
        "UPDATE carrier_waybill SET document = NULL, document_kind = '' WHERE document IS NOT NULL"
        " AND order_id NOT IN (SELECT order_id FROM person)"
    )
