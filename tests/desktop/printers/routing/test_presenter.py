"""The page of rules' presenter against a desk in memory."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from desktop.printers.routing.presenter import RoutesPresenter
from desktop.printers.routing.shown import RoutesShown
from desktop.running import Run
from desktop.waves.shown import FootShown
from fulfilment.errors import HomeUnwritable
from fulfilment.shipping.routing import ANY, Route, RouteRefusal, RouteRefused
from tests.desktop.waves.test_presenter import english
from tests.fakes.boards import HeldLane, at_once
from tests.fakes.route_desks import FILE, FakeRoutes, a_table

NOW = datetime(2026, 5, 18, 14, 31, tzinfo=UTC)
ALL, ITEMS = Route("waybill", printer="P1"), Route("item", printer="P2")
REFUSED = RouteRefused(RouteRefusal.DOES_NOT_FIT, "放不下", "It does not fit.")


class Screen:
    def __init__(self) -> None:
        self.shown = RoutesShown((), None, None, FootShown(()))

    def show_routes(self, shown: RoutesShown) -> None:
        self.shown = shown

    def rows(self) -> list[str]:
        return [
            " ".join(map(english, (row.kind, row.carrier, row.size, row.printer))) for row in self.shown.rows
        ]

    def said(self) -> str:
        notice = self.shown.foot.notice
        return english(notice.words) if notice is not None else ""

    def keys(self) -> list[str]:
        return [key.legend for key in self.shown.foot.keys]

    def fields(self) -> list[str]:
        return [english(one.value) for one in self.shown.draft.fields] if self.shown.draft is not None else []


def opened(desk: FakeRoutes, run: Run = at_once) -> tuple[RoutesPresenter, Screen]:
    screen = Screen()
    presenter = RoutesPresenter(screen, desk, run, UTC, lambda: NOW)
    presenter.on_opened()
    return presenter, screen


def test_the_rules_stand_in_their_order_and_the_rest_at_the_end() -> None:
    _, screen = opened(FakeRoutes(a_table(ALL, Route("waybill", "SF", "76x130", "07", "P2"))))
    assert screen.rows() == [
        "Waybills every carrier every size P1",
        "Waybills SF 76×130·station 07 P2",
        "Everything else  what fits P1",
    ]


def test_without_a_rule_the_rest_is_framed_and_can_be_tested() -> None:
    desk = FakeRoutes(a_table())
    presenter, screen = opened(desk)
    presenter.on_key("Enter")
    presenter.on_key("D")
    presenter.on_key("T")
    assert (desk.asked, screen.shown.draft) == ([("test", "P1", "waybill")], None)
    assert screen.said() == "P1 prints a sample: waybills."


def test_a_changed_rule_is_kept_in_place_of_the_old_one() -> None:
    desk = FakeRoutes(a_table(ALL, ITEMS))
    presenter, screen = opened(desk)
    presenter.on_stepped(1)
    presenter.on_key("Enter")
    presenter.on_turned(1)
    assert screen.fields() == ["Item labels", "every carrier", "every size", "every station", "P1·100×150"]
    presenter.on_key("Enter")
    assert desk.asked == [("set", replace(ITEMS, printer="P1"), ITEMS)]
    assert (screen.shown.draft, screen.said()) == (None, "Kept: Item labels to P1.")


def test_a_new_rule_is_built_part_by_part() -> None:
    desk = FakeRoutes(a_table())
    presenter, _ = opened(desk)
    presenter.on_key("N")
    for down, turns in ((0, 1), (1, 1), (1, 1), (1, 1), (1, -1)):
        presenter.on_stepped(down)
        for _ in range(abs(turns)):
            presenter.on_turned(turns)
    presenter.on_key("Enter")
    assert desk.asked == [("set", Route("item", "ZTO", "60x40", "07", "P2"), None)]


def test_values_go_round_and_a_size_of_another_kind_goes_with_it() -> None:
    desk = FakeRoutes(a_table(Route("waybill", size="76x130", printer="P1")))
    presenter, screen = opened(desk)
    presenter.on_key("Enter")
    for _ in range(4):
        presenter.on_stepped(-1)
    presenter.on_turned(-1)
    assert screen.fields()[:3] == ["slips", "every carrier", "every size"]
    presenter.on_turned(1)
    assert screen.fields()[0] == "Waybills"


def test_what_a_file_said_can_be_kept_though_it_is_no_longer_among_the_choices() -> None:
    desk = FakeRoutes(a_table(Route("waybill", size="80x200", printer="P1")))
    presenter, screen = opened(desk)
    presenter.on_key("Enter")
    presenter.on_stepped(-2)
    assert screen.fields()[2] == "80×200"
    presenter.on_stepped(1)
    presenter.on_stepped(1)
    presenter.on_key("Enter")
    assert desk.asked == [("set", desk.table.routes[0], desk.table.routes[0])]


def test_a_refused_rule_stays_open_and_says_why() -> None:
    desk = FakeRoutes(a_table(ALL))
    desk.refusal = REFUSED
    presenter, screen = opened(desk)
    presenter.on_key("Enter")
    presenter.on_key("Enter")
    assert (screen.said(), screen.shown.draft is not None) == ("It does not fit.", True)
    presenter.on_turned(1)
    assert screen.said() == ""


def test_a_dropped_rule_leaves_the_frame_on_the_next_line() -> None:
    desk = FakeRoutes(a_table(ALL, ITEMS))
    presenter, screen = opened(desk)
    presenter.on_stepped(1)
    presenter.on_key("D")
    assert screen.rows()[1:] == ["Everything else  what fits P1"]
    assert [row.is_chosen for row in screen.shown.rows] == [False, True]
    assert screen.said() == "Dropped: Item labels to P2."


def test_a_file_is_chosen_by_its_number_and_the_old_rules_are_kept() -> None:
    desk = FakeRoutes(a_table(ALL))
    presenter, screen = opened(desk)
    presenter.on_key("I")
    assert screen.shown.panel is not None
    assert [english(option.title) for option in screen.shown.panel.options] == ["printers-09.toml"]
    presenter.on_key("7")
    presenter.on_key("1")
    assert desk.asked == [("import", FILE.path)]
    assert screen.said() == "3 rules stand now; those of before: printers-before.toml."


def test_a_file_with_a_mistake_names_its_line_and_the_choice_stands() -> None:
    desk = FakeRoutes(a_table(ALL))
    presenter, screen = opened(desk)
    presenter.on_key("I")
    desk.refusal = replace(REFUSED, line=7)
    presenter.on_key("1")
    assert screen.said() == "Line 7: It does not fit."
    assert screen.shown.panel is not None
    assert len(screen.shown.panel.options) == 1


def test_without_a_file_the_page_says_what_to_do() -> None:
    desk = FakeRoutes(a_table(ALL))
    desk.files = ()
    presenter, screen = opened(desk)
    presenter.on_key("I")
    assert screen.shown.panel is not None
    assert english(screen.shown.panel.sentence) == "No file of rules here: put printers.toml in."
    assert presenter.on_key("Esc")
    assert not presenter.on_key("Esc")


def test_where_the_rules_were_written_is_said() -> None:
    presenter, screen = opened(FakeRoutes(a_table(ALL)))
    presenter.on_key("E")
    assert screen.said() == "Written: printers-07.toml."


def test_a_key_pressed_twice_prints_once() -> None:
    lane, desk = HeldLane(), FakeRoutes(a_table(ALL))
    presenter, _ = opened(desk, lane)
    lane.let_go()
    presenter.on_key("T")
    presenter.on_key("T")
    lane.let_go()
    assert desk.asked == [("test", "P1", "waybill")]


@pytest.mark.parametrize("legend", ["T", "E", "I"])
def test_a_disk_that_fails_is_a_sentence_and_the_next_key_works(legend: str) -> None:
    desk = FakeRoutes(a_table(ALL))
    presenter, screen = opened(desk)
    desk.trouble = HomeUnwritable("printers.toml")
    presenter.on_key("E")
    assert screen.said() == HomeUnwritable.advice
    desk.trouble = None
    presenter.on_key(legend)
    assert screen.said() != HomeUnwritable.advice


def test_opening_again_stands_on_the_first_rule_with_nothing_half_done() -> None:
    presenter, screen = opened(FakeRoutes(a_table(ALL, ITEMS)))
    presenter.on_stepped(1)
    presenter.on_key("Enter")
    presenter.on_opened()
    assert (screen.shown.draft, screen.shown.rows[0].is_chosen) == (None, True)
    assert ANY not in "".join(screen.rows())
