"""A carrier's number bought from the carrier itself: what is asked, what comes back, and who sells it.

A number is asked for under one order key a box. The key is made of the box, never of the attempt: whoever
asks again after a lost answer gets the shipment that the carrier has already made.
"""

import hashlib
from dataclasses import astuple, dataclass
from enum import StrEnum
from typing import Protocol

from fulfilment.errors import StationError
from fulfilment.orders.order import OrderId, Recipient


class CarrierAway(StationError):
    """No answer, or none that can be understood: the carrier may have sold the number all the same."""

    advice = "Ask again: a number that was already bought comes back, none is bought twice."


class WaybillReason(StrEnum):
    """Why the carrier says no."""

    BALANCE = "balance"  # the account has no numbers left
    SIGN = "sign"  # key and secret do not fit
    ACCOUNT = "account"  # nobody has such a key
    REQUEST = "request"  # something of the request is missing or wrong
    CARRIER = "carrier"  # the carrier's own reason: not served, closed, ...
    NOT_OURS = "not_ours"  # no account with that carrier
    NO_RECIPIENT = "no_recipient"  # nobody to send it to, or only a masked phone


@dataclass(frozen=True)
class WaybillRefusal:
    """said: the carrier's own words, without people's data."""

    reason: WaybillReason
    said: str = ""


@dataclass(frozen=True)
class WaybillRequest:
    """One box. box: from 1. redo: how many numbers of that box are void already. weight_g: >= 0."""

    warehouse_id: str
    order_id: OrderId
    box: int
    redo: int
    carrier: str
    recipient: Recipient
    weight_g: int
    pieces: int

    @property
    def order_key(self) -> str:
        """Under which the carrier knows this shipment: 32 letters and digits, the same at every attempt."""
        what = f"{self.warehouse_id}\x1f{self.order_id}\x1f{self.box}\x1f{self.redo}\x1f{self.carrier}"
        return "PW" + hashlib.sha256(what.encode()).hexdigest()[:30].upper()

    @property
    def fingerprint(self) -> str:
        """Changes with whatever stands on the label; weight does not."""
        people = "\x1f".join(str(part) for part in astuple(self.recipient))
        return hashlib.sha256(f"{self.carrier}\x1f{people}".encode()).hexdigest()[:16]


@dataclass(frozen=True)
class Waybill:
    """A number that is ours. document: the carrier's label, None until it was fetched or when there is none.

    document_kind: "zpl", "pdf", "png" or "". document_url: where the label can be fetched for a while.
    carrier_order: what the carrier wants to hear when the number is given back.
    """

    carrier: str
    tracking_number: str
    route_code: str = ""
    document: bytes | None = None
    document_kind: str = ""
    document_url: str = ""
    carrier_order: str = ""


class WaybillSource(Protocol):
    """Blocks; has time limits of its own. Never called from the screen's or a printer's thread."""

    def serves(self, carrier: str) -> bool: ...

    def buy(self, request: WaybillRequest) -> Waybill | WaybillRefusal:
        """The same request brings the same number. Raises CarrierAway: unknown, ask again."""

    def fetch(self, waybill: Waybill) -> Waybill:
        """With its document, if the carrier still has it. Raises CarrierAway."""

    def void(self, waybill: Waybill) -> WaybillRefusal | None:
        """None: the carrier has it back, now or since before. Raises CarrierAway: unknown, ask again."""
