"""The labels of a printer as the presenter shows them: found, walked, reprinted, taken out."""

from dataclasses import replace
from datetime import UTC

import pytest

from desktop.printers.panels import refusal_words
from desktop.printers.ports import Aside, Condition, DeskRefusal, LabelRow, Leave
from desktop.printers.presenter import PrintersPresenter
from desktop.printers.reasons import why_words
from desktop.running import Run
from fulfilment.packing.reasons import RedoReason, ReprintReason
from fulfilment.shipping.ports import PrintState
from tests.desktop.printers.test_presenter import NOW, Screen, opened, scan
from tests.desktop.waves.test_presenter import english
from tests.fakes.boards import HeldLane, at_once
from tests.fakes.desks import FakeDesk, a_doubt, a_row
from tests.fakes.printers import a_job


def a_label(
    number: str, state: PrintState = PrintState.PRINTED, order: str = "A-1", **rest: object
) -> LabelRow:
    job = replace(a_job(number, b"^XA", "P1"), state=state, **rest)  # type: ignore[arg-type]
    return LabelRow(job, order)


LABELS = (
    a_label("750001", PrintState.QUEUED),
    a_label("750002"),
    a_label("750003", PrintState.SCANNED),
    a_label("750004", order=""),
)


def in_labels(*labels: LabelRow, run: Run = at_once) -> tuple[PrintersPresenter, Screen, FakeDesk]:
    desk = FakeDesk(a_row("P1", labels=labels or LABELS), a_row("P2"))
    presenter, screen = opened(desk, run)
    presenter.on_key("J")
    return presenter, screen, desk


def framed(screen: Screen) -> str:
    assert screen.shown.labels is not None
    return next(row.job_id for row in screen.shown.labels.rows if row.is_chosen)


def test_the_labels_of_a_printer_stand_in_place_of_the_printers() -> None:
    presenter, screen, _ = in_labels()
    assert screen.shown.labels is not None
    titles = [english(row.title) for row in screen.shown.labels.rows]
    assert titles == ["0001·waiting", "0002·printed", "0003·scanned", "0004·printed"]
    assert english(screen.shown.labels.rows[3].detail) == "Test label·06:30"
    assert screen.shown.buttons == ()
    presenter.on_key("Esc")
    assert screen.shown.labels is None
    assert [key.legend for key in screen.shown.buttons] == ["T", "K"]


def test_arrows_walk_the_labels_and_stop_at_the_ends() -> None:
    presenter, screen, _ = in_labels()
    walked = []
    for step in (1, 1, 1, 1, -1):
        presenter.on_stepped(step)
        walked.append(framed(screen)[-3:])
    assert walked == ["2-0", "3-0", "4-0", "4-0", "3-0"]


def test_a_printer_without_labels_shows_none_and_breaks_nothing() -> None:
    presenter, screen = opened(FakeDesk(a_row("P1")))
    presenter.on_key("J")
    presenter.on_stepped(1)
    presenter.on_again()
    presenter.on_cancel()
    assert (screen.shown.label, screen.shown.panel) == (None, None)


def test_only_what_waits_can_be_taken_out_and_only_what_was_sent_printed_again() -> None:
    presenter, screen, desk = in_labels()
    answers = []
    for _ in LABELS:
        answers.append("".join(screen.answers()))
        presenter.on_stepped(1)
    assert answers == ["VD", "RD", "RD", ""]
    presenter.on_stepped(-3)
    presenter.on_key("V")
    assert desk.asked == [("cancel", "job-750001-0")]
    assert screen.said() == "0001 is out of the queue."


def test_a_reprint_asks_why_and_is_done_with_the_leave_of_who_signed_in() -> None:
    presenter, screen, desk = in_labels()
    presenter.on_stepped(1)
    presenter.on_key("R")
    assert screen.title() == "Why print 0002 once more?"
    assert screen.answers() == ["1", "2", "3", "4", "5"]
    presenter.on_stepped(1)  # the frame stays while the question stands
    presenter.on_key("2")
    assert desk.asked == [("reprint", "job-750002-0 jammed 7")]
    assert screen.title() == "0002: printed"


def test_another_supervisors_badge_gives_the_leave() -> None:
    presenter, screen, desk = in_labels()
    desk.leaves = {"S1": Leave("s1", "Zhao")}
    presenter.on_stepped(1)
    presenter.on_key("R")
    presenter.on_key("1")
    assert (desk.asked, screen.said()) == ([], "A supervisor's badge first: scan it.")
    presenter.on_scanned(scan("PWB-P7"))
    assert screen.said() == "Only a supervisor's badge gives leave."
    presenter.on_scanned(scan("PWC-REPRINT-JAMMED"))
    assert desk.asked == []
    presenter.on_scanned(scan("PWB-S1"))
    assert desk.asked == [("reprint", "job-750002-0 jammed s1")]


def test_a_reason_pressed_before_the_leave_has_come_is_not_lost() -> None:
    """Bug: with a busy printer's lane, R and 1 in a hurry asked for a badge that nobody needed."""
    lane, desk = HeldLane(), FakeDesk(a_row("P1", labels=LABELS[1:]))
    presenter, screen = opened(desk, lane)
    lane.let_go()
    presenter.on_key("J")
    lane.let_go()
    presenter.on_key("R")
    assert screen.answers() == ["1", "2", "3", "4", "5"]
    presenter.on_key("1")
    assert screen.said() == ""
    for _ in range(6):
        lane.let_go()
    assert desk.asked == [("reprint", "job-750002-0 torn 7")]


def test_a_redo_asks_why_runs_on_the_benchs_lane_and_names_the_new_label() -> None:
    bench, queued = HeldLane(), []
    desk, screen = FakeDesk(a_row("P1", labels=LABELS)), Screen()
    presenter = PrintersPresenter(
        screen, desk, at_once, UTC, lambda: NOW, bench, lambda: queued.append(len(desk.asked))
    )
    presenter.on_refresh_wanted()
    presenter.on_key("J")
    presenter.on_stepped(1)
    presenter.on_key("D")
    assert screen.title() == "Why another label for 0002?"
    assert screen.answers() == ["1", "2", "3", "4", "5"]
    presenter.on_key("4")
    assert (desk.asked, queued) == ([], [])
    bench.let_go()
    assert desk.asked == [("redo", "job-750002-0 wrong_box 7")]
    assert (screen.said(), queued) == ("9999 replaces 0002: scan it at the bench.", [1])


def test_a_redo_by_cards_waits_for_a_supervisors_badge() -> None:
    presenter, screen, desk = in_labels()
    desk.leaves = {"S1": Leave("s1", "Zhao")}
    presenter.on_stepped(1)
    presenter.on_scanned(scan("PWC-REDO"))
    assert screen.title() == "Why another label for 0002?"
    presenter.on_scanned(scan("PWC-REDO-LABEL-LOST"))
    assert screen.said() == "A supervisor's badge first: scan it."
    presenter.on_scanned(scan("PWB-S1"))
    assert desk.asked == [("redo", "job-750002-0 label_lost s1")]


def test_a_card_for_the_other_deed_changes_the_question() -> None:
    presenter, screen, desk = in_labels()
    presenter.on_stepped(1)
    presenter.on_key("R")
    presenter.on_scanned(scan("PWC-REDO-LABEL-LOST"))
    assert (screen.title(), desk.asked) == ("Why another label for 0002?", [])


def test_a_paper_without_a_number_of_its_own_is_reprinted_but_not_redone() -> None:
    presenter, screen, _ = in_labels(a_label("750002", kind="slip"))
    assert screen.answers() == ["R"]
    presenter.on_key("D")
    assert screen.title() == "0002: printed"


@pytest.mark.parametrize(
    ("aside", "said"),
    [
        (Aside.PARCEL, "Order of 0007 is set aside."),
        (Aside.ALREADY, "Order of 0007 was set aside already."),
        (Aside.CLOSED, "0007 stays in doubt: its parcel is closed."),
        (Aside.NOBODY, "0007 stays in doubt: no parcel here waits for it."),
    ],
)
def test_set_aside_says_what_became_of_the_parcel(aside: Aside, said: str) -> None:
    desk = FakeDesk(a_row("P1", in_doubt=(a_doubt("750007"),)))
    desk.aside = aside
    presenter, screen = opened(desk)
    presenter.on_key("H")
    assert (desk.asked, screen.said()) == ([("set_aside", "job-750007-0")], said)


def test_what_was_chosen_for_one_label_is_not_taken_for_the_next() -> None:
    presenter, screen, desk = in_labels()
    desk.leaves = {}
    presenter.on_stepped(1)
    presenter.on_key("R")
    presenter.on_key("1")
    presenter.on_key("Esc")
    presenter.on_stepped(1)
    desk.leaves = {"": Leave("7", "Zhou")}
    presenter.on_key("R")
    assert (desk.asked, screen.title()) == ([], "Why print 0003 once more?")


def test_cards_of_the_bench_work_where_they_mean_something() -> None:
    presenter, screen, desk = in_labels()
    presenter.on_stepped(1)
    presenter.on_scanned(scan("PWC-REPRINT"))
    assert screen.title() == "Why print 0002 once more?"
    presenter.on_scanned(scan("PWC-GO-ON"))
    assert screen.title() == "0002: printed"
    presenter.on_scanned(scan("PWC-UNDO"))
    assert screen.said() == "That card is for the bench."
    presenter.on_scanned(scan("PWB-S1"))
    assert screen.said() == "A badge gives leave: press R or D first."
    assert desk.asked == []


def test_a_refused_reprint_says_why() -> None:
    presenter, screen, desk = in_labels()
    desk.refusal = DeskRefusal.NO_ADDRESS
    presenter.on_stepped(1)
    presenter.on_key("R")
    presenter.on_key("5")
    assert screen.said() == "Its address is deleted: it cannot be drawn."


@pytest.mark.parametrize("text", ["750003", "]C0750003"])
def test_a_scan_finds_its_label_whatever_its_state(text: str) -> None:
    desk = FakeDesk(a_row("P2"), a_row("P1", labels=LABELS))
    presenter, screen = opened(desk)
    presenter.on_scanned(scan(text))
    assert (screen.chosen(), framed(screen)) == ("P1", "job-750003-0")
    assert screen.title() == "0003: scanned"


def test_a_label_of_a_printer_that_is_gone_is_found_and_stands_first() -> None:
    desk = FakeDesk(a_row("P2", labels=LABELS[:1]))
    presenter, screen = opened(desk)
    desk.old = replace(a_label("740009"), job=replace(a_label("740009").job, printer="P0"))
    presenter.on_scanned(scan("740009"))
    presenter.on_refresh_wanted()
    assert screen.shown.labels is not None
    assert [row.job_id for row in screen.shown.labels.rows] == ["job-740009-0", "job-750001-0"]
    assert screen.title() == "0009: printed"
    presenter.on_key("Esc")
    presenter.on_key("J")
    assert framed(screen) == "job-750001-0"


def test_a_scan_of_nothing_known_says_so_and_changes_nothing() -> None:
    presenter, screen, desk = in_labels()
    presenter.on_scanned(scan("6979013000014"))
    assert (screen.said(), framed(screen)) == ("No label 0014 at this station.", "job-750001-0")
    assert desk.asked == []


def test_a_doubt_among_the_labels_is_asked_about_that_very_label() -> None:
    first, second = a_doubt("750007"), a_doubt("750008")
    rows = (LabelRow(second, "A-8"), LabelRow(first, "A-7"))
    presenter, screen = opened(FakeDesk(a_row("P1", in_doubt=(first, second), labels=rows)))
    presenter.on_key("J")
    assert screen.title() == "Did 0008 come out?"
    desk = presenter._desk
    assert isinstance(desk, FakeDesk)
    presenter.on_key("N")
    assert desk.asked == [("print_again", "job-750008-0")]


def test_pictures_come_one_after_the_other_the_framed_one_first() -> None:
    lane, desk = HeldLane(), FakeDesk(a_row("P1", labels=LABELS))
    presenter, screen = opened(desk, lane)
    lane.let_go()
    presenter.on_key("J")
    presenter.on_stepped(1)
    for _ in LABELS:
        lane.let_go()
    assert desk.pictures[:2] == ["job-750001-0", "job-750002-0"]
    assert sorted(desk.pictures) == [row.job.job_id for row in LABELS]
    assert screen.shown.labels is not None
    assert [row.small for row in screen.shown.labels.rows] == [b"small"] * 4
    assert screen.shown.label is not None
    assert screen.shown.label.picture == b"whole"


def test_a_picture_is_asked_for_once() -> None:
    presenter, _, desk = in_labels()
    for _ in range(3):
        presenter.on_refresh_wanted()
        presenter.on_stepped(1)
    assert len(desk.pictures) == len(set(desk.pictures)) == 4


def test_blank_labels_lead_to_the_steps_and_one_key_measures() -> None:
    desk = FakeDesk(a_row("P1", condition=Condition.MEDIA_WRONG))
    presenter, screen = opened(desk)
    assert (screen.title(), screen.answers()) == ("Label size is wrong", ["B"])
    presenter.on_key("B")
    assert (screen.title(), screen.answers()) == ("Blank labels come out?", ["", "K", "T"])
    presenter.on_key("K")
    assert desk.asked == [("calibrate", "P1")]
    assert screen.said() == "P1 measures its labels: blank ones come now."
    assert screen.title() == "Label size is wrong"


def test_each_refusal_has_a_sentence() -> None:
    assert all(english(refusal_words(refusal)) for refusal in DeskRefusal)


def test_each_reason_has_words() -> None:
    for reason in (*ReprintReason, *RedoReason, "in doubt", "card", "packer"):
        assert english(why_words(reason)) != reason
