"""Which order, tote or product of this bench a code means. What is ambiguous stays ambiguous."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from fulfilment.packing.barcodes import Gs1Reader, ItemCode, PieceDetails, Plain, lookup_keys, settle_lot
from fulfilment.packing.work import Product, Work


@dataclass(frozen=True)
class Goods:
    """One product, and how many pieces of it the scan stands for (>= 1).

    says: lot, expiry, serial, weight_g of them as far as the code told.
    """

    product: Product
    pieces: int
    says: Mapping[str, str | int] = field(default_factory=dict)


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

    def find(self, code: ItemCode | PieceDetails | Plain) -> tuple[Goods, ...]:
        """The goods that code names: () when none does, several when it is not clear which.

        Every key is looked up, for eight digits that are one product's UPC-E may be another's GTIN-8.
        """
        return _counted(code, [one for key in code.keys for one in self._by_key.get(key, ())])


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


def settle(code: ItemCode, sku: str, works: Iterable[Work], gs1: Gs1Reader) -> ItemCode | None:
    """code without its doubt, as far as the lots that works expect of sku decide it.

    None: a lot is expected and it cannot be told which one this is, so somebody has to be asked.
    """
    lots = {lot for work in works for line in work.lines if line.sku == sku for lot in line.lots}
    settled = settle_lot(code, lots, gs1)
    return None if settled.is_ambiguous and lots else settled


def _counted(code: ItemCode | PieceDetails | Plain, found: Sequence[Goods]) -> tuple[Goods, ...]:
    """One answer for each product; a count inside the code beats the count kept with the product.

    A product with two counts under one code is two answers: only somebody who counts can tell.
    """
    says = code.says if isinstance(code, ItemCode) else {}
    said = code.pieces if isinstance(code, ItemCode) else None
    goods = {
        (one.product.sku, said or one.pieces): Goods(one.product, said or one.pieces, says) for one in found
    }
    return tuple(goods.values())


def _order_names(work: Work) -> tuple[str, ...]:
    return (work.ref.upper(), work.ref.upper().lstrip("#"))


def _tote_names(work: Work) -> tuple[str, ...]:
    return (work.tote.upper(),)


def _wave_names(work: Work) -> tuple[str, ...]:
    return (work.wave_number.upper(),)
