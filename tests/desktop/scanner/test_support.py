import json
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from desktop.scanner.ports import Seen, SeenAndRead
from desktop.scanner.support import shape, support_lines
from fulfilment.packing.barcodes import GS, RawScan, ScanSource, explain
from scanning.gs1 import BiipReader

AT = datetime(2026, 11, 22, 14, 31, tzinfo=UTC)
ITEM = "]C10106901234567892" + "10A" + GS + "21B"


def seen(text: str) -> SeenAndRead:
    raw = RawScan(text, ScanSource.WEDGE)
    return SeenAndRead(Seen(1, raw, AT), explain(raw, BiipReader()), 9.0)


@pytest.mark.parametrize(
    "text",
    [
        "王小明 18612345671 浙江省杭州市西湖区文三路 5 号",
        "BEGIN:VCARD N:Wang;Xiaoming TEL:18612345671",
        "https://shop.example/o/18612345671?name=wang",
        "PWB-LIN",
        "18612345671",
        "wang.xiaoming@example.com",
    ],
)
def test_what_may_name_a_person_leaves_only_its_shape(text: str) -> None:
    (line,) = support_lines([seen(text)])
    form = json.loads(line)
    assert form["text"] == shape(text)
    assert form["is_shape"]
    for part in ("18612345671", "LIN", "ang", "\u738b"):
        assert part not in json.dumps(form, ensure_ascii=False)


def test_what_is_printed_on_goods_leaves_as_it_is() -> None:
    (line,) = support_lines([seen(ITEM)])
    form = json.loads(line)
    assert form["text"] == ITEM
    assert (form["rule"], form["aim"]) == ("gs1", "]C1")
    assert form["read"] == {
        "gtin14": "06901234567892", "keys": ["06901234567892", ITEM[3:]], "lot": "A", "pieces": None,
        "serial": "B",
    }  # fmt: skip


@given(st.text(max_size=60))
def test_a_shape_keeps_length_signs_and_nothing_that_reads(text: str) -> None:
    shaped = shape(text)
    assert len(shaped) == len(text)
    assert set("".join(char for char in shaped if char.isalnum())) <= set("Aa9\u5b57")
