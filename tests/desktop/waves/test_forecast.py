from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from desktop.waves.forecast import Standing, all_done, consequence, lane_of, lanes_of, moved
from fulfilment.waves.ports import Board, BoardWave, WaveState
from tests.fakes.boards import NOON, a_board, a_station, a_wave


def minutes(count: float) -> timedelta:
    return timedelta(minutes=count)


def test_a_wave_waits_for_what_is_ahead_of_it() -> None:
    board = a_board(a_wave("B", minutes=20, due_in=90), a_wave("A", minutes=30, due_in=60))
    first, second = lane_of(lanes_of(board), "03").forecasts
    assert (first.wave.number, first.finish) == ("A", NOON + minutes(30))
    assert (second.wave.number, second.finish) == ("B", NOON + minutes(50))


def test_urgent_waves_go_first_whatever_their_promise() -> None:
    board = a_board(a_wave("A", due_in=60), a_wave("B", due_in=90, urgent=True))
    assert [f.wave.number for f in lane_of(lanes_of(board), "03").forecasts] == ["B", "A"]


def test_only_what_is_left_counts() -> None:
    board = a_board(a_wave("A", minutes=30, done=5))
    assert lane_of(lanes_of(board), "03").done_at == NOON + minutes(15)


def test_over_is_a_forecast_and_late_is_a_fact() -> None:
    board = a_board(a_wave("late", minutes=5, due_in=-11), a_wave("over", minutes=50, due_in=45))
    late, over = lane_of(lanes_of(board), "03").forecasts
    assert (late.standing, late.spare_s) == (Standing.LATE, -660)
    assert (over.standing, over.spare_s) == (Standing.OVER, -600)


def test_a_finish_on_the_promise_is_on_time() -> None:
    (only,) = lane_of(lanes_of(a_board(a_wave("A", minutes=30, due_in=30))), "03").forecasts
    assert (only.standing, only.spare_s) == (Standing.ON_TIME, 0)


def test_a_held_wave_takes_no_time_and_has_no_finish() -> None:
    board = a_board(a_wave("H", state=WaveState.HELD, due_in=10), a_wave("A", minutes=30))
    held, running = lane_of(lanes_of(board), "03").forecasts
    assert (held.standing, held.finish) == (Standing.HELD, None)
    assert running.finish == NOON + minutes(30)


def test_a_held_wave_past_its_promise_is_late_all_the_same() -> None:
    (held,) = lane_of(lanes_of(a_board(a_wave("H", state=WaveState.HELD, due_in=-3))), "03").forecasts
    assert (held.standing, held.finish) == (Standing.LATE, None)


def test_done_waves_are_gone() -> None:
    lanes = lanes_of(a_board(a_wave("D", state=WaveState.DONE)))
    assert [lane.forecasts for lane in lanes] == [()] * 4
    assert lane_of(lanes, "03").done_at is None


def test_nobodys_waves_are_each_counted_from_now() -> None:
    board = a_board(a_wave("A", None, 30), a_wave("B", None, 40))
    lane = lane_of(lanes_of(board), None)
    assert [f.finish for f in lane.forecasts] == [NOON + minutes(30), NOON + minutes(40)]
    assert lane.done_at is None


def test_a_move_tells_what_is_cured_and_what_it_costs() -> None:
    here, next_up = a_wave("A", minutes=60, due_in=90, open_orders=1), a_wave("B", minutes=60, due_in=100)
    there = a_wave("C", "05", minutes=50, due_in=95)
    told = consequence(a_board(here, next_up, there), here, "05")
    assert told.after.finish == NOON + minutes(60)
    assert [f.wave.number for f in told.better] == ["B"]
    assert [(f.wave.number, f.spare_s) for f in told.worse] == [("C", -15 * 60)]
    assert (told.before_done, told.after_done) == (NOON + minutes(50), NOON + minutes(110))
    assert (told.stays, told.at_risk) == (1, 0)


def test_what_an_unreachable_station_holds_is_at_risk() -> None:
    wave = a_wave("A", "09", done=4)
    silent = (a_station("09", False, 720.0, claimed=20), a_station("05"))
    assert consequence(a_board(wave, stations=silent), wave, "05").at_risk == 6
    few = (a_station("09", False, 720.0, claimed=2), a_station("05"))
    assert consequence(a_board(wave, stations=few), wave, "05").at_risk == 2


def test_all_done_shares_nobodys_work_but_never_ends_before_the_longest_lane() -> None:
    board = a_board(a_wave("A", None, 90), a_wave("B", "03", 30))
    assert all_done(board) == NOON + minutes(40)
    assert all_done(a_board(a_wave("B", "03", 90))) == NOON + minutes(90)
    assert all_done(a_board()) is None


WAVES = st.lists(
    st.builds(
        a_wave,
        st.integers(0, 10**6).map(str),
        st.sampled_from([None, "03", "05", "07"]),
        st.integers(0, 300).map(float),
        st.integers(-60, 300).map(float),
        state=st.sampled_from(list(WaveState)),
        done=st.integers(0, 10),
    ),
    unique_by=lambda wave: wave.number,
    max_size=8,
)


@given(WAVES)
def test_every_wave_not_done_stands_in_exactly_one_lane(waves: list[BoardWave]) -> None:
    shown = [f.wave.wave_id for lane in lanes_of(a_board(*waves)) for f in lane.forecasts]
    assert sorted(shown) == sorted(w.wave_id for w in waves if w.state is not WaveState.DONE)


@given(WAVES, st.sampled_from([None, "03", "05", "07"]), st.data())
def test_what_a_move_foretells_is_what_the_board_shows_afterwards(
    waves: list[BoardWave], to: str | None, data: st.DataObject
) -> None:
    board: Board = a_board(*waves)
    alive = [wave for wave in waves if wave.state is not WaveState.DONE]
    if not alive:
        return
    wave = data.draw(st.sampled_from(alive))
    told = consequence(board, wave, to)
    after = lane_of(lanes_of(moved(board, wave.wave_id, to)), to)
    assert told.after in after.forecasts
    assert told.after_done == after.done_at
    assert not set(told.worse) & set(told.better)
    if to == wave.station:
        assert (told.worse, told.better) == ((), ())
