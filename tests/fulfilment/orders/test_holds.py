from fulfilment.orders.holds import FINAL, HoldReason


def test_the_texts_are_kept_in_databases() -> None:
    assert {reason.value for reason in HoldReason} >= {
        "awaiting_payment",
        "platform_hold",
        "cancelled",
        "address_missing",
        "phone_missing",
        "unknown_product",
        "out_of_stock",
        "operator",
        "already_shipped",
        "nothing_to_ship",
        "after_sales",
    }
    assert HoldReason.AFTER_SALES not in FINAL
