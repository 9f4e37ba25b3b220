import json
from typing import Any

import pytest

from fulfilment.errors import BadLayout
from printing.drawing.layout import load_layout, read_layout

GOOD: dict[str, Any] = {
    "width_mm": 100,
    "height_mm": 150,
    "fields": [
        {"name": "to", "kind": "text", "text": "{recipient_name}", "x_mm": 4, "y_mm": 60, "width_mm": 40,
         "height_mm": 8, "size_mm": 5, "min_size_mm": 2.5},
        {"name": "bars", "kind": "code128", "text": "{tracking_number}", "x_mm": 2, "y_mm": 10,
         "width_mm": 90, "height_mm": 20, "module_mm": 0.5},
    ],
}  # fmt: skip


def changed(field: int, **changes: object) -> str:
    data = json.loads(json.dumps(GOOD))
    data["fields"][field].update(changes)
    return json.dumps(data, indent=1)


def test_the_waybill_keeps_the_rules() -> None:
    layout = load_layout()
    assert (layout.width_mm, layout.height_mm) == (100, 150)
    assert {field.kind for field in layout.fields} == {"text", "mark", "box", "code128", "qr"}


def test_a_good_layout_is_read() -> None:
    assert [field.name for field in read_layout(json.dumps(GOOD), "x").fields] == ["to", "bars"]


@pytest.mark.parametrize(
    ("field", "changes", "trouble"),
    [
        (0, {"min_size_mm": 1.9}, "min_size_mm >= 2"),
        (0, {"size_mm": 9}, "higher than its rectangle"),
        (0, {"pitch": 0.8}, "overlap"),
        (0, {"width_mm": 97}, "sticks out"),
        (0, {"x_mm": -1}, "rectangle"),
        (0, {"text": "{buyer}"}, "there is no {buyer}"),
        (0, {"text": ""}, "has no text"),
        (0, {"weight": "Light"}, "weight cannot be 'Light'"),
        (0, {"when": "rain"}, "when cannot be 'rain'"),
        (0, {"colour": "red"}, "unknown key colour"),
        (0, {"size_mm": "5"}, "size_mm must be a number"),
        (0, {"text": 5}, "text must be a text"),
        (0, {"y_mm": 29}, "field to reaches into its quiet zone"),
        (1, {"module_mm": 0.25}, "3 dots at 203 dpi"),
        (1, {"height_mm": 6}, "height_mm >= 10"),
        (1, {"y_mm": 45}, "field to reaches into its quiet zone"),
        (1, {"kind": "code39"}, "kind cannot be 'code39'"),
    ],
)
def test_a_broken_rule_names_field_and_line(field: int, changes: dict[str, object], trouble: str) -> None:
    text = changed(field, **changes)
    with pytest.raises(BadLayout) as raised:
        read_layout(text, "x")
    name = raised.value.detail.split("field ")[1].split(",")[0]
    line = int(raised.value.detail.split("line ")[1].split(":")[0])
    assert trouble in raised.value.detail
    assert f'"name": "{name}"' in text.splitlines()[line - 1]


def test_a_missing_key_is_named() -> None:
    data = json.loads(json.dumps(GOOD))
    del data["fields"][1]["width_mm"]
    with pytest.raises(BadLayout, match="width_mm is missing"):
        read_layout(json.dumps(data), "x")


def test_broken_json_has_its_line() -> None:
    with pytest.raises(BadLayout, match="line 2"):
        read_layout('{"width_mm": 100,\n oops}', "x")


@pytest.mark.parametrize("text", ["{}", "[]", '{"width_mm": "wide", "height_mm": 1, "fields": []}'])
def test_a_page_without_a_size_is_refused(text: str) -> None:
    with pytest.raises(BadLayout):
        read_layout(text, "x")


def test_a_layout_that_is_not_there_is_named() -> None:
    with pytest.raises(BadLayout, match="no layout nowhere"):
        load_layout("nowhere")
