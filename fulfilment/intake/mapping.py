"""A channel's table applied to one record. The table is data: resources/channels/README.md has its words."""

import re
from collections.abc import Callable, Mapping
from typing import Any

from fulfilment.intake.canonical import find_trouble
from fulfilment.intake.fields import FieldCompiler
from fulfilment.intake.paths import BadTable, Unmappable, getter
from fulfilment.intake.values import Spec
from fulfilment.intake.words import Rule, StateTable
from fulfilment.orders.order import Buyer, Order, OrderLine, Recipient, Sku

_TEXT = ("buyer_note", "seller_note", "carrier_hint", "tracking_number", "currency")
_TIMES = ("created_at", "paid_at", "ship_by")
_MONEY = ("goods_total", "shipping_fee", "discount", "paid_total")
_ADDRESS = ("name", "country", "province", "city", "district", "street", "postcode")
_FIELDS = {"ref", "shop", "buyer.ref", "buyer.name", "recipient.phone", *_TEXT, *_TIMES, *_MONEY}
_FIELDS |= {f"recipient.{name}" for name in _ADDRESS}
_LINE_FIELDS = {"ref", "sku", "title", "options", "quantity", "unit_price", "returned_quantity"}


class ChannelMapping:
    """One compiled table. Raises BadTable at once, so that no order meets a broken one."""

    def __init__(self, table: Mapping[str, Any]) -> None:
        try:
            self._compile(table)
        except (KeyError, TypeError, AttributeError, ValueError, re.error) as error:
            if isinstance(error, BadTable):
                raise
            raise BadTable(f"{type(error).__name__}: {error}") from error

    def _compile(self, table: Mapping[str, Any]) -> None:
        self.channel = str(table["channel"])
        fields = FieldCompiler(table.get("zone"), table.get("hidden"))
        orders, lines = dict(table["order"]), dict(table["lines"])
        _check_names(orders, _FIELDS, "order")
        _check_names(lines["fields"], _LINE_FIELDS, "lines")
        self._phone = fields.phone(orders.pop("recipient.phone", None))
        read = {name: fields.field(name, orders.get(name)) for name in _FIELDS - {"recipient.phone"}}
        self._ref, self._shop = read["ref"], read["shop"]
        self._buyer = (read["buyer.ref"], read["buyer.name"])
        self._address = tuple(read[f"recipient.{name}"] for name in _ADDRESS)
        self._said = tuple((name, read[name]) for name in (*_TEXT, *_TIMES, *_MONEY))
        self._state = StateTable(dict(table["state"]))
        self._holds = tuple(Rule(rule) for rule in table.get("platform_hold", ()))
        self._lines_of = _place(lines)
        line = {name: fields.field(f"line {name}", lines["fields"].get(name)) for name in _LINE_FIELDS}
        self._line = tuple(line[name] for name in sorted(_LINE_FIELDS))

    def ref_of(self, record: Any) -> str | None:
        """The record's own number where it can be read, so that a refusal can name it."""
        try:
            found = self._ref(record)
        except Unmappable:
            return None
        return str(found) if found else None

    def order_of(self, record: Any, shop: str | None) -> Order:
        """The canonical order that record says; `shop` goes before what the record says of its shop.

        Raises: Unmappable with the reason in words.
        """
        if type(record) is not dict:
            raise Unmappable("the record is not a set of fields")
        lines = self._lines_of(record)
        state, channel_state = self._state.read(record, lines)
        phone, phone_masked = self._phone(record)
        name, country, province, city, district, street, postcode = [read(record) for read in self._address]
        order = Order(
            channel=self.channel,
            shop=shop or self._shop(record) or self.channel,
            ref=self._ref(record) or "",
            state=state,
            channel_state=channel_state,
            buyer=Buyer(self._buyer[0](record), self._buyer[1](record)),
            recipient=Recipient(
                name, phone, phone_masked, country, province, city, district, street, postcode
            ),
            platform_hold=self._hold(record, lines),
            lines=tuple([self._order_line(line, number) for number, line in enumerate(lines, 1)]),
            **{name: read(record) for name, read in self._said},
        )
        trouble = find_trouble(order)
        if trouble is not None:
            raise Unmappable(trouble)
        return order

    def _order_line(self, line: Any, number: int) -> OrderLine:
        if type(line) is not dict:
            raise Unmappable(f"line {number} is not a set of fields")
        options, quantity, ref, returned, sku, title, price = [read(line) for read in self._line]
        if title is None and sku is None:
            raise Unmappable(f"line {number} has neither a title nor a SKU")
        if quantity is None:
            raise Unmappable(f"line {number} has no quantity")
        sku = None if sku is None else Sku(sku)
        return OrderLine(
            ref or str(number), sku, title or sku or "", quantity, price, returned or 0, options or {}
        )

    def _hold(self, record: Any, lines: list[Any]) -> str | None:
        return next((rule.then for rule in self._holds if rule.fits(record, lines)), None)


def _place(lines: Spec) -> Callable[[Any], list[Any]]:
    get = getter(lines["path"])

    def read(record: Any) -> list[Any]:
        found = get(record)
        if found is None:
            return []
        if type(found) is not list:
            raise Unmappable("the lines are not a list")
        return found

    return read


def _check_names(said: Mapping[str, Any], known: set[str], where: str) -> None:
    unknown = sorted(set(said) - known)
    if unknown:
        raise BadTable(f"{where} names fields that an order has not: {', '.join(unknown)}")
