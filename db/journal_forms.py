"""Work, people, goods and facts to and from the journal's JSON documents."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

from fulfilment.orders.order import OrderId, Recipient, Sku
from fulfilment.packing.facts import Fact, FactKind
from fulfilment.packing.work import Barcode, Operator, Product, Role, Standing, Work, WorkLine


def work_document(work: Work) -> dict[str, Any]:
    lines = [{**asdict(line), "unit_price": _money_text(line.unit_price)} for line in work.lines]
    return {
        **asdict(work),
        "lines": lines,
        "due_at": instant_text(work.due_at),
        "standing": work.standing.value,
    }


def work_from(document: dict[str, Any], standing: str, epoch: int, set_aside: str) -> Work:
    lines = tuple(line_from(row) for row in document["lines"])
    return Work(
        **{
            **document,
            "lines": lines,
            "order_id": OrderId(document["order_id"]),
            "due_at": instant_from(document["due_at"]),
            "standing": Standing(standing),
            "epoch": epoch,
            "set_aside": set_aside,
        }
    )


def line_from(row: Mapping[str, Any]) -> WorkLine:
    """unit_price is a text; it and lots are absent in what an earlier program kept."""
    price = row.get("unit_price")
    return WorkLine(
        row["ref"],
        Sku(row["sku"] or ""),
        row["quantity"],
        None if price is None else Decimal(price),
        tuple(row.get("lots", ())),
    )


def _money_text(amount: Decimal | None) -> str | None:
    return None if amount is None else str(amount)


def recipient_from(document: dict[str, Any]) -> Recipient:
    return Recipient(**document)


def product_from(document: dict[str, Any]) -> Product:
    barcodes = tuple(Barcode(row["code"], row["pieces"]) for row in document["barcodes"])
    return Product(**{**document, "sku": Sku(document["sku"]), "barcodes": barcodes})


def operator_from(document: dict[str, Any]) -> Operator:
    return Operator(**{**document, "role": Role(document["role"])})


def fact_from(station: str, row: Sequence[Any], payload: dict[str, Any]) -> Fact:
    """row: fact_id, seq, order_id, epoch, parcel_id, kind, operator, at."""
    fact_id, seq, order_id, epoch, parcel_id, kind, operator, at = row[:8]
    return Fact(
        fact_id=fact_id,
        station=station,
        seq=seq,
        order_id=OrderId(order_id),
        epoch=epoch,
        parcel_id=parcel_id,
        kind=FactKind(kind),
        operator=operator,
        at=instant_from(at),
        payload=payload,
    )


def instant_text(at: datetime) -> str:
    return at.astimezone(UTC).isoformat(timespec="milliseconds")


def instant_from(text: str) -> datetime:
    return datetime.fromisoformat(text)
