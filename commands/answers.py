"""How a command speaks: JSON, one object a line, or the same for eyes."""

import json
from argparse import Namespace
from collections.abc import Iterable, Mapping
from datetime import UTC, datetime
from decimal import Decimal
from enum import Enum
from typing import Any


def say(args: Namespace, answer: Mapping[str, Any]) -> None:
    """One flushed line: whoever reads along sees it at once."""
    print(as_json(answer) if args.json else _plain(answer), flush=True)


def say_all(args: Namespace, answers: Iterable[Mapping[str, Any]]) -> None:
    for answer in answers:
        say(args, answer)


def as_json(answer: Any) -> str:
    return json.dumps(answer, ensure_ascii=False, default=_value)


def instant(at: datetime | None) -> str | None:
    """ISO 8601 in UTC, ending in Z."""
    return None if at is None else at.astimezone(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


def _plain(answer: Mapping[str, Any]) -> str:
    return "  ".join(f"{key}={_word(value)}" for key, value in answer.items() if value is not None)


def _word(value: Any) -> str:
    if isinstance(value, Enum):
        return str(value.value)
    if isinstance(value, dict | list | tuple):
        return as_json(value)
    return _value(value) if isinstance(value, datetime | Decimal) else str(value)


def _value(value: Any) -> str:
    if isinstance(value, datetime):
        return instant(value) or ""
    if isinstance(value, Enum):
        return str(value.value)
    return str(value)
