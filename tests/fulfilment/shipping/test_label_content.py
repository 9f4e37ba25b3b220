from dataclasses import replace

import pytest

from fulfilment.errors import StationError
from fulfilment.orders.order import Recipient
from fulfilment.shipping.carriers import tracking_number
from fulfilment.shipping.label_content import (
    LabelContent,
    Tongue,
    address_lines,
    tongue_of,
    waybill_content,
)
from tests.fulfilment.shipping.people import HANGZHOU, LYON, SAO_PAULO
from tests.fulfilment.shipping.test_schemes import TABLE


def a_waybill(
    recipient: Recipient = HANGZHOU, tongue: Tongue = "zh", gift_note: str | None = None
) -> LabelContent:
    return waybill_content(
        recipient,
        tracking_number="7551204738826",
        carrier="ZTO",
        route_code="571-H24 03",
        items=[("面膜\n30 毫升", 3)],
        footer_lines=["W-1147"],
        gift_note=gift_note,
        copy=2,
        tongue=tongue,
    )


def test_a_waybill_says_what_it_must_and_hides_the_rest() -> None:
    assert a_waybill(gift_note="生日\t快乐") == LabelContent(
        tracking_number="7551204738826",
        carrier_name="中通快递",
        service="标准快递",
        route_code="571-H24 03",
        recipient_name="张**",
        recipient_phone="138******27",
        address_lines=("浙江省杭州市西湖区", "文三路138号***单元***室"),
        item_lines=("面膜 30 毫升 ×3",),
        footer_lines=("W-1147",),
        gift_note="生日 快乐",
        copy=2,
        recipient_mark="收",
    )


def test_our_own_words_follow_the_tongue_and_the_address_does_not() -> None:
    label = a_waybill(tongue="en")
    assert (label.carrier_name, label.service, label.recipient_mark) == ("ZTO EXPRESS", "STANDARD", "TO")
    assert label.address_lines == a_waybill().address_lines


def test_nothing_of_a_person_is_left_in_plain() -> None:
    text = repr(a_waybill())
    for secret in ("晓雯", "13876546027", "7654", "1203", "7单元"):
        assert secret not in text


def test_abroad_the_whole_address_is_needed() -> None:
    label = a_waybill(LYON)
    assert label.recipient_name == "Zoé Lefèvre"
    assert label.recipient_phone == "+33 4 72 00 00 00"
    assert label.address_lines == ("12 rue Neuve, Apt 5", "69002 Lyon", "FRANCE")


def test_an_unknown_country_is_masked() -> None:
    assert a_waybill(replace(LYON, country=None)).recipient_name == "Z**"


@pytest.mark.parametrize(
    ("changes", "region"),
    [
        ({"province": "上海市", "city": "上海市", "district": "徐汇区"}, "上海市徐汇区"),
        ({"province": "Zhejiang", "city": "Hangzhou", "district": "Xihu"}, "Xihu, Hangzhou, Zhejiang"),
        ({"province": None, "district": " "}, "杭州市"),
    ],
)
def test_regions_are_written_once_and_in_their_order(changes: dict[str, str | None], region: str) -> None:
    assert address_lines(replace(HANGZHOU, **changes))[0] == region  # type: ignore[arg-type]


def test_what_a_channel_did_not_say_is_left_out() -> None:
    nobody = Recipient(None, None, False, "CN", None, None, None, None, None)
    label = a_waybill(nobody)
    assert (label.recipient_name, label.recipient_phone, label.address_lines) == ("", "", ())
    assert a_waybill(gift_note="").gift_note is None


def test_a_phone_that_came_masked_stays() -> None:
    assert (
        a_waybill(replace(HANGZHOU, phone="138****6027", phone_masked=True)).recipient_phone == "138****6027"
    )


def test_text_is_composed_and_carries_nothing_invisible() -> None:
    label = a_waybill(gift_note="Zoe\u0301 ❤\ufe0f\u200b")
    assert label.gift_note == "Zoé ❤"


@pytest.mark.parametrize(
    ("country", "tongue"),
    [("CN", "zh"), (None, "zh"), ("HK", "zh"), ("MO", "zh"), ("TW", "zh"), ("FR", "en"), ("BR", "en")],
)
def test_our_words_are_english_where_the_road_is_abroad(country: str | None, tongue: Tongue) -> None:
    assert tongue_of(country) == tongue


@pytest.mark.parametrize("number", ["LX473124828CN", "EE000000001CN"])
def test_a_postal_number_with_a_wrong_check_digit_gets_no_label(number: str) -> None:
    with pytest.raises(StationError, match="check digit of " + number) as raised:
        by_scheme(LYON, "WORLD-EXP" if number[0] == "E" else "EU-POST", number=number)
    assert raised.value.advice == "Check the tracking number."


def test_a_scheme_says_its_own_service_and_what_becomes_of_the_parcel() -> None:
    label = by_scheme(LYON, "EU-POST")
    assert label.service == "REGISTERED IOSS"
    assert label.footer_lines == ("W-1147", "If undeliverable return to sender")
    assert by_scheme(HANGZHOU, "CN-VALUE", tongue="zh").service == "特快 保价"
    assert by_scheme(HANGZHOU, "CN-VALUE", tongue="zh").footer_lines == ("W-1147",)


@pytest.mark.parametrize("code", ["BR-POST", "BR-LINE", "BR-FORMAL", "WORLD-POST"])
@pytest.mark.parametrize("tax_id", ["", "52998224724", "11.222.333/0001-82", "CPF"])
def test_to_brazil_nothing_leaves_without_a_right_tax_number(code: str, tax_id: str) -> None:
    with pytest.raises(StationError, match="CPF or CNPJ") as raised:
        by_scheme(SAO_PAULO, code, tax_id=tax_id)
    assert raised.value.advice == "Ask for the recipient's tax number."


@pytest.mark.parametrize(
    ("tax_id", "line"),
    [("529.982.247-25", "CPF 529.982.247-25"), ("11.222.333/0001-81", "CNPJ 11.222.333/0001-81")],
)
def test_to_brazil_the_tax_number_stands_below_the_address(tax_id: str, line: str) -> None:
    label = by_scheme(SAO_PAULO, "BR-POST", tax_id=tax_id)
    assert label.address_lines == ("Rua Exemplo, 100", "São Paulo, SP 01310-100", "BRAZIL", line)


def by_scheme(
    recipient: Recipient,
    code: str,
    *,
    number: str | None = None,
    tongue: Tongue = "en",
    tax_id: str = "",
) -> LabelContent:
    scheme = next(row for row in TABLE.rows if row.code == code)
    return waybill_content(
        recipient,
        tracking_number=number or tracking_number(scheme.carrier, 7),
        carrier=scheme.carrier,
        route_code="",
        items=[],
        footer_lines=["W-1147"],
        tongue=tongue,
        scheme=scheme,
        tax_id=tax_id,
    )
