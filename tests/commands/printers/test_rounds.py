"""The rounds of several printers, each on a lane of its own, with virtual printers that fail."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from commands.printers.desk import StationPrinters
from commands.printers.rounds import PrinterRounds
from commands.settings import PrinterSetting, Settings
from commands.wiring import StationParts, open_station
from desktop.lanes import Lane
from desktop.queue.view import QueuePage
from desktop.running import Run
from desktop.signin.printer_check import DeviceNow
from desktop.signin.view import SigninPage
from desktop.states import PrinterNow
from desktop.translate import Languages
from desktop.wording import PrinterTrouble
from fulfilment.shipping.ports import PrintState
from printing.drawing.raster import draw_label
from printing.languages.zpl import zpl_document
from printing.virtual.printer import Fault, VirtualPrinter
from tests.desktop.shifts import a_shift, texts_of
from tests.fakes.benches import MUG, an_order
from tests.fakes.printers import a_job
from tests.printing.labels import a_label

S = PrintState
DOCUMENT = zpl_document(draw_label(a_label(), 203))


@dataclass
class Bench:
    """Two printers, and what the screens were told."""

    parts: StationParts
    rounds: PrinterRounds
    printers: tuple[VirtualPrinter, ...]
    told: list[PrinterNow | None] = field(default_factory=list)
    devices: list[tuple[DeviceNow, ...]] = field(default_factory=list)

    def queue(self, *numbers: str, printer: str = "1") -> None:
        for number in numbers:
            self.parts.prints.queue(a_job(number, DOCUMENT, printer))

    def state(self, number: str) -> PrintState:
        job = self.parts.prints.find(f"job-{number}-0")
        assert job is not None
        return job.state


@pytest.fixture
def open_bench(qtbot: QtBot, tmp_path: Path) -> Iterator[Callable[..., Bench]]:
    with ExitStack() as stack:

        def make(*settings: PrinterSetting, roll: int | None = None) -> Bench:
            """settings: their urls are replaced by those of virtual printers."""
            printers = tuple(stack.enter_context(VirtualPrinter(paper_left=roll)) for _ in settings)
            return a_bench(stack, tmp_path, settings, printers)

        yield make


def a_bench(
    stack: ExitStack,
    home: Path,
    settings: tuple[PrinterSetting, ...],
    printers: tuple[VirtualPrinter, ...],
) -> Bench:
    chosen = tuple(
        PrinterSetting(one.name, printer.url, one.language, one.dpi)
        for one, printer in zip(settings, printers, strict=True)
    )
    parts = open_station(Settings(home, f"sqlite:///{home / 'shared.sqlite'}"), printers=chosen)
    stack.callback(parts.close)
    lanes: dict[str, Lane] = {}

    def run_on(name: str) -> Run:
        if name not in lanes:
            lanes[name] = Lane(name)
            stack.callback(lanes[name].close)
        return lanes[name].run

    rounds = PrinterRounds(parts, StationPrinters(parts, chosen), run_on, chosen)
    stack.callback(rounds.stop)
    bench = Bench(parts, rounds, printers)
    rounds.seen.connect(bench.told.append)
    rounds.devices_seen.connect(bench.devices.append)
    return bench


ONE, TWO = PrinterSetting("1", ""), PrinterSetting("2", "")


def test_labels_that_wait_go_out_one_after_the_other(open_bench: Callable[..., Bench], qtbot: QtBot) -> None:
    bench = open_bench(ONE)
    bench.queue("a", "b", "c")
    bench.rounds.begin()
    qtbot.waitUntil(lambda: bench.state("c") is S.PRINTED)
    assert len(bench.printers[0].papers()) == 3


def test_a_printer_that_hangs_keeps_no_other_waiting(open_bench: Callable[..., Bench], qtbot: QtBot) -> None:
    """Slips on the office printer must not delay a waybill."""
    bench = open_bench(TWO, ONE)
    bench.parts.labels.printer = PrinterSetting("1", bench.printers[1].url)
    bench.printers[0].fault = Fault.HANG
    bench.queue("slip", printer="2")
    bench.queue("a", "b")
    bench.rounds.begin()
    qtbot.waitUntil(lambda: bench.state("b") is S.PRINTED)
    assert bench.state("slip") is S.QUEUED


def test_trouble_is_told_and_clears_by_itself(open_bench: Callable[..., Bench], qtbot: QtBot) -> None:
    bench = open_bench(ONE, roll=0)
    bench.rounds.begin()
    bench.queue("a")
    qtbot.waitUntil(lambda: bool(bench.told))
    assert bench.told[-1] == PrinterNow("1", PrinterTrouble.PAPER_OUT, media="100×150")
    bench.printers[0].load_paper(10)
    qtbot.waitUntil(lambda: bench.state("a") is S.PRINTED)
    qtbot.waitUntil(lambda: bench.told[-1] == PrinterNow("1", media="100×150"))
    assert bench.devices[-1][0].trouble is None


def test_a_swap_takes_along_what_waits_and_leaves_what_is_in_doubt(
    open_bench: Callable[..., Bench], qtbot: QtBot
) -> None:
    bench = open_bench(ONE, TWO)
    bench.queue("doubt", "a", "b")
    bench.parts.prints.move("job-doubt-0", S.SENDING, odometer_before=40)  # the count is 0: another printer
    bench.printers[0].fault = Fault.JAM
    bench.rounds.begin()
    qtbot.waitUntil(lambda: bool(bench.told) and bench.told[-1] is not None and bench.told[-1].spare == "2")
    qtbot.waitUntil(lambda: bench.state("doubt") is S.IN_DOUBT)
    bench.rounds.use_other()
    qtbot.waitUntil(lambda: bench.state("b") is S.PRINTED)
    assert [len(printer.papers()) for printer in bench.printers] == [0, 2]
    assert bench.state("doubt") is S.IN_DOUBT
    assert bench.parts.labels.printer.name == "2"
    qtbot.waitUntil(lambda: bench.told[-1] is not None and bench.told[-1].name == "2")


def test_a_label_that_a_stop_left_half_sent_is_not_sent_to_the_other_printer(
    open_bench: Callable[..., Bench], qtbot: QtBot
) -> None:
    """Killed while "a" was on its way; after the start the first printer is off, and swapped at once."""
    bench = open_bench(ONE, TWO)
    bench.queue("a", "b")
    bench.parts.prints.move("job-a-0", S.SENDING, odometer_before=0)
    bench.printers[0].print_for_another()  # it had come out
    bench.printers[0].fault = Fault.REFUSE
    bench.rounds.begin()
    qtbot.waitUntil(lambda: bool(bench.told) and bench.told[-1] is not None and bench.told[-1].spare == "2")
    bench.rounds.use_other()
    qtbot.waitUntil(lambda: bench.state("b") is S.PRINTED)
    assert bench.state("a") is S.IN_DOUBT
    assert len(bench.printers[1].papers()) == 1


def test_a_spare_of_another_language_is_named_and_nothing_moves(
    open_bench: Callable[..., Bench], qtbot: QtBot
) -> None:
    bench = open_bench(ONE, PrinterSetting("2", "", "tspl"), roll=0)
    bench.queue("a")
    bench.rounds.begin()
    qtbot.waitUntil(lambda: bool(bench.told))
    told = bench.told[-1]
    assert told is not None
    assert (told.spare, bool(told.why_no_spare)) == ("", True)
    before = len(bench.told)
    bench.rounds.use_other()
    qtbot.waitUntil(lambda: len(bench.told) > before)
    assert bench.parts.labels.printer.name == "1"
    assert bench.state("a") is S.QUEUED


@pytest.fixture
def languages(qtbot: QtBot) -> Iterator[Languages]:
    kept = Languages()
    yield kept
    kept.switch_to("en")


def test_the_sign_in_opens_by_itself_when_the_real_printer_has_paper_again(
    open_bench: Callable[..., Bench], qtbot: QtBot, tmp_path: Path, languages: Languages
) -> None:
    """From the empty roll to the queue: nobody touches the screen after the badge."""
    order, home = an_order("A-1", {MUG: 1}), tmp_path / "shift"
    desk = a_shift(qtbot, home, order, languages=languages, signed_in=False)
    bench = open_bench(ONE, roll=0)
    desk.shift.on_devices(())
    bench.rounds.devices_seen.connect(desk.shift.on_devices)
    bench.rounds.seen.connect(desk.shift.on_printer)
    bench.rounds.begin()
    qtbot.waitUntil(lambda: "打印机缺纸" in [one.text for one in texts_of(desk.page())])
    desk.scan("PWB-P7")
    assert isinstance(desk.page(), SigninPage)
    bench.printers[0].load_paper(100)
    qtbot.waitUntil(lambda: isinstance(desk.page(), QueuePage))
    assert desk.page().bar.shown.person == "Chen Jing"
