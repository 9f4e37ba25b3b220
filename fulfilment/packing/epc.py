"""Electronic product codes, as an RFID reader gives them: 24 hexadecimal digits or a urn.

Source: GS1 EPC Tag Data Standard 2.0, sections 14.5.1 (SGTIN-96), 14.5.2 (SSCC-96) and 6.3.
"""

import re
from dataclasses import dataclass

from fulfilment.packing.numbers import gtin_check_digit

# partition -> digits of the company prefix (table 14-2); its bits, in _PREFIX_BITS, are the same for both
_PREFIX_DIGITS = (12, 11, 10, 9, 8, 7, 6)
_PREFIX_BITS = (40, 37, 34, 30, 27, 24, 20)
_SGTIN_96, _SSCC_96 = 0x30, 0x31


@dataclass(frozen=True)
class Tag:
    """gtin14 and serial of one piece, or the sscc of one box; the others are ""."""

    gtin14: str = ""
    serial: str = ""
    sscc: str = ""


def read_tag(text: str) -> Tag | None:
    """The tag text stands for; None for any other text, and for tags that are no goods of GS1."""
    if _HEX.fullmatch(text):
        return _from_bits(int(text, 16))
    if found := _SGTIN_URN.fullmatch(text):
        return _sgtin(found[1], found[2], found[3])
    if found := _SSCC_URN.fullmatch(text):
        return _sscc(found[1], found[2])
    return None


def _from_bits(bits: int) -> Tag | None:
    """bits: 96 of them. header 8, filter 3, partition 3, then prefix and reference, then the serial."""
    header, partition = bits >> 88, bits >> 82 & 0b111
    if header not in (_SGTIN_96, _SSCC_96) or partition >= len(_PREFIX_DIGITS):
        return None
    digits, width = _PREFIX_DIGITS[partition], _PREFIX_BITS[partition]
    whole = 44 if header == _SGTIN_96 else 58
    rest = whole - width
    prefix = bits >> (82 - width) & (1 << width) - 1
    reference = bits >> (82 - whole) & (1 << rest) - 1
    length = (13 if header == _SGTIN_96 else 17) - digits
    if prefix >= 10**digits or reference >= 10**length:
        return None
    texts = f"{prefix:0{digits}}", f"{reference:0{length}}"
    return _sgtin(*texts, str(bits & (1 << 38) - 1)) if header == _SGTIN_96 else _sscc(*texts)


def _sgtin(prefix: str, reference: str, serial: str) -> Tag | None:
    """The reference leads with the indicator digit, which stands first in a GTIN."""
    payload = reference[:1] + prefix + reference[1:]
    if len(payload) != 13 or not payload.strip("0"):
        return None
    return Tag(gtin14=f"{payload}{gtin_check_digit(payload)}", serial=serial)


def _sscc(prefix: str, reference: str) -> Tag | None:
    payload = reference[:1] + prefix + reference[1:]
    return Tag(sscc=f"{payload}{gtin_check_digit(payload)}") if len(payload) == 17 else None


_HEX = re.compile("[0-9A-Fa-f]{24}")
_SGTIN_URN = re.compile(r"(?i:urn:epc:id:sgtin:)([0-9]{6,12})\.([0-9]{1,7})\.([!-~]{1,20})")
_SSCC_URN = re.compile(r"(?i:urn:epc:id:sscc:)([0-9]{6,12})\.([0-9]{5,11})")
