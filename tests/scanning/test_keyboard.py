import pytest

from scanning.keyboard import control_character, us_character


@pytest.mark.parametrize(
    ("scan_code", "shift", "char"),
    [(2, False, "1"), (3, True, "@"), (16, False, "q"), (27, True, "}"), (44, True, "Z"), (57, True, " ")],
)
def test_places_of_a_us_keyboard(scan_code: int, shift: bool, char: str) -> None:
    assert us_character(scan_code, shift) == char


@pytest.mark.parametrize("scan_code", [0, 1, 14, 15, 28, 29, 42, 56, 58, 69, 86, 99])
def test_keys_that_type_nothing(scan_code: int) -> None:
    assert us_character(scan_code, False) is None


def test_every_printable_character_has_its_place() -> None:
    typed = {us_character(code, shift) for code in range(128) for shift in (False, True)}
    assert {chr(code) for code in range(32, 127)} <= typed


@pytest.mark.parametrize(
    ("char", "control"), [("]", "\x1d"), ("m", "\r"), ("1", None), ("", None), ("é", None)]
)
def test_what_ctrl_makes(char: str, control: str | None) -> None:
    assert control_character(char) == control


def test_a_letter_whose_capital_is_two_makes_no_control_character() -> None:
    """A bug: Ctrl and the German sharp s ended the program's event filter."""
    assert control_character("\u00df") is None
