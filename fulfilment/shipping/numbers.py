"""GS1 numbers: check digits, the number of a logistic unit, the number of a trade item."""

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
