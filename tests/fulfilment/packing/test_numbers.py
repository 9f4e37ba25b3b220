import pytest
from hypothesis import given
from hypothesis import strategies as st

from fulfilment.packing.numbers import (
    WeighedPattern,
    book_gtin,
    expand_upce,
    gtin14,
    gtin_check_digit,
    is_sscc,
    weigh,
)

SHOP = WeighedPattern("21IIIIIWWWWWC")


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("0306406152", "09780306406157"),  # ISO 2108's own example
        ("0-306-40615-2", "09780306406157"),
        ("ISBN 978-0-306-40615-7", "09780306406157"),
        ("isbn-13: 978-0-306-40615-7", "09780306406157"),
        ("080442957X", "09780804429573"),
        ("0317-8471", "09770317847001"),  # ISO 3297's own example
        ("ISSN 03178471", "09770317847001"),
        ("0306406153", None),  # wrong check digit
        ("03178471", None),  # eight bare digits are a GTIN-8 or UPC-E
        ("9780306406157", None),  # an EAN needs no second name
        ("ISBN", None),
        ("0317-8472", None),
    ],
)
def test_books_and_magazines(text: str, key: str | None) -> None:
    assert book_gtin(text) == key


def test_a_weighed_code_gives_item_and_grams() -> None:
    payload = "211234501234"
    text = f"{payload}{gtin_check_digit(payload)}"
    found = SHOP.weigh(text)
    assert found is not None
    key, grams = found
    assert grams == 1234
    assert key[1:8] == "2112345"
    assert gtin14(key) == key


def test_a_guard_digit_is_no_part_of_the_weight() -> None:
    payload = "281234670500"  # item 12346, guard 7, weight 0500 and what is left
    pattern = WeighedPattern("28IIIIIVWWWWC")
    found = pattern.weigh(f"{payload}{gtin_check_digit(payload)}")
    assert found is not None
    assert found[1] == 500


@pytest.mark.parametrize("text", ["6901234567892", "2112345012340", "211234501234", "", "ABC"])
def test_other_codes_are_not_weighed(text: str) -> None:
    assert weigh(text, (SHOP,)) is None


@pytest.mark.parametrize("pattern", ["", "21IIIIIWWWWW", "69IIIIIWWWWWC", "21WWWWWIIIIIC", "21IIIIIIIIIIC"])
def test_a_pattern_that_is_none_is_refused(pattern: str) -> None:
    with pytest.raises(ValueError, match="written like"):
        WeighedPattern(pattern)


def test_a_logistic_unit_by_its_check_digit() -> None:
    assert is_sscc("340123450000000017")
    assert not is_sscc("340123450000000018")
    assert not is_sscc("3401234500000000")


@given(st.text(max_size=40) | st.from_regex(r"[0-9Xx -]{8,17}", fullmatch=True))
def test_no_text_raises(text: str) -> None:
    for number in (book_gtin(text), gtin14(text), expand_upce(text)):
        assert number is None or gtin14(number) == number


@given(st.integers(0, 99_999), st.integers(0, 99_999))
def test_whatever_the_scale_prints_comes_back(item: int, grams: int) -> None:
    payload = f"21{item:05}{grams:05}"
    key, weight = SHOP.weigh(f"{payload}{gtin_check_digit(payload)}") or ("", -1)
    assert weight == grams
    assert key[1:8] == f"21{item:05}"
