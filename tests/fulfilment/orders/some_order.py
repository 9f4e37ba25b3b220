"""A paid order that nothing is wrong with."""

from dataclasses import replace
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

from fulfilment.orders.order import Buyer, Order, OrderLine, OrderState, Recipient, Sku

_ORDER = Order(
    channel="taobao",
    shop="拾光旗舰店",
    ref="2950000001000001000",
    state=OrderState.PAID,
    channel_state="WAIT_SELLER_SEND_GOODS",
    created_at=datetime(2026, 11, 11, 8, 0, tzinfo=UTC),
    paid_at=datetime(2026, 11, 11, 8, 1, tzinfo=UTC),
    ship_by=None,
    currency="CNY",
    goods_total=Decimal("258.00"),
    shipping_fee=Decimal("0.00"),
    discount=None,
    paid_total=Decimal("258.00"),
    buyer=Buyer("open-1", "s***8"),
    recipient=Recipient(
        "王**", "*******0012", True, "CN", "浙江省", "杭州市", "余杭区", "仓前街道1号", "311121"
    ),
    buyer_note=None,
    seller_note=None,
    platform_hold=None,
    carrier_hint=None,
    tracking_number=None,
    lines=(OrderLine("1", Sku("NAC-1"), "烟酰胺精华液", 2, Decimal("129.00"), 0, {"规格": "30 ml"}),),
)


def an_order(**but: Any) -> Order:
    return replace(_ORDER, **but)


def a_recipient(**but: Any) -> Recipient:
    return replace(_ORDER.recipient, **but)
