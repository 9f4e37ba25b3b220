"""What the page of rules asks of whoever keeps them. No Qt in this file."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from desktop.say import Words
from fulfilment.shipping.routing import Route, RouteRefused


@dataclass(frozen=True)
class PrinterChoice:
    """paper: what it has loaded, "100x150" in millimetres."""

    name: str
    paper: str


@dataclass(frozen=True)
class RouteTable:
    """The rules as they stand, and what a rule may say.

    printers: the first one prints whatever no rule gives to another. kinds: words by name, in the order
    they are chosen. sizes: by kind. folder: where files are written and looked for.
    """

    routes: tuple[Route, ...]
    printers: tuple[PrinterChoice, ...]
    kinds: Mapping[str, Words]
    carriers: tuple[str, ...]
    sizes: Mapping[str, tuple[str, ...]]
    station: str
    folder: str


@dataclass(frozen=True)
class RouteFile:
    """place: the folder or the stick it lies on."""

    path: str
    name: str
    place: str
    written_at: datetime


@dataclass(frozen=True)
class Exported:
    """path: of the file in the folder. copies: sticks that got one too."""

    path: str
    copies: tuple[str, ...] = ()


@dataclass(frozen=True)
class ImportedRules:
    """rules: how many stand now. kept_as: the file the rules of before were written to, "" without any."""

    rules: int
    kept_as: str = ""


class RouteDesk(Protocol):
    """Blocking; raises StationError. One lane calls it."""

    def read_table(self) -> RouteTable: ...

    def set_route(self, route: Route, instead_of: Route | None = None) -> RouteRefused | None:
        """instead_of: the rule as it was before a person changed it, None for a new one."""

    def remove_route(self, route: Route) -> RouteRefused | None: ...

    def test_route(self, printer: str, kind: str) -> RouteRefused | None:
        """A sample of that kind on this printer."""

    def export_rules(self) -> Exported: ...

    def list_files(self) -> tuple[RouteFile, ...]:
        """What may be imported, the newest first."""

    def import_rules(self, path: str) -> ImportedRules | RouteRefused: ...
