"""Numbers with check digits: GS1 (logistic unit, trade item), UPU S10, and the tax numbers of Brazil."""

import re
from collections.abc import Iterable

GS1_DIGITS = {"sscc": 18, "gtin14": 14, "gln": 13}


def gs1_check_digit(body: str) -> int:
    """The last digit of a GTIN, GLN or SSCC whose other digits are body: 3 and 1 in turn from the right.

    Raises ValueError when body holds anything but digits, or nothing.
    Source: GS1 General Specifications, 7.9.1.
    """
    if not (body.isascii() and body.isdigit()):
        raise ValueError(f"a GS1 number is digits only, not {body!r}")
    total = sum(int(digit) * (1 if at % 2 else 3) for at, digit in enumerate(reversed(body)))
    return -total % 10


def has_gs1_check_digit(number: str) -> bool:
    """Whether number is digits and its last one is right."""
    return len(number) > 1 and number.isascii() and number.isdigit() and _ends_right(number)


def _ends_right(number: str) -> bool:
    return gs1_check_digit(number[:-1]) == int(number[-1])


def sscc(company_prefix: str, serial: int, extension: int = 0) -> str:
    """The 18 digits of a logistic unit: extension, company prefix, serial, check digit.

    company_prefix: 4-12 digits as GS1 gave them; extension: 0-9, free to the company.
    Raises ValueError when serial does not fit behind the prefix; a number is never cut.
    Source: GS1 General Specifications, 2.2.1 (SSCC; not to be used again within a year).
    """
    if not (company_prefix.isascii() and company_prefix.isdigit() and 4 <= len(company_prefix) <= 12):
        raise ValueError(f"a company prefix is 4-12 digits, not {company_prefix!r}")
    if not 0 <= extension <= 9:
        raise ValueError(f"the extension digit is 0-9, not {extension}")
    room = GS1_DIGITS["sscc"] - 2 - len(company_prefix)
    if not 0 <= serial < 10**room:
        raise ValueError(f"prefix {company_prefix} has {room} digits for a serial, {serial} does not fit")
    body = f"{extension}{company_prefix}{serial:0{room}d}"
    return body + str(gs1_check_digit(body))


def gtin14(gtin: str, indicator: int = 1) -> str:
    """The number of a carton of gtin: indicator, the item's number without its check digit, a new one.

    gtin: a right GTIN-8, -12 or -13; indicator: 1-8 for packing levels.
    Raises ValueError for anything else.
    """
    if len(gtin) not in (8, 12, 13) or not has_gs1_check_digit(gtin):
        raise ValueError(f"{gtin!r} is no GTIN-8, GTIN-12 or GTIN-13")
    if not 1 <= indicator <= 8:
        raise ValueError(f"the indicator of a packing level is 1-8, not {indicator}")
    body = f"{indicator}{gtin[:-1]:0>12}"
    return body + str(gs1_check_digit(body))


def gs1_words(elements: str) -> int:
    """How many words of Code 128 the data of "(15)280831(10)LT08" takes, switches and separators included.

    0 for an empty text. Where only the last element has an open length, as in our own, no FNC1 is needed.
    Source: ISO/IEC 15417, annex E, as printing encodes it: pairs of digits in set C, all else in set B.
    """
    rest, words, is_pairs = re.sub(r"[()]", "", elements), 0, True
    while rest:
        digits = len(re.match(r"[0-9]*", rest)[0])  # type: ignore[index]
        wants_pairs = digits >= 2 if is_pairs else digits >= 4 and digits % 2 == 0
        words += 1 + (wants_pairs != is_pairs)
        rest, is_pairs = rest[2 if wants_pairs else 1 :], wants_pairs
    return words


S10 = re.compile(r"[A-Z]{2}(\d{8})(\d)[A-Z]{2}", re.ASCII)
S10_WEIGHTS = (8, 6, 4, 2, 3, 5, 9, 7)


def is_s10(number: str) -> bool:
    """Whether number is a postal item's (LX473124829CN) with its right check digit. Source: UPU S10, 3."""
    found = S10.fullmatch(number)
    if found is None:
        return False
    rest = 11 - sum(int(digit) * weight for digit, weight in zip(found[1], S10_WEIGHTS, strict=True)) % 11
    return int(found[2]) == {10: 0, 11: 5}.get(rest, rest)


def is_cpf(number: str) -> bool:
    """Whether number is a person's tax number in Brazil: 11 digits, dots and hyphen allowed.

    Source: Receita Federal, CPF: two check digits modulo 11; eleven times one digit is nobody's.
    """
    digits = re.sub(r"[.\-\s]", "", number)
    if not re.fullmatch(r"[0-9]{11}", digits) or len(set(digits)) == 1:
        return False
    return digits[9:] == _modulo_11(digits[:9], range(10, 1, -1), range(11, 1, -1))


def is_cnpj(number: str) -> bool:
    """Whether number is a company's tax number in Brazil: 12 digits or capitals and two digits.

    Source: Receita Federal, instruction 2.229/2024: letters count as their ASCII code less 48.
    """
    signs = re.sub(r"[./\-\s]", "", number)
    if not re.fullmatch(r"[0-9A-Z]{12}[0-9]{2}", signs) or len(set(signs)) == 1:
        return False
    weights = (*range(5, 1, -1), *range(9, 1, -1))
    return signs[12:] == _modulo_11(signs[:12], weights, (6, *weights))


def _modulo_11(body: str, first: Iterable[int], second: Iterable[int]) -> str:
    """The two check digits behind body, the second over the first too."""
    for weights in (first, second):
        rest = sum((ord(sign) - 48) * weight for sign, weight in zip(body, weights, strict=True)) % 11
        body += str(0 if rest < 2 else 11 - rest)
    return body[-2:]
