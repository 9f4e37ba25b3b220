"""The desk of rules on real files, a stick, and the rules in force."""

from dataclasses import dataclass
from pathlib import Path

import pytest

from commands.printers.desk_routes import KEPT_NAME, StationRoutes
from commands.printers.route_book import RouteBook
from commands.printers.routes import PrinterRoutes
from commands.settings import PrinterSetting
from desktop.printers.routing.ports import Exported, ImportedRules
from fulfilment.shipping.routing import Route, RouteRefusal, RouteRefused

LABELS = PrinterSetting("P1", "file:///nowhere")
ITEMS = PrinterSetting("P2", "file:///nowhere", media="60x40")
ITEM_RULE, SF_RULE = Route("item", printer="P2"), Route("waybill", "SF", printer="P1")


@dataclass
class Place:
    desk: StationRoutes
    book: RouteBook
    home: Path
    sticks: Path
    sent: list[tuple[str, str]]
    is_ready: bool = True

    def send(self, printer: PrinterSetting, kind: str) -> bool:
        self.sent.append((printer.name, kind))
        return self.is_ready


@pytest.fixture
def place(tmp_path: Path) -> Place:
    home, sticks = tmp_path / "home", tmp_path / "media" / "me"
    home.mkdir()
    sticks.mkdir(parents=True)
    book = RouteBook("07", (LABELS, ITEMS))
    place: Place
    routes = PrinterRoutes(book, home / "printers.toml", lambda printer, kind: place.send(printer, kind))
    place = Place(StationRoutes(routes, book, home, (str(sticks / "*"),)), book, home, sticks, [])
    return place


def refusal(result: object) -> RouteRefusal:
    assert isinstance(result, RouteRefused)
    assert result.zh
    assert result.en
    return result.reason


def test_the_table_offers_only_what_there_is(place: Place) -> None:
    table = place.desk.read_table()
    assert [(one.name, one.paper) for one in table.printers] == [("P1", "100x150"), ("P2", "60x40")]
    assert "100x150" in table.sizes["waybill"]
    assert (table.station, table.folder, table.routes) == ("07", str(place.home), ())


def test_a_rule_is_in_force_at_once_and_gone_when_it_is_dropped(place: Place) -> None:
    assert place.desk.set_route(ITEM_RULE) is None
    assert place.book.printer_for("item") == ITEMS
    assert place.desk.read_table().routes == (ITEM_RULE,)
    assert place.desk.remove_route(ITEM_RULE) is None
    assert place.desk.read_table().routes == ()


def test_a_rule_that_cannot_be_kept_is_refused_and_changes_nothing(place: Place) -> None:
    assert refusal(place.desk.set_route(Route("waybill", printer="P2"))) is RouteRefusal.DOES_NOT_FIT
    assert refusal(place.desk.set_route(Route("item", printer="P9"))) is RouteRefusal.UNKNOWN_PRINTER
    assert place.desk.read_table().routes == ()


def test_a_sample_goes_to_the_printer_that_is_framed(place: Place) -> None:
    assert place.desk.test_route("P2", "item") is None
    assert refusal(place.desk.test_route("P2", "waybill")) is RouteRefusal.DOES_NOT_FIT
    assert refusal(place.desk.test_route("P9", "item")) is RouteRefusal.UNKNOWN_PRINTER
    assert place.sent == [("P2", "item")]
    place.is_ready = False
    assert refusal(place.desk.test_route("P1", "waybill")) is RouteRefusal.NOT_READY


def test_rules_go_from_station_to_station_by_a_stick(place: Place) -> None:
    (place.sticks / "STICK").mkdir()
    place.desk.set_route(ITEM_RULE)
    assert place.desk.export_rules() == Exported("printers-07.toml", ("STICK",))
    place.desk.set_route(SF_RULE)
    places = {one.place: one for one in place.desk.list_files()}
    assert set(places) == {"home", "STICK"}
    assert place.desk.import_rules(places["STICK"].path) == ImportedRules(1, KEPT_NAME)
    assert place.desk.read_table().routes == (ITEM_RULE,)


def test_the_rules_of_before_can_be_taken_back(place: Place) -> None:
    place.desk.set_route(SF_RULE)
    (place.home / "printers-09.toml").write_text('[[routes]]\nkind = "item"\nprinter = "P2"\n', "utf-8")
    place.desk.import_rules(str(place.home / "printers-09.toml"))
    assert place.desk.read_table().routes == (ITEM_RULE,)
    assert place.desk.import_rules(str(place.home / KEPT_NAME)) == ImportedRules(1)
    assert place.desk.read_table().routes == (SF_RULE,)


def test_a_file_with_a_mistake_names_its_line_and_changes_nothing(place: Place) -> None:
    place.desk.set_route(SF_RULE)
    bad = place.sticks / "STICK" / "printers-09.toml"
    bad.parent.mkdir()
    bad.write_text(
        '[[routes]]\nkind = "item"\nprinter = "P2"\n\n[[routes]]\nkind = "poem"\nprinter = "P1"\n', "utf-8"
    )
    result = place.desk.import_rules(str(bad))
    assert refusal(result) is RouteRefusal.UNKNOWN_KIND
    assert isinstance(result, RouteRefused)
    assert result.line == 5
    assert place.desk.read_table().routes == (SF_RULE,)


def test_a_stick_that_takes_nothing_is_passed_over(place: Place) -> None:
    stick = place.sticks / "FULL"
    stick.mkdir()
    (stick / ".printers-07.toml.draft").mkdir()  # so that nothing can be written there
    assert place.desk.export_rules() == Exported("printers-07.toml")


def test_the_file_in_force_is_not_offered(place: Place) -> None:
    place.desk.set_route(ITEM_RULE)
    assert (place.home / "printers.toml").exists()
    assert place.desk.list_files() == ()
