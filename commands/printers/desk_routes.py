"""The rules of one station, as the page of rules asks after them. Blocking, for the printer's lane."""

from collections.abc import Sequence
from datetime import UTC, datetime
from pathlib import Path

from commands.printers.label_sizes import sizes_of
from commands.printers.route_book import RouteBook, routes_file
from commands.printers.route_file import FILE_NAME
from commands.printers.route_words import KIND_WORDS, refused
from commands.printers.routes import PrinterRoutes, SendTest
from commands.settings import Settings
from commands.wiring import StationParts
from desktop.printers.routing.ports import (
    Exported,
    ImportedRules,
    PrinterChoice,
    RouteFile,
    RouteTable,
)
from fulfilment.errors import HomeUnwritable
from fulfilment.shipping.carriers import CARRIERS
from fulfilment.shipping.routing import Route, RouteRefusal, RouteRefused

KEPT_NAME = "printers-before.toml"
PATTERN = "printers*.toml"
STICKS = ("/media/*/*", "/run/media/*/*", "/Volumes/*")  # where systems put what is plugged in


class StationRoutes:
    """Implements desktop.printers.routing.ports.RouteDesk. sticks: what is plugged in now."""

    def __init__(
        self, routes: PrinterRoutes, book: RouteBook, home: Path, sticks: Sequence[str] = STICKS
    ) -> None:
        self._routes, self._book, self._home, self._sticks = routes, book, home, sticks

    def read_table(self) -> RouteTable:
        return RouteTable(
            routes=self._routes.list_routes(),
            printers=tuple(PrinterChoice(one.name, one.paper) for one in self._book.printers),
            kinds=KIND_WORDS,
            carriers=tuple(CARRIERS),
            sizes={kind: sizes_of(kind) for kind in KIND_WORDS},
            station=self._book.station,
            folder=str(self._home),
        )

    def set_route(self, route: Route, instead_of: Route | None = None) -> RouteRefused | None:
        return self._routes.set_route(route, instead_of)

    def remove_route(self, route: Route) -> RouteRefused | None:
        return self._routes.remove_route(route)

    def test_route(self, printer: str, kind: str) -> RouteRefused | None:
        setting = next((one for one in self._book.printers if one.name == printer), None)
        if setting is None:
            return refused(RouteRefusal.UNKNOWN_PRINTER, printer)
        said = self._routes.test_on(setting, kind)
        return said if isinstance(said, RouteRefused) else None

    # --- files ---

    def export_rules(self) -> Exported:
        """Into the folder, and onto every stick that takes it."""
        file = self._home / f"printers-{self._book.station}.toml"
        self._routes.export_to(file)
        return Exported(
            file.name, tuple(stick.name for stick in self._plugged_in() if self._copies(stick, file))
        )

    def list_files(self) -> tuple[RouteFile, ...]:
        """All but the file that is in force."""
        found = [file for place in (self._home, *self._plugged_in()) for file in place.glob(PATTERN)]
        others = [file for file in found if file != self._home / FILE_NAME and file.is_file()]
        files = [_told(file) for file in others]
        return tuple(sorted(files, key=lambda one: one.written_at, reverse=True))

    def import_rules(self, path: str) -> ImportedRules | RouteRefused:
        """What stood before is kept in a file, which can be imported like any other."""
        had_rules = bool(self._routes.list_routes() or self._routes.list_with_parcel())
        kept = self._home / KEPT_NAME
        is_own = Path(path) == kept
        if had_rules and not is_own:
            self._routes.export_to(kept)
        done = self._routes.import_from(Path(path))
        if isinstance(done, RouteRefused):
            return done
        return ImportedRules(done.routes, kept.name if had_rules and not is_own else "")

    def _plugged_in(self) -> list[Path]:
        return [stick for pattern in self._sticks for stick in sorted(_glob(pattern)) if stick.is_dir()]

    def _copies(self, stick: Path, file: Path) -> bool:
        """A stick that is full or not ours to write is passed over: the folder has the file."""
        try:
            self._routes.export_to(stick / file.name)
        except HomeUnwritable:
            return False
        return True


def _glob(pattern: str) -> list[Path]:
    """An absolute pattern; nothing where the system has no such folder."""
    root = Path(pattern).anchor or "."
    return list(Path(root).glob(str(Path(pattern).relative_to(root))))


def _told(file: Path) -> RouteFile:
    written_at = datetime.fromtimestamp(file.stat().st_mtime, UTC)
    return RouteFile(str(file), file.name, file.parent.name, written_at)


def station_routes(settings: Settings, parts: StationParts, send_test: SendTest) -> StationRoutes:
    book = parts.labels.book
    return StationRoutes(PrinterRoutes(book, routes_file(settings), send_test), book, settings.home)
