"""Which printer prints what, as the printers screen and `printer` set it. Blocks."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path

from commands.printers.label_sizes import fits_on, layout_on
from commands.printers.route_book import RouteBook
from commands.printers.route_file import read_routing, write_routing
from commands.printers.route_words import refused
from commands.settings import PrinterSetting
from fulfilment.shipping.contents import CONTENTS
from fulfilment.shipping.routing import (
    ANY,
    NoRoute,
    ParcelPapers,
    Route,
    RouteRefusal,
    RouteRefused,
    Routing,
    find_fault,
)

SendTest = Callable[[PrinterSetting, str], bool]  # printer, kind -> whether it was ready and got it


@dataclass(frozen=True)
class SampleSent:
    """printer: who printed the sample."""

    printer: str
    kind: str


@dataclass(frozen=True)
class Imported:
    """How many rules stand now."""

    routes: int
    with_parcel: int


class PrinterRoutes:
    """The rules of one station. Every change is checked whole, then written, and only then in force.

    Raises HomeUnwritable when the file cannot be written: nothing changed then.
    """

    def __init__(self, book: RouteBook, file: Path, send_test: SendTest) -> None:
        self._book, self._file, self._send_test = book, file, send_test

    # --- the rules ---

    def list_routes(self) -> tuple[Route, ...]:
        """In the order of the file."""
        return self._book.routing.routes

    def set_route(self, route: Route, instead_of: Route | None = None) -> RouteRefused | None:
        """Keep route; one with the same conditions, or the one it stands for now, goes.

        instead_of: the rule as it was before a person changed it.
        """
        now = self._book.routing.routes
        if instead_of is not None and instead_of not in now:
            return refused(RouteRefusal.NO_SUCH_ROUTE)
        same = next((one for one in now if _is_same(one, route) and one != instead_of), None)
        rest = [one for one in now if one != same]
        kept = [route if one == instead_of else one for one in rest]
        if instead_of is None:
            kept.insert(now.index(same) if same else len(kept), route)
        return self._keep(replace(self._book.routing, routes=tuple(kept)))

    def remove_route(self, route: Route) -> RouteRefused | None:
        now = self._book.routing.routes
        if route not in now:
            return refused(RouteRefusal.NO_SUCH_ROUTE)
        return self._keep(replace(self._book.routing, routes=tuple(one for one in now if one != route)))

    def list_with_parcel(self) -> tuple[ParcelPapers, ...]:
        return self._book.routing.with_parcel

    def set_with_parcel(self, rule: ParcelPapers) -> RouteRefused | None:
        """Keep rule; one with the same conditions goes."""
        now = self._book.routing.with_parcel
        rest = tuple(one for one in now if one.conditions != rule.conditions)
        return self._keep(replace(self._book.routing, with_parcel=(*rest, rule)))

    def remove_with_parcel(self, rule: ParcelPapers) -> RouteRefused | None:
        now = self._book.routing.with_parcel
        if rule not in now:
            return refused(RouteRefusal.NO_SUCH_ROUTE)
        return self._keep(replace(self._book.routing, with_parcel=tuple(one for one in now if one != rule)))

    # --- tried out, and from station to station ---

    def test(self, kind: str, carrier: str = ANY, size: str = "") -> SampleSent | RouteRefused:
        """A sample of that kind on the printer that would take it. size: "" for the usual ones."""
        if kind not in CONTENTS:
            return refused(RouteRefusal.UNKNOWN_KIND, kind)
        printer = self._book.printer_for(kind, carrier, "" if size == ANY else size)
        if isinstance(printer, NoRoute):
            return refused(RouteRefusal.NO_PRINTER, kind)
        return self.test_on(printer, kind)

    def test_on(self, printer: PrinterSetting, kind: str) -> SampleSent | RouteRefused:
        """A sample of that kind on this printer, whatever the rules say."""
        if layout_on(kind, printer.paper) is None:
            return refused(RouteRefusal.DOES_NOT_FIT, kind)
        if not self._send_test(printer, kind):
            return refused(RouteRefusal.NOT_READY, printer.name)
        return SampleSent(printer.name, kind)

    def export_to(self, file: Path) -> Imported:
        """Raises HomeUnwritable."""
        write_routing(file, self._book.routing)
        return self._counted()

    def import_from(self, file: Path) -> Imported | RouteRefused:
        """All rules of file instead of those that stand; nothing changes unless every one may stand."""
        found = read_routing(file, self._book.media, fits_on)
        refusal = found if isinstance(found, RouteRefused) else self._keep(found)
        return refusal or self._counted()

    # --- keeping ---

    def _keep(self, routing: Routing) -> RouteRefused | None:
        if fault := find_fault(routing, self._book.media, fits_on):
            return refused(fault.reason, fault.word, other=fault.other + 1)
        write_routing(self._file, routing)
        self._book.routing = routing
        return None

    def _counted(self) -> Imported:
        return Imported(len(self._book.routing.routes), len(self._book.routing.with_parcel))


def _is_same(one: Route, other: Route) -> bool:
    return (one.document_kind, one.conditions) == (other.document_kind, other.conditions)
