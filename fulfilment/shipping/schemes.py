"""The logistics schemes: by destination, weight and amount exactly one, and what its label says.

The table is data (resources/schemes.toml); whoever needs it reads the file and hands its text in.
"""

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass, fields
from decimal import Decimal
from typing import Any, Literal

from fulfilment.errors import StationError
from fulfilment.orders.order import Recipient
from fulfilment.shipping.carriers import CARRIERS, is_remote

HOME, REMOTE_LANE, OTHERS = "cn", "far", "world"


@dataclass(frozen=True)
class Scheme:
    """One way to send a parcel. Limits are inclusive; None is without a limit.

    waybill: "100x150", mm; customs: the form outside of the parcel, "" at home; tax_id: which number of the
    recipient customs want; is_special_channel: cleared apart from all others.
    undeliverable: what is done with a parcel that nobody takes, "" where the label need not say it.
    """

    code: str
    lane: str
    carrier: str
    service_zh: str
    service_en: str
    waybill: str
    weight_max_g: int | None = None
    amount_max_cny: Decimal | None = None
    customs: Literal["", "cn22", "cn23"] = ""
    has_invoice: bool = False
    tax_id: Literal["", "cpf_cnpj"] = ""
    is_special_channel: bool = False
    undeliverable: Literal["", "return", "abandon"] = ""

    def takes(self, weight_g: int, amount_cny: Decimal) -> bool:
        return (self.weight_max_g is None or weight_g <= self.weight_max_g) and (
            self.amount_max_cny is None or amount_cny <= self.amount_max_cny
        )


@dataclass(frozen=True)
class SchemeTable:
    """lanes: country to lane; the rows in the order in which they are asked."""

    lanes: dict[str, str]
    rows: tuple[Scheme, ...]

    def lane_of(self, recipient: Recipient) -> str | None:
        """None when nobody said the country: a person must."""
        if recipient.country is None:
            return None
        lane = self.lanes.get(recipient.country, OTHERS)
        return REMOTE_LANE if lane == HOME and is_remote(recipient.province) else lane

    def scheme_for(self, destination: Recipient, weight_g: int, amount_cny: Decimal) -> Scheme | None:
        """The one scheme of a parcel; None only when nobody said its country.

        amount_cny: of the goods, in CNY, 0 or more; weight_g: packed.
        """
        lane = self.lane_of(destination)
        if lane is None:
            return None
        return next(row for row in self.rows if row.lane == lane and row.takes(weight_g, amount_cny))


def read_schemes(text: str) -> SchemeTable:
    """The table in text, TOML. Raises StationError naming the row and what is wrong."""
    try:
        data = tomllib.loads(text)
        lanes = {country: lane for lane, countries in data["lanes"].items() for country in countries}
        rows = tuple(_row(row) for row in data["scheme"])
    except (tomllib.TOMLDecodeError, KeyError, TypeError, AttributeError) as error:
        raise StationError(f"the schemes cannot be read: {error}", advice="Mend the scheme file.") from error
    for lane in data["lanes"]:
        if trouble := _lane_trouble(lane, [row for row in rows if row.lane == lane]):
            raise StationError(f"schemes of lane {lane}: {trouble}", advice="Mend the scheme file.")
    if strange := [row.code for row in rows if row.lane not in data["lanes"]]:
        raise StationError(f"scheme {strange[0]} is of no lane", advice="Mend the scheme file.")
    return SchemeTable(lanes, rows)


def _row(row: dict[str, Any]) -> Scheme:
    code = str(row.get("code", "?"))
    known = {field.name: field for field in fields(Scheme)}
    if unknown := sorted(set(row) - set(known)):
        raise StationError(f"scheme {code}: unknown key {unknown[0]}", advice="Mend the scheme file.")
    if row.get("carrier") not in CARRIERS:
        raise StationError(
            f"scheme {code}: no carrier is {row.get('carrier')!r}", advice="Mend the scheme file."
        )
    if "amount_max_cny" in row:
        row = {**row, "amount_max_cny": Decimal(str(row["amount_max_cny"]))}
    return Scheme(**row)


def _lane_trouble(lane: str, rows: Sequence[Scheme]) -> str | None:
    """A lane ends with a row without limits, and no row is hidden behind an earlier one."""
    if not rows or rows[-1].weight_max_g is not None or rows[-1].amount_max_cny is not None:
        return "the last row must have no limits"
    for at, row in enumerate(rows):
        if any(_covers(earlier, row) for earlier in rows[:at]):
            return f"{row.code} can never be chosen"
    if lane == "br" and not all(row.tax_id and row.is_special_channel for row in rows):
        return "Brazil needs tax_id and is_special_channel"
    return None


def _covers(one: Scheme, other: Scheme) -> bool:
    return _reaches(one.weight_max_g, other.weight_max_g) and _reaches(
        one.amount_max_cny, other.amount_max_cny
    )


def _reaches(one: Decimal | int | None, other: Decimal | int | None) -> bool:
    return one is None or (other is not None and one >= other)
