"""What a table can say."""

from decimal import Decimal
from typing import Any

import pytest

from fulfilment.intake.mapping import ChannelMapping
from fulfilment.intake.paths import BadTable, Unmappable

TABLE: dict[str, Any] = {
    "channel": "corner",
    "format": "json",
    "orders": ["@"],
    "hidden": "~.*~",
    "state": {
        "path": "status",
        "table": {"new": "paid", "gone": "shipped", "0": "closed"},
        "rules": [
            {"path": "refund", "any_line": True, "in": ["1"], "when": ["paid"], "then": "after_sales"},
            {"path": "cancelled", "then": "closed"},
        ],
    },
    "platform_hold": [
        {"path": "risk", "in": ["1"], "then": "risk_control"},
        {"path": "locked", "then": "locked"},
    ],
    "order": {
        "ref": {"path": ["number", "id"], "as": "id"},
        "shop": {"path": "shop"},
        "currency": {"value": "CNY"},
        "buyer.name": {"join": ["first", "last"]},
        "buyer_note": {"path": "note"},
        "recipient.street": {"join": ["town", "street"], "with": ""},
        "recipient.phone": {"path": ["shown", "phone"], "hidden": ["phone", "cipher"]},
    },
    "lines": {
        "path": "goods",
        "fields": {
            "ref": {"path": "ref"},
            "sku": {"path": "sku"},
            "title": {"path": "title"},
            "quantity": {"path": "n", "as": "count", "default": 1},
            "unit_price": {"path": "price", "as": "money", "digits": 2},
            "returned_quantity": {"path": "n", "as": "count", "only_if": {"path": "refund", "in": ["done"]}},
        },
    },
}


def order_of(handed_in: str | None = None, **said: Any) -> Any:
    return ChannelMapping(TABLE).order_of({"number": "1", "status": "new", **said}, handed_in)


@pytest.mark.parametrize(
    ("said", "state"),
    [
        ({}, "paid"),
        ({"goods": [{"sku": "A", "refund": 1}]}, "after_sales"),
        ({"goods": [{"sku": "A", "refund": 1}], "status": "gone"}, "shipped"),
        ({"cancelled": "2026"}, "closed"),
        ({"cancelled": ""}, "paid"),
        ({"status": 0}, "closed"),
    ],
)
def test_states_by_word_and_by_what_stands_beside(said: dict[str, Any], state: str) -> None:
    order = order_of(**said)
    assert (order.state, order.channel_state) == (state, str(said.get("status", "new")))


@pytest.mark.parametrize(
    ("said", "hold"),
    [({}, None), ({"risk": 1}, "risk_control"), ({"risk": 0}, None), ({"locked": "y"}, "locked")],
)
def test_platform_holds(said: dict[str, Any], hold: str | None) -> None:
    assert order_of(**said).platform_hold == hold


@pytest.mark.parametrize(
    ("said", "phone"),
    [
        ({}, (None, False)),
        ({"shown": "138****0000"}, ("138****0000", True)),
        ({"phone": "13800000000"}, ("13800000000", False)),
        ({"phone": "~secret~"}, (None, True)),
        ({"shown": "", "cipher": "x"}, (None, True)),
        ({"shown": "138****0000", "phone": "~secret~"}, ("138****0000", True)),
    ],
)
def test_a_phone_is_shown_masked_hidden_or_missing(
    said: dict[str, str], phone: tuple[str | None, bool]
) -> None:
    recipient = order_of(**said).recipient
    assert (recipient.phone, recipient.phone_masked) == phone


@pytest.mark.parametrize(
    ("town", "street", "joined"),
    [
        ("仓前街道", "示例路1号", "仓前街道示例路1号"),
        ("仓前街道", "仓前街道示例路1号", "仓前街道示例路1号"),
        (None, "示例路1号", "示例路1号"),
        ("仓前街道", "~cipher~", "仓前街道"),
        ("", "", None),
    ],
)
def test_a_town_is_said_once(town: str | None, street: str, joined: str | None) -> None:
    assert order_of(town=town, street=street).recipient.street == joined


def test_a_note_that_looks_encrypted_is_still_a_note() -> None:
    assert order_of(note="~thank you~").buyer_note == "~thank you~"


def test_the_shop_handed_in_goes_first_then_the_records_then_the_channel() -> None:
    assert [order_of("mine", shop="theirs").shop, order_of(shop="theirs").shop, order_of().shop] == [
        "mine",
        "theirs",
        "corner",
    ]


def test_lines_are_numbered_where_the_channel_has_no_refs() -> None:
    lines = order_of(
        goods=[{"sku": "A"}, {"sku": "B", "ref": "x", "n": 3, "price": 990, "refund": "done"}]
    ).lines
    assert [(line.ref, line.title, line.quantity, line.returned_quantity) for line in lines] == [
        ("1", "A", 1, 0),
        ("x", "B", 3, 3),
    ]
    assert lines[1].unit_price == Decimal("9.90")


def test_two_lines_under_one_ref_are_refused() -> None:
    with pytest.raises(Unmappable, match="share the ref x"):
        order_of(goods=[{"sku": "A", "ref": "x"}, {"sku": "B", "ref": "x"}])


def test_the_ref_is_named_even_where_the_rest_is_broken() -> None:
    mapping = ChannelMapping(TABLE)
    assert mapping.ref_of({"id": 77}) == "77"
    assert mapping.ref_of({"id": 1.5}) is None
    assert mapping.ref_of("nothing") is None


@pytest.mark.parametrize("missing", ["channel", "state", "order", "lines"])
def test_a_table_without_a_part_is_broken(missing: str) -> None:
    with pytest.raises(BadTable):
        ChannelMapping({name: part for name, part in TABLE.items() if name != missing})
