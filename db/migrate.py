"""`main.py db upgrade` and `db check`. Both engines; two programs that start at once do not collide."""

from db.address import read_address
from db.connect import OFFICE_S, SharedLink, make_file
from db.schema import HEAD, migrate_in, read_revision


def upgrade(url: str) -> str:
    """Bring the database to this program's schema; the revision it has then.

    Safe to repeat and to run twice at once: the loser of the race runs into the winner's tables, starts
    again and finds nothing left to do. Raises DatabaseAway, DatabaseRefused.
    """
    link = _unchecked(url)
    link.run(migrate_in)
    link.close()
    return HEAD


def current(url: str) -> str | None:
    """The revision that the database has; None when it is empty."""
    link = _unchecked(url)
    revision = link.run(read_revision)
    link.close()
    return revision


def is_current(url: str) -> bool:
    return current(url) == HEAD


def _unchecked(url: str) -> SharedLink:
    address = read_address(url, OFFICE_S)
    make_file(address)
    return SharedLink(address, OFFICE_S, is_checked=False)
