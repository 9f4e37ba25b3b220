"""A desk of rules in memory; it keeps what it was asked."""

from dataclasses import replace
from datetime import UTC, datetime

from desktop.printers.routing.ports import Exported, ImportedRules, PrinterChoice, RouteFile, RouteTable
from desktop.say import Both
from fulfilment.errors import StationError
from fulfilment.shipping.routing import Route, RouteRefused

FILE = RouteFile(
    "/stick/printers-09.toml", "printers-09.toml", "stick", datetime(2026, 5, 18, 9, 0, tzinfo=UTC)
)


def a_table(*routes: Route) -> RouteTable:
    return RouteTable(
        routes=routes,
        printers=(PrinterChoice("P1", "100x150"), PrinterChoice("P2", "60x40")),
        kinds={"waybill": Both("面单", "waybills"), "item": Both("商品标签", "item labels"), "slip": "slips"},
        carriers=("ZTO", "SF"),
        sizes={"waybill": ("100x150", "76x130"), "item": ("60x40",)},
        station="07",
        folder="/home/packwave",
    )


class FakeRoutes:
    """A RouteDesk: what was set or removed shows on the next reading."""

    def __init__(self, table: RouteTable) -> None:
        self.table = table
        self.asked: list[tuple[object, ...]] = []
        self.refusal: RouteRefused | None = None
        self.trouble: StationError | None = None
        self.files: tuple[RouteFile, ...] = (FILE,)

    def read_table(self) -> RouteTable:
        self._stumble()
        return self.table

    def set_route(self, route: Route, instead_of: Route | None = None) -> RouteRefused | None:
        if refusal := self._do("set", route, instead_of):
            return refusal
        kept = [route if one == instead_of else one for one in self.table.routes]
        self._keep(kept if instead_of is not None else [*kept, route])
        return None

    def remove_route(self, route: Route) -> RouteRefused | None:
        if refusal := self._do("remove", route):
            return refusal
        self._keep([one for one in self.table.routes if one != route])
        return None

    def test_route(self, printer: str, kind: str) -> RouteRefused | None:
        return self._do("test", printer, kind)

    def export_rules(self) -> Exported:
        self._do("export")
        return Exported("printers-07.toml")

    def list_files(self) -> tuple[RouteFile, ...]:
        return self.files

    def import_rules(self, path: str) -> ImportedRules | RouteRefused:
        return self._do("import", path) or ImportedRules(3, "printers-before.toml")

    def _keep(self, routes: list[Route]) -> None:
        self.table = replace(self.table, routes=tuple(routes))

    def _do(self, *asked: object) -> RouteRefused | None:
        self.asked.append(asked)
        self._stumble()
        return self.refusal

    def _stumble(self) -> None:
        if self.trouble is not None:
            raise self.trouble
