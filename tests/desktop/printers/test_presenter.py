"""The printers screen's presenter against a desk in memory."""

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from desktop.printers.known import known_of, known_words, reason_words
from desktop.printers.ports import Condition, DeskRefusal, Known, KnownKind, PrinterDesk
from desktop.printers.presenter import PrintersPresenter
from desktop.printers.shown import PrintersShown
from desktop.running import Run
from desktop.shown import Sign
from desktop.waves.shown import FootShown
from fulfilment.errors import PrinterAway
from fulfilment.packing.barcodes import RawScan, ScanSource
from fulfilment.shipping.ports import PrintState
from tests.desktop.waves.test_presenter import english
from tests.fakes.boards import HeldLane, at_once
from tests.fakes.desks import FakeDesk, a_doubt, a_row
from tests.fakes.printers import a_job

NOW = datetime(2026, 5, 18, 14, 31, tzinfo=UTC)
NUMBER = "7551204738826"


class Screen:
    def __init__(self) -> None:
        self.shown = PrintersShown((), None, None, FootShown(()))

    def show_printers(self, shown: PrintersShown) -> None:
        self.shown = shown

    def chosen(self) -> str:
        return next(row.name for row in self.shown.rows if row.is_chosen)

    def said(self) -> str:
        notice = self.shown.foot.notice
        return english(notice.words) if notice is not None else ""

    def title(self) -> str:
        return english(self.shown.panel.title) if self.shown.panel is not None else ""

    def answers(self) -> list[str]:
        return [option.key for option in self.shown.panel.options] if self.shown.panel is not None else []


def opened(desk: PrinterDesk, run: Run = at_once) -> tuple[PrintersPresenter, Screen]:
    screen = Screen()
    presenter = PrintersPresenter(screen, desk, run, UTC, lambda: NOW)
    presenter.on_refresh_wanted()
    return presenter, screen


def scan(text: str) -> RawScan:
    return RawScan(text, ScanSource.WEDGE)


def test_it_opens_on_the_printer_in_doubt_and_asks() -> None:
    _, screen = opened(FakeDesk(a_row("P1"), a_row("P2", in_doubt=(a_doubt(printer="P2"),))))
    assert (screen.chosen(), screen.title()) == ("P2", "Did 8826 come out?")
    assert screen.answers() == ["", "N", "H"]


@pytest.mark.parametrize("text", [NUMBER, f"]C0{NUMBER}", f" {NUMBER}\r"])
def test_the_scan_of_the_label_proves_that_it_came_out(text: str) -> None:
    desk = FakeDesk(a_row(in_doubt=(a_doubt(),)))
    presenter, screen = opened(desk)
    presenter.on_scanned(scan(text))
    assert desk.asked == [("confirm_out", f"job-{NUMBER}-0")]
    assert (screen.said(), screen.answers()) == ("8826 came out: proven.", ["B"])


def test_the_scan_counts_for_a_printer_that_is_not_framed() -> None:
    desk = FakeDesk(a_row("P1", in_doubt=(a_doubt(),)), a_row("P2", in_doubt=(a_doubt("99", "P2"),)))
    presenter, screen = opened(desk)
    presenter.on_scanned(scan("99"))
    assert desk.asked == [("confirm_out", "job-99-0")]
    assert screen.chosen() == "P1"


def test_another_label_settles_nothing() -> None:
    desk = FakeDesk(a_row(in_doubt=(a_doubt(),)))
    presenter, screen = opened(desk)
    presenter.on_scanned(scan("7551204731407"))
    assert (desk.asked, screen.said()) == ([], "Not that label: scan 8826.")


def test_print_again_and_set_aside_take_the_oldest_in_doubt() -> None:
    desk = FakeDesk(a_row(in_doubt=(a_doubt(), a_doubt("1407"))))
    presenter, screen = opened(desk)
    assert screen.shown.panel is not None
    assert english(screen.shown.panel.last) == "1 more in doubt after this one."
    presenter.on_print_again()
    assert screen.title() == "Did 1407 come out?"
    presenter.on_set_aside()
    assert desk.asked == [("print_again", f"job-{NUMBER}-0"), ("set_aside", "job-1407-0")]
    assert screen.title() == "Ready"


def test_a_key_pressed_twice_prints_once() -> None:
    lane, desk = HeldLane(), FakeDesk(a_row(in_doubt=(a_doubt(), a_doubt("1407"))))
    presenter, _ = opened(desk, lane)
    lane.let_go()
    presenter.on_print_again()
    presenter.on_print_again()
    presenter.on_set_aside()
    lane.let_go()
    assert desk.asked == [("print_again", f"job-{NUMBER}-0")]


def test_without_a_doubt_its_keys_do_nothing() -> None:
    desk = FakeDesk(a_row())
    presenter, screen = opened(desk)
    presenter.on_print_again()
    presenter.on_set_aside()
    assert (desk.asked, screen.said()) == ([], "")


def test_the_spare_takes_the_queue() -> None:
    desk = FakeDesk(a_row(condition=Condition.PAPER_OUT, waiting=4))
    presenter, screen = opened(desk)
    assert screen.title() == "Out of labels"
    presenter.on_use_spare()
    assert desk.asked == [("use_spare", "P1")]
    assert screen.said() == "Now on Spare; 4 labels went along."


def test_without_a_spare_its_key_is_not_shown_and_does_nothing() -> None:
    desk = FakeDesk(a_row(spare=""))
    presenter, screen = opened(desk)
    presenter.on_use_spare()
    assert [key.legend for key in screen.shown.foot.keys] == ["↑ ↓", "J", "P", "F12"]
    assert desk.asked == []


def test_refusals_and_trouble_are_sentences() -> None:
    desk = FakeDesk(a_row())
    presenter, screen = opened(desk)
    desk.refusal = DeskRefusal.NOT_READY
    presenter.on_test()
    assert screen.said() == "Not now: this printer wants a hand first."
    desk.trouble = PrinterAway("P1")
    presenter.on_test()
    assert screen.said() == PrinterAway.advice


def test_arrows_choose_and_stop_at_the_ends() -> None:
    presenter, screen = opened(FakeDesk(a_row("P1"), a_row("P2"), a_row("P3")))
    chosen = []
    for step in (1, 1, 1, -1, -1, -1):
        presenter.on_stepped(step)
        chosen.append(screen.chosen())
    assert chosen == ["P2", "P3", "P3", "P2", "P1", "P1"]


def test_the_frame_stays_where_it_is_when_another_printer_gets_a_doubt() -> None:
    desk = FakeDesk(a_row("P1"), a_row("P2"))
    presenter, screen = opened(desk)
    desk.rows = (desk.rows[0], replace(desk.rows[1], in_doubt=(a_doubt(printer="P2"),)))
    presenter.on_refresh_wanted()
    assert (screen.chosen(), [row.is_in_doubt for row in screen.shown.rows]) == ("P1", [False, True])


def test_a_desk_that_does_not_answer_leaves_the_last_picture_until_it_does() -> None:
    desk = FakeDesk(a_row("P1"))
    presenter, screen = opened(desk)
    desk.trouble = PrinterAway("P1")
    presenter.on_refresh_wanted()
    assert (screen.shown.is_stale, screen.chosen(), screen.said()) == (True, "P1", PrinterAway.advice)
    desk.trouble = None
    presenter.on_refresh_wanted()
    assert (screen.shown.is_stale, screen.said()) == (False, "")


@pytest.mark.parametrize("condition", list(Condition))
def test_each_condition_has_words_and_only_good_ones_are_grey(condition: Condition) -> None:
    _, screen = opened(FakeDesk(a_row(condition=condition)))
    row = screen.shown.rows[0]
    fine = condition in (Condition.READY, Condition.BUSY, Condition.BUFFER_FULL)
    assert (row.is_quiet, row.sign is Sign.RIGHT) == (fine, fine)
    assert screen.title()


def test_what_is_known_comes_from_the_job_when_the_desk_keeps_no_history() -> None:
    job = replace(a_doubt(), odometer_before=4711, detail="line dropped; odometer 4711 before, silent after")
    said = [english(known_words(known)) for known in known_of(job)]
    assert said == [
        "3 bytes, kept to the bit",
        "Printer's count before: 4,711",
        "Not proven: count 4711 before, silent after",
    ]


def test_a_printer_without_a_count_says_so() -> None:
    assert known_of(replace(a_doubt(), odometer_before=-1))[1].kind is KnownKind.NO_ODOMETER


@pytest.mark.parametrize("state", list(PrintState))
def test_each_state_of_a_label_can_be_said(state: PrintState) -> None:
    assert all(english(known_words(known)) for known in known_of(replace(a_job(), state=state)))


def test_bytes_sent_are_counted_from_the_spools_words() -> None:
    assert english(known_words(Known(KnownKind.SENT, "12480 bytes handed over"))) == "12,480 bytes sent"
    assert english(known_words(Known(KnownKind.SENT, ""))) == "Sent, not proven"


def test_a_reason_we_have_no_words_for_is_shown_as_it_stands() -> None:
    assert reason_words("the dog ate it") == "the dog ate it"
    assert english(reason_words("cut; no odometer; printer offline")) == "printer silent"
