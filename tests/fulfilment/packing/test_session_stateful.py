"""Any packer at any parcel: whatever is tried in whatever order, the facts tell the whole story."""

from dataclasses import replace
from functools import reduce

from hypothesis import assume, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from fulfilment.packing.facts import FactKind
from fulfilment.packing.session import (
    Happened,
    PackingSession,
    Refusal,
    SetAsideReason,
    Step,
    decide_close,
    decide_item,
    decide_number,
    decide_set_aside,
    decide_short,
    decide_undo,
    evolve,
)
from fulfilment.packing.work import Standing, WorkLine
from tests.fakes.benches import MUG, SOAP, TEA, TRAY, an_order

SKUS = st.sampled_from([MUG, TEA, TRAY])
ANY_SKU = st.sampled_from([MUG, TEA, TRAY, SOAP])  # SOAP is on no order


class AnyBench(RuleBasedStateMachine):
    @initialize(lines=st.lists(st.tuples(SKUS, st.integers(1, 12)), min_size=1, max_size=4))
    def open_order(self, lines: list[tuple[str, int]]) -> None:
        """The same goods may stand on two lines."""
        work_lines = tuple(WorkLine(str(n), sku, owed) for n, (sku, owed) in enumerate(lines, 1))  # type: ignore[arg-type]
        work = replace(an_order().work, lines=work_lines)
        self.opened = self.session = PackingSession(work, "parcel-1")
        self.journal: list[Happened] = []

    def keep(self, decided: Happened | tuple[Happened, ...] | Refusal) -> bool:
        """True when it happened. The step and the standing before are what a refusal must agree with."""
        if isinstance(decided, Refusal):
            return False
        for one in decided if isinstance(decided, tuple) else (decided,):
            assert not self.session.is_closed, "something happened to a closed parcel"
            self.journal.append(one)
            self.session = evolve(self.session, one.kind, one.payload)
        return True

    @rule(sku=ANY_SKU, pieces=st.sampled_from([1, 1, 1, 2, 6]))
    def scan(self, sku: str, pieces: int) -> None:
        before = self.session
        took = self.keep(decide_item(before, sku, pieces, "code"))
        room = [
            line
            for line in before.work.lines
            if line.sku == sku and before.packed.get(line.ref, 0) + pieces <= line.quantity
        ]
        may = before.step is Step.SCANNING and before.work.standing is Standing.ALIVE
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
        assert took == (bool(before.history) and before.step in (Step.SCANNING, Step.WHOLE))
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

    @rule(number=st.sampled_from(["N1", "N2"]))
    def give_number(self, number: str) -> None:
        before = self.session
        if self.keep(decide_number(before, number)):
            assert before.tracking_number is None
            assert before.step is Step.WHOLE

    @rule(scanned=st.sampled_from(["N1", "N2", "", "X"]))
    def close(self, scanned: str) -> None:
        before = self.session
        if self.keep(decide_close(before, scanned)):
            assert scanned == before.tracking_number
            assert before.is_whole

    @rule(standing=st.sampled_from([*Standing, *[Standing.ALIVE] * 4]))
    def shared_database_says(self, standing: Standing) -> None:
        """What it says is no fact of the bench: the opened order is told as well."""
        self.opened = replace(self.opened, work=replace(self.opened.work, standing=standing))
        self.session = replace(self.session, work=replace(self.session.work, standing=standing))

    @rule(sku=ANY_SKU, number=st.sampled_from(["N1", "N2"]))
    def try_it_while_it_is_not_ours(self, sku: str, number: str) -> None:
        assume(self.session.work.standing is not Standing.ALIVE)
        word = Refusal(self.session.work.standing.value)
        assert decide_item(self.session, sku, 1, "code") is word
        assert decide_short(self.session, "missing") is word
        assert decide_number(self.session, number) is word
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
    def history_and_counts_say_the_same(self) -> None:
        by_line: dict[str, int] = {}
        for one in self.session.history:
            by_line[one.line] = by_line.get(one.line, 0) + one.pieces
        assert by_line == {ref: pieces for ref, pieces in self.session.packed.items() if pieces}

    @invariant()
    def a_number_is_given_once_and_only_to_a_whole_parcel(self) -> None:
        numbers = [one for one in self.journal if one.kind is FactKind.NUMBER_ASSIGNED]
        assert len(numbers) <= 1
        if self.session.tracking_number is not None:
            assert self.session.is_whole
        after = self.journal[self.journal.index(numbers[0]) :] if numbers else []
        assert all(one.kind is not FactKind.ITEM_TAKEN_BACK for one in after)

    @invariant()
    def a_closed_parcel_ends_its_story(self) -> None:
        assert self.session.is_closed == any(one.kind is FactKind.PARCEL_CLOSED for one in self.journal)
        if self.session.is_closed:
            assert self.session.step is Step.CLOSED
            assert self.journal[-1].kind is FactKind.PARCEL_CLOSED


TestAnyBench = AnyBench.TestCase
TestAnyBench.settings = settings(max_examples=120, stateful_step_count=40, deadline=None)
