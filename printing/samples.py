"""Labels that never were a parcel's: for the test print, the preview of a layout, and measurements."""

from decimal import Decimal

from fulfilment.orders.order import Recipient
from fulfilment.shipping.carriers import CarrierCode, tracking_number
from fulfilment.shipping.contents import Content
from fulfilment.shipping.customs_content import CustomsLine, Nature, cn22_content, cn22_pages
from fulfilment.shipping.goods_content import BinContent, ToteContent, carton_content, item_content
from fulfilment.shipping.label_content import LabelContent, waybill_content
from fulfilment.shipping.logistics_content import logistics_content
from fulfilment.shipping.numbers import sscc
from fulfilment.shipping.paper_content import CardContent, manifest_pages, return_content, slip_pages
from fulfilment.shipping.schemes import read_schemes
from resources import resource_path

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

# the longest that channels hand over: names of minorities, characters outside of most fonts, a whole village
URUMQI = Recipient(
    name="阿卜杜热西提·买买提明·𠮷㐂䶮𫖯㛃㙟",
    phone="18412345678 转 123456",
    phone_masked=False,
    country="CN",
    province="新疆维吾尔自治区",
    city="克孜勒苏柯尔克孜自治州",
    district="阿合奇县",
    street="苏木塔什乡阿合奇镇科克乔库尔民俗文化村友谊北路与团结东路交叉口向西一百二十米路南"
    "㐂来䶮家属院小区3号楼2单元1203室（快递放丰巢柜，不要打电话，晚上七点以后送）",
    postcode="843500",
)
WALES = Recipient(
    name="Wolfeschlegelsteinhausenbergerdorff-Montgomery Bartholomew",
    phone="+44 20 7946 0958 ext. 4411",
    phone_masked=False,
    country="GB",
    province="Isle of Anglesey",
    city="Llanfairpwllgwyngyllgogerychwyrndrobwllllantysiliogogogoch",
    district="Penmynydd Road Industrial Estate",
    street="c/o Receiving Department, Unit 14B, Building 7, Old Railway Goods Yard, 1203-1207 Station Road",
    postcode="LL61 5UJ",
)
SAO_PAULO = Recipient(
    name="João Guimarães de Souza",
    phone="+55 11 95555-0100",
    phone_masked=False,
    country="BR",
    province="SP",
    city="São Paulo",
    district="Vila Madalena",
    street="Rua Exemplo, 100, apto 42",
    postcode="05433-000",
)
_SCHEMES = {row.code: row for row in read_schemes(resource_path("schemes.toml").read_text("utf-8")).rows}
_EIGHT = [(f"敏感肌可用保湿修护精华液 第{place}代 官方正品 50 毫升", place) for place in "一二三四五六七八"]
_LONG_TITLE = (
    "2026新款北欧ins风陶瓷马克杯女生高颜值办公室喝水杯情侣对杯家用大容量早餐牛奶咖啡杯子带盖勺礼盒装"
)
_LONG_TITLE_EN = (
    "Hand-painted Nordic porcelain mug with lid and spoon, extra large 450 ml, dishwasher safe,"
    " gift box of two, cobalt blue glaze with gold rim"
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
        scheme=_SCHEMES["EU-POST"],
    ),
    "long": waybill_content(
        URUMQI,
        tracking_number="EE000000005CN",
        carrier=CarrierCode.EMS,
        route_code="997-W23 98",
        items=[(title, count) for count, (title, _) in enumerate(_EIGHT, start=1)],
        footer_lines=["W-1147 • 12/60 • 07 台", "抖音 6917 3380 1121 4407 725"],
        gift_note="祝阿卜杜热西提生日快乐🎂，年年有今日，岁岁有今朝❤❤——爱你的妈妈、爸爸、㐂㐂和全家",
        copy=2,
        scheme=_SCHEMES["FAR-STD"],
    ),
    "long_en": waybill_content(
        WALES,
        tracking_number="LX473124829CN",
        carrier=CarrierCode.INTL,
        route_code="GB-W23 98",
        items=[(f"{_LONG_TITLE_EN[:60]}, size {size}", 1) for size in "12345678"],
        footer_lines=["W-1151 • 3/18 • Station 02", "AliExpress 8190 2231 0077 4410"],
        gift_note="Happy birthday, dear Bartholomew 🎂! With all our love, Grandma and Grandpa",
        copy=1,
        tongue="en",
        scheme=_SCHEMES["GB-POST"],
    ),
    "brazil": waybill_content(
        SAO_PAULO,
        tracking_number="LX473124829CN",
        carrier=CarrierCode.INTL,
        route_code="BR-K07 41",
        items=[("Porcelain mug, blue", 2)],
        footer_lines=["W-1151 • 4/18 • Station 02", "AliExpress 8190 2231 0079"],
        tongue="en",
        scheme=_SCHEMES["BR-POST"],
        tax_id="529.982.247-25",
    ),
}

_WAREHOUSE = ("杭州一号仓 退货组", "浙江省杭州市余杭区良渚街道金昌路2005号", "0571-0000 0000")
_WAREHOUSE_EN = (
    "Hangzhou Warehouse 1, Returns",
    "2005 Jinchang Rd, Liangzhu, Yuhang",
    "311113 Hangzhou, CHINA",
)
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
    "logistics_long": logistics_content(
        sscc("0614141", 123456790, 1),
        sender_lines=["杭州一号仓", "浙江省杭州市余杭区良渚街道金昌路2005号", "311113"],
        recipient_lines=[
            "Shanghai Warehouse 2, Goods In",
            "1685 Huazhi Rd, Huaxin, Qingpu",
            "201708 Shanghai",
        ],
        carrier_name="顺丰速运",
        order="PO 4500 1183",
        content_gtin="19506000134359",
        count=120,
        batch="LT2608A-77",
        best_before="280831",
        copy=1,
    ),
    "item": item_content(
        "9506000134352",
        "烟酰胺精华液",
        "30 毫升 / 敏感肌",
        gtin="9506000134352",
        batch="LT2608A",
        expires="280831",
    ),
    "item_upc": item_content("036000291452", "Hand cream", "75 ml / unscented", gtin="036000291452"),
    "item_small": item_content("96385074", "护手霜", "旅行装 15 毫升", gtin="96385074"),
    "item_own": item_content("PW-MUG-BLUE-450", "陶瓷马克杯 带盖勺", "蓝色 / 450 毫升"),
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
    "cn22_full": cn22_pages(
        [
            CustomsLine(_LONG_TITLE_EN[:72], 2, 760, Decimal("18.00"), "6911101900"),
            CustomsLine("陶瓷马克杯 Porcelain mug, blue", 1, 210, Decimal("9.60"), "691110"),
            CustomsLine("Cotton napkin, woven, 40 x 40 cm", 12, 210, Decimal("109.60"), "630251"),
            CustomsLine("Greeting card", 1, 20, Decimal("1.00")),
            CustomsLine("Bamboo spoon", 2, 30, Decimal("2.00"), "441990"),
        ],
        nature=Nature.GIFT,
        currency="EUR",
        tracking_number="LX473124829CN",
        day="2026-08-31",
    )[0],
    "return": return_content("RMA-20260831-0042", "天猫 3312 8890 1407", _GOODS[:2], _WAREHOUSE),
    "return_en": return_content(
        "RMA-20260831-0043", "AliExpress 8190 2231 0077", [("Porcelain mug, blue", 1)], _WAREHOUSE_EN, "en"
    ),
    "slip": slip_pages("天猫 3312 8890 1407", "331288901407", _GOODS, "祝小雯生日快乐，天天开心！——外婆")[0],
    "slip_en": slip_pages(
        "AliExpress 8190 2231 0077", "8190223100770", [("Porcelain mug, blue", 2)], None, "en"
    )[0],
    "slip_long": slip_pages(
        "抖音 6917 3380 1121 4407 725",
        "SF1234567890123",
        [(f"{_LONG_TITLE}{count}", count) for count in range(1, 9)] + [(_LONG_TITLE_EN, 2), *_GOODS],
        "祝阿卜杜热西提生日快乐🎂，年年有今日，岁岁有今朝❤❤——爱你的妈妈、爸爸、㐂㐂和全家",
    )[0],
    "manifest": manifest_pages(
        "MF-20260831-01",
        "中通快递",
        "2026-08-31 18:00",
        [(f"75512047{n:05d}", f"天猫 3312 8890 {n:04d}", 380 + 7 * n) for n in range(1, 28)],
    )[0],
    "manifest_en": manifest_pages(
        "MF-20260831-02",
        "INTERNATIONAL",
        "2026-08-31 18:00",
        [
            (
                tracking_number("INTL", n),
                f"amazon 111-{n:07d}-{n:07d} merchant fulfilled, second parcel",
                90 * n,
            )
            for n in range(1, 9)
        ],
        "en",
    )[0],
    "card": CardContent("PWC-REPRINT", "补打面单", "Reprint the label"),
}

# every name that `label --sample` knows
ALL_SAMPLES: dict[str, Content] = {"waybill": SAMPLES["zh"], **SAMPLES, **PAPERS}
