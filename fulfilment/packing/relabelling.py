"""What a label may be asked for again: the same one (reprint), another in its place (redo), one more (add).

Each waits for a supervisor's leave, every time; only a label in doubt is the packer's own to reprint.
"""

from fulfilment.packing.bench import Bench
from fulfilment.packing.facts import FactKind
from fulfilment.packing.labelling import Labelling
from fulfilment.packing.outcome import Answer, Outcome
from fulfilment.packing.reasons import LabelDeed, ReprintReason, Wanted
from fulfilment.packing.sealing import decide_added, decide_full, decide_void
from fulfilment.packing.session import Happened, PackingSession, Refusal, Step
from fulfilment.packing.work import Operator, Role

_ON_ITS_WAY = ("queued", "sending")


class Relabelling:
    """Labels of one bench once more."""

    def __init__(self, bench: Bench, labelling: Labelling) -> None:
        self._bench, self._labelling = bench, labelling

    # --- once more: reprint ---

    def reprint(self, why: str) -> Outcome:
        """The same number once more. In doubt, the packer may; otherwise a supervisor gives leave.

        why: "" asks the screen for it, except in doubt, where the answer is known.
        """
        session = self._bench.session
        if session is None or session.step is not Step.LABELLED or session.tracking_number is None:
            return self._bench.refuse(Refusal.WRONG_STEP)
        label = self._bench.labels.find_label(session.tracking_number)
        if label is not None and label.state in _ON_ITS_WAY:
            return self._bench.refuse(Refusal.WRONG_STEP)
        if label is None or label.state == "in_doubt":
            return self._reprint(session, why or ReprintReason.NOT_OUT.value, self._bench.operator)
        if not why:
            return self._bench.say(Answer.WISH, wish=LabelDeed.REPRINT.value)
        return self._with_leave(Wanted(LabelDeed.REPRINT, why, session.tracking_number))

    def _reprint(self, session: PackingSession, why: str, who: Operator | None) -> Outcome:
        payload = {
            "tracking_number": session.tracking_number,
            "copy": session.prints,
            "why": why,
            "leave": who.operator_id if who else "",
        }
        return self._labelling.queue(self._bench.keep(session, [Happened(FactKind.LABEL_REPRINTED, payload)]))

    # --- another in its place: redo ---

    def redo(self, why: str, tracking_number: str = "") -> Outcome:
        """Void a number and take another. "": the label on the bench, else the one that is scanned next."""
        session = self._bench.session
        if not why:
            return self._bench.say(Answer.WISH, wish=LabelDeed.REDO.value)
        if not tracking_number and session is not None and session.step is Step.LABELLED:
            tracking_number = session.tracking_number or ""
        wanted = Wanted(LabelDeed.REDO, why, tracking_number)
        if not tracking_number:
            self._bench.wanted = wanted
            return self._bench.say(Answer.LABEL_ASKED)
        about = self.find_session(tracking_number)
        decided = self._void(about, wanted, None)
        if isinstance(decided, Refusal):
            return self._bench.refuse(decided, tracking_number)
        return self._with_leave(wanted)

    def find_session(self, tracking_number: str) -> PackingSession | None:
        """The order of this bench that has, or had, this number; it need not be on the bench."""
        order_id = self._bench.journal.find_order_of_label(tracking_number)
        session = self._bench.session
        if session is not None and session.work.order_id == order_id:
            return session
        work = self._bench.journal.find_work(order_id) if order_id is not None else None
        return self._bench.replay(work) if work is not None else None

    def _void(self, about: PackingSession | None, wanted: Wanted, who: Operator | None) -> Happened | Refusal:
        """The decision, and what only the bench knows: another order lies here, no number or no address."""
        bench, leave = self._bench, who.operator_id if who else ""
        if about is None:
            return Refusal.WRONG_LABEL
        if bench.session is not None and bench.session.work.order_id != about.work.order_id:
            return Refusal.WRONG_STEP
        decided = decide_void(about, wanted.tracking_number, wanted.why, leave, bench.now())
        if isinstance(decided, Refusal):
            return decided
        if not bench.journal.numbers_left(about.work.carrier):
            return Refusal.NO_NUMBERS
        has_address = bench.journal.find_recipient(about.work.order_id) is not None
        return decided if has_address else Refusal.NO_ADDRESS

    def _redo(self, wanted: Wanted, who: Operator | None) -> Outcome:
        """Void, print job and new number in one commit: no box is left with a void label and no other."""
        bench, about = self._bench, self.find_session(wanted.tracking_number)
        decided = self._void(about, wanted, who)
        if isinstance(decided, Refusal):
            return bench.refuse(decided, wanted.tracking_number)
        assert about is not None  # decided just now, of its label
        box = about.find_box(wanted.tracking_number)
        assert box is not None
        with bench.together():
            bench.labels.void_label(wanted.tracking_number, wanted.why)
            facts = bench.keep(about, [decided], parcel_id=box.parcel_id)
            assert bench.session is not None
            facts = (*facts, *self._labelling.give_number(bench.session))
        return self._labelling.queue(facts)

    # --- one more box ---

    def next_box(self) -> Outcome:
        """While pieces are owed the box is full; when all are in boxes, one more needs leave."""
        session = self._bench.session
        if session is None:
            return self._bench.refuse(Refusal.NO_WORK)
        decided = decide_full(session) if session.step is Step.SCANNING else decide_added(session, "")
        if isinstance(decided, Refusal):
            return self._bench.refuse(decided)
        if decided.kind is FactKind.PARCEL_ADDED:
            return self._with_leave(Wanted(LabelDeed.ADD, "added", session.tracking_number or ""))
        return self._bench.say(Answer.BOX_FULL, facts=self._bench.keep(session, [decided]))

    def _add(self, who: Operator | None) -> Outcome:
        session = self._bench.session
        if session is None:
            return self._bench.refuse(Refusal.NO_WORK)
        decided = decide_added(session, who.operator_id if who else "")
        if isinstance(decided, Refusal):
            return self._bench.refuse(decided)
        return self._bench.say(Answer.BOX_ADDED, facts=self._bench.keep(session, [decided]))

    # --- leave ---

    def _with_leave(self, wanted: Wanted) -> Outcome:
        """A supervisor who asks has given leave; otherwise the next badge must be one's."""
        if _is_supervisor(self._bench.operator):
            return self._do(wanted, self._bench.operator)
        self._bench.wanted = wanted
        return self._bench.say(Answer.LEAVE_ASKED)

    def give_leave(self, wanted: Wanted, who: Operator | None) -> Outcome:
        """The badge that was waited for."""
        return self._do(wanted, who) if _is_supervisor(who) else self._bench.refuse(Refusal.ASK_SUPERVISOR)

    def _do(self, wanted: Wanted, who: Operator | None) -> Outcome:
        self._bench.wanted = None
        session = self._bench.session
        match wanted.deed:
            case LabelDeed.REDO:
                return self._redo(wanted, who)
            case LabelDeed.ADD:
                return self._add(who)
        if session is None or session.tracking_number != wanted.tracking_number:
            return self._bench.refuse(Refusal.WRONG_STEP)
        return self._reprint(session, wanted.why, who)


def _is_supervisor(who: Operator | None) -> bool:
    return who is not None and who.role is Role.SUPERVISOR
