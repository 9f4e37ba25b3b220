"""What a scanned code can mean. The only place that tells codes apart.

A scan is read in this order: card or badge, GS1 element string, trade item number,
plain text. Nothing is guessed: where two readings are possible both keys are given,
and where a separator seems lost the lot is left out and said to be in doubt.
"""

import re
import unicodedata
from collections.abc import Collection
from dataclasses import dataclass
from datetime import date
from enum import Enum, StrEnum
from typing import Protocol

from fulfilment.packing.commands import Badge, Command, is_reserved, parse_badge, parse_command

GS = "\x1d"  # what scanners send for FNC1 inside a GS1 symbol
LONGEST = 4_296  # the most characters one symbol holds (QR version 40-L; ISO/IEC 18004, table 7)


class ScanSource(StrEnum):
    """How a scan came in."""

    WEDGE = "wedge"
    SERIAL = "serial"
    HID = "hid"  # a scanner that says what it read and how (HID point of sale)
    CAMERA = "camera"
    TYPED = "typed"


@dataclass(frozen=True)
class RawScan:
    """What a scanner gave, before anybody asked what it means.

    symbology: a name of design.md ("EAN13", "Code128", ...); None when the scanner does not say.
    aim: the AIM identifier ("]C1") when it came beside the text; it may also lead the text.
    at_ms: the device's own clock, good for differences only.
    scanner: which of the station's scanners, by its name in the settings; "" when nobody can tell.
    """

    text: str
    source: ScanSource
    symbology: str | None = None
    aim: str | None = None
    at_ms: int | None = None
    scanner: str = ""


class Trouble(Enum):
    """Why a scan is no code at all."""

    EMPTY = "empty"
    TOO_LONG = "too_long"
    NOT_TEXT = "not_text"  # control characters, or bytes that were no text
    BAD_CHECK_DIGIT = "bad_check_digit"
    BROKEN_GS1 = "broken_gs1"
    UNKNOWN_CARD = "unknown_card"  # our prefix, but no card of ours


@dataclass(frozen=True)
class Unreadable:
    reason: Trouble


@dataclass(frozen=True)
class Plain:
    """A text without a known scheme: an internal code, a tote, an order, a label."""

    text: str

    @property
    def keys(self) -> tuple[str, ...]:
        return (self.text,)


@dataclass(frozen=True)
class ItemCode:
    """A trade item, perhaps with what its label says of this one piece.

    keys: what to look up, in this order; the last is the text as scanned.
    gtin14: None when two numbers are possible (eight digits can be GTIN-8 and UPC-E).
    pieces: how many a case holds, above 0; None when the code does not say.
    doubt: the end of the element string, from the first field that may have swallowed the next;
        while it is set, lot, expiry, serial and pieces hold only what stands before it.
    """

    keys: tuple[str, ...]
    gtin14: str | None = None
    lot: str | None = None
    expiry: date | None = None
    serial: str | None = None
    pieces: int | None = None
    doubt: str | None = None

    @property
    def text(self) -> str:
        return self.keys[-1]

    @property
    def is_ambiguous(self) -> bool:
        return self.doubt is not None


Code = Command | Badge | ItemCode | Plain | Unreadable


@dataclass(frozen=True)
class Gs1Reading:
    """The fields of one GS1 element string. doubt: see ItemCode. gtin14 None: names no trade item."""

    gtin14: str | None = None
    lot: str | None = None
    expiry: date | None = None
    serial: str | None = None
    pieces: int | None = None
    doubt: str | None = None


class Gs1Reader(Protocol):
    def read(self, elements: str, keeps_separators: bool) -> Gs1Reading | None:
        """The fields of elements (no AIM identifier before them); None when they break the rules.

        keeps_separators: this scanner is known to pass FNC1 on, so nothing can be swallowed.
        Raises nothing, whatever the text.
        """


def gtin_check_digit(payload: str) -> int:
    """The check digit that belongs after payload. ValueError unless payload is ASCII digits.

    Source: GS1 General Specifications, section 7.9.1.
    """
    if not _is_digits(payload):
        raise ValueError(f"a GTIN is made of digits, not {payload!r}")
    weighted = sum(int(digit) * (1 if place % 2 else 3) for place, digit in enumerate(reversed(payload)))
    return -weighted % 10


def gtin14(text: str) -> str | None:
    """text as a 14-digit key when it is a GTIN-8, -12, -13, -14 or, failing these, a UPC-E; else None."""
    if len(text) in (8, 12, 13, 14) and _is_digits(text) and text.strip("0"):
        if gtin_check_digit(text[:-1]) == int(text[-1]):
            return text.zfill(14)
        return expand_upce(text)
    return None


def expand_upce(text: str) -> str | None:
    """The 14-digit key of an eight-digit UPC-E; None when it is none.

    Source: GS1 General Specifications, section 5.2.2.4.2 (zero suppression).
    """
    if len(text) != 8 or not _is_digits(text) or text[0] not in "01":
        return None
    system, body, last, check = text[0], text[1:6], text[6], text[7]
    if last in "012":
        number = body[:2] + last + "0000" + body[2:]
    elif last == "3":
        number = body[:3] + "00000" + body[3:]
    elif last == "4":
        number = body[:4] + "00000" + body[4:]
    else:
        number = body + "0000" + last
    payload = system + number
    is_right = payload.strip("0") and gtin_check_digit(payload) == int(check)
    return (payload + check).zfill(14) if is_right else None


def lookup_keys(text: str, symbology: str | None = None) -> tuple[str, ...]:
    """The keys under which text may be stored or sought, normalised ones first, text itself last.

    Whoever stores a product's barcode stores all of them; then 12, 13 and 14 digits, and
    internal codes that only look like digits, all meet.
    """
    found = (_checked(text, symbology), None if symbology in _NEVER_UPCE else expand_upce(text), text)
    return tuple(dict.fromkeys(key for key in found if key is not None))


def read_code(raw: RawScan, gs1: Gs1Reader) -> Code:
    """What raw can mean. Every text has an answer; nothing is raised."""
    text, aim = _peel(raw)
    trouble = _trouble(text)
    if trouble is not None:
        return Unreadable(trouble)
    return (
        _read_card(text)
        or _read_gs1(text, aim, gs1, keeps_separators=raw.source is ScanSource.CAMERA)
        or _read_number(text, raw.symbology or _SYMBOLOGY_BY_AIM.get(aim or ""))
        or (Unreadable(Trouble.NOT_TEXT) if GS in text else Plain(text))
    )


def settle_lot(code: ItemCode, expected_lots: Collection[str], gs1: Gs1Reader) -> ItemCode:
    """code with its doubt gone, when exactly one of expected_lots explains it; else code as it was."""
    if code.doubt is None:
        return code
    head = code.text.removesuffix(code.doubt)
    fits = [fit for lot in set(expected_lots) if (fit := _with_lot(code, head, lot, gs1))]
    return fits[0] if len(fits) == 1 else code


def _with_lot(code: ItemCode, head: str, lot: str, gs1: Gs1Reader) -> ItemCode | None:
    field = "10" + lot
    if not lot or code.doubt is None or not code.doubt.startswith(field):
        return None
    reading = gs1.read(head + field + GS + code.doubt.removeprefix(field), keeps_separators=True)
    is_same = reading is not None and reading.gtin14 == code.gtin14 and reading.lot == lot
    return _item(code.keys, reading) if reading is not None and is_same else None


def _peel(raw: RawScan) -> tuple[str, str | None]:
    """The text without what the scanner wrapped round it, and its AIM identifier."""
    text = raw.text.strip(" \t\r\n\0")
    if text[:3] in _SYMBOLOGY_BY_AIM:
        return text[3:].strip(GS), text[:3]
    # an FNC1 in first place is a mark, not a separator (GS1 General Specifications, 7.8.3)
    return text.strip(GS), _GS1_MARK if text.startswith(GS) else raw.aim


def _trouble(text: str) -> Trouble | None:
    if not text:
        return Trouble.EMPTY
    if len(text) > LONGEST:
        return Trouble.TOO_LONG
    is_text = all(char == GS or unicodedata.category(char) not in _NO_TEXT for char in text)
    return None if is_text and "\ufffd" not in text else Trouble.NOT_TEXT


def _read_card(text: str) -> Code | None:
    if not is_reserved(text):
        return None
    return parse_command(text) or parse_badge(text) or Unreadable(Trouble.UNKNOWN_CARD)


def _read_gs1(text: str, aim: str | None, gs1: Gs1Reader, keeps_separators: bool) -> Code | None:
    is_said = aim in _GS1_AIMS
    if not (is_said or GS in text or _looks_like_gs1(text)):
        return None
    reading = gs1.read(text, keeps_separators or GS in text)
    if reading is None:
        return Unreadable(Trouble.BROKEN_GS1) if is_said else None
    if reading.gtin14 is None:
        return Plain(text)
    return _item(tuple(dict.fromkeys((reading.gtin14, text))), reading)


def _item(keys: tuple[str, ...], reading: Gs1Reading) -> ItemCode:
    return ItemCode(
        keys, reading.gtin14, reading.lot, reading.expiry, reading.serial, reading.pieces, reading.doubt
    )


def _read_number(text: str, symbology: str | None) -> Code | None:
    if symbology in _RETAIL and _is_digits(text):
        main = text[:13] if len(text) in (15, 18) else text  # a magazine's add-on of 2 or 5 digits
        if not (keys := lookup_keys(main, symbology)[:-1]):
            return Unreadable(Trouble.BAD_CHECK_DIGIT)
        return ItemCode(tuple(dict.fromkeys((*keys, text))), keys[0] if len(keys) == 1 else None)
    keys = lookup_keys(text)
    numbers = [key for key in keys if gtin14(key) == key]
    return ItemCode(keys, numbers[0] if len(numbers) == 1 else None) if numbers else None


def _checked(text: str, symbology: str | None) -> str | None:
    return expand_upce(text) if symbology == "UPCE" and len(text) == 8 else gtin14(text)


def _looks_like_gs1(text: str) -> bool:
    """A GTIN under AI 01 or 02 at the start, bare or in brackets, or in a GS1 Digital Link."""
    found = _GTIN_FIRST.match(text) or _DIGITAL_LINK.match(text)
    return found is not None and gtin14(found[1]) is not None


def _is_digits(text: str) -> bool:
    return text.isascii() and text.isdigit()


_NO_TEXT = frozenset({"Cc", "Cs"})
_GTIN_FIRST = re.compile(r"\(?0[12]\)?([0-9]{14})")
_DIGITAL_LINK = re.compile(r"(?i:https?)://[^?#\s]+/01/([0-9]{14}|[0-9]{13}|[0-9]{12}|[0-9]{8})(?![0-9])")
_RETAIL = frozenset({"EAN", "EAN13", "EAN8", "UPCA", "UPCE"})
_NEVER_UPCE = frozenset({"EAN13", "EAN8", "UPCA", "ITF"})
_GS1_MARK = "]C1"
_GS1_AIMS = frozenset({"]C1", "]d2", "]Q3", "]e0"})
# ISO/IEC 15424. A scanner that says ]E0 has checked the digit, whatever length it sends.
_SYMBOLOGY_BY_AIM = {
    "]C0": "Code128", "]C1": "Code128", "]d1": "DataMatrix", "]d2": "DataMatrix", "]Q0": "QRCode",
    "]Q1": "QRCode", "]Q3": "QRCode", "]E0": "EAN", "]E3": "EAN", "]E4": "EAN8", "]e0": "DataBar",
    "]A0": "Code39", "]G0": "Code93", "]F0": "Codabar", "]I0": "ITF", "]I1": "ITF", "]L0": "PDF417",
}  # fmt: skip
