"""What hands do at a bench, order after order, and how long each verdict took to be painted."""

import random
from collections import defaultdict
from collections.abc import Callable
from time import perf_counter

from PySide6.QtCore import Qt

from benchmarks.hands import Hands, PaintWatch
from desktop.shown import Tone
from fulfilment.packing.session import PackingSession, Step
from fulfilment.packing.work import Work

FOREIGN = "6999999999994"  # an article number that no product of the sample shop has
PACE_S = 0.12  # between two scans: nobody's hands are faster


class TimedPacker:
    """took_ms: by what was scanned, from the last key's event to the end of the verdict's painting."""

    def __init__(self, hands: Hands, mistakes: float = 0.25, seed: int = 7) -> None:
        self.hands, self.mistakes = hands, mistakes
        self.took_ms: dict[str, list[float]] = defaultdict(list)
        self.last_scan_at = self.whole_at = 0.0
        self.on_label_sent: Callable[[], None] = lambda: None
        self._random = random.Random(seed)
        self._paints = PaintWatch(hands.bench_page().verdict)

    def pack(self, orders: int) -> None:
        """Pack so many parcels; ends early when there is no work left."""
        for _ in range(orders):
            if self.hands.session() is None and not self._open():
                return
            self._fill()
            self._label()

    def leave_one_open(self) -> None:
        """An order of several pieces, with its first piece packed, stays on the bench."""
        while (work := self._larger()) is None:
            self.pack(1)
        if self.hands.session() is None:
            self._time("order opened", work.ref, lambda: self._is_open(work))
        session = self.hands.session()
        assert session is not None
        self._time("item OK", self._owing(session), self._is_past(0))

    def _larger(self) -> Work | None:
        session = self.hands.session()
        waiting = [session.work] if session is not None else self.hands.now().work
        return next((one for one in waiting if one.may_be_packed and not one.is_single), None)

    # --- one parcel ---

    def _open(self) -> bool:
        """Nothing is on the bench: take the most urgent order that stands there."""
        waiting = self.hands.now().work
        work = next((one for one in waiting if one.may_be_packed), None)
        if work is None:
            return False
        name = "single piece, whole" if work.is_single else "order opened"
        self._time(name, self._opening(work), lambda: self._is_open(work))
        return True

    def _is_open(self, work: Work) -> bool:
        session = self.hands.session()
        return session is not None and session.work.order_id == work.order_id

    def _fill(self) -> None:
        while (session := self.hands.session()) is not None and session.step is Step.SCANNING:
            if self._random.random() < self.mistakes:
                self._refuse()
                continue
            done, is_last = session.pieces_packed, session.pieces_due - session.pieces_packed == 1
            self._time("whole" if is_last else "item OK", self._owing(session), self._is_past(done))

    def _refuse(self) -> None:
        """Goods of nobody here, and Esc."""
        self._time("refused", FOREIGN, self._is_stopped)
        self.hands.end(Qt.Key.Key_Escape)
        self.hands.wait(lambda: not self._is_stopped(), "the refusal to go")

    def _is_stopped(self) -> bool:
        screen = self.hands.screen()
        return screen is not None and screen.verdict.tone is Tone.STOP

    def _is_past(self, done: int) -> Callable[[], bool]:
        """More is packed than done."""

        def look() -> bool:
            session = self.hands.session()
            return session is None or session.pieces_packed > done

        return look

    def _label(self) -> None:
        """Wait for the label and scan it."""
        self.whole_at = self.last_scan_at
        self.hands.wait(self._is_printed, "a printed label")
        self.on_label_sent()
        session = self.hands.session()
        assert session is not None
        parcel = session.parcel_id
        assert session.tracking_number is not None
        self._time("label, parcel closed", session.tracking_number, lambda: self._is_gone(parcel))

    def _is_gone(self, parcel: str) -> bool:
        session = self.hands.session()
        return session is None or session.parcel_id != parcel

    def _is_printed(self) -> bool:
        label = self.hands.now().label
        return label is not None and label.state in ("sent", "printed")

    def _time(self, name: str, code: str, is_there: Callable[[], bool]) -> None:
        """The verdict stands when the station is there and the screen is another than before."""
        self.hands.rest(PACE_S)
        self.hands.key_in(code)
        before = self.hands.screen()
        self._paints.expect(lambda: self.hands.screen() is not before and is_there())
        begin = self.last_scan_at = perf_counter()
        self.hands.end()
        end = self.hands.wait(lambda: self._paints.is_seen, name)
        self.took_ms[name].append((end - begin) * 1000)

    # --- what to scan ---

    def _opening(self, work: Work) -> str:
        return self._codes(work.lines[0].sku) if work.is_single else work.ref

    def _owing(self, session: PackingSession) -> str:
        owing = [line for line in session.work.lines if session.packed.get(line.ref, 0) < line.quantity]
        return self._codes(self._random.choice(owing).sku)

    def _codes(self, sku: str) -> str:
        """Of the single piece."""
        product = self.hands.desk.parts.journal.find_product(sku)
        assert product is not None
        return next(one.code for one in product.barcodes if one.pieces == 1)
