"""What sells how often, and what lies in the warehouse when the shift begins."""

from functools import cache
from math import ceil, sqrt
from random import Random

from resources import read_json

SHORT_SKU = "TEA-2"  # the one product of which there is too little, whatever the day
_SHORT_PIECES = 2
_PIECES_PER_ORDER = 2.7  # a little above what drafts.py makes
_ZIPF = 0.75
_LEADERS = ("NAC-1", "HYD-1", "SUN-1", "LIP-2", "MIR-1", "CEN-1", "HAN-2", "BRU-1", "TOW-1", "MUG-1")


@cache
def popularity() -> dict[str, float]:
    """Share of the pieces sold, by SKU, 0 to 1; they add up to 1. Zipf, as in shops of this kind."""
    rest = [product["sku"] for product in read_json("samples", "products.json")]
    rest = [sku for sku in rest if sku not in _LEADERS]
    Random("popularity").shuffle(rest)
    rest.remove(SHORT_SKU)
    rest.insert(25, SHORT_SKU)
    shares = {sku: (rank + 2) ** -_ZIPF for rank, sku in enumerate((*_LEADERS, *rest))}
    total = sum(shares.values())
    return {sku: share / total for sku, share in shares.items()}


def opening_stock(seed: int, orders: int = 5000) -> dict[str, int]:
    """Pieces on hand by SKU, enough for days of up to `orders` orders, save SHORT_SKU."""
    dice = Random(f"stock {seed}")
    found = {}
    for sku, share in popularity().items():
        due = orders * _PIECES_PER_ORDER * share
        found[sku] = ceil(due * 1.3 + 5 * sqrt(due)) + dice.randint(8, 30)
    return found | {SHORT_SKU: _SHORT_PIECES}
