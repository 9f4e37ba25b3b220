from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from desktop.bench.screen import ChoicesShown, OrderShown, ParcelShown
from desktop.bench.showing import Around, bench_screen, detail, tail_of
from desktop.gallery import a_label, a_session, a_work, an_outcome, products
from desktop.say import Both, Say
from desktop.shown import Tone
from desktop.states import PrinterNow
from desktop.wording import PrinterTrouble
from fulfilment.packing.outcome import Answer
from fulfilment.packing.session import Refusal

AT = datetime(2026, 3, 12, 6, 31, tzinfo=UTC)
AROUND = Around(products().get, PrinterNow("1"), AT)
EMPTY = replace(AROUND, printer=PrinterNow("1", PrinterTrouble.PAPER_OUT))
SCANS = (("1", 2), ("2", 3), ("3", 1), ("4", 1))


def test_an_item_ok_fades_to_what_is_left() -> None:
    session = a_session(a_work(), ("2", 1), ("2", 1))
    screen = bench_screen(an_outcome(Answer.ITEM_OK, session, line="2", scanned=products()["HYD-1"]), AROUND)
    assert screen.verdict.tone is Tone.OK
    assert screen.rest is not None
    assert screen.rest.hero == "5"
    assert isinstance(screen.content, OrderShown)
    assert [row.fresh for row in screen.content.rows] == [0, 1, 0, 0]
    assert [(row.done, row.due) for row in screen.content.rows][:2] == [(0, 2), (2, 3)]


def test_a_carton_of_two_is_two_fresh_pieces() -> None:
    session = a_session(a_work(), ("1", 2))
    screen = bench_screen(
        an_outcome(Answer.LINE_DONE, session, line="1", scanned=products()["NAC-1"]), AROUND
    )
    assert isinstance(screen.content, OrderShown)
    assert screen.content.rows[0].fresh == 2
    assert screen.verdict.progress is not None
    assert screen.verdict.progress.fresh == 2


def test_refused_hides_everything_else() -> None:
    session = a_session(a_work(), *SCANS, number="7551204738826")
    outcome = an_outcome(Answer.REFUSED, session, refusal=Refusal.TOO_MANY, label=a_label("in_doubt"))
    screen = bench_screen(outcome, EMPTY)
    assert screen.verdict.tone is Tone.STOP
    assert screen.rest is None


@pytest.mark.parametrize(
    ("state", "around", "tone"),
    [
        ("queued", AROUND, Tone.COMPLETE),
        ("queued", EMPTY, Tone.ATTENTION),
        ("sent", EMPTY, Tone.COMPLETE),  # this label is out; the roll matters for the next one
        ("printed", EMPTY, Tone.COMPLETE),
        ("in_doubt", EMPTY, Tone.DOUBT),
    ],
)
def test_the_state_of_the_label_decides(state: str, around: Around, tone: Tone) -> None:
    session = a_session(a_work(), *SCANS, number="7551204738826")
    screen = bench_screen(an_outcome(Answer.LABEL_MOVED, session, label=a_label(state)), around)
    assert screen.verdict.tone is tone
    assert isinstance(screen.content, ParcelShown)


def test_sent_is_never_called_printed() -> None:
    session = a_session(a_work(), *SCANS, number="7551204738826")
    screen = bench_screen(an_outcome(Answer.LABEL_MOVED, session, label=a_label("sent")), AROUND)
    assert isinstance(screen.content, ParcelShown)
    assert screen.content.label.caption == Say("Sent to printer {name}", name="1")
    assert screen.content.steps[1].title == Say("Label sent")
    assert screen.content.tail == "8826"


def test_a_code_that_nothing_knows_is_shown_as_it_was_read() -> None:
    outcome = an_outcome(Answer.REFUSED, a_session(a_work()), refusal=Refusal.UNKNOWN_CODE, code="40063813")
    content = bench_screen(outcome, AROUND).content
    assert isinstance(content, OrderShown)
    assert content.just is not None
    assert content.just.name == "40063813"


def test_nothing_on_the_bench_says_how_the_next_order_opens() -> None:
    screen = bench_screen(an_outcome(Answer.CLOSED, None, closed=a_work(), code="7551204738826"), AROUND)
    assert isinstance(screen.content, ChoicesShown)
    assert screen.content.choices[0].title == Say("Parcel {tail} closed", tail="8826")
    assert screen.verdict.hero == "49"


def test_the_note_holds_what_the_buyer_and_the_goods_ask_for_once_each() -> None:
    work = a_work((("NAC-1", 1), ("NAC-2", 1)), note="送人的")
    content = bench_screen(an_outcome(Answer.OPENED, a_session(work)), AROUND).content
    assert isinstance(content, OrderShown)
    assert content.note == Both(
        "送人的玻璃瓶，先套气泡袋再装箱。", "送人的 Glass: bubble bag first, then the box."
    )


def test_goods_that_are_not_in_the_list_still_have_a_row() -> None:
    around = replace(AROUND, product=lambda sku: None)
    content = bench_screen(an_outcome(Answer.OPENED, a_session(a_work())), around).content
    assert isinstance(content, OrderShown)
    assert content.rows[0].name == "NAC-1"


def test_time_left_is_read_from_the_clock() -> None:
    late = replace(AROUND, at=a_work().due_at + timedelta(minutes=11))
    content = bench_screen(an_outcome(Answer.OPENED, a_session(a_work())), late).content
    assert isinstance(content, OrderShown)
    assert content.facts[-1].value == Say("{n} min late", n=11)


@pytest.mark.parametrize(
    ("ref", "tail"),
    [("331288901407", "…8890 1407"), ("#1042", "#1042"), ("TB-9912-AB-77X1", "…-AB-77X1")],
)
def test_ids_show_their_tail(ref: str, tail: str) -> None:
    assert tail_of(ref) == tail


def test_a_product_without_an_option_is_told_by_its_code_alone() -> None:
    plain = replace(products()["NAC-1"], spec_zh="", spec_en="")
    assert detail(plain, "6979020030417") == Say("code ends {tail}", tail="0417")
