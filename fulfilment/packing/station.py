"""The use cases of one bench. Blocking, for one lane; runs without a window.

Whatever is answered OK has been committed to the journal before the answer is given.
"""

from collections.abc import Callable, Iterable, Sequence

from fulfilment.orders.order import OrderId
from fulfilment.packing.barcodes import Gs1Reader, ItemCode, Plain, RawScan, Unreadable, read_code
from fulfilment.packing.bench import Bench
from fulfilment.packing.commands import Badge, Command, Deed
from fulfilment.packing.facts import Fact
from fulfilment.packing.labelling import Labelling, MakeNumber
from fulfilment.packing.matching import find_by_name
from fulfilment.packing.opening import Opening
from fulfilment.packing.outcome import Answer, Outcome
from fulfilment.packing.ports import Clock, Journal, Labels, NewsItem, NewsKind, PinCheck
from fulfilment.packing.session import (
    Happened,
    PackingSession,
    Refusal,
    SetAsideReason,
    decide_item,
    decide_set_aside,
    decide_short,
    decide_undo,
    why_not_alive,
)
from fulfilment.packing.work import Operator, Standing, Work

Decided = Happened | tuple[Happened, ...] | Refusal

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
        self._journal, self._gs1, self._check_pin = journal, gs1, check_pin
        self._bench = Bench(journal, labels, clock)
        self._opening = Opening(self._bench)
        self._labelling = Labelling(self._bench, make_number)

    # --- who is here, and what stands ---

    def resume(self) -> Outcome:
        """The state as the journal knows it: the session at the exact scan, after whatever happened."""
        self._bench.resume()
        return self._bench.say(Answer.NOTHING)

    def sign_in(self, badge: str) -> Outcome:
        """By badge. The badge names the person; a PIN is asked for where there is no badge."""
        return self._enter(self._find_badge(badge))

    def sign_in_as(self, operator: Operator) -> Outcome:
        """An automation, or somebody the caller has already made sure of."""
        return self._enter([operator])

    def sign_in_by_pin(self, operator_id: str, pin: str) -> Outcome:
        people = [one for one in self._journal.list_operators() if one.operator_id == operator_id]
        return self._enter([one for one in people if self._check_pin(one.pin_hash, pin)])

    def sign_out(self) -> Outcome:
        """The open order stays on the bench, for whoever comes next."""
        self._bench.operator, self._bench.blocked, self._bench.leave_for = None, None, ""
        return self._bench.say(Answer.SIGNED_OUT)

    def look(self) -> Outcome:
        return self._bench.blocked or self._bench.say(Answer.NOTHING)

    def _find_badge(self, badge: str) -> list[Operator]:
        """Everybody it could mean. Case does not matter: some scanners know only one."""
        people = self._journal.list_operators() if badge else ()
        return [one for one in people if one.badge.upper() == badge.upper()]

    def _enter(self, found: Sequence[Operator]) -> Outcome:
        if len(found) != 1:
            return self._bench.refuse(Refusal.UNKNOWN_BADGE)
        self._bench.operator, self._bench.blocked = found[0], None
        return self._bench.say(Answer.SIGNED_IN)

    # --- scans ---

    def scan(self, raw: RawScan) -> Outcome:
        """Whatever came from a scanner, whatever is on the bench."""
        code = read_code(raw, self._gs1)
        if isinstance(code, Command) and code.deed is Deed.GO_ON:
            return self.acknowledge()
        if self._bench.blocked is not None:
            return self._bench.blocked
        match code:
            case Badge(badge):
                return self._read_badge(badge)
            case _ if self._bench.operator is None:
                return self._bench.refuse(Refusal.SIGN_IN_FIRST, raw.text)
            case Command():
                return self._follow(code)
            case Unreadable():
                return self._bench.refuse(Refusal.UNREADABLE, raw.text)
        return self._scan_code(code, raw.text.strip())

    def acknowledge(self) -> Outcome:
        """Go on after a refusal, or without the leave that was asked for.

        An order that is still away, held or cancelled leaves the bench now.
        """
        blocked, self._bench.blocked = self._bench.blocked, None
        session = self._bench.session
        if blocked is not None and session is not None and why_not_alive(session.work):
            return self._let_go(session)
        if blocked is None:
            self._bench.leave_for = ""
        return self._bench.say(Answer.LEAVE_ASKED if self._bench.leave_for else Answer.WENT_ON)

    def _read_badge(self, badge: str) -> Outcome:
        session = self._bench.session
        if not self._bench.leave_for or session is None:
            return self.sign_in(badge)
        found = self._find_badge(badge)
        return self._labelling.give_leave(session, found[0] if len(found) == 1 else None)

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
        return self._bench.say(Answer.WISH, wish=command.deed.value)

    def _scan_code(self, code: ItemCode | Plain, text: str) -> Outcome:
        session = self._bench.session
        if session is not None and session.tracking_number is not None:
            return self._scan_label(session, code, text)
        named = find_by_name(text, tuple(self._bench.works.values()))
        goods = self._bench.catalogue.find(code)
        if len(goods) > 1 or (named and goods):
            return self._bench.refuse(Refusal.AMBIGUOUS, text)
        if goods and session is not None:
            return self._opening.pack(session, goods[0], text)
        if goods:
            return self._opening.open_with(goods[0], text)
        return self._scan_name(session, named, text)

    def _scan_name(self, session: PackingSession | None, named: Sequence[Work], text: str) -> Outcome:
        if not named:
            return self._bench.refuse(self._why_unknown(session, text), text)
        if session is None:
            return self._opening.open(named, by=text)
        if any(work.order_id == session.work.order_id for work in named):
            return self._bench.say(Answer.NOTHING)
        return self._bench.refuse(Refusal.WRONG_STEP, text)

    def _why_unknown(self, session: PackingSession | None, text: str) -> Refusal:
        """What is asked only of a code that names neither goods nor work of this bench."""
        if find_by_name(text, self._bench.moved):
            return Refusal.MOVED
        if self._journal.was_packed(text):
            return Refusal.ALREADY_PACKED
        has_work = session is not None or bool(self._bench.works)
        return Refusal.UNKNOWN_CODE if has_work else Refusal.NO_WORK

    def _scan_label(self, session: PackingSession, code: ItemCode | Plain, text: str) -> Outcome:
        if text == session.tracking_number:
            return self._labelling.close(session, text)
        goods = self._bench.catalogue.find(code)
        if goods:
            decided = decide_item(session, goods[0].product.sku, goods[0].pieces, text)
            refusal = decided if isinstance(decided, Refusal) else Refusal.WRONG_STEP
            return self._bench.refuse(refusal, text, goods[0])
        return self._bench.refuse(Refusal.WRONG_LABEL, text)

    def _let_go(self, session: PackingSession) -> Outcome:
        """Moved: the other station has it. Cancelled or held: the goods go aside, and that is a fact."""
        facts: tuple[Fact, ...] = ()
        if session.work.standing is Standing.MOVED:
            self._journal.clear_bench()
        else:
            is_cancelled = session.work.standing is Standing.CANCELLED
            why = SetAsideReason.CANCELLED if is_cancelled else SetAsideReason.QUESTION
            held = decide_set_aside(session, why)
            facts = self._bench.keep(session, [held] if isinstance(held, Happened) else [])
        self._bench.leave()
        return self._bench.say(Answer.SET_ASIDE, facts=facts)

    # --- keys ---

    def open_order(self, order_id: OrderId) -> Outcome:
        """From the queue."""
        if stopped := self._stopped():
            return stopped
        work = self._bench.works.get(order_id) or self._journal.find_work(order_id)
        session = self._bench.session
        if session is not None:
            is_same = session.work.order_id == order_id
            return self._bench.say(Answer.NOTHING) if is_same else self._bench.refuse(Refusal.WRONG_STEP)
        return self._bench.refuse(Refusal.NO_WORK) if work is None else self._opening.open([work], by="queue")

    def undo(self) -> Outcome:
        return self._do(decide_undo, Answer.UNDONE)

    def set_aside(self, reason: SetAsideReason) -> Outcome:
        return self._do(lambda session: decide_set_aside(session, reason), Answer.SET_ASIDE)

    def short(self, reason: str = "missing") -> Outcome:
        """What is not packed yet is missing; the order waits for a supervisor."""
        return self._do(lambda session: decide_short(session, reason), Answer.SET_ASIDE)

    def prepare_label(self) -> Outcome:
        """Number and label for a whole parcel; the same number and job however often it is asked.

        Raises StationError when the label cannot be drawn; the number is kept for the next try.
        """
        return self._bench.blocked or self._labelling.prepare()

    def label_moved(self) -> Outcome:
        """After the printer's lane worked: keep what it found as a fact."""
        return self._labelling.moved()

    def reprint(self, why: str) -> Outcome:
        """The same number once more. In doubt, the packer may; otherwise a supervisor's badge gives leave."""
        return self._stopped() or self._labelling.reprint(why)

    def _do(self, decide: Callable[[PackingSession], Decided], answer: Answer) -> Outcome:
        if stopped := self._stopped():
            return stopped
        session = self._bench.session
        if session is None:
            return self._bench.refuse(Refusal.NO_WORK)
        decided = decide(session)
        if isinstance(decided, Refusal):
            return self._bench.refuse(decided)
        facts = self._bench.keep(session, decided if isinstance(decided, tuple) else (decided,))
        if answer is Answer.SET_ASIDE:
            self._bench.leave()
        return self._bench.say(answer, line=facts[0].payload.get("line"), facts=facts)

    def _stopped(self) -> Outcome | None:
        """Why no key does anything now: a refusal stands, or nobody has signed in."""
        if self._bench.blocked is None and self._bench.operator is None:
            return self._bench.refuse(Refusal.SIGN_IN_FIRST)
        return self._bench.blocked

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
        self._bench.learn()
        session = self._bench.session
        if session is not None and (refusal := why_not_alive(session.work)):
            return self._bench.refuse(refusal)
        return self._bench.still_refused(self._bench.say(Answer.NOTHING))

    def restock(self) -> None:
        """The goods in the journal have changed."""
        self._bench.restock()
