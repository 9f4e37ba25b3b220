"""Small differences between the two engines, kept in one place."""

from typing import Any

from sqlalchemy import Connection
from sqlalchemy.dialects import postgresql, sqlite

from db.tables import Base


def insert_into(db: Connection, table: type[Base]) -> Any:
    """An INSERT that knows ON CONFLICT, which both engines spell alike."""
    return postgresql.insert(table) if is_postgres(db) else sqlite.insert(table)


def is_postgres(db: Connection) -> bool:
    return db.dialect.name == "postgresql"
