"""Released orders into waves and totes. First form: grouped, then cut by urgency."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from itertools import groupby

from fulfilment.orders.order import OrderId


class Lane(StrEnum):
    SINGLE = "single"  # one line, one piece: many orders share a tote
    MULTI = "multi"


class LeftOut(StrEnum):
    NOT_RELEASED = "not_released"
    ALREADY_IN_A_WAVE = "already_in_a_wave"
    TOO_HEAVY_FOR_A_CART = "too_heavy_for_a_cart"
    NOT_ALLOCATED = "not_allocated"


@dataclass(frozen=True)
class Candidate:
    """weight_g of the whole order. cut_off_at: when its carrier's truck leaves. due_at: what was promised."""

    order_id: OrderId
    warehouse_id: str
    carrier: str
    cut_off_at: datetime
    due_at: datetime
    urgent: bool
    lines: int
    pieces: int
    weight_g: int
    left_out: LeftOut | None = None


@dataclass(frozen=True)
class CartRules:
    """What a picker's cart takes. Limits are inclusive."""

    orders: int = 40
    weight_g: int = 60_000
    orders_per_tote_single: int = 20
    orders_per_tote_multi: int = 10


@dataclass(frozen=True)
class Place:
    """Where one order went, and why there."""

    order_id: OrderId
    tote: int  # within its wave, from 1
    reason: str


@dataclass(frozen=True)
class PlannedWave:
    warehouse_id: str
    carrier: str
    lane: Lane
    urgent: bool
    cut_off_at: datetime
    places: tuple[Place, ...]


@dataclass(frozen=True)
class Plan:
    waves: tuple[PlannedWave, ...]  # most urgent first
    left_out: tuple[tuple[OrderId, LeftOut], ...]


def plan_waves(candidates: Iterable[Candidate], rules: CartRules = CartRules()) -> Plan:
    """Group by warehouse, urgency, carrier cut-off and lane; cut each group to a cart, most urgent first.

    Every candidate is either in exactly one wave or left out with its reason; the same candidates in any
    order give the same plan.
    """
    every = sorted(candidates, key=_group_then_urgency)
    left_out = [(order.order_id, why) for order in every if (why := _why_left_out(order, rules))]
    fitting = [order for order in every if not _why_left_out(order, rules)]
    waves = [
        _wave(cart, rules)
        for _, group in groupby(fitting, key=_group)
        for cart in _cut_to_carts(list(group), rules)
    ]
    waves.sort(key=lambda wave: (not wave.urgent, wave.cut_off_at, wave.carrier, wave.lane))
    return Plan(tuple(waves), tuple(left_out))


def _lane(order: Candidate) -> Lane:
    return Lane.SINGLE if order.pieces == 1 else Lane.MULTI


def _group(order: Candidate) -> tuple[str, bool, datetime, str, str]:
    """Urgent and other orders are never mixed in a wave."""
    return order.warehouse_id, not order.urgent, order.cut_off_at, order.carrier, _lane(order).value


def _group_then_urgency(order: Candidate) -> tuple[object, ...]:
    return (*_group(order), order.due_at, order.order_id)


def _why_left_out(order: Candidate, rules: CartRules) -> LeftOut | None:
    if order.left_out is None and order.weight_g > rules.weight_g:
        return LeftOut.TOO_HEAVY_FOR_A_CART
    return order.left_out


def _cut_to_carts(group: Sequence[Candidate], rules: CartRules) -> list[list[Candidate]]:
    carts: list[list[Candidate]] = []
    weight_g = 0
    for order in group:
        is_full = not carts or len(carts[-1]) == rules.orders
        if is_full or weight_g + order.weight_g > rules.weight_g:
            carts.append([])
            weight_g = 0
        carts[-1].append(order)
        weight_g += order.weight_g
    return carts


def _wave(cart: Sequence[Candidate], rules: CartRules) -> PlannedWave:
    first = cart[0]
    lane = _lane(first)
    per_tote = rules.orders_per_tote_single if lane is Lane.SINGLE else rules.orders_per_tote_multi
    places = tuple(
        Place(order.order_id, 1 + index // per_tote, _reason(order, index))
        for index, order in enumerate(cart)
    )
    return PlannedWave(first.warehouse_id, first.carrier, lane, first.urgent, first.cut_off_at, places)


def _reason(order: Candidate, index: int) -> str:
    """What a supervisor reads when asking why this order is in this wave."""
    urgency = "urgent" if order.urgent else "normal"
    cut_off = f"{order.cut_off_at:%Y-%m-%d %H:%M}Z"
    return f"{urgency}, {order.carrier} {cut_off}, {_lane(order)}, {index + 1}. by promise"
