"""The use cases of one bench. Blocking, for one lane; runs without a window.

Whatever is answered OK has been committed to the journal before the answer is given.
"""

from collections.abc import Callable, Iterable, Sequence
from contextlib import suppress
from dataclasses import replace
from functools import reduce
from uuid import uuid4

from fulfilment.errors import JournalFull
from fulfilment.orders.order import OrderId
from fulfilment.packing.barcodes import Gs1Reader, ItemCode, Plain, RawScan, Unreadable, read_code
from fulfilment.packing.commands import Badge, Command, Deed
from fulfilment.packing.facts import Fact, FactKind
from fulfilment.packing.matching import Catalogue, Goods, find_by_name, is_one_of_many, wanting
from fulfilment.packing.outcome import Answer, Outcome
from fulfilment.packing.ports import Clock, Journal, LabelNow, Labels, NewsItem, NewsKind, PinCheck
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
    why_not_alive,
)
from fulfilment.packing.work import Operator, Role, Standing, Work

MakeNumber = Callable[[str, int], str]  # carrier, count -> tracking number

_STANDING_OF_NEWS = {
    NewsKind.ORDER_MOVED: Standing.MOVED,
    NewsKind.ORDER_HELD: Standing.HELD,
    NewsKind.ORDER_RELEASED: Standing.ALIVE,
    NewsKind.ORDER_CANCELLED: Standing.CANCELLED,
}


class Station:
    """One bench. A refusal stands, and is repeated, until somebody acknowledges it."""

    def __init__(
        self,
        name: str,
        journal: Journal,
        labels: Labels,
        clock: Clock,
        gs1: Gs1Reader,
        make_number: MakeNumber,
        check_pin: PinCheck,
    ) -> None:
        self.name = name
        self._journal, self._labels, self._clock, self._gs1 = journal, labels, clock, gs1
        self._make_number, self._check_pin = make_number, check_pin
        self._operator: Operator | None = None
        self._session: PackingSession | None = None
        self._blocked: Outcome | None = None
        self._leave_for = ""
        self._catalogue = Catalogue(journal.list_products())
        self._works: dict[OrderId, Work] = {}
        self._read_work()

    # --- who is here, and what stands ---

    def resume(self) -> Outcome:
        """The state as the journal knows it: the session at the exact scan, after whatever happened."""
        self._catalogue = Catalogue(self._journal.list_products())
        self._read_work()
        order_id = self._journal.open_order()
        if order_id is not None and (work := self._journal.find_work(order_id)):
            self._session = self._replay(work)
        return self._say(Answer.NOTHING)

    def sign_in(self, badge: str) -> Outcome:
        """By badge. The badge names the person; a PIN is asked for where there is no badge."""
        people = self._journal.list_operators() if badge else ()
        return self._enter([one for one in people if one.badge == badge])

    def sign_in_as(self, operator: Operator) -> Outcome:
        """An automation, or somebody the caller has already made sure of."""
        return self._enter([operator])

    def sign_in_by_pin(self, operator_id: str, pin: str) -> Outcome:
        people = [one for one in self._journal.list_operators() if one.operator_id == operator_id]
        return self._enter([one for one in people if self._check_pin(one.pin_hash, pin)])

    def sign_out(self) -> Outcome:
        """The open order stays on the bench, for whoever comes next."""
        self._operator, self._blocked, self._leave_for = None, None, ""
        return self._say(Answer.SIGNED_OUT)

    def look(self) -> Outcome:
        return self._blocked or self._say(Answer.NOTHING)

    # --- scans ---

    def scan(self, raw: RawScan) -> Outcome:
        """Whatever came from a scanner, whatever is on the bench."""
        code = read_code(raw, self._gs1)
        if isinstance(code, Command) and code.deed is Deed.GO_ON:
            return self.acknowledge()
        if self._blocked is not None:
            return self._blocked
        match code:
            case Badge(badge):
                return self._read_badge(badge)
            case _ if self._operator is None:
                return self._refuse(Refusal.SIGN_IN_FIRST, raw.text)
            case Command():
                return self._follow(code)
            case Unreadable():
                return self._refuse(Refusal.UNREADABLE, raw.text)
        return self._scan_code(code, raw.text.strip())

    def acknowledge(self) -> Outcome:
        """Go on after a refusal. An order that is still away, held or cancelled leaves the bench now."""
        blocked, self._blocked = self._blocked, None
        session = self._session
        if blocked is not None and session is not None and why_not_alive(session.work):
            return self._let_go(session)
        return self._say(Answer.WENT_ON)

    def open_order(self, order_id: OrderId) -> Outcome:
        """From the queue, by key."""
        if self._blocked is not None:
            return self._blocked
        work = self._works.get(order_id) or self._journal.find_work(order_id)
        if self._session is not None:
            is_same = self._session.work.order_id == order_id
            return self._say(Answer.NOTHING) if is_same else self._refuse(Refusal.WRONG_STEP)
        return self._refuse(Refusal.NO_WORK) if work is None else self._open([work], by="queue")

    def undo(self) -> Outcome:
        return self._decided(decide_undo, Answer.UNDONE)

    def set_aside(self, reason: SetAsideReason) -> Outcome:
        return self._decided(lambda session: decide_set_aside(session, reason), Answer.SET_ASIDE)

    def short(self, reason: str = "missing") -> Outcome:
        """What is not packed yet is missing; the order waits for a supervisor."""
        return self._decided(lambda session: decide_short(session, reason), Answer.SET_ASIDE)

    # --- the label ---

    def prepare_label(self) -> Outcome:
        """Number and label for a whole parcel; the same number and job however often it is asked.

        Raises StationError when the label cannot be drawn; the number is kept for the next try.
        """
        if self._blocked is not None:
            return self._blocked
        session = self._session
        if session is None:
            return self._refuse(Refusal.NO_WORK)
        facts: tuple[Fact, ...] = ()
        if session.step is Step.WHOLE:
            if refusal := why_not_alive(session.work):
                return self._refuse(refusal)
            facts = self._give_number(session)
            if not facts:
                return self._refuse(Refusal.NO_NUMBERS)
        return self._queue_label(facts)

    def label_moved(self) -> Outcome:
        """After the printer's lane worked: keep what it found as a fact."""
        session = self._session
        if session is None or session.tracking_number is None:
            return self._say(Answer.NOTHING)
        label = self._labels.find_label(session.tracking_number)
        kind = {"printed": FactKind.LABEL_PRINTED, "in_doubt": FactKind.LABEL_IN_DOUBT}.get(
            label.state if label else ""
        )
        if label is None or kind is None or self._is_known(session, kind, label):
            return self._still_refused(self._say(Answer.LABEL_MOVED))
        payload = {
            "tracking_number": label.tracking_number,
            "copy": label.copy,
            "evidence": label.evidence,
            "printer": label.printer,
        }
        facts = self._keep(session, [Happened(kind, payload)])
        return self._still_refused(self._say(Answer.LABEL_MOVED, facts=facts))

    def reprint(self, why: str) -> Outcome:
        """The same number once more. In doubt, the packer may; otherwise a supervisor's badge gives leave."""
        if self._blocked is not None:
            return self._blocked
        session = self._session
        if session is None or session.step is not Step.LABELLED or session.tracking_number is None:
            return self._refuse(Refusal.WRONG_STEP)
        label = self._labels.find_label(session.tracking_number)
        if label is not None and label.state in ("queued", "sending"):
            return self._refuse(Refusal.WRONG_STEP)
        may = label is None or label.state == "in_doubt" or self._is_supervisor(self._operator)
        if may:
            return self._reprint(session, why, self._operator)
        self._leave_for = why
        return self._say(Answer.LEAVE_ASKED)

    # --- news from the shared database ---

    def hear(self, items: Iterable[NewsItem]) -> Outcome:
        """Moved, held, released, cancelled: known before the next scan is answered."""
        for item in items:
            standing = _STANDING_OF_NEWS.get(item.kind)
            if standing is not None:
                epoch = item.payload.get("epoch")
                self._journal.set_standing(OrderId(item.payload["order_id"]), standing, epoch)
        return self.refresh()

    def refresh(self) -> Outcome:
        """Read the work anew (claimed, moved); the order on the bench learns what became of it."""
        self._read_work()
        if self._session is not None:
            now = self._journal.find_work(self._session.work.order_id)
            if now is not None:
                # claimed back under another epoch: what was packed under the old one is no longer ours
                is_ours = now.epoch == self._session.work.epoch
                standing = now.standing if is_ours else Standing.MOVED
                changed = replace(self._session.work, standing=standing)
                self._session = replace(self._session, work=changed)
        if self._session is not None and (refusal := why_not_alive(self._session.work)):
            return self._refuse(refusal)
        return self._still_refused(self._say(Answer.NOTHING))

    def restock(self) -> None:
        """The goods in the journal have changed."""
        self._catalogue = Catalogue(self._journal.list_products())

    # --- inside ---

    def _enter(self, found: Sequence[Operator]) -> Outcome:
        if len(found) != 1:
            return self._refuse(Refusal.UNKNOWN_BADGE)
        self._operator, self._blocked = found[0], None
        return self._say(Answer.SIGNED_IN)

    def _read_badge(self, badge: str) -> Outcome:
        if not self._leave_for or self._session is None:
            return self.sign_in(badge)
        found = [one for one in self._journal.list_operators() if one.badge == badge]
        if len(found) != 1 or not self._is_supervisor(found[0]):
            return self._refuse(Refusal.ASK_SUPERVISOR)
        return self._reprint(self._session, self._leave_for, found[0])

    def _follow(self, command: Command) -> Outcome:
        reason = command.reason
        match command.deed:
            case Deed.UNDO:
                return self.undo()
            case Deed.HOLD:
                return self.set_aside(SetAsideReason[reason.name] if reason else SetAsideReason.QUESTION)
            case Deed.SHORT:
                return self.short(reason.name.lower() if reason else "missing")
            case Deed.REPRINT:
                return self.reprint("card")
            case Deed.SIGN_OUT:
                return self.sign_out()
        return self._say(Answer.WISH, wish=command.deed.value)

    def _scan_code(self, code: ItemCode | Plain, text: str) -> Outcome:
        session = self._session
        if session is not None and session.tracking_number is not None:
            return self._scan_label(session, code, text)
        named = find_by_name(text, tuple(self._works.values()))
        goods = self._catalogue.find(code)
        if len(goods) > 1 or (named and goods):
            return self._refuse(Refusal.AMBIGUOUS, text)
        if goods:
            return self._scan_goods(session, goods[0], text)
        if session is not None:
            is_own = any(work.order_id == session.work.order_id for work in named)
            unknown = Refusal.WRONG_STEP if named else Refusal.UNKNOWN_CODE
            return self._say(Answer.NOTHING) if is_own else self._refuse(unknown, text)
        return self._open(named, by=text) if named else self._refuse_name(text)

    def _scan_label(self, session: PackingSession, code: ItemCode | Plain, text: str) -> Outcome:
        if text == session.tracking_number:
            return self._close(session, text)
        goods = self._catalogue.find(code)
        if goods:
            decided = decide_item(session, goods[0].product.sku, goods[0].pieces, text)
            refusal = decided if isinstance(decided, Refusal) else Refusal.WRONG_STEP
            return self._refuse(refusal, text, goods[0])
        return self._refuse(Refusal.WRONG_LABEL, text)

    def _scan_goods(self, session: PackingSession | None, goods: Goods, text: str) -> Outcome:
        if session is not None:
            return self._pack(session, goods, text, before=())
        sku = goods.product.sku
        wanted = [work for work in wanting(sku, tuple(self._works.values())) if work.may_be_packed]
        if not wanted:
            return self._refuse(Refusal.NO_ORDER_NEEDS_IT, text, goods)
        opened = Happened(FactKind.WORK_OPENED, {"by": "item"})
        return self._pack(self._replay(wanted[0]), goods, text, before=(opened,))

    def _pack(
        self, session: PackingSession, goods: Goods, text: str, before: tuple[Happened, ...]
    ) -> Outcome:
        decided = decide_item(session, goods.product.sku, goods.pieces, text)
        if isinstance(decided, Refusal):
            return self._refuse(decided, text, goods)
        facts = self._keep(session, (*before, decided))
        line = str(decided.payload["line"])
        assert self._session is not None
        is_line_done = self._session.packed[line] == self._session.due[line]
        answer = Answer.WHOLE if self._session.is_whole else Answer.ITEM_OK
        if is_line_done and answer is Answer.ITEM_OK:
            answer = Answer.LINE_DONE
        return self._say(answer, scanned=goods.product, code=text, line=line, facts=facts)

    def _open(self, works: Sequence[Work], by: str) -> Outcome:
        """The most urgent of works that may be packed; one set aside only when it is named alone."""
        fit = [work for work in works if work.may_be_packed]
        fit = fit or [work for work in works if work.standing is Standing.ALIVE]
        if is_one_of_many(by, fit):
            return self._refuse(Refusal.AMBIGUOUS, by)
        if not fit:
            refusal = why_not_alive(works[0])
            return self._refuse(refusal or Refusal.NO_WORK, by)
        session = self._replay(fit[0])
        if session.is_closed:
            return self._refuse(Refusal.ALREADY_PACKED, by)
        facts = self._keep(session, [Happened(FactKind.WORK_OPENED, {"by": by})])
        return self._say(Answer.OPENED, facts=facts)

    def _refuse_name(self, text: str) -> Outcome:
        return self._refuse(Refusal.UNKNOWN_CODE if self._works else Refusal.NO_WORK, text)

    def _decided(
        self,
        decide: Callable[[PackingSession], Happened | tuple[Happened, ...] | Refusal],
        answer: Answer,
    ) -> Outcome:
        if self._blocked is not None:
            return self._blocked
        session = self._session
        if session is None:
            return self._refuse(Refusal.NO_WORK)
        decided = decide(session)
        if isinstance(decided, Refusal):
            return self._refuse(decided)
        facts = self._keep(session, decided if isinstance(decided, tuple) else (decided,))
        line = facts[0].payload.get("line")
        if answer is Answer.SET_ASIDE:
            self._leave_bench()
        return self._say(answer, line=line, facts=facts)

    def _give_number(self, session: PackingSession) -> tuple[Fact, ...]:
        def numbered(count: int) -> Happened:
            decided = decide_number(session, self._make_number(session.work.carrier, count))
            assert isinstance(decided, Happened)  # step and standing were asked before
            return decided

        fact = self._journal.append_numbered(
            session.work, session.parcel_id, self._who(), numbered, self._clock.now()
        )
        if fact is None:
            return ()
        self._session = evolve(session, fact.kind, fact.payload)
        return (fact,)

    def _queue_label(self, facts: tuple[Fact, ...]) -> Outcome:
        session = self._session
        if session is None or session.tracking_number is None:
            return self._refuse(Refusal.WRONG_STEP)
        copy = session.prints - 1
        self._labels.queue_label(session.work, session.parcel_id, session.tracking_number, copy)
        return self._say(Answer.LABEL_QUEUED, facts=facts)

    def _reprint(self, session: PackingSession, why: str, who: Operator | None) -> Outcome:
        self._leave_for = ""
        payload = {
            "tracking_number": session.tracking_number,
            "copy": session.prints,
            "why": why,
            "leave": who.operator_id if who else "",
        }
        facts = self._keep(session, [Happened(FactKind.LABEL_REPRINTED, payload)])
        return self._queue_label(facts)

    def _close(self, session: PackingSession, scanned: str) -> Outcome:
        decided = decide_close(session, scanned)
        if isinstance(decided, Refusal):
            return self._refuse(decided, scanned)
        # the label first: repeated after a failure it changes nothing, a parcel closed twice would
        self._labels.mark_scanned(scanned)
        facts = self._keep(session, [decided])
        self._leave_bench()
        closed = session.work
        following = self._next_after(closed)
        if following is not None:
            # the closing is safe and must be said; a full disk is said at the next scan
            with suppress(JournalFull):
                facts = (*facts, *self._keep(self._replay(following), [_opened_next()]))
        return self._say(Answer.CLOSED, closed=closed, code=scanned, facts=facts)

    def _next_after(self, closed: Work) -> Work | None:
        """The next order of the same tote. Among single pieces the next scan says which it is."""
        here = [work for work in self._works.values() if work.tote == closed.tote and work.may_be_packed]
        same_wave = [work for work in here if work.wave_id == closed.wave_id]
        return same_wave[0] if same_wave and not same_wave[0].is_single else None

    def _let_go(self, session: PackingSession) -> Outcome:
        """Moved: the other station has it. Cancelled or held: the goods go aside, and that is a fact."""
        facts: tuple[Fact, ...] = ()
        if session.work.standing is Standing.MOVED:
            self._journal.clear_bench()
        else:
            is_cancelled = session.work.standing is Standing.CANCELLED
            why = SetAsideReason.CANCELLED if is_cancelled else SetAsideReason.QUESTION
            held = decide_set_aside(session, why)
            facts = self._keep(session, [held] if isinstance(held, Happened) else [])
        self._leave_bench()
        return self._say(Answer.SET_ASIDE, facts=facts)

    def _keep(self, session: PackingSession, happened: Sequence[Happened]) -> tuple[Fact, ...]:
        """Commit first, then believe it: session changes only when the journal has it."""
        facts = self._journal.append(
            session.work, session.parcel_id, self._who(), happened, self._clock.now()
        )
        self._session = reduce(lambda one, fact: evolve(one, fact.kind, fact.payload), facts, session)
        return facts

    def _leave_bench(self) -> None:
        self._session, self._leave_for = None, ""
        self._read_work()

    def _read_work(self) -> None:
        self._works = {work.order_id: work for work in self._journal.list_work()}

    def _replay(self, work: Work) -> PackingSession:
        """What this bench did to work under its present epoch, from the journal's facts."""
        facts = [fact for fact in self._journal.list_facts(work.order_id) if fact.epoch == work.epoch]
        parcel_id = facts[-1].parcel_id if facts else str(uuid4())
        fresh = PackingSession(work, parcel_id)
        return reduce(lambda one, fact: evolve(one, fact.kind, fact.payload), facts, fresh)

    def _is_known(self, session: PackingSession, kind: FactKind, label: LabelNow) -> bool:
        facts = self._journal.list_facts(session.work.order_id)
        return any(fact.kind is kind and fact.payload.get("copy") == label.copy for fact in facts)

    def _is_supervisor(self, who: Operator | None) -> bool:
        return who is not None and who.role is Role.SUPERVISOR

    def _who(self) -> str:
        return self._operator.operator_id if self._operator else ""

    def _refuse(self, refusal: Refusal, code: str = "", goods: Goods | None = None) -> Outcome:
        scanned = goods.product if goods else None
        self._blocked = self._say(Answer.REFUSED, refusal=refusal, code=code, scanned=scanned)
        return self._blocked

    def _still_refused(self, outcome: Outcome) -> Outcome:
        """outcome, over which a refusal that stands goes on standing; it learns what is new beneath it."""
        if self._blocked is None:
            return outcome
        now = {"session": outcome.session, "work": outcome.work, "label": outcome.label}
        self._blocked = replace(self._blocked, **now)  # type: ignore[arg-type]
        return replace(self._blocked, answer=outcome.answer, facts=outcome.facts)

    def _say(self, answer: Answer, **more: object) -> Outcome:
        session = self._session
        label = None
        if session is not None and session.tracking_number is not None:
            label = self._labels.find_label(session.tracking_number)
        return Outcome(
            answer,
            self._operator,
            session,
            tuple(self._works.values()),
            label=label,
            **more,  # type: ignore[arg-type]
        )


def _opened_next() -> Happened:
    return Happened(FactKind.WORK_OPENED, {"by": "next"})
