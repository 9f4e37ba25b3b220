"""The hard checks between payment and release. Points and risk come after them."""

from collections.abc import Collection

from fulfilment.orders.holds import HoldReason
from fulfilment.orders.order import Order, OrderState, Recipient, Sku

_BY_STATE = {
    OrderState.PENDING_PAYMENT: HoldReason.AWAITING_PAYMENT,
    OrderState.PICKING: HoldReason.PARTLY_SHIPPED,  # an order fresh from its channel was not picked by us
    OrderState.SHIPPED: HoldReason.ALREADY_SHIPPED,
    OrderState.COMPLETED: HoldReason.ALREADY_SHIPPED,
    OrderState.AFTER_SALES: HoldReason.AFTER_SALES,
    OrderState.CLOSED: HoldReason.CANCELLED,
    OrderState.REFUNDED: HoldReason.CANCELLED,
    OrderState.EXCHANGED: HoldReason.CANCELLED,
}


def review(order: Order, known_skus: Collection[Sku]) -> tuple[HoldReason, ...]:
    """Every reason why an order as its channel gave it must wait; () means it may be released.

    known_skus: hand in a set or a dict, it is asked once a line.
    """
    found = [_BY_STATE[order.state]] if order.state in _BY_STATE else []
    if order.tracking_number is not None and HoldReason.ALREADY_SHIPPED not in found:
        found.append(HoldReason.ALREADY_SHIPPED)
    due = [line for line in order.lines if line.returned_quantity < line.quantity]
    checks = {
        HoldReason.PLATFORM_HOLD: order.platform_hold is not None,
        HoldReason.ADDRESS_MISSING: not has_address(order.recipient),
        HoldReason.PHONE_MISSING: not has_phone(order.recipient),
        HoldReason.NOTHING_TO_SHIP: not due,
        HoldReason.UNKNOWN_PRODUCT: any(line.sku not in known_skus for line in due),
    }
    return (*found, *(reason for reason, holds in checks.items() if holds))


def has_phone(recipient: Recipient) -> bool:
    """A masked or encrypted number is a number: the platform's label service knows it."""
    return recipient.phone is not None or recipient.phone_masked


def has_address(recipient: Recipient) -> bool:
    """A name, a street, a country and a place. County-level cities (济源) have a district only."""
    place = recipient.city or recipient.district
    return None not in (recipient.name, recipient.street, recipient.country) and place is not None
