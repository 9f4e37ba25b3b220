"""Where a value lies in a record: plain key paths by hand, everything else by JMESPath."""

import re
from collections.abc import Callable
from typing import Any

import jmespath
from jmespath.exceptions import JMESPathError

Getter = Callable[[Any], Any]

_PLAIN = re.compile(r"[A-Za-z_]\w*(\[[0-9]+\])?(\.[A-Za-z_]\w*(\[[0-9]+\])?)*")


class BadTable(ValueError):
    """A channel's table says something that cannot be; the text names the place."""


class Unmappable(ValueError):
    """One record that cannot become an order; `value` is shown only where it is nobody's private data."""

    def __init__(self, what: str, value: object = None) -> None:
        super().__init__(what)
        self.what, self.value = what, value


def getter(path: str) -> Getter:
    """What reads `path` from a record; None where nothing lies there.

    Key paths such as a.b[0].c skip JMESPath, which costs ten times as much and means the same there.
    Raises: BadTable when the path cannot be parsed.
    Source: jmespath.org/specification.html
    """
    if _PLAIN.fullmatch(path):
        keys = path.replace("[", ".[").split(".")
        steps = [int(key[1:-1]) if key.startswith("[") else key for key in keys]
        return column(path) if len(steps) == 1 else _key_path(steps)
    try:
        search = jmespath.compile(path).search
    except JMESPathError as error:
        raise BadTable(f"the path {path!r} cannot be parsed") from error
    return _guarded(search, path)


def column(name: str) -> Getter:
    """What reads one key, whatever characters its name has (CSV headings)."""

    def read(record: Any) -> Any:
        return record.get(name) if type(record) is dict else None

    return read


def _key_path(steps: list[str | int]) -> Getter:
    def read(record: Any) -> Any:
        for step in steps:
            if type(record) is dict:
                record = record.get(step)
            elif type(record) is list and type(step) is int and step < len(record):
                record = record[step]
            else:
                return None
        return record

    return read


def _guarded(search: Getter, path: str) -> Getter:
    def read(record: Any) -> Any:
        try:
            return search(record)
        except (JMESPathError, TypeError) as error:  # a function met a type it was not made for
            raise Unmappable(f"{path} does not fit this record") from error

    return read
