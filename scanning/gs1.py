"""GS1 element strings, read by biip behind the domain's Gs1Reader.

biip is imported at the first GS1 code: it costs 100 ms that the start of the program
does not have, and most benches never see such a code.
"""

import re
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

from fulfilment.packing.barcodes import Gs1Reading

if TYPE_CHECKING:
    from biip.gs1_element_strings import GS1ElementString

_DIGITAL_LINK = re.compile(r"https?://", re.IGNORECASE)


class BiipReader:
    """A Gs1Reader. Keeps nothing between two codes."""

    def read(self, elements: str, keeps_separators: bool) -> Gs1Reading | None:
        """See Gs1Reader.read."""
        found = _elements(elements)
        if not found or any(element.gtin_error or element.sscc_error for element in found):
            return None
        if _contradicts(found) or (_gtin(found) or "1").strip("0") == "":
            return None  # biip makes fourteen zeros of a link that ends after /01/
        is_exact = keeps_separators or not elements[0].isdigit()
        certain, doubt = (found, None) if is_exact else _split_at_doubt(found)
        return _reading(certain, doubt)

    def warm_up(self) -> None:
        """Import biip now, in a thread that may wait, so that the first GS1 code is as quick as the next."""
        self.read("0100000000000000", keeps_separators=True)


def _elements(text: str) -> "Sequence[GS1ElementString]":
    """biip's element strings of text; empty when it finds none or stumbles."""
    from biip import BiipException
    from biip.gs1_digital_link_uris import GS1DigitalLinkURI
    from biip.gs1_messages import GS1Message

    try:
        if _DIGITAL_LINK.match(text):
            return GS1DigitalLinkURI.parse(text).element_strings
        return (GS1Message.parse_hri if text.startswith("(") else GS1Message.parse)(text).element_strings
    except (BiipException, ValueError, LookupError, ArithmeticError):
        # beside its own errors biip lets IndexError ("]") and errors of int() and date() escape
        return []


def _contradicts(found: "Sequence[GS1ElementString]") -> bool:
    """True when one field stands twice with two values (GS1 General Specifications, section 4.14)."""
    values: dict[str, str] = {}
    return any(values.setdefault(element.ai.ai, element.value) != element.value for element in found)


def _reading(found: "Sequence[GS1ElementString]", doubt: str | None) -> Gs1Reading:
    values = {element.ai.ai: element.value for element in found}
    return Gs1Reading(
        gtin14=_gtin(found),
        lot=values.get("10"),
        expiry=_expiry(found),
        serial=values.get("21"),
        pieces=_pieces(values),
        doubt=doubt,
        weight_g=_weight_g(found),
        sscc=values.get("00"),
    )


def _gtin(found: "Sequence[GS1ElementString]") -> str | None:
    """AI 01 names the item; AI 02 what a box holds, which is what a packer packs from it."""
    for wanted in ("01", "02"):
        for element in found:
            if element.ai.ai == wanted:
                return str(element.value)
    return None


def _expiry(found: "Sequence[GS1ElementString]") -> date | None:
    return next((element.date for element in found if element.ai.ai == "17"), None)


def _pieces(values: dict[str, str]) -> int | None:
    count = values.get("30") or values.get("37") or ""
    return (int(count) or None) if count.isascii() and count.isdigit() else None


def _weight_g(found: "Sequence[GS1ElementString]") -> int | None:
    """Net weight, from kilograms (310n) or pounds (320n). GS1 General Specifications, section 3.6.2."""
    for element in found:
        unit_g = _UNITS_G.get(element.ai.ai[:3])
        if unit_g is not None and element.decimal is not None:
            return round(element.decimal * unit_g)
    return None


def _split_at_doubt(found: "Sequence[GS1ElementString]") -> "tuple[Sequence[GS1ElementString], str | None]":
    """What is certain in found, and the text from the first field that may have swallowed the next.

    Without any separator in the whole string we cannot tell a lot "LOT1" + expiry from a
    lot that happens to go on with "17261231" (odoo/odoo#99730).
    """
    seen: set[str] = set()
    for place, element in enumerate(found):
        seen.add(element.ai.ai)
        if element.ai.separator_required and _may_hide_a_field(element.value, seen):
            return found[:place], "".join(later.ai.ai + later.value for later in found[place:])
    return found, None


def _may_hide_a_field(value: str, seen: set[str]) -> bool:
    return any(_is_field(value[start:], seen) for start in range(1, len(value) - 2))


def _is_field(tail: str, seen: set[str]) -> bool:
    """True when tail is one more field that a shelf label may carry, and what follows it is too."""
    ai = tail[:2]
    if ai in seen:
        return False
    if ai in _DATES:
        rest = tail[8:]
        return bool(_DATE.match(tail[2:8])) and (not rest or _is_field(rest, seen | {ai}))
    return (ai in _TEXTS and len(tail) > 2) or (ai in _COUNTS and bool(_COUNT.fullmatch(tail[2:])))


_UNITS_G = {"310": Decimal(1000), "320": Decimal("453.59237")}
_DATES = frozenset({"11", "12", "13", "15", "16", "17"})
_TEXTS = frozenset({"10", "21"})
_COUNTS = frozenset({"30", "37"})
_COUNT = re.compile(r"[0-9]{1,8}")
_DATE = re.compile(r"[0-9]{2}(0[1-9]|1[0-2])([0-2][0-9]|3[01])")
