"""The board with real keys through the real window, real drags, and its pictures in both tongues."""

from collections.abc import Callable, Iterator
from itertools import product
from pathlib import Path

import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtTest import QTest
from pytestqt.qtbot import QtBot

from desktop.lanes import Lane
from desktop.painted import Painted
from desktop.translate import ENGLISH, Languages
from desktop.waves import gallery
from desktop.waves.bar import LEAVE
from desktop.waves.desk import WAVES
from desktop.waves.presenter import BoardPresenter
from desktop.waves.shown import BoardShown, CardShown, FootShown, Grip
from desktop.waves.view import BoardPage
from desktop.window import Window
from fulfilment.waves.ports import Board
from tests.fakes.boards import NOON, FakeWaveBoard, a_board, a_station, a_wave, at_once

NAMES = ("03", "05", "07", "09", "11", "12", "14", "16")


def many_stations() -> Board:
    return a_board(
        a_wave("A", "03", 60, 90), a_wave("B", "03", 60, 100), a_wave("C", "05", 30, 200), a_wave("U", None),
        stations=tuple(a_station(name) for name in NAMES),
    )  # fmt: skip


@pytest.fixture
def languages() -> Iterator[Languages]:
    """English here, and nothing installed afterwards."""
    made = Languages(ENGLISH)
    yield made
    made.switch_to(ENGLISH)


class Desk:
    """A window with the board on it, and the shared database behind it."""

    def __init__(self, qtbot: QtBot, languages: Languages, board: Board, poll_ms: int = 600_000) -> None:
        self.waves = FakeWaveBoard(board)
        self.window, self.page = Window(languages), BoardPage(poll_ms=poll_ms)
        qtbot.addWidget(self.window)
        self.page.listen_to(BoardPresenter(self.page, self.waves, at_once, "op-1", NOON.tzinfo))
        self.page.show_desk(WAVES, "Chen Wei")
        self.window.add_page("board", self.page)
        self.window.resize(1366, 768)
        self.window.show_page("board")
        self.window.show()
        qtbot.waitExposed(self.window)

    def press(self, *keys: Qt.Key) -> None:
        for key in keys:
            QTest.keyClick(self.window, key)

    def type(self, text: str) -> None:
        QTest.keyClicks(self.window, text)

    def held(self) -> list[tuple[str, Grip, str | None]]:
        found: list[tuple[str, Grip, str | None]] = []
        for column in self.page.columns.columns:
            found += [(c.number, c.grip, column.station) for c in column.cards if c.grip is not Grip.NONE]
        return found

    def centre(self, number: str) -> QPoint:
        spots = (spot for strip in self.page.columns.strips() for spot in strip.spots)
        spot = next(spot for spot in spots if spot.card.number == number)
        return QPoint(round(spot.x + spot.width / 2), round(spot.y + 20))

    def over(self, station: str | None) -> QPoint:
        strip = next(s for s in self.page.columns.strips() if s.column.station == station)
        return QPoint(round(strip.x + strip.width / 2), 300)

    def drag(self, start: QPoint, end: QPoint, let_go: bool = True) -> None:
        columns, left = self.page.columns, Qt.MouseButton.LeftButton
        QTest.mousePress(columns, left, pos=start)
        for step in range(1, 9):
            QTest.mouseMove(columns, start + (end - start) * (step / 8))
        if let_go:
            QTest.mouseRelease(columns, left, pos=end)


@pytest.fixture
def desk(qtbot: QtBot, languages: Languages) -> Desk:
    return Desk(qtbot, languages, many_stations())


def test_arrows_enter_and_enter_move_a_wave(desk: Desk) -> None:
    desk.press(Qt.Key.Key_Right, Qt.Key.Key_Return, Qt.Key.Key_Right, Qt.Key.Key_Right)
    assert desk.held() == [("A", Grip.LEAVING, "03"), ("A", Grip.CARRIED, "07")]
    desk.press(Qt.Key.Key_Return)
    assert desk.waves.asked == [("reassign", "id-A", "07", "op-1", False)]
    assert desk.held() == [("A", Grip.CHOSEN, "07")]


def test_space_picks_up_and_esc_puts_back(desk: Desk) -> None:
    desk.press(Qt.Key.Key_Right, Qt.Key.Key_Space, Qt.Key.Key_Right)
    assert desk.page.foot.shown.is_move
    desk.press(Qt.Key.Key_Escape)
    assert (desk.held(), desk.waves.asked) == ([("A", Grip.CHOSEN, "03")], [])


def test_letters_act_only_while_the_bar_shows_them(desk: Desk) -> None:
    desk.press(Qt.Key.Key_Right)
    desk.type("rfx")
    assert desk.waves.asked == []
    desk.type("h")
    assert desk.waves.asked == [("hold", "id-A", "op-1")]
    desk.type("h")
    desk.type("r")
    assert [asked[0] for asked in desk.waves.asked] == ["hold", "release"]


def test_columns_out_of_sight_come_when_a_wave_hangs_over_them(desk: Desk) -> None:
    assert desk.page.columns.hidden() == (0, 3)
    desk.press(Qt.Key.Key_Right, Qt.Key.Key_Return, *[Qt.Key.Key_Right] * 7)
    sight = [strip.column.station for strip in desk.page.columns.strips()]
    assert sight == [None, "09", "11", "12", "14", "16"]
    assert desk.page.columns.hidden() == (3, 0)
    desk.press(Qt.Key.Key_Escape)
    assert [strip.column.station for strip in desk.page.columns.strips()][1] == "03"


def test_a_drag_moves_a_wave(desk: Desk) -> None:
    desk.drag(desk.centre("A"), desk.over("05"), let_go=False)
    assert desk.held() == [("A", Grip.LEAVING, "03"), ("A", Grip.CARRIED, "05")]
    QTest.mouseRelease(desk.page.columns, Qt.MouseButton.LeftButton, pos=desk.over("05"))
    assert desk.waves.asked == [("reassign", "id-A", "05", "op-1", False)]


def test_a_drag_to_the_first_column_gives_it_back_to_nobody(desk: Desk) -> None:
    desk.drag(desk.centre("C"), desk.over(None))
    assert desk.waves.asked == [("reassign", "id-C", None, "op-1", False)]


def test_a_drag_let_go_outside_or_at_home_changes_nothing(desk: Desk) -> None:
    desk.drag(desk.centre("A"), QPoint(300, -40))
    assert (desk.held(), desk.waves.asked) == ([("A", Grip.CHOSEN, "03")], [])
    desk.drag(desk.centre("A"), desk.over("03"))
    assert (desk.held(), desk.waves.asked) == ([("A", Grip.CHOSEN, "03")], [])


def test_a_drag_put_back_by_esc_is_not_picked_up_again_when_the_button_comes_up(desk: Desk) -> None:
    desk.drag(desk.centre("A"), desk.over("05"), let_go=False)
    desk.press(Qt.Key.Key_Escape)
    QTest.mouseRelease(desk.page.columns, Qt.MouseButton.LeftButton, pos=desk.over("05"))
    assert (desk.held(), desk.waves.asked) == ([("A", Grip.CHOSEN, "03")], [])


def test_a_card_carried_by_keys_may_be_dropped_by_the_mouse_and_no_other_moves(desk: Desk) -> None:
    desk.press(Qt.Key.Key_Right, Qt.Key.Key_Return)
    desk.drag(desk.centre("B"), desk.over("07"))
    assert desk.held() == [("A", Grip.CARRIED, "03")]
    desk.drag(desk.centre("A"), desk.over("07"))
    assert desk.waves.asked == [("reassign", "id-A", "07", "op-1", False)]


def test_a_click_chooses_and_carries_nothing(desk: Desk) -> None:
    QTest.mouseClick(desk.page.columns, Qt.MouseButton.LeftButton, pos=desk.centre("B"))
    assert desk.held() == [("B", Grip.CHOSEN, "03")]


def test_a_drag_from_a_silent_station_waits_for_force(qtbot: QtBot, languages: Languages) -> None:
    stations = (a_station("03", False, 300.0, claimed=5), a_station("05"))
    desk = Desk(qtbot, languages, a_board(a_wave("A", "03"), stations=stations))
    desk.drag(desk.centre("A"), desk.over("05"))
    assert (desk.held()[-1], desk.waves.asked) == (("A", Grip.CARRIED, "05"), [])
    desk.type("f")
    assert desk.waves.asked == [("reassign", "id-A", "05", "op-1", True)]


def test_the_buttons_of_the_bar_can_be_touched(desk: Desk) -> None:
    desk.press(Qt.Key.Key_Right, Qt.Key.Key_Return, Qt.Key.Key_Right)
    places = desk.page.foot._places(desk.page.theme, desk.page.foot.width())
    left, width = next((left, width) for key, left, width in places if key.legend == "Enter")
    QTest.mouseClick(desk.page.foot, Qt.MouseButton.LeftButton, pos=QPoint(round(left + width / 2), 40))
    assert desk.waves.asked == [("reassign", "id-A", "05", "op-1", False)]


def test_tabs_open_by_control_and_digit_and_by_a_click(qtbot: QtBot, desk: Desk) -> None:
    with qtbot.waitSignal(desk.window.tab_wanted) as pressed:
        QTest.keyClick(desk.window, Qt.Key.Key_2, Qt.KeyboardModifier.ControlModifier)
    assert pressed.args == [1]
    _, left, right = list(desk.page.tab_places())[1]
    with qtbot.waitSignal(desk.page.tab_wanted) as clicked:
        QTest.mouseClick(desk.page.bar, Qt.MouseButton.LeftButton, pos=QPoint(round((left + right) / 2), 30))
    assert clicked.args == [1]


def test_many_cards_scroll_so_that_the_chosen_one_is_in_sight(qtbot: QtBot, languages: Languages) -> None:
    waves = [a_wave(f"W{n}", "03", 5, 100 + n) for n in range(9)]
    desk = Desk(qtbot, languages, a_board(*waves))
    desk.press(*[Qt.Key.Key_Down] * 8)
    strip = desk.page.columns.strips()[1]
    assert [spot.card.number for spot in strip.spots][-1] == "W8"
    assert (strip.above + len(strip.spots), strip.below) == (9, 0)
    desk.press(*[Qt.Key.Key_Up] * 8)
    assert (desk.page.columns.strips()[1].above, desk.held()) == (0, [("W0", Grip.CHOSEN, "03")])


def test_it_reads_by_itself_while_in_sight_and_not_while_hidden(qtbot: QtBot, languages: Languages) -> None:
    desk = Desk(qtbot, languages, many_stations(), poll_ms=5)
    qtbot.waitUntil(lambda: desk.waves.readings >= 3)
    desk.page.hide()
    assert not desk.page._clock.isActive()


def test_the_answers_of_a_real_lane_arrive(qtbot: QtBot, languages: Languages) -> None:
    lane, waves, page = Lane("shared database"), FakeWaveBoard(many_stations()), BoardPage(poll_ms=600_000)
    qtbot.addWidget(page)
    page.listen_to(BoardPresenter(page, waves, lane.run, "op-1", NOON.tzinfo))
    page.resize(1366, 768)
    page.show()

    def cards() -> list[CardShown]:
        return [card for column in page.columns.columns for card in column.cards]

    qtbot.waitUntil(lambda: len(cards()) == 4)
    page.take_key(Qt.Key.Key_Right, "")
    page.take_key(Qt.Key.Key_H, "h")
    qtbot.waitUntil(lambda: any(card.note for card in cards()))
    lane.close()


def texts(page: Painted) -> Iterator[tuple[str, float, bool]]:
    for part in (page, *page.findChildren(Painted)):
        yield from ((drawn.text, drawn.size, drawn.is_cut) for drawn in part.drawn())


SHOTS = list(product(gallery.STATES, ("zh", "en"), gallery.SIZES))


@pytest.mark.parametrize(("name", "language", "size"), SHOTS, ids=lambda value: str(value))
def test_every_picture_is_readable_and_nothing_is_cut(
    qtbot: QtBot, languages: Languages, tmp_path: Path, monkeypatch: pytest.MonkeyPatch,
    name: str, language: str, size: tuple[int, int],
) -> None:  # fmt: skip
    pages: list[BoardPage] = []

    def kept(*args: object, **rest: object) -> BoardPage:
        pages.append(BoardPage(*args, **rest))  # type: ignore[arg-type]
        return pages[-1]

    monkeypatch.setattr(gallery, "BoardPage", kept)
    languages.switch_to(language)
    assert gallery.shoot(tmp_path, name, language, size).exists()
    seen = list(texts(pages[0]))
    assert len(seen) > 60
    assert [text for text, _, is_cut in seen if is_cut] == []
    assert [text for text, units, _ in seen if units < 16] == []


def test_a_state_of_the_gallery_is_a_function_of_its_own() -> None:
    """A state listed twice would be two pictures of the same thing."""
    acts: list[Callable[..., None]] = list(gallery.STATES.values())
    assert len(set(acts)) == len(acts)


def test_a_long_station_name_is_whole_and_the_operator_gives_way(qtbot: QtBot, languages: Languages) -> None:
    desk = Desk(
        qtbot, languages, a_board(a_wave("A", "PACK-SOUTH-07"), stations=(a_station("PACK-SOUTH-07"),))
    )
    desk.page.grab()
    drawn = {text.text: text for text in desk.page.columns.drawn()}
    assert not drawn["PACK-SOUTH-07"].is_cut
    assert "Operator PACK-SOUTH-07" not in drawn


def test_f12_in_the_foot_leaves_the_desk_by_touch_too(qtbot: QtBot) -> None:
    """Bug: nothing on the desk's screens said how to sign out."""
    page = BoardPage()
    qtbot.addWidget(page)
    left: list[bool] = []
    page.leave_wanted.connect(lambda: left.append(True))
    page.show_board(BoardShown((), (), FootShown((LEAVE,)), "14:31", False))
    page.foot.touched.emit("F12")
    assert left == [True]
