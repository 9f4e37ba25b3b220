"""Why an order waits. An order may wait for several reasons at once, and every one of them is shown."""

from enum import StrEnum


class HoldReason(StrEnum):
    """The texts are kept in the database: they may be added to, never changed."""

    AWAITING_PAYMENT = "awaiting_payment"
    PLATFORM_HOLD = "platform_hold"  # the channel forbids shipping, whatever we think
    CANCELLED = "cancelled"  # closed, refunded or exchanged
    AFTER_SALES = "after_sales"  # the buyer asked for a refund or an exchange
    ALREADY_SHIPPED = "already_shipped"
    PARTLY_SHIPPED = "partly_shipped"  # the channel says that some of it has left
    ADDRESS_MISSING = "address_missing"
    PHONE_MISSING = "phone_missing"
    NOTHING_TO_SHIP = "nothing_to_ship"
    UNKNOWN_PRODUCT = "unknown_product"
    OUT_OF_STOCK = "out_of_stock"
    RISK = "risk"
    OPERATOR = "operator"  # a person said so


FINAL = frozenset({HoldReason.CANCELLED, HoldReason.ALREADY_SHIPPED})  # nothing a person could release
