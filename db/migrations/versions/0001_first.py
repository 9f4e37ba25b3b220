"""Everything the first stations need. Generated from db/tables.py once, and frozen since."""

from pathlib import Path

import sqlalchemy as sa
from alembic import op

from db.columns import CODE, DOCUMENT, TRANSACTION, Money, UtcTime

revision = "0001"
down_revision = None
branch_labels = None
depends_on = None

SQL = Path(__file__).parents[1] / "sql" / revision


def upgrade() -> None:
    make_tables()
    engine = op.get_bind().dialect.name
    wire = op.get_bind().connection.driver_connection  # the driver's own: a % in the text is only a %
    for file in sorted((SQL / engine).glob("*.sql")):
        wire.execute(file.read_text(encoding="utf-8"))


def make_tables() -> None:
    op.create_table(
        "barcode",
        sa.Column("warehouse_id", CODE, nullable=False),
        sa.Column("sku", CODE, nullable=False),
        sa.Column("code", CODE, nullable=False),
        sa.Column("pieces", sa.BigInteger(), nullable=False),
        sa.CheckConstraint("pieces >= 1", name=op.f("ck_barcode_pieces")),
        sa.PrimaryKeyConstraint("warehouse_id", "sku", "code", name=op.f("pk_barcode")),
    )
    op.create_table(
        "batch",
        sa.Column("warehouse_id", CODE, nullable=False),
        sa.Column("wave_id", CODE, nullable=False),
        sa.Column("tote", CODE, nullable=False),
        sa.Column("orders", sa.BigInteger(), nullable=False),
        sa.PrimaryKeyConstraint("warehouse_id", "wave_id", "tote", name=op.f("pk_batch")),
    )
    op.create_table(
        "bin",
        sa.Column("warehouse_id", CODE, nullable=False),
        sa.Column("bin_id", CODE, nullable=False),
        sa.Column("aisle", sa.BigInteger(), nullable=False),
        sa.Column("bay", sa.BigInteger(), nullable=False),
        sa.Column("sku", CODE, nullable=True),
        sa.PrimaryKeyConstraint("warehouse_id", "bin_id", name=op.f("pk_bin")),
    )
    op.create_table(
        "customer_order",
        sa.Column("warehouse_id", CODE, nullable=False),
        sa.Column("order_id", CODE, nullable=False),
        sa.Column("channel", CODE, nullable=False),
        sa.Column("shop", CODE, nullable=False),
        sa.Column("ref", CODE, nullable=False),
        sa.Column("state", CODE, nullable=False),
        sa.Column("channel_state", CODE, nullable=False),
        sa.Column("content_hash", CODE, nullable=False),
        sa.Column("seen_hash", CODE, nullable=True),
        sa.Column("imported_at", UtcTime(), nullable=False),
        sa.Column("created_at", UtcTime(), nullable=True),
        sa.Column("paid_at", UtcTime(), nullable=True),
        sa.Column("ship_by", UtcTime(), nullable=True),
        sa.Column("currency", CODE, nullable=True),
        sa.Column("goods_total", Money(), nullable=True),
        sa.Column("shipping_fee", Money(), nullable=True),
        sa.Column("discount", Money(), nullable=True),
        sa.Column("paid_total", Money(), nullable=True),
        sa.Column("buyer_note", CODE, nullable=True),
        sa.Column("seller_note", CODE, nullable=True),
        sa.Column("gift_note", CODE, nullable=True),
        sa.Column("platform_hold", CODE, nullable=True),
        sa.Column("carrier_hint", CODE, nullable=True),
        sa.Column("channel_tracking_number", CODE, nullable=True),
        sa.Column("pieces", sa.BigInteger(), nullable=False),
        sa.Column("released_at", UtcTime(), nullable=True),
        sa.Column("reserved_at", UtcTime(), nullable=True),
        sa.Column("is_held", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("cancelled_at", UtcTime(), nullable=True),
        sa.Column("carrier", CODE, nullable=True),
        sa.Column("cut_off_at", UtcTime(), nullable=True),
        sa.Column("due_at", UtcTime(), nullable=True),
        sa.Column("urgent", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.Column("wave_id", CODE, nullable=True),
        sa.Column("tote", CODE, nullable=True),
        sa.Column("position", sa.BigInteger(), nullable=True),
        sa.Column("place_reason", CODE, nullable=True),
        sa.Column("epoch", sa.BigInteger(), server_default="1", nullable=False),
        sa.Column("station", CODE, nullable=True),
        sa.Column("lease_until", UtcTime(), nullable=True),
        sa.Column("opened_at", UtcTime(), nullable=True),
        sa.Column("opened_by", CODE, nullable=True),
        sa.Column("bench_opened_at", UtcTime(), nullable=True),
        sa.Column("pieces_packed", sa.BigInteger(), server_default="0", nullable=False),
        sa.Column("packed_at", UtcTime(), nullable=True),
        sa.Column("packed_by", CODE, nullable=True),
        sa.Column("parcel_id", CODE, nullable=True),
        sa.Column("tracking_number", CODE, nullable=True),
        sa.CheckConstraint("pieces_packed >= 0", name=op.f("ck_customer_order_pieces_packed")),
        sa.PrimaryKeyConstraint("warehouse_id", "order_id", name=op.f("pk_customer_order")),
        sa.UniqueConstraint(
            "warehouse_id",
            "channel",
            "shop",
            "ref",
            name=op.f("uq_customer_order_warehouse_id_channel_shop_ref"),
        ),
    )
    op.create_index(
        op.f("ix_customer_order_warehouse_id_imported_at_order_id"),
        "customer_order",
        ["warehouse_id", "imported_at", "order_id"],
        unique=False,
    )
    op.create_index(
        op.f("ix_customer_order_warehouse_id_packed_at"),
        "customer_order",
        ["warehouse_id", "packed_at"],
        unique=False,
        postgresql_where=sa.text("packed_at IS NOT NULL"),
        sqlite_where=sa.text("packed_at IS NOT NULL"),
    )
    op.create_index(
        op.f("ix_customer_order_warehouse_id_ref"), "customer_order", ["warehouse_id", "ref"], unique=False
    )
    op.create_index(
        op.f("ix_customer_order_warehouse_id_state_imported_at_order_id"),
        "customer_order",
        ["warehouse_id", "state", "imported_at", "order_id"],
        unique=False,
    )
    op.create_index(
        op.f("ix_customer_order_warehouse_id_station"),
        "customer_order",
        ["warehouse_id", "station"],
        unique=False,
        postgresql_where=sa.text("station IS NOT NULL"),
        sqlite_where=sa.text("station IS NOT NULL"),
    )
    op.create_index(
        op.f("ix_customer_order_warehouse_id_wave_id_position"),
        "customer_order",
        ["warehouse_id", "wave_id", "position"],
        unique=False,
        postgresql_where=sa.text("wave_id IS NOT NULL"),
        sqlite_where=sa.text("wave_id IS NOT NULL"),
    )
    op.create_table(
        "exception_case",
        sa.Column("warehouse_id", CODE, nullable=False),
        sa.Column("exception_id", CODE, nullable=False),
        sa.Column("kind", CODE, nullable=False),
        sa.Column("order_id", CODE, nullable=False),
        sa.Column("hold_id", CODE, nullable=True),
        sa.Column("detail", DOCUMENT, nullable=False),
        sa.Column("opened_at", UtcTime(), nullable=False),
        sa.Column("resolved_at", UtcTime(), nullable=True),
        sa.Column("resolved_by", CODE, nullable=True),
        sa.PrimaryKeyConstraint("warehouse_id", "exception_id", name=op.f("pk_exception_case")),
    )
    op.create_index(
        op.f("ix_exception_case_warehouse_id_order_id"),
        "exception_case",
        ["warehouse_id", "order_id"],
        unique=False,
    )
    op.create_index(
        op.f("ix_exception_case_warehouse_id_resolved_at_opened_at"),
        "exception_case",
        ["warehouse_id", "resolved_at", "opened_at"],
        unique=False,
    )
    op.create_table(
        "fact",
        sa.Column("warehouse_id", CODE, nullable=False),
        sa.Column("fact_id", CODE, nullable=False),
        sa.Column("station", CODE, nullable=False),
        sa.Column("seq", sa.BigInteger(), nullable=False),
        sa.Column("order_id", CODE, nullable=False),
        sa.Column("epoch", sa.BigInteger(), nullable=False),
        sa.Column("parcel_id", CODE, nullable=False),
        sa.Column("kind", CODE, nullable=False),
        sa.Column("operator", CODE, nullable=False),
        sa.Column("at", UtcTime(), nullable=False),
        sa.Column("payload", DOCUMENT, nullable=False),
        sa.Column("verdict", CODE, nullable=False),
        sa.Column("reason", CODE, nullable=False),
        sa.Column("is_repeat", sa.Boolean(), nullable=False),
        sa.Column("received_at", UtcTime(), nullable=False),
        sa.Column("xid", TRANSACTION, nullable=True),
        sa.PrimaryKeyConstraint("warehouse_id", "fact_id", name=op.f("pk_fact")),
    )
    op.create_index(op.f("ix_fact_warehouse_id_order_id"), "fact", ["warehouse_id", "order_id"], unique=False)
    op.create_index(
        op.f("ix_fact_warehouse_id_received_at"), "fact", ["warehouse_id", "received_at"], unique=False
    )
    op.create_index(
        "uq_fact_seq",
        "fact",
        ["warehouse_id", "station", "seq"],
        unique=True,
        postgresql_where=sa.text("NOT is_repeat"),
        sqlite_where=sa.text("NOT is_repeat"),
    )
    op.create_table(
        "label",
        sa.Column("warehouse_id", CODE, nullable=False),
        sa.Column("carrier", CODE, nullable=False),
        sa.Column("tracking_number", CODE, nullable=False),
        sa.Column("parcel_id", CODE, nullable=False),
        sa.Column("order_id", CODE, nullable=False),
        sa.Column("state", CODE, nullable=False),
        sa.Column("copies", sa.BigInteger(), nullable=False),
        sa.Column("changed_at", UtcTime(), nullable=False),
        sa.Column("void_why", CODE, nullable=True),
        sa.Column("void_by", CODE, nullable=True),
        sa.PrimaryKeyConstraint("warehouse_id", "carrier", "tracking_number", name=op.f("pk_label")),
    )
    op.create_index(
        op.f("ix_label_warehouse_id_parcel_id"), "label", ["warehouse_id", "parcel_id"], unique=False
    )
    op.create_table(
        "news",
        sa.Column("warehouse_id", CODE, nullable=False),
        sa.Column("news_id", CODE, nullable=False),
        sa.Column("seq", sa.BigInteger(), sa.Identity(), nullable=False),
        sa.Column("xid", TRANSACTION, nullable=True),
        sa.Column("station", CODE, nullable=True),
        sa.Column("kind", CODE, nullable=False),
        sa.Column("payload", DOCUMENT, nullable=False),
        sa.Column("at", UtcTime(), nullable=False),
        sa.PrimaryKeyConstraint("warehouse_id", "news_id", name=op.f("pk_news")),
    )
    op.create_index(op.f("ix_news_warehouse_id_seq"), "news", ["warehouse_id", "seq"], unique=False)
    op.create_index(
        op.f("ix_news_warehouse_id_xid_seq"), "news", ["warehouse_id", "xid", "seq"], unique=False
    )
    op.create_table(
        "number_range",
        sa.Column("warehouse_id", CODE, nullable=False),
        sa.Column("carrier", CODE, nullable=False),
        sa.Column("next_number", sa.BigInteger(), nullable=False),
        sa.Column("last_number", sa.BigInteger(), nullable=False),
        sa.Column("taken_first", sa.BigInteger(), nullable=True),
        sa.PrimaryKeyConstraint("warehouse_id", "carrier", name=op.f("pk_number_range")),
    )
    op.create_table(
        "operator",
        sa.Column("warehouse_id", CODE, nullable=False),
        sa.Column("operator_id", CODE, nullable=False),
        sa.Column("name", CODE, nullable=False),
        sa.Column("role", CODE, nullable=False),
        sa.Column("badge", CODE, nullable=False),
        sa.Column("pin_hash", CODE, nullable=False),
        sa.PrimaryKeyConstraint("warehouse_id", "operator_id", name=op.f("pk_operator")),
    )
    op.create_table(
        "parcel",
        sa.Column("warehouse_id", CODE, nullable=False),
        sa.Column("parcel_id", CODE, nullable=False),
        sa.Column("order_id", CODE, nullable=False),
        sa.Column("station", CODE, nullable=False),
        sa.Column("operator", CODE, nullable=False),
        sa.Column("carrier", CODE, nullable=False),
        sa.Column("tracking_number", CODE, nullable=False),
        sa.Column("pieces", sa.BigInteger(), nullable=False),
        sa.Column("closed_at", UtcTime(), nullable=False),
        sa.Column("seconds", sa.BigInteger(), nullable=True),
        sa.Column("is_handed", sa.Boolean(), server_default=sa.false(), nullable=False),
        sa.PrimaryKeyConstraint("warehouse_id", "parcel_id", name=op.f("pk_parcel")),
        sa.UniqueConstraint(
            "warehouse_id",
            "carrier",
            "tracking_number",
            name=op.f("uq_parcel_warehouse_id_carrier_tracking_number"),
        ),
    )
    op.create_index(
        op.f("ix_parcel_warehouse_id_order_id"), "parcel", ["warehouse_id", "order_id"], unique=False
    )
    op.create_index(
        "ix_parcel_to_hand",
        "parcel",
        ["warehouse_id", "order_id"],
        unique=False,
        postgresql_where=sa.text("NOT is_handed"),
        sqlite_where=sa.text("NOT is_handed"),
    )
    op.create_table(
        "print_job",
        sa.Column("warehouse_id", CODE, nullable=False),
        sa.Column("parcel_id", CODE, nullable=False),
        sa.Column("tracking_number", CODE, nullable=False),
        sa.Column("copy", sa.BigInteger(), nullable=False),
        sa.Column("station", CODE, nullable=False),
        sa.Column("state", CODE, nullable=False),
        sa.Column("evidence", DOCUMENT, nullable=False),
        sa.Column("changed_at", UtcTime(), nullable=False),
        sa.PrimaryKeyConstraint(
            "warehouse_id", "parcel_id", "tracking_number", "copy", name=op.f("pk_print_job")
        ),
    )
    op.create_table(
        "product",
        sa.Column("warehouse_id", CODE, nullable=False),
        sa.Column("sku", CODE, nullable=False),
        sa.Column("title_zh", CODE, nullable=False),
        sa.Column("title_en", CODE, nullable=False),
        sa.Column("spec_zh", CODE, nullable=False),
        sa.Column("spec_en", CODE, nullable=False),
        sa.Column("weight_g", sa.BigInteger(), nullable=False),
        sa.Column("picture", CODE, nullable=False),
        sa.Column("note_zh", CODE, nullable=True),
        sa.Column("note_en", CODE, nullable=True),
        sa.PrimaryKeyConstraint("warehouse_id", "sku", name=op.f("pk_product")),
    )
    op.create_table(
        "station",
        sa.Column("warehouse_id", CODE, nullable=False),
        sa.Column("name", CODE, nullable=False),
        sa.Column("added_at", UtcTime(), nullable=False),
        sa.Column("last_seen_at", UtcTime(), nullable=True),
        sa.Column("revoked_at", UtcTime(), nullable=True),
        sa.Column("operator", CODE, server_default="", nullable=False),
        sa.PrimaryKeyConstraint("warehouse_id", "name", name=op.f("pk_station")),
    )
    op.create_table(
        "stock",
        sa.Column("warehouse_id", CODE, nullable=False),
        sa.Column("sku", CODE, nullable=False),
        sa.Column("on_hand", sa.BigInteger(), nullable=False),
        sa.Column("reserved", sa.BigInteger(), server_default="0", nullable=False),
        sa.CheckConstraint("on_hand >= 0", name=op.f("ck_stock_on_hand")),
        sa.CheckConstraint("reserved >= 0", name=op.f("ck_stock_reserved")),
        sa.PrimaryKeyConstraint("warehouse_id", "sku", name=op.f("pk_stock")),
    )
    op.create_table(
        "warehouse",
        sa.Column("warehouse_id", CODE, nullable=False),
        sa.Column("name", CODE, nullable=False),
        sa.Column("time_zone", CODE, server_default="UTC", nullable=False),
        sa.Column("last_wave", sa.BigInteger(), server_default="0", nullable=False),
        sa.PrimaryKeyConstraint("warehouse_id", name=op.f("pk_warehouse")),
    )
    op.create_table(
        "wave",
        sa.Column("warehouse_id", CODE, nullable=False),
        sa.Column("wave_id", CODE, nullable=False),
        sa.Column("number", CODE, nullable=False),
        sa.Column("count", sa.BigInteger(), nullable=False),
        sa.Column("state", CODE, nullable=False),
        sa.Column("station", CODE, nullable=True),
        sa.Column("epoch", sa.BigInteger(), server_default="1", nullable=False),
        sa.Column("carrier", CODE, nullable=False),
        sa.Column("lane", CODE, nullable=False),
        sa.Column("urgent", sa.Boolean(), nullable=False),
        sa.Column("due_at", UtcTime(), nullable=False),
        sa.Column("size", sa.BigInteger(), nullable=False),
        sa.Column("made_at", UtcTime(), nullable=False),
        sa.Column("released_at", UtcTime(), nullable=True),
        sa.Column("done_at", UtcTime(), nullable=True),
        sa.PrimaryKeyConstraint("warehouse_id", "wave_id", name=op.f("pk_wave")),
        sa.UniqueConstraint("warehouse_id", "count", name=op.f("uq_wave_warehouse_id_count")),
    )
    op.create_index(
        op.f("ix_wave_warehouse_id_state_station"), "wave", ["warehouse_id", "state", "station"], unique=False
    )
    op.create_table(
        "hold",
        sa.Column("warehouse_id", CODE, nullable=False),
        sa.Column("hold_id", CODE, nullable=False),
        sa.Column("order_id", CODE, nullable=False),
        sa.Column("kind", CODE, nullable=False),
        sa.Column("source", CODE, nullable=False),
        sa.Column("detail", DOCUMENT, nullable=False),
        sa.Column("by", CODE, nullable=False),
        sa.Column("at", UtcTime(), nullable=False),
        sa.Column("released_at", UtcTime(), nullable=True),
        sa.Column("released_by", CODE, nullable=True),
        sa.ForeignKeyConstraint(
            ["warehouse_id", "order_id"],
            ["customer_order.warehouse_id", "customer_order.order_id"],
            name=op.f("fk_hold_customer_order"),
        ),
        sa.PrimaryKeyConstraint("warehouse_id", "hold_id", name=op.f("pk_hold")),
    )
    op.create_index(op.f("ix_hold_warehouse_id_order_id"), "hold", ["warehouse_id", "order_id"], unique=False)
    op.create_table(
        "order_line",
        sa.Column("warehouse_id", CODE, nullable=False),
        sa.Column("order_id", CODE, nullable=False),
        sa.Column("ref", CODE, nullable=False),
        sa.Column("number", sa.BigInteger(), nullable=False),
        sa.Column("sku", CODE, nullable=True),
        sa.Column("title", CODE, nullable=False),
        sa.Column("options", DOCUMENT, nullable=False),
        sa.Column("quantity", sa.BigInteger(), nullable=False),
        sa.Column("returned_quantity", sa.BigInteger(), nullable=False),
        sa.Column("to_pack", sa.BigInteger(), nullable=False),
        sa.Column("unit_price", Money(), nullable=True),
        sa.Column("reserved", sa.BigInteger(), server_default="0", nullable=False),
        sa.ForeignKeyConstraint(
            ["warehouse_id", "order_id"],
            ["customer_order.warehouse_id", "customer_order.order_id"],
            name=op.f("fk_order_line_customer_order"),
        ),
        sa.PrimaryKeyConstraint("warehouse_id", "order_id", "ref", name=op.f("pk_order_line")),
    )
    op.create_table(
        "carrier_waybill",
        sa.Column("warehouse_id", CODE, nullable=False),
        sa.Column("order_id", CODE, nullable=False),
        sa.Column("box", sa.BigInteger(), nullable=False),
        sa.Column("redo", sa.BigInteger(), nullable=False),
        sa.Column("carrier", CODE, nullable=False),
        sa.Column("order_key", CODE, nullable=False),
        sa.Column("fingerprint", CODE, nullable=False),
        sa.Column("state", CODE, nullable=False),
        sa.Column("tracking_number", CODE, nullable=True),
        sa.Column("route_code", CODE, server_default="", nullable=False),
        sa.Column("document", sa.LargeBinary(), nullable=True),
        sa.Column("document_kind", CODE, server_default="", nullable=False),
        sa.Column("document_url", CODE, server_default="", nullable=False),
        sa.Column("carrier_order", CODE, server_default="", nullable=False),
        sa.Column("reason", CODE, server_default="", nullable=False),
        sa.Column("said", CODE, server_default="", nullable=False),
        sa.Column("asked_at", UtcTime(), nullable=False),
        sa.Column("changed_at", UtcTime(), nullable=False),
        sa.ForeignKeyConstraint(
            ["warehouse_id", "order_id"],
            ["customer_order.warehouse_id", "customer_order.order_id"],
            name=op.f("fk_carrier_waybill_customer_order"),
        ),
        sa.PrimaryKeyConstraint("warehouse_id", "order_id", "box", "redo", name=op.f("pk_carrier_waybill")),
        sa.UniqueConstraint(
            "warehouse_id", "order_key", name=op.f("uq_carrier_waybill_warehouse_id_order_key")
        ),
        sa.UniqueConstraint(
            "warehouse_id",
            "carrier",
            "tracking_number",
            name=op.f("uq_carrier_waybill_warehouse_id_carrier_tracking_number"),
        ),
    )
    op.create_table(
        "person",
        sa.Column("warehouse_id", CODE, nullable=False),
        sa.Column("order_id", CODE, nullable=False),
        sa.Column("recipient", DOCUMENT, nullable=False),
        sa.Column("buyer", DOCUMENT, nullable=False),
        sa.Column("purge_at", UtcTime(), nullable=True),
        sa.ForeignKeyConstraint(
            ["warehouse_id", "order_id"],
            ["customer_order.warehouse_id", "customer_order.order_id"],
            name=op.f("fk_person_customer_order"),
        ),
        sa.PrimaryKeyConstraint("warehouse_id", "order_id", name=op.f("pk_person")),
    )
    op.create_index(
        op.f("ix_person_warehouse_id_purge_at"), "person", ["warehouse_id", "purge_at"], unique=False
    )
