"""What a GS1 logistic label says. Source: GS1 Logistic Label Guideline, release 1.3."""

from collections.abc import Sequence
from dataclasses import dataclass

from fulfilment.errors import StationError
from fulfilment.shipping.label_content import one_line
from fulfilment.shipping.numbers import gs1_words, has_gs1_check_digit

MOST_WORDS = 12  # of Code 128 between FNC1 and check: 99 mm hold no more at 4 dots (0.5 mm) a module
TITLES = {"02": "CONTENT", "15": "BEST BEFORE", "10": "BATCH", "37": "COUNT"}


@dataclass(frozen=True)
class LogisticsContent:
    """inside, batch, dates: element strings, (02)...(37)..., (15)...(10)..., (15)...; each may be empty.

    GS1 allows several codes on one label, and one for all would be wider than 100 mm at four dots a module.
    dates has something to say only when the batch is so long that it needs a code of its own.
    """

    sscc: str
    inside: str
    batch: str
    sender_lines: tuple[str, ...]
    recipient_lines: tuple[str, ...]
    carrier_name: str
    order_line: str
    fact_lines: tuple[str, ...]
    dates: str = ""
    copy: int = 0


def logistics_content(
    sscc: str,
    *,
    sender_lines: Sequence[str],
    recipient_lines: Sequence[str],
    carrier_name: str,
    order: str,
    content_gtin: str = "",
    count: int | None = None,
    batch: str = "",
    best_before: str = "",
    copy: int = 0,
) -> LogisticsContent:
    """One logistic unit. content_gtin: 14 digits of what is inside, with count; best_before: YYMMDD.

    Raises ValueError when content_gtin or count stands alone: GS1 allows (02) with (37) only.
    Raises StationError for a wrong check digit, and for a batch too long for a label of 100 mm.
    """
    if bool(content_gtin) != (count is not None):
        raise ValueError("what is inside needs its count, and a count needs what is inside")
    _check_numbers(sscc, content_gtin)
    parts = {"02": content_gtin, "37": "" if count is None else str(count), "15": best_before, "10": batch}
    said = {key: value for key, value in parts.items() if value}
    batch_code, dates = _split(said)
    return LogisticsContent(
        sscc=sscc,
        inside=_elements(said, "02", "37"),
        batch=batch_code,
        sender_lines=tuple(map(one_line, sender_lines)),
        recipient_lines=tuple(map(one_line, recipient_lines)),
        carrier_name=one_line(carrier_name),
        order_line=one_line(order),
        fact_lines=tuple(f"{TITLES[key]} {_shown(key, value)}" for key, value in said.items()),
        dates=dates,
        copy=copy,
    )


def _check_numbers(sscc: str, content_gtin: str) -> None:
    for name, number, length in (("SSCC", sscc, 18), ("GTIN", content_gtin, 14)):
        if number and (len(number) != length or not has_gs1_check_digit(number)):
            raise StationError(
                f"{number!r} is no {name} of {length} digits with a right check digit",
                advice="Check the GS1 numbers.",
            )


def _split(said: dict[str, str]) -> tuple[str, str]:
    """(batch, dates): together in one code where they fit, else a code for each."""
    together = _elements(said, "15", "10")
    if gs1_words(together) <= MOST_WORDS:
        return together, ""
    alone = _elements(said, "10")
    if gs1_words(alone) > MOST_WORDS:
        raise StationError(
            f"batch {said['10']!r} is too long for a code on a label of 100 mm",
            advice="Shorten that text, then print again.",
        )
    return alone, _elements(said, "15")


def _elements(said: dict[str, str], *wanted: str) -> str:
    return "".join(f"({key}){said[key]}" for key in wanted if key in said)


def _shown(key: str, value: str) -> str:
    return f"20{value[:2]}-{value[2:4]}-{value[4:]}" if key == "15" else value
