"""What a GS1 logistic label says. Source: GS1 Logistic Label Guideline, release 1.3."""

from collections.abc import Sequence
from dataclasses import dataclass

from fulfilment.shipping.label_content import one_line


@dataclass(frozen=True)
class LogisticsContent:
    """inside, batch: element strings, (02)...(37)... and (15)...(10)...; either may be empty.

    They are two codes because one would be wider than a label of 100 mm at four dots a module.
    """

    sscc: str
    inside: str
    batch: str
    sender_lines: tuple[str, ...]
    recipient_lines: tuple[str, ...]
    carrier_name: str
    order_line: str
    fact_names: tuple[str, ...]
    fact_values: tuple[str, ...]
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
    """
    if bool(content_gtin) != (count is not None):
        raise ValueError("what is inside needs its count, and a count needs what is inside")
    parts = [
        ("02", content_gtin),
        ("15", best_before),
        ("10", batch),
        ("37", "" if count is None else str(count)),
    ]
    names = {"02": "CONTENT", "15": "BEST BEFORE", "10": "BATCH", "37": "COUNT"}
    said = [(key, value) for key, value in parts if value]
    return LogisticsContent(
        sscc=sscc,
        inside=_elements(said, "02", "37"),
        batch=_elements(said, "15", "10"),
        sender_lines=tuple(map(one_line, sender_lines)),
        recipient_lines=tuple(map(one_line, recipient_lines)),
        carrier_name=one_line(carrier_name),
        order_line=one_line(order),
        fact_names=("SSCC", *(names[key] for key, _ in said)),
        fact_values=(sscc, *(_shown(key, value) for key, value in said)),
        copy=copy,
    )


def _elements(said: Sequence[tuple[str, str]], *wanted: str) -> str:
    return "".join(f"({key}){value}" for key, value in said if key in wanted)


def _shown(key: str, value: str) -> str:
    return f"20{value[:2]}-{value[2:4]}-{value[4:]}" if key == "15" else value
