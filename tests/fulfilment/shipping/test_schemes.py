from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fulfilment.errors import StationError
from fulfilment.shipping.carriers import REMOTE
from fulfilment.shipping.countries import NAMES
from fulfilment.shipping.schemes import Scheme, read_schemes
from resources import resource_path
from tests.fulfilment.shipping.people import HANGZHOU, LYON, SAO_PAULO

TEXT = resource_path("schemes.toml").read_text(encoding="utf-8")
TABLE = read_schemes(TEXT)
COUNTRIES = st.sampled_from(sorted(NAMES)) | st.text("ABCDEFGHIJKLMNOPQRSTUVWXYZ", min_size=2, max_size=2)
PROVINCES = st.none() | st.sampled_from(["浙江省", "新疆维吾尔自治区", "Tibet", "SP"])
AMOUNTS = st.decimals(0, 1_000_000, places=2)


def chosen(country: str, weight_g: int, amount: str, province: str | None = None) -> str:
    scheme = TABLE.scheme_for(replace(LYON, country=country, province=province), weight_g, Decimal(amount))
    assert scheme is not None
    return scheme.code


def test_there_are_thirty_two_each_with_its_own_code() -> None:
    assert len(TABLE.rows) == len({row.code for row in TABLE.rows}) == 32


@given(COUNTRIES, PROVINCES, st.integers(0, 500_000), AMOUNTS)
def test_every_order_gets_exactly_one(
    country: str, province: str | None, weight: int, amount: Decimal
) -> None:
    where = replace(LYON, country=country, province=province)
    scheme = TABLE.scheme_for(where, weight, amount)
    assert scheme is not None
    lane = [row for row in TABLE.rows if row.lane == TABLE.lane_of(where)]
    before = lane[: lane.index(scheme)]
    assert scheme.takes(weight, amount)
    assert not any(row.takes(weight, amount) for row in before)
    assert (country == "BR") == scheme.is_special_channel == (scheme.tax_id == "cpf_cnpj")
    assert (country == "CN") == (scheme.undeliverable == "")


@pytest.mark.parametrize("row", TABLE.rows, ids=lambda row: row.code)
def test_every_scheme_is_somebodys(row: Scheme) -> None:
    """A row that no parcel gets would be a mistake in the table."""
    country = next((country for country, lane in TABLE.lanes.items() if lane == row.lane), "CN")
    where = replace(LYON, country="ZA" if row.lane == "world" else country)
    where = replace(where, province=REMOTE[0]) if row.lane == "far" else where
    weight, amount = row.weight_max_g or 10**6, row.amount_max_cny or Decimal(10**6)
    assert TABLE.scheme_for(where, weight, amount) == row


@pytest.mark.parametrize(
    ("country", "weight_g", "amount", "province", "code"),
    [
        ("CN", 1000, "200", "浙江省", "CN-ECO"),
        ("CN", 1000, "200.01", "浙江省", "CN-STD"),
        ("CN", 1001, "200", "浙江省", "CN-STD-5"),
        ("CN", 300, "2000.01", None, "CN-VALUE"),
        ("CN", 60_001, "1", None, "CN-FREIGHT"),
        ("CN", 300, "100", "西藏自治区", "FAR-STD"),
        ("HK", 300, "100", None, "HMT-STD"),
        ("FR", 2000, "1100", None, "EU-POST"),
        ("FR", 2001, "1100", None, "EU-LINE"),
        ("FR", 2000, "1100.01", None, "EU-EXP"),
        ("BR", 2000, "350", None, "BR-POST"),
        ("BR", 2000, "350.01", None, "BR-LINE"),
        ("BR", 31_000, "1", None, "BR-FORMAL"),
        ("AQ", 1, "0", None, "WORLD-POST"),
    ],
)
def test_destination_weight_and_amount_decide(
    country: str, weight_g: int, amount: str, province: str | None, code: str
) -> None:
    assert chosen(country, weight_g, amount, province) == code


def test_brazil_is_flagged_whatever_is_in_the_parcel() -> None:
    assert {row.code for row in TABLE.rows if row.is_special_channel} == {"BR-POST", "BR-LINE", "BR-FORMAL"}
    assert TABLE.lane_of(SAO_PAULO) == "br"


def test_a_destination_that_nobody_said_is_asked_for() -> None:
    assert TABLE.scheme_for(replace(HANGZHOU, country=None), 1, Decimal(1)) is None


@pytest.mark.parametrize(
    ("old", "new", "trouble"),
    [
        ("[lanes]", "[lanes", "cannot be read"),
        ('code = "CN-ECO"', 'code = "CN-ECO"\ncolour = "red"', "scheme CN-ECO: unknown key colour"),
        ('carrier = "ZTO"', 'carrier = "UPS"', "scheme CN-ECO: no carrier is 'UPS'"),
        ('code = "CN-ECO"\nlane = "cn"', 'code = "CN-ECO"\nlane = "moon"', "CN-ECO is of no lane"),
        ('lane = "cn"\ncarrier = "SF"', 'lane = "cn"\nweight_max_g = 9\ncarrier = "SF"', "no limits"),
        ("amount_max_cny = 200\n", "amount_max_cny = 2000\n", "CN-STD can never be chosen"),
        ('tax_id = "cpf_cnpj"\n', "", "Brazil needs tax_id"),
    ],
)
def test_a_mistake_in_the_table_is_named(old: str, new: str, trouble: str) -> None:
    assert old in TEXT
    with pytest.raises(StationError, match=trouble):
        read_schemes(TEXT.replace(old, new, 1))
