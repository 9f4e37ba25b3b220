"""families.tsv -> products.json. Run `python -m resources.samples.catalogue` after changing a family."""

import csv
import io
import json
from typing import Any

from resources import read_json, resource_path
from resources.samples.barcodes import carton, ean8, ean13, ean13_ending, internal, upc_a

_TAILS = {
    "NAC-1": "0417",
    "HYD-1": "2290",
    "SUN-1": "7731",
    "MIR-1": "5508",
    "CEN-1": "6604",
}  # as on the pictures


def products() -> list[dict[str, Any]]:
    """Every product of the shop, made anew from the families."""
    made: list[dict[str, Any]] = []
    for family in _families():
        for place, variant in enumerate(family["variants"].split(";"), 1):
            made.append(_product(family, place, variant, len(made)))
    return made


def _families() -> list[dict[str, str]]:
    text = resource_path("samples", "families.tsv").read_text(encoding="utf-8")
    return list(csv.DictReader(io.StringIO(text), delimiter="\t", quoting=csv.QUOTE_NONE))


def _product(family: dict[str, str], place: int, variant: str, number: int) -> dict[str, Any]:
    spec_zh, spec_en, palette = variant.rsplit("/", 2)
    sku = f"{family['code']}-{place}"
    note_zh, note_en = read_json("samples", "packing_notes.json").get(family["note"], [None, None])
    return {
        "sku": sku,
        "title_zh": family["zh"],
        "title_en": family["en"],
        "spec_zh": spec_zh,
        "spec_en": spec_en,
        "barcodes": _barcodes(sku, number),
        "weight_g": int(family["weight_g"]) + 15 * (place - 1),
        "price": f"{int(family['price']) + 10 * (place - 1)}.00",
        "picture": f"{family['shape']}-{palette}.svg",
        "bin": f"{'ABCDEF'[number // 36]}-{number % 36 // 4 + 1:02d}-{number % 4 + 1}",
        "packing_note_zh": note_zh,
        "packing_note_en": note_en,
    }


def _barcodes(sku: str, number: int) -> list[dict[str, Any]]:
    """Mostly EAN-13, as in life; some foreign, short or home-made codes, and a carton code here and there."""
    if sku in _TAILS:
        code = ean13_ending(_TAILS[sku])
    elif number % 17 == 9:
        code = upc_a(10000 + 37 * number)
    elif number % 23 == 5:
        code = ean8(100 + number)
    elif number % 29 == 11:
        code = internal(100000 + 71 * number)
    else:
        code = ean13(20000 + 137 * number)
    codes: list[dict[str, Any]] = [{"code": code, "pieces": 1}]
    if len(code) == 13 and number % 8 == 1:
        codes.append({"code": carton(code), "pieces": 12 if number % 16 == 1 else 6})
    return codes


def main() -> None:
    rows = ",\n".join(f" {json.dumps(product, ensure_ascii=False)}" for product in products())
    resource_path("samples", "products.json").write_text(f"[\n{rows}\n]\n", encoding="utf-8")


if __name__ == "__main__":
    main()
