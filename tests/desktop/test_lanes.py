from collections.abc import Iterator
from functools import partial
from threading import get_ident

import pytest
from pytestqt.qtbot import QtBot

from desktop.lanes import Lane
from fulfilment.errors import PrinterAway, StationError


def unwanted(answer: object) -> None:
    raise AssertionError(answer)


@pytest.fixture
def lane(qtbot: QtBot) -> Iterator[Lane]:
    made = Lane("station")
    yield made
    made.close()


def test_a_job_runs_elsewhere_and_its_answer_arrives_here(lane: Lane, qtbot: QtBot) -> None:
    answers: list[tuple[int, int]] = []
    lane.run(get_ident, lambda there: answers.append((there, get_ident())), unwanted)
    qtbot.waitUntil(lambda: bool(answers))
    assert answers[0][0] != get_ident()
    assert answers[0][1] == get_ident()


def test_jobs_keep_their_order(lane: Lane, qtbot: QtBot) -> None:
    done: list[int] = []
    for number in range(50):
        lane.run(partial(abs, number), done.append, unwanted)
    qtbot.waitUntil(lambda: len(done) == 50)
    assert done == list(range(50))


def test_the_world_failing_goes_to_failed(lane: Lane, qtbot: QtBot) -> None:
    def print_it() -> None:
        raise PrinterAway("p1")

    failed: list[StationError] = []
    lane.run(print_it, unwanted, failed.append)
    qtbot.waitUntil(lambda: bool(failed))
    assert isinstance(failed[0], PrinterAway)


def test_a_bug_is_raised_on_the_gui_thread_and_the_lane_goes_on(lane: Lane, qtbot: QtBot) -> None:
    done: list[str] = []

    def broken() -> float:
        return 1 / 0

    with qtbot.capture_exceptions() as raised:
        lane.run(broken, unwanted, unwanted)
        lane.run(lambda: "next", done.append, unwanted)
        qtbot.waitUntil(lambda: bool(done))
    assert [one[0] for one in raised] == [ZeroDivisionError]


def test_close_finishes_what_was_handed_in_and_takes_no_more(qtbot: QtBot) -> None:
    lane = Lane("short")
    finished: list[int] = []
    for number in range(3):
        lane.run(partial(finished.append, number), unwanted, unwanted)
    lane.close()
    lane.run(partial(finished.append, 99), unwanted, unwanted)
    lane.close()
    assert finished == [0, 1, 2]
