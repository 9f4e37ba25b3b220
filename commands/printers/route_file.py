"""printers.toml: which printer prints what, as a file that goes from station to station."""

import os
import re
import tomllib
from collections.abc import Iterable, Mapping
from dataclasses import fields
from pathlib import Path
from typing import Any

from commands.printers.route_words import refused
from fulfilment.errors import HomeUnwritable, SettingsWrong
from fulfilment.shipping.routing import (
    ANY,
    Fits,
    ParcelPapers,
    Route,
    RouteRefusal,
    RouteRefused,
    Routing,
    find_fault,
)

FILE_NAME = "printers.toml"
ROUTES, WITH_PARCEL = "routes", "with_parcel"
HEAD = """\
# Which printer prints what. Written by Packwave's printers page, and read when it starts.
# The rule that names most wins; what a rule does not name, it takes all of.
"""


class _Wrong(ValueError):
    """nth: of the tables named key, from 0; -1 for the file as a whole."""

    def __init__(self, key: str, nth: int, reason: str) -> None:
        super().__init__(reason)
        self.key, self.nth, self.reason = key, nth, reason


def load_routing(file: Path, media: Mapping[str, str]) -> Routing:
    """What file says; no rules when it is not there. media: the paper of each printer, by name.

    Raises SettingsWrong with file and line.
    """
    if not file.exists():
        return Routing()
    found = read_routing(file, media)
    if isinstance(found, Routing):
        return found
    raise SettingsWrong(
        f"{file}:{found.line}: {found.en}", advice=f"Mend {file}, line {found.line}: {found.en}"
    )


def read_routing(file: Path, media: Mapping[str, str], fits: Fits | None = None) -> Routing | RouteRefused:
    """All of file, or the first thing that is wrong with it and its line. fits: as find_fault has it."""
    try:
        text = file.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError:
        return refused(RouteRefusal.BAD_FILE, "not UTF-8", line=1)
    except OSError as error:
        return refused(RouteRefusal.BAD_FILE, error.strerror or str(error))
    return parse_routing(text, media, fits)


def parse_routing(text: str, media: Mapping[str, str], fits: Fits | None = None) -> Routing | RouteRefused:
    try:
        routing = _routing(tomllib.loads(text))
    except tomllib.TOMLDecodeError as error:
        found = re.search(r"at line (\d+)", str(error))
        line = int(found[1]) if found else text.count("\n") + 1
        return refused(RouteRefusal.BAD_FILE, str(error), line=line)
    except _Wrong as wrong:
        return refused(RouteRefusal.BAD_FILE, wrong.reason, line=_line(text, wrong.key, wrong.nth))
    fault = find_fault(routing, media, fits)
    if fault is None:
        return routing
    key = WITH_PARCEL if fault.is_paper else ROUTES
    return refused(fault.reason, fault.word, line=_line(text, key, fault.nth), other=fault.other + 1)


def routing_text(routing: Routing) -> str:
    """routing as parse_routing reads it."""
    tables = [_table(ROUTES, _route_row(route)) for route in routing.routes]
    tables += [_table(WITH_PARCEL, _papers_row(rule)) for rule in routing.with_parcel]
    return "\n".join([HEAD, *tables])


def write_routing(file: Path, routing: Routing) -> None:
    """Whole or not at all. Raises HomeUnwritable."""
    draft = file.with_name(f".{file.name}.draft")
    try:
        file.parent.mkdir(parents=True, exist_ok=True)
        with draft.open("w", encoding="utf-8", newline="\n") as out:
            out.write(routing_text(routing))
            out.flush()
            os.fsync(out.fileno())
        draft.replace(file)
    except OSError as error:
        raise HomeUnwritable(f"{file}: {error.strerror}") from error


# --- reading ---


def _routing(table: Mapping[str, Any]) -> Routing:
    if unknown := set(table) - {ROUTES, WITH_PARCEL}:
        word = min(unknown)
        raise _Wrong(word, 0, f"there is no setting named {word}")
    routes = [_route(nth, row) for nth, row in enumerate(_rows(table, ROUTES))]
    papers = [_papers(nth, row) for nth, row in enumerate(_rows(table, WITH_PARCEL))]
    return Routing(tuple(routes), tuple(papers))


def _rows(table: Mapping[str, Any], key: str) -> list[dict[str, Any]]:
    rows = table.get(key, [])
    if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
        raise _Wrong(key, 0, f"{key} are written as [[{key}]]")
    return rows


def _route(nth: int, row: Mapping[str, Any]) -> Route:
    """A rule in the file calls its kind `kind`."""
    _check(ROUTES, nth, row, {"kind", "carrier", "size", "station", "printer"}, ("kind", "printer"))
    given = {key: value for key, value in row.items() if key != "kind"}
    return Route(row["kind"], **given)


def _papers(nth: int, row: Mapping[str, Any]) -> ParcelPapers:
    names = row.get("papers")
    if not isinstance(names, list) or not all(isinstance(one, str) for one in names):
        raise _Wrong(WITH_PARCEL, nth, 'papers is a list like ["slip", "return"]')
    texts = {key: value for key, value in row.items() if key != "papers"}
    _check(WITH_PARCEL, nth, texts, {"channel", "carrier", "country"}, ())
    return ParcelPapers(tuple(dict.fromkeys(names)), **texts)


def _check(key: str, nth: int, row: Mapping[str, Any], known: set[str], needed: Iterable[str]) -> None:
    if unknown := set(row) - known:
        raise _Wrong(key, nth, f"a rule has no {min(unknown)}")
    for one in needed:
        if one not in row:
            raise _Wrong(key, nth, f"a rule needs {one}")
    for one, value in row.items():
        if not isinstance(value, str) or not value:
            raise _Wrong(key, nth, f"{one} wants a text in quotes")


def _line(text: str, key: str, nth: int) -> int:
    """Where the nth table (or the key) of that name begins, from 1."""
    pattern = re.compile(rf"^\s*\[*\s*{re.escape(key)}\b")
    lines = [number for number, row in enumerate(text.splitlines(), 1) if pattern.match(row)]
    return lines[min(nth, len(lines) - 1)] if lines else 1


# --- writing ---


def _route_row(route: Route) -> dict[str, str]:
    rest = {one.name: getattr(route, one.name) for one in fields(Route) if one.name != "document_kind"}
    return {"kind": _quoted(route.document_kind), **_named(rest)}


def _papers_row(rule: ParcelPapers) -> dict[str, str]:
    rest = {one.name: getattr(rule, one.name) for one in fields(ParcelPapers) if one.name != "papers"}
    return {"papers": f"[{', '.join(map(_quoted, rule.papers))}]", **_named(rest)}


def _named(row: Mapping[str, str]) -> dict[str, str]:
    return {key: _quoted(value) for key, value in row.items() if value != ANY}


def _table(key: str, row: Mapping[str, str]) -> str:
    return "\n".join([f"[[{key}]]", *(f"{name} = {value}" for name, value in row.items()), ""])


def _quoted(text: str) -> str:
    """A TOML basic string. Source: TOML 1.0.0, "String"."""
    escaped = "".join(_escaped(char) for char in text)
    return f'"{escaped}"'


def _escaped(char: str) -> str:
    if char in '"\\':
        return "\\" + char
    return char if char.isprintable() else f"\\U{ord(char):08X}"
