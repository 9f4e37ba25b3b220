from dataclasses import replace
from functools import reduce

import pytest

from fulfilment.packing.facts import FactKind
from fulfilment.packing.sealing import decide_close, decide_number
from fulfilment.packing.session import (
    Happened,
    PackingSession,
    Refusal,
    SetAsideReason,
    Step,
    decide_item,
    decide_set_aside,
    decide_short,
    decide_undo,
    evolve,
    open_session,
    why_not_alive,
)
from fulfilment.packing.work import Standing, WorkLine
from tests.fakes.benches import MUG, SOAP, TEA, an_order


def a_session(**changes: object) -> PackingSession:
    """MUG x1 on line 1, TEA x2 on line 2, nothing packed."""
    return replace(open_session(an_order().work, "parcel-1"), **changes)  # type: ignore[arg-type]


def after(session: PackingSession, *decided: Happened | tuple[Happened, ...] | Refusal) -> PackingSession:
    for one in decided:
        assert not isinstance(one, Refusal), one
        happened = one if isinstance(one, tuple) else (one,)
        session = reduce(lambda now, fact: evolve(now, fact.kind, fact.payload), happened, session)
    return session


def whole() -> PackingSession:
    session = after(a_session(), decide_item(a_session(), MUG, 1, "m"))
    return after(session, decide_item(session, TEA, 2, "t"))


def labelled() -> PackingSession:
    return after(whole(), decide_number(whole(), "755001"))


def test_an_item_is_counted_on_its_line_with_the_code_that_was_read() -> None:
    decided = decide_item(a_session(), TEA, 1, "6979013000021")
    assert decided == Happened(
        FactKind.ITEM_PACKED, {"line": "2", "sku": TEA, "pieces": 1, "code": "6979013000021"}
    )


@pytest.mark.parametrize(
    ("sku", "pieces", "refusal"), [(SOAP, 1, Refusal.NOT_ON_ORDER), (TEA, 6, Refusal.TOO_MANY)]
)
def test_what_is_not_owed_is_refused(sku: str, pieces: int, refusal: Refusal) -> None:
    assert decide_item(a_session(), sku, pieces, "") is refusal


def test_a_carton_goes_to_the_line_that_owes_all_of_it_and_is_never_split() -> None:
    lines = (WorkLine("1", TEA, 4), WorkLine("2", TEA, 6))
    session = a_session(work=replace(an_order().work, lines=lines))
    carton = decide_item(session, TEA, 6, "c")
    assert isinstance(carton, Happened)
    assert carton.payload["line"] == "2"
    # four and four are still owed together, but six are owed on no line
    session = after(session, *[Happened(FactKind.ITEM_PACKED, {"line": "2", "pieces": 2})])
    assert decide_item(session, TEA, 6, "c") is Refusal.TOO_MANY


def test_one_piece_more_on_a_whole_or_labelled_parcel_is_too_many_not_a_wrong_step() -> None:
    for session in (whole(), labelled()):
        assert decide_item(session, TEA, 1, "") is Refusal.TOO_MANY
        assert decide_item(session, SOAP, 1, "") is Refusal.WRONG_STEP


def test_undo_takes_back_what_one_scan_packed() -> None:
    undone = decide_undo(whole())
    assert isinstance(undone, Happened)
    assert undone.payload == {"line": "2", "pieces": 2}
    assert after(whole(), undone).step is Step.SCANNING
    assert decide_undo(a_session()) is Refusal.NOTHING_TO_UNDO
    assert decide_undo(labelled()) is Refusal.WRONG_STEP


def test_short_names_every_missing_piece_and_sets_the_order_aside() -> None:
    session = after(a_session(), decide_item(a_session(), TEA, 1, "t"))
    decided = decide_short(session, "damaged")
    assert isinstance(decided, tuple)
    assert [dict(one.payload) for one in decided] == [
        {"line": "1", "pieces": 1, "reason": "damaged"},
        {"line": "2", "pieces": 1, "reason": "damaged"},
        {"reason": "short"},
    ]
    assert after(session, decided).step is Step.SET_ASIDE
    assert decide_short(whole(), "missing") is Refusal.WRONG_STEP


def test_a_parcel_put_aside_comes_back_as_it_was() -> None:
    for session in (a_session(), whole(), labelled()):
        aside = after(session, decide_set_aside(session, SetAsideReason.QUESTION))
        assert decide_set_aside(aside, SetAsideReason.QUESTION) is Refusal.WRONG_STEP
        assert decide_item(aside, MUG, 1, "") is Refusal.WRONG_STEP
        assert after(aside, Happened(FactKind.WORK_OPENED, {"by": "tote"})) == session


def test_only_its_own_label_closes_a_parcel() -> None:
    assert decide_close(whole(), "755001") is Refusal.WRONG_STEP
    assert decide_close(labelled(), "755002") is Refusal.WRONG_LABEL
    closing = decide_close(labelled(), "755001")
    assert isinstance(closing, Happened)
    assert closing.payload == {
        "tracking_number": "755001", "carrier": "ZTO", "pieces": 3, "copy": 0, "box": 1, "is_last": True,
    }  # fmt: skip
    closed = after(labelled(), closing)
    assert closed.step is Step.CLOSED
    assert decide_close(closed, "755001") is Refusal.WRONG_STEP
    assert decide_set_aside(closed, SetAsideReason.SHORT) is Refusal.WRONG_STEP


def test_a_second_number_is_never_given_and_a_reprint_counts_the_copies() -> None:
    assert decide_number(labelled(), "755002") is Refusal.WRONG_STEP
    assert decide_number(a_session(), "755002") is Refusal.WRONG_STEP
    again = after(labelled(), Happened(FactKind.LABEL_REPRINTED, {}))
    closing = decide_close(again, "755001")
    assert isinstance(closing, Happened)
    assert closing.payload["copy"] == 1


@pytest.mark.parametrize("standing", [one for one in Standing if one is not Standing.ALIVE])
def test_what_became_of_the_order_comes_before_every_other_gate(standing: Standing) -> None:
    for base in (a_session(), whole(), labelled()):
        session = replace(base, work=replace(base.work, standing=standing))
        word = why_not_alive(session.work)
        assert word == standing.value
        assert decide_item(session, MUG, 1, "") is word
        assert decide_short(session, "missing") is word
        assert decide_number(session, "N") is word
        assert decide_close(session, "755001") is word


def test_news_of_a_label_change_nothing_in_the_parcel() -> None:
    for kind in (FactKind.LABEL_PRINTED, FactKind.LABEL_IN_DOUBT):
        assert evolve(labelled(), kind, {"copy": 0}) == labelled()
