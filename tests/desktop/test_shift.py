from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from desktop.bench.view import BenchPage
from desktop.queue.view import QueuePage
from desktop.say import Sound
from desktop.shown import Tone
from desktop.signin.view import SigninPage
from desktop.states import LinkNow, PrinterNow, takes_other_labels
from desktop.translate import Languages
from desktop.wording import PrinterTrouble
from fulfilment.packing.ports import NewsItem, NewsKind
from fulfilment.shipping.ports import PrintState
from tests.desktop.shifts import Desk, a_shift, texts_of
from tests.fakes.benches import CODES, MUG, SOAP, TEA, FakeLabels, an_order

Key = Qt.Key


@pytest.fixture
def desk(qtbot: QtBot, tmp_path: Path, languages: Languages) -> Desk:
    orders = (an_order("A-1", {MUG: 1, TEA: 2}), an_order("A-2", {MUG: 2}, position=2))
    return a_shift(qtbot, tmp_path, *orders, languages=languages)


def test_a_badge_opens_the_queue_and_a_tote_the_bench(desk: Desk) -> None:
    assert isinstance(desk.page(), QueuePage)
    desk.scan("T-01")
    assert isinstance(desk.page(), BenchPage)
    assert desk.verdict_texts()[1:4] == ("3", "件待扫", "扫下一件")


def test_from_the_first_item_to_the_closed_label(desk: Desk) -> None:
    desk.scan("T-01", CODES[MUG])
    assert desk.tone() is Tone.OK
    desk.scan(CODES[TEA], CODES[TEA])
    assert desk.tone() is Tone.COMPLETE
    assert desk.asked.prints == 1
    outcome = desk.bench.station.look()
    assert outcome.session is not None
    number = outcome.session.tracking_number
    assert number is not None
    desk.scan(number)
    after = desk.bench.station.look().session
    assert after is not None
    assert after.work.ref == "A-2"  # the next order of the tote opened by itself
    heard = [Sound.LINE_COMPLETE, Sound.ITEM_OK, Sound.ORDER_COMPLETE, Sound.CARD_READ]
    assert desk.sounds.played[-4:] == heard


def test_a_refusal_stays_until_esc(desk: Desk) -> None:
    desk.scan("T-01", CODES[SOAP])
    page = desk.bench_page()
    assert desk.tone() is Tone.STOP
    assert page.is_framed
    desk.scan(CODES[MUG])  # a right item repeats the refusal and packs nothing
    assert desk.tone() is Tone.STOP
    assert desk.sounds.played[-2:] == [Sound.REFUSED, Sound.REFUSED]
    assert desk.sounds.is_repeating
    for key in (Key.Key_Return, Key.Key_Space, Key.Key_Tab, Key.Key_F4, Key.Key_F5, Key.Key_F7, Key.Key_A):
        desk.press(key)
    assert desk.tone() is Tone.STOP
    desk.press(Key.Key_Escape)
    assert desk.tone() is Tone.NORMAL
    assert not page.is_framed
    assert not desk.sounds.is_repeating
    session = desk.bench.station.look().session
    assert session is not None
    assert session.pieces_packed == 0


def test_what_a_scanner_types_does_nothing_on_the_bench(desk: Desk) -> None:
    desk.scan("T-01", CODES[MUG])
    before = desk.bench.station.look()
    desk.type("6979013000014 abc")
    desk.press(Key.Key_Return, Key.Key_Enter, Key.Key_Tab, Key.Key_Space, Key.Key_Backspace)
    assert desk.bench.station.look() == before
    assert isinstance(desk.page(), BenchPage)


def test_f7_takes_the_last_piece_back(desk: Desk) -> None:
    desk.scan("T-01", CODES[MUG])
    desk.press(Key.Key_F7)
    session = desk.bench.station.look().session
    assert session is not None
    assert session.pieces_packed == 0
    assert desk.sounds.played[-1] is Sound.UNDONE
    desk.press(Key.Key_F7)  # nothing is packed: the key is not shown, and does nothing
    assert desk.tone() is Tone.NORMAL


def test_f5_asks_why_and_esc_goes_back(desk: Desk) -> None:
    desk.scan("T-01")
    desk.press(Key.Key_F5)
    assert desk.tone() is Tone.DOUBT
    desk.press(Key.Key_Escape)
    assert desk.tone() is Tone.NORMAL
    desk.press(Key.Key_F5, Key.Key_F5)
    assert desk.bench.station.look().session is None
    assert desk.tone() is Tone.SET_ASIDE
    work = desk.bench.find("A-1")
    assert work is not None
    assert work.set_aside


def test_f4_twice_reports_what_is_missing(desk: Desk) -> None:
    desk.scan("T-01")
    desk.press(Key.Key_F4, Key.Key_F4)
    work = desk.bench.find("A-1")
    assert work is not None
    assert work.set_aside == "short"


def test_a_printer_without_labels_is_loud_only_when_a_label_waits(
    qtbot: QtBot, tmp_path: Path, languages: Languages
) -> None:
    labels = FakeLabels(state=PrintState.QUEUED)
    desk = a_shift(qtbot, tmp_path, an_order("A-1", {MUG: 1, TEA: 1}), languages=languages, labels=labels)
    desk.scan("T-01")
    empty = PrinterNow("1", PrinterTrouble.PAPER_OUT, spare="2")
    desk.shift.on_printer(empty)
    assert desk.tone() is Tone.NORMAL  # the pill in the bar is enough
    assert "1 号缺纸" in [one.text for one in texts_of(desk.page())]
    desk.scan(CODES[MUG], CODES[TEA])
    assert desk.tone() is Tone.ATTENTION
    desk.press(Key.Key_F6)
    assert desk.asked.other_printer == 1
    desk.shift.on_printer(PrinterNow("1"))
    assert desk.tone() is Tone.COMPLETE


def test_a_printer_of_other_labels_is_named_and_no_key_turns_to_it(
    qtbot: QtBot, tmp_path: Path, languages: Languages
) -> None:
    """F6 stood there and did nothing when it was pressed."""
    labels = FakeLabels(state=PrintState.QUEUED)
    desk = a_shift(qtbot, tmp_path, an_order("A-1", {MUG: 1}), languages=languages, labels=labels)
    desk.scan("T-01", CODES[MUG])
    desk.shift.on_printer(PrinterNow("1", PrinterTrouble.JAM, why_no_spare=takes_other_labels("2")))
    shown = [one.text for one in texts_of(desk.page())]
    assert {"没有别的打印机", "2 号打别的面单"} <= set(shown)
    assert "F6" not in shown


def test_a_label_in_doubt_offers_a_reprint_and_never_ends_by_itself(
    qtbot: QtBot, tmp_path: Path, languages: Languages
) -> None:
    labels = FakeLabels(state=PrintState.IN_DOUBT)
    desk = a_shift(qtbot, tmp_path, an_order("A-1", {MUG: 1, TEA: 1}), languages=languages, labels=labels)
    desk.scan("T-01", CODES[MUG], CODES[TEA])
    assert desk.tone() is Tone.DOUBT
    desk.shift.on_tick()
    assert desk.tone() is Tone.DOUBT
    desk.press(Key.Key_F8)
    assert labels.queued[-1][2] == 1  # copy 1: the first reprint
    assert desk.asked.prints == 2


def test_offline_is_a_bar_and_a_sound_and_the_bench_untouched(desk: Desk) -> None:
    desk.scan("T-01")
    desk.shift.on_link(LinkNow(desk.bench.clock.now(), 37))
    assert desk.sounds.played[-1] is Sound.OFFLINE
    assert desk.page().bar.shown.offline
    assert desk.tone() is Tone.NORMAL
    desk.shift.on_link(LinkNow())
    assert not desk.page().bar.shown.offline
    assert desk.sounds.played.count(Sound.OFFLINE) == 1  # coming back makes no sound


def test_an_order_moved_away_stops_the_bench_wherever_the_packer_looks(desk: Desk) -> None:
    desk.scan("T-01")
    desk.press(Key.Key_F9)
    assert isinstance(desk.page(), QueuePage)
    moved = NewsItem(NewsKind.ORDER_MOVED, {"order_id": desk.bench.id_of("A-1"), "epoch": 2, "to": "08"})
    desk.bench.station.hear([moved])
    desk.shift.on_work()
    assert desk.tone() is Tone.STOP
    desk.press(Key.Key_Escape)
    assert desk.bench.station.look().session is None


def test_help_is_called_and_taken_back(desk: Desk) -> None:
    desk.scan("T-01")
    desk.press(Key.Key_F1)
    assert "已叫人" in [one.text for one in texts_of(desk.page())]
    desk.press(Key.Key_F1)
    assert desk.asked.help == [True, False]
    assert "已叫人" not in [one.text for one in texts_of(desk.page())]


def test_f12_signs_out_and_the_order_stays_for_whoever_comes_next(desk: Desk) -> None:
    desk.scan("T-01", CODES[MUG])
    desk.press(Key.Key_F9, Key.Key_F12)
    assert isinstance(desk.page(), SigninPage)
    desk.scan("PWB-P8")
    assert isinstance(desk.page(), BenchPage)
    assert desk.page().bar.shown.person == "Liu Yang"
    progress = desk.bench_page().verdict.shown.progress
    assert progress is not None
    assert progress.done == 1


def test_f2_and_f3_on_the_queue(desk: Desk) -> None:
    desk.press(Key.Key_F2)
    assert desk.asked.work == 1
    desk.press(Key.Key_F3)
    session = desk.bench.station.look().session
    assert session is not None
    assert session.work.ref == "A-1"
    assert isinstance(desk.page(), BenchPage)


def test_reading_the_work_anew_neither_cuts_a_verdict_short_nor_repeats_a_sound(desk: Desk) -> None:
    """Bug: the courier's visit every two seconds replayed a standing refusal and hid an OK."""
    desk.scan("T-01", CODES[MUG])
    heard = list(desk.sounds.played)
    desk.shift.on_work()
    assert desk.tone() is Tone.OK
    desk.scan(CODES[SOAP])
    desk.shift.on_work()
    desk.shift.on_work()
    assert desk.tone() is Tone.STOP
    assert desk.sounds.is_repeating
    assert desk.sounds.played == [*heard, Sound.REFUSED]


def test_an_order_taken_away_under_the_packers_hands_is_told_once(desk: Desk) -> None:
    desk.scan("T-01")
    cancelled = NewsItem(NewsKind.ORDER_CANCELLED, {"order_id": desk.bench.id_of("A-1")})
    desk.bench.station.hear([cancelled])
    desk.shift.on_work()
    desk.shift.on_work()
    assert desk.tone() is Tone.STOP
    assert desk.sounds.played.count(Sound.REFUSED) == 1


def test_a_question_stands_while_the_work_is_read_anew(desk: Desk) -> None:
    desk.scan("T-01")
    desk.press(Key.Key_F5)
    desk.shift.on_work()
    desk.shift.on_tick()
    assert desk.tone() is Tone.DOUBT


def test_a_supervisor_goes_to_the_desk_and_leaves_it_to_the_next(desk: Desk) -> None:
    desk.scan("T-01", CODES[MUG])
    desk.press(Key.Key_F9, Key.Key_F12)
    desk.scan("PWB-S1")
    assert len(desk.asked.desks) == 1
    desk.shift.on_work()
    assert isinstance(desk.page(), SigninPage)  # nothing of the bench comes up under the desk
    desk.shift.come_back()
    desk.scan("PWB-P7")
    assert isinstance(desk.page(), BenchPage)
