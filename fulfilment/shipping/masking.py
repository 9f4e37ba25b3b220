"""What of a person may stand on a label that everybody on the road can read.

Source: GB/T 41833-2022 (waybill privacy): of the name at least one character is hidden and only the
first stays, of the phone at least six digits, of the address the unit and the room.
"""

import re

HIDDEN = "***"
HIDDEN_DIGITS = 6  # at least
KEPT_HEAD, KEPT_TAIL = 3, 2

NUMBER = r"[A-Za-z]?[\d一二三四五六七八九十百零〇两]+[A-Za-z]?"
UNIT_OR_ROOM = re.compile(
    rf"(?:{NUMBER}[-－—])*{NUMBER}\s*(?=单元|号?室|户|号?房(?!屋))|[甲乙丙丁戊东西南北中](?=单元)"
)
# 甲单元三零二, and the door number of old estates: 12楼3门401号
SPELT_ROOM = re.compile(
    r"(?<=元)\s*[零〇一二三四五六七八九]{3,}(?![号栋幢座楼层])|(?<=门)\s*\d{2,}(?=\s*号(?![楼院弄栋幢]))"
)
# a number right behind a building, a unit or a floor that is not itself a house, a street or a floor
BARE_ROOM = re.compile(
    r"(?<=[栋幢座楼层元号梯])\s*[A-Za-z]?\d{2,}[A-Za-z]?(?!\d|[A-Za-z]|\s*[号栋幢座楼层弄路街组村队区期巷])"
)
DASHED_ROOM = re.compile(
    r"(?<![A-Za-z\d-])(\d{1,3}|[A-Za-z]\d{0,2})(?:[-－—][A-Za-z\d]*\d[A-Za-z\d]*)+(?![A-Za-z\d]*[号弄幢栋座])"
)
LAST_NUMBER = re.compile(r"(?<=\D)(?<!\d)\d{3,5}\s*$")
ROADS = tuple("路街道巷弄段")
ENGLISH_ROOM = re.compile(
    r"\b(unit|room|rm|apartment|apto|apt|flat|suite|ste|door)\b([.\s:#]*(?:no\.?\s*)?)[A-Za-z]?\d[\w-]*|(#)\s*\d[\w-]*",
    re.I,
)
MOBILE_WITH_EXTENSION = re.compile(r"(1\d{10})(\D{1,4}\d{1,6})")


def is_masked(text: str) -> bool:
    return "*" in text or "＊" in text


def mask_name(name: str) -> str:
    """The first character and two stars; what came masked stays."""
    name = name.strip()
    return name if not name or is_masked(name) else name[0] + "**"


def mask_phone(phone: str, is_already: bool = False) -> str:
    """At least six digits hidden: 186******71. What came masked stays.

    A country code of China goes; the extension of a virtual number stays, it names nobody.
    """
    phone = phone.strip()
    if is_already or is_masked(phone):
        return phone
    phone = re.sub(r"^(?:\+|00)\s*86[\s-]*", "", phone)
    if extended := MOBILE_WITH_EXTENSION.fullmatch(phone):
        return _hide_digits(extended[1]) + extended[2]
    return _hide_digits(phone)


def _hide_digits(phone: str) -> str:
    count = sum(char.isdigit() for char in phone)
    head = min(KEPT_HEAD, max(0, count - HIDDEN_DIGITS))
    tail = min(KEPT_TAIL, max(0, count - HIDDEN_DIGITS - head))
    seen, kept = 0, []
    for char in phone:
        if char.isdigit():
            seen += 1
            char = char if seen <= head or seen > count - tail else "*"
        kept.append(char)
    return "".join(kept)


def mask_street(street: str) -> str:
    """street with its unit and room numbers hidden; road, house and building stay."""
    street = UNIT_OR_ROOM.sub(HIDDEN, street.strip())
    street = ENGLISH_ROOM.sub(
        lambda found: f"{found[1]}{found[2]}{HIDDEN}" if found[1] else f"#{HIDDEN}", street
    )
    street = DASHED_ROOM.sub(rf"\1-{HIDDEN}", street)
    street = SPELT_ROOM.sub(HIDDEN, BARE_ROOM.sub(HIDDEN, street))
    return _hide_last_number(street)


def _hide_last_number(street: str) -> str:
    """A bare number at the end is a room, unless it is the only one behind the name of a road."""
    found = LAST_NUMBER.search(street)
    if found is None:
        return street
    before = street[: found.start()].rstrip()
    is_house = before.endswith(ROADS) or (before[-1:].isascii() and not re.search(r"\d", before))
    return street if is_house else street[: found.start()] + HIDDEN
