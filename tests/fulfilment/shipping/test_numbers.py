import pytest
from hypothesis import given
from hypothesis import strategies as st

from fulfilment.shipping.numbers import gs1_check_digit, gtin14, has_gs1_check_digit, sscc


@pytest.mark.parametrize(
    ("number", "digit"),
    [
        ("10614141123456789", 7),
        ("629104150021", 3),
        ("950600013435", 2),
        ("9638507", 4),
        ("0950600013435", 2),
    ],
)
def test_check_digits_of_known_numbers(number: str, digit: int) -> None:
    assert gs1_check_digit(number) == digit
    assert has_gs1_check_digit(f"{number}{digit}")
    assert not has_gs1_check_digit(f"{number}{(digit + 1) % 10}")


@given(st.integers(0, 9), st.integers(4, 12), st.data())
def test_an_sscc_has_eighteen_digits_and_says_its_parts(
    extension: int, length: int, data: st.DataObject
) -> None:
    prefix = data.draw(st.text("0123456789", min_size=length, max_size=length))
    serial = data.draw(st.integers(0, 10 ** (16 - length) - 1))
    number = sscc(prefix, serial, extension)
    assert len(number) == 18
    assert has_gs1_check_digit(number)
    assert number[0] == str(extension)
    assert int(number[1 + length : 17]) == serial


@pytest.mark.parametrize(
    ("prefix", "serial", "extension"),
    [("0614141", 10**9, 0), ("061", 1, 0), ("06141x1", 1, 0), ("0614141", -1, 0), ("0614141", 1, 10)],
)
def test_a_number_is_never_cut(prefix: str, serial: int, extension: int) -> None:
    with pytest.raises(ValueError, match="digit"):
        sscc(prefix, serial, extension)


def test_a_carton_has_its_own_check_digit() -> None:
    assert gtin14("9506000134352", 1) == "19506000134359"
    assert gtin14("96385074", 2) == "20000096385078"


@pytest.mark.parametrize(
    ("gtin", "indicator"), [("9506000134353", 1), ("950600013435", 1), ("9506000134352", 9)]
)
def test_a_wrong_item_number_makes_no_carton(gtin: str, indicator: int) -> None:
    with pytest.raises(ValueError, match="is "):
        gtin14(gtin, indicator)


@pytest.mark.parametrize("text", ["", "12a", "１２"])
def test_only_digits_have_a_check_digit(text: str) -> None:
    with pytest.raises(ValueError, match="digits only"):
        gs1_check_digit(text)
