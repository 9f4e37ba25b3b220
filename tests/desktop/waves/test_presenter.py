"""The board's presenter against a shared database in memory."""

from dataclasses import replace

from desktop.say import Say, Words
from desktop.shown import Sign
from desktop.waves.presenter import BoardPresenter
from desktop.waves.shown import BoardShown, CardShown, Grip, Tone
from fulfilment.errors import DatabaseAway
from fulfilment.waves.ports import Board, BoardRefusal, WaveState
from tests.fakes.boards import NOON, FakeWaveBoard, HeldLane, a_board, a_station, a_wave, at_once


class Screen:
    def __init__(self) -> None:
        self.shown = BoardShown((), (), None)  # type: ignore[arg-type]

    def show_board(self, shown: BoardShown) -> None:
        self.shown = shown

    def column(self, station: str | None) -> list[str]:
        return [card.number for card in self._of(station)]

    def card(self, number: str, grip: Grip | None = None) -> CardShown:
        cards = [card for column in self.shown.columns for card in column.cards if card.number == number]
        return next(card for card in cards if grip is None or card.grip is grip)

    def chosen(self) -> str:
        cards = (card for column in self.shown.columns for card in column.cards)
        return next(card.number for card in cards if card.grip in (Grip.CHOSEN, Grip.CARRIED))

    def legends(self) -> list[str]:
        return [key.legend for key in self.shown.foot.keys]

    def said(self) -> str:
        notice = self.shown.foot.notice
        return english(notice.words) if notice is not None else ""

    def _of(self, station: str | None) -> tuple[CardShown, ...]:
        return next(column.cards for column in self.shown.columns if column.station == station)


def english(words: Words) -> str:
    """words in their source language, places filled."""
    if isinstance(words, Say):
        values = {name: str(v) if isinstance(v, int) else english(v) for name, v in words.values}
        return words.source.format(**values)
    return words if isinstance(words, str) else words.en


def opened(board: Board, lane: HeldLane | None = None) -> tuple[BoardPresenter, Screen, FakeWaveBoard]:
    screen, waves = Screen(), FakeWaveBoard(board)
    presenter = BoardPresenter(screen, waves, lane or at_once, "op-1", NOON.tzinfo)
    presenter.on_refresh_wanted()
    if lane is not None:
        lane.let_go()
    return presenter, screen, waves


def two_stations() -> Board:
    """03 works A then B, which will be over; 05 works C."""
    return a_board(
        a_wave("A", "03", 60, 90, open_orders=1), a_wave("B", "03", 60, 100), a_wave("C", "05", 30, 200),
        a_wave("U", None, 30, 200),
    )  # fmt: skip


def test_the_board_opens_on_the_first_card_with_its_keys() -> None:
    _, screen, _ = opened(two_stations())
    assert screen.chosen() == "U"
    assert screen.legends() == ["↑ ↓ ← →", "H", "Enter", "F12"]
    assert [column.station for column in screen.shown.columns] == [None, "03", "05", "07"]


def test_arrows_choose_and_step_over_empty_columns() -> None:
    board = a_board(a_wave("A", "03"), a_wave("B", "03", due_in=130), a_wave("D", "07"))
    presenter, screen, _ = opened(board)
    assert screen.chosen() == "A"
    presenter.on_stepped(0, 1)
    assert screen.chosen() == "B"
    presenter.on_stepped(0, 1)
    assert screen.chosen() == "B"
    presenter.on_stepped(1, 0)
    assert screen.chosen() == "D"
    presenter.on_stepped(-1, 0)
    assert screen.chosen() == "A"


def test_carrying_tells_what_the_drop_would_change() -> None:
    presenter, screen, waves = opened(two_stations())
    presenter.on_picked("id-A")
    assert screen.legends() == ["← →", "Esc"]
    presenter.on_stepped(1, 0)
    assert english(screen.shown.foot.title) == "A: 03 → 05"
    said = [(item.sign, english(item.title), english(item.detail)) for item in screen.shown.foot.items]
    assert said == [
        (Sign.RIGHT, "A at 13:00", "30 min before promise"),
        (Sign.RIGHT, "B no longer over", "40 min to spare"),
        (Sign.WAITING, "1 order is open", "stays with 03"),
    ]
    assert english(screen.card("B").note) == "20 min over → OK"
    assert screen.card("A", Grip.LEAVING).number == "A"
    assert waves.asked == []


def test_a_move_that_makes_another_over_says_so_before_what_gets_better() -> None:
    presenter, screen, _ = opened(
        a_board(a_wave("A", "03", 60, 90), a_wave("B", "03", 60, 100), a_wave("C", "05", 40, 92))
    )
    presenter.on_picked("id-A")
    presenter.on_stepped(1, 0)
    said = [(item.sign, english(item.title), english(item.detail)) for item in screen.shown.foot.items]
    assert said == [
        (Sign.RIGHT, "A at 13:00", "30 min before promise"),
        (Sign.ATTENTION, "C will be over", "1 no longer over"),
    ]
    assert english(screen.card("C").note) == "OK → 8 min over"


def test_enter_drops_and_says_what_was_done() -> None:
    presenter, screen, waves = opened(two_stations())
    presenter.on_card_chosen("id-A")
    presenter.on_enter()
    presenter.on_stepped(1, 0)
    presenter.on_enter()
    assert waves.asked == [("reassign", "id-A", "05", "op-1", False)]
    assert screen.column("05") == ["A", "C"]
    assert screen.said() == "A is at 05 now: 9 orders moved, 1 stay with 03."
    assert screen.chosen() == "A"


def test_esc_puts_it_back_and_nothing_was_asked() -> None:
    presenter, screen, waves = opened(two_stations())
    presenter.on_picked("id-A")
    presenter.on_stepped(1, 0)
    presenter.on_put_back()
    assert (screen.column("03"), screen.column("05"), waves.asked) == (["A", "B"], ["C"], [])
    assert screen.legends() == ["↑ ↓ ← →", "H", "Enter", "F12"]


def test_dropping_at_home_asks_nothing() -> None:
    presenter, screen, waves = opened(two_stations())
    presenter.on_picked("id-A")
    presenter.on_enter()
    assert waves.asked == []
    assert not screen.shown.foot.is_move


def test_a_refresh_does_not_disturb_what_is_carried() -> None:
    presenter, screen, waves = opened(two_stations())
    presenter.on_picked("id-A")
    presenter.on_stepped(1, 0)
    waves.board = replace(waves.board, waves=(*waves.board.waves, a_wave("Z", "05", 10, 20)))
    presenter.on_refresh_wanted()
    assert english(screen.shown.foot.title) == "A: 03 → 05"
    assert screen.column("05") == ["Z", "A", "C"]
    assert english(screen.shown.foot.items[0].title) == "A at 13:10"


def test_a_carried_wave_that_gets_done_leaves_the_hand() -> None:
    presenter, screen, waves = opened(two_stations())
    presenter.on_picked("id-A")
    waves.board = replace(waves.board, waves=waves.board.waves[1:])
    presenter.on_refresh_wanted()
    assert screen.said() == "The wave in your hand is done, or gone."
    assert screen.chosen() == "B"
    presenter.on_enter()
    assert waves.asked == []


def silent_09() -> Board:
    stations = (a_station("09", False, 720.0, claimed=4), a_station("05"))
    return a_board(a_wave("A", "09", 30, 90, done=3), stations=stations)


def test_an_unreachable_station_needs_force_and_enter_is_not_enough() -> None:
    presenter, screen, waves = opened(silent_09())
    presenter.on_picked("id-A")
    presenter.on_stepped(1, 0)
    assert screen.legends() == ["F", "Esc"]
    assert [english(item.title) for item in screen.shown.foot.items][-1] == "4 orders at risk"
    presenter.on_enter()
    assert waves.asked == []
    presenter.on_forced()
    assert waves.asked == [("reassign", "id-A", "05", "op-1", True)]
    assert screen.said().endswith("4 may be packed twice and will be flagged.")


def test_force_at_home_or_with_an_empty_hand_does_nothing() -> None:
    presenter, _, waves = opened(silent_09())
    presenter.on_forced()
    presenter.on_picked("id-A")
    presenter.on_forced()
    assert waves.asked == []


def test_a_station_lost_since_the_last_reading_offers_force_after_the_refusal() -> None:
    presenter, screen, waves = opened(two_stations())
    waves.refusal = BoardRefusal.UNREACHABLE
    presenter.on_picked("id-A")
    presenter.on_stepped(1, 0)
    presenter.on_enter()
    assert screen.said() == "The station does not answer: force it, or wait."
    assert screen.legends() == ["F", "Esc"]
    waves.refusal = None
    presenter.on_forced()
    assert waves.asked[-1] == ("reassign", "id-A", "05", "op-1", True)


def test_a_refusal_is_one_sentence_in_the_bar() -> None:
    presenter, screen, waves = opened(two_stations())
    waves.refusal = BoardRefusal.NOT_A_SUPERVISOR
    presenter.on_picked("id-A")
    presenter.on_stepped(1, 0)
    presenter.on_enter()
    assert screen.said() == "Only a supervisor moves waves."
    assert screen.column("03") == ["A", "B"]
    presenter.on_stepped(0, 1)
    assert screen.said() == ""


def test_between_drop_and_answer_nothing_can_be_pressed() -> None:
    lane = HeldLane()
    presenter, screen, waves = opened(two_stations(), lane)
    presenter.on_picked("id-A")
    presenter.on_stepped(1, 0)
    presenter.on_enter()
    assert screen.legends() == []
    for press in (presenter.on_enter, presenter.on_put_back, presenter.on_forced):
        press()
    presenter.on_stepped(1, 0)
    lane.let_go()
    assert waves.asked == [("reassign", "id-A", "05", "op-1", False)]


def test_a_drop_that_does_not_arrive_stays_in_the_hand() -> None:
    presenter, screen, waves = opened(two_stations())
    presenter.on_picked("id-A")
    presenter.on_stepped(1, 0)
    waves.trouble = DatabaseAway("cut")
    presenter.on_enter()
    assert screen.said() == "Nothing was changed: no connection. Try again."
    waves.trouble = None
    presenter.on_enter()
    assert screen.column("05") == ["A", "C"]


def test_hold_and_release_act_on_the_chosen_wave_only_when_they_can() -> None:
    presenter, screen, waves = opened(two_stations())
    presenter.on_card_chosen("id-B")
    presenter.on_release()
    assert waves.asked == []
    presenter.on_hold()
    assert waves.asked == [("hold", "id-B", "op-1")]
    assert (screen.card("B").sign, english(screen.card("B").note)) == (Sign.WAITING, "held")
    assert screen.legends() == ["↑ ↓ ← →", "R", "Enter", "F12"]
    presenter.on_release()
    assert waves.board.waves[1].state is WaveState.RELEASED
    assert screen.said() == "B is released."


def test_a_slow_database_is_not_asked_twice() -> None:
    lane = HeldLane()
    presenter, _, waves = opened(two_stations(), lane)
    presenter.on_refresh_wanted()
    presenter.on_refresh_wanted()
    lane.let_go()
    assert waves.readings == 2


def test_without_a_connection_the_figures_stay_and_say_how_old_they_are() -> None:
    presenter, screen, waves = opened(two_stations())
    waves.trouble = DatabaseAway("cut")
    presenter.on_refresh_wanted()
    assert screen.shown.is_stale
    assert screen.said() == "No connection: figures as of 12:00."
    assert screen.column("03") == ["A", "B"]
    waves.trouble = None
    presenter.on_refresh_wanted()
    assert (screen.shown.is_stale, screen.said()) == (False, "")


def test_figures_count_waves_and_what_is_left_of_them() -> None:
    board = a_board(
        a_wave("late", "03", 10, -11, done=4), a_wave("over", "05", 60, 30), a_wave("fine", "07"),
        stations=(a_station("03"), a_station("05"), a_station("07"), a_station("09", False, 60.0)),
    )  # fmt: skip
    _, screen, _ = opened(board)
    figures = {english(f.caption): (f.value, english(f.unit)) for f in screen.shown.figures}
    assert figures["Packed today"] == ("1,284", "of 2,910")
    assert figures["Will be late"] == ("1", "wave·10 orders")
    assert figures["Late"] == ("1", "wave·6 orders")
    assert figures["Offline"] == ("1", "station·packing")
    assert figures["To decide"] == ("5", "orders")


def test_cards_say_their_state() -> None:
    board = a_board(
        a_wave("late", "03", 10, -11), a_wave("over", "05", 70, 60), a_wave("as of", "09", done=2),
        a_wave("plan", "07", state=WaveState.PLANNED),
        stations=(a_station("03"), a_station("05"), a_station("07"), a_station("09", False, 720.0)),
    )  # fmt: skip
    _, screen, _ = opened(board)
    told = {n: (screen.card(n).tone, english(screen.card(n).note)) for n in ("late", "over", "plan", "as of")}
    assert told == {
        "late": (Tone.LATE, "11 min late"),
        "over": (Tone.OVER, "10 min over"),
        "plan": (Tone.QUIET, "not released"),
        "as of": (Tone.QUIET, "as of 11:48"),
    }
    assert screen.card("plan").rail is None
    assert english(next(c.line for c in screen.shown.columns if c.station == "09")) == "offline 12 min"


def test_the_chosen_card_stays_chosen_when_others_come_and_its_neighbour_when_it_goes() -> None:
    presenter, screen, waves = opened(two_stations())
    presenter.on_card_chosen("id-B")
    waves.board = replace(waves.board, waves=(a_wave("N", "03", 5, 10), *waves.board.waves))
    presenter.on_refresh_wanted()
    assert screen.chosen() == "B"
    waves.board = replace(waves.board, waves=tuple(w for w in waves.board.waves if w.number != "B"))
    presenter.on_refresh_wanted()
    assert screen.chosen() == "A"
