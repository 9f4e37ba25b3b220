"""What the presenter alone decides; whole flows are in tests/desktop/test_shift.py."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from desktop.bench.presenter import BenchPresenter
from desktop.bench.screen import BenchScreen, ParcelShown
from desktop.say import Say, Sound
from desktop.shown import Tone, Wish
from fulfilment.errors import JournalFull, StationError
from fulfilment.packing.barcodes import RawScan, ScanSource
from fulfilment.packing.outcome import Outcome
from fulfilment.packing.session import PackingSession
from tests.desktop.shifts import at_once
from tests.fakes.benches import CODES, MUG, PRODUCTS, Bench, FakeLabels, a_bench, an_order

SCAN = ScanSource.WEDGE


class KeptView:
    def __init__(self) -> None:
        self.screens: list[BenchScreen] = []
        self.sounds: list[Sound | None] = []

    def show_screen(self, screen: BenchScreen) -> None:
        self.screens.append(screen)

    def refresh(self, screen: BenchScreen) -> None:
        self.screens.append(screen)

    def sound(self, sound: Sound | None) -> None:
        self.sounds.append(sound)


class KeptErrands:
    def __init__(self) -> None:
        self.asked: list[str] = []

    def to_queue(self) -> None:
        self.asked.append("queue")

    def to_sign_in(self) -> None:
        self.asked.append("sign in")

    def person_changed(self, outcome: Outcome) -> None:
        self.asked.append("person")

    def get_work(self) -> None:
        self.asked.append("work")

    def call_help(self) -> None:
        self.asked.append("help")

    def use_other_printer(self) -> None:
        self.asked.append("other printer")

    def label_queued(self) -> None:
        self.asked.append("print")


def a_presenter(bench: Bench, run: Any = at_once) -> tuple[BenchPresenter, KeptView, KeptErrands]:
    view, errands = KeptView(), KeptErrands()
    goods = {str(one.sku): one for one in PRODUCTS}

    def draw(session: PackingSession) -> bytes:
        return f"picture of {session.tracking_number}".encode()

    presenter = BenchPresenter(view, bench.station, run, errands, goods.get, draw, bench.clock.now)
    return presenter, view, errands


def test_a_full_disk_says_what_to_do_and_packs_nothing(tmp_path: Path) -> None:
    bench = a_bench(tmp_path, an_order("A-1", {MUG: 2}), labels=FakeLabels())

    def full(
        job: Callable[[], Any], done: Callable[[Any], None], failed: Callable[[StationError], None]
    ) -> None:
        failed(JournalFull("disk"))

    presenter, view, _ = a_presenter(bench, full)
    presenter.on_scanned(RawScan(CODES[MUG], SCAN))
    assert view.screens[-1].verdict.tone is Tone.ATTENTION
    assert view.screens[-1].verdict.sentence == Say(JournalFull.advice)
    assert view.sounds == [Sound.ATTENTION]


def test_after_trouble_esc_shows_what_really_stands(tmp_path: Path) -> None:
    bench = a_bench(tmp_path, an_order("A-1", {MUG: 2}), labels=FakeLabels())
    failing: list[bool] = []

    def sometimes(
        job: Callable[[], Any], done: Callable[[Any], None], failed: Callable[[StationError], None]
    ) -> None:
        failed(JournalFull("disk")) if failing else at_once(job, done, failed)

    presenter, view, _ = a_presenter(bench, sometimes)
    presenter.on_scanned(RawScan(CODES[MUG], SCAN))
    failing.append(True)
    presenter.on_scanned(RawScan(CODES[MUG], SCAN))
    failing.clear()
    presenter.on_wish(Wish.GO_ON)
    last = view.screens[-1].verdict
    assert last.progress is not None
    assert (last.progress.done, last.progress.due) == (1, 2)


def test_the_labels_picture_is_drawn_once_and_shown(tmp_path: Path) -> None:
    bench = a_bench(tmp_path, an_order("A-1", {MUG: 1}), labels=FakeLabels())
    presenter, view, errands = a_presenter(bench)
    presenter.on_scanned(RawScan(CODES[MUG], SCAN))
    content = view.screens[-1].content
    assert isinstance(content, ParcelShown)
    assert content.label.image.startswith(b"picture of ")
    assert errands.asked == ["print"]


def test_a_label_that_moved_makes_no_sound(tmp_path: Path) -> None:
    bench = a_bench(tmp_path, an_order("A-1", {MUG: 1}), labels=FakeLabels())
    presenter, view, _ = a_presenter(bench)
    presenter.on_scanned(RawScan(CODES[MUG], SCAN))
    heard = list(view.sounds)
    presenter.on_label_moved()
    assert view.sounds == heard


def test_cards_ask_for_what_keys_ask_for(tmp_path: Path) -> None:
    bench = a_bench(tmp_path, an_order("A-1", {MUG: 2}), labels=FakeLabels())
    presenter, _, errands = a_presenter(bench)
    for card in ("PWC-QUEUE", "PWC-GET-WORK", "PWC-HELP", "PWC-OTHER-PRINTER", "PWC-SIGN-OUT"):
        presenter.on_scanned(RawScan(card, SCAN))
    assert errands.asked == ["queue", "work", "help", "other printer", "sign in"]
