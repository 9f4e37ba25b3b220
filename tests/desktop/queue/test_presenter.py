from datetime import timedelta
from pathlib import Path

from desktop.queue.presenter import QueuePresenter
from desktop.queue.screen import QueueScreen
from desktop.shown import Wish
from fulfilment.errors import DatabaseAway
from fulfilment.packing.barcodes import RawScan, ScanSource
from fulfilment.packing.outcome import Outcome
from fulfilment.packing.ports import QueueWave
from tests.desktop.shifts import at_once
from tests.fakes.benches import MORNING, MUG, FakeLabels, a_bench, an_order


class KeptView:
    def __init__(self) -> None:
        self.screens: list[QueueScreen] = []

    def show_screen(self, screen: QueueScreen) -> None:
        self.screens.append(screen)

    def names(self) -> list[object]:
        return [row.name for row in self.screens[-1].rows]


class KeptErrands:
    def __init__(self) -> None:
        self.benches: list[Outcome] = []
        self.asked: list[str] = []

    def to_bench(self, outcome: Outcome) -> None:
        self.benches.append(outcome)

    def signed_in(self, outcome: Outcome) -> None:
        self.asked.append("signed in")

    def sign_out(self) -> None:
        self.asked.append("sign out")

    def get_work(self) -> None:
        self.asked.append("work")

    def call_help(self) -> None:
        self.asked.append("help")


def a_wave(number: str, due_h: float) -> QueueWave:
    due = MORNING + timedelta(hours=due_h)
    return QueueWave(f"id-{number}", number, ("T-01",), "ZTO", ("jd",), 0, 9, due, False, False)


class Shared:
    """A shared database's queue, which may be away."""

    def __init__(self, *waves: QueueWave) -> None:
        self.waves, self.is_away = waves, False

    def list_queue(self) -> tuple[QueueWave, ...]:
        if self.is_away:
            raise DatabaseAway("a test")
        return self.waves


def a_queue(home: Path, shared: Shared) -> tuple[QueuePresenter, KeptView, KeptErrands, Outcome]:
    orders = (an_order("A-1", {MUG: 2}, wave="W-1", due_in_h=2), an_order("B-1", {MUG: 2}, wave="W-2"))
    bench = a_bench(home, *orders, labels=FakeLabels())
    view, errands = KeptView(), KeptErrands()
    presenter = QueuePresenter(
        view, bench.station, at_once, at_once, errands, shared.list_queue, bench.clock.now
    )
    return presenter, view, errands, bench.station.look()


def test_the_shared_queue_takes_the_place_of_the_stations_own(tmp_path: Path) -> None:
    shared = Shared(a_wave("W-1", 2), a_wave("W-2", 4), a_wave("W-3", 6))
    presenter, view, _, outcome = a_queue(tmp_path, shared)
    presenter.show(outcome)
    assert view.names() == ["W-1", "W-2", "W-3"]
    shared.is_away = True
    presenter.show(outcome)
    assert view.names() == ["W-1", "W-2"]


def test_the_cursor_stays_on_its_wave_when_the_queue_changes(tmp_path: Path) -> None:
    shared = Shared(a_wave("W-1", 2), a_wave("W-2", 4))
    presenter, view, errands, outcome = a_queue(tmp_path, shared)
    presenter.show(outcome)
    presenter.on_wish(Wish.DOWN)
    shared.waves = (a_wave("W-0", 1), *shared.waves)
    presenter.show(outcome)
    assert view.screens[-1].rows[view.screens[-1].chosen].name == "W-2"
    presenter.on_wish(Wish.OPEN)
    session = errands.benches[-1].session
    assert session is not None
    assert session.work.ref == "B-1"


def test_the_cursor_stays_inside(tmp_path: Path) -> None:
    presenter, view, errands, outcome = a_queue(tmp_path, Shared(a_wave("W-1", 2)))
    presenter.show(outcome)
    for wish in (Wish.UP, Wish.DOWN, Wish.DOWN, Wish.DOWN):
        presenter.on_wish(wish)
    assert view.screens[-1].chosen == 0
    for wish in (Wish.GET_WORK, Wish.HELP, Wish.SIGN_OUT):
        presenter.on_wish(wish)
    assert errands.asked == ["work", "help", "sign out"]


def test_a_stuttering_scanner_does_not_leave_the_queue(tmp_path: Path) -> None:
    """Bug: the badge said once more opened an empty bench."""
    presenter, _, errands, outcome = a_queue(tmp_path, Shared(a_wave("W-1", 2)))
    presenter.show(outcome)
    for ms in (0, 40):
        presenter.on_scanned(RawScan("PWB-P7", ScanSource.SERIAL, at_ms=ms))
    assert errands.benches == []
