"""Products, shelves, people who sign in and carriers' number ranges, as the office puts them in."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, delete

from db.rows import insert_into
from db.tables import BarcodeRow, Base, BinRow, NumberRangeRow, OperatorRow, ProductRow
from fulfilment.orders.order import Sku
from fulfilment.packing.work import Operator, Product


@dataclass(frozen=True)
class Bin:
    """A shelf position; aisle and bay are counted from the depot."""

    bin_id: str
    aisle: int
    bay: int
    sku: Sku | None


def put_products(db: Connection, warehouse_id: str, products: Sequence[Product]) -> None:
    """New ones and changed ones; barcodes not named any more are gone."""
    if not products:
        return
    names = [name for name in Product.__dataclass_fields__ if name != "barcodes"]
    rows = [{name: getattr(product, name) for name in names} for product in products]
    _put(db, warehouse_id, ProductRow, ["sku"], rows)
    skus = [product.sku for product in products]
    ours = (BarcodeRow.warehouse_id == warehouse_id) & BarcodeRow.sku.in_(skus)
    db.execute(delete(BarcodeRow).where(ours))
    codes = [
        {"sku": product.sku, "code": barcode.code, "pieces": barcode.pieces}
        for product in products
        for barcode in product.barcodes
    ]
    _put(db, warehouse_id, BarcodeRow, ["sku", "code"], codes)


def put_bins(db: Connection, warehouse_id: str, bins: Sequence[Bin]) -> None:
    _put(db, warehouse_id, BinRow, ["bin_id"], [dict(vars(one)) for one in bins])


def put_operators(db: Connection, warehouse_id: str, operators: Sequence[Operator]) -> None:
    rows = [{**vars(one), "role": one.role.value} for one in operators]
    _put(db, warehouse_id, OperatorRow, ["operator_id"], rows)


def put_number_range(db: Connection, warehouse_id: str, carrier: str, first: int, last: int) -> None:
    """Numbers first..last, both included, from the carrier. A range that is there already stays."""
    row = {"warehouse_id": warehouse_id, "carrier": carrier, "next_number": first, "last_number": last}
    db.execute(insert_into(db, NumberRangeRow).values(row).on_conflict_do_nothing())


def _put(
    db: Connection, warehouse_id: str, table: type[Base], keys: list[str], rows: list[dict[str, Any]]
) -> None:
    if not rows:
        return
    insert = insert_into(db, table)
    changed = {name: insert.excluded[name] for name in rows[0] if name not in keys}
    known = ["warehouse_id", *keys]
    put = (
        insert.on_conflict_do_update(index_elements=known, set_=changed)
        if changed
        else insert.on_conflict_do_nothing()
    )
    db.execute(put, [{"warehouse_id": warehouse_id, **row} for row in rows])
