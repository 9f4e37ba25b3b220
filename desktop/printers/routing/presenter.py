"""What the page of rules shows and what its keys mean. No Qt in this file."""

from collections.abc import Callable
from datetime import datetime, tzinfo
from typing import Protocol

from desktop.printers.presenter import ARROWS, BACK, utc_now
from desktop.printers.routing.draft import Draft, Field, new_draft, with_field, with_value
from desktop.printers.routing.ports import Exported, ImportedRules, RouteDesk, RouteFile, RouteTable
from desktop.printers.routing.shown import RoutesShown, RuleShown
from desktop.printers.routing.words import (
    FILES_MOST,
    draft_shown,
    files_panel,
    rest_panel,
    rest_shown,
    rule_panel,
    rule_shown,
    value_words,
)
from desktop.printers.shown import PanelShown
from desktop.running import Run
from desktop.say import Both, Say, Words
from desktop.shown import KeyShown, Sign
from desktop.waves.bar import LEAVE
from desktop.waves.shown import FootShown, NoticeShown
from desktop.wording import advice_of
from fulfilment.errors import StationError
from fulfilment.shipping.routing import WAYBILL, Route, RouteRefused

NEW, EXPORT, IMPORT = KeyShown("N", Say("New")), KeyShown("E", Say("Export")), KeyShown("I", Say("Import"))
ACROSS, KEEP, CANCEL = (
    KeyShown("↑ ↓ ← →", Say("Choose")),
    KeyShown("Enter", Say("Keep")),
    KeyShown("Esc", Say("Leave it")),
)
Said = RouteRefused | ImportedRules | Exported | None


class RoutesView(Protocol):
    def show_routes(self, shown: RoutesShown) -> None: ...


class RoutesPresenter:
    """At rest a line is framed; a draft is one rule while it is changed; files stand during an import."""

    def __init__(
        self,
        view: RoutesView,
        desk: RouteDesk,
        run: Run,
        zone: tzinfo | None = None,
        now: Callable[[], datetime] = utc_now,
    ) -> None:
        self._view, self._desk, self._run, self._zone, self._now = view, desk, run, zone, now
        self._table: RouteTable | None = None
        self._place = 0
        self._draft: Draft | None = None
        self._files: tuple[RouteFile, ...] | None = None
        self._is_busy = self._is_stale = False
        self._notice: NoticeShown | None = None

    # reading

    def on_opened(self) -> None:
        """The page has come into sight: nothing of the last time stands on it."""
        self._draft, self._files, self._notice, self._place = None, None, None, 0
        self._read()

    def _read(self) -> None:
        self._run(self._desk.read_table, self._take_table, self._miss)

    def _take_table(self, table: RouteTable) -> None:
        self._table, self._is_stale = table, False
        self._place = min(self._place, len(table.routes))
        self._show()

    def _miss(self, error: StationError) -> None:
        self._is_busy, self._is_stale = False, self._table is None
        self._say(Sign.NO, advice_of(error))

    # choosing

    def on_stepped(self, down: int) -> None:
        if self._draft is not None:
            self._draft = with_field(self._draft, down)
        elif self._table is not None and self._files is None:
            self._place = min(max(self._place + down, 0), len(self._table.routes))
        self._calm()

    def on_turned(self, right: int) -> None:
        """← or →: the framed part's next value."""
        if self._draft is not None and self._table is not None:
            self._draft = with_value(self._draft, self._table, right)
            self._calm()

    def on_chosen(self, place: int) -> None:
        """A line was touched; never while one is being changed."""
        if self._draft is None and self._files is None:
            self._place = place
            self._calm()

    def _calm(self) -> None:
        self._notice = None
        self._show()

    # keys

    def on_key(self, legend: str) -> bool:
        """A key that the screen shows. False: the page is to be left."""
        if legend == "Esc":
            return self._back()
        if legend.isdecimal():
            self._import(int(legend))
        elif (wish := self._wishes().get(legend)) is not None:
            wish()
        return True

    def _wishes(self) -> dict[str, Callable[[], None]]:
        return {
            "Enter": self._enter, "N": self._begin_new, "T": self._test, "D": self._drop, "E": self._export,
            "I": self._ask_file,
        }  # fmt: skip

    def _back(self) -> bool:
        if self._draft is None and self._files is None:
            return False
        self._draft, self._files = None, None
        self._calm()
        return True

    def _enter(self) -> None:
        if self._draft is not None:
            self._keep(self._draft)
        elif (route := self._route()) is not None:
            self._draft = Draft(route, route)
            self._calm()

    def _begin_new(self) -> None:
        if self._table is not None:
            self._draft = new_draft(self._table, self._route())
            self._calm()

    def _keep(self, draft: Draft) -> None:
        said = Say("Kept: {kind} to {printer}.", kind=self._kind(draft.route), printer=draft.route.printer)
        self._do(lambda: self._desk.set_route(draft.route, draft.before), said)

    def _drop(self) -> None:
        if (route := self._route()) is not None:
            said = Say("Dropped: {kind} to {printer}.", kind=self._kind(route), printer=route.printer)
            self._do(lambda: self._desk.remove_route(route), said)

    def _test(self) -> None:
        table = self._table
        if table is None:
            return
        route = self._route()
        kind, printer = (route.document_kind, route.printer) if route else (WAYBILL, table.printers[0].name)
        said = Say("{printer} prints a sample: {kind}.", printer=printer, kind=table.kinds.get(kind, kind))
        self._do(lambda: self._desk.test_route(printer, kind), said)

    # files

    def _export(self) -> None:
        self._do(self._desk.export_rules, "")

    def _ask_file(self) -> None:
        self._run(self._desk.list_files, self._take_files, self._miss)

    def _take_files(self, files: tuple[RouteFile, ...]) -> None:
        self._files = files
        self._calm()

    def _import(self, number: int) -> None:
        files = self._files or ()
        if number <= len(files[:FILES_MOST]):
            self._do(lambda: self._desk.import_rules(files[number - 1].path), "")

    # doing

    def _do(self, job: Callable[[], Said], said: Words) -> None:
        """One thing at a time: a key pressed twice does not print twice."""
        if not self._is_busy:
            self._is_busy = True
            self._run(job, lambda result: self._take(result, said), self._miss)

    def _take(self, result: Said, said: Words) -> None:
        self._is_busy = False
        if isinstance(result, RouteRefused):
            self._say(Sign.NO, _refusal(result))
            return
        if isinstance(result, Exported):
            said = _exported(result)
        elif isinstance(result, ImportedRules):
            said = _imported(result)
        self._draft, self._files = None, None
        self._say(Sign.RIGHT, said)
        self._read()

    # showing

    def _say(self, sign: Sign, words: Words) -> None:
        self._notice = NoticeShown(sign, words)
        self._show()

    def _route(self) -> Route | None:
        """The framed rule; None on the line of everything else."""
        if self._table is None or self._place >= len(self._table.routes):
            return None
        return self._table.routes[self._place]

    def _kind(self, route: Route) -> Words:
        assert self._table is not None  # there is a rule
        return value_words(route, Field.KIND, self._table)

    def _show(self) -> None:
        table = self._table
        rows: tuple[RuleShown, ...] = ()
        draft = None
        if table is not None:
            rules = (rule_shown(one, table, n == self._place) for n, one in enumerate(table.routes))
            rows = (*rules, rest_shown(table, self._place == len(table.routes)))
            draft = draft_shown(self._draft, table) if self._draft is not None else None
        clock = f"{self._now().astimezone(self._zone):%H:%M}"
        foot = FootShown(self._keys(), self._notice)
        self._view.show_routes(RoutesShown(rows, draft, self._panel(table), foot, clock, self._is_stale))

    def _panel(self, table: RouteTable | None) -> PanelShown | None:
        if table is None or self._draft is not None:
            return None
        if self._files is not None:
            return files_panel(self._files, table, self._zone)
        route = self._route()
        return rule_panel(route, table) if route is not None else rest_panel(table)

    def _keys(self) -> tuple[KeyShown, ...]:
        if self._draft is not None:
            return (ACROSS, KEEP, CANCEL)
        if self._table is None or self._files is not None:
            return (BACK, LEAVE)
        return (ARROWS, NEW, EXPORT, IMPORT, BACK, LEAVE)


def _refusal(refused: RouteRefused) -> Words:
    said = Both(refused.zh, refused.en)
    return Say("Line {line}: {said}", line=refused.line, said=said) if refused.line else said


def _exported(done: Exported) -> Words:
    if done.copies:
        return Say("Written: {file}, also on {stick}.", file=done.path, stick=", ".join(done.copies))
    return Say("Written: {file}.", file=done.path)


def _imported(done: ImportedRules) -> Words:
    if done.kept_as:
        return Say("{n} rules stand now; those of before: {file}.", n=done.rules, file=done.kept_as)
    return Say("{n} rules stand now.", n=done.rules)
