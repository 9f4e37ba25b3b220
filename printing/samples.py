"""Labels that never were a parcel's: for the test print, the preview of a layout, and measurements."""

from decimal import Decimal

from fulfilment.orders.order import Recipient
from fulfilment.shipping.carriers import CarrierCode
from fulfilment.shipping.contents import Content
from fulfilment.shipping.customs_content import CustomsLine, Nature, cn22_content
from fulfilment.shipping.goods_content import BinContent, ToteContent, carton_content, item_content
from fulfilment.shipping.label_content import LabelContent, waybill_content
from fulfilment.shipping.logistics_content import logistics_content
from fulfilment.shipping.numbers import sscc
from fulfilment.shipping.paper_content import CardContent, manifest_pages, return_content, slip_pages

HANGZHOU = Recipient(
    name="张晓雯",
    phone="13876546027",
    phone_masked=False,
    country="CN",
    province="浙江省",
    city="杭州市",
    district="西湖区",
    street="文三路138号东方通信大厦7单元1203室",
    postcode="310013",
)
HANGZHOU_EN = Recipient(
    name="Zhang Xiaowen",
    phone="13876546027",
    phone_masked=False,
    country="CN",
    province="Zhejiang",
    city="Hangzhou",
    district="Xihu",
    street="Wensan Rd 138, Unit 1203",
    postcode="310013",
)
LYON = Recipient(
    name="Zoé Lefèvre",
    phone="+33 4 72 00 00 00",
    phone_masked=False,
    country="FR",
    province=None,
    city="Lyon",
    district=None,
    street="12 rue de la République",
    postcode="69002",
)

SAMPLES: dict[str, LabelContent] = {
    "zh": waybill_content(
        HANGZHOU,
        tracking_number="7551204738826",
        carrier=CarrierCode.ZTO,
        route_code="571-H24 03",
        items=[("烟酰胺精华液 30 毫升", 2), ("玻尿酸补水面膜", 3), ("防晒霜", 1), ("化妆镜", 1)],
        footer_lines=["W-1147 • 12/60 • 07 台", "天猫 3312 8890 1407"],
    ),
    "en": waybill_content(
        HANGZHOU_EN,
        tracking_number="7551204738826",
        carrier=CarrierCode.ZTO,
        route_code="571-H24 03",
        items=[("Niacinamide serum 30 ml", 2), ("Hyaluronic mask", 3), ("Sunscreen", 1), ("Mirror", 1)],
        footer_lines=["W-1147 • 12/60 • Station 07", "Tmall 3312 8890 1407"],
        tongue="en",
    ),
    "gift": waybill_content(
        HANGZHOU,
        tracking_number="SF1234567890123",
        carrier=CarrierCode.SF,
        route_code="571-H24 03",
        items=[("烟酰胺精华液 30 毫升 敏感肌可用 官方旗舰店正品 新老包装随机发货", 2), ("玻尿酸补水面膜", 3)]
        + [(f"旅行套装 {size} 毫升", 1) for size in (50, 100, 150, 200)],
        footer_lines=["W-1147 • 12/60 • 07 台", "天猫 3312 8890 1407"],
        gift_note="祝小雯生日快乐，天天开心！——外婆",
        copy=1,
    ),
    "abroad": waybill_content(
        LYON,
        tracking_number="LX473124829CN",
        carrier=CarrierCode.INTL,
        route_code="FR-K07 41",
        items=[("Porcelain mug, blue", 2)],
        footer_lines=["W-1151 • 3/18 • Station 02", "AliExpress 8190 2231 0077"],
        tongue="en",
    ),
}

_WAREHOUSE = ("杭州一号仓 退货组", "浙江省杭州市余杭区良渚街道金昌路2005号", "0571-0000 0000")
_GOODS = [("烟酰胺精华液 30 毫升", 2), ("玻尿酸补水面膜", 3), ("防晒霜", 1), ("化妆镜", 1)]

PAPERS: dict[str, Content] = {
    "logistics": logistics_content(
        sscc("0614141", 123456789, 1),
        sender_lines=["Hangzhou Warehouse 1", "2005 Jinchang Rd, Yuhang", "311113 Hangzhou, CN"],
        recipient_lines=["上海二号仓 收货部", "上海市青浦区华新镇华志路1685号", "201708"],
        carrier_name="SF EXPRESS",
        order="PO 4500 1182",
        content_gtin="19506000134359",
        count=24,
        batch="LT08",
        best_before="280831",
    ),
    "item": item_content(
        "9506000134352",
        "烟酰胺精华液",
        "30 毫升 / 敏感肌",
        gtin="9506000134352",
        batch="LT2608A",
        expires="280831",
    ),
    "carton": carton_content("9506000134352", "烟酰胺精华液 30 毫升", 24, "LT2608A"),
    "tote": ToteContent("TOTE-0417", "0417", "用完放回架 3 / Back to rack 3"),
    "bin": BinContent("A-03-12-4", "03-12-4", "A", "精华 面膜 / Serum, masks"),
    "cn22": cn22_content(
        [
            CustomsLine("Porcelain mug, blue", 2, 760, Decimal("18.00"), "691110"),
            CustomsLine("Cotton napkin", 4, 210, Decimal("9.60"), "630251"),
        ],
        nature=Nature.SALE,
        currency="EUR",
        tracking_number="LX473124829CN",
        day="2026-08-31",
    ),
    "return": return_content("RMA-20260831-0042", "天猫 3312 8890 1407", _GOODS[:2], _WAREHOUSE),
    "return_en": return_content(
        "RMA-20260831-0043", "AliExpress 8190 2231 0077", [("Porcelain mug, blue", 1)], _WAREHOUSE, "en"
    ),
    "slip": slip_pages("天猫 3312 8890 1407", "7551204738826", _GOODS, "祝小雯生日快乐，天天开心！——外婆")[0],
    "slip_en": slip_pages(
        "AliExpress 8190 2231 0077", "LX473124829CN", [("Porcelain mug, blue", 2)], None, "en"
    )[0],
    "manifest": manifest_pages(
        "MF-20260831-01",
        "中通快递",
        "2026-08-31 18:00",
        [(f"75512047{n:05d}", f"天猫 3312 8890 {n:04d}", 380 + 7 * n) for n in range(1, 28)],
    )[0],
    "card": CardContent("PWC-REPRINT", "补打面单", "Reprint the label"),
}

# every name that `label --sample` knows
ALL_SAMPLES: dict[str, Content] = {"waybill": SAMPLES["zh"], **SAMPLES, **PAPERS}
