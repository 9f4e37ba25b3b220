"""What a waybill says, before anybody thinks of millimetres."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from fulfilment.errors import StationError
from fulfilment.orders.order import Recipient
from fulfilment.shipping.carriers import CARRIERS
from fulfilment.shipping.countries import country_line, town_line
from fulfilment.shipping.masking import mask_name, mask_phone, mask_street
from fulfilment.shipping.numbers import S10, is_cnpj, is_cpf, is_s10
from fulfilment.shipping.schemes import Scheme

Tongue = Literal["zh", "en"]
Masking = Literal["by_country", "always", "never"]  # a layout's own switch
HANZI = re.compile(r"[\u3400-\u9fff]")
VARIATION = re.compile("[\ufe00-\ufe0f\u200b-\u200d]")
UNDELIVERABLE: dict[Tongue, dict[str, str]] = {
    "zh": {"return": "无法投递请退回", "abandon": "无法投递按弃件处理"},
    "en": {"return": "If undeliverable return to sender", "abandon": "If undeliverable treat as abandoned"},
}
RECIPIENT_MARK = {"zh": "收", "en": "TO"}


@dataclass(frozen=True)
class LabelContent:
    """Masked already: nothing here has to be hidden any more. Each of the lines may be wrapped."""

    tracking_number: str
    carrier_name: str
    service: str
    route_code: str
    recipient_name: str
    recipient_phone: str
    address_lines: tuple[str, ...]
    item_lines: tuple[str, ...]
    footer_lines: tuple[str, ...]
    gift_note: str | None
    copy: int  # 0 is the first print, n the n-th reprint
    recipient_mark: str = "收"
    masking: Masking = "by_country"  # how it was made; a layout that wants another refuses it


def waybill_content(
    recipient: Recipient,
    *,
    tracking_number: str,
    carrier: str,
    route_code: str,
    items: Sequence[tuple[str, int]],
    footer_lines: Sequence[str] = (),
    gift_note: str | None = None,
    copy: int = 0,
    tongue: Tongue = "zh",
    masking: Masking = "by_country",
    scheme: Scheme | None = None,
    tax_id: str = "",
) -> LabelContent:
    """The label of one parcel.

    items: (title, pieces); tongue: of our own words, not of the address (tongue_of says which);
    masking: as the layout wants it; scheme: its service words stand instead of the carrier's usual ones;
    tax_id: the recipient's, where the scheme asks for one.
    Raises StationError: a postal number whose check digit is wrong, a scheme of Brazil without a CPF or CNPJ.
    """
    taker = CARRIERS[carrier]
    if taker.is_s10 and S10.fullmatch(tracking_number) and not is_s10(tracking_number):
        raise StationError(
            f"the check digit of {tracking_number} is wrong", advice="Check the tracking number."
        )
    service = scheme or taker
    is_hidden = is_hiding(masking, recipient.country)
    return LabelContent(
        tracking_number=tracking_number,
        carrier_name=taker.name_zh if tongue == "zh" else taker.name_en,
        service=service.service_zh if tongue == "zh" else service.service_en,
        route_code=route_code,
        recipient_name=_name(recipient, is_hidden),
        recipient_phone=_phone(recipient, is_hidden),
        address_lines=(*address_lines(recipient, masking), *_tax_line(recipient, scheme, tax_id)),
        item_lines=tuple(f"{one_line(title)} ×{pieces}" for title, pieces in items),
        footer_lines=(*map(one_line, footer_lines), *_undeliverable(scheme, tongue)),
        gift_note=one_line(gift_note) if gift_note else None,
        copy=copy,
        recipient_mark=RECIPIENT_MARK[tongue],
        masking=masking,
    )


def tongue_of(country: str | None) -> Tongue:
    """Of our own words on a label: English where the road is abroad, Chinese at home and where nobody said.

    Hong Kong, Macao and Taiwan read Chinese.
    """
    return "zh" if country in (None, "CN", "HK", "MO", "TW") else "en"


def _tax_line(recipient: Recipient, scheme: Scheme | None, tax_id: str) -> tuple[str, ...]:
    """Brazil clears no parcel without it, so none leaves: not under another scheme either."""
    if scheme is None or not (scheme.tax_id or recipient.country == "BR"):
        return ()
    if is_cpf(tax_id) or is_cnpj(tax_id):
        return (f"{'CPF' if is_cpf(tax_id) else 'CNPJ'} {one_line(tax_id)}",)
    raise StationError(
        f"scheme {scheme.code} needs the recipient's CPF or CNPJ",
        advice="Ask for the recipient's tax number.",
    )


def _undeliverable(scheme: Scheme | None, tongue: Tongue) -> tuple[str, ...]:
    return (UNDELIVERABLE[tongue][scheme.undeliverable],) if scheme and scheme.undeliverable else ()


def is_hiding(masking: Masking, country: str | None) -> bool:
    """Whether name, phone and unit are hidden."""
    return masking == "always" or (masking == "by_country" and is_masked_country(country))


def is_masked_country(country: str | None) -> bool:
    """China's rule. Customs and posts abroad want the whole address; an unknown country is masked."""
    return country in (None, "CN")


def address_lines(recipient: Recipient, masking: Masking = "by_country") -> tuple[str, ...]:
    """Region first in Chinese, street first elsewhere; no line is empty."""
    street = one_line(recipient.street or "")
    street = mask_street(street) if is_hiding(masking, recipient.country) else street
    if not is_masked_country(recipient.country):
        parts = (recipient.city, recipient.district, recipient.province, recipient.postcode)
        town = town_line(recipient.country, *(one_line(part or "") for part in parts))
        return tuple(line for line in (street, town, country_line(recipient.country)) if line)
    region = _region(recipient)
    return tuple(line for line in (region, street) if line)


def _region(recipient: Recipient) -> str:
    parts = (recipient.province, recipient.city, recipient.district)
    if HANZI.search("".join(part or "" for part in parts)):
        return _joined("", *parts)
    return _joined(", ", *reversed(parts))


def _joined(by: str, *parts: str | None) -> str:
    """parts without the empty ones and without a repetition (Shanghai is its own province)."""
    return by.join(dict.fromkeys(one_line(part) for part in parts if part and part.strip()))


def _name(recipient: Recipient, is_hidden: bool) -> str:
    name = one_line(recipient.name or "")
    return mask_name(name) if is_hidden else name


def _phone(recipient: Recipient, is_hidden: bool) -> str:
    phone = one_line(recipient.phone or "")
    return mask_phone(phone, recipient.phone_masked) if is_hidden else phone


def one_line(text: str) -> str:
    """text composed, without line breaks, tabs and other invisible characters that no font draws."""
    composed = VARIATION.sub("", unicodedata.normalize("NFC", text))
    visible = "".join(char if char.isprintable() else " " for char in composed)
    return " ".join(visible.split())
