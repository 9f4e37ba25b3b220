"""Any packer at any order: whatever is tried in whatever order, the facts tell the whole story."""

from collections import Counter
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import reduce

from hypothesis import assume, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from fulfilment.packing.facts import FactKind
from fulfilment.packing.sealing import decide_added, decide_close, decide_full, decide_number, decide_void
from fulfilment.packing.session import (
    Happened,
    Refusal,
    SetAsideReason,
    Step,
    decide_item,
    decide_set_aside,
    decide_short,
    decide_undo,
    evolve,
    open_session,
)
from fulfilment.packing.work import Standing, WorkLine
from tests.fakes.benches import MUG, SOAP, TEA, TRAY, an_order

SKUS = st.sampled_from([MUG, TEA, TRAY])
ANY_SKU = st.sampled_from([MUG, TEA, TRAY, SOAP])  # SOAP is on no order
NUMBERS = [f"N{n}" for n in range(1, 7)]
NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)


class AnyBench(RuleBasedStateMachine):
    @initialize(lines=st.lists(st.tuples(SKUS, st.integers(1, 5)), min_size=1, max_size=3))
    def open_order(self, lines: list[tuple[str, int]]) -> None:
        """The same goods may stand on two lines."""
        work_lines = tuple(WorkLine(str(n), sku, owed) for n, (sku, owed) in enumerate(lines, 1))  # type: ignore[arg-type]
        work = replace(an_order().work, lines=work_lines)
        self.opened = self.session = open_session(work, "parcel-1")
        self.journal: list[Happened] = []
        self.void: set[str] = set()
        self.taken = 0

    def keep(self, decided: Happened | tuple[Happened, ...] | Refusal) -> bool:
        """True when it happened. The step and the standing before are what a refusal must agree with."""
        if isinstance(decided, Refusal):
            return False
        for one in decided if isinstance(decided, tuple) else (decided,):
            is_anew = one.kind is FactKind.LABEL_VOIDED
            assert is_anew or not self.session.is_closed, "something happened to a closed order"
            self.journal.append(one)
            self.session = evolve(self.session, one.kind, one.payload)
        return True

    @property
    def is_alive(self) -> bool:
        return self.session.work.standing is Standing.ALIVE

    @rule(sku=ANY_SKU, pieces=st.sampled_from([1, 1, 1, 2, 6]))
    def scan(self, sku: str, pieces: int) -> None:
        before = self.session
        took = self.keep(decide_item(before, sku, pieces, "code"))
        room = [
            line
            for line in before.work.lines
            if line.sku == sku and before.packed.get(line.ref, 0) + pieces <= line.quantity
        ]
        may = before.step is Step.SCANNING and self.is_alive
        assert took == (may and bool(room)), "taken exactly when a line owes all of it"
        assert self.session.pieces_packed - before.pieces_packed == (pieces if took else 0)

    @rule()
    def scan_what_is_owed(self) -> None:
        """So that a search finds its way to whole, labelled and closed parcels."""
        for line in self.session.work.lines:
            for _ in range(line.quantity - self.session.packed.get(line.ref, 0)):
                self.keep(decide_item(self.session, line.sku, 1, "code"))

    @rule()
    def undo(self) -> None:
        before = self.session
        took = self.keep(decide_undo(before))
        may = before.step in (Step.SCANNING, Step.WHOLE) and not before.box.voided
        assert took == (bool(before.history) and may)
        if took:
            assert before.history[:-1] == self.session.history

    @rule()
    def short(self) -> None:
        before = self.session
        if self.keep(decide_short(before, "missing")):
            assert self.session.set_aside is SetAsideReason.SHORT
            assert sum(self.session.short.values()) >= before.pieces_due - before.pieces_packed > 0

    @rule(reason=st.sampled_from(SetAsideReason))
    def put_aside(self, reason: SetAsideReason) -> None:
        if self.keep(decide_set_aside(self.session, reason)):
            assert self.session.step is Step.SET_ASIDE

    @rule()
    def reopen(self) -> None:
        """The station never opens a closed order; everything else it may."""
        assume(not self.session.is_closed)
        self.keep(Happened(FactKind.WORK_OPENED, {"by": "tote"}))
        assert self.session.step is not Step.SET_ASIDE

    @rule()
    def say_the_box_is_full(self) -> None:
        before = self.session
        took = self.keep(decide_full(before))
        assert took == (self.is_alive and before.step is Step.SCANNING and bool(before.history))
        if took:
            assert self.session.step is Step.WHOLE

    @rule()
    def add_a_box(self) -> None:
        before = self.session
        if self.keep(decide_added(before, "s1")):
            assert before.is_whole
            assert self.session.box == before.box, "the present box is finished first"
            assert len(self.session.boxes) == len(before.boxes) + 1

    @rule(number=st.sampled_from(NUMBERS), hours=st.sampled_from([None, 0, 4]))
    def give_number(self, number: str, hours: int | None) -> None:
        before = self.session
        void_by = NOON + timedelta(hours=hours) if hours is not None else None
        if self.keep(decide_number(before, number, void_by)):
            assert before.tracking_number is None
            assert before.step is Step.WHOLE
            assert number not in self.void

    @rule(hours=st.sampled_from([None, 0, 4]))
    def label_the_box(self, hours: int | None) -> None:
        """With a number of the range: never one twice."""
        self.taken += 1
        self.give_number(f"R{self.taken}", hours)

    @rule(pick=st.integers(0, 5))
    def offer_a_void_number(self, pick: int) -> None:
        assume(self.void)
        number = sorted(self.void)[pick % len(self.void)]
        decided = decide_number(self.session, number)
        assert isinstance(decided, Refusal)
        if self.is_alive and self.session.step is Step.WHOLE:
            assert decided is Refusal.VOID_LABEL

    @rule(pick=st.integers(0, 5), hours=st.integers(-1, 6))
    def void_one_that_is_out(self, pick: int, hours: int) -> None:
        out = [box.tracking_number for box in self.session.boxes if box.tracking_number is not None]
        assume(out)
        self.void_a_number(out[pick % len(out)], hours)

    @rule(pick=st.integers(0, 5))
    def scan_a_void_label(self, pick: int) -> None:
        assume(self.void)
        self.close(sorted(self.void)[pick % len(self.void)])

    @rule(number=st.sampled_from(NUMBERS), hours=st.integers(-1, 6))
    def void_a_number(self, number: str, hours: int) -> None:
        before, at = self.session, NOON + timedelta(hours=hours)
        decided = decide_void(before, number, "label_lost", "s1", at)
        box = before.find_box(number)
        if not self.keep(decided):
            assert box is None or not self.is_alive or before.set_aside is not None
            return
        assert isinstance(decided, Happened)
        assert box is not None
        assert decided.payload["is_charged"] == (box.void_by is not None and at > box.void_by)
        self.void.add(number)
        assert (self.session.parcel_id, self.session.step) == (box.parcel_id, Step.WHOLE)
        assert self.session.box.pieces == box.pieces

    @rule(scanned=st.sampled_from([*NUMBERS, "", "X"]))
    def close(self, scanned: str) -> None:
        before = self.session
        decided = decide_close(before, scanned)
        if self.is_alive and scanned in self.void:
            assert decided is Refusal.VOID_LABEL
        if self.keep(decided):
            assert isinstance(decided, Happened)
            assert scanned == before.tracking_number
            assert before.is_whole or before.box.is_full
            assert decided.payload["is_last"] == self.session.is_closed

    @rule()
    def send_a_box_out(self) -> None:
        """So that a search finds its way to orders of several boxes."""
        for line in self.session.work.lines:
            self.keep(decide_item(self.session, line.sku, 1, "code"))
        self.say_the_box_is_full()
        self.label_the_box(4)
        self.close_the_present_box()

    @rule()
    def close_the_present_box(self) -> None:
        self.close(self.session.tracking_number or "X")

    @rule(standing=st.sampled_from([*Standing, *[Standing.ALIVE] * 4]))
    def shared_database_says(self, standing: Standing) -> None:
        """What it says is no fact of the bench: the opened order is told as well."""
        self.opened = replace(self.opened, work=replace(self.opened.work, standing=standing))
        self.session = replace(self.session, work=replace(self.session.work, standing=standing))

    @rule(sku=ANY_SKU, number=st.sampled_from(NUMBERS))
    def try_it_while_it_is_not_ours(self, sku: str, number: str) -> None:
        assume(not self.is_alive)
        word = Refusal(self.session.work.standing.value)
        assert decide_item(self.session, sku, 1, "code") is word
        assert decide_short(self.session, "missing") is word
        assert decide_full(self.session) is word
        assert decide_added(self.session, "s1") is word
        assert decide_number(self.session, number) is word
        assert decide_void(self.session, number, "other", "s1", NOON) is word
        assert decide_close(self.session, number) is word

    @invariant()
    def replaying_gives_the_very_state(self) -> None:
        replayed = reduce(lambda one, fact: evolve(one, fact.kind, fact.payload), self.journal, self.opened)
        assert replayed == self.session

    @invariant()
    def nothing_is_over_or_below_zero(self) -> None:
        for ref, owed in self.session.due.items():
            assert 0 <= self.session.packed.get(ref, 0) <= owed

    @invariant()
    def every_piece_is_in_exactly_one_box(self) -> None:
        boxed: Counter[str] = Counter()
        for box in self.session.boxes:
            boxed.update(box.pieces)
        assert boxed == Counter({ref: pieces for ref, pieces in self.session.packed.items() if pieces})

    @invariant()
    def every_parcel_has_a_name_of_its_own(self) -> None:
        names = [box.parcel_id for box in self.session.boxes]
        assert len(set(names)) == len(names)
        assert self.session.at < len(names)

    @invariant()
    def a_number_is_on_at_most_one_live_label_and_never_comes_back(self) -> None:
        live = [box.tracking_number for box in self.session.boxes if box.tracking_number is not None]
        assert len(set(live)) == len(live)
        assert not self.void & set(live)
        assert {number for box in self.session.boxes for number in box.voided} == self.void
        given = [
            fact.payload["tracking_number"] for fact in self.journal if fact.kind is FactKind.NUMBER_ASSIGNED
        ]
        assert sorted(given) == sorted([*live, *self.void])

    @invariant()
    def a_box_with_a_number_is_full_or_holds_the_rest(self) -> None:
        for box in self.session.boxes:
            assert box.tracking_number is None or box.is_full or self.session.is_whole
            assert not box.is_closed or box.tracking_number is not None

    @invariant()
    def nothing_is_left_out_of_a_closed_order(self) -> None:
        if self.session.is_closed:
            assert self.session.step is Step.CLOSED
            assert self.session.is_whole
            assert self.session.was_packed
            assert self.journal[-1].kind is FactKind.PARCEL_CLOSED


TestAnyBench = AnyBench.TestCase
TestAnyBench.settings = settings(max_examples=200, stateful_step_count=50, deadline=None)
