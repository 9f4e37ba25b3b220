from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fulfilment.shipping.carriers import (
    CARRIERS,
    CarrierCode,
    choose_carrier,
    find_carrier,
    route_code,
    s10_check_digit,
    tracking_number,
)
from tests.fulfilment.shipping.people import HANGZHOU, LYON

CODES = st.sampled_from(list(CarrierCode))
SERIALS = st.integers(0, 99_999_999)


@given(CODES, SERIALS, SERIALS)
def test_numbers_are_unique_and_of_one_length(carrier: CarrierCode, one: int, other: int) -> None:
    first, second = tracking_number(carrier, one), tracking_number(carrier, other)
    assert (first == second) == (one == other)
    assert len(first) == len(second)
    assert first.startswith(CARRIERS[carrier].prefix)
    assert first.isascii()
    assert first.isalnum()


def test_no_number_of_one_carrier_looks_like_anothers() -> None:
    prefixes = [carrier.prefix for carrier in CARRIERS.values()]
    assert not any(a.startswith(b) for a in prefixes for b in prefixes if a is not b)


@pytest.mark.parametrize("n", [-1, 100_000_000])
def test_a_number_beyond_the_serial_is_a_bug(n: int) -> None:
    with pytest.raises(ValueError, match="EMS"):
        tracking_number("EMS", n)


@pytest.mark.parametrize(
    ("serial", "digit"), [("47312482", 9), ("00000000", 5), ("00000010", 2), ("00000007", 6), ("00000008", 0)]
)
def test_the_check_digit_of_s10(serial: str, digit: int) -> None:
    assert s10_check_digit(serial) == digit


@pytest.mark.parametrize(
    ("hint", "code"),
    [(" sf ", "SF"), ("顺丰", "SF"), ("顺丰速运", "SF"), ("中通快递", "ZTO"), ("J&T Express", "JT")],
)
def test_a_hint_names_a_carrier(hint: str, code: str) -> None:
    found = find_carrier(hint)
    assert found is not None
    assert found.code == code


@pytest.mark.parametrize("hint", [None, "", "  ", "韵达", "DHL"])
def test_a_hint_of_nobody_we_know_is_none(hint: str | None) -> None:
    assert find_carrier(hint) is None


@pytest.mark.parametrize(
    ("weight_g", "code"),
    [(1, "ZTO"), (1_000, "ZTO"), (1_001, "YTO"), (19_999, "JT"), (60_000, "SF"), (60_001, None)],
)
def test_inside_china_weight_decides(weight_g: int, code: str | None) -> None:
    assert choose_carrier(HANGZHOU, weight_g, None) == code


def test_a_known_hint_wins_where_that_carrier_goes() -> None:
    assert choose_carrier(HANGZHOU, 300, "顺丰") == "SF"
    assert choose_carrier(HANGZHOU, 300, "EMS") == "EMS"
    assert choose_carrier(HANGZHOU, 300, "韵达") == "ZTO"
    assert choose_carrier(HANGZHOU, 300, "INTL") == "ZTO"
    assert choose_carrier(LYON, 300, "顺丰") == "INTL"


def test_far_provinces_go_by_post_and_abroad_by_the_international_line() -> None:
    assert choose_carrier(replace(HANGZHOU, province="西藏自治区"), 300, None) == "EMS"
    assert choose_carrier(LYON, 300, None) == "INTL"
    assert choose_carrier(LYON, 30_001, None) is None


def test_a_destination_that_nobody_said_is_asked_for() -> None:
    assert choose_carrier(replace(HANGZHOU, country=None), 300, "SF") is None


def test_a_route_is_the_same_for_the_same_place_only() -> None:
    assert route_code(HANGZHOU) == route_code(replace(HANGZHOU, name="另一人"))
    assert route_code(HANGZHOU) != route_code(replace(HANGZHOU, district="滨江区"))
    assert route_code(HANGZHOU)[:3] == route_code(replace(HANGZHOU, district="滨江区"))[:3]
    assert route_code(LYON).startswith("FR-")
