"""The canonical order as JSON, both ways, its checks, and the hash that tells a duplicate from a change."""

import hashlib
import json
from datetime import UTC, datetime
from decimal import Decimal, InvalidOperation
from typing import Any

from fulfilment.orders.order import Buyer, Order, OrderLine, OrderState, Recipient, Sku

_TIMES = ("created_at", "paid_at", "ship_by")
_MONEY = ("goods_total", "shipping_fee", "discount", "paid_total")
_REF_LENGTH = 64


class NotCanonical(ValueError):
    """Not an order in the form of design.md; the text says which field and why."""


def to_json(order: Order) -> dict[str, Any]:
    """The form of design.md: money as decimal text, times in UTC ending in Z, null where nothing was said."""
    form: dict[str, Any] = {
        "channel": order.channel,
        "shop": order.shop,
        "ref": order.ref,
        "state": str(order.state),
        "channel_state": order.channel_state,
    }
    form |= {name: _instant(getattr(order, name)) for name in _TIMES}
    form["currency"] = order.currency
    form |= {name: _amount(getattr(order, name)) for name in _MONEY}
    form |= {"buyer": dict(vars(order.buyer)), "recipient": dict(vars(order.recipient))}
    for name in ("buyer_note", "seller_note", "platform_hold", "carrier_hint", "tracking_number"):
        form[name] = getattr(order, name)
    form["lines"] = [_line_form(line) for line in order.lines]
    return form


def _line_form(line: OrderLine) -> dict[str, Any]:
    return {
        "ref": line.ref,
        "sku": line.sku,
        "title": line.title,
        "options": dict(line.options),
        "quantity": line.quantity,
        "unit_price": _amount(line.unit_price),
        "returned_quantity": line.returned_quantity,
    }


def _amount(amount: Decimal | None) -> str | None:
    return None if amount is None else format(amount, "f")


def _instant(at: datetime | None) -> str | None:
    return None if at is None else at.astimezone(UTC).isoformat().replace("+00:00", "Z")


def from_json(form: Any) -> Order:
    """The order of a canonical form.

    Raises: NotCanonical when a field is missing, unknown or of the wrong kind.
    """
    try:
        order = _order(form)
    except (KeyError, TypeError, AttributeError, ValueError, InvalidOperation) as error:
        raise NotCanonical(f"not a canonical order: {error}") from error
    trouble = find_trouble(order)
    if trouble is not None:
        raise NotCanonical(trouble)
    return order


def _order(form: dict[str, Any]) -> Order:
    said = dict(form)
    said |= {name: _read_instant(said[name]) for name in _TIMES}
    said |= {name: _read_amount(said[name]) for name in _MONEY}
    said["state"] = OrderState(said["state"])
    said["buyer"], said["recipient"] = Buyer(**said["buyer"]), Recipient(**said["recipient"])
    said["lines"] = tuple(_read_line(line) for line in said["lines"])
    return Order(**said)


def _read_line(form: dict[str, Any]) -> OrderLine:
    said = dict(form)
    said["unit_price"] = _read_amount(said["unit_price"])
    said["options"] = {str(name): str(value) for name, value in said.get("options", {}).items()}
    said["sku"] = None if said["sku"] is None else Sku(said["sku"])
    return OrderLine(**said)


def _read_amount(said: str | None) -> Decimal | None:
    if said is None:
        return None
    if not isinstance(said, str):
        raise TypeError(f"money must be text, not {type(said).__name__}")
    return Decimal(said)


def _read_instant(said: str | None) -> datetime | None:
    if said is None:
        return None
    if not said.endswith("Z"):
        raise ValueError(f"{said!r} does not end in Z")
    return datetime.fromisoformat(said)


def find_trouble(order: Order) -> str | None:
    """The first thing about an order that no part may rely on being otherwise; None when it is sound."""
    if not order.ref or len(order.ref) > _REF_LENGTH:
        return "ref is missing" if not order.ref else "ref is longer than 64 characters"
    if not order.shop or not order.channel:
        return "shop or channel is missing"
    if not (order.ref + order.shop + order.channel).isprintable():
        return "ref, shop or channel has a character that cannot be printed"
    for name in _MONEY:
        amount = getattr(order, name)
        if amount is not None and not (amount.is_finite() and amount >= 0):
            return f"{name} is not an amount of money"
    return _line_trouble(order.lines)


def _line_trouble(lines: tuple[OrderLine, ...]) -> str | None:
    seen = set()
    for line in lines:
        if line.ref in seen:
            return f"two lines share the ref {line.ref}"
        seen.add(line.ref)
        if type(line.quantity) is not int or line.quantity < 1:
            return f"quantity of line {line.ref} is not at least 1"
        if type(line.returned_quantity) is not int or not 0 <= line.returned_quantity <= line.quantity:
            return f"returned_quantity of line {line.ref} is not between 0 and {line.quantity}"
    return None


def content_hash(order: Order) -> str:
    """64 hex digits: equal for two orders that say the same, whatever document they came in."""
    text = json.dumps(to_json(order), sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(text.encode("ascii")).hexdigest()
