"""One shift at one station: which screen stands, who is here, what the top bar says. No Qt in this file."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Protocol

from desktop.bench.presenter import BenchPresenter
from desktop.queue.presenter import QueuePresenter
from desktop.running import Run
from desktop.say import Sound
from desktop.shown import BarShown
from desktop.signin.presenter import DeviceNow, SigninPresenter
from desktop.states import LinkNow, PrinterNow, StationNow, bar_shown
from desktop.stations import Bench
from fulfilment.errors import StationError
from fulfilment.packing.outcome import Outcome
from fulfilment.packing.work import Role

SIGN_IN, QUEUE, BENCH = "signin", "queue", "bench"


class Frame(Protocol):
    """The window, as a shift sees it."""

    def show_page(self, name: str) -> None: ...
    def show_bar(self, shown: BarShown) -> None: ...
    def sound(self, sound: Sound | None) -> None: ...
    def switch_language(self) -> None: ...


@dataclass(frozen=True)
class Surroundings:
    """What a shift asks of the lanes around it; each returns at once.

    ask_for_work: claim more, then call Shift.on_work. print_labels: the printer's lane has work.
    """

    ask_for_work: Callable[[], None]
    print_labels: Callable[[], None]
    use_other_printer: Callable[[], None]
    tell_help: Callable[[bool], None]  # True: somebody calls; False: no longer
    to_desk: Callable[[Outcome], None] | None = None  # a supervisor signed in; None: they pack like anybody


class Shift:
    """The errands of all three packer's screens, and their common top bar."""

    def __init__(
        self, frame: Frame, station: Bench, run: Run, around: Surroundings, now: Callable[[], datetime]
    ) -> None:
        self._frame, self._station, self._run = frame, station, run
        self._around, self._now = around, now
        self._state = StationNow(station.name)
        self._devices: tuple[DeviceNow, ...] = ()
        self._page = SIGN_IN

    def attend(self, signin: SigninPresenter, queue: QueuePresenter, bench: BenchPresenter) -> None:
        """Take the three presenters, which were made with this shift as their errands."""
        self._signin, self._queue, self._bench = signin, queue, bench

    def begin(self) -> None:
        """Show the sign-in; the bench learns meanwhile what the journal left on it."""
        self._bench.resume()
        self.to_sign_in()

    # what the devices and the link say

    def on_devices(self, devices: Sequence[DeviceNow]) -> None:
        self._devices = tuple(devices)
        if self._page == SIGN_IN:
            self._signin.on_devices(self._devices)

    def on_printer(self, printer: PrinterNow | None) -> None:
        self._state = replace(self._state, printer=printer)
        self._bench.on_printer(printer)
        self.on_tick()

    def on_link(self, link: LinkNow) -> None:
        if link.away_since is not None and self._state.link.away_since is None:
            self._frame.sound(Sound.OFFLINE)
        self._state = replace(self._state, link=link)
        self.on_tick()

    def on_label_moved(self) -> None:
        """The printer's lane worked on a label."""
        self._bench.on_label_moved()

    def come_back(self) -> None:
        """From the desk to the sign-in; the bench reads anew what was decided there."""
        self._bench.resume()
        self.sign_out()

    def on_work(self) -> None:
        """The journal holds other work than before."""
        self._run(self._station.refresh, self._refreshed, self._ignore)

    def on_tick(self) -> None:
        """Once a minute, and whenever something in the bar changed."""
        self._frame.show_bar(bar_shown(self._state, self._now()))
        if self._page == BENCH:
            self._bench.on_tick()
        elif self._page == QUEUE:
            self._queue.on_tick()
        else:
            self._signin.on_tick()

    # errands

    def signed_in(self, outcome: Outcome) -> None:
        """A supervisor goes to the desk. Whatever lies on the bench comes first; without it, the queue."""
        if self._around.to_desk is not None and _is_supervisor(outcome):
            self._around.to_desk(outcome)
            return
        self.person_changed(outcome)
        self._frame.sound(Sound.CARD_READ)
        if outcome.session is not None:
            self.to_bench(outcome)
        else:
            self._show(QUEUE)
            self._queue.show(outcome)

    def person_changed(self, outcome: Outcome) -> None:
        """Somebody else's badge at the same bench: the work goes on under another name."""
        if outcome.operator is not None:
            self._state = replace(self._state, person=outcome.operator.name)
            self._frame.show_bar(bar_shown(self._state, self._now()))

    def to_bench(self, outcome: Outcome) -> None:
        self._show(BENCH)
        self._bench.show(outcome)

    def to_queue(self) -> None:
        self._show(QUEUE)
        self._run(self._station.look, self._queue.show, self._ignore)

    def to_sign_in(self) -> None:
        self._state = replace(self._state, person="", is_help_called=False)
        self._show(SIGN_IN)
        self._signin.begin(self._devices)

    def sign_out(self) -> None:
        self._run(self._station.sign_out, self._signed_out, self._ignore)

    def get_work(self) -> None:
        self._around.ask_for_work()

    def call_help(self) -> None:
        """Call, or take the call back."""
        is_called = not self._state.is_help_called
        self._state = replace(self._state, is_help_called=is_called)
        self._around.tell_help(is_called)
        self.on_tick()

    def use_other_printer(self) -> None:
        self._around.use_other_printer()

    def label_queued(self) -> None:
        self._around.print_labels()

    def switch_language(self) -> None:
        self._frame.switch_language()

    def _show(self, page: str) -> None:
        self._page = page
        self._frame.show_page(page)
        self._frame.show_bar(bar_shown(self._state, self._now()))

    def _signed_out(self, outcome: Outcome) -> None:
        self.to_sign_in()

    def _refreshed(self, outcome: Outcome) -> None:
        """A refusal (the open order was moved, held, cancelled) is the bench's to show, wherever we are."""
        if self._page == BENCH:
            self._bench.on_refreshed(outcome)
        elif self._page == QUEUE and outcome.refusal is not None and outcome.session is not None:
            self.to_bench(outcome)
        elif self._page == QUEUE:
            self._queue.show(outcome)

    def _ignore(self, error: StationError) -> None:
        """The screen that stands keeps standing; the next key tries again."""


def _is_supervisor(outcome: Outcome) -> bool:
    return outcome.operator is not None and outcome.operator.role is Role.SUPERVISOR
