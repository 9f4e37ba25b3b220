import json
from typing import Any

import pytest

from fulfilment.errors import BadLayout, StationError
from fulfilment.shipping.logistics_content import logistics_content
from fulfilment.shipping.numbers import sscc
from printing.drawing.layout import fitting_layout, load_layout, read_layout
from printing.drawing.raster import draw_label

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
        (0, {"size_mm": True}, "size_mm must be a number"),
        (0, {"name": "bars"}, "has another field's name"),
        (0, {"missing": "geta"}, "missing cannot be 'geta'"),
        (0, {"beside": "bars"}, "stands beside 'bars', no wrapping field above"),
        (
            1,
            {"kind": "image", "text": "carrier.png"},
            "image 'carrier.png' is not in resources/labels/images",
        ),
        (1, {"kind": "image", "text": "../item_60x40.json"}, "is not in resources/labels/images"),
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


@pytest.mark.parametrize(
    ("changes", "trouble"),
    [
        ({"width_mm": "wide"}, "needs width_mm from 10 to 1000"),
        ({"height_mm": -1}, "needs height_mm from 10 to 1000"),
        ({"fields": {}}, "needs fields, a list"),
        ({"content": "poem"}, "content cannot be 'poem'"),
        ({"masking": "sometimes"}, "masking cannot be 'sometimes'"),
        ({"colour": "red"}, "unknown key colour"),
    ],
)
def test_a_page_that_breaks_a_rule_names_its_line(changes: dict[str, Any], trouble: str) -> None:
    text = json.dumps({**GOOD, **changes}, indent=1)
    found = next(at for at, each in enumerate(text.splitlines(), 1) if f'"{next(iter(changes))}"' in each)
    with pytest.raises(BadLayout, match=f"x, line {found}: {trouble}"):
        read_layout(text, "x")


def test_a_field_that_is_no_object_has_its_line() -> None:
    with pytest.raises(BadLayout, match=r"field \?, line 4: is no object"):
        read_layout('{"width_mm": 50,\n"height_mm": 50,\n"fields": [\n5]}', "x")


def test_two_fields_of_one_name_are_told_apart_by_line() -> None:
    """The line was once that of the first field with the name, though the second was wrong."""
    data = json.loads(json.dumps(GOOD))
    data["fields"][1] |= {"name": "to", "module_mm": 0.1}
    text = json.dumps(data, indent=1)
    with pytest.raises(BadLayout, match="line 6: has another field's name"):
        read_layout(text, "x")


def test_every_code_of_a_content_has_its_place_or_the_layout_is_refused() -> None:
    long = logistics_content(
        sscc("0614141", 1),
        sender_lines=["A"],
        recipient_lines=["B"],
        carrier_name="SF",
        order="1",
        content_gtin="19506000134359",
        count=24,
        batch="LT2608A-77",
        best_before="280831",
    )
    assert load_layout("logistics_100x150").left_out(long) == "dates"
    assert fitting_layout(long).name == "logistics_100x200"
    with pytest.raises(StationError, match="has no place for dates"):
        draw_label(long, 203, load_layout("logistics_100x150"))


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
