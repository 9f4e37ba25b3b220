"""The scans of late as lines of JSON that may leave the house and name nobody. No Qt here."""

import json
import unicodedata
from collections.abc import Iterable, Iterator
from typing import Any

from desktop.scanner.ports import SeenAndRead
from fulfilment.packing.barcodes import ItemCode, PieceDetails, Reading, Rule, Unreadable

# what is printed on goods or on our own cards; badges, and texts that may be anything, lose their letters
_OPEN = frozenset({Rule.CARD, Rule.TAG, Rule.GS1, Rule.WEIGHED, Rule.BOOK, Rule.NUMBER})


def support_lines(seen: Iterable[SeenAndRead]) -> Iterator[str]:
    """One line a scan, in the order given."""
    for one in seen:
        yield json.dumps(_form(one), ensure_ascii=True, sort_keys=True)


def shape(text: str) -> str:
    """text with every letter and digit replaced by one of its kind: "Li 186-x" becomes "Aa 999-a".

    What support looks for stays: length, signs, control characters, where letters and digits stand.
    """
    return "".join(_KINDS.get(unicodedata.category(char), char) for char in text)


def _form(one: SeenAndRead) -> dict[str, Any]:
    seen, raw, reading = one.seen, one.seen.raw, one.reading
    is_open = reading.rule in _OPEN and "://" not in raw.text
    return {
        "n": seen.number,
        "at": seen.at.isoformat(),
        "source": raw.source.value,
        "scanner": raw.scanner,
        "device_ms": raw.at_ms,
        "symbology": raw.symbology,
        "aim": reading.aim,
        "text": raw.text if is_open else shape(raw.text),
        "is_shape": not is_open,
        "length": len(raw.text),
        "rule": reading.rule.value,
        "read": _read(reading) if is_open else {},
        "read_us": round(one.read_us),
        "goods": list(one.goods),
        "answer": seen.answer,
        "refusal": seen.refusal,
        "waited_ms": seen.waited_ms,
        "took_ms": seen.took_ms,
        "is_test": seen.is_test,
    }


def _read(reading: Reading) -> dict[str, Any]:
    match reading.code:
        case ItemCode() as item:
            return {"keys": list(item.keys), "gtin14": item.gtin14, "pieces": item.pieces, **item.says}
        case PieceDetails() as details:
            return dict(details.says)
        case Unreadable(reason):
            return {"trouble": reason.value}
    return {}


# every other category (punctuation, signs, controls, spaces) stays as it is
_KINDS = {
    "Lu": "A", "Ll": "a", "Lt": "A", "Lm": "a", "Lo": "\u5b57", "Mn": "a", "Mc": "a", "Me": "a",
    "Nd": "9", "Nl": "9", "No": "9", "Co": "?", "Cn": "?", "Cs": "?", "So": "?",
}  # fmt: skip
