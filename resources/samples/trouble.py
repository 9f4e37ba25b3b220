"""Records as they come on a bad day. Every one of them must be refused with its reason, and hide no other."""

from collections.abc import Callable
from typing import Any

Record = dict[str, Any]
Spoil = Callable[[Record], None]


def _taobao_without_number(trade: Record) -> None:
    trade |= {"tid": None, "tid_str": ""}


def _taobao_letter_in_money(trade: Record) -> None:
    trade["payment"] = trade["payment"].replace(".", ".O")


def _taobao_new_state(trade: Record) -> None:
    trade["status"] = "WAIT_FOR_THE_MOON"


def _douyin_negative(order: Record) -> None:
    order["sku_order_list"][0]["item_num"] = -2


def _douyin_yuan_for_fen(order: Record) -> None:
    order["order_amount"] = "59.90"


def _douyin_time_in_words(order: Record) -> None:
    order["create_time"] = "昨天"


def _pdd_rounded_number(order: Record) -> None:
    order["order_sn"] = 2.61111000000001e17


def _pdd_lines_in_a_text(order: Record) -> None:
    order["item_list"] = "见附件"


def _shopify_unknown_country(row: Record) -> None:
    row["Shipping Country"] = "Atlantis"


def _shopify_no_quantity(row: Record) -> None:
    row["Lineitem quantity"] = ""


SPOILS: dict[str, tuple[Spoil, ...]] = {
    "taobao": (_taobao_without_number, _taobao_letter_in_money, _taobao_new_state),
    "douyin": (_douyin_negative, _douyin_yuan_for_fen, _douyin_time_in_words),
    "pdd": (_pdd_rounded_number, _pdd_lines_in_a_text),
    "shopify_csv": (_shopify_unknown_country, _shopify_no_quantity),
}
