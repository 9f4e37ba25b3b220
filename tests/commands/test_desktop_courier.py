"""The courier's rounds on the desktop: what a visit brought reaches the bench, be its disk full."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TypeVar, cast

import pytest
from pytestqt.qtbot import QtBot

from commands.desktop_courier import CourierRounds
from commands.wiring import StationParts
from db.sync import Visit
from fulfilment.errors import JournalFull, StationError
from fulfilment.orders.order import OrderId
from fulfilment.packing.ports import NewsItem, NewsKind
from tests.fakes.benches import MORNING

T = TypeVar("T")
HELD = NewsItem(NewsKind.ORDER_HELD, {"order_id": "A-1"})
RELEASED = NewsItem(NewsKind.ORDER_RELEASED, {"order_id": "A-1"})
OTHER = NewsItem(NewsKind.ORDER_HELD, {"order_id": "B-1"})
CLAIMED = frozenset({OrderId("A-1")})


@dataclass
class FakeStation:
    """Keeps what it heard; is_full: its journal takes nothing just now."""

    heard: list[tuple[NewsItem, ...]] = field(default_factory=list)
    is_full: bool = False

    def hear(self, news: tuple[NewsItem, ...]) -> None:
        if self.is_full:
            raise JournalFull("no room")
        self.heard.append(news)


@dataclass
class FakeCourier:
    """Brings these visits, one a step."""

    visits: list[Visit] = field(default_factory=list)

    def step(self) -> Visit:
        return self.visits.pop(0)


@dataclass
class FakeParts:
    station: FakeStation = field(default_factory=FakeStation)
    courier: FakeCourier = field(default_factory=FakeCourier)


@dataclass
class FakeLane:
    """Runs each job at once, unless it is busy: then when `go_on` is called."""

    is_busy: bool = False
    waiting: list[Callable[[], None]] = field(default_factory=list)

    def run(
        self, job: Callable[[], T], done: Callable[[T], None], failed: Callable[[StationError], None]
    ) -> None:
        def do() -> None:
            try:
                result = job()
            except StationError as error:
                failed(error)
            else:
                done(result)

        self.waiting.append(do)
        if not self.is_busy:
            self.go_on()

    def go_on(self) -> None:
        while self.waiting:
            self.waiting.pop(0)()


class Rounds:
    def __init__(self) -> None:
        self.parts, self.lane = FakeParts(), FakeLane()
        parts = cast(StationParts, self.parts)
        self.rounds = CourierRounds(parts, FakeLane().run, self.lane.run, lambda: MORNING)

    def visit(
        self, *news: NewsItem, is_greeting: bool = False, claimed: frozenset[OrderId] = frozenset()
    ) -> None:
        visit = Visit(
            None, 0, None, 0, None, news, work_changed=True, goods_changed=is_greeting, claimed_orders=claimed
        )
        self.parts.courier.visits.append(visit)
        self.rounds.visit()

    @property
    def heard(self) -> list[tuple[NewsItem, ...]]:
        return self.parts.station.heard


@pytest.fixture
def rounds(qtbot: QtBot) -> Rounds:
    return Rounds()


def test_news_that_a_full_disk_refused_are_handed_in_again_at_the_next_visit(rounds: Rounds) -> None:
    """Bug: the bench packed on an order that had been held, until the shared database was away and back."""
    rounds.parts.station.is_full = True
    rounds.visit(HELD)
    rounds.parts.station.is_full = False
    rounds.visit(OTHER)
    rounds.visit()
    assert rounds.heard == [(HELD, OTHER)], "in their order, and once"


def test_news_that_came_while_the_bench_was_busy_are_told_after_those_before_them(rounds: Rounds) -> None:
    rounds.lane.is_busy = True
    rounds.visit(HELD)
    rounds.visit(RELEASED)
    rounds.lane.is_busy = False
    rounds.lane.go_on()
    assert rounds.heard == [(HELD,), (RELEASED,)]


@pytest.mark.parametrize("since", [{"is_greeting": True}, {"claimed": CLAIMED}], ids=["greeting", "claim"])
def test_news_older_than_what_was_read_since_are_dropped(rounds: Rounds, since: dict[str, object]) -> None:
    rounds.parts.station.is_full = True
    rounds.visit(HELD)
    rounds.parts.station.is_full = False
    rounds.visit(OTHER, **since)  # type: ignore[arg-type]
    assert rounds.heard == [(OTHER,)]


def test_the_screens_read_their_work_anew_after_the_bench_has_heard(rounds: Rounds, qtbot: QtBot) -> None:
    with qtbot.waitSignal(rounds.rounds.work_changed):
        rounds.visit(HELD)
    with qtbot.waitSignal(rounds.rounds.work_changed):
        rounds.visit()
