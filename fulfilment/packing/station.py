"""The use cases of one bench. Blocking, for one lane; runs without a window.

Whatever is answered OK has been committed to the journal before the answer is given.
"""

from collections.abc import Callable, Iterable, Sequence

from fulfilment.orders.order import OrderId
from fulfilment.packing.barcodes import (
    Code,
    Gs1Reader,
    ItemCode,
    PieceDetails,
    Plain,
    RawScan,
    Reading,
    ScanSource,
    Unreadable,
    explain,
    read_code,
)
from fulfilment.packing.bench import Bench
from fulfilment.packing.commands import Badge, Command, Deed
from fulfilment.packing.facts import Fact
from fulfilment.packing.labelling import Labelling, MakeNumber, VoidWithin
from fulfilment.packing.matching import Goods, find_by_name, settle
from fulfilment.packing.numbers import WeighedPattern
from fulfilment.packing.opening import Opening
from fulfilment.packing.outcome import Answer, Outcome
from fulfilment.packing.ports import Clock, Journal, Labels, NewsItem, NewsKind, PinCheck
from fulfilment.packing.relabelling import Relabelling
from fulfilment.packing.repeats import WITHIN_MS, Repeats
from fulfilment.packing.sealing import why_not_this_label
from fulfilment.packing.session import (
    Happened,
    PackingSession,
    Refusal,
    SetAsideReason,
    decide_details,
    decide_item,
    decide_set_aside,
    decide_short,
    decide_undo,
    why_not_alive,
)
from fulfilment.packing.work import Operator, Standing, Work
from fulfilment.shipping.carriers import void_within

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
        void_within: VoidWithin = void_within,
        weighed: Sequence[WeighedPattern] = (),
        repeats_within_ms: int = WITHIN_MS,
    ) -> None:
        """void_within: how long a carrier takes a number back for nothing; None: always.

        weighed: how the scale of this site writes weights into numbers. repeats_within_ms: see Repeats.
        """
        self.name = name
        self._journal, self._gs1, self._check_pin = journal, gs1, check_pin
        self._weighed, self._repeats = tuple(weighed), Repeats(repeats_within_ms)
        self._bench = Bench(journal, labels, clock)
        self._opening = Opening(self._bench)
        self._labelling = Labelling(self._bench, make_number, void_within)
        self._relabelling = Relabelling(self._bench, self._labelling)

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
        self._bench.operator, self._bench.blocked, self._bench.wanted = None, None, None
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
        if self._repeats.has(raw):
            return self._bench.blocked or self._bench.say(Answer.REPEATED, code=raw.text)
        code = read_code(raw, self._gs1, self._weighed)
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
        outcome = self._scan_code(code, code.text)
        if raw.source is ScanSource.RFID and outcome.refusal is Refusal.SCANNED_ALREADY:
            self._bench.blocked = None  # a reader says a tag again as long as it lies there
            return self._bench.say(Answer.REPEATED, code=code.text)
        return outcome

    def explain(self, raw: RawScan) -> Reading:
        """How raw would be read here, and by which rule; nothing follows from it. From any thread."""
        return explain(raw, self._gs1, self._weighed)

    def goods_under(self, code: Code) -> tuple[str, ...]:
        """The SKUs that code names here; several when it is not clear which. From any thread."""
        if not isinstance(code, ItemCode | PieceDetails | Plain):
            return ()
        return tuple(dict.fromkeys(one.product.sku for one in self._bench.catalogue.find(code)))

    def acknowledge(self) -> Outcome:
        """Go on after a refusal, or without the leave or the label that was asked for.

        An order that is still away, held or cancelled leaves the bench now.
        """
        blocked, self._bench.blocked = self._bench.blocked, None
        session = self._bench.session
        if blocked is not None and session is not None and why_not_alive(session.work):
            return self._let_go(session)
        if blocked is None:
            self._bench.wanted = None
        wanted = self._bench.wanted
        if wanted is None:
            return self._bench.say(Answer.WENT_ON)
        return self._bench.say(Answer.LABEL_ASKED if wanted.wants_label else Answer.LEAVE_ASKED)

    def _read_badge(self, badge: str) -> Outcome:
        wanted = self._bench.wanted
        if wanted is None or wanted.wants_label:
            return self.sign_in(badge)
        found = self._find_badge(badge)
        return self._relabelling.give_leave(wanted, found[0] if len(found) == 1 else None)

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
                return self.reprint(reason.value if reason else "")
            case Deed.REDO:
                return self.redo(reason.value if reason else "")
            case Deed.NEXT_BOX:
                return self.next_box()
            case Deed.SIGN_OUT:
                return self.sign_out()
        return self._bench.say(Answer.WISH, wish=command.deed.value)

    def _scan_code(self, code: ItemCode | PieceDetails | Plain, text: str) -> Outcome:
        session, wanted = self._bench.session, self._bench.wanted
        if wanted is not None and wanted.wants_label:
            return self._relabelling.redo(wanted.why, text)
        if isinstance(code, PieceDetails):
            if not self._is_known(code):
                return self._describe(session, code)
            code = Plain(text)
        if session is not None and session.tracking_number is not None:
            return self._scan_label(session, code, text)
        named = find_by_name(text, tuple(self._bench.works.values()))
        goods = self._bench.catalogue.find(code)
        if len(goods) > 1 or (named and goods):
            return self._bench.refuse(Refusal.AMBIGUOUS, text)
        if goods and isinstance(code, ItemCode) and code.is_ambiguous:
            if (settled := self._settle(code, goods[0])) is None:
                return self._bench.refuse(Refusal.AMBIGUOUS, text, goods[0])
            goods = self._bench.catalogue.find(settled)
        if goods and session is not None:
            return self._opening.pack(session, goods[0], text)
        if goods:
            return self._opening.open_with(goods[0], text)
        return self._scan_name(session, named, text)

    def _settle(self, code: ItemCode, goods: Goods) -> ItemCode | None:
        """A separator was lost in code: only the lots of the order on the bench, or waiting, may decide."""
        session = self._bench.session
        works = [session.work] if session is not None else list(self._bench.works.values())
        return settle(code, goods.product.sku, works, self._gs1)

    def _is_known(self, code: PieceDetails) -> bool:
        """Whether the text of a second code is also something's name or number here."""
        works = tuple(self._bench.works.values())
        session = self._bench.session
        is_label = session is not None and code.text == session.tracking_number
        return is_label or bool(find_by_name(code.text, works) or self._bench.catalogue.find(code))

    def _describe(self, session: PackingSession | None, code: PieceDetails) -> Outcome:
        """The second code of the piece that was packed last."""
        decided = Refusal.ITEM_FIRST if session is None else decide_details(session, code.text, code.says)
        if isinstance(decided, Refusal):
            return self._bench.refuse(decided, code.text)
        if session is None or decided is None:
            return self._bench.say(Answer.REPEATED, code=code.text)
        facts = self._bench.keep(session, (decided,))
        line = str(decided.payload["line"])
        return self._bench.say(Answer.DESCRIBED, line=line, code=code.text, facts=facts)

    def _scan_name(self, session: PackingSession | None, named: Sequence[Work], text: str) -> Outcome:
        about = None if named else self._relabelling.find_session(text)
        if not named and about is not None and session is None and about.find_box(text):
            named = () if about.is_closed else (about.work,)  # set aside with its label on: taken up by it
        if not named:
            return self._bench.refuse(self._why_unknown(about, text), text)
        if session is None:
            return self._opening.open(named, by=text)
        if any(work.order_id == session.work.order_id for work in named):
            return self._bench.say(Answer.NOTHING)
        return self._bench.refuse(Refusal.WRONG_STEP, text)

    def _why_unknown(self, about: PackingSession | None, text: str) -> Refusal:
        """What is asked only of a code that names neither goods nor work of this bench.

        about: the order that has, or had, a label with this number.
        """
        if find_by_name(text, self._bench.moved):
            return Refusal.MOVED
        if about is not None and about.is_void(text):
            return Refusal.VOID_LABEL
        on_bench = self._bench.session
        if about is not None and on_bench is not None and about.work.order_id == on_bench.work.order_id:
            return Refusal.OTHER_BOX
        if self._journal.was_packed(text):
            return Refusal.ALREADY_PACKED
        has_work = on_bench is not None or bool(self._bench.works)
        return Refusal.UNKNOWN_CODE if has_work else Refusal.NO_WORK

    def _scan_label(self, session: PackingSession, code: ItemCode | Plain, text: str) -> Outcome:
        if text == session.tracking_number:
            return self._labelling.close(session, text)
        goods = self._bench.catalogue.find(code)
        if goods:
            decided = decide_item(session, goods[0].product.sku, goods[0].pieces, text)
            refusal = decided if isinstance(decided, Refusal) else Refusal.WRONG_STEP
            return self._bench.refuse(refusal, text, goods[0])
        return self._bench.refuse(self._why_not_its_label(session, text), text)

    def _why_not_its_label(self, session: PackingSession, text: str) -> Refusal:
        if refusal := why_not_this_label(session, text):
            return refusal
        other = self._relabelling.find_session(text)
        return Refusal.VOID_LABEL if other is not None and other.is_void(text) else Refusal.WRONG_LABEL

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
        self._bench.wanted = None  # its next scan is a piece, not the label that was asked for
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
        """The same number once more. In doubt, the packer may; otherwise a supervisor's badge gives leave.

        why: a ReprintReason; "" asks the screen for one.
        """
        return self._stopped() or self._relabelling.reprint(why)

    def redo(self, why: str, tracking_number: str = "") -> Outcome:
        """Void a number for ever and label its box anew, closed or not, when a supervisor gives leave.

        why: a RedoReason; "" asks the screen for one. tracking_number "": the label on the bench, or
        else the one that is scanned next. Raises StationError when the new label cannot be drawn; the
        number is kept for the next try.
        """
        return self._stopped() or self._relabelling.redo(why, tracking_number)

    def next_box(self) -> Outcome:
        """The present box is full; or, with a supervisor's leave, one more box for a whole order."""
        return self._stopped() or self._relabelling.next_box()

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
