"""The documents of orders as the office prints them: of one order, of a wave along its walk, of a day."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from commands.office import Office
from commands.printers.parcel_papers import Goods, Parcel, paper_pages
from db.orders import load_orders
from db.paper_lists import PaperOrder, list_closed_parcels, list_paper_orders
from db.shared_reads import list_products
from fulfilment.errors import StationError
from fulfilment.orders.order import Order, OrderLine, Sku
from fulfilment.packing.work import Product
from fulfilment.shipping.carriers import CARRIERS, route_code
from fulfilment.shipping.contents import Content
from fulfilment.shipping.label_content import Masking, waybill_content
from fulfilment.shipping.paper_content import manifest_pages
from fulfilment.shipping.routing import CN22, WAYBILL


@dataclass(frozen=True)
class Printable:
    """pages: in the order of printing. without: refs of orders that have no such document yet."""

    pages: tuple[Content, ...]
    without: tuple[str, ...]


@dataclass(frozen=True)
class OrderPapers:
    """masking: as the waybill's layout wants it."""

    office: Office
    masking: Masking = "by_country"
    return_lines: tuple[str, ...] = ()

    def of_order(self, ref: str, kind: str) -> Printable:
        """Of the newest order of that number alone: two channels may have given the same."""
        return self._of(self.office.ask(list_paper_orders, ref=ref)[:1], kind)

    def of_wave(self, number: str, kind: str) -> Printable:
        """Of every order of the wave, along its walk."""
        return self._of(self.office.ask(list_paper_orders, wave=number), kind)

    def manifest(self, carrier: str, day: date) -> Printable:
        """What the carrier takes of that day, local time. Nobody weighed: no weights."""
        since = datetime.combine(day, time(), self.office.zone)
        found = self.office.ask(list_closed_parcels, carrier, since, since + timedelta(days=1))
        rows = [(one.tracking_number, f"{one.channel} {one.ref}", 0) for one in found]
        code = f"MF-{day:%Y%m%d}-{carrier}"
        pages = manifest_pages(code, CARRIERS[carrier].name_zh, day.isoformat(), rows) if rows else ()
        return Printable(pages, ())

    def _of(self, found: tuple[PaperOrder, ...], kind: str) -> Printable:
        orders = self.office.ask(load_orders, [one.order_id for one in found])
        products = {product.sku: product for product in self.office.ask(list_products)}
        pages: list[Content] = []
        without = []
        for one in found:
            made = self._pages(one, orders[one.order_id], products, kind)
            pages += made
            if not made:
                without.append(one.ref)
        return Printable(tuple(pages), tuple(without))

    def _pages(
        self, one: PaperOrder, order: Order, products: Mapping[Sku, Product], kind: str
    ) -> list[Content]:
        if kind == WAYBILL:
            return self._waybills(one, order)
        if kind == CN22 and (not one.numbers or order.recipient.country in (None, "CN")):
            return []
        return list(paper_pages(kind, self._parcel(one, order, products)))

    def _waybills(self, one: PaperOrder, order: Order) -> list[Content]:
        """One for each box; [] for an order without a number or whose people are purged."""
        if one.carrier is None or order.recipient.name is None:
            return []
        lines = order.lines if len(one.numbers) == 1 else ()  # only the bench knows what lies in which box
        return [
            waybill_content(
                order.recipient,
                tracking_number=number,
                carrier=one.carrier,
                route_code=route_code(order.recipient),
                items=[(line.title, _pieces(line)) for line in lines],
                footer_lines=[
                    f"{one.wave_number or ''} · {one.position or ''} · {one.packed_by or ''}",
                    f"{one.channel} {one.ref}",
                ],
                gift_note=one.gift_note,
                masking=self.masking,
            )
            for number in one.numbers
        ]

    def _parcel(self, one: PaperOrder, order: Order, products: Mapping[Sku, Product]) -> Parcel:
        goods = [_goods(line, products.get(line.sku or Sku(""))) for line in order.lines if _pieces(line) > 0]
        return Parcel(
            channel=one.channel,
            ref=one.ref,
            tracking_number=one.numbers[0] if one.numbers else "",
            country=order.recipient.country,
            goods=tuple(goods),
            day=datetime.now(self.office.zone).date(),
            currency=order.currency,
            gift_note=one.gift_note,
            return_lines=self.return_lines,
        )


def check_carrier(carrier: str) -> str:
    """Raises StationError naming those there are."""
    if carrier not in CARRIERS:
        raise StationError(f"no carrier {carrier}: {', '.join(CARRIERS)}", advice="Choose another carrier.")
    return carrier


def _pieces(line: OrderLine) -> int:
    return line.quantity - line.returned_quantity


def _goods(line: OrderLine, product: Product | None) -> Goods:
    if product is None:
        return Goods(line.title, line.title, _pieces(line), 0, line.unit_price)
    title_zh = f"{product.title_zh} {product.spec_zh}".strip()
    title_en = f"{product.title_en} {product.spec_en}".strip()
    return Goods(title_zh, title_en, _pieces(line), product.weight_g, line.unit_price)
