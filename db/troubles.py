"""What a database's error means for the one who called: away, refused, or try again."""

import sqlite3
from enum import Enum

import psycopg
from sqlalchemy.exc import DBAPIError
from sqlalchemy.exc import TimeoutError as PoolTimeout

from fulfilment.errors import DatabaseAway, DatabaseRefused, StationError

Trouble = Enum("Trouble", ["AGAIN", "LOST", "AWAY", "REFUSED"])

# Source: PostgreSQL manual, appendix A, "PostgreSQL Error Codes".
AGAIN = {"40001", "40P01", "55P03"}  # serialization, deadlock, lock timeout
AGAIN |= {"23505", "42P07", "42723", "42710"}  # someone else made this row, table or function just now
LOST_CLASSES = {"08"}
LOST = {"57P01", "57P02"}  # the server shut this connection: a new one may do
AWAY_CLASSES = {"53", "57", "58"}  # out of something, an operator stepped in, its disk failed
AWAY = {"25006", "25P03"}  # a standby that was a primary; idle too long
SQLITE_AWAY = {
    sqlite3.SQLITE_BUSY,
    sqlite3.SQLITE_LOCKED,
    sqlite3.SQLITE_IOERR,
    sqlite3.SQLITE_CANTOPEN,
    sqlite3.SQLITE_FULL,
    sqlite3.SQLITE_PROTOCOL,
}
# A login that fails brings no code in psycopg, only words; the server speaks its own language, so the
# list holds what libpq itself and an English server say. Anything else counts as away.
REFUSED_WORDS = ["authentication failed", "does not exist", "no pg_hba.conf entry", "not permitted to log in"]
REFUSED_WORDS += ["certificate verify failed", "does not support SSL", "no password supplied"]


def trouble(error: BaseException) -> Trouble:
    cause = error.orig if isinstance(error, DBAPIError) else error
    if isinstance(error, PoolTimeout):
        return Trouble.AWAY
    if isinstance(cause, psycopg.Error):
        return _postgres_trouble(cause)
    if isinstance(cause, sqlite3.Error):
        code = getattr(cause, "sqlite_errorcode", 0) & 0xFF
        return Trouble.AWAY if code in SQLITE_AWAY else Trouble.REFUSED
    return Trouble.REFUSED


def _postgres_trouble(error: psycopg.Error) -> Trouble:
    code = error.sqlstate
    if code is None:
        is_wire = isinstance(error, (psycopg.OperationalError, psycopg.InterfaceError))
        said = str(error)
        is_refused = not is_wire or any(words in said for words in REFUSED_WORDS)
        return Trouble.REFUSED if is_refused else Trouble.LOST
    if code in AGAIN:
        return Trouble.AGAIN
    if code in LOST or code[:2] in LOST_CLASSES:
        return Trouble.LOST
    return Trouble.AWAY if code in AWAY or code[:2] in AWAY_CLASSES else Trouble.REFUSED


def as_station_error(error: BaseException) -> StationError:
    """The error to raise; its detail is the first line of what the database said, never a parameter."""
    cause = error.orig if isinstance(error, DBAPIError) else error
    lines = str(cause).strip().splitlines() or [type(cause).__name__]
    return DatabaseRefused(lines[0]) if trouble(error) is Trouble.REFUSED else DatabaseAway(lines[0])
