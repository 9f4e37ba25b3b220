import pytest

from fulfilment.shipping.countries import NAMES, POSTCODE_FIRST, country_line, town_line


def test_every_country_has_a_name_in_capitals_that_a_label_can_carry() -> None:
    assert len(NAMES) > 220
    assert all(name == name.upper() and name.isascii() for name in NAMES.values())
    assert set(NAMES) >= POSTCODE_FIRST


@pytest.mark.parametrize(("country", "line"), [("FR", "FRANCE"), ("ZZ", "ZZ"), (None, "")])
def test_the_last_line_is_the_country(country: str | None, line: str) -> None:
    assert country_line(country) == line


@pytest.mark.parametrize(
    ("country", "city", "district", "province", "postcode", "line"),
    [
        ("FR", "Lyon", None, None, "69002", "69002 Lyon"),
        ("DE", "Berlin", "Mitte", "Berlin", "10115", "10115 Berlin, Mitte, Berlin"),
        ("US", "Austin", None, "TX", "78701", "Austin, TX 78701"),
        ("GB", "London", None, "London", "SW1A 1AA", "London SW1A\u00a01AA"),
        ("FR", None, None, None, None, ""),
        ("US", None, None, "TX", None, "TX"),
    ],
)
def test_the_postcode_stands_where_the_country_wants_it(
    country: str,
    city: str | None,
    district: str | None,
    province: str | None,
    postcode: str | None,
    line: str,
) -> None:
    assert town_line(country, city, district, province, postcode) == line
