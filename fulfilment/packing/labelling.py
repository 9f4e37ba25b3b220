"""A whole parcel's number, its label, the label printed once more, and the scan that closes the parcel."""

from collections.abc import Callable

from fulfilment.packing.bench import Bench
from fulfilment.packing.facts import Fact, FactKind
from fulfilment.packing.outcome import Answer, Outcome
from fulfilment.packing.ports import LabelNow
from fulfilment.packing.session import (
    Happened,
    PackingSession,
    Refusal,
    Step,
    decide_close,
    decide_number,
    why_not_alive,
)
from fulfilment.packing.work import Operator, Role, Work

MakeNumber = Callable[[str, int], str]  # carrier, count -> tracking number

_KIND_OF_STATE = {"printed": FactKind.LABEL_PRINTED, "in_doubt": FactKind.LABEL_IN_DOUBT}
_ON_ITS_WAY = ("queued", "sending")


class Labelling:
    """From the whole parcel on one bench to the closed one."""

    def __init__(self, bench: Bench, make_number: MakeNumber) -> None:
        self._bench, self._make_number = bench, make_number

    def prepare(self) -> Outcome:
        """Nobody asks for it by hand: too late, after an undo or without a parcel, it changes nothing."""
        session = self._bench.session
        if session is None or session.step not in (Step.WHOLE, Step.LABELLED):
            return self._bench.say(Answer.NOTHING)
        if refusal := why_not_alive(session.work):
            return self._bench.refuse(refusal)
        facts: tuple[Fact, ...] = ()
        if session.step is Step.WHOLE:
            facts = self._give_number(session)
            if not facts:
                return self._bench.refuse(Refusal.NO_NUMBERS)
        return self._queue(facts)

    def _give_number(self, session: PackingSession) -> tuple[Fact, ...]:
        def numbered(count: int) -> Happened:
            decided = decide_number(session, self._make_number(session.work.carrier, count))
            assert isinstance(decided, Happened)  # step and standing were asked before
            return decided

        return self._bench.keep_numbered(session, numbered)

    def _queue(self, facts: tuple[Fact, ...]) -> Outcome:
        session = self._bench.session
        assert session is not None
        assert session.tracking_number is not None  # given just now, or long before
        copy = session.prints - 1
        self._bench.labels.queue_label(session.work, session.parcel_id, session.tracking_number, copy)
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
        return any(fact.kind is kind and fact.payload.get("copy") == label.copy for fact in facts)

    # --- once more ---

    def reprint(self, why: str) -> Outcome:
        """The same number once more. In doubt, the packer may; otherwise a supervisor gives leave."""
        session = self._bench.session
        if session is None or session.step is not Step.LABELLED or session.tracking_number is None:
            return self._bench.refuse(Refusal.WRONG_STEP)
        label = self._bench.labels.find_label(session.tracking_number)
        if label is not None and label.state in _ON_ITS_WAY:
            return self._bench.refuse(Refusal.WRONG_STEP)
        if label is None or label.state == "in_doubt" or _is_supervisor(self._bench.operator):
            return self._reprint(session, why, self._bench.operator)
        self._bench.leave_for = why
        return self._bench.say(Answer.LEAVE_ASKED)

    def give_leave(self, session: PackingSession, who: Operator | None) -> Outcome:
        """The badge that was waited for."""
        if not _is_supervisor(who):
            return self._bench.refuse(Refusal.ASK_SUPERVISOR)
        return self._reprint(session, self._bench.leave_for, who)

    def _reprint(self, session: PackingSession, why: str, who: Operator | None) -> Outcome:
        self._bench.leave_for = ""
        payload = {
            "tracking_number": session.tracking_number,
            "copy": session.prints,
            "why": why,
            "leave": who.operator_id if who else "",
        }
        return self._queue(self._bench.keep(session, [Happened(FactKind.LABEL_REPRINTED, payload)]))

    # --- the end ---

    def close(self, session: PackingSession, scanned: str) -> Outcome:
        decided = decide_close(session, scanned)
        if isinstance(decided, Refusal):
            return self._bench.refuse(decided, scanned)
        if not self._bench.labels.may_be_on_paper(scanned):
            return self._bench.refuse(Refusal.LABEL_NOT_OUT, scanned)
        # one sync of the disk for the label, the closing and the next order: three were felt at the bench
        with self._bench.together():
            self._bench.labels.mark_scanned(scanned)
            facts = self._bench.keep(session, [decided])
            self._bench.leave()
            facts = (*facts, *self._open_next(session.work))
        return self._bench.say(Answer.CLOSED, closed=session.work, code=scanned, facts=facts)

    def _open_next(self, closed: Work) -> tuple[Fact, ...]:
        following = self._next_after(closed)
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


def _is_supervisor(who: Operator | None) -> bool:
    return who is not None and who.role is Role.SUPERVISOR
