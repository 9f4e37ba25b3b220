"""What each shared payload says, read by hand: the canonical form, field by field."""

from typing import Any

Form = dict[str, Any]

_NOTHING: Form = dict.fromkeys(
    (
        *("created_at", "paid_at", "ship_by"),
        *("currency", "goods_total", "shipping_fee", "discount", "paid_total"),
        *("buyer_note", "seller_note", "platform_hold", "carrier_hint", "tracking_number"),
    )
)
_NOBODY: Form = dict.fromkeys(
    ("name", "phone", "country", "province", "city", "district", "street", "postcode")
)


def order(channel: str, shop: str, ref: str, state: str, channel_state: str, **said: Any) -> Form:
    form = {"channel": channel, "shop": shop, "ref": ref, "state": state, "channel_state": channel_state}
    form |= _NOTHING | {"buyer": {"ref": None, "name": None}} | said
    form["recipient"] = _NOBODY | {"phone_masked": False} | said["recipient"]
    return form


def line(ref: str, sku: str | None, title: str, quantity: int, price: str, **options: str) -> Form:
    form: Form = {"ref": ref, "sku": sku, "title": title, "options": options, "quantity": quantity}
    return form | {"unit_price": price, "returned_quantity": 0}


def _money(goods: str, discount: str | None, paid: str, shipping: str | None = "0.00") -> Form:
    return {"goods_total": goods, "shipping_fee": shipping, "discount": discount, "paid_total": paid}


def _hangzhou(**but: Any) -> Form:
    place: Form = {
        "country": "CN",
        "province": "浙江省",
        "city": "杭州市",
        "district": "余杭区",
        "postcode": "311121",
    }
    place |= {"name": "李**", "phone": "*******0012", "phone_masked": True}
    return place | {"street": "仓前街道示例路18号3幢201室"} | but


def _taobao(number: int, state: str, channel_state: str, **said: Any) -> Form:
    buyer = {"ref": f"AAH0example00{number}2", "name": "s***8"}
    tid = f"21000000000000100{number}2"
    said = {"currency": "CNY", "buyer": buyer, "recipient": _hangzhou(), **said}
    return order("taobao", "示例旗舰店", tid, state, channel_state, **said)


def _oid(number: int) -> str:
    return f"21000000000000100{number}"


_TIBET = {"province": "西藏自治区", "city": "那曲市", "district": "双湖县", "street": "措折罗玛镇村委会旁"}
_GUANGZHOU = {"province": "广东省", "city": "广州市", "district": "天河区", "street": "石牌街道示例大道1号"}
_JIYUAN = {"province": "河南省", "city": None, "district": "济源市", "street": "济源大街"}

TAOBAO = {
    1: _taobao(
        1,
        "paid",
        "WAIT_SELLER_SEND_GOODS",
        created_at="2025-11-10T16:03:12Z",
        paid_at="2025-11-10T16:03:40Z",
        **_money("317.00", "0.00", "277.00"),
        lines=[
            line(_oid(13), "JH30-NAC", "烟酰胺精华液30ml", 2, "129.00", 颜色分类="30ml"),
            line(_oid(14), "MM10-HYD", "补水面膜10片", 1, "59.00", 颜色分类="30ml"),
        ],
    ),
    2: _taobao(
        2,
        "pending_payment",
        "WAIT_BUYER_PAY",
        created_at="2025-11-10T16:05:00Z",
        recipient=_hangzhou(name="王**", **_GUANGZHOU),
        **_money("1180.00", "0.00", "980.00"),
        lines=[line(_oid(22), "MM10-HYD", "补水面膜10片", 20, "59.00", 颜色分类="30ml")],
    ),
    3: _taobao(
        3,
        "pending_payment",
        "WAIT_BUYER_PAY",
        created_at="2025-10-24T12:00:10Z",
        paid_at="2025-10-24T12:00:31Z",
        buyer_note="尾款一定提醒我",
        **_money("299.00", "0.00", "249.00"),
        lines=[line(_oid(32), "JH50-PRE", "新款精华预售", 1, "299.00", 颜色分类="30ml")],
    ),
    4: _taobao(
        4,
        "after_sales",
        "WAIT_SELLER_SEND_GOODS",
        created_at="2025-11-11T01:12:00Z",
        paid_at="2025-11-11T01:12:30Z",
        buyer_note="刻字：Amy；请用红色礼盒",
        recipient=_hangzhou(phone=None, phone_masked=False, **_JIYUAN),
        **_money("599.00", "0.00", "599.00"),
        lines=[line(_oid(42), "LH01-SET", "礼盒套装", 1, "599.00", 颜色分类="30ml")],
    ),
    5: _taobao(
        5,
        "closed",
        "TRADE_CLOSED_BY_TAOBAO",
        created_at="2025-11-10T15:59:59Z",
        **_money("59.00", "0.00", "59.00"),
        lines=[line(_oid(52), "MM10-HYD", "补水面膜10片", 1, "59.00", 颜色分类="30ml")],
    ),
    6: _taobao(
        6,
        "picking",
        "SELLER_CONSIGNED_PART",
        created_at="2025-11-09T02:00:00Z",
        paid_at="2025-11-09T02:00:20Z",
        seller_note="客户要求合并发货",
        recipient=_hangzhou(**_TIBET),
        **_money("188.00", "0.00", "188.00"),
        lines=[
            line(_oid(63), "JH30-NAC", "精华", 1, "129.00", 颜色分类="30ml"),
            line(_oid(64), "MM10-HYD", "面膜", 1, "59.00", 颜色分类="30ml"),
        ],
    ),
}


def _douyin(number: int, state: str, channel_state: str, total: str, **said: Any) -> Form:
    place: Form = {
        "country": "CN",
        "province": "福建省",
        "city": "厦门市",
        "district": "思明区",
        "name": "李*",
    }
    place |= {"street": "莲前街道示***路*号", "phone": said.pop("phone", "1********89"), "phone_masked": True}
    said |= {"buyer": {"ref": f"1@#exampleopenid00{number}", "name": "用户示例"}, "recipient": place}
    ref = f"693000000000000000{number}"
    return order(
        "douyin", "7700001", ref, state, channel_state, currency="CNY", **_money(total, "0.00", total), **said
    )


_DY = "693000000000000000"

DOUYIN = [
    _douyin(
        1,
        "paid",
        "2",
        "177.00",
        created_at="2025-11-10T16:03:12Z",
        paid_at="2025-11-10T16:04:00Z",
        ship_by="2025-11-12T16:03:12Z",
        lines=[line(_DY + "1", "MM10-HYD", "补水面膜10片", 3, "59.00", 规格="标准")],
    ),
    _douyin(
        2,
        "pending_payment",
        "1",
        "188.00",
        created_at="2025-11-10T16:05:00Z",
        ship_by="2025-11-12T16:05:00Z",
        lines=[
            line(_DY + "3", "JH30-NAC", "烟酰胺精华液30ml", 1, "129.00", 规格="标准"),
            line(_DY + "4", "MM10-HYD", "补水面膜10片", 1, "59.00", 规格="标准"),
        ],
    ),
    _douyin(
        5,
        "paid",
        "105",
        "599.00",
        created_at="2025-11-10T16:06:40Z",
        paid_at="2025-11-10T16:06:55Z",
        ship_by="2025-11-12T16:06:40Z",
        phone=None,  # encrypted and without a mask: there is a number, only nobody may read it
        platform_hold="risk_control",
        buyer_note="地址写错了先别发",
        lines=[line(_DY + "5", "LH01-SET", "礼盒套装", 1, "599.00", 规格="标准")],
    ),
    _douyin(
        6,
        "closed",
        "4",
        "59.00",
        created_at="2025-11-10T13:06:40Z",
        ship_by="2025-11-12T13:06:40Z",
        lines=[line(_DY + "6", "MM10-HYD", "补水面膜10片", 1, "59.00", 规格="标准")],
    ),
]


def _pdd(number: int, state: str, money: Form, good: Form, **said: Any) -> Form:
    place: Form = {
        "country": "CN",
        "province": "江苏省",
        "city": "苏州市",
        "district": "吴中区",
        "name": "张*",
    }
    place |= {"street": "示例路**号", "phone": "138****0000", "phone_masked": True} | said.pop("place", {})
    times = {"created_at": "2025-11-10T16:10:00Z", "paid_at": "2025-11-10T16:10:09Z"}
    said |= times | {
        "ship_by": "2025-11-12T16:10:09Z",
        "currency": "CNY",
        "recipient": place,
        "lines": [good],
    }
    return order("pdd", "pdd", f"251111-00000000000000{number}", state, "1", **money, **said)


_RONGJIANG = {"province": "贵州省", "city": "黔东南苗族侗族自治州", "district": "榕江县"}

PDD = [
    _pdd(
        1,
        "paid",
        _money("79.80", "5.00", "74.80"),
        line("1", "MM10-HYD", "补水面膜10片", 2, "39.90", 规格="标准"),
    ),
    _pdd(
        2,
        "paid",
        _money("499.00", "0.00", "499.00"),
        line("1", "LH01-SET", "礼盒套装", 1, "499.00", 规格="标准"),
        platform_hold="risk_control",
        place=_RONGJIANG,
    ),
    _pdd(
        3,
        "paid",
        _money("259.00", "0.00", "259.00"),
        line("1", "JH50-PRE", "新款精华预售", 1, "259.00", 规格="标准"),
    ),
    _pdd(
        4,
        "after_sales",
        _money("39.90", "0.00", "39.90"),
        line("1", "MM10-HYD", "补水面膜10片", 1, "39.90", 规格="标准"),
        buyer_note="不要发申通",
    ),
]

_BOB = {
    "name": "Bob Norman",
    "phone": "555-625-1199",
    "country": "US",
    "province": "KY",
    "city": "Louisville",
}
_BOB |= {"street": "Chestnut Street 92", "postcode": "40202"}
_FROM_BOB: Form = {
    "created_at": "2008-01-10T16:00:00Z",
    "currency": "USD",
    "buyer": {"ref": "207119551", "name": "Bob Norman"},
    "recipient": _BOB,
}
_ENGRAVED = {"variant": "green", "Custom Engraving": "Happy Birthday"}

SHOPIFY_ORDER = order(
    "shopify",
    "shopify",
    "450789469",
    "pending_payment",
    "authorized",
    **_FROM_BOB,
    **_money("398.00", "0.00", "409.94"),
    carrier_hint="Free Shipping",
    lines=[
        line("466157049", "IPOD2008GREEN", "IPod Nano - 8gb", 1, "199.00", **_ENGRAVED),
        line("518995019", "IPOD2008RED", "IPod Nano - 8gb", 1, "199.00", variant="red"),
        line("703073504", "IPOD2008BLACK", "IPod Nano - 8gb", 1, "199.00", variant="black"),
    ],
)
SHOPIFY_ORDERS = order(
    "shopify",
    "shopify",
    "450789469",
    "after_sales",
    "partially_refunded",
    **_FROM_BOB,
    **_money("597.00", "10.00", "598.94"),
    lines=[],
)

SHOPIFY_CSV = [
    order(
        "shopify_csv",
        "shopify_csv",
        "#2001",
        "paid",
        "paid",
        created_at="2025-11-28T14:00:01Z",
        paid_at="2025-11-28T14:00:05Z",
        currency="USD",
        **_money("640.00", None, "640.00"),
        buyer={"ref": "ann@example.com", "name": "Ann Lee"},
        recipient={
            "name": "Ann Lee",
            "phone": "+1 512-555-0100",
            "country": "US",
            "province": "TX",
            "city": "Austin",
            "street": "1 Test St",
            "postcode": "73301",
        },
        buyer_note="line1\nline2, with comma",
        lines=[
            line("1", "JH30-NAC", "Serum 30ml", 2, "300.00"),
            line("2", "MM10-HYD", "Mask x10", 1, "40.00"),
        ],
    ),
    order(
        "shopify_csv",
        "shopify_csv",
        "#2002",
        "paid",
        "paid",
        created_at="2025-11-28T14:59:00Z",
        paid_at="2025-11-28T15:00:00Z",
        currency="USD",
        **_money("80.00", None, "95.00", "15.00"),
        buyer={"ref": "joao@example.com.br", "name": None},
        recipient={
            "name": "João Souza",
            "phone": "+55 11 95555-0100",
            "country": "BR",
            "province": "SP",
            "city": "São Paulo",
            "street": "Rua Exemplo, 100",
            "postcode": "01310-100",
        },
        lines=[line("1", "MM10-HYD", "Mask x10", 2, "40.00")],
    ),
    order(
        "shopify_csv",
        "shopify_csv",
        "#2003",
        "pending_payment",
        "pending",
        created_at="2025-11-28T23:30:00Z",
        currency="EUR",
        **_money("40.00", None, "40.00", None),
        recipient={
            "name": "O. Müller",
            "country": "DE",
            "city": "Köln",
            "street": "Beispielweg 3",
            "postcode": "50667",
        },
        lines=[line("1", "RING-CUST", "Ring - Custom Engraving", 1, "40.00")],
    ),
]

WECHAT = [
    order(
        "wechat_shop",
        "mini",
        "30012123131",
        "paid",
        "20",
        created_at="2025-11-10T16:20:01Z",
        paid_at="2025-11-10T16:20:30Z",
        currency="CNY",
        **_money("119.00", "0.00", "119.00"),
        recipient={
            "name": "陈示例",
            "phone": "13000000000",
            "country": "CN",
            "province": "广东省",
            "city": "广州市",
            "district": "海珠区",
            "street": "示例街12号",
            "postcode": "510000",
        },
        lines=[line("1", None, "烟酰胺精华液30ml", 1, "119.00", 规格="30ml")],
    ),
    order(
        "wechat_shop",
        "mini",
        "30012123132",
        "pending_payment",
        "10",
        created_at="2025-11-10T16:21:01Z",
        currency="CNY",
        **_money("275.00", "0.00", "275.00"),
        recipient={
            "name": "周示例",
            "country": "CN",
            "province": "上海市",
            "city": "上海市",
            "district": "浦东新区",
            "street": "张江",
        },
        lines=[line("1", None, "补水面膜10片", 5, "55.00")],
    ),
]
