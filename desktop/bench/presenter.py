"""What the bench shows and what its keys mean. No Qt in this file."""

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import datetime
from enum import Enum
from typing import Protocol

from desktop.bench.choices import ask_label, ask_redo, ask_reprint, ask_set_aside, ask_short
from desktop.bench.keys import only
from desktop.bench.parcels import is_out
from desktop.bench.screen import BenchScreen
from desktop.bench.showing import GO_ON, Around, bench_screen, box_caption
from desktop.running import Run
from desktop.say import Say, Sound, Words
from desktop.shown import Tone, VerdictShown, Wish
from desktop.states import PrinterNow
from desktop.stations import Bench
from desktop.wording import SOUNDS, advice_of
from fulfilment.errors import StationError
from fulfilment.packing.barcodes import RawScan
from fulfilment.packing.commands import Deed, ShortReason
from fulfilment.packing.outcome import Answer, Outcome
from fulfilment.packing.ports import NewsItem
from fulfilment.packing.reasons import LabelDeed, RedoReason, ReprintReason
from fulfilment.packing.session import PackingSession, SetAsideReason, Step
from fulfilment.packing.work import Product


class BenchView(Protocol):
    def show_screen(self, screen: BenchScreen) -> None: ...

    def refresh(self, screen: BenchScreen) -> None:
        """Show it, unless a verdict is just fading: then the next scan or tick comes soon enough."""

    def sound(self, sound: Sound | None) -> None:
        """Play it; None: what sounded has been acknowledged."""


class Errands(Protocol):
    """What the bench asks of the rest of the program."""

    def to_queue(self) -> None: ...
    def to_sign_in(self) -> None: ...
    def person_changed(self, outcome: Outcome) -> None: ...
    def get_work(self) -> None: ...
    def call_help(self) -> None: ...
    def use_other_printer(self) -> None: ...

    def label_queued(self) -> None:
        """A label waits in the print journal: the printer's lane has work."""


class BenchPresenter:
    """Turns scans and wishes into calls of the station, on its lane, and outcomes into screens.

    product: by SKU, from memory. draw_label: PNG of the session's label; called on the station's lane.
    """

    def __init__(
        self,
        view: BenchView,
        station: Bench,
        run: Run,
        errands: Errands,
        product: Callable[[str], Product | None],
        draw_label: Callable[[PackingSession], bytes],
        now: Callable[[], datetime],
    ) -> None:
        self._view, self._station, self._run, self._errands = view, station, run, errands
        self._product, self._draw_label, self._now = product, draw_label, now
        self._outcome: Outcome | None = None
        self._printer: PrinterNow | None = None
        self._image: tuple[str, bytes] = ("", b"")  # tracking number, picture
        self._is_asking = False  # a question stands in place of the order

    @property
    def outcome(self) -> Outcome | None:
        """What is on the bench now."""
        return self._outcome

    # what comes in

    def on_scanned(self, scan: RawScan) -> None:
        self._run(lambda: self._station.scan(scan), self.show, self._warn)

    def on_wish(self, wish: Enum) -> None:
        """A key of the screen, or a choice on it."""
        station = self._station
        if isinstance(wish, SetAsideReason):
            self._run(lambda: station.set_aside(wish), self.show, self._warn)
        elif isinstance(wish, ShortReason):
            self._run(lambda: station.short(wish.value), self.show, self._warn)
        elif isinstance(wish, ReprintReason):
            self._run(lambda: station.reprint(wish.value), self.show, self._warn)
        elif isinstance(wish, RedoReason):
            self._run(lambda: station.redo(wish.value), self.show, self._warn)
        elif wish is Wish.GO_ON:
            self._go_on()
        elif wish is Wish.UNDO:
            self._run(station.undo, self.show, self._warn)
        elif wish in (Wish.REPRINT, LabelDeed.REPRINT):
            self._run(lambda: station.reprint(""), self.show, self._warn)
        elif wish is LabelDeed.ADD:
            self._run(station.next_box, self.show, self._warn)
        elif wish in _QUESTIONS or wish is Wish.LABEL:
            self._ask(wish)
        else:
            self._errand(wish)

    def on_label_moved(self) -> None:
        """The printer's lane worked on a label."""
        self._run(self._station.label_moved, self.show, self._warn)

    def on_printer(self, printer: PrinterNow | None) -> None:
        if printer == self._printer:
            return
        has_new_trouble = printer is not None and printer.trouble is not None
        self._printer = printer
        is_waiting = self._outcome is not None and _waits_for_label(self._outcome)
        if is_waiting:
            self._view.sound(Sound.ATTENTION if has_new_trouble else None)
        self.on_tick()

    def on_news(self, items: Iterable[NewsItem]) -> None:
        heard = tuple(items)
        self._run(lambda: self._station.hear(heard), self.show, self._warn)

    def on_tick(self) -> None:
        """Time went on, or something beside the order changed: the same again, at rest."""
        if self._outcome is None or self._is_asking:
            return
        is_over = self._outcome.answer in (Answer.ITEM_OK, Answer.LINE_DONE)
        rested = replace(self._outcome, answer=Answer.NOTHING) if is_over else self._outcome
        self._view.refresh(bench_screen(rested, self._around()))

    def resume(self) -> None:
        """Learn what the journal left on the bench. Nothing follows from it before somebody is here."""
        self._run(self._station.resume, self._remember, self._warn)

    # what goes out

    def show(self, outcome: Outcome) -> None:
        """Show what the station answered, sound it, and go on with what follows by itself."""
        if self._is_asking and outcome.answer is Answer.LABEL_MOVED:
            self._outcome = outcome  # the question stays; what moved is seen after it
            return
        news = self._is_news(outcome)
        self._outcome, self._is_asking = outcome, False
        self._view.show_screen(bench_screen(outcome, self._around()))
        if news:
            self._view.sound(SOUNDS.get(outcome.answer))
        self._follow(outcome)

    def on_refreshed(self, outcome: Outcome) -> None:
        """The work was read anew, perhaps every few seconds: only what really changed is shown and heard."""
        before = self._outcome
        if before is None or before.refusal is not outcome.refusal:
            self.show(outcome)
        elif (before.session, before.label) == (outcome.session, outcome.label):
            self._outcome = replace(before, work=outcome.work)
            self.on_tick()
        elif outcome.refusal is None:
            self.show(outcome)

    def _remember(self, outcome: Outcome) -> None:
        self._outcome = outcome

    def _is_news(self, outcome: Outcome) -> bool:
        """A label that moved, or a state looked at again, leaves a sound that still repeats alone."""
        if outcome.answer is Answer.LABEL_MOVED:
            return False
        is_same = self._outcome is not None and outcome == self._outcome
        return not is_same or outcome.answer is Answer.REFUSED

    def _follow(self, outcome: Outcome) -> None:
        session = outcome.session
        if outcome.answer is Answer.WISH and outcome.wish in _ASKED_BY_CARD:
            self._ask(_ASKED_BY_CARD[outcome.wish])
        elif outcome.answer is Answer.WISH:
            self._errand(_WISH_OF_DEED.get(outcome.wish))
        elif outcome.answer is Answer.SIGNED_OUT:
            self._errands.to_sign_in()
        elif outcome.answer is Answer.SIGNED_IN:
            self._errands.person_changed(outcome)
        if session is None or outcome.refusal is not None:
            return
        if session.step is Step.WHOLE or (session.step is Step.LABELLED and outcome.label is None):
            self._run(self._station.prepare_label, self.show, self._warn)
        elif outcome.answer is Answer.LABEL_QUEUED:
            self._errands.label_queued()
        self._want_image(session)

    def _want_image(self, session: PackingSession) -> None:
        number = session.tracking_number
        if number is None or self._image[0] == number:
            return
        self._image = (number, b"")
        self._run(lambda: (number, self._draw_label(session)), self._show_image, self._without_image)

    def _show_image(self, drawn: tuple[str, bytes]) -> None:
        if drawn[0] == self._image[0]:
            self._image = drawn
            self.on_tick()

    def _without_image(self, error: StationError) -> None:
        """The picture is a comfort; what stops a label is told when the label itself is made."""

    def _go_on(self) -> None:
        if self._is_asking and self._outcome is not None:
            self._is_asking = False
            self._view.show_screen(bench_screen(self._outcome, self._around()))
            return
        self._run(self._station.acknowledge, self.show, self._warn)

    def _ask(self, wish: Enum) -> None:
        """Put a question in place of the order. Only those about a label are asked of an empty bench."""
        outcome = self._outcome
        session = outcome.session if outcome is not None else None
        if outcome is None or (session is None and wish in (Wish.SHORT, Wish.SET_ASIDE)):
            return
        self._is_asking = True
        caption = box_caption(session) if session is not None else ""
        self._view.show_screen(self._question(wish, caption, outcome))

    def _question(self, wish: Enum, caption: Words, outcome: Outcome) -> BenchScreen:
        if wish is Wish.LABEL:
            return ask_label(caption, outcome.session, is_out(outcome.label), self._now())
        return _QUESTIONS[wish](caption)

    def _errand(self, wish: Enum | None) -> None:
        errands = self._errands
        does: dict[Enum, Callable[[], None]] = {
            Wish.QUEUE: errands.to_queue,
            Wish.GET_WORK: errands.get_work,
            Wish.HELP: errands.call_help,
            Wish.OTHER_PRINTER: errands.use_other_printer,
        }
        if wish in does:
            does[wish]()

    def _warn(self, error: StationError) -> None:
        """The world failed: say what to do, and wait for Esc. Nothing is taken for done."""
        caption: Words = ""
        if self._outcome is not None and self._outcome.session is not None:
            caption = box_caption(self._outcome.session)
        verdict = VerdictShown(Tone.ATTENTION, caption, Say("Stopped"), advice_of(error), key=GO_ON)
        content = bench_screen(self._outcome, self._around()).content if self._outcome else None
        self._is_asking = self._outcome is not None
        self._view.show_screen(BenchScreen(verdict, content, only(Wish.HELP)))
        self._view.sound(Sound.ATTENTION)

    def _around(self) -> Around:
        session = self._outcome.session if self._outcome is not None else None
        number = session.tracking_number if session is not None else None
        image = self._image[1] if number is not None and self._image[0] == number else b""
        return Around(self._product, self._printer, self._now(), image)


_WISH_OF_DEED: dict[str, Wish] = {
    Deed.QUEUE.value: Wish.QUEUE,
    Deed.GET_WORK.value: Wish.GET_WORK,
    Deed.HELP.value: Wish.HELP,
    Deed.OTHER_PRINTER.value: Wish.OTHER_PRINTER,
}


_QUESTIONS: dict[Enum, Callable[[Words], BenchScreen]] = {
    Wish.SHORT: ask_short,
    Wish.SET_ASIDE: ask_set_aside,
    LabelDeed.REPRINT: ask_reprint,
    LabelDeed.REDO: ask_redo,
}
_ASKED_BY_CARD: dict[str, LabelDeed] = {
    Deed.REPRINT.value: LabelDeed.REPRINT,
    Deed.REDO.value: LabelDeed.REDO,
}


def _waits_for_label(outcome: Outcome) -> bool:
    session = outcome.session
    if session is None or outcome.refusal is not None or session.step is Step.SCANNING:
        return False
    return outcome.label is None or outcome.label.state in ("rendered", "queued", "sending")
