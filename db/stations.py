"""The benches that may work with this database."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Connection, select, update

from db.rows import insert_into
from db.tables import StationRow, WarehouseRow
from fulfilment.errors import DatabaseRefused


@dataclass(frozen=True)
class StationEntry:
    """last_seen_at, revoked_at: by the database's clock; None: never."""

    name: str
    added_at: datetime
    last_seen_at: datetime | None
    revoked_at: datetime | None
    operator: str


def put_warehouse(db: Connection, warehouse_id: str, name: str = "", time_zone: str = "UTC") -> None:
    """Make it, or change its name and zone. time_zone: IANA."""
    row = {"warehouse_id": warehouse_id, "name": name or warehouse_id, "time_zone": time_zone}
    insert = insert_into(db, WarehouseRow).values(row)
    changed = {"name": row["name"], "time_zone": time_zone}
    db.execute(insert.on_conflict_do_update(index_elements=["warehouse_id"], set_=changed))


def add_station(db: Connection, warehouse_id: str, name: str, at: datetime) -> None:
    """Safe to repeat; a revoked station may work again."""
    row = {"warehouse_id": warehouse_id, "name": name, "added_at": at}
    insert = insert_into(db, StationRow).values(row)
    again = {"revoked_at": None}
    db.execute(insert.on_conflict_do_update(index_elements=["warehouse_id", "name"], set_=again))


def list_stations(db: Connection, warehouse_id: str) -> tuple[StationEntry, ...]:
    columns = [getattr(StationRow, name) for name in StationEntry.__dataclass_fields__]
    query = select(*columns).where(StationRow.warehouse_id == warehouse_id).order_by(StationRow.name)
    return tuple(StationEntry(*row) for row in db.execute(query))


def revoke_station(db: Connection, warehouse_id: str, name: str, at: datetime) -> bool:
    """It gets no more work; what it still has to tell is taken. False when there is no such station."""
    ours = (StationRow.warehouse_id == warehouse_id) & (StationRow.name == name)
    return db.execute(update(StationRow).where(ours).values(revoked_at=at)).rowcount == 1


def check_station(db: Connection, warehouse_id: str, name: str, now: datetime) -> None:
    """Mark it as seen. Raises DatabaseRefused when it is unknown or revoked."""
    ours = (StationRow.warehouse_id == warehouse_id) & (StationRow.name == name)
    live = update(StationRow).where(ours, StationRow.revoked_at.is_(None)).values(last_seen_at=now)
    if not db.execute(live).rowcount:
        raise DatabaseRefused(f"no station {name} in {warehouse_id}", UNKNOWN_STATION)


UNKNOWN_STATION = "This station is not registered: add it with main.py station add NAME."
