"""What a channel's value means: one converter a kind. Each answers a canonical value or raises Unmappable."""

import re
from collections.abc import Callable
from decimal import Decimal
from typing import Any

from fulfilment.intake.paths import BadTable, Unmappable
from fulfilment.intake.times import time

Converter = Callable[[Any], Any]
Spec = dict[str, Any]

_FLOAT_DIGITS = 10**15  # a float holds every integer below this; beyond it digits are lost in silence
_ROUNDED_ID = re.compile(r"[0-9](\.[0-9]+)?[eE]\+?[0-9]+")  # what a spreadsheet makes of a long order number
_MONEY = re.compile(r"[0-9]{1,13}(\.[0-9]{1,6})?")


def text(value: Any) -> str | None:
    """Trimmed text, None when nothing is left. A number keeps its digits or is refused."""
    if type(value) is not str:
        value = _digits(value)
    value = value.strip()
    if not value.isascii() or "\0" in value:
        _check_characters(value)
    return value or None


def _check_characters(value: str) -> None:
    try:
        value.encode()
    except UnicodeEncodeError as error:
        raise Unmappable("has half a character in it") from error
    if "\0" in value:
        raise Unmappable("has a zero character in it")


def _digits(value: Any) -> str:
    if type(value) is int:
        return str(value)
    if type(value) is float:
        if not value.is_integer() or abs(value) >= _FLOAT_DIGITS:
            raise Unmappable("is a number that was rounded: export it as text", value)
        return str(int(value))
    raise Unmappable("is not text", value)


def ident(value: Any) -> str | None:
    """An identifier as text. One that a spreadsheet has rounded is refused, zero means none."""
    found = text(value)
    if found is not None and _ROUNDED_ID.fullmatch(found):
        raise Unmappable("is a number that was rounded: export it as text", found)
    return None if found == "0" else found


def unquoted(value: Any) -> str | None:
    """Text without the apostrophe that keeps spreadsheets from eating leading zeros."""
    found = text(value)
    return (found.lstrip("'").strip() or None) if found else None


def count(value: Any) -> int:
    """A whole number of pieces, 0 to 1,000,000."""
    found = value if type(value) is str else _digits(value)
    found = found.strip().removesuffix(".0")
    if not (found.isascii() and found.isdigit()) or len(found) > 7 or int(found) > 1_000_000:
        raise Unmappable("is not a number of pieces", value)
    return int(found)


def money(spec: Spec) -> Converter:
    """Decimal in the currency's unit. `digits`: the value is an integer of that many decimals (fen: 2)."""
    shift = int(spec.get("digits", 0))

    def convert(value: Any) -> Decimal:
        found = value.strip() if type(value) is str else str(value)
        if type(value) is bool or not _MONEY.fullmatch(found) or (shift and "." in found):
            raise Unmappable("is not an amount of money", value)
        return in_cents(Decimal(found).scaleb(-shift))

    return convert


def in_cents(amount: Decimal) -> Decimal:
    """The same amount with two decimals, or with as many more as it needs: 39.9 and 39.90 are one form."""
    exponent = amount.as_tuple().exponent
    if exponent == -2:
        return amount
    shown = amount.quantize(Decimal("0.01"))
    return shown if shown == amount else amount.normalize()


def country(spec: Spec) -> Converter:
    """ISO 3166-1 alpha-2, by code or by the names the table lists."""
    names = dict(spec.get("names", {}))

    def convert(value: Any) -> str | None:
        found = text(value)
        if found is None:
            return None
        code = names.get(found, found).upper()
        if len(code) != 2 or not (code.isascii() and code.isalpha()):
            raise Unmappable("is not a country this channel's table knows", found)
        return str(code)

    return convert


def currency(value: Any) -> str | None:
    """ISO 4217: three capital letters."""
    found = text(value)
    if found is not None and not (len(found) == 3 and found.isascii() and found.isalpha()):
        raise Unmappable("is not a currency", found)
    return found.upper() if found else None


def options(spec: Spec) -> Converter:
    """{"colour": "black"} from a list of {name, value}, from "colour:black;size:M", or from bare text.

    `key`, `of`: the names of the pair's two fields. `name`: what bare text is called.
    """
    key, of, bare = spec.get("key", "name"), spec.get("of", "value"), spec.get("name", "spec")

    def convert(value: Any) -> dict[str, str]:
        if isinstance(value, list):
            pairs = [(text(_of(pair, key)), text(_of(pair, of))) for pair in value]
        else:
            pairs = _pairs(text(value) or "", bare)
        return {name: said for name, said in pairs if name and said}

    return convert


def _of(pair: Any, key: str) -> Any:
    if not isinstance(pair, dict):
        raise Unmappable("is not a list of pairs")
    found = pair.get(key)
    return "" if found is None else found


def _pairs(said: str, bare: str) -> list[tuple[str | None, str | None]]:
    pairs: list[tuple[str | None, str | None]] = []
    for part in said.split(";"):
        name, colon, value = part.partition(":")
        pairs.append((name.strip(), value.strip()) if colon else (bare, part.strip()))
    return pairs


def converter(spec: Spec, zone: str | None) -> Converter:
    """The converter that a field of a table asks for by "as". Raises BadTable for one we do not have."""
    plain: dict[str, Converter] = {
        "text": text,
        "id": ident,
        "unquoted": unquoted,
        "count": count,
        "currency": currency,
    }
    made: dict[str, Callable[[Spec], Converter]] = {"money": money, "country": country, "options": options}
    kind = spec.get("as", "text")
    if kind in plain:
        return plain[kind]
    if kind in made:
        return made[kind](spec)
    if kind == "time":
        return time(spec, spec.get("zone", zone))
    raise BadTable(f"there is no converter {kind!r}")
