"""Labels that never were a parcel's: for the test print, the preview of a layout, and measurements."""

from fulfilment.orders.order import Recipient
from fulfilment.shipping.carriers import CarrierCode
from fulfilment.shipping.label_content import LabelContent, waybill_content

_HANGZHOU = Recipient(
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
_HANGZHOU_EN = Recipient(
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
_LYON = Recipient(
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
        _HANGZHOU,
        tracking_number="7551204738826",
        carrier=CarrierCode.ZTO,
        route_code="571-H24 03",
        items=[("烟酰胺精华液 30 毫升", 2), ("玻尿酸补水面膜", 3), ("防晒霜", 1), ("化妆镜", 1)],
        footer_lines=["W-1147 • 12/60 • 07 台", "天猫 3312 8890 1407"],
    ),
    "en": waybill_content(
        _HANGZHOU_EN,
        tracking_number="7551204738826",
        carrier=CarrierCode.ZTO,
        route_code="571-H24 03",
        items=[("Niacinamide serum 30 ml", 2), ("Hyaluronic mask", 3), ("Sunscreen", 1), ("Mirror", 1)],
        footer_lines=["W-1147 • 12/60 • Station 07", "Tmall 3312 8890 1407"],
        tongue="en",
    ),
    "gift": waybill_content(
        _HANGZHOU,
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
        _LYON,
        tracking_number="LX473124829CN",
        carrier=CarrierCode.INTL,
        route_code="FR-K07 41",
        items=[("Porcelain mug, blue", 2)],
        footer_lines=["W-1151 • 3/18 • Station 02", "AliExpress 8190 2231 0077"],
        tongue="en",
    ),
}
