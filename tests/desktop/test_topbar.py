import pytest
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from desktop.shown import BarShown, Pill, Sign
from desktop.topbar import TopBar

ONLINE = (Pill("Online", "online"), Pill("Printer ready", "printer"))


def a_bar(qtbot: QtBot, shown: BarShown) -> TopBar:
    bar = TopBar()
    qtbot.addWidget(bar)
    bar.resize(1366, 60)
    bar.show_bar(shown)
    bar.grab()
    return bar


def texts(bar: TopBar) -> list[str]:
    return [one.text for one in bar.drawn()]


def test_station_person_states_clock(qtbot: QtBot) -> None:
    bar = a_bar(qtbot, BarShown("Station 07", "Lin", ONLINE, "14:31"))
    assert set(texts(bar)) == {"Station 07", "Lin", "Online", "Printer ready", "14:31"}


def test_offline_the_whole_bar_is_blue_and_the_sentence_whole(qtbot: QtBot) -> None:
    sentence = "Offline 125 min·keep packing, 1237 saved here"
    bar = a_bar(qtbot, BarShown("Station 07", "Lin Xiaomin", ONLINE[1:], "14:31", sentence))
    assert bar.grab().toImage().pixelColor(5, 5) == QColor("#17488F")
    assert not any(one.is_cut for one in bar.drawn())
    assert sentence in texts(bar)


def test_the_person_gives_way_to_the_sentence(qtbot: QtBot) -> None:
    name = "Maximiliane Wolkenstein-Trostburg"
    sentence = "Offline 12 min·keep packing, 37 saved here"
    bar = a_bar(qtbot, BarShown("Station 07", name, ONLINE[1:], "14:31", sentence))
    assert sentence in texts(bar)
    assert name not in texts(bar)


def test_what_wants_a_hand_is_amber(qtbot: QtBot) -> None:
    bar = a_bar(qtbot, BarShown("07", "", (Pill("Printer 1: no labels", sign=Sign.ATTENTION),), "14:31"))
    image = bar.grab().toImage()
    assert any(image.pixelColor(x, 12) == QColor("#FFB92E") for x in range(800, 1300))


@pytest.mark.parametrize("current", [0, 3])
def test_tabs_of_a_desk_screen(qtbot: QtBot, current: int) -> None:
    tabs = ("Waves", "Review", "Orders", "Printers", "Tower")
    bar = a_bar(qtbot, BarShown("Packwave", "Chen Wei", (), "14:31", tabs=tabs, current=current))
    assert [text for text in texts(bar) if text in tabs] == list(tabs)
    assert [text for text in texts(bar) if text.isdigit()] == ["1", "2", "3", "4", "5"]
