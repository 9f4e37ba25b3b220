"""News for stations: written with what it tells of, read below the horizon where nothing can still appear."""

from collections.abc import Mapping, Sequence
from datetime import datetime
from typing import Any
from uuid import uuid4

from sqlalchemy import Connection, func, insert, select

from db.rows import is_postgres
from db.tables import NewsRow
from fulfilment.packing.ports import News, NewsItem, NewsKind

POLL_LIMIT = 500  # rows of one poll; what is left comes with the next


def add_news(
    db: Connection,
    warehouse_id: str,
    station: str | None,
    kind: NewsKind,
    payload: Mapping[str, Any],
    at: datetime,
) -> None:
    """station None: for every station."""
    row: dict[str, Any] = {
        "warehouse_id": warehouse_id,
        "news_id": str(uuid4()),
        "station": station,
        "kind": kind.value,
        "payload": dict(payload),
        "at": at,
    }
    if is_postgres(db):
        row["xid"] = func.pg_current_xact_id()
    else:
        row |= {"seq": select(func.coalesce(func.max(NewsRow.seq), 0) + 1).scalar_subquery(), "xid": 0}
    db.execute(insert(NewsRow).values(row))


def poll_file(db: Connection, warehouse_id: str, station: str, cursor: str | None) -> News:
    """SQLite has one writer at a time, so numbers appear in their order and `seq > cursor` misses nothing."""
    newest: int = db.execute(select(func.coalesce(func.max(NewsRow.seq), 0))).scalar_one()
    if cursor is None:
        return News(str(newest), ())
    if not cursor.isdecimal() or int(cursor) > newest:
        return News(str(newest), (READ_ANEW,))
    rows = db.execute(
        select(NewsRow.seq, NewsRow.kind, NewsRow.payload)
        .where(NewsRow.warehouse_id == warehouse_id, NewsRow.seq > int(cursor))
        .where(NewsRow.station.is_(None) | (NewsRow.station == station))
        .order_by(NewsRow.seq)
        .limit(POLL_LIMIT)
    ).all()
    last = rows[-1].seq if len(rows) == POLL_LIMIT else newest
    return News(str(last), news_items([{"kind": row.kind, "payload": row.payload} for row in rows]))


# The answer to a cursor of another database, or of one that was restored from a backup.
READ_ANEW = NewsItem(NewsKind.WAVE_CHANGED, {"wave_id": ""})


def news_items(rows: Sequence[Mapping[str, Any]]) -> tuple[NewsItem, ...]:
    return tuple(NewsItem(NewsKind(row["kind"]), row["payload"]) for row in rows)
