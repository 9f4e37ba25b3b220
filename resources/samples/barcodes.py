"""Codes of the sample goods, each with its right check digit."""


def check_digit(digits: str) -> str:
    """The last digit of an EAN-13, EAN-8, UPC-A or ITF-14 whose other digits are `digits`.

    Source: GS1 General Specifications, 7.9 (weights 3 and 1 from the right).
    """
    weighed = sum(int(digit) * (3, 1)[place % 2] for place, digit in enumerate(reversed(digits)))
    return str(-weighed % 10)


def ean13(number: int) -> str:
    """number: 0 to 99,999, ours within the company prefix 6979013."""
    return _closed(f"6979013{number:05d}")


def ean13_ending(tail: str) -> str:
    """The code of our second prefix, 69790xxx, that ends in these four digits, check digit included."""
    found = (_closed(f"69790{number:04d}{tail[:3]}") for number in range(2000, 2100))
    return next(code for code in found if code.endswith(tail))


def upc_a(number: int) -> str:
    return _closed(f"885412{number:05d}")


def ean8(number: int) -> str:
    return _closed(f"6971{number:03d}")


def carton(ean: str) -> str:
    """The ITF-14 of a carton of that EAN-13; indicator 1."""
    return _closed("1" + ean[:12])


def internal(number: int) -> str:
    """What the shop prints itself, as Code 128, for goods that have no code."""
    return f"PW-{number:06d}"


def _closed(digits: str) -> str:
    return digits + check_digit(digits)
