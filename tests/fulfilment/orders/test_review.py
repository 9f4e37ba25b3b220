from dataclasses import replace
from typing import Any

import pytest

from fulfilment.orders.holds import HoldReason
from fulfilment.orders.order import OrderState, Sku
from fulfilment.orders.review import review
from tests.fulfilment.orders.some_order import a_recipient, an_order

KNOWN = {Sku("NAC-1")}
LINE = an_order().lines[0]


def test_a_good_order_has_no_reason_to_wait() -> None:
    assert review(an_order(), KNOWN) == ()


@pytest.mark.parametrize(
    ("state", "reasons"),
    [
        (OrderState.PENDING_PAYMENT, (HoldReason.AWAITING_PAYMENT,)),
        (OrderState.PAID, ()),
        (OrderState.PICKING, (HoldReason.PARTLY_SHIPPED,)),
        (OrderState.SHIPPED, (HoldReason.ALREADY_SHIPPED,)),
        (OrderState.COMPLETED, (HoldReason.ALREADY_SHIPPED,)),
        (OrderState.AFTER_SALES, (HoldReason.AFTER_SALES,)),
        (OrderState.CLOSED, (HoldReason.CANCELLED,)),
        (OrderState.REFUNDED, (HoldReason.CANCELLED,)),
        (OrderState.EXCHANGED, (HoldReason.CANCELLED,)),
    ],
)
def test_each_state_says_whether_it_may_go(state: OrderState, reasons: tuple[HoldReason, ...]) -> None:
    assert review(an_order(state=state), KNOWN) == reasons


@pytest.mark.parametrize(
    ("but", "reason"),
    [
        ({"platform_hold": "risk_control"}, HoldReason.PLATFORM_HOLD),
        ({"tracking_number": "ZT1"}, HoldReason.ALREADY_SHIPPED),
        ({"recipient": a_recipient(street=None)}, HoldReason.ADDRESS_MISSING),
        ({"recipient": a_recipient(name=None)}, HoldReason.ADDRESS_MISSING),
        ({"recipient": a_recipient(country=None)}, HoldReason.ADDRESS_MISSING),
        ({"recipient": a_recipient(city=None, district=None)}, HoldReason.ADDRESS_MISSING),
        ({"recipient": a_recipient(phone=None, phone_masked=False)}, HoldReason.PHONE_MISSING),
        ({"lines": (replace(LINE, sku=None),)}, HoldReason.UNKNOWN_PRODUCT),
        ({"lines": (LINE, replace(LINE, sku=Sku("X")))}, HoldReason.UNKNOWN_PRODUCT),
        ({"lines": ()}, HoldReason.NOTHING_TO_SHIP),
        ({"lines": (replace(LINE, returned_quantity=2),)}, HoldReason.NOTHING_TO_SHIP),
    ],
)
def test_each_hard_check_fails_alone(but: dict[str, Any], reason: HoldReason) -> None:
    assert review(an_order(**but), KNOWN) == (reason,)


@pytest.mark.parametrize(
    "but",
    [
        {"recipient": a_recipient(phone=None, phone_masked=True)},  # encrypted: the platform knows it
        {"recipient": a_recipient(phone="1********89", phone_masked=True)},
        {"recipient": a_recipient(city=None, district="济源市")},  # a county-level city
        {"lines": (replace(LINE, returned_quantity=1),)},
        {
            "lines": (LINE, replace(LINE, sku=None, returned_quantity=2))
        },  # not known, and nobody wants it any more
    ],
)
def test_what_looks_missing_and_is_not(but: dict[str, Any]) -> None:
    assert review(an_order(**but), KNOWN) == ()


def test_every_reason_is_shown_at_once() -> None:
    order = an_order(state=OrderState.PENDING_PAYMENT, platform_hold="x", lines=())
    assert review(order, KNOWN) == (
        HoldReason.AWAITING_PAYMENT,
        HoldReason.PLATFORM_HOLD,
        HoldReason.NOTHING_TO_SHIP,
    )
