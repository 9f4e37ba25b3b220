"""Puts the packer's three screens into a window and their presenters onto a station."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from PySide6.QtCore import QTimer

from desktop.bench.presenter import BenchPresenter
from desktop.bench.view import BenchPage
from desktop.queue.presenter import QueuePresenter
from desktop.queue.view import QueuePage
from desktop.running import Run
from desktop.say import Words
from desktop.shift import BENCH, QUEUE, SIGN_IN, Shift, Surroundings
from desktop.signin.presenter import SigninPresenter
from desktop.signin.view import SigninPage
from desktop.stations import Bench
from desktop.window import Window
from fulfilment.packing.ports import QueueWave
from fulfilment.packing.session import PackingSession
from fulfilment.packing.work import Product

TICK_MS = 5_000  # the clock shows minutes; a screen that stayed the same is not painted again


@dataclass(frozen=True)
class Floor:
    """What the screens stand on. run, run_shared: the station's lane and the shared database's.

    product: by SKU, from memory. draw_label: PNG, called on the station's lane.
    list_queue: called on the shared database's lane. place: where the station stands.
    """

    station: Bench
    run: Run
    run_shared: Run
    around: Surroundings
    product: Callable[[str], Product | None]
    draw_label: Callable[[PackingSession], bytes]
    list_queue: Callable[[], tuple[QueueWave, ...]]
    now: Callable[[], datetime]
    place: Words = ""


def open_shift(window: Window, floor: Floor, dark: bool = False, has_motion: bool = True) -> Shift:
    """The shift, its screens in the window; nothing is shown before Shift.begin()."""
    station, run, now = floor.station, floor.run, floor.now
    shift = Shift(window, station, run, floor.around, now)
    bench_page, queue_page, signin_page = BenchPage(dark, has_motion), QueuePage(dark), SigninPage(dark)
    bench = BenchPresenter(bench_page, station, run, shift, floor.product, floor.draw_label, now)
    queue = QueuePresenter(queue_page, station, run, floor.run_shared, shift, floor.list_queue, now)
    signin = SigninPresenter(signin_page, station, run, shift, floor.place, now)
    signin_page.typed.connect(signin.on_typed)
    shift.attend(signin, queue, bench)  # and keeps them alive: a connected signal alone would not
    screens = ((SIGN_IN, signin_page, signin), (QUEUE, queue_page, queue), (BENCH, bench_page, bench))
    for name, page, presenter in screens:
        window.add_page(name, page)
        page.wished.connect(presenter.on_wish)
        page.scanned.connect(presenter.on_scanned)
    ticking = QTimer(window)
    ticking.timeout.connect(shift.on_tick)
    ticking.start(TICK_MS)
    return shift
