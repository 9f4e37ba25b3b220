"""Which order, tote or product of this bench a code means. What is ambiguous stays ambiguous."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from fulfilment.packing.barcodes import ItemCode, Plain, lookup_keys
from fulfilment.packing.work import Product, Work


@dataclass(frozen=True)
class Goods:
    """One product, and how many pieces of it the scan stands for (>= 1)."""

    product: Product
    pieces: int


class Catalogue:
    """Every code of every product, under all the forms in which a scanner may give it."""

    def __init__(self, products: Iterable[Product]) -> None:
        self._by_sku: dict[str, Product] = {}
        self._by_key: dict[str, list[Goods]] = {}
        for product in products:
            self._by_sku[product.sku] = product
            for barcode in product.barcodes:
                for key in lookup_keys(barcode.code):
                    self._by_key.setdefault(key, []).append(Goods(product, barcode.pieces))

    def __len__(self) -> int:
        return len(self._by_sku)

    def product(self, sku: str) -> Product | None:
        return self._by_sku.get(sku)

    def find(self, code: ItemCode | Plain) -> tuple[Goods, ...]:
        """The goods that code names: () when none does, several when it is not clear which."""
        for key in code.keys:
            if found := self._by_key.get(key):
                return _counted(code, found)
        return ()


def find_by_name(text: str, works: Sequence[Work]) -> tuple[Work, ...]:
    """Orders whose number, tote or wave text is. An order's own number wins over a tote's."""
    for name in (_order_names, _tote_names, _wave_names):
        if found := tuple(work for work in works if text.upper() in name(work)):
            return found
    return ()


def is_one_of_many(text: str, found: Sequence[Work]) -> bool:
    """True when text is the number of several orders of found: shops count by themselves."""
    return sum(text.upper() in _order_names(work) for work in found) > 1


def wanting(sku: str, works: Sequence[Work]) -> tuple[Work, ...]:
    """Orders with sku on them, single-piece orders first, each group as urgent as works was."""
    having = [work for work in works if any(line.sku == sku for line in work.lines)]
    return tuple(sorted(having, key=lambda work: not work.is_single))


def _counted(code: ItemCode | Plain, found: Sequence[Goods]) -> tuple[Goods, ...]:
    """One answer for each product; a count inside the code beats the count kept with the product."""
    said = code.pieces if isinstance(code, ItemCode) else None
    goods = {one.product.sku: Goods(one.product, said or one.pieces) for one in found}
    return tuple(goods.values())


def _order_names(work: Work) -> tuple[str, ...]:
    return (work.ref.upper(), work.ref.upper().lstrip("#"))


def _tote_names(work: Work) -> tuple[str, ...]:
    return (work.tote.upper(),)


def _wave_names(work: Work) -> tuple[str, ...]:
    return (work.wave_number.upper(),)
