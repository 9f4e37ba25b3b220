"""An order as a station holds it: everything the bench needs when the shared database is away."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from enum import StrEnum

from fulfilment.orders.order import OrderId, Recipient, Sku
from fulfilment.shipping.waybills import Waybill


class Standing(StrEnum):
    """What the shared database last said of an order."""

    ALIVE = "alive"
    HELD = "held"
    CANCELLED = "cancelled"
    MOVED = "moved"  # another station has it now, under a higher epoch


@dataclass(frozen=True)
class Barcode:
    """One code of a product. pieces: how many pieces one scan stands for, >= 1."""

    code: str
    pieces: int = 1


@dataclass(frozen=True)
class Product:
    sku: Sku
    title_zh: str
    title_en: str
    spec_zh: str
    spec_en: str
    barcodes: tuple[Barcode, ...]
    weight_g: int
    picture: str  # name of a drawing, "" when there is none
    note_zh: str | None = None
    note_en: str | None = None


@dataclass(frozen=True)
class WorkLine:
    """unit_price: of one piece in the order's currency, for customs; None when the channel did not say.

    lots: those it is to be packed from; () when any will do.
    """

    ref: str
    sku: Sku
    quantity: int
    unit_price: Decimal | None = None
    lots: tuple[str, ...] = ()


@dataclass(frozen=True)
class Work:
    """One claimed order. Holds no people's data: that is beside it, in `Recipient`.

    position, wave_size: "order 12 of 60". due_at: the carrier's cut-off or the promise, the earlier.
    set_aside: why this bench put it aside ("" when it did not); opening it again clears that.
    """

    order_id: OrderId
    warehouse_id: str
    epoch: int
    channel: str
    shop: str
    ref: str
    wave_id: str
    wave_number: str
    position: int
    wave_size: int
    tote: str
    carrier: str
    due_at: datetime
    urgent: bool
    lines: tuple[WorkLine, ...]
    note: str | None = None
    gift_note: str | None = None
    standing: Standing = Standing.ALIVE
    set_aside: str = ""
    currency: str | None = None

    @property
    def is_single(self) -> bool:
        """One piece in all: any unit scanned opens the next order that wants it."""
        return len(self.lines) == 1 and self.lines[0].quantity == 1

    @property
    def may_be_packed(self) -> bool:
        return self.standing is Standing.ALIVE and not self.set_aside


@dataclass(frozen=True)
class Claimed:
    """What a claim brings: the order and, apart from it, where it goes.

    waybills: numbers that were bought for it from its carrier, with the carrier's labels.
    """

    work: Work
    recipient: Recipient
    waybills: tuple[Waybill, ...] = ()


class Role(StrEnum):
    PACKER = "packer"
    SUPERVISOR = "supervisor"


@dataclass(frozen=True)
class Operator:
    """badge: the text behind the badge prefix. pin_hash: argon2."""

    operator_id: str
    name: str
    role: Role
    badge: str
    pin_hash: str
