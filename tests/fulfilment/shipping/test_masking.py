import re
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fulfilment.shipping.label_content import waybill_content
from fulfilment.shipping.masking import is_masked, mask_name, mask_phone, mask_street
from printing.drawing.layout import layouts_for, load_layout
from tests.fulfilment.shipping.people import HANGZHOU

NUMBERS = st.from_regex(r"[0-9]{1,4}", fullmatch=True)


@pytest.mark.parametrize(
    ("name", "masked"),
    [
        ("张晓雯", "张**"),
        ("欧阳娜娜", "欧**"),
        ("Zhang Wei", "Z**"),
        (" 王 ", "王**"),
        ("𠮷野", "𠮷**"),
        ("", ""),
    ],
)
def test_a_name_keeps_its_first_character(name: str, masked: str) -> None:
    assert mask_name(name) == masked


@pytest.mark.parametrize("name", ["张*", "王**", "李＊"])
def test_a_name_that_came_masked_stays(name: str) -> None:
    assert mask_name(name) == name


@pytest.mark.parametrize(
    ("phone", "masked"),
    [
        ("13876546027", "138******27"),
        ("+86 138 7654 6027", "138 **** **27"),
        ("0086-13876546027", "138******27"),
        ("0571-88886666", "057*-******66"),
        ("18412345678-1234", "184******78-1234"),
        ("18412345678 转 1234", "184******78 转 1234"),
        ("88886666", "88******"),
        ("95588", "*****"),
        ("", ""),
    ],
)
def test_a_phone_hides_six_digits(phone: str, masked: str) -> None:
    assert mask_phone(phone) == masked


def test_a_phone_that_came_masked_stays() -> None:
    assert mask_phone("138****6027") == "138****6027"
    assert mask_phone("1387654", is_already=True) == "1387654"


@given(st.from_regex(r"[0-9 -]{0,20}", fullmatch=True))
def test_of_any_phone_at_most_five_digits_are_left(phone: str) -> None:
    masked = mask_phone(phone)
    hidden = masked.count("*")
    shown = sum(char.isdigit() for char in masked)
    assert shown <= 5 or "-" in phone or " " in phone  # the extension of a virtual number stays
    assert hidden >= min(6, hidden + shown)


@pytest.mark.parametrize(
    ("street", "masked"),
    [
        ("文三路138号东方通信大厦7楼501室", "文三路138号东方通信大厦7楼***室"),
        ("幸福小区3栋2单元501", "幸福小区3栋***单元***"),
        ("阳光花园3-2-501", "阳光花园3-***"),
        ("太古汇1座2801", "太古汇1座***"),
        ("延安西路1228弄2号1203室（放门口）", "延安西路1228弄2号***室（放门口）"),
        ("三号楼二单元五零一室", "三号楼***单元***室"),
        ("学府路200号2号楼3层305", "学府路200号2号楼3层***"),
        ("龙华区 5 栋 B1203 号房", "龙华区 5 栋 ***号房"),
        ("现代城 C 座 1506", "现代城 C 座***"),
        ("Wensan Rd 138, Unit 1203", "Wensan Rd 138, Unit ***"),
        ("1 Main St Apt 12B", "1 Main St Apt ***"),
        ("幸福小区 501", "幸福小区 ***"),
        ("88 Nanjing Rd, 1203", "88 Nanjing Rd, ***"),
        ("88 Nanjing Rd #12-05", "88 Nanjing Rd #***"),
        ("Apartment No. 12, 5 Main St", "Apartment No. ***, 5 Main St"),
        ("Rua Exemplo, 100, apto 42", "Rua Exemplo, 100, apto ***"),
        ("幸福里12栋甲单元三零二", "幸福里12栋***单元***"),
        ("院12楼3门401号", "院12楼3门***号"),
        ("3号楼2门502", "3号楼2门***"),
        ("6-1-1802室", "***室"),
        ("7#1806", "7#***"),
        ("碧桂园一街3座602", "碧桂园一街3座***"),
    ],
)
def test_unit_and_room_are_hidden(street: str, masked: str) -> None:
    assert mask_street(street) == masked


@pytest.mark.parametrize(
    "street",
    [
        "中山路88号",
        "科技园B座12楼",
        "文三路138-2号 3幢",
        "民房街12号",
        "人民路1号",
        "人民路138",
        "Wensan Rd 138",
        "东门12号楼",
        "西直门南大街16号院",
        "长安街",
        "",
    ],
)
def test_road_house_and_building_stay(street: str) -> None:
    assert mask_street(street) == street


@given(road=NUMBERS, building=NUMBERS, unit=NUMBERS, room=NUMBERS)
def test_no_number_is_left_before_a_unit_or_a_room(road: str, building: str, unit: str, room: str) -> None:
    masked = mask_street(f"解放路{road}号{building}栋{unit}单元{room}室")
    assert masked == f"解放路{road}号{building}栋***单元***室"
    assert not re.search(r"\d\s*(单元|室)", masked)


@given(st.text(max_size=40))
def test_masking_twice_is_masking_once(street: str) -> None:
    assert mask_street(mask_street(street)) == mask_street(street)
    assert is_masked(mask_name(street)) or not street.strip()


COUNTRY_CODES = st.sampled_from(
    ["", "+86 ", "+86", "0086-", "86", "+1 ", "+33 ", "+852 ", "+886", "+55 ", "+7"]
)
DIGITS = st.text("0123456789", min_size=7, max_size=15)


@st.composite
def phones(draw: st.DrawFn) -> str:
    """7 to 15 digits, a country code before them or not, parted as people part them."""
    digits = draw(DIGITS)
    by = draw(st.sampled_from(["", " ", "-"]))
    size = draw(st.integers(2, 5))
    return draw(COUNTRY_CODES) + by.join(digits[at : at + size] for at in range(0, len(digits), size))


@given(phones())
def test_of_seven_to_fifteen_digits_six_are_hidden_whatever_stands_before_them(phone: str) -> None:
    masked = mask_phone(phone)
    assert masked.count("*") >= 6
    assert mask_phone(masked) == masked


NAMES = st.sampled_from(
    ["张晓雯", "欧阳娜娜", "𠮷川", "阿卜杜热西提·买买提", "Zoé Lefèvre", "O'Neil", "Anna-Maria Smith"]
)


@pytest.mark.parametrize("layout", [layout.name for layout in layouts_for("waybill")])
@given(phone=phones(), name=NAMES, unit=NUMBERS, room=NUMBERS)
def test_every_waybills_own_switch_hides_name_phone_unit_and_room(
    layout: str, phone: str, name: str, unit: str, room: str
) -> None:
    """What the layout wants is what the content is made with; nothing of the rest is left to be drawn."""
    masking = load_layout(layout).masking
    assert masking == "by_country"
    where = replace(HANGZHOU, name=name, phone=phone, street=f"解放路7号8栋{unit}单元{room}室")
    label = waybill_content(
        where, tracking_number="7551204738826", carrier="ZTO", route_code="", items=[], masking=masking
    )
    assert label.recipient_name == name[0] + "**"
    assert label.recipient_phone.count("*") >= 6
    assert label.address_lines[-1] == "解放路7号8栋***单元***室"
    assert load_layout(layout).left_out(label) is None
