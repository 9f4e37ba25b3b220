"""The canonical order: one form for every channel. What a channel does not say is None."""

from dataclasses import dataclass, field
from datetime import datetime
from decimal import Decimal
from enum import StrEnum
from typing import NewType

OrderId = NewType("OrderId", str)  # a UUID in text, made from channel, shop and ref
Sku = NewType("Sku", str)


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
