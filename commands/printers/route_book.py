"""The rules a station prints by, now: which of its printers takes a document."""

from collections.abc import Sequence
from pathlib import Path

from commands.printers.label_sizes import layout_on, sizes_of
from commands.printers.route_file import FILE_NAME, load_routing
from commands.settings import PrinterSetting, Settings
from fulfilment.shipping.routing import (
    ANY,
    CN22,
    WAYBILL,
    NoRoute,
    Routing,
    choose_of_sizes,
    papers_with,
)


class RouteBook:
    """printers: the first one takes whatever no rule gives to another, if it fits its paper.

    routing is replaced whole, so a lane that reads it never sees half of a change.
    """

    def __init__(
        self, station: str, printers: Sequence[PrinterSetting], routing: Routing | None = None
    ) -> None:
        self.station, self.routing = station, routing or Routing()
        self._printers = {one.name: one for one in printers}
        self._first = printers[0]
        self._instead: dict[str, PrinterSetting] = {}  # printer -> who stands in for it

    @property
    def printers(self) -> tuple[PrinterSetting, ...]:
        return tuple(self._printers.values())

    @property
    def media(self) -> dict[str, str]:
        """The paper of each printer, by its name."""
        return {one.name: one.paper for one in self._printers.values()}

    def printer_for(self, kind: str, carrier: str = ANY, size: str = "") -> PrinterSetting | NoRoute:
        """Who prints it. size: of a document that has one of its own; "" for those we draw to fit."""
        found = choose_of_sizes(self.routing.routes, self.station, kind, self._sizes(kind, size), carrier)
        if not isinstance(found, NoRoute):
            return self.stand_in(self._printers[found])
        return self.stand_in(self._first) if self._fits_first(kind, size) else found

    def waybill_printer(self) -> PrinterSetting:
        """Who prints the waybills of carriers that no rule names, the first printer if nobody else.

        Qt's thread asks at the start and whenever a printer was heard of: without rules that name sizes no
        layout is read for it, and numpy is not loaded.
        """
        sizes = self._sizes(WAYBILL, "")
        found = choose_of_sizes(self.routing.routes, self.station, WAYBILL, sizes, ANY)
        return self.stand_in(self._first if isinstance(found, NoRoute) else self._printers[found])

    def papers_with(self, channel: str, carrier: str, country: str | None) -> tuple[str, ...]:
        """Customs forms by themselves only where a rule says who prints them."""
        declares = any(
            route.document_kind == CN22 and route.station in (ANY, self.station)
            for route in self.routing.routes
        )
        return papers_with(self.routing.with_parcel, channel, carrier, country, declares=declares)

    def use_instead(self, printer: str, spare: PrinterSetting) -> None:
        """From now on spare prints all that printer would, and what printer stood in for."""
        for name, now in list(self._instead.items()):
            if now.name == printer:
                self._instead[name] = spare
        self._instead[printer] = spare
        self._instead = {name: now for name, now in self._instead.items() if name != now.name}

    def stand_in(self, printer: PrinterSetting) -> PrinterSetting:
        """Who prints for it now: itself, or the spare it was given up for."""
        return self._instead.get(printer.name, printer)

    def _sizes(self, kind: str, size: str) -> tuple[str, ...]:
        """What kind can be printed in, as far as a rule asks."""
        if size:
            return (size,)
        asks = any(one.document_kind == kind and one.size != ANY for one in self.routing.routes)
        return sizes_of(kind) if asks else ()

    def _fits_first(self, kind: str, size: str) -> bool:
        return size == self._first.paper if size else layout_on(kind, self._first.paper) is not None


def routes_file(settings: Settings) -> Path:
    return settings.home / FILE_NAME


def open_route_book(settings: Settings, station: str, printers: Sequence[PrinterSetting]) -> RouteBook:
    """The book of station. Raises SettingsWrong when the file names what is not there, with its line."""
    media = {one.name: one.paper for one in printers}
    return RouteBook(station, printers, load_routing(routes_file(settings), media))
