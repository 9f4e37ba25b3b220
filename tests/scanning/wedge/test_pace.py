"""What a wedge learns of its scanners, and what it does with it."""

from itertools import cycle

import pytest

from fulfilment.packing.ports_keys import Kind
from scanning.wedge import Wedge, WedgeSettings
from scanning.wedge.pace import ENOUGH, LONGEST_MS, Habit, LearnedPace
from tests.scanning.wedge.test_reader import CODE, Typist


def a_scanner(pace: LearnedPace, typing_allowed: bool = False) -> Typist:
    return Typist(Wedge(WedgeSettings(), typing_allowed, pace))


def stalled(stall_ms: int) -> "cycle[int]":
    """A radio scanner: fast, and once in every code it stalls."""
    return cycle([10] * 6 + [stall_ms] + [10] * (len(CODE) - 6))


def test_a_radio_scanner_that_stalls_is_read_whole_from_the_first_code() -> None:
    typist = a_scanner(LearnedPace())
    for _ in range(40):
        typist.type(CODE, stalled(250))
        typist.wait(700)
    assert typist.scans == [CODE] * 40


def test_a_stall_longer_than_any_before_cuts_no_code_that_a_key_ends() -> None:
    """The half after the stall could pass for a code of its own."""
    pace = LearnedPace()
    typist = a_scanner(pace)
    for _ in range(20):
        typist.type(CODE, cycle([5]))
        typist.wait(700)
    typist.type(CODE, stalled(450))
    assert typist.scans == [CODE] * 21


def test_a_fast_scanner_without_an_end_is_answered_sooner() -> None:
    pace = LearnedPace()
    typist = a_scanner(pace)
    assert pace.gap_ms(typing_allowed=False) == 300
    for _ in range(ENOUGH):
        typist.type(CODE, cycle([5]), end=())
        typist.wait(700)
    assert pace.gap_ms(typing_allowed=False) < 100


def test_where_a_person_types_their_letters_wait_only_as_long_as_the_scanner_needs() -> None:
    fast, slow = LearnedPace(), LearnedPace()
    for _ in range(ENOUGH):
        fast.learn(8, has_end_key=True)
        slow.learn(120, has_end_key=True)
    assert fast.gap_ms(typing_allowed=True) == 40
    assert slow.gap_ms(typing_allowed=True) == 320


def test_one_scanner_with_an_end_does_not_silence_another_without() -> None:
    typist = a_scanner(LearnedPace(Habit((5,) * 20, 20)))
    typist.type(CODE, cycle([5]), end=())
    typist.wait(LONGEST_MS + 100)
    assert typist.scans == [CODE]


def test_a_persons_typing_teaches_nothing() -> None:
    pace = LearnedPace()
    typist = a_scanner(pace, typing_allowed=True)
    typist.type("a slow sentence", cycle([220]))
    typist.wait(900)
    assert pace.habit == Habit()


def test_what_was_learned_is_known_after_a_restart() -> None:
    pace = LearnedPace()
    for _ in range(ENOUGH):
        pace.learn(120, has_end_key=True)
    assert LearnedPace(pace.habit).gap_ms(typing_allowed=True) == pace.gap_ms(typing_allowed=True)


@pytest.mark.parametrize("end", [(), (Kind.ENTER,), (Kind.TAB,)])
@pytest.mark.parametrize("typing_allowed", [False, True])
def test_a_suffix_is_needed_and_taken_off(end: tuple[Kind, ...], typing_allowed: bool) -> None:
    settings = WedgeSettings(prefix="~", suffix="#")
    typist = Typist(Wedge(settings, typing_allowed))
    typist.type("~AB#12#", cycle([5]), end=end)
    typist.wait(900)
    typist.type("~AB#12", cycle([5]), end=end)
    typist.wait(900)
    assert typist.scans == ["AB#12"]


def test_prefix_and_suffix_do_not_overlap() -> None:
    typist = Typist(Wedge(WedgeSettings(prefix="##", suffix="##", shortest=1)))
    typist.type("###", cycle([5]))
    typist.wait(900)
    assert typist.scans == []
