"""Many rows at once, the fastest way each engine has."""

import json
from collections.abc import Sequence
from typing import Any

from sqlalchemy import Connection, insert

from db.rows import is_postgres
from db.tables import Base


def insert_rows(db: Connection, table: type[Base], rows: Sequence[dict[str, Any]]) -> None:
    """rows have the same keys. COPY on PostgreSQL: three times the rate of inserts.

    Source: shared findings on sync, section 2d, measured.
    """
    if not rows:
        return
    if not is_postgres(db):
        db.execute(insert(table), list(rows))
        return
    names = list(rows[0])
    wire: Any = db.connection.driver_connection
    columns = ", ".join(f'"{name}"' for name in names)
    with wire.cursor().copy(f'COPY "{table.__tablename__}" ({columns}) FROM STDIN') as copy:
        for row in rows:
            copy.write_row([_copied(row[name]) for name in names])


def _copied(value: Any) -> Any:
    return json.dumps(value, ensure_ascii=False) if isinstance(value, dict) else value
