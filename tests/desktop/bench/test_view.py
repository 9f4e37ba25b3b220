from dataclasses import replace

from PySide6.QtCore import QSize
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from desktop.bench.screen import OrderShown
from desktop.bench.view import BenchPage
from desktop.gallery import bench_pictures
from desktop.shown import Tone
from desktop.translate import Languages
from tests.desktop.shifts import texts_of


def a_page(name: str, qtbot: QtBot) -> BenchPage:
    page = next(one for one in bench_pictures() if one.name == name).make(False)
    assert isinstance(page, BenchPage)
    qtbot.addWidget(page)
    page.resize(QSize(1366, 768))
    return page


def words(page: BenchPage) -> list[str]:
    return [one.text for one in texts_of(page)]


def tone(page: BenchPage) -> Tone:
    return page.verdict.shown.tone


def test_ok_fades_to_its_rest_by_itself(qtbot: QtBot, languages: Languages) -> None:
    page = a_page("bench-ok", qtbot)
    assert tone(page) is Tone.OK
    assert page.is_fading
    qtbot.waitUntil(lambda: not page.is_fading)
    assert tone(page) is Tone.NORMAL
    assert "对了" not in words(page)


def test_a_refusal_never_fades(qtbot: QtBot, languages: Languages) -> None:
    page = a_page("bench-refused", qtbot)
    assert not page.is_fading
    assert page.is_framed


def test_a_new_scan_cuts_the_fade_short(qtbot: QtBot, languages: Languages) -> None:
    page, refused = a_page("bench-ok", qtbot), a_page("bench-refused", qtbot)
    assert refused.screen_shown is not None
    page.show_screen(refused.screen_shown)
    assert not page.is_fading
    assert tone(page) is Tone.STOP


def test_a_tick_does_not_cut_the_fade(qtbot: QtBot, languages: Languages) -> None:
    page, waiting = a_page("bench-ok", qtbot), a_page("bench-waiting", qtbot)
    assert waiting.screen_shown is not None
    page.refresh(waiting.screen_shown)
    assert tone(page) is Tone.OK


def test_the_screen_says_what_it_was_given(qtbot: QtBot, languages: Languages) -> None:
    shown = words(a_page("bench-refused", qtbot))
    for text in ("不是这单的", "放进灰筐，再按 Esc。", "积雪草修护霜", "这单没有", "2/2", "0/1", "叫人"):
        assert text in shown


def test_the_language_changes_while_it_stands(qtbot: QtBot, languages: Languages) -> None:
    page = a_page("bench-waiting", qtbot)
    page.show()
    assert "扫下一件" in words(page)
    languages.switch()
    assert "Scan next" in words(page)
    assert "Niacinamide serum" in words(page)
    assert "扫下一件" not in words(page)


def test_a_long_order_scrolls_to_the_row_just_scanned_and_stays_there(
    qtbot: QtBot, languages: Languages
) -> None:
    page = a_page("bench-long", qtbot)
    texts_of(page)
    first = page.order.first_row()
    assert first > 0
    screen = page.screen_shown
    assert screen is not None
    assert isinstance(screen.content, OrderShown)
    rested = tuple(replace(row, fresh=0) for row in screen.content.rows)
    page.show_screen(replace(screen, content=replace(screen.content, rows=rested), rest=None))
    texts_of(page)
    assert page.order.first_row() == first
    other = replace(screen.content, order_key="another", rows=rested[:2])
    page.show_screen(replace(screen, content=other, rest=None))
    texts_of(page)
    assert page.order.first_row() == 0


def test_without_motion_the_rest_comes_at_once_after_its_hold(qtbot: QtBot, languages: Languages) -> None:
    screen = a_page("bench-ok", qtbot).screen_shown
    assert screen is not None
    page = BenchPage(has_motion=False)
    qtbot.addWidget(page)
    page.show_screen(screen)
    page._begin_fade()
    assert tone(page) is Tone.NORMAL


def test_painting_only_what_changed_shows_the_same_as_painting_everything(
    qtbot: QtBot, languages: Languages
) -> None:
    page, ok = a_page("bench-waiting", qtbot), a_page("bench-ok", qtbot)
    page.show()
    qtbot.waitExposed(page)
    QApplication.processEvents()
    assert ok.screen_shown is not None
    page.show_screen(replace(ok.screen_shown, rest=None))
    QApplication.processEvents()
    on_screen = page.screen().grabWindow(page.winId()).toImage()
    whole = page.grab().toImage().convertToFormat(on_screen.format())
    assert on_screen.size() == whole.size()
    assert on_screen == whole
