import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fulfilment.packing.commands import (
    COMMANDS,
    Badge,
    Command,
    Deed,
    ShortReason,
    is_reserved,
    make_badge,
    make_command,
    parse_badge,
    parse_command,
)
from fulfilment.packing.session import SetAsideReason


def test_every_deed_has_a_card_and_every_card_says_another_thing() -> None:
    assert {command.deed for command in COMMANDS} == set(Deed)
    assert len({make_command(command) for command in COMMANDS}) == len(COMMANDS)


@pytest.mark.parametrize("command", COMMANDS, ids=str)
def test_a_card_comes_back_as_its_command_and_prints_as_code_39(command: Command) -> None:
    text = make_command(command)
    assert parse_command(text) == parse_command(text.lower()) == command
    assert re.fullmatch(r"[A-Z0-9-]{4,24}", text)
    assert is_reserved(text)


def test_the_texts_on_printed_cards_stay_as_they_are() -> None:
    """Laminated cards hang in the hall: a renamed enum must not make them dead."""
    assert make_command(Command(Deed.GO_ON)) == "PWC-GO-ON"
    assert make_command(Command(Deed.OTHER_PRINTER)) == "PWC-OTHER-PRINTER"
    assert make_command(Command(Deed.HOLD, SetAsideReason.LABEL_DOUBT)) == "PWC-HOLD-LABEL-DOUBT"
    assert make_command(Command(Deed.SHORT, ShortReason.MISSING)) == "PWC-SHORT-MISSING"


def test_a_reason_of_another_deed_has_no_card() -> None:
    with pytest.raises(ValueError, match="no card"):
        make_command(Command(Deed.UNDO, ShortReason.MISSING))


@given(st.from_regex(r"[A-Z0-9-]{1,20}", fullmatch=True))
def test_a_badge_comes_back(code: str) -> None:
    text = make_badge(Badge(code))
    assert parse_badge(text) == Badge(code)
    assert is_reserved(text)
    assert parse_command(text) is None


@pytest.mark.parametrize("code", ["", "a", "A B", "A" * 21, "阿"])
def test_a_badge_code_a_scanner_might_mangle_is_not_made(code: str) -> None:
    with pytest.raises(ValueError, match="badge code"):
        make_badge(Badge(code))


@pytest.mark.parametrize("code", ["PWC", "6901234567892", "XPWC-UNDO", "PW-C", ""])
def test_other_codes_are_free(code: str) -> None:
    assert not is_reserved(code)
    assert parse_command(code) is None
    assert parse_badge(code) is None


@pytest.mark.parametrize("code", ["pwc-", " PWB-7", "Pwc-anything"])
def test_no_product_may_hide_behind_the_prefix(code: str) -> None:
    assert is_reserved(code)
