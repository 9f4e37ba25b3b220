"""Which order comes onto the bench: by its name, from the queue, or by the first piece that goes into it."""

from collections.abc import Sequence

from fulfilment.packing.bench import Bench
from fulfilment.packing.facts import FactKind
from fulfilment.packing.matching import Goods, is_one_of_many, wanting
from fulfilment.packing.outcome import Answer, Outcome
from fulfilment.packing.session import Happened, PackingSession, Refusal, decide_item, why_not_alive
from fulfilment.packing.work import Standing, Work


class Opening:
    """Puts work on one bench, and pieces into it."""

    def __init__(self, bench: Bench) -> None:
        self._bench = bench

    def open(self, works: Sequence[Work], by: str) -> Outcome:
        """The most urgent of works that may be packed; one set aside only when it is named alone."""
        fit = [work for work in works if work.may_be_packed]
        fit = fit or [work for work in works if work.standing is Standing.ALIVE]
        if is_one_of_many(by, fit):
            return self._bench.refuse(Refusal.AMBIGUOUS, by)
        if not fit:
            refusal = why_not_alive(works[0])
            return self._bench.refuse(refusal or Refusal.NO_WORK, by)
        session = self._bench.replay(fit[0])
        if session.is_closed:
            return self._bench.refuse(Refusal.ALREADY_PACKED, by)
        facts = self._bench.keep(session, [Happened(FactKind.WORK_OPENED, {"by": by})])
        return self._bench.say(Answer.OPENED, facts=facts)

    def open_with(self, goods: Goods, text: str) -> Outcome:
        """The next order that owes all of goods, opened and with them in it by one scan."""
        works = wanting(goods.product.sku, tuple(self._bench.works.values()))
        wanted = [work for work in works if work.may_be_packed]
        if not wanted:
            return self._bench.refuse(Refusal.NO_ORDER_NEEDS_IT, text, goods)
        session = self._first_owing(wanted, goods, text)
        if session is None:
            return self._bench.refuse(Refusal.TOO_MANY, text, goods)
        opened = Happened(FactKind.WORK_OPENED, {"by": "item"})
        return self.pack(session, goods, text, before=(opened,))

    def _first_owing(self, works: Sequence[Work], goods: Goods, text: str) -> PackingSession | None:
        """A carton of six goes to the first order that owes six of it, past those that owe one."""
        sku, pieces = goods.product.sku, goods.pieces
        large = (w for w in works if any(one.sku == sku and one.quantity >= pieces for one in w.lines))
        sessions = (self._bench.replay(work) for work in large)
        owing = (one for one in sessions if isinstance(decide_item(one, sku, pieces, text), Happened))
        return next(owing, None)

    def pack(
        self, session: PackingSession, goods: Goods, text: str, before: tuple[Happened, ...] = ()
    ) -> Outcome:
        """goods into session, after what happened before that."""
        decided = decide_item(session, goods.product.sku, goods.pieces, text, goods.says)
        if isinstance(decided, Refusal):
            return self._bench.refuse(decided, text, goods)
        facts = self._bench.keep(session, (*before, decided))
        line = str(decided.payload["line"])
        answer = self._answer(line)
        return self._bench.say(answer, scanned=goods.product, code=text, line=line, facts=facts)

    def _answer(self, line: str) -> Answer:
        session = self._bench.session
        assert session is not None  # pieces were packed into it just now
        if session.is_whole:
            return Answer.WHOLE
        return Answer.LINE_DONE if session.packed[line] == session.due[line] else Answer.ITEM_OK
