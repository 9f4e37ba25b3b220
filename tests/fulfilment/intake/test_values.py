from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fulfilment.intake.paths import BadTable, Unmappable
from fulfilment.intake.values import converter


def convert(value: Any, kind: str, zone: str | None = "Asia/Shanghai", **spec: Any) -> Any:
    return converter({"as": kind, **spec}, zone)(value)


@given(st.integers(0, 10**12))
def test_fen_become_yuan_without_losing_one(fen: int) -> None:
    amount = convert(fen, "money", digits=2)
    assert (amount * 100, amount.as_tuple().exponent) == (fen, -2)
    assert convert(str(fen), "money", digits=2) == amount


@pytest.mark.parametrize(
    ("said", "shown"), [("39.9", "39.90"), (39.9, "39.90"), ("0", "0.00"), (7, "7.00"), ("1.2340", "1.234")]
)
def test_money_has_one_form(said: Any, shown: str) -> None:
    assert str(convert(said, "money")) == shown


@pytest.mark.parametrize(
    "said", ["", "1,0", "¥5", "-1", "1e3", "NaN", "٣", "1.", True, float("inf"), {}, [], "1" * 14]
)
def test_what_is_not_money_is_refused(said: Any) -> None:
    with pytest.raises(Unmappable):
        convert(said, "money")


@pytest.mark.parametrize(
    ("said", "kept"),
    [(2100000000000010012, "2100000000000010012"), (5e12, "5000000000000"), (" a-1 ", "a-1"), (0, None)],
)
def test_numbers_of_orders_keep_every_digit(said: Any, kept: str | None) -> None:
    assert convert(said, "id") == kept


@pytest.mark.parametrize("said", [2.1e18, 1e15, 1.5, "2.1E+18", "2E18", float("nan"), None, []])
def test_numbers_that_lost_digits_are_refused(said: Any) -> None:
    with pytest.raises(Unmappable):
        convert(said, "id")


@pytest.mark.parametrize(("said", "pieces"), [("2", 2), (3, 3), (2.0, 2), ("2.0", 2), (0, 0)])
def test_pieces(said: Any, pieces: int) -> None:
    assert convert(said, "count") == pieces


@pytest.mark.parametrize("said", ["-1", -1, 1.5, "two", "", True, 1_000_001, "²", None])
def test_what_is_no_number_of_pieces_is_refused(said: Any) -> None:
    with pytest.raises(Unmappable):
        convert(said, "count")


@pytest.mark.parametrize(
    ("said", "options"),
    [
        ("颜色:红;尺码:L", {"颜色": "红", "尺码": "L"}),
        ("标准", {"规格": "标准"}),
        ([{"name": "a", "value": "b"}, {"name": "c", "value": None}], {"a": "b"}),
        ([], {}),
    ],
)
def test_options(said: Any, options: dict[str, str]) -> None:
    assert convert(said, "options", name="规格") == options


def test_currencies_and_countries() -> None:
    assert convert("usd", "currency") == "USD"
    assert convert("中国", "country", names={"中国": "CN"}) == "CN"
    with pytest.raises(Unmappable):
        convert("元", "currency")
    with pytest.raises(Unmappable):
        convert("Germany", "country")


def test_an_unknown_converter_is_a_broken_table() -> None:
    with pytest.raises(BadTable):
        converter({"as": "magic"}, None)


def test_money_adds_up_as_decimals() -> None:
    assert convert("0.1", "money") + convert("0.2", "money") == Decimal("0.30")
