"""A robot packer: works its queue like a person, scan by scan, and makes a person's mistakes if asked."""

import random
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from commands.driving import WAITING, Driver, Visits
from commands.wiring import StationParts
from db.sync import Visit
from fulfilment.packing.facts import Fact
from fulfilment.packing.outcome import Outcome
from fulfilment.packing.session import PackingSession, Refusal, SetAsideReason, Step
from fulfilment.packing.work import Operator, Role, Work, WorkLine

ROBOT = Operator("robot", "Robot", Role.PACKER, "", "")
WAIT_FOR_PRINTER_S = 20.0
WAIT_FOR_DATABASE_S = 60.0
PAUSE_S = 0.5  # between two tries at something that is away
NO_PRODUCT = "NO-SUCH-CODE-0"


@dataclass
class Robot:
    """mistakes: share of scans, 0 to 1, before which a wrong one is made.

    on_facts hears of facts after they are durable; on_outcome of every outcome.
    """

    parts: StationParts
    visits: Visits
    mistakes: float = 0.0
    seed: int = 0
    on_facts: Callable[[Sequence[Fact]], None] = lambda facts: None
    on_outcome: Callable[[Outcome], None] = lambda outcome: None
    shorts: frozenset[str] = frozenset()  # order ids whose last piece is missing, for rehearsals
    parcels: int = 0
    _random: random.Random = field(init=False)
    _driver: Driver = field(init=False)
    _skipped: set[str] = field(init=False, default_factory=set)
    _has_waited: bool = field(init=False, default=False)

    def __post_init__(self) -> None:
        self._random, self._driver = random.Random(self.seed), Driver(self.parts)

    def run(self, limit: int | None = None) -> bool:
        """Pack until the queue is empty or limit parcels are closed. True when everything is sent."""
        station = self.parts.station
        station.sign_in_as(ROBOT)
        self._listen(self.visits.fetch())
        now = station.resume()
        while limit is None or self.parcels < limit:
            now = self.catch_up() or now
            if now.refusal is Refusal.NO_NUMBERS and not self._has_numbers():
                break
            if now.refusal is not None:
                now = self._tell(station.acknowledge())
            elif now.session is not None:
                now = self._work_on(now, now.session)
            elif (work := self._next_work(now)) is not None:
                now = self._open(work)
            elif self._fetch_more():
                now = station.refresh()
            else:
                break
        return self._send_rest()

    # --- one step of a session ---

    def _open(self, work: Work) -> Outcome:
        """An order that cannot be opened is not tried for ever."""
        outcome = self._scan(self._opening(work))
        if outcome.refusal is not None:
            self._skipped.add(work.order_id)
        return outcome

    def _work_on(self, now: Outcome, session: PackingSession) -> Outcome:
        if session.step is Step.WHOLE:
            return self._last_of(self._driver.finish(now), now)
        if session.step is Step.LABELLED:
            return self._label(now, session)
        if self.mistakes and self._random.random() < self.mistakes:
            return self._scan(self._wrong_code(session))
        owing = self._owing(session)
        if session.work.order_id in self.shorts and session.pieces_due - session.pieces_packed == 1:
            return self._tell(self.parts.station.short())
        return self._scan(self._code_of(owing, session))

    def _label(self, now: Outcome, session: PackingSession) -> Outcome:
        """Scan the label once it came out; put the parcel aside when nobody can say whether it did."""
        deadline = time.monotonic() + WAIT_FOR_PRINTER_S
        while now.refusal is None and _is_waiting(now):
            now = self._last_of(self._driver.finish(now), now)
            if time.monotonic() > deadline:
                break
            if now.refusal is None and _is_waiting(now):
                time.sleep(PAUSE_S)
        if now.refusal is not None:
            return now
        state = now.label.state if now.label else "queued"
        if state in ("sent", "printed") and session.tracking_number:
            return self._scan(session.tracking_number)
        return self._tell(self.parts.station.set_aside(SetAsideReason.LABEL_DOUBT))

    def _scan(self, code: str) -> Outcome:
        outcomes = self._driver.scan(code)
        for outcome in outcomes:
            self._tell(outcome)
        self.parcels += sum(outcome.closed is not None for outcome in outcomes)
        return outcomes[-1]

    def _last_of(self, outcomes: Sequence[Outcome], now: Outcome) -> Outcome:
        for outcome in outcomes:
            self._tell(outcome)
        return outcomes[-1] if outcomes else now

    def _tell(self, outcome: Outcome) -> Outcome:
        if outcome.facts:
            self.on_facts(outcome.facts)
        self.on_outcome(outcome)
        return outcome

    # --- what to scan ---

    def _next_work(self, now: Outcome) -> Work | None:
        waiting = (work for work in now.work if work.may_be_packed and work.order_id not in self._skipped)
        return next(waiting, None)

    def _opening(self, work: Work) -> str:
        """Single pieces open by the piece itself, larger orders by their number."""
        if work.is_single:
            return self._codes(work.lines[0].sku)[0][0]
        return work.ref

    def _owing(self, session: PackingSession) -> WorkLine:
        owing = [line for line in session.work.lines if session.packed.get(line.ref, 0) < line.quantity]
        return self._random.choice(owing)

    def _code_of(self, line: WorkLine, session: PackingSession) -> str:
        """The largest pack that still fits, as a person would take it."""
        left = line.quantity - session.packed.get(line.ref, 0)
        fitting = [code for code, pieces in self._codes(line.sku) if pieces <= left]
        return fitting[-1]

    def _codes(self, sku: str) -> list[tuple[str, int]]:
        product = self.parts.journal.find_product(sku)
        codes = [(one.code, one.pieces) for one in product.barcodes] if product else []
        return sorted(codes, key=lambda code: code[1]) or [(sku, 1)]

    def _wrong_code(self, session: PackingSession) -> str:
        """Another order's goods, one piece too many, or no code at all."""
        own = {line.sku for line in session.work.lines}
        full = [line for line in session.work.lines if session.packed.get(line.ref, 0) == line.quantity]
        kind = self._random.choice(["other", "over", "none"])
        if kind == "over" and full:
            return self._codes(full[0].sku)[0][0]
        others = [one for one in self.parts.journal.list_products() if one.sku not in own]
        if kind == "other" and others:
            return self._random.choice(others).barcodes[0].code
        return NO_PRODUCT

    # --- the shared database ---

    def catch_up(self) -> Outcome | None:
        """Hear what the courier has brought since; None when it changed nothing here."""
        heard = None
        for visit in self.visits.take():
            heard = self._listen(visit) or heard
        return heard

    def hear_now(self) -> Outcome | None:
        """Visit the shared database at once, as if the pause were over."""
        return self._listen(self.visits.fetch())

    def _listen(self, visit: Visit) -> Outcome | None:
        heard = self._driver.hear(visit)
        return self._tell(heard) if heard is not None else None

    def _fetch_more(self) -> bool:
        """True when there is more to pack. Waits out an outage for up to a minute."""
        deadline = time.monotonic() + WAIT_FOR_DATABASE_S
        while True:
            visit = self.visits.fetch(want_work=True)
            self._listen(visit)
            if visit.is_online:
                return visit.claimed > 0
            if time.monotonic() > deadline:
                self._has_waited = True
                return False
            time.sleep(PAUSE_S)

    def _has_numbers(self) -> bool:
        """Wait for fresh tracking numbers; False when the shared database stays away."""
        deadline = time.monotonic() + WAIT_FOR_DATABASE_S
        while not (visit := self.visits.fetch()).is_online:
            if time.monotonic() > deadline:
                self._has_waited = True
                return False
            time.sleep(PAUSE_S)
        self._listen(visit)
        return True

    def _send_rest(self) -> bool:
        """Waits out an outage, unless that has been waited for since the work ran out."""
        deadline = time.monotonic() + (0.0 if self._has_waited else WAIT_FOR_DATABASE_S)
        while True:
            visit = self.visits.fetch()
            if visit.is_online and visit.unsent == 0:
                return True
            if time.monotonic() > deadline:
                return False
            time.sleep(PAUSE_S)


def _is_waiting(now: Outcome) -> bool:
    return now.label is None or now.label.state in WAITING
