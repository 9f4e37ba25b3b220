"""What my queue shows and what its keys mean. No Qt in this file."""

from collections.abc import Callable
from datetime import datetime
from enum import Enum
from typing import Protocol

from desktop.queue.screen import QueueScreen
from desktop.queue.showing import queue_screen, waves_of
from desktop.running import Run
from desktop.shown import Wish
from desktop.stations import Bench
from fulfilment.errors import StationError
from fulfilment.packing.barcodes import RawScan
from fulfilment.packing.commands import Deed
from fulfilment.packing.outcome import Answer, Outcome
from fulfilment.packing.ports import QueueWave
from fulfilment.packing.work import Work
from fulfilment.waves.ports import USUAL_SECONDS_PER_ORDER


class QueueView(Protocol):
    def show_screen(self, screen: QueueScreen) -> None: ...


class QueueErrands(Protocol):
    def to_bench(self, outcome: Outcome) -> None: ...
    def signed_in(self, outcome: Outcome) -> None: ...
    def sign_out(self) -> None: ...
    def get_work(self) -> None: ...
    def call_help(self) -> None: ...


class QueuePresenter:
    """list_queue asks the shared database and may be away; then the station's own work is the queue.

    run_shared: the shared database's lane; run: the station's.
    """

    def __init__(
        self,
        view: QueueView,
        station: Bench,
        run: Run,
        run_shared: Run,
        errands: QueueErrands,
        list_queue: Callable[[], tuple[QueueWave, ...]],
        now: Callable[[], datetime],
        pace_s: Callable[[], float] = lambda: USUAL_SECONDS_PER_ORDER,
    ) -> None:
        self._view, self._station, self._run, self._run_shared = view, station, run, run_shared
        self._errands, self._list_queue, self._now, self._pace_s = errands, list_queue, now, pace_s
        self._waves: tuple[QueueWave, ...] = ()
        self._work: tuple[Work, ...] = ()
        self._mine, self._chosen = "", 0

    def show(self, outcome: Outcome) -> None:
        """Ask the shared database; until it has answered once, the queue is what the station knows."""
        self._work = outcome.work
        session = outcome.session
        self._mine = session.work.wave_id if session is not None else ""
        if not self._waves:
            self._take(waves_of(outcome.work))
        self._run_shared(self._list_queue, self._take, self._without)

    def on_tick(self) -> None:
        """Time went on."""
        pace = self._pace_s()
        screen = queue_screen(self._waves, self._work, self._chosen, self._now(), pace, self._mine)
        self._chosen = screen.chosen
        self._view.show_screen(screen)

    def on_scanned(self, scan: RawScan) -> None:
        self._run(lambda: self._station.scan(scan), self._scanned, self._failed)

    def on_wish(self, wish: Enum) -> None:
        if wish in (Wish.UP, Wish.DOWN):
            self._chosen = max(0, self._chosen + (1 if wish is Wish.DOWN else -1))
            self.on_tick()
        elif wish is Wish.OPEN:
            self._open()
        elif wish is Wish.GET_WORK:
            self._errands.get_work()
        elif wish is Wish.HELP:
            self._errands.call_help()
        elif wish is Wish.SIGN_OUT:
            self._errands.sign_out()

    def _take(self, waves: tuple[QueueWave, ...]) -> None:
        """The cursor stays on its wave, wherever that one stands now."""
        chosen = self._waves[self._chosen].wave_id if self._chosen < len(self._waves) else ""
        found = [number for number, wave in enumerate(waves) if wave.wave_id == chosen]
        self._waves, self._chosen = waves, found[0] if found else self._chosen
        self.on_tick()

    def _without(self, error: StationError) -> None:
        """The database is away, and the bar says so: the queue is what the station knows."""
        self._take(waves_of(self._work))

    def _nothing(self, error: StationError) -> None:
        """The bench's own call failed too: the queue keeps standing, and the next key tries again."""

    def _scanned(self, outcome: Outcome) -> None:
        if outcome.answer is Answer.SIGNED_OUT:
            self._errands.sign_out()
        elif outcome.answer is Answer.SIGNED_IN:
            self._errands.signed_in(outcome)
        elif outcome.answer is Answer.REPEATED:
            self.on_tick()  # the scanner stuttered; what the code meant has been done
        elif outcome.answer is Answer.WISH:
            does = {Deed.GET_WORK.value: self._errands.get_work, Deed.HELP.value: self._errands.call_help}
            does.get(outcome.wish, self.on_tick)()
        else:
            self._errands.to_bench(outcome)

    def _open(self) -> None:
        """The first order of the chosen wave that may be packed; the bench says why when there is none."""
        found = next((one for one in self._chosen_work() if one.may_be_packed or one.set_aside), None)
        if found is None:
            self._errands.get_work()
            return
        order_id = found.order_id
        self._run(lambda: self._station.open_order(order_id), self._errands.to_bench, self._failed)

    def _chosen_work(self) -> tuple[Work, ...]:
        if self._chosen < len(self._waves):
            wave_id = self._waves[self._chosen].wave_id
            return tuple(one for one in self._work if one.wave_id == wave_id and not one.set_aside)
        aside = tuple(one for one in self._work if one.set_aside)
        return aside[self._chosen - len(self._waves) :][:1]

    def _failed(self, error: StationError) -> None:
        """The bench shows what failed, and what to do."""
        self._run(self._station.look, self._errands.to_bench, self._nothing)
