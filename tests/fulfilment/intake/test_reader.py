"""Every shared payload maps exactly, and one bad record never hides another."""

import json
from typing import Any

import pytest

from fulfilment.errors import BadDocument
from fulfilment.intake.canonical import to_json
from fulfilment.intake.reader import DocumentReader, Refused
from resources.channels import channel_tables
from tests.fulfilment.intake import expected
from tests.fulfilment.intake.payloads import a_reader, payload


def forms(data: bytes, channel: str, shop: str | None = None) -> list[dict[str, Any]]:
    intake = a_reader().read_document(data, channel, shop)
    assert intake.refused == ()
    return [to_json(order) for order in intake.orders]


@pytest.mark.parametrize("number", expected.TAOBAO)
def test_taobao_payloads_map_exactly(number: int) -> None:
    assert forms(payload("taobao", f"fullinfo_{number}.json"), "taobao") == [expected.TAOBAO[number]]


def test_douyin_payload_maps_exactly() -> None:
    assert forms(payload("douyin", "searchList_page0.json"), "douyin") == expected.DOUYIN


def test_pdd_payload_maps_exactly() -> None:
    assert forms(payload("pdd", "order_list_1.json"), "pdd") == expected.PDD


def test_shopify_fixtures_map_exactly() -> None:
    """The failed fulfilment of the fixture has a number; nothing travels under it, so the order has none."""
    assert forms(payload("shopify", "fixture_order.json"), "shopify") == [expected.SHOPIFY_ORDER]
    assert forms(payload("shopify", "fixture_orders.json"), "shopify") == [expected.SHOPIFY_ORDERS]


def test_shopify_export_maps_exactly() -> None:
    assert forms(payload("shopify", "orders_export.csv"), "shopify_csv") == expected.SHOPIFY_CSV


def test_wechat_payload_maps_exactly() -> None:
    """The private-domain mini-program: its table was written after the code, which knows nothing of it."""
    assert forms(payload("wechat_shop", "get_list.json"), "wechat_shop", "mini") == expected.WECHAT


def a_pdd_order(**but: Any) -> dict[str, Any]:
    order = {
        "order_sn": "A-1",
        "order_status": 1,
        "created_time": "2026-11-11 08:00:00",
        "pay_amount": "9.90",
    }
    good = {"goods_name": "杯", "goods_count": 1, "goods_price": "9.90", "outer_id": "MUG-1"}
    return order | {"item_list": [good]} | but


def a_pdd_file(*orders: Any) -> bytes:
    return json.dumps({"order_list_get_response": {"order_list": orders}}).encode()


@pytest.mark.parametrize(
    ("but", "reason"),
    [
        ({"order_sn": ""}, "ref is missing"),
        ({"order_sn": 2.1e18}, "ref is a number that was rounded"),
        ({"order_sn": "2.10000000000001E+18"}, "ref is a number that was rounded"),
        ({"order_sn": "x" * 65}, "longer than 64"),
        ({"order_sn": True}, "ref is not text"),
        ({"order_sn": "a\x1fb"}, "cannot be printed"),
        ({"order_status": 9}, "state '9' is not in"),
        ({"order_status": None}, "state is missing"),
        ({"pay_amount": "1,180.00"}, "paid_total is not an amount of money: '1,180.00'"),
        ({"pay_amount": "-1"}, "paid_total is not"),
        ({"pay_amount": float("nan")}, "paid_total is not an amount of money: 'nan'"),
        ({"pay_amount": False}, "paid_total is not"),
        ({"created_time": "2026-13-01 00:00:00"}, "created_at is not a time"),
        ({"created_time": "0001-01-01 00:00:00"}, "created_at is not a time"),
        ({"country": "亚特兰蒂斯"}, "recipient.country is not a country this channel's table knows"),
        ({"buyer_memo": "\ud800"}, "buyer_note has half a character"),
        ({"buyer_memo": "a\0b"}, "buyer_note has a zero character"),
        ({"item_list": "none"}, "the lines are not a list"),
        ({"item_list": [7]}, "line 1 is not a set of fields"),
        ({"item_list": [{"goods_name": "杯", "goods_count": -1}]}, "not a number of pieces"),
        ({"item_list": [{"goods_name": "杯", "goods_count": 0}]}, "not at least 1"),
        ({"item_list": [{"goods_name": "杯", "goods_count": 1.5}]}, "line quantity"),
        ({"item_list": [{"goods_name": "杯"}]}, "line 1 has no quantity"),
        ({"item_list": [{"goods_count": 1}]}, "neither a title nor a SKU"),
    ],
)
def test_a_bad_record_is_refused_with_its_reason_and_the_rest_go_on(but: dict[str, Any], reason: str) -> None:
    data = a_pdd_file(a_pdd_order(**but), a_pdd_order(order_sn="A-2"))
    intake = a_reader().read_document(data, "pdd", "shop")
    assert [order.ref for order in intake.orders] == ["A-2"]
    assert [reason in refused.reason for refused in intake.refused] == [True], intake.refused


def test_reasons_never_quote_private_data() -> None:
    data = a_pdd_file(
        a_pdd_order(receiver_name_mask={"secret": "王小明"}, receiver_phone_mask=["13800001111"])
    )
    (refused,) = a_reader().read_document(data, "pdd", "shop").refused
    assert "王" not in refused.reason
    assert "138" not in refused.reason


def test_the_same_order_twice_is_one_and_another_under_its_number_is_refused() -> None:
    data = a_pdd_file(a_pdd_order(), a_pdd_order(), a_pdd_order(pay_amount="8.80"))
    intake = a_reader().read_document(data, "pdd", "shop")
    assert [str(order.paid_total) for order in intake.orders] == ["9.90"]
    assert intake.refused == (Refused("A-1", "the same number came before in this file with other content"),)


def test_empty_text_and_zero_time_are_nothing() -> None:
    data = a_pdd_file(
        a_pdd_order(pay_time="", last_ship_time="0000-00-00 00:00:00", buyer_memo="  ", logistics_id=0)
    )
    (order,) = a_reader().read_document(data, "pdd", "shop").orders
    assert (order.paid_at, order.ship_by, order.buyer_note, order.carrier_hint) == (None, None, None, None)
    assert (order.goods_total, order.buyer.name, order.recipient.phone_masked) == (None, None, False)


@pytest.mark.parametrize(
    ("data", "channel", "says"),
    [
        (b"{}", "tmall", "choose one of"),
        (b"", "pdd", "empty"),
        (b"\n ", "pdd", "empty"),
        (b"PK\x03\x04rest", "shopify_csv", "Excel workbook"),
        ("﻿[]".encode("utf-16"), "pdd", "UTF-16"),
        ('{"订单":1}'.encode("gb18030"), "pdd", "not UTF-8"),
        (b'{"order_list_get_response": {"order_', "pdd", "download it again"),
        (b"[" * 100_000, "pdd", "download it again"),
        (b"{}", "pdd", "no orders of pdd"),
        (b"7", "pdd", "no orders of pdd"),
        (b'[{"id": 1}]', "shopify", "no orders of shopify"),
        (b'{"orders": "later"}', "shopify", "no orders of shopify"),
        (b'{"error_response": {"error_msg": "access_token expired"}}', "pdd", "access_token expired"),
        (b'{"code": 40003, "msg": "bad sign"}', "douyin", "bad sign"),
        (b"Name;Total\n#1;2\n", "shopify_csv", "the first row lacks"),
        (b'Name,"Total\n#1,2\n', "shopify_csv", "cannot be told apart"),
        (b"\xff\xfa\x81", "shopify_csv", "neither utf-8-sig nor gb18030"),
    ],
)
def test_a_broken_document_says_what_to_do(data: bytes, channel: str, says: str) -> None:
    with pytest.raises(BadDocument, match=says):
        a_reader().read_document(data, channel)


@pytest.mark.parametrize(
    ("data", "channel"),
    [
        (a_pdd_file(), "pdd"),
        (b'{"order_list_get_response": {"total_count": 0}}', "pdd"),
        (b'{"trades_sold_get_response": {"total_results": 0, "has_next": false}}', "taobao"),
        (b'{"code": 10000, "data": {"total": 0, "shop_order_list": null}}', "douyin"),
        (b"[]", "shopify"),
    ],
)
def test_no_orders_today_is_no_error(data: bytes, channel: str) -> None:
    intake = a_reader().read_document(data, channel, None)
    assert (intake.orders, intake.refused) == ((), ())


def test_a_list_of_answers_is_read_as_one_document() -> None:
    one = json.loads(payload("taobao", "fullinfo_1.json"))
    two = json.loads(payload("taobao", "fullinfo_2.json"))
    assert forms(json.dumps([one, two]).encode(), "taobao") == [expected.TAOBAO[1], expected.TAOBAO[2]]


@pytest.mark.parametrize(
    ("part", "broken"),
    [
        ("zone", "Asia/Atlantis"),
        ("hidden", "("),
        ("state", {"path": "status", "table": {"1": "paied"}}),
        ("order", {"reff": {"path": "order_sn"}}),
        ("order", {"ref": {"path": "order_sn", "as": "identifier"}}),
        ("order", {"ref": {"path": "a[?"}}),
        ("order", {"ref": {}}),
    ],
)
def test_a_broken_table_is_named_before_any_order_meets_it(part: str, broken: Any) -> None:
    tables = channel_tables()
    tables["pdd"][part] = broken
    with pytest.raises(BadDocument, match="the table of pdd is broken"):
        DocumentReader(tables).read_document(a_pdd_file(a_pdd_order()), "pdd")


def test_a_folder_of_tables_adds_a_channel(tmp_path: Any) -> None:
    (tmp_path / "corner_shop.json").write_text(
        json.dumps(channel_tables()["pdd"] | {"channel": "corner_shop"})
    )
    tables = channel_tables(tmp_path)
    (order,) = DocumentReader(tables).read_document(a_pdd_file(a_pdd_order()), "corner_shop").orders
    assert (order.channel, order.shop) == ("corner_shop", "corner_shop")
