"""When something was, in any of the channels' ways of saying it."""

import re
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from fulfilment.intake.paths import BadTable, Unmappable

Clock = Callable[[Any], datetime | None]

_EPOCH = re.compile(r"[0-9]{1,13}(\.[0-9]{1,6})?([eE]\+?[0-9]{1,2})?")
_ZERO_TIME = re.compile(r"0+|0000-00-00.*")


def time(spec: dict[str, Any], zone: str | None) -> Clock:
    """Aware UTC. `unit` "s" or "ms": since 1970; otherwise ISO 8601 or "Y-M-D H:M:S +hhmm".

    A time without a zone takes `zone`, the channel's own; where a table names none, it is refused.
    Zero is how many channels write "not yet": None.
    """
    if "unit" in spec:
        return _epoch({"s": 1, "ms": 1000}[spec["unit"]])
    local = _zone(zone) if zone else None

    def convert(value: Any) -> datetime | None:
        if type(value) is not str:
            raise Unmappable("is not a time", value)
        if _ZERO_TIME.fullmatch(value.strip()):
            return None
        try:
            found = datetime.fromisoformat(_joined_offset(value.strip()))
            if found.tzinfo is None:
                found = _with_zone(found, local, value)
            return found.astimezone(UTC)
        except (ValueError, OverflowError) as error:
            if isinstance(error, Unmappable):
                raise
            raise Unmappable("is not a time", value) from error

    return convert


def _joined_offset(value: str) -> str:
    """fromisoformat takes no blank before the offset, as in "2025-11-28 09:00:05 -0500"."""
    return value[:-6] + value[-5:] if value[-6:-5] == " " and value[-5] in "+-" else value


def _with_zone(found: datetime, local: ZoneInfo | None, value: str) -> datetime:
    if local is None:
        raise Unmappable("names no time zone and neither does its channel", value)
    return found.replace(tzinfo=local)


def _zone(name: str) -> ZoneInfo:
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError) as error:
        raise BadTable(f"the time zone {name!r} is not known here") from error


def _epoch(per_second: int) -> Clock:
    def convert(value: Any) -> datetime | None:
        found = value.strip() if type(value) is str else str(value)
        if type(value) is bool or not _EPOCH.fullmatch(found):
            raise Unmappable("is not a time", value)
        since = float(found) / per_second
        if since == 0:
            return None
        try:
            return datetime.fromtimestamp(since, UTC)
        except (ValueError, OverflowError, OSError) as error:
            raise Unmappable("is not a time", value) from error

    return convert
