"""Buying numbers so that a lost answer, a crash or two offices at once never pay twice."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from fulfilment.shipping.waybills import (
    CarrierAway,
    Waybill,
    WaybillReason,
    WaybillRefusal,
    WaybillRequest,
    WaybillSource,
)

TRIES = 2  # at once; what is unknown then waits for the next round


class WaybillState(StrEnum):
    ASKED = "asked"  # on disk before the first byte leaves
    BOUGHT = "bought"
    STALE = "stale"  # the address or the carrier has changed since: void it
    REFUSED = "refused"
    VOIDING = "voiding"  # given back, and nobody knows yet whether it was taken
    VOID = "void"


@dataclass(frozen=True)
class ShelvedWaybill:
    """What is known of one box's number. fingerprint: of the request it was first asked with.

    is_new: nothing was ever asked under this key that was not clearly refused.
    """

    order_key: str
    state: WaybillState
    fingerprint: str
    waybill: Waybill | None = None
    refusal: WaybillRefusal | None = None
    is_new: bool = False


class WaybillShelf(Protocol):
    """Where bought numbers are kept; every call is durable when it returns."""

    def begin(self, request: WaybillRequest) -> ShelvedWaybill:
        """The box's row, ASKED and new when there is none or it was REFUSED; any other is not changed."""

    def settle(
        self, order_key: str, state: WaybillState, outcome: Waybill | WaybillRefusal | None = None
    ) -> ShelvedWaybill:
        """The row afterwards. A number once kept is never replaced by another."""


class TwoNumbers(RuntimeError):
    """The carrier answered one order key with two numbers: it did not keep its promise, or we ours."""


def buy_waybill(source: WaybillSource, shelf: WaybillShelf, request: WaybillRequest) -> ShelvedWaybill:
    """The box's number: the one it has, the one the carrier made when its answer was lost, or a new one.

    Raises CarrierAway when nobody knows; the row stays ASKED and the next call asks under the same key.
    """
    row = shelf.begin(request)
    if row.order_key != request.order_key:  # asked of another carrier, who may have sold it
        return shelf.settle(row.order_key, WaybillState.STALE)
    if row.state is WaybillState.ASKED:
        row = _ask(source, shelf, row, request)
    if row.state is WaybillState.BOUGHT and row.fingerprint != request.fingerprint:
        return shelf.settle(row.order_key, WaybillState.STALE)
    return _with_document(source, shelf, row)


def _refused_here(source: WaybillSource, request: WaybillRequest) -> WaybillRefusal | None:
    """What needs no carrier to be refused."""
    if not source.serves(request.carrier):
        return WaybillRefusal(WaybillReason.NOT_OURS)
    to = request.recipient
    if not (to.name and to.phone and to.street and to.city) or to.phone_masked:
        return WaybillRefusal(WaybillReason.NO_RECIPIENT)
    return None


def _ask(
    source: WaybillSource, shelf: WaybillShelf, row: ShelvedWaybill, request: WaybillRequest
) -> ShelvedWaybill:
    answer: Waybill | WaybillRefusal | None = _refused_here(source, request)
    is_sure = row.is_new
    for count in range(TRIES):
        if answer is not None:
            break
        try:
            answer = source.buy(request)
        except CarrierAway:
            if count == TRIES - 1:
                raise
            is_sure = False
    assert answer is not None  # the last try answers or raises
    return _settled(shelf, row, answer, is_sure)


def _settled(
    shelf: WaybillShelf, row: ShelvedWaybill, answer: Waybill | WaybillRefusal, is_sure: bool
) -> ShelvedWaybill:
    """A refusal after a lost answer proves nothing: the number may have been sold before it."""
    if isinstance(answer, WaybillRefusal):
        state = WaybillState.REFUSED if is_sure else WaybillState.ASKED
        return shelf.settle(row.order_key, state, answer)
    kept = shelf.settle(row.order_key, WaybillState.BOUGHT, answer)
    if kept.waybill is None or kept.waybill.tracking_number != answer.tracking_number:
        raise TwoNumbers(f"{row.order_key}: {answer.tracking_number} is not what it had before")
    return kept


def _with_document(source: WaybillSource, shelf: WaybillShelf, row: ShelvedWaybill) -> ShelvedWaybill:
    """A number without its label is still a number: our own layout can carry it."""
    waybill = row.waybill
    if (
        row.state is not WaybillState.BOUGHT
        or waybill is None
        or waybill.document
        or not waybill.document_url
    ):
        return row
    with suppress(CarrierAway):
        return shelf.settle(row.order_key, WaybillState.BOUGHT, source.fetch(waybill))
    return row


def void_waybill(source: WaybillSource, shelf: WaybillShelf, row: ShelvedWaybill) -> ShelvedWaybill:
    """The number given back; asking twice gives back once. Without a number the row is only closed.

    Raises CarrierAway: unknown, the row stays VOIDING and is never handed to a station again.
    """
    if row.state is WaybillState.VOID:
        return row
    if row.waybill is None:
        return shelf.settle(row.order_key, WaybillState.VOID)
    shelf.settle(row.order_key, WaybillState.VOIDING)
    refusal = source.void(row.waybill)
    if refusal is None:
        return shelf.settle(row.order_key, WaybillState.VOID)
    return shelf.settle(row.order_key, WaybillState.VOIDING, refusal)


def buy_all(
    source: WaybillSource, shelf: WaybillShelf, requests: Sequence[WaybillRequest]
) -> tuple[ShelvedWaybill, ...]:
    """Each box once; an unknown one keeps ASKED and holds up nobody else."""
    rows = []
    for request in requests:
        try:
            rows.append(buy_waybill(source, shelf, request))
        except CarrierAway:
            rows.append(shelf.begin(request))
    return tuple(rows)
