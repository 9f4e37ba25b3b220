import pytest
from hypothesis import given
from hypothesis import strategies as st

from fulfilment.packing.epc import Tag, read_tag
from fulfilment.packing.numbers import gtin14, gtin_check_digit

# the bits of the company prefix and of the reference, by the digits of the prefix (tables 14-2 and 14-5)
SGTIN_BITS = {12: (0, 40, 4), 11: (1, 37, 7), 10: (2, 34, 10), 9: (3, 30, 14), 8: (4, 27, 17), 7: (5, 24, 20),
              6: (6, 20, 24)}  # fmt: skip


def sgtin_96(gtin: str, digits: int, serial: int) -> str:
    """The tag of gtin as a printer of tags writes it. digits: of its company prefix."""
    partition, wide, narrow = SGTIN_BITS[digits]
    prefix, reference = gtin[1 : 1 + digits], gtin[0] + gtin[1 + digits : 13]
    bits = 0x30 << 88 | 1 << 85 | partition << 82
    bits |= int(prefix) << (82 - wide) | int(reference) << (82 - wide - narrow) | serial
    return f"{bits:024X}"


@pytest.mark.parametrize(
    ("text", "tag"),
    [
        ("3074257BF7194E4000001A85", Tag("80614141123458", "6789")),  # the standard's own, appendix E
        ("3174257BF4499602D2000000", Tag(sscc="106141412345678908")),
        ("urn:epc:id:sgtin:0614141.812345.6789", Tag("80614141123458", "6789")),
        ("urn:epc:id:sscc:0614141.1234567890", Tag(sscc="106141412345678908")),
    ],
)
def test_published_tags(text: str, tag: Tag) -> None:
    assert read_tag(text) == tag


@pytest.mark.parametrize(
    "text",
    [
        "",
        "E2801160600002054D1B2C3A",  # a tag's own factory number
        "3074257BF7194E4000001A8",  # one digit is missing
        "30FC257BF7194E4000001A85",  # partition 7
        "urn:epc:id:sgtin:0614141.8.6789",
        "urn:epc:id:giai:0614141.8",
    ],
)
def test_what_is_no_item(text: str) -> None:
    assert read_tag(text) is None


@given(st.integers(1, 10**13 - 1), st.sampled_from(sorted(SGTIN_BITS)), st.integers(0, 2**38 - 1))
def test_every_item_comes_back_whatever_its_prefix(number: int, digits: int, serial: int) -> None:
    gtin = f"{number:013}{gtin_check_digit(f'{number:013}')}"
    assert read_tag(sgtin_96(gtin, digits, serial)) == Tag(gtin, str(serial))


@given(st.integers(0, 2**96 - 1) | st.integers(0x30 << 88, (0x32 << 88) - 1))
def test_no_tag_raises_and_none_gives_a_wrong_check_digit(bits: int) -> None:
    tag = read_tag(f"{bits:024x}")
    assert tag is None or not tag.gtin14 or gtin14(tag.gtin14) == tag.gtin14
