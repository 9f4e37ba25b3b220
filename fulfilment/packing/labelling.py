"""A whole box's number, its label, and the scan that closes it."""

from collections.abc import Callable
from datetime import timedelta

from fulfilment.packing.bench import Bench
from fulfilment.packing.facts import Fact, FactKind
from fulfilment.packing.outcome import Answer, Outcome
from fulfilment.packing.ports import LabelNow
from fulfilment.packing.sealing import decide_close, decide_number
from fulfilment.packing.session import Happened, PackingSession, Refusal, Step, why_not_alive
from fulfilment.packing.work import Work

MakeNumber = Callable[[str, int], str]  # carrier, count -> tracking number
VoidWithin = Callable[[str], timedelta | None]  # carrier -> how long it takes a number back for nothing

_KIND_OF_STATE = {"printed": FactKind.LABEL_PRINTED, "in_doubt": FactKind.LABEL_IN_DOUBT}


class Labelling:
    """From the whole box on one bench to the closed one."""

    def __init__(self, bench: Bench, make_number: MakeNumber, void_within: VoidWithin) -> None:
        self._bench, self._make_number, self._void_within = bench, make_number, void_within

    def prepare(self) -> Outcome:
        """Nobody asks for it by hand: too late, after an undo or without a parcel, it changes nothing."""
        session = self._bench.session
        if session is None or session.step not in (Step.WHOLE, Step.LABELLED):
            return self._bench.say(Answer.NOTHING)
        if refusal := why_not_alive(session.work):
            return self._bench.refuse(refusal)
        facts: tuple[Fact, ...] = ()
        if session.step is Step.WHOLE:
            facts = self.give_number(session)
            if not facts:
                return self._bench.refuse(Refusal.NO_NUMBERS)
        return self.queue(facts)

    def give_number(self, session: PackingSession) -> tuple[Fact, ...]:
        """The one that was bought for the order, or this station's next; () when these are used up."""
        within = self._void_within(session.work.carrier)
        void_by = self._bench.now() + within if within is not None else None

        def bought(number: str) -> Happened:
            decided = decide_number(session, number, void_by)
            assert isinstance(decided, Happened)  # step and standing were asked before
            return decided

        def numbered(count: int) -> Happened:
            return bought(self._make_number(session.work.carrier, count))

        return self._bench.keep_numbered(session, numbered, bought)

    def queue(self, facts: tuple[Fact, ...]) -> Outcome:
        """The label of the box on the bench, after facts. Raises StationError when it cannot be drawn."""
        session = self._bench.session
        assert session is not None
        assert session.tracking_number is not None  # given just now, or long before
        copy, mark = session.prints - 1, session.mark
        self._bench.labels.queue_label(session.work, session.parcel_id, session.tracking_number, copy, mark)
        return self._bench.say(Answer.LABEL_QUEUED, facts=facts)

    # --- what became of it ---

    def moved(self) -> Outcome:
        """Keep what the printer's lane found as a fact, once."""
        session = self._bench.session
        if session is None or session.tracking_number is None:
            return self._bench.still_refused(self._bench.say(Answer.NOTHING))
        label = self._bench.labels.find_label(session.tracking_number)
        facts: tuple[Fact, ...] = ()
        kind = _KIND_OF_STATE.get(label.state) if label else None
        if label is not None and kind is not None and not self._is_known(session, kind, label):
            facts = self._bench.keep(session, [Happened(kind, _evidence(label))])
        return self._bench.still_refused(self._bench.say(Answer.LABEL_MOVED, facts=facts))

    def _is_known(self, session: PackingSession, kind: FactKind, label: LabelNow) -> bool:
        facts = self._bench.journal.list_facts(session.work.order_id)
        same = {"copy": label.copy, "tracking_number": label.tracking_number}
        return any(fact.kind is kind and same.items() <= fact.payload.items() for fact in facts)

    # --- the end ---

    def close(self, session: PackingSession, scanned: str) -> Outcome:
        decided = decide_close(session, scanned)
        if isinstance(decided, Refusal):
            return self._bench.refuse(decided, scanned)
        if not self._bench.labels.may_be_on_paper(scanned):
            return self._bench.refuse(Refusal.LABEL_NOT_OUT, scanned)
        is_last = bool(decided.payload["is_last"])
        # one sync of the disk for the label, the closing and the next order: three were felt at the bench
        with self._bench.together():
            self._bench.labels.mark_scanned(scanned)
            facts = self._bench.keep(session, [decided])
            if is_last:
                self._bench.leave()
                facts = (*facts, *self._open_next(session))
        if not is_last:
            return self._bench.say(Answer.BOX_CLOSED, code=scanned, facts=facts)
        return self._bench.say(Answer.CLOSED, closed=session.work, code=scanned, facts=facts)

    def _open_next(self, closed: PackingSession) -> tuple[Fact, ...]:
        """Nothing opens by itself after a label made anew: its order was packed before."""
        following = None if closed.was_packed else self._next_after(closed.work)
        if following is None:
            return ()
        opened = Happened(FactKind.WORK_OPENED, {"by": "next"})
        return self._bench.keep(self._bench.replay(following), [opened])

    def _next_after(self, closed: Work) -> Work | None:
        """The next order of the same tote. Among single pieces the next scan says which it is."""
        works = [work for work in self._bench.works.values() if work.may_be_packed]
        here = [work for work in works if (work.tote, work.wave_id) == (closed.tote, closed.wave_id)]
        return here[0] if here and not here[0].is_single else None


def _evidence(label: LabelNow) -> dict[str, object]:
    return {
        "tracking_number": label.tracking_number,
        "copy": label.copy,
        "evidence": label.evidence,
        "printer": label.printer,
    }
