"""What a station asks of the outside, in its own words."""

from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any, Protocol

from fulfilment.orders.order import OrderId, Recipient
from fulfilment.packing.boxes import BoxMark
from fulfilment.packing.facts import Fact, Judged
from fulfilment.packing.session import Happened
from fulfilment.packing.work import Claimed, Operator, Product, Standing, Work


class Clock(Protocol):
    def now(self) -> datetime:
        """Aware UTC."""


# --- the shared database, as a station sees it -------------------------------------------------


class NewsKind(StrEnum):
    ORDER_MOVED = "order_moved"  # payload: order_id, epoch, to (station or null)
    ORDER_HELD = "order_held"  # payload: order_id, reason
    ORDER_RELEASED = "order_released"  # payload: order_id
    ORDER_CANCELLED = "order_cancelled"  # payload: order_id
    WAVE_CHANGED = "wave_changed"  # payload: wave_id; the queue is to be read anew


@dataclass(frozen=True)
class NewsItem:
    kind: NewsKind
    payload: Mapping[str, Any]


@dataclass(frozen=True)
class News:
    """cursor: opaque text, to be handed in at the next poll; kept in the journal."""

    cursor: str
    items: tuple[NewsItem, ...]


@dataclass(frozen=True)
class QueueWave:
    """One wave of a station's queue. pace_s: seconds an order took lately, for the expected finish."""

    wave_id: str
    number: str
    totes: tuple[str, ...]
    carrier: str
    channels: tuple[str, ...]
    done: int
    total: int
    due_at: datetime
    urgent: bool
    is_held: bool


@dataclass(frozen=True)
class NumberRange:
    """Numbers first..last (both included) of one carrier, this station's alone."""

    carrier: str
    first: int
    last: int


class SharedDatabase(Protocol):
    """Every call blocks, has a deadline of its own, and raises DatabaseAway or DatabaseRefused.

    Every call is safe to repeat. One instance belongs to one station and one lane.
    """

    def poll(self, cursor: str | None) -> News:
        """What happened to this station's work since cursor; marks the station as seen.

        None starts at now: the caller reads its work anew.
        """

    def apply(self, facts: Sequence[Fact]) -> tuple[Judged, ...]:
        """Judge and store facts, in their order. Raises DatabaseRefused when one of them is malformed."""

    def claim(self, lot: int, *, may_take_free: bool = True) -> tuple[Claimed, ...]:
        """Up to lot more orders for this station, most urgent first; () when there are none.

        First from its own waves. When these have none left and may_take_free, the most urgent free
        wave becomes this station's as a whole: a wave is never at two stations.
        """

    def list_held_work(self) -> tuple[Claimed, ...]:
        """The unfinished orders that this station has claimed, with their present epoch and standing."""

    def list_queue(self) -> tuple[QueueWave, ...]: ...

    def list_products(self) -> tuple[Product, ...]: ...

    def list_operators(self) -> tuple[Operator, ...]: ...

    def take_numbers(self, carrier: str, count: int) -> NumberRange: ...


# --- the station's own journal ------------------------------------------------------------------


class Journal(Protocol):
    """Durable when a call returns (SQLite, WAL, synchronous=FULL). JournalFull means nothing was written."""

    def together(self) -> AbstractContextManager[None]:
        """What is written inside is one commit, durable when the block ends: all of it or nothing."""

    def append(
        self, work: Work, parcel_id: str, operator: str, happened: Sequence[Happened], at: datetime
    ) -> tuple[Fact, ...]:
        """Keep what happened as facts with this station's next sequence numbers, in one commit."""

    def append_numbered(
        self,
        work: Work,
        parcel_id: str,
        operator: str,
        happened: Callable[[int], Happened],
        at: datetime,
        bought: Callable[[str], Happened] | None = None,
    ) -> Fact | None:
        """Take the next number of work's carrier and keep what it makes happen, in one commit.

        A number bought for this order comes before the station's own; bought is told it as it is. No number
        is ever given again. None when there is no bought one and this station's ranges are used up.
        """

    def list_facts(self, order_id: OrderId) -> tuple[Fact, ...]:
        """This station's facts of one order, oldest first."""

    def open_order(self) -> OrderId | None:
        """The order on the bench: opened, and neither closed nor set aside since."""

    def clear_bench(self) -> None:
        """The open order was taken away from this bench: nothing is open, and nothing happened here."""

    def find_work(self, order_id: OrderId) -> Work | None: ...

    def list_work(self) -> tuple[Work, ...]:
        """The unfinished orders that this station holds, most urgent first, whatever their standing."""

    def was_packed(self, code: str) -> bool:
        """Whether code is the number, or the label, of an order whose parcel was closed here lately."""

    def find_order_of_label(self, tracking_number: str) -> OrderId | None:
        """The order that a label with this number was made for at this station, void or not."""

    def find_recipient(self, order_id: OrderId) -> Recipient | None: ...

    def keep_work(self, claimed: Sequence[Claimed]) -> None:
        """Take over claimed orders; an order already held gets its new epoch and standing."""

    def set_standing(self, order_id: OrderId, standing: Standing, epoch: int | None = None) -> None: ...

    def numbers_left(self, carrier: str) -> int: ...

    def keep_numbers(self, numbers: NumberRange) -> None: ...

    def list_products(self) -> tuple[Product, ...]: ...

    def keep_products(self, products: Sequence[Product]) -> None: ...

    def list_operators(self) -> tuple[Operator, ...]: ...

    def keep_operators(self, operators: Sequence[Operator]) -> None: ...


class PinCheck(Protocol):
    def __call__(self, pin_hash: str, pin: str) -> bool: ...


@dataclass(frozen=True)
class LabelNow:
    """Where the newest copy of a label stands. state: see fulfilment.shipping.ports.PrintState."""

    job_id: str
    tracking_number: str
    copy: int
    state: str
    printer: str
    evidence: str
    detail: str
    changed_at: datetime


class Labels(Protocol):
    """Makes labels and puts them into the print journal; printing itself is the printer lane's."""

    def queue_label(
        self, work: Work, parcel_id: str, tracking_number: str, copy: int, mark: BoxMark | None = None
    ) -> None:
        """copy: 0 first print, n the n-th reprint. mark None: the order is one box. Safe to repeat: the
        same number and copy give the same job. Raises StationError when the label cannot be drawn."""

    def void_label(self, tracking_number: str, why: str) -> None:
        """Every copy is void, whatever became of it: one not begun is never printed, the others are
        thrown away."""

    def mark_scanned(self, tracking_number: str) -> None:
        """The packer scanned this printed label: the strongest evidence there is."""

    def may_be_on_paper(self, tracking_number: str) -> bool:
        """Whether any copy has been begun: a number alone, typed off the screen, is no label."""

    def find_label(self, tracking_number: str) -> LabelNow | None: ...
