"""Pictures of the page of rules: python -m desktop.printers.routing.gallery OUTDIR."""

import sys
from collections.abc import Callable
from datetime import UTC, timedelta
from pathlib import Path

from PySide6.QtWidgets import QApplication

from desktop.printers.routing.ports import Exported, ImportedRules, PrinterChoice, RouteFile, RouteTable
from desktop.printers.routing.presenter import RoutesPresenter
from desktop.printers.routing.view import RoutesPage
from desktop.say import Both
from desktop.translate import CHINESE, ENGLISH, Languages
from desktop.waves.desk import PRINTERS
from desktop.waves.gallery import NOW, SIZES, at_once
from fulfilment.shipping.routing import Route, RouteRefusal, RouteRefused

KINDS = {
    "waybill": Both("面单", "waybills"), "logistics": Both("物流标签", "logistics labels"),
    "item": Both("商品标签", "item labels"), "cn22": Both("CN22 报关单", "CN22 declarations"),
    "slip": Both("装箱单", "packing slips"), "manifest": Both("交接单", "manifests"),
}  # fmt: skip
SIZES_OF = {"waybill": ("100x150", "76x130", "100x180"), "item": ("60x40",), "slip": ("210x297",)}
TIE = RouteRefused(
    RouteRefusal.TIE,
    "和第 2 条分不出先后：面单。多写一个条件。",
    "Rule 2 for waybills fits as well: name one thing more.",
)


def sample_table(language: str) -> RouteTable:
    is_zh = language == CHINESE
    names = [f"打印机 {n}" if is_zh else f"Printer {n}" for n in (1, 2)]
    office, items = ("办公室", "小标签") if is_zh else ("Office", "Small labels")
    routes = (
        Route("waybill", printer=names[0]),
        Route("waybill", "SF", printer=names[1]),
        Route("waybill", "EMS", "76x130", "07", names[1]),
        Route("item", printer=items),
        Route("slip", printer=office),
        Route("manifest", printer=office),
    )
    papers = {names[0]: "100x150", names[1]: "76x130", items: "60x40", office: "210x297"}
    printers = tuple(PrinterChoice(name, paper) for name, paper in papers.items())
    carriers = ("ZTO", "YTO", "JT", "SF", "EMS", "INTL")
    return RouteTable(routes, printers, KINDS, carriers, SIZES_OF, "07", "/home/packwave")


class SampleRoutes:
    """A RouteDesk in memory."""

    def __init__(self, table: RouteTable) -> None:
        self.table = table
        self.refusal: RouteRefused | None = None

    def read_table(self) -> RouteTable:
        return self.table

    def set_route(self, route: Route, instead_of: Route | None = None) -> RouteRefused | None:
        return self.refusal

    def remove_route(self, route: Route) -> RouteRefused | None:
        return self.refusal

    def test_route(self, printer: str, kind: str) -> RouteRefused | None:
        return self.refusal

    def export_rules(self) -> Exported:
        return Exported("printers-07.toml", ("KINGSTON",))

    def list_files(self) -> tuple[RouteFile, ...]:
        names = (("printers-09.toml", "KINGSTON"), ("printers-07.toml", "packwave"))
        ages = (timedelta(minutes=40), timedelta(days=9))
        return tuple(
            RouteFile(name, name, place, NOW - age)
            for (name, place), age in zip(names, ages, strict=True)
        )  # fmt: skip

    def import_rules(self, path: str) -> ImportedRules | RouteRefused:
        return self.refusal or ImportedRules(5, "printers-before.toml")


def _press(*legends: str) -> Callable[[RoutesPresenter, SampleRoutes], None]:
    def act(presenter: RoutesPresenter, desk: SampleRoutes) -> None:
        for legend in legends:
            presenter.on_key(legend)

    return act


def _step(presenter: RoutesPresenter, desk: SampleRoutes) -> None:
    presenter.on_stepped(2)


def _rest(presenter: RoutesPresenter, desk: SampleRoutes) -> None:
    presenter.on_stepped(9)


def _draft(presenter: RoutesPresenter, desk: SampleRoutes) -> None:
    _step(presenter, desk)
    presenter.on_key("Enter")
    presenter.on_turned(1)


def _tie(presenter: RoutesPresenter, desk: SampleRoutes) -> None:
    desk.refusal = TIE
    presenter.on_key("N")
    presenter.on_stepped(1)
    presenter.on_turned(4)
    presenter.on_key("Enter")


STATES: dict[str, Callable[[RoutesPresenter, SampleRoutes], None]] = {
    "rules": _step, "rest": _rest, "draft": _draft, "tie": _tie, "files": _press("I"),
    "imported": _press("I", "1"), "exported": _press("E"), "tested": _press("T"),
}  # fmt: skip


def shoot(folder: Path, name: str, language: str, size: tuple[int, int], dark: bool = False) -> Path:
    """Write one state as a PNG and return where."""
    desk, page = SampleRoutes(sample_table(language)), RoutesPage(dark)
    presenter = RoutesPresenter(page, desk, at_once, UTC, lambda: NOW)
    page.listen_to(presenter)
    page.show_desk(PRINTERS, "技术·周" if language == CHINESE else "Tech Zhou")
    page.resize(*size)
    page.show()
    STATES[name](presenter, desk)
    path = folder / f"routes-{name}{'-dark' if dark else ''}-{language}-{size[0]}.png"
    page.grab().save(str(path))
    page.close()
    return path


def main(folder: Path) -> None:
    application = QApplication.instance() or QApplication(sys.argv[:1])
    folder.mkdir(parents=True, exist_ok=True)
    languages = Languages(ENGLISH)
    for language in (ENGLISH, CHINESE):
        languages.switch_to(language)
        for name in STATES:
            for size in SIZES:
                shoot(folder, name, language, size)
        shoot(folder, "rules", language, SIZES[0], dark=True)
    application.processEvents()


if __name__ == "__main__":
    main(Path(sys.argv[1]))
