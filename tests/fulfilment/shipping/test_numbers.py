import pytest
from hypothesis import given
from hypothesis import strategies as st

from fulfilment.shipping.carriers import tracking_number
from fulfilment.shipping.numbers import (
    gs1_check_digit,
    gs1_words,
    gtin14,
    has_gs1_check_digit,
    is_cnpj,
    is_cpf,
    is_s10,
    sscc,
)
from printing.drawing import gs1_128


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


@given(st.integers(0, 99_999_999), st.integers(0, 12), st.integers(1, 9))
def test_a_postal_number_with_one_other_digit_is_none(serial: int, place: int, other: int) -> None:
    number = tracking_number("INTL", serial)
    assert is_s10(number)
    if number[place].isdigit():
        digit = str((int(number[place]) + other) % 10)
        changed = number[:place] + digit + number[place + 1 :]
        # 10 and 0, 11 and 5 share a digit: the standard's own blind spot
        assert not is_s10(changed) or number[10] in "05"


@pytest.mark.parametrize("number", ["", "LX47312482CN", "lx473124829CN", "LX473124829C", "４73124829"])
def test_what_has_not_the_form_is_no_postal_number(number: str) -> None:
    assert not is_s10(number)


@pytest.mark.parametrize(
    ("number", "is_person", "is_company"),
    [
        ("529.982.247-25", True, False),
        ("52998224725", True, False),
        ("52998224726", False, False),
        ("111.111.111-11", False, False),
        ("11.222.333/0001-81", False, True),
        ("11222333000182", False, False),
        ("12.ABC.345/01DE-35", False, True),
        ("00000000000000", False, False),
        ("", False, False),
    ],
)
def test_tax_numbers_of_brazil(number: str, is_person: bool, is_company: bool) -> None:
    assert (is_cpf(number), is_cnpj(number)) == (is_person, is_company)


@given(st.from_regex(r"(\(15\)280831)?\(10\)[A-Z0-9]{1,20}", fullmatch=True))
def test_words_are_counted_as_they_are_printed(elements: str) -> None:
    assert gs1_words(elements) == len(gs1_128.code_words(elements)) - 4  # start, FNC1, check, stop
