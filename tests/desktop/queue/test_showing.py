from dataclasses import replace
from datetime import UTC, datetime, timedelta

from desktop.queue.screen import Standing
from desktop.queue.showing import queue_screen, waves_of
from desktop.say import Say
from desktop.shown import Tone
from fulfilment.packing.ports import QueueWave
from fulfilment.packing.work import Standing as WorkStanding
from tests.fakes.benches import MORNING, an_order

AT = datetime(2026, 3, 2, 8, 0, tzinfo=UTC)


def wave(number: str, done: int, total: int, due_min: float, is_held: bool = False) -> QueueWave:
    due = AT + timedelta(minutes=due_min)
    return QueueWave(number, number, ("T-1",), "ZTO", ("jd",), done, total, due, False, is_held)


def test_each_finish_counts_what_is_ahead_of_it() -> None:
    screen = queue_screen((wave("W-1", 10, 20, 60), wave("W-2", 0, 30, 90)), (), 0, AT, 60.0, "")
    assert [row.finish_min for row in screen.rows] == [10, 40]


def test_over_is_a_forecast_and_late_is_a_fact() -> None:
    waves = (
        wave("W-1", 0, 20, -5),
        wave("W-2", 0, 30, 40),
        wave("W-3", 0, 1, 90),
        wave("W-4", 0, 1, 99, True),
    )
    rows = queue_screen(waves, (), 0, AT, 60.0, "W-3").rows
    assert [row.standing for row in rows] == [Standing.LATE, Standing.OVER, Standing.MINE, Standing.WAITS]
    assert rows[1].state == Say("{n} min over", n=10)
    assert rows[0].time == Say("{n} min late", n=5)


def test_an_empty_queue_says_how_to_get_work() -> None:
    screen = queue_screen((), (), 3, AT, 60.0, "")
    assert screen.chosen == 0
    assert screen.verdict.word == Say("Nothing to do")


def test_orders_set_aside_wait_in_the_queue() -> None:
    aside = replace(an_order("331288907702").work, set_aside="short")
    screen = queue_screen((), (aside,), 0, AT, 60.0, "")
    assert screen.rows[0].standing is Standing.WAITS
    assert screen.verdict.tone is Tone.SET_ASIDE


def test_more_than_two_hours_are_told_in_hours() -> None:
    verdict = queue_screen((wave("W-1", 0, 1, 179),), (), 0, AT, 60.0, "").verdict
    assert (verdict.hero, verdict.hero_unit) == ("2:59", "")


def test_offline_the_queue_is_what_the_station_holds() -> None:
    works = [
        an_order("A-1", wave="W-9", due_in_h=5).work,
        an_order("B-1", wave="W-2", due_in_h=2, tote="T-05").work,
        an_order("B-2", wave="W-2", due_in_h=2, tote="T-06").work,
        replace(an_order("B-3", wave="W-2", due_in_h=2).work, set_aside="damaged"),
    ]
    waves = waves_of(works)
    assert [(one.number, one.done, one.total) for one in waves] == [("W-2", 58, 60), ("W-9", 59, 60)]
    assert waves[0].totes == ("T-05", "T-06")
    held = waves_of([an_order("A-1", standing=WorkStanding.HELD).work])
    assert held[0].is_held
    assert waves[0].due_at == MORNING + timedelta(hours=2)
