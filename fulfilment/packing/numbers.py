"""The arithmetic of item numbers: GTIN, UPC-E, ISBN, ISSN, and codes that carry a weight."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field


def gtin_check_digit(payload: str) -> int:
    """The check digit that belongs after payload. ValueError unless payload is ASCII digits.

    Source: GS1 General Specifications, section 7.9.1.
    """
    if not is_digits(payload):
        raise ValueError(f"a GTIN is made of digits, not {payload!r}")
    # the last digit of payload weighs 3, the one before it 1, and so on
    return -(3 * sum(map(int, payload[::-2])) + sum(map(int, payload[-2::-2]))) % 10


def gtin14(text: str) -> str | None:
    """text as a 14-digit key when it is a GTIN-8, -12, -13, -14 or, failing these, a UPC-E; else None."""
    if len(text) in (8, 12, 13, 14) and is_digits(text) and text.strip("0"):
        if gtin_check_digit(text[:-1]) == int(text[-1]):
            return text.zfill(14)
        return expand_upce(text)
    return None


def expand_upce(text: str) -> str | None:
    """The 14-digit key of an eight-digit UPC-E; None when it is none.

    Source: GS1 General Specifications, section 5.2.2.4.2 (zero suppression).
    """
    if len(text) != 8 or not is_digits(text) or text[0] not in "01":
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


def book_gtin(text: str) -> str | None:
    """The 14-digit key of an ISBN-10, an ISSN or an ISBN-13 written with hyphens; None for other texts.

    Ten bare digits may be a shop's own number: whoever asks keeps the text as a second key.
    An ISSN is taken only where it says so or is written 1234-5678, as eight bare digits are a GTIN-8.
    Source: ISO 2108:2017, annex C; ISO 3297:2022, annex B (977, issue variant 00).
    """
    found = _BOOK.fullmatch(text)
    if found is None:
        return None
    body = re.sub("[- ]", "", found["body"]).upper()
    is_issn = len(body) == 8 and (found["said"] or "").upper().strip(": ") == "ISSN"
    if len(body) == 8 and (is_issn or _ISSN.fullmatch(text)):
        return _ean("977" + body[:7] + "00") if _is_modulo_11(body) else None
    if len(body) == 10:
        return _ean("978" + body[:9]) if _is_modulo_11(body) else None
    is_isbn13 = len(body) == 13 and body[:3] in ("978", "979")
    return gtin14(body) if is_isbn13 and body != text else None


def is_sscc(text: str) -> bool:
    """18 digits with the right check digit (GS1 General Specifications, section 3.2.1)."""
    return len(text) == 18 and is_digits(text) and gtin_check_digit(text[:-1]) == int(text[-1])


def is_digits(text: str) -> bool:
    return text.isascii() and text.isdigit()


@dataclass(frozen=True)
class WeighedPattern:
    """How one shop's scale writes weight into an EAN-13, such as "21IIIIIWWWWWC".

    pattern: two digits (02 or 20-29), then I for the item, W for grams (4 to 6 of them), an optional V
    for a digit that only guards the weight, and C for the check digit; 13 in all. ValueError otherwise.
    There is no world-wide form (GS1 General Specifications, section 2.1.11), so none is taken for granted.
    """

    pattern: str
    _parts: re.Pattern[str] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        if len(self.pattern) != 13 or not _PATTERN.fullmatch(self.pattern):
            raise ValueError(f'a weighed code is written like "21IIIIIWWWWWC", not {self.pattern!r}')
        item, weight = self.pattern.count("I"), self.pattern.count("W")
        gap = "[0-9]?" if "V" in self.pattern else ""
        text = f"({self.pattern[:2]}[0-9]{{{item}}}){gap}([0-9]{{{weight}}})[0-9]"
        object.__setattr__(self, "_parts", re.compile(text))

    def weigh(self, text: str) -> tuple[str, int] | None:
        """The item's 14-digit key, its weight written as zeros, and the grams; None for other texts."""
        found = self._parts.fullmatch(text)
        if found is None or gtin14(text) is None:
            return None
        return _ean(found[1].ljust(12, "0")), int(found[2])


def weigh(text: str, patterns: Iterable[WeighedPattern]) -> tuple[str, int] | None:
    """What the first fitting pattern says of text."""
    return next((found for one in patterns if (found := one.weigh(text))), None)


def _ean(payload: str) -> str:
    return f"{payload}{gtin_check_digit(payload)}".zfill(14)


def _is_modulo_11(text: str) -> bool:
    """text: seven or nine digits and a check character, of which X stands for 10."""
    values = [10 if char == "X" else int(char) for char in text]
    return sum(weight * value for weight, value in enumerate(reversed(values), 1)) % 11 == 0


_BOOK = re.compile(r"(?P<said>(?i:ISBN(?:-1[03])?|ISSN):? ?)?(?P<body>[0-9][0-9 -]{5,15}[0-9Xx])", re.ASCII)
_ISSN = re.compile(r"[0-9]{4}-[0-9]{3}[0-9Xx]")
_PATTERN = re.compile(r"(?:02|2[0-9])I{4,6}V?W{4,6}C")
