"""A shared database in memory: it keeps what it was given, and fails exactly when it is told to."""

from collections import Counter, deque
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from enum import Enum
from typing import TypeVar

from fulfilment.errors import DatabaseAway, DatabaseRefused
from fulfilment.orders.order import OrderId
from fulfilment.packing.facts import Fact, FactKind, Judged, Verdict
from fulfilment.packing.ports import News, NewsItem, NewsKind, NumberRange, QueueWave
from fulfilment.packing.work import Claimed, Operator, Product, Standing
from tests.fakes.benches import MORNING, PEOPLE, PRODUCTS

T = TypeVar("T")
# AWAY: the call never arrived. LOST: it was done, the answer was lost. REFUSED: the answer is no.
Fault = Enum("Fault", ["NONE", "AWAY", "LOST", "REFUSED"])


@dataclass
class SharedOrder:
    """station: who holds it; None while nobody does. wave_of: whose wave it is in."""

    claimed: Claimed
    station: str | None = None
    wave_of: str | None = None
    packed_by: str | None = None  # the parcel


@dataclass
class FakeSharedDatabase:
    """Implements SharedDatabase for station "07". faults are used up call by call; then all is well."""

    station: str = "07"
    orders: dict[OrderId, SharedOrder] = field(default_factory=dict)
    facts: dict[str, Fact] = field(default_factory=dict)  # in the order in which they were stored
    verdicts: dict[str, Verdict] = field(default_factory=dict)
    effects: Counter[str] = field(default_factory=Counter)  # how often each fact took effect
    applied: list[tuple[str, ...]] = field(default_factory=list)  # the fact ids of each apply that arrived
    news: list[NewsItem] = field(default_factory=list)
    ranges: list[NumberRange] = field(default_factory=list)
    faults: deque[Fault] = field(default_factory=deque)
    fault_of: dict[str, Fault] = field(default_factory=dict)  # for every call of that name
    calls: list[str] = field(default_factory=list)
    took_free: list[bool] = field(default_factory=list)
    products: tuple[Product, ...] = PRODUCTS
    spoil: Callable[[tuple[Judged, ...]], tuple[Judged, ...]] | None = None  # the verdicts, on their way back

    def connect(self) -> "FakeSharedDatabase":
        return self

    # --- what happens to it from outside ---

    def add(self, claimed: Claimed, wave_of: str | None = "07") -> OrderId:
        self.orders[claimed.work.order_id] = SharedOrder(claimed, None, wave_of)
        return claimed.work.order_id

    def give_to(self, order_id: OrderId, station: str | None) -> None:
        """A supervisor moves it: the epoch rises, the old holder is told."""
        order = self.orders[order_id]
        epoch = order.claimed.work.epoch + 1
        if order.station == self.station:
            payload = {"order_id": order_id, "epoch": epoch, "to": station}
            self.news.append(NewsItem(NewsKind.ORDER_MOVED, payload))
        self._change(order_id, epoch=epoch)
        order.station, order.wave_of = None, station

    def say(self, order_id: OrderId, standing: Standing) -> None:
        kind = {
            Standing.HELD: NewsKind.ORDER_HELD,
            Standing.ALIVE: NewsKind.ORDER_RELEASED,
            Standing.CANCELLED: NewsKind.ORDER_CANCELLED,
        }[standing]
        self._change(order_id, standing=standing)
        if self.orders[order_id].station == self.station:
            self.news.append(NewsItem(kind, {"order_id": order_id}))

    def forget(self, fact_id: str) -> None:
        """A failover lost what had been acknowledged."""
        del self.facts[fact_id], self.verdicts[fact_id], self.effects[fact_id]

    # --- SharedDatabase ---

    def poll(self, cursor: str | None) -> News:
        def look() -> News:
            return News(str(len(self.news)), tuple(self.news[int(cursor) :]) if cursor is not None else ())

        return self._call("poll", look)

    def apply(self, facts: Sequence[Fact]) -> tuple[Judged, ...]:
        def judge_all() -> tuple[Judged, ...]:
            bad = [fact for fact in facts if fact.payload.get("bad")]
            if bad:
                raise DatabaseRefused(f"fact {bad[0].seq}", is_about_facts=True)
            self.applied.append(tuple(fact.fact_id for fact in facts))
            judged = tuple(self._judge(fact) for fact in facts)
            return judged if self.spoil is None else self.spoil(judged)

        return self._call("apply", judge_all)

    def claim(self, lot: int, *, may_take_free: bool = True) -> tuple[Claimed, ...]:
        def take() -> tuple[Claimed, ...]:
            self.took_free.append(may_take_free)
            mine = [order for order in self._free() if order.wave_of == self.station]
            if not mine and may_take_free:
                mine = [order for order in self._free() if order.wave_of is None]
            for order in mine[:lot]:
                order.station = order.wave_of = self.station
            return tuple(order.claimed for order in mine[:lot])

        return self._call("claim", take)

    def list_held_work(self) -> tuple[Claimed, ...]:
        return self._call(
            "list_held_work",
            lambda: tuple(
                order.claimed
                for order in self.orders.values()
                if order.station == self.station and order.packed_by is None
            ),
        )

    def list_queue(self) -> tuple[QueueWave, ...]:
        queue = (QueueWave("id-W-100", "W-100", ("T-01",), "ZTO", ("taobao",), 0, 9, MORNING, False, False),)
        return self._call("list_queue", lambda: queue)

    def list_products(self) -> tuple[Product, ...]:
        return self._call("list_products", lambda: self.products)

    def list_operators(self) -> tuple[Operator, ...]:
        return self._call("list_operators", lambda: PEOPLE)

    def take_numbers(self, carrier: str, count: int) -> NumberRange:
        def take() -> NumberRange:
            first = sum(one.last - one.first + 1 for one in self.ranges) + 1
            self.ranges.append(NumberRange(carrier, first, first + count - 1))
            return self.ranges[-1]

        return self._call("take_numbers", take)

    # --- inside ---

    def _call(self, name: str, do: Callable[[], T]) -> T:
        self.calls.append(name)
        fault = self.fault_of.get(name) or (self.faults.popleft() if self.faults else Fault.NONE)
        if fault is Fault.AWAY:
            raise DatabaseAway(name)
        if fault is Fault.REFUSED:
            raise DatabaseRefused(name)
        answer = do()
        if fault is Fault.LOST:
            raise DatabaseAway(f"{name}: the answer was lost")
        return answer

    def _judge(self, fact: Fact) -> Judged:
        if fact.fact_id in self.facts:
            return Judged(fact.fact_id, Verdict.DUPLICATE)
        verdict = self._verdict(fact)
        self.facts[fact.fact_id], self.verdicts[fact.fact_id] = fact, verdict
        if verdict is Verdict.OK:
            self.effects[fact.fact_id] += 1
            if fact.kind is FactKind.PARCEL_CLOSED:
                self.orders[fact.order_id].packed_by = fact.parcel_id
        return Judged(fact.fact_id, verdict, "" if verdict is Verdict.OK else verdict.value)

    def _verdict(self, fact: Fact) -> Verdict:
        order = self.orders.get(fact.order_id)
        if order is None or order.claimed.work.standing is Standing.CANCELLED:
            return Verdict.CONFLICT
        if fact.epoch < order.claimed.work.epoch:
            return Verdict.STALE
        is_other = order.packed_by not in (None, fact.parcel_id)
        return Verdict.CONFLICT if is_other else Verdict.OK

    def _free(self) -> list[SharedOrder]:
        return [
            order
            for order in self.orders.values()
            if order.station is None and order.packed_by is None
            and order.claimed.work.standing is Standing.ALIVE
        ]  # fmt: skip

    def _change(self, order_id: OrderId, **changes: object) -> None:
        order = self.orders[order_id]
        work = replace(order.claimed.work, **changes)  # type: ignore[arg-type]
        order.claimed = replace(order.claimed, work=work)
