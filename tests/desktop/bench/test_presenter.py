"""What the presenter alone decides; whole flows are in tests/desktop/test_shift.py."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

from desktop.bench.presenter import BenchPresenter
from desktop.bench.screen import BenchScreen, ChoicesShown, ParcelShown
from desktop.say import Say, Sound
from desktop.shown import Tone, Wish
from fulfilment.errors import JournalFull, StationError
from fulfilment.packing.barcodes import RawScan, ScanSource
from fulfilment.packing.facts import FactKind
from fulfilment.packing.outcome import Outcome
from fulfilment.packing.reasons import LabelDeed, RedoReason, ReprintReason
from fulfilment.packing.session import PackingSession
from fulfilment.shipping.ports import PrintState
from tests.desktop.shifts import at_once
from tests.fakes.benches import CODES, MUG, PRODUCTS, Bench, FakeLabels, a_bench, an_order

SCAN = ScanSource.WEDGE
NUMBER = "7550000000001"


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


def a_labelled_bench(tmp_path: Path) -> tuple[Bench, BenchPresenter, KeptView, KeptErrands]:
    """One mug in its box, the label printed."""
    bench = a_bench(tmp_path, an_order("A-1", {MUG: 1}))
    presenter, view, errands = a_presenter(bench)
    presenter.on_scanned(RawScan(CODES[MUG], SCAN))
    bench.move_label(NUMBER, PrintState.PRINTED)
    presenter.on_label_moved()
    return bench, presenter, view, errands


def choices(view: KeptView) -> dict[str, object]:
    content = view.screens[-1].content
    assert isinstance(content, ChoicesShown)
    return {step.key.legend: step.key.wish for step in content.choices if step.key is not None}


def why(bench: Bench, kind: FactKind) -> list[object]:
    return [fact.payload["why"] for fact in bench.facts("A-1") if fact.kind is kind]


def test_a_reprint_asks_why_and_then_who(tmp_path: Path) -> None:
    bench, presenter, view, errands = a_labelled_bench(tmp_path)
    presenter.on_wish(Wish.REPRINT)
    asked = choices(view)
    assert set(asked.values()) == set(ReprintReason)
    assert why(bench, FactKind.LABEL_REPRINTED) == []
    presenter.on_wish(ReprintReason.TORN)
    assert view.screens[-1].verdict.word == Say("Supervisor?")
    presenter.on_tick()
    assert view.screens[-1].verdict.word == Say("Supervisor?")
    presenter.on_scanned(RawScan("PWB-S1", SCAN))
    assert why(bench, FactKind.LABEL_REPRINTED) == ["torn"]
    assert errands.asked == ["print", "print"]


def test_the_card_of_a_reprint_asks_why_as_its_key_does(tmp_path: Path) -> None:
    _, presenter, view, errands = a_labelled_bench(tmp_path)
    presenter.on_scanned(RawScan("PWC-REPRINT", SCAN))
    assert set(choices(view).values()) == set(ReprintReason)
    presenter.on_wish(Wish.GO_ON)
    assert isinstance(view.screens[-1].content, ParcelShown)
    presenter.on_scanned(RawScan("PWC-REDO", SCAN))
    assert set(choices(view).values()) == set(RedoReason)
    assert errands.asked == ["print"]


def test_one_page_offers_the_three_deeds(tmp_path: Path) -> None:
    bench, presenter, view, _ = a_labelled_bench(tmp_path)
    presenter.on_wish(Wish.LABEL)
    assert choices(view) == {"F8": LabelDeed.REPRINT, "F10": LabelDeed.ADD, "F6": LabelDeed.REDO}
    presenter.on_wish(LabelDeed.REDO)
    presenter.on_wish(RedoReason.LOST)
    presenter.on_scanned(RawScan("PWB-S1", SCAN))
    assert why(bench, FactKind.LABEL_VOIDED) == ["label_lost"]
    content = view.screens[-1].content
    assert isinstance(content, ParcelShown)
    assert content.tail != NUMBER[-4:]
    assert Say("Throw {tail} away", tail=NUMBER[-4:]) in [step.title for step in content.steps]


def test_a_box_is_full_by_two_presses_of_one_key(tmp_path: Path) -> None:
    bench = a_bench(tmp_path, an_order("A-1", {MUG: 2}))
    presenter, view, _ = a_presenter(bench)
    presenter.on_scanned(RawScan("A-1", SCAN))
    presenter.on_wish(Wish.LABEL)
    assert LabelDeed.ADD not in choices(view).values(), "an empty box is not full"
    presenter.on_wish(Wish.GO_ON)
    presenter.on_scanned(RawScan(CODES[MUG], SCAN))
    presenter.on_wish(Wish.LABEL)
    presenter.on_wish(choices(view)["F10"])  # type: ignore[arg-type]
    assert view.screens[-1].verdict.word == Say("Box {box} is full", box=1)
    bench.move_label(NUMBER, PrintState.PRINTED)
    presenter.on_scanned(RawScan(NUMBER, SCAN))
    assert view.screens[-1].verdict.sentence == Say("Box closed. Scan into the next one.")
    assert view.screens[-1].verdict.caption == Say("Order {position}·box {box}", position=1, box=2)


def test_with_nothing_on_the_bench_a_label_may_be_made_anew(tmp_path: Path) -> None:
    bench, presenter, view, _ = a_labelled_bench(tmp_path)
    presenter.on_scanned(RawScan(NUMBER, SCAN))
    presenter.on_wish(Wish.LABEL)
    assert choices(view) == {"F6": LabelDeed.REDO}
    presenter.on_wish(LabelDeed.REDO)
    presenter.on_wish(RedoReason.ADDRESS)
    assert view.screens[-1].verdict.word == Say("Which label?")
    presenter.on_scanned(RawScan(NUMBER, SCAN))
    presenter.on_scanned(RawScan("PWB-S1", SCAN))
    assert why(bench, FactKind.LABEL_VOIDED) == ["address_changed"]
    assert isinstance(view.screens[-1].content, ParcelShown)


def test_a_reprint_of_a_label_in_doubt_needs_no_question(tmp_path: Path) -> None:
    bench = a_bench(tmp_path, an_order("A-1", {MUG: 1}))
    presenter, _, _ = a_presenter(bench)
    presenter.on_scanned(RawScan(CODES[MUG], SCAN))
    bench.move_label(NUMBER, PrintState.IN_DOUBT)
    presenter.on_label_moved()
    presenter.on_wish(Wish.REPRINT)
    assert why(bench, FactKind.LABEL_REPRINTED) == ["not_out"]
