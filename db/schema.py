"""Which revision of the schema a database has, and how it gets the newest."""

from pathlib import Path
from threading import Lock
from typing import Any

import psycopg
from sqlalchemy import Connection, inspect, text

from fulfilment.errors import DatabaseRefused

HEAD = "0001"  # the newest file in migrations/versions; alembic itself is imported only to migrate
MIGRATIONS = Path(__file__).parent / "migrations"
ONE_AT_A_TIME = Lock()  # alembic keeps its state in globals; other programs are kept out by the tables
CURRENT = "SELECT version_num FROM alembic_version"


def read_revision(db: Connection) -> str | None:
    """None: an empty database."""
    if not inspect(db).has_table("alembic_version"):
        return None
    return db.execute(text(CURRENT)).scalar_one_or_none()


def migrate_in(db: Connection) -> None:
    """Bring db to HEAD inside its running transaction; nothing to do is nothing done.

    Raises DatabaseRefused when the database is newer than this program.
    """
    found = read_revision(db)
    if found == HEAD:
        return
    _refuse_newer(found)
    from alembic import command  # 80 ms that a start without a migration does not pay
    from alembic.config import Config

    config = Config(attributes={"connection": db})
    config.set_main_option("script_location", str(MIGRATIONS).replace("%", "%%"))
    config.set_main_option("path_separator", "os")
    with ONE_AT_A_TIME:
        if read_revision(db) != HEAD:
            command.upgrade(config, HEAD)


def check_current(wire: "psycopg.Connection[Any]") -> None:
    """Raises DatabaseRefused when a PostgreSQL database is not at HEAD; only `db upgrade` migrates it."""
    try:
        row = wire.execute(CURRENT).fetchone()
    except psycopg.errors.UndefinedTable:
        row = None
    finally:
        wire.rollback()
    found = row[0] if row else None
    _refuse_newer(found)
    if found != HEAD:
        raise DatabaseRefused(
            f"the database has schema {found or 'none'}, this program needs {HEAD}: run main.py db upgrade",
            "Run main.py db upgrade once, then start again.",
        )


def _refuse_newer(found: str | None) -> None:
    """Revisions are numbered, so that an old program can tell a newer database from an older one."""
    if found is not None and found > HEAD:
        raise DatabaseRefused(
            f"the database has schema {found}, this program knows {HEAD}",
            "Update Packwave on this station: the shared database is newer.",
        )
