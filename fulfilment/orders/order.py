"""The canonical order: one form for every channel. What a channel does not say is None."""

from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from typing import NewType
from uuid import UUID, uuid5

OrderId = NewType("OrderId", str)  # a UUID in text, made from channel, shop and ref
Sku = NewType("Sku", str)

_ORDERS = UUID(
    "5b1f6d0e-6c0a-5f0e-9a53-3d6f2f3c7a11"
)  # ours, for ever: another one would import all orders anew


def order_id(channel: str, shop: str, ref: str) -> OrderId:
    """The same id for the same order at every station and every import.

    Source: RFC 9562, 5.5 (UUIDv5). U+001F stands between the parts: intake lets no unprintable
    character into them.
    """
    return OrderId(str(uuid5(_ORDERS, "\x1f".join((channel, shop, ref)))))


class OrderState(StrEnum):
    """The visible face of an order. Holds, packed and partial shipment stand beside it."""

    PENDING_PAYMENT = "pending_payment"
    PAID = "paid"
    PICKING = "picking"
    SHIPPED = "shipped"
    COMPLETED = "completed"
    AFTER_SALES = "after_sales"
    CLOSED = "closed"
    REFUNDED = "refunded"
    EXCHANGED = "exchanged"


@dataclass(frozen=True)
class Buyer:
    ref: str | None
    name: str | None


@dataclass(frozen=True)
class Recipient:
    """People's data: never in facts, never in logs."""

    name: str | None
    phone: str | None
    phone_masked: bool
    country: str | None  # ISO 3166-1 alpha-2
    province: str | None
    city: str | None
    district: str | None
    street: str | None
    postcode: str | None


@dataclass(frozen=True)
class OrderLine:
    ref: str  # the channel's, or the line's number from 1
    sku: Sku | None
    title: str
    quantity: int
    unit_price: Decimal | None
    returned_quantity: int = 0
    options: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Order:
    """Times are aware UTC. Money is in `currency`."""

    channel: str
    shop: str
    ref: str
    state: OrderState
    channel_state: str
    created_at: datetime | None
    paid_at: datetime | None
    ship_by: datetime | None
    currency: str | None
    goods_total: Decimal | None
    shipping_fee: Decimal | None
    discount: Decimal | None
    paid_total: Decimal | None
    buyer: Buyer
    recipient: Recipient
    buyer_note: str | None
    seller_note: str | None
    platform_hold: str | None
    carrier_hint: str | None
    tracking_number: str | None
    lines: tuple[OrderLine, ...]
