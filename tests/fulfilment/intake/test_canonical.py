import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta, timezone
from decimal import Decimal
from typing import Any

import pytest

from fulfilment.intake.canonical import NotCanonical, content_hash, from_json, to_json
from fulfilment.orders.order import Order
from tests.fulfilment.orders.some_order import an_order


def test_the_form_goes_both_ways() -> None:
    order = an_order()
    assert from_json(json.loads(json.dumps(to_json(order)))) == order


def test_money_is_text_and_times_end_in_z() -> None:
    form = to_json(an_order(created_at=datetime(2026, 11, 11, 16, 0, tzinfo=timezone(timedelta(hours=8)))))
    assert form["created_at"] == "2026-11-11T08:00:00Z"
    assert form["lines"][0]["unit_price"] == "129.00"
    assert to_json(an_order(paid_total=Decimal("1E+3")))["paid_total"] == "1000"


def test_the_hash_does_not_depend_on_zone_or_order_of_keys() -> None:
    at = datetime(2026, 11, 11, 8, 0, tzinfo=UTC)
    one = an_order(created_at=at)
    assert content_hash(one) == content_hash(an_order(created_at=at.astimezone(timezone(timedelta(hours=8)))))
    line = replace(one.lines[0], options={"b": "2", "a": "1"})
    other = replace(one.lines[0], options={"a": "1", "b": "2"})
    assert content_hash(replace(one, lines=(line,))) == content_hash(replace(one, lines=(other,)))


@pytest.mark.parametrize(
    "change",
    [{"buyer_note": "x"}, {"paid_total": Decimal("1.00")}, {"ref": "2"}, {"lines": ()}, {"shop": "x"}],
)
def test_the_hash_sees_every_change(change: dict[str, Any]) -> None:
    assert content_hash(replace(an_order(), **change)) != content_hash(an_order())


def test_the_hash_is_the_same_in_every_version() -> None:
    """It is kept in databases: when this fails, every re-import would look changed."""
    assert content_hash(an_order()) == "546a2fa8a326861bbd56b96766f0f9dc0cde6c19bb83a8408483d80697ddfbf7"


@pytest.mark.parametrize(
    "change",
    [
        {"state": "flying"},
        {"ref": ""},
        {"ref": "a\x1fb"},
        {"shop": "a\nb"},
        {"created_at": "2026-11-11 08:00:00"},
        {"paid_total": 12.5},
        {"paid_total": "-1"},
        {"paid_total": "NaN"},
        {"paid_total": "x"},
        {"lines": [{"ref": "1"}]},
        {"buyer": None},
        {"extra": 1},
        {"recipient": {"name": "A"}},
    ],
)
def test_what_is_not_canonical_is_named(change: dict[str, Any]) -> None:
    with pytest.raises(NotCanonical):
        from_json(to_json(an_order()) | change)


@pytest.mark.parametrize("form", [None, [], "x", {}])
def test_what_is_no_form_at_all_is_refused(form: Any) -> None:
    with pytest.raises(NotCanonical):
        from_json(form)


@pytest.mark.parametrize(
    "change", [{"quantity": 0}, {"quantity": True}, {"returned_quantity": 3}, {"ref": "2"}]
)
def test_lines_that_cannot_be_are_refused(change: dict[str, Any]) -> None:
    form = to_json(an_order())
    form["lines"] = [form["lines"][0] | change, form["lines"][0] | {"ref": "2"}]
    with pytest.raises(NotCanonical):
        from_json(form)


def test_an_order_is_hashable_by_content_not_by_identity() -> None:
    one, other = an_order(), an_order()
    assert isinstance(one, Order)
    assert content_hash(one) == content_hash(other)
