"""Rules set, refused, tried out, and taken from station to station as a file."""

import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from commands.printers.route_book import RouteBook, open_route_book
from commands.printers.route_file import parse_routing, read_routing, routing_text
from commands.printers.routes import Imported, PrinterRoutes, SampleSent
from commands.settings import PrinterSetting, Settings
from fulfilment.errors import HomeUnwritable, SettingsWrong
from fulfilment.shipping.routing import (
    NoRoute,
    ParcelPapers,
    Route,
    RouteRefusal,
    RouteRefused,
    Routing,
)

ROOT = Path(__file__).parents[3]
A = PrinterSetting("A", "virtual://a")
SMALL = PrinterSetting("small", "virtual://small", media="76x130")
OFFICE = PrinterSetting("office", "file:///papers", "pdf", 300)
ZTO = Route("waybill", carrier="ZTO", printer="small")
SLIP = Route("slip", printer="office")


class SamplesSent:
    """Keeps what it was asked to print."""

    def __init__(self) -> None:
        self.printed: list[tuple[str, str]] = []
        self.is_ready = True

    def __call__(self, printer: PrinterSetting, kind: str) -> bool:
        self.printed.append((printer.name, kind))
        return self.is_ready


def a_desk(home: Path, *routes: Route) -> tuple[PrinterRoutes, RouteBook, SamplesSent]:
    book, tester = RouteBook("07", (A, SMALL, OFFICE)), SamplesSent()
    desk = PrinterRoutes(book, home / "printers.toml", tester)
    for route in routes:
        assert desk.set_route(route) is None
    return desk, book, tester


def name_of(found: PrinterSetting | NoRoute) -> str:
    return found.value if isinstance(found, NoRoute) else found.name


def test_without_rules_the_first_printer_takes_what_fits_its_paper(tmp_path: Path) -> None:
    _, book, _ = a_desk(tmp_path)
    assert [name_of(book.printer_for(kind)) for kind in ("waybill", "cn22", "return")] == ["A", "A", "A"]
    assert name_of(book.printer_for("waybill", size="100x150")) == "A"
    assert name_of(book.printer_for("waybill", size="100x180")) == NoRoute.NOT_SET
    assert name_of(book.printer_for("receipt")) == NoRoute.NOT_SET


def test_a_rule_is_in_force_at_once_and_after_the_next_start(tmp_path: Path) -> None:
    _, book, _ = a_desk(tmp_path, ZTO, SLIP)
    settings = Settings(tmp_path, "sqlite://", printers=(A, SMALL, OFFICE))
    for one in (book, open_route_book(settings, "07", settings.printers)):
        assert name_of(one.printer_for("waybill", "ZTO")) == "small"
        assert name_of(one.printer_for("waybill", "SF")) == "A"
        assert name_of(one.printer_for("slip", "SF")) == "office"


def test_a_rule_for_a_size_takes_the_documents_that_are_drawn_to_fit(tmp_path: Path) -> None:
    desk, book, _ = a_desk(tmp_path, Route("waybill", carrier="SF", size="76x130", printer="small"))
    assert name_of(book.printer_for("waybill", "SF")) == "small"
    assert name_of(book.printer_for("waybill", "SF", "100x150")) == "A"
    assert desk.set_route(Route("waybill", carrier="SF", size="100x150", printer="A")) is None
    assert name_of(book.printer_for("waybill", "SF")) == "A", "the usual size comes first"


def test_the_same_conditions_again_are_the_same_rule_and_a_changed_rule_keeps_its_place(
    tmp_path: Path,
) -> None:
    desk, _, _ = a_desk(tmp_path, ZTO, SLIP)
    assert desk.set_route(replace(ZTO, printer="A")) is None
    assert desk.list_routes() == (replace(ZTO, printer="A"), SLIP)
    changed = replace(ZTO, carrier="SF", printer="A")
    assert desk.set_route(changed, instead_of=replace(ZTO, printer="A")) is None
    assert desk.list_routes() == (changed, SLIP)
    gone = desk.set_route(ZTO, instead_of=ZTO)
    assert isinstance(gone, RouteRefused)
    assert gone.reason is RouteRefusal.NO_SUCH_ROUTE
    assert desk.remove_route(changed) is None
    assert desk.list_routes() == (SLIP,)
    again = desk.remove_route(changed)
    assert isinstance(again, RouteRefused)


REFUSED = [
    (Route("poster", printer="A"), "There is no document named poster.", "没有叫 poster 的单据。"),
    (Route("slip", printer="slip"), "This station has no printer slip.", "本台没有打印机 slip。"),
    (Route("manifest", printer="A"), "There are no manifests that fit", "交接单放不进"),
    (Route("waybill", size="100x150", printer="small"), "That printer has 76x130 loaded.", "76x130"),
    (Route("waybill", station="07", printer="A"), "Rule 1 for waybills fits as well", "第 1 条"),
]


@pytest.mark.parametrize(("route", "en", "zh"), REFUSED)
def test_a_rule_that_cannot_be_kept_is_refused_in_both_languages_and_changes_nothing(
    tmp_path: Path, route: Route, en: str, zh: str
) -> None:
    desk, book, _ = a_desk(tmp_path, ZTO)
    before = (tmp_path / "printers.toml").read_bytes(), book.routing
    answer = desk.set_route(route)
    assert answer is not None
    assert en in answer.en
    assert zh in answer.zh
    assert ((tmp_path / "printers.toml").read_bytes(), book.routing) == before


def test_a_sample_goes_where_the_document_would_go(tmp_path: Path) -> None:
    desk, _, tester = a_desk(tmp_path, ZTO, SLIP)
    assert desk.test("slip") == SampleSent("office", "slip")
    assert desk.test("waybill", "ZTO") == SampleSent("small", "waybill")
    assert tester.printed == [("office", "slip"), ("small", "waybill")]
    tester.is_ready = False
    away = desk.test("waybill")
    assert isinstance(away, RouteRefused)
    assert (away.reason, away.en) == (RouteRefusal.NOT_READY, "Printer A is not ready: nothing was sent.")
    nobody = desk.test("manifest")
    assert isinstance(nobody, RouteRefused)
    assert nobody.en == "No printer is set for manifests: set one on the printers page."
    assert isinstance(desk.test("poster"), RouteRefused)
    unfit = desk.test_on(SMALL, "logistics")
    assert isinstance(unfit, RouteRefused)
    assert unfit.reason is RouteRefusal.DOES_NOT_FIT


def test_an_exported_file_sets_the_next_station(tmp_path: Path) -> None:
    desk, _, _ = a_desk(tmp_path, ZTO, SLIP)
    assert desk.set_with_parcel(ParcelPapers(("slip",), channel="taobao")) is None
    assert desk.export_to(tmp_path / "usb" / "routes.toml") == Imported(2, 1)
    other, book, _ = a_desk(tmp_path / "08", Route("waybill", printer="A"))
    assert other.import_from(tmp_path / "usb" / "routes.toml") == Imported(2, 1)
    assert other.list_routes() == (ZTO, SLIP), "what stood before is gone"
    assert book.papers_with("taobao", "ZTO", "CN") == ("slip",)
    assert other.remove_with_parcel(other.list_with_parcel()[0]) is None
    assert other.list_with_parcel() == ()


WRONG_FILES = [
    (
        '[[routes]]\nkind = "slip"\nprinter = "office"\n\n[[routes]]\nkind = "slip"\nprinter = "B"\n',
        5,
        "no printer B",
    ),
    ('[[routes]]\nkind = "manifest"\nprinter = "A"\n', 1, "no manifests that fit"),
    ('[[routes]]\nkind = "slip"\n', 1, "needs printer"),
    ('\n[[routes]]\nkind = 7\nprinter = "A"\n', 2, "kind wants a text"),
    ('[[routes]]\nkind = "slip"\nprinter = "office"\nsise = "100x150"\n', 1, "no sise"),
    ('routes = "all"\n', 1, "[[routes]]"),
    ('[[with_parcel]]\npapers = "slip"\n', 1, "papers is a list"),
    ('[[with_parcel]]\npapers = ["slip"]\n[[with_parcel]]\npapers = []\ncountry = "France"\n', 3, "France"),
    ('colour = "red"\n', 1, "no setting named colour"),
    ("[[routes]]\nkind = slip\n", 2, "cannot be used"),
    ('\n[[with_parcel]]\npapers = ["return", "slip"]\n', 2, "No printer is set for packing slips"),
]


@pytest.mark.parametrize(("text", "line", "reason"), WRONG_FILES)
def test_a_file_with_one_mistake_changes_nothing_and_names_its_line(
    tmp_path: Path, text: str, line: int, reason: str
) -> None:
    desk, book, _ = a_desk(tmp_path, ZTO)
    (tmp_path / "in.toml").write_text(text, encoding="utf-8")
    answer = desk.import_from(tmp_path / "in.toml")
    assert isinstance(answer, RouteRefused)
    assert answer.line == line
    assert reason in answer.en
    assert book.routing == Routing((ZTO,))


def test_a_start_with_a_wrong_file_says_file_and_line(tmp_path: Path) -> None:
    (tmp_path / "printers.toml").write_text('\n[[routes]]\nkind = "slip"\nprinter = "gone"\n')
    settings = Settings(tmp_path, "sqlite://", printers=(A,))
    with pytest.raises(SettingsWrong, match=r"printers\.toml:2: This station has no printer gone"):
        open_route_book(settings, "07", settings.printers)


def test_what_is_no_file_or_no_text_is_refused(tmp_path: Path) -> None:
    absent = read_routing(tmp_path / "none.toml", {})
    (tmp_path / "gbk.toml").write_bytes("# 打印机".encode("gbk"))
    other = read_routing(tmp_path / "gbk.toml", {})
    for answer in (absent, other):
        assert isinstance(answer, RouteRefused)
        assert answer.reason is RouteRefusal.BAD_FILE


def test_a_disk_that_takes_nothing_leaves_the_rules_as_they_were(tmp_path: Path) -> None:
    book = RouteBook("07", (A, SMALL, OFFICE))
    (tmp_path / "home").write_text("no folder")
    desk = PrinterRoutes(book, tmp_path / "home" / "printers.toml", SamplesSent())
    with pytest.raises(HomeUnwritable):
        desk.set_route(ZTO)
    assert book.routing == Routing()


WORDS = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=12)


@given(st.lists(st.builds(Route, st.just("waybill"), station=WORDS, printer=st.just("A")), max_size=4))
def test_whatever_a_station_is_called_the_file_gives_it_back(routes: list[Route]) -> None:
    kept = {route.station: route for route in routes}
    routing = Routing(tuple(kept.values()), (ParcelPapers(("slip", "cn22"), country="FR"),))
    assert parse_routing(routing_text(routing), {"A": "100x150"}) == routing


def swapped(*steps: tuple[str, PrinterSetting]) -> Callable[[str], str]:
    book = RouteBook("07", (A, SMALL, OFFICE), Routing((ZTO, SLIP)))
    for printer, spare in steps:
        book.use_instead(printer, spare)
    return lambda carrier: name_of(book.printer_for("waybill", carrier))


def test_a_spare_takes_all_that_its_printer_would_get_until_it_is_swapped_back() -> None:
    spare, third = replace(A, name="spare"), replace(A, name="third")
    assert swapped(("A", spare))("SF") == "spare"
    assert swapped(("A", spare))("ZTO") == "small"
    assert swapped(("A", spare), ("spare", third))("SF") == "third"
    assert swapped(("A", spare), ("spare", A))("SF") == "A"
    assert swapped(("A", SMALL), ("small", A))("ZTO") == "A"
    assert swapped(("A", SMALL), ("small", A), ("A", SMALL))("ZTO") == "small"


@pytest.mark.parametrize("rules", ["", '[[routes]]\nkind = "waybill"\ncarrier = "SF"\nprinter = "2"\n'])
def test_who_prints_the_waybills_is_known_without_drawing(tmp_path: Path, rules: str) -> None:
    """Qt's thread asks at the start: numpy and Pillow there were felt as 150 ms."""
    (tmp_path / "printers.toml").write_text(rules)
    code = """
import sys
from pathlib import Path
from commands.settings import PrinterSetting, Settings
from commands.wiring import open_station
printers = (PrinterSetting("1", "virtual://a"), PrinterSetting("2", "virtual://b"))
parts = open_station(Settings(Path(sys.argv[1]), "", printers=printers))
print(parts.labels.printer.name, {"numpy", "PIL", "zxingcpp", "reportlab"} & set(sys.modules))
parts.close()
"""
    done = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path)], capture_output=True, text=True, cwd=ROOT
    )
    assert (done.stdout, done.stderr) == ("1 set()\n", "")
