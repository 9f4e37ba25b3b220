"""Contents that nobody tuned a layout to: numbers, codes and words of every kind, by chance."""

import random
import string
from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal

from benchmarks.label_bytes import COMMON, GOODS, a_label
from fulfilment.packing.commands import COMMANDS, Badge, make_badge, make_command
from fulfilment.shipping.carriers import CARRIERS, CarrierCode, tracking_number
from fulfilment.shipping.contents import Content
from fulfilment.shipping.customs_content import CustomsLine, Nature, cn22_content
from fulfilment.shipping.goods_content import BinContent, ToteContent, carton_content, item_content
from fulfilment.shipping.logistics_content import logistics_content
from fulfilment.shipping.numbers import gs1_check_digit, gtin14, sscc
from fulfilment.shipping.paper_content import CardContent, manifest_pages, return_content, slip_pages

Chance = random.Random
LETTERS = string.ascii_uppercase + string.digits
PLACE = ("杭州一号仓 退货组", "浙江省杭州市余杭区良渚街道金昌路2005号", "0571-0000 0000")


def a_number(chance: Chance, *carriers: CarrierCode) -> str:
    scheme = CARRIERS[chance.choice(carriers or tuple(CarrierCode))]
    return tracking_number(scheme.code, chance.randrange(10**scheme.serial_digits))


def a_gtin(chance: Chance, *lengths: int) -> str:
    body = "".join(chance.choices(string.digits, k=chance.choice(lengths) - 1))
    return f"{body}{gs1_check_digit(body)}"


def a_code(chance: Chance, least: int, most: int) -> str:
    return "".join(chance.choices(LETTERS, k=chance.randint(least, most)))


def a_day(chance: Chance) -> str:
    return f"{chance.randint(27, 31)}{chance.randint(1, 12):02d}{chance.randint(1, 28):02d}"


def some_goods(chance: Chance, most: int = 4) -> list[tuple[str, int]]:
    rows = range(chance.randint(1, most))
    return [("".join(chance.choices(GOODS, k=chance.randint(3, 9))), chance.randint(1, 4)) for _ in rows]


def a_waybill(chance: Chance) -> Content:
    label = a_label(chance.randrange(10**6), chance)
    return replace(label, tracking_number=a_number(chance), copy=chance.choice([0, 0, 1, 2]))


def a_unit(chance: Chance) -> Content:
    prefix = "".join(chance.choices(string.digits, k=chance.randint(6, 10)))
    has_content = chance.random() < 0.8
    return logistics_content(
        sscc(prefix, chance.randrange(10 ** (16 - len(prefix))), chance.randrange(10)),
        sender_lines=["Hangzhou Warehouse 1", "2005 Jinchang Rd, Yuhang"],
        recipient_lines=["上海二号仓 收货部", f"上海市青浦区华志路{chance.randint(1, 999)}号"],
        carrier_name="SF EXPRESS",
        order=f"PO {chance.randint(1000, 9999)} {chance.randint(1000, 9999)}",
        content_gtin=gtin14(a_gtin(chance, 13), chance.randint(1, 8)) if has_content else "",
        count=chance.randint(1, 9999) if has_content else None,
        batch=a_code(chance, 1, 12) if chance.random() < 0.9 else "",
        best_before=a_day(chance) if chance.random() < 0.8 else "",
    )


def an_item(chance: Chance) -> Content:
    gtin = a_gtin(chance, 8, 12, 13) if chance.random() < 0.7 else ""
    batch, expires = a_code(chance, 3, 10), a_day(chance)
    return item_content(
        gtin or a_code(chance, 5, 10),
        some_goods(chance)[0][0],
        "30 毫升",
        gtin=gtin,
        batch=batch,
        expires=expires,
    )


def a_carton(chance: Chance) -> Content:
    gtin, title = a_gtin(chance, 8, 12, 13), some_goods(chance)[0][0]
    return carton_content(gtin, title, chance.randint(2, 96), a_code(chance, 3, 10), chance.randint(1, 8))


def a_tote(chance: Chance) -> Content:
    number = f"{chance.randrange(10**4):04d}"
    return ToteContent(f"TOTE-{number}", number, "用完放回架 3 / Back to rack 3")


def a_bin(chance: Chance) -> Content:
    zone, rest = chance.choice("ABCDEFGH"), [f"{chance.randint(1, 40):02d}" for _ in range(2)]
    shown = "-".join([*rest, str(chance.randint(1, 6))])
    return BinContent(f"{zone}-{shown}", shown, zone, "精华 面膜 / Serum, masks")


def a_declaration(chance: Chance) -> Content:
    goods = [
        CustomsLine(title, pieces, chance.randint(50, 900), Decimal(chance.randint(100, 9999)) / 100)
        for title, pieces in some_goods(chance)
    ]
    number = a_number(chance, CarrierCode.EMS, CarrierCode.INTL)
    nature = chance.choice(list(Nature))
    return cn22_content(goods, nature=nature, currency="EUR", tracking_number=number, day="2026-08-31")


def a_return(chance: Chance) -> Content:
    code = f"RMA-202608{chance.randint(1, 31):02d}-{chance.randrange(10**4):04d}"
    return return_content(code, f"天猫 {chance.randrange(10**8)}", some_goods(chance), PLACE)


def a_slip(chance: Chance) -> Content:
    return slip_pages(f"天猫 {chance.randrange(10**8)}", a_number(chance), some_goods(chance, 12))[0]


def a_manifest(chance: Chance) -> Content:
    code = f"MF-202608{chance.randint(1, 31):02d}-{chance.randint(1, 99):02d}"
    rows = range(chance.randint(1, 32))
    parcels = [(a_number(chance), f"天猫 {chance.randrange(10**8)}", chance.randint(90, 990)) for _ in rows]
    return manifest_pages(code, "中通快递", "2026-08-31 18:00", parcels)[0]


def a_card(chance: Chance) -> Content:
    if chance.random() < 0.5:
        return CardContent(make_command(chance.choice(COMMANDS)), "补打面单", "Reprint the label")
    badge = make_badge(Badge(a_code(chance, 4, 10)))
    return CardContent(badge, "".join(chance.choices(COMMON, k=3)), "Badge 工牌")


CHANCES: dict[str, Callable[[Chance], Content]] = {
    "waybill": a_waybill,
    "logistics": a_unit,
    "item": an_item,
    "carton": a_carton,
    "tote": a_tote,
    "bin": a_bin,
    "cn22": a_declaration,
    "return": a_return,
    "slip": a_slip,
    "manifest": a_manifest,
    "card": a_card,
}
