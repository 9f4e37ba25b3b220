from pathlib import Path

from PySide6.QtCore import QSize, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop.translate import Languages
from tests.desktop.shifts import a_shift, texts_of
from tests.fakes.benches import MUG, an_order


def test_f11_switches_the_language_on_every_screen(
    qtbot: QtBot, tmp_path: Path, languages: Languages
) -> None:
    desk = a_shift(qtbot, tmp_path, an_order("A-1", {MUG: 2}), languages=languages, signed_in=False)
    heard: list[str] = []
    desk.window.language_changed.connect(heard.append)
    assert "扫工牌上岗" in [one.text for one in texts_of(desk.page())]
    desk.press(Qt.Key.Key_F11)
    assert "Scan your badge" in [one.text for one in texts_of(desk.page())]
    desk.scan("PWB-P7", "T-01")
    assert "Scan next" in [one.text for one in texts_of(desk.page())]
    desk.press(Qt.Key.Key_F11)
    assert "扫下一件" in [one.text for one in texts_of(desk.page())]
    assert heard == ["en", "zh"]


def test_it_works_on_a_small_and_on_a_full_screen(qtbot: QtBot, tmp_path: Path, languages: Languages) -> None:
    desk = a_shift(qtbot, tmp_path, an_order("A-1", {MUG: 2}), languages=languages)
    desk.scan("T-01")
    assert desk.window.minimumSize().width() <= 1366
    for size, scale in ((QSize(1366, 768), 1.0), (QSize(1920, 1080), 1.4)):
        desk.window.resize(size)
        page = desk.bench_page()
        qtbot.waitUntil(lambda page=page, size=size: page.size() == size)  # type: ignore[misc]
        assert page.theme.scale == scale
        assert page.order.geometry().right() < page.width()
        assert page.verdict.geometry().bottom() < page.keys.geometry().top()


def test_typing_is_allowed_only_while_there_is_a_field(
    qtbot: QtBot, tmp_path: Path, languages: Languages
) -> None:
    desk = a_shift(qtbot, tmp_path, languages=languages, signed_in=False)
    heard: list[bool] = []
    desk.window.typing_changed.connect(heard.append)
    desk.press(Qt.Key.Key_F2)
    desk.press(Qt.Key.Key_Escape)
    assert heard == [True, False]


def test_a_touch_on_a_key_does_what_the_key_does(qtbot: QtBot, tmp_path: Path, languages: Languages) -> None:
    desk = a_shift(qtbot, tmp_path, an_order("A-1", {MUG: 2}), languages=languages)
    desk.scan("T-01")
    bar = desk.page().keys
    QTest.mouseClick(bar, Qt.MouseButton.LeftButton, pos=bar.rect().center())  # a key that does nothing now
    assert desk.asked.help == []
    left = bar.rect().center()
    left.setX(40)
    QTest.mouseClick(bar, Qt.MouseButton.LeftButton, pos=left)
    assert desk.asked.help == [True]
