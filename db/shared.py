"""The shared database of a URL, whichever engine it is."""

from db.connect import SharedLink
from db.shared_postgres import SharedPostgres
from db.shared_sqlite import SharedSqlite

Shared = SharedPostgres | SharedSqlite


def shared_database(
    link: SharedLink, warehouse_id: str, station: str, reachable_after_s: float = 10.0
) -> Shared:
    """What a station and a wave board ask, over link. One instance belongs to one lane."""
    kind = SharedPostgres if link.is_postgres else SharedSqlite
    return kind(link, warehouse_id, station, reachable_after_s)
