"""The carriers: their names, what their numbers look like, and which one takes a parcel."""

import zlib
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from fulfilment.orders.order import Recipient


class CarrierCode(StrEnum):
    ZTO = "ZTO"
    YTO = "YTO"
    SF = "SF"
    EMS = "EMS"
    JT = "JT"
    INTL = "INTL"


@dataclass(frozen=True)
class Carrier:
    """A number is prefix + serial (+ check digit + suffix where the scheme is S10 of the UPU).

    void_within_h: how many hours after it was given our contract lets us take a number back for nothing;
    None: until the parcel is collected. Later it can still be voided, and is charged.
    """

    code: CarrierCode
    name_zh: str
    name_en: str
    service_zh: str
    service_en: str
    prefix: str
    serial_digits: int
    max_weight_g: int
    aliases: tuple[str, ...] = ()
    is_s10: bool = False
    void_within_h: int | None = None


_C, _ZH, _EN = CarrierCode, "标准快递", "STANDARD"
_ALL = (
    Carrier(_C.ZTO, "中通快递", "ZTO EXPRESS", _ZH, _EN, "755", 10, 1_000, ("中通",)),
    Carrier(_C.YTO, "圆通速递", "YTO EXPRESS", _ZH, _EN, "YT", 13, 5_000, ("圆通",)),
    Carrier(_C.JT, "极兔速递", "J&T EXPRESS", _ZH, _EN, "JT", 13, 20_000, ("极兔", "j&t")),
    Carrier(_C.SF, "顺丰速运", "SF EXPRESS", "特快", "PRIORITY", "SF", 13, 60_000, ("顺丰", "shunfeng"),
            void_within_h=24),
    Carrier(_C.EMS, "邮政EMS", "CHINA POST EMS", "特快专递", "EXPRESS", "EE", 8, 40_000, ("邮政",), True, 48),
    Carrier(_C.INTL, "国际专线", "INTERNATIONAL", "跨境包裹", "TRACKED", "LX", 8, 30_000, ("国际",), True,
            void_within_h=24),
)  # fmt: skip
CARRIERS: dict[str, Carrier] = {carrier.code: carrier for carrier in _ALL}

S10_WEIGHTS = (8, 6, 4, 2, 3, 5, 9, 7)
BY_WEIGHT = (CarrierCode.ZTO, CarrierCode.YTO, CarrierCode.JT, CarrierCode.SF)  # lightest first
REMOTE = ("新疆", "西藏", "青海", "内蒙古", "Xinjiang", "Tibet", "Xizang", "Qinghai", "Inner Mongolia")


def is_remote(province: str | None) -> bool:
    """Whether a province of China is one that few carriers reach in their usual time."""
    return any(name in (province or "") for name in REMOTE)


def tracking_number(carrier: str, n: int) -> str:
    """The n-th number of carrier, n from 0; two n never share a number.

    Raises ValueError when n has more digits than the carrier's serial.
    Source of the check digit: UPU S10, section 3.
    """
    scheme = CARRIERS[carrier]
    if not 0 <= n < 10**scheme.serial_digits:
        raise ValueError(f"{scheme.code} has no number {n}")
    serial = f"{n:0{scheme.serial_digits}d}"
    if not scheme.is_s10:
        return scheme.prefix + serial
    return f"{scheme.prefix}{serial}{s10_check_digit(serial)}CN"


def void_within(carrier: str) -> timedelta | None:
    """How long after it was given a number of carrier is taken back for nothing; None: until collected."""
    hours = CARRIERS[carrier].void_within_h if carrier in CARRIERS else None
    return None if hours is None else timedelta(hours=hours)


def s10_check_digit(serial: str) -> int:
    """serial: eight digits. 47312482 gives 9."""
    rest = 11 - sum(int(digit) * weight for digit, weight in zip(serial, S10_WEIGHTS, strict=True)) % 11
    return {10: 0, 11: 5}.get(rest, rest)


def find_carrier(hint: str | None) -> Carrier | None:
    """The carrier somebody means by hint: its code, a name or a part of one; None when it is none of ours."""
    wanted = (hint or "").strip().casefold()
    if not wanted:
        return None
    for carrier in _ALL:
        if wanted in {carrier.code.casefold(), carrier.name_zh.casefold(), carrier.name_en.casefold()}:
            return carrier
    return next((carrier for carrier in _ALL if any(word in wanted for word in carrier.aliases)), None)


def choose_carrier(recipient: Recipient, weight_g: int, carrier_hint: str | None) -> CarrierCode | None:
    """Who takes the parcel; None when a person must say (no country, or too heavy for all).

    A known hint wins as long as that carrier goes there and lifts it.
    """
    if recipient.country is None:
        return None
    hinted = find_carrier(carrier_hint)
    fitting = [code for code in _serving(recipient) if weight_g <= CARRIERS[code].max_weight_g]
    if hinted and hinted.code in {*fitting, *_on_request(recipient, weight_g)}:
        return hinted.code
    return fitting[0] if fitting else None


def _serving(recipient: Recipient) -> tuple[CarrierCode, ...]:
    """Carriers for the destination, the one to take first."""
    if recipient.country != "CN":
        return (CarrierCode.INTL,)
    if is_remote(recipient.province):
        return (CarrierCode.EMS, CarrierCode.SF)
    return BY_WEIGHT


def _on_request(recipient: Recipient, weight_g: int) -> tuple[CarrierCode, ...]:
    """Inside China everybody but the international line goes everywhere, if asked by name.

    The limits in the table say whom we choose, not what a carrier can lift: 60 kg is the end for all.
    """
    if recipient.country != "CN" or weight_g > CARRIERS[CarrierCode.SF].max_weight_g:
        return ()
    return (*BY_WEIGHT, CarrierCode.EMS)


def route_code(recipient: Recipient) -> str:
    """Our own sorting code for the destination (571-H24 03) until the carrier's answer brings theirs.

    Same place, same code: city, then district, then street.
    """
    city = zlib.crc32(f"{recipient.province}/{recipient.city}".encode())
    district = zlib.crc32(f"{city}/{recipient.district}".encode())
    street = zlib.crc32(f"{district}/{recipient.street}".encode())
    head = f"{city % 900 + 100}" if recipient.country in (None, "CN") else recipient.country
    return f"{head}-{'ABCDEFGHJKLMNPQRSTUVWXYZ'[district % 24]}{district // 24 % 100:02d} {street % 100:02d}"
