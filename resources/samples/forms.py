"""A draft in a channel's own words: the field names are the channels', the values ours."""

from datetime import datetime, timedelta, timezone
from functools import cache
from typing import Any

from resources import resource_path
from resources.samples.drafts import Draft, DraftLine, Turn

_SHANGHAI = timezone(timedelta(hours=8))


@cache
def shopify_columns() -> list[str]:
    """The 71 headings of Shopify's order export, in its order."""
    return resource_path("samples", "shopify_columns.csv").read_text(encoding="utf-8").strip().split(",")


def money(hundredths: int) -> str:
    return f"{hundredths // 100}.{hundredths % 100:02d}"


def local(at: datetime | None) -> str:
    """As the Chinese channels write it: Shanghai time without its zone, "" for not yet."""
    return "" if at is None else at.astimezone(_SHANGHAI).strftime("%Y-%m-%d %H:%M:%S")


def taobao(draft: Draft) -> dict[str, Any]:
    """A trade as taobao.trades.sold.get answers it."""
    person, tid = draft.person, 2_950_000_000_000_000_000 + draft.number * 1000
    status = {Turn.UNPAID: "WAIT_BUYER_PAY", Turn.CANCELLED: "TRADE_CLOSED_BY_TAOBAO"}
    status |= {Turn.HELD: "PAID_FORBID_CONSIGN"}
    form = {
        "tid": tid,
        "tid_str": str(tid),
        "status": status.get(draft.turn, "WAIT_SELLER_SEND_GOODS"),
        "type": "fixed",
        "buyer_nick": person["nick"],
        "buyer_open_uid": f"AAH{draft.number:08d}sample",
        "seller_nick": "拾光旗舰店",
        "created": local(draft.created_at),
        "modified": local(draft.paid_at or draft.created_at),
        "total_fee": money(draft.goods),
        "payment": money(draft.total),
        "post_fee": money(draft.shipping),
        "discount_fee": money(draft.discount),
        "adjust_fee": "0.00",
        "receiver_name": person["name"][0] + "**",
        "receiver_state": person["province"],
        "receiver_city": person["city"],
        "receiver_district": person["district"],
        "receiver_town": person["town"],
        "receiver_address": person["town"] + person["street"],
        "receiver_zip": "000000",
        "receiver_mobile": "" if draft.turn is Turn.NO_PHONE else "*******" + person["phone"][-4:],
        "receiver_phone": "",
        "receiver_country": "",
        "buyer_message": draft.buyer_note,
        "seller_memo": draft.seller_note,
        "shipping_type": "express",
        "top_hold": 0,
        "delivery_time": local(draft.ship_by),
        "orders": {
            "order": [_taobao_line(draft, tid + place, line) for place, line in enumerate(draft.lines, 1)]
        },
    }
    return form | ({"pay_time": local(draft.paid_at)} if draft.paid_at else {})


def _taobao_line(draft: Draft, oid: int, line: DraftLine) -> dict[str, Any]:
    total = money(line.price * line.quantity)
    return {
        "oid": oid,
        "oid_str": str(oid),
        "title": line.product["title_zh"],
        "outer_iid": line.product["sku"].partition("-")[0],
        "outer_sku_id": line.product["sku"],
        "sku_properties_name": f"规格:{line.product['spec_zh']}",
        "price": money(line.price),
        "num": line.quantity,
        "total_fee": total,
        "payment": total,
        "refund_status": "WAIT_SELLER_AGREE" if draft.turn is Turn.AFTER_SALES else "NO_REFUND",
    }


def douyin(draft: Draft) -> dict[str, Any]:
    """A shop order as order.searchList answers it: money in fen, times in seconds since 1970."""
    person, number = draft.person, 6_940_000_000_000_000_000 + draft.number * 100
    status = {Turn.UNPAID: 1, Turn.HELD: 105, Turn.CANCELLED: 4}.get(draft.turn, 2)
    return {
        "order_id": str(number),
        "shop_id": 7700101,
        "shop_name": "拾光抖音店",
        "doudian_open_id": f"1@#sample{draft.number:08d}",
        "user_name": person["nick"],
        "order_status": status,
        "main_status": status,
        "create_time": int(draft.created_at.timestamp()),
        "pay_time": int(draft.paid_at.timestamp()) if draft.paid_at else 0,
        "exp_ship_time": int(draft.ship_by.timestamp()),
        "ship_time": 0,
        "finish_time": 0,
        "order_amount": draft.goods,
        "pay_amount": draft.total,
        "post_amount": draft.shipping,
        "promotion_amount": draft.discount,
        "buyer_words": draft.buyer_note,
        "seller_words": draft.seller_note,
        "encrypt_post_tel": f"$$sample{draft.number:08d}tel$$",
        "encrypt_post_receiver": f"##sample{draft.number:08d}name##",
        "mask_post_receiver": person["name"][0] + "*",
        "mask_post_tel": "1********" + person["phone"][-2:],
        "post_addr": {
            "province": {"name": person["province"]},
            "city": {"name": person["city"]},
            "town": {"name": person["district"]},
            "street": {"name": person["town"]},
            "encrypt_detail": f"##sample{draft.number:08d}street##",
        },
        "mask_post_addr": {"detail": f"{person['street'][0]}***号"},
        "logistics_info": [],
        "sku_order_list": [_douyin_line(number + place, line) for place, line in enumerate(draft.lines, 1)],
    }


def _douyin_line(number: int, line: DraftLine) -> dict[str, Any]:
    return {
        "order_id": str(number),
        "product_name": line.product["title_zh"],
        "code": line.product["sku"],
        "out_sku_id": line.product["sku"],
        "spec": [{"name": "规格", "value": line.product["spec_zh"]}],
        "item_num": line.quantity,
        "origin_amount": line.price,
        "sum_amount": line.price * line.quantity,
        "after_sale_info": {"after_sale_status": 0, "after_sale_type": 0, "refund_status": 0},
    }


def pdd(draft: Draft) -> dict[str, Any]:
    """An order as pdd.order.list.get answers it."""
    person = draft.person
    return {
        "order_sn": f"{draft.created_at.astimezone(_SHANGHAI):%y%m%d}-{draft.number:015d}",
        "order_status": 1,
        "refund_status": {Turn.CANCELLED: 4, Turn.AFTER_SALES: 2}.get(draft.turn, 1),
        "confirm_status": 1,
        "group_status": 1,
        "risk_control_status": 1 if draft.turn is Turn.HELD else 0,
        "created_time": local(draft.created_at),
        "pay_time": local(draft.paid_at),
        "confirm_time": local(draft.paid_at),
        "last_ship_time": local(draft.ship_by),
        "shipping_time": "",
        "goods_amount": money(draft.goods),
        "discount_amount": money(draft.discount),
        "postage": money(draft.shipping),
        "pay_amount": money(draft.total),
        "country": "中国",
        "province": person["province"],
        "city": person["city"],
        "town": person["district"],
        "receiver_address": f"~sample{draft.number:08d}street~",
        "receiver_address_mask": f"{person['town']}{person['street'][0]}**号",
        "receiver_name": f"~sample{draft.number:08d}name~",
        "receiver_name_mask": person["name"][0] + "*",
        "receiver_phone": f"$sample{draft.number:08d}tel$",
        "receiver_phone_mask": f"{person['phone'][:3]}****{person['phone'][-4:]}",
        "buyer_memo": draft.buyer_note,
        "remark": draft.seller_note,
        "tracking_number": "",
        "logistics_id": 0,
        "item_list": [_pdd_line(line) for line in draft.lines],
    }


def _pdd_line(line: DraftLine) -> dict[str, Any]:
    return {
        "goods_name": line.product["title_zh"],
        "goods_price": money(line.price),
        "goods_count": line.quantity,
        "goods_spec": line.product["spec_zh"],
        "outer_id": line.product["sku"],
        "outer_goods_id": line.product["sku"].partition("-")[0],
    }


def shopify_rows(draft: Draft) -> list[dict[str, str]]:
    """The rows of Shopify's order export: the order on the first, one line item on each."""
    rows = [_shopify_line(draft, line) for line in draft.lines]
    person, is_paid = draft.person, draft.paid_at is not None
    rows[0] |= {
        "Financial Status": "paid" if is_paid else "pending",
        "Paid at": _offset(draft.paid_at),
        "Fulfillment Status": "unfulfilled",
        "Accepts Marketing": "no",
        "Currency": "USD",
        "Subtotal": money(draft.goods - draft.discount),
        "Shipping": money(draft.shipping),
        "Taxes": "0.00",
        "Total": money(draft.total),
        "Discount Amount": money(draft.discount),
        "Shipping Method": "Express" if draft.number % 5 == 0 else "Standard",
        "Billing Name": person["name"],
        "Billing Country": person["country"],
        "Shipping Name": person["name"],
        "Shipping Address1": person["street"],
        "Shipping City": person["city"],
        "Shipping Zip": "'" + person["postcode"] if person["postcode"].isdigit() else person["postcode"],
        "Shipping Province": person["province"],
        "Shipping Country": person["country"],
        "Shipping Phone": "" if draft.turn is Turn.NO_PHONE else person["phone"],
        "Notes": draft.buyer_note,
        "Cancelled at": _offset(draft.paid_at) if draft.turn is Turn.CANCELLED else "",
        "Id": str(5_600_000_000_000 + draft.number),
        "Source": "web",
    }
    return rows


def _shopify_line(draft: Draft, line: DraftLine) -> dict[str, str]:
    return dict.fromkeys(shopify_columns(), "") | {
        "Name": f"#{20000 + draft.number}",
        "Email": draft.person["email"],
        "Created at": _offset(draft.created_at),
        "Lineitem quantity": str(line.quantity),
        "Lineitem name": f"{line.product['title_en']} - {line.product['spec_en']}",
        "Lineitem price": money(line.price),
        "Lineitem sku": line.product["sku"],
        "Lineitem requires shipping": "true",
        "Lineitem fulfillment status": "pending",
    }


def _offset(at: datetime | None) -> str:
    return "" if at is None else at.astimezone(_SHANGHAI).strftime("%Y-%m-%d %H:%M:%S %z")
