"""What a scanned code can mean. The only place that tells codes apart, whichever device it came from.

A scan is read in this order: card or badge, RFID tag, GS1 element string, trade item
number, plain text. Nothing is guessed: where two readings are possible both keys are given,
and where a separator seems lost the lot is left out and said to be in doubt.
"""

import re
import unicodedata
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum, StrEnum
from typing import Protocol

from fulfilment.packing.commands import Badge, Command, is_reserved, parse_badge, parse_command
from fulfilment.packing.epc import Tag, read_tag
from fulfilment.packing.numbers import (
    WeighedPattern,
    book_gtin,
    expand_upce,
    gtin14,
    is_digits,
    is_sscc,
    weigh,
)

GS = "\x1d"  # what scanners send for FNC1 inside a GS1 symbol
LONGEST = 4_296  # the most characters one symbol holds (QR version 40-L; ISO/IEC 18004, table 7)


class ScanSource(StrEnum):
    """How a scan came in."""

    WEDGE = "wedge"
    SERIAL = "serial"
    HID = "hid"  # a scanner that says what it read and how (HID point of sale)
    CAMERA = "camera"
    RFID = "rfid"  # a reader of tags: 24 hexadecimal digits are an EPC
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
    """A text without a known scheme: an internal code, a tote, an order, a label.

    is_sscc: a logistic unit; text is then "00" and its 18 digits, however they were written.
    """

    text: str
    is_sscc: bool = False

    @property
    def keys(self) -> tuple[str, ...]:
        return (self.text,)


@dataclass(frozen=True)
class PieceDetails:
    """The second code of one piece: its lot, expiry or serial, but not what it is."""

    text: str
    lot: str | None = None
    expiry: date | None = None
    serial: str | None = None

    @property
    def keys(self) -> tuple[str, ...]:
        return (self.text,)

    @property
    def says(self) -> Mapping[str, str | int]:
        return _says(self)


@dataclass(frozen=True)
class ItemCode:
    """A trade item, perhaps with what its label says of this one piece.

    keys: what to look up, in this order; the last is the text as scanned.
    gtin14: None when two numbers are possible (eight digits can be GTIN-8 and UPC-E).
    pieces: how many a case holds, above 0; None when the code does not say. weight_g: net.
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
    weight_g: int | None = None

    @property
    def text(self) -> str:
        return self.keys[-1]

    @property
    def is_ambiguous(self) -> bool:
        return self.doubt is not None

    @property
    def says(self) -> Mapping[str, str | int]:
        """What a fact keeps of it beside the item: only what the label said, and what is in doubt as such."""
        return _says(self)


Code = Command | Badge | ItemCode | PieceDetails | Plain | Unreadable


class Rule(StrEnum):
    """Which rule took a code; for the scanner page."""

    CARD = "card"
    BADGE = "badge"
    TAG = "tag"  # an RFID tag's number
    GS1 = "gs1"
    WEIGHED = "weighed"
    BOOK = "book"
    NUMBER = "number"
    PLAIN = "plain"
    NONE = "none"  # no code at all


@dataclass(frozen=True)
class Reading:
    """How a scan was read. text: without what the scanner wrapped round it. aim: "" when it said none."""

    rule: Rule
    code: Code
    text: str
    aim: str = ""


@dataclass(frozen=True)
class Gs1Reading:
    """The fields of one GS1 element string. doubt: see ItemCode. gtin14 None: names no trade item.

    sscc: 18 digits of the logistic unit. weight_g: net, of the piece or all pieces together.
    """

    gtin14: str | None = None
    lot: str | None = None
    expiry: date | None = None
    serial: str | None = None
    pieces: int | None = None
    doubt: str | None = None
    weight_g: int | None = None
    sscc: str | None = None


class Gs1Reader(Protocol):
    def read(self, elements: str, keeps_separators: bool) -> Gs1Reading | None:
        """The fields of elements (no AIM identifier before them); None when they break the rules.

        keeps_separators: this scanner is known to pass FNC1 on, so nothing can be swallowed.
        Raises nothing, whatever the text.
        """


def lookup_keys(text: str, symbology: str | None = None) -> tuple[str, ...]:
    """The keys under which text may be stored or sought, normalised ones first, text itself last.

    Whoever stores a product's barcode stores all of them; then 12, 13 and 14 digits, and
    internal codes that only look like digits, all meet.
    """
    upce = None if symbology in _NEVER_UPCE else expand_upce(text)
    found = (_checked(text, symbology), upce, book_gtin(text), text)
    return tuple(dict.fromkeys(key for key in found if key is not None))


def read_code(raw: RawScan, gs1: Gs1Reader, weighed: Sequence[WeighedPattern] = ()) -> Code:
    """What raw can mean. Every text has an answer; nothing is raised."""
    return explain(raw, gs1, weighed).code


def explain(raw: RawScan, gs1: Gs1Reader, weighed: Sequence[WeighedPattern] = ()) -> Reading:
    """What raw can mean, and by which rule. weighed: how the shop's scale writes weights into numbers."""
    text, aim = _peel(raw)
    symbology = raw.symbology or _SYMBOLOGY_BY_AIM.get(aim or "")
    trouble = _trouble(text)
    if trouble is not None:
        return Reading(Rule.NONE, Unreadable(trouble), text, aim or "")
    code = (
        _read_card(text)
        or _read_tag(text, raw.source)
        or _read_gs1(text, aim, gs1, keeps_separators=raw.source is ScanSource.CAMERA)
        or _read_weighed(text, symbology, weighed)
        or _read_number(text, symbology)
        or (Unreadable(Trouble.NOT_TEXT) if GS in text else Plain(text))
    )
    return Reading(_rule(code, text, raw.source, weighed), code, text, aim or "")


def _rule(code: Code, text: str, source: ScanSource, weighed: Sequence[WeighedPattern]) -> Rule:
    match code:
        case Command():
            return Rule.CARD
        case Badge():
            return Rule.BADGE
        case Unreadable():
            return Rule.NONE
        case Plain(is_sscc=False):
            return Rule.PLAIN
        case _ if _read_tag(text, source):
            return Rule.TAG
        case ItemCode() if code.weight_g is not None and weigh(text, weighed):
            return Rule.WEIGHED
        case ItemCode() if book_gtin(text):
            return Rule.BOOK
        case ItemCode() if is_digits(text) and gtin14(text):
            return Rule.NUMBER
    return Rule.GS1 if not is_digits(text) or len(text) > _LONGEST_NUMBER else Rule.NUMBER


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


def _read_tag(text: str, source: ScanSource) -> Code | None:
    """Hexadecimal digits are a tag's only from a reader of tags: anywhere else they are some text."""
    if source is not ScanSource.RFID and text[:4].lower() != "urn:":
        return None
    match read_tag(text):
        case Tag(sscc=sscc) if sscc:
            return Plain("00" + sscc, is_sscc=True)
        case Tag(gtin14=number, serial=serial):
            return ItemCode((number, text), number, serial=serial)
    return None


def _read_gs1(text: str, aim: str | None, gs1: Gs1Reader, keeps_separators: bool) -> Code | None:
    is_said = aim in _GS1_AIMS
    if not (is_said or GS in text or _looks_like_gs1(text)):
        return None
    reading = gs1.read(text, keeps_separators or GS in text)
    if reading is None:
        return Unreadable(Trouble.BROKEN_GS1) if is_said else None
    if reading.gtin14 is not None:
        return _item(tuple(dict.fromkeys((reading.gtin14, text))), reading)
    if reading.sscc is not None:
        return Plain("00" + reading.sscc, is_sscc=True)
    has_details = reading.lot or reading.expiry or reading.serial
    if has_details and reading.doubt is None:
        return PieceDetails(text, reading.lot, reading.expiry, reading.serial)
    return Plain(text)


def _item(keys: tuple[str, ...], reading: Gs1Reading) -> ItemCode:
    return ItemCode(
        keys, reading.gtin14, reading.lot, reading.expiry, reading.serial, reading.pieces, reading.doubt,
        reading.weight_g,
    )  # fmt: skip


def _says(code: ItemCode | PieceDetails) -> Mapping[str, str | int]:
    said: dict[str, str | int | None] = {
        "lot": code.lot,
        "expiry": code.expiry.isoformat() if code.expiry else None,
        "serial": code.serial,
    }
    if isinstance(code, ItemCode):
        said |= {"weight_g": code.weight_g, "doubt": code.doubt}
    return {name: value for name, value in said.items() if value is not None}


def _read_weighed(text: str, symbology: str | None, weighed: Sequence[WeighedPattern]) -> Code | None:
    found = weigh(text, weighed) if weighed and symbology in _MAY_BE_WEIGHED else None
    if found is None:
        return None
    number, weight_g = found
    return ItemCode(tuple(dict.fromkeys((number, text.zfill(14), text))), number, weight_g=weight_g)


def _read_number(text: str, symbology: str | None) -> Code | None:
    if symbology in _RETAIL and is_digits(text):
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
    """A GTIN under AI 01 or 02 at the start, bare or in brackets, or in a GS1 Digital Link.

    Also a logistic unit's number under AI 00, and the details of one piece without its number.
    """
    found = _GTIN_FIRST.match(text) or _DIGITAL_LINK.match(text)
    if found is not None:
        return gtin14(found[1]) is not None
    unit = _UNIT.fullmatch(text)
    return is_sscc(unit[1]) if unit else _DETAILS.match(text) is not None


_NO_TEXT = frozenset({"Cc", "Cs"})
_GTIN_FIRST = re.compile(r"\(?0[12]\)?([0-9]{14})")
_DIGITAL_LINK = re.compile(r"(?i:https?)://[^?#\s]+/01/([0-9]{14}|[0-9]{13}|[0-9]{12}|[0-9]{8})(?![0-9])")
_UNIT = re.compile(r"\(?00\)?([0-9]{18})")
# without an identifier only a date and a lot or serial behind it, or brackets, are sure enough to look at
_DETAILS = re.compile(
    r"\((?:10|11|15|17|21)\)|(?:11|15|17)[0-9]{2}(?:0[1-9]|1[0-2])(?:[0-2][0-9]|3[01])(?:10|21)[!-z]{1,20}$"
)
_LONGEST_NUMBER = 18  # an EAN-13 with its add-on of five
_MAY_BE_WEIGHED = frozenset({None, "EAN", "EAN13"})
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
