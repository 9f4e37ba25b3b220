"""The shared database's tables. warehouse_id leads every key; ids are made by whoever writes the row."""

from datetime import datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import (
    BigInteger,
    CheckConstraint,
    ForeignKeyConstraint,
    Identity,
    Index,
    LargeBinary,
    MetaData,
    UniqueConstraint,
    false,
    text,
)
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from db.columns import CODE, DOCUMENT, TRANSACTION, Money, UtcTime

NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}


class Base(DeclarativeBase):
    metadata = MetaData(naming_convention=NAMES)
    type_annotation_map = {  # noqa: RUF012 - SQLAlchemy reads this name
        str: CODE,
        int: BigInteger,
        datetime: UtcTime,
        Decimal: Money,
        dict[str, Any]: DOCUMENT,
    }


class InWarehouse:
    """Leads the primary key of every table."""

    warehouse_id: Mapped[str] = mapped_column(primary_key=True, sort_order=-2)


def key() -> Any:
    return mapped_column(primary_key=True, sort_order=-1)


def of_order() -> ForeignKeyConstraint:
    ours, theirs = ["warehouse_id", "order_id"], ["customer_order.warehouse_id", "customer_order.order_id"]
    return ForeignKeyConstraint(ours, theirs)


def only_where(condition: str, *columns: str, name: str | None = None, unique: bool = False) -> Index:
    """An index of some rows: an import of new orders does not pay for what comes later."""
    where = text(condition)
    return Index(name, *columns, unique=unique, postgresql_where=where, sqlite_where=where)


# --- the place ----------------------------------------------------------------------------------


class WarehouseRow(InWarehouse, Base):
    """time_zone: IANA name; a working day begins at its midnight. last_wave: the highest wave number."""

    __tablename__ = "warehouse"
    name: Mapped[str]
    time_zone: Mapped[str] = mapped_column(server_default="UTC")
    last_wave: Mapped[int] = mapped_column(server_default="0")


class BinRow(InWarehouse, Base):
    """A shelf position. aisle, bay: counted from the depot."""

    __tablename__ = "bin"
    bin_id: Mapped[str] = key()
    aisle: Mapped[int]
    bay: Mapped[int]
    sku: Mapped[str | None]


class StationRow(InWarehouse, Base):
    """last_seen_at: the database's clock at its last poll or claim. operator: who packed there last."""

    __tablename__ = "station"
    name: Mapped[str] = key()
    added_at: Mapped[datetime]
    last_seen_at: Mapped[datetime | None]
    revoked_at: Mapped[datetime | None]
    operator: Mapped[str] = mapped_column(server_default="")


class OperatorRow(InWarehouse, Base):
    __tablename__ = "operator"
    operator_id: Mapped[str] = key()
    name: Mapped[str]
    role: Mapped[str]
    badge: Mapped[str]
    pin_hash: Mapped[str]


# --- goods --------------------------------------------------------------------------------------


class ProductRow(InWarehouse, Base):
    __tablename__ = "product"
    sku: Mapped[str] = key()
    title_zh: Mapped[str]
    title_en: Mapped[str]
    spec_zh: Mapped[str]
    spec_en: Mapped[str]
    weight_g: Mapped[int]
    picture: Mapped[str]
    note_zh: Mapped[str | None]
    note_en: Mapped[str | None]


class BarcodeRow(InWarehouse, Base):
    """One code may stand on several products; the bench asks then."""

    __tablename__ = "barcode"
    sku: Mapped[str] = key()
    code: Mapped[str] = mapped_column(primary_key=True)
    pieces: Mapped[int]
    __table_args__ = (CheckConstraint("pieces >= 1", name="pieces"),)


class StockRow(InWarehouse, Base):
    """on_hand: pieces on the shelves. reserved: those of them promised to orders not yet packed."""

    __tablename__ = "stock"
    sku: Mapped[str] = key()
    on_hand: Mapped[int]
    reserved: Mapped[int] = mapped_column(server_default="0")
    __table_args__ = (
        CheckConstraint("on_hand >= 0", name="on_hand"),
        CheckConstraint("reserved >= 0", name="reserved"),
    )


# --- orders -------------------------------------------------------------------------------------


class OrderRow(InWarehouse, Base):
    """One order: what the channel said, how far it is, who has it.

    epoch: raised by each reassignment. seen_hash: content that came after the release and was not taken.
    opened_at: the database's clock; bench_opened_at: the station's, only good for a duration.
    """

    __tablename__ = "customer_order"
    order_id: Mapped[str] = key()
    channel: Mapped[str]
    shop: Mapped[str]
    ref: Mapped[str]
    state: Mapped[str]
    channel_state: Mapped[str]
    content_hash: Mapped[str]
    seen_hash: Mapped[str | None]
    imported_at: Mapped[datetime]
    created_at: Mapped[datetime | None]
    paid_at: Mapped[datetime | None]
    ship_by: Mapped[datetime | None]
    currency: Mapped[str | None]
    goods_total: Mapped[Decimal | None]
    shipping_fee: Mapped[Decimal | None]
    discount: Mapped[Decimal | None]
    paid_total: Mapped[Decimal | None]
    buyer_note: Mapped[str | None]
    seller_note: Mapped[str | None]
    gift_note: Mapped[str | None]
    platform_hold: Mapped[str | None]
    carrier_hint: Mapped[str | None]
    channel_tracking_number: Mapped[str | None]
    pieces: Mapped[int]

    released_at: Mapped[datetime | None]
    reserved_at: Mapped[datetime | None]
    is_held: Mapped[bool] = mapped_column(server_default=false())
    cancelled_at: Mapped[datetime | None]
    carrier: Mapped[str | None]
    cut_off_at: Mapped[datetime | None]
    due_at: Mapped[datetime | None]
    urgent: Mapped[bool] = mapped_column(server_default=false())

    wave_id: Mapped[str | None]
    tote: Mapped[str | None]
    position: Mapped[int | None]
    place_reason: Mapped[str | None]
    epoch: Mapped[int] = mapped_column(server_default="1")
    station: Mapped[str | None]
    lease_until: Mapped[datetime | None]
    opened_at: Mapped[datetime | None]
    opened_by: Mapped[str | None]
    bench_opened_at: Mapped[datetime | None]

    pieces_packed: Mapped[int] = mapped_column(server_default="0")
    packed_at: Mapped[datetime | None]
    packed_by: Mapped[str | None]
    parcel_id: Mapped[str | None]
    tracking_number: Mapped[str | None]
    __table_args__ = (
        UniqueConstraint("warehouse_id", "channel", "shop", "ref"),
        CheckConstraint("pieces_packed >= 0", name="pieces_packed"),
        Index(None, "warehouse_id", "ref"),
        only_where("wave_id IS NOT NULL", "warehouse_id", "wave_id", "position"),
        only_where("station IS NOT NULL", "warehouse_id", "station"),
        Index(None, "warehouse_id", "state", "imported_at", "order_id"),
        Index(None, "warehouse_id", "imported_at", "order_id"),
        only_where("packed_at IS NOT NULL", "warehouse_id", "packed_at"),
    )


class OrderLineRow(InWarehouse, Base):
    """to_pack: what is owed, quantity less what was returned before. reserved: pieces held for it."""

    __tablename__ = "order_line"
    order_id: Mapped[str] = key()
    ref: Mapped[str] = mapped_column(primary_key=True)
    number: Mapped[int]
    sku: Mapped[str | None]
    title: Mapped[str]
    options: Mapped[dict[str, Any]]
    quantity: Mapped[int]
    returned_quantity: Mapped[int]
    to_pack: Mapped[int]
    unit_price: Mapped[Decimal | None]
    reserved: Mapped[int] = mapped_column(server_default="0")
    __table_args__ = (of_order(),)


class PersonRow(InWarehouse, Base):
    """Names, phones, addresses: nowhere else. purge_at: when the row is to be deleted, set on packing."""

    __tablename__ = "person"
    order_id: Mapped[str] = key()
    recipient: Mapped[dict[str, Any]]
    buyer: Mapped[dict[str, Any]]
    purge_at: Mapped[datetime | None]
    __table_args__ = (of_order(), Index(None, "warehouse_id", "purge_at"))


class HoldRow(InWarehouse, Base):
    """Why an order stands still. source: bench, review, stock, office."""

    __tablename__ = "hold"
    hold_id: Mapped[str] = key()
    order_id: Mapped[str]
    kind: Mapped[str]
    source: Mapped[str]
    detail: Mapped[dict[str, Any]]
    by: Mapped[str]
    at: Mapped[datetime]
    released_at: Mapped[datetime | None]
    released_by: Mapped[str | None]
    __table_args__ = (of_order(), Index(None, "warehouse_id", "order_id"))


# --- waves --------------------------------------------------------------------------------------


class WaveRow(InWarehouse, Base):
    """size: orders put into it. due_at: the earliest of its orders."""

    __tablename__ = "wave"
    wave_id: Mapped[str] = key()
    number: Mapped[str]
    count: Mapped[int]
    state: Mapped[str]
    station: Mapped[str | None]
    epoch: Mapped[int] = mapped_column(server_default="1")
    carrier: Mapped[str]
    lane: Mapped[str]
    urgent: Mapped[bool]
    due_at: Mapped[datetime]
    size: Mapped[int]
    made_at: Mapped[datetime]
    released_at: Mapped[datetime | None]
    done_at: Mapped[datetime | None]
    __table_args__ = (
        UniqueConstraint("warehouse_id", "count"),
        Index(None, "warehouse_id", "state", "station"),
    )


class BatchRow(InWarehouse, Base):
    """One tote of a wave."""

    __tablename__ = "batch"
    wave_id: Mapped[str] = key()
    tote: Mapped[str] = mapped_column(primary_key=True)
    orders: Mapped[int]


# --- what happened ------------------------------------------------------------------------------


class FactRow(InWarehouse, Base):
    """Append-only; a trigger sees to it. is_repeat: its station's sequence number was there already."""

    __tablename__ = "fact"
    fact_id: Mapped[str] = key()
    station: Mapped[str]
    seq: Mapped[int]
    order_id: Mapped[str]
    epoch: Mapped[int]
    parcel_id: Mapped[str]
    kind: Mapped[str]
    operator: Mapped[str]
    at: Mapped[datetime]
    payload: Mapped[dict[str, Any]]
    verdict: Mapped[str]
    reason: Mapped[str]
    is_repeat: Mapped[bool]
    received_at: Mapped[datetime]
    xid: Mapped[int | None] = mapped_column(TRANSACTION)
    __table_args__ = (
        only_where("NOT is_repeat", "warehouse_id", "station", "seq", name="uq_fact_seq", unique=True),
        Index(None, "warehouse_id", "order_id"),
        Index(None, "warehouse_id", "received_at"),
    )


class ParcelRow(InWarehouse, Base):
    """One box of an order. tracking_number: the one it has now, a redo changes it.

    seconds: from the order's first scan to the closed label of its last box, by the station's clock; None
    when unknown, and of every box before the last. is_handed: the channel knows this number.
    """

    __tablename__ = "parcel"
    parcel_id: Mapped[str] = key()
    order_id: Mapped[str]
    station: Mapped[str]
    operator: Mapped[str]
    carrier: Mapped[str]
    tracking_number: Mapped[str]
    pieces: Mapped[int]
    closed_at: Mapped[datetime]
    seconds: Mapped[int | None]
    is_handed: Mapped[bool] = mapped_column(server_default=false())
    __table_args__ = (
        UniqueConstraint("warehouse_id", "carrier", "tracking_number"),
        Index(None, "warehouse_id", "order_id"),
        only_where("NOT is_handed", "warehouse_id", "order_id", name="ix_parcel_to_hand"),
    )


class LabelRow(InWarehouse, Base):
    """state: queued, printed, in_doubt, scanned, void. copies: labels asked for, 1 without a reprint.

    void_why, void_by: why it was made anew, and who gave leave; None while it is not void.
    """

    __tablename__ = "label"
    carrier: Mapped[str] = key()
    tracking_number: Mapped[str] = mapped_column(primary_key=True)
    parcel_id: Mapped[str]
    order_id: Mapped[str]
    state: Mapped[str]
    copies: Mapped[int]
    changed_at: Mapped[datetime]
    void_why: Mapped[str | None]
    void_by: Mapped[str | None]
    __table_args__ = (Index(None, "warehouse_id", "parcel_id"),)


class PrintJobRow(InWarehouse, Base):
    """One label that was sent to a printer. copy: 0 the first, n the n-th reprint."""

    __tablename__ = "print_job"
    parcel_id: Mapped[str] = key()
    tracking_number: Mapped[str] = mapped_column(primary_key=True)  # "" when the fact did not say
    copy: Mapped[int] = mapped_column(primary_key=True)
    station: Mapped[str]
    state: Mapped[str]
    evidence: Mapped[dict[str, Any]]
    changed_at: Mapped[datetime]


class NumberRangeRow(InWarehouse, Base):
    """Numbers next_number..last_number are free. taken_first: where the last block given out began."""

    __tablename__ = "number_range"
    carrier: Mapped[str] = key()
    next_number: Mapped[int]
    last_number: Mapped[int]
    taken_first: Mapped[int | None]


class CarrierWaybillRow(InWarehouse, Base):
    """A number bought from its carrier, with the carrier's label. state: see shipping.waybill_purchase.

    order_key: under which the carrier knows it: asking again brings the same. document: people's data.
    """

    __tablename__ = "carrier_waybill"
    order_id: Mapped[str] = key()
    box: Mapped[int] = mapped_column(primary_key=True)
    redo: Mapped[int] = mapped_column(primary_key=True)
    carrier: Mapped[str]
    order_key: Mapped[str]
    fingerprint: Mapped[str]
    state: Mapped[str]
    tracking_number: Mapped[str | None]
    route_code: Mapped[str] = mapped_column(server_default="")
    document: Mapped[bytes | None] = mapped_column(LargeBinary)
    document_kind: Mapped[str] = mapped_column(server_default="")
    document_url: Mapped[str] = mapped_column(server_default="")
    carrier_order: Mapped[str] = mapped_column(server_default="")
    reason: Mapped[str] = mapped_column(server_default="")
    said: Mapped[str] = mapped_column(server_default="")
    asked_at: Mapped[datetime]
    changed_at: Mapped[datetime]
    __table_args__ = (
        of_order(),
        UniqueConstraint("warehouse_id", "order_key"),
        UniqueConstraint("warehouse_id", "carrier", "tracking_number"),
    )


class ExceptionRow(InWarehouse, Base):
    """Something that a person must decide. hold_id: the hold it came with, and goes with."""

    __tablename__ = "exception_case"
    exception_id: Mapped[str] = key()
    kind: Mapped[str]
    order_id: Mapped[str]
    hold_id: Mapped[str | None]
    detail: Mapped[dict[str, Any]]
    opened_at: Mapped[datetime]
    resolved_at: Mapped[datetime | None]
    resolved_by: Mapped[str | None]
    __table_args__ = (
        Index(None, "warehouse_id", "order_id"),
        Index(None, "warehouse_id", "resolved_at", "opened_at"),
    )


class NewsRow(InWarehouse, Base):
    """The feed. Read in the order (xid, seq), below the snapshot horizon. station None: for everyone."""

    __tablename__ = "news"
    news_id: Mapped[str] = key()
    seq: Mapped[int] = mapped_column(Identity())
    xid: Mapped[int | None] = mapped_column(TRANSACTION)
    station: Mapped[str | None]
    kind: Mapped[str]
    payload: Mapped[dict[str, Any]]
    at: Mapped[datetime]
    __table_args__ = (Index(None, "warehouse_id", "xid", "seq"), Index(None, "warehouse_id", "seq"))
