from collections.abc import Iterable, Iterator
from itertools import cycle
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fulfilment.packing.barcodes import GS, LONGEST
from fulfilment.packing.ports_keys import KeyPress, Kind
from scanning.keyboard import us_character
from scanning.wedge import Wedge, WedgeSettings

CODE = "6901234567892"
SIGNS = "ABCXYZabc0123456789-_. /"
PLACES = {us_character(code, shift): (code, shift) for code in range(128) for shift in (True, False)}
ENDS = {"enter": [Kind.ENTER], "tab": [Kind.TAB], "crlf": [Kind.ENTER, Kind.ENTER], "nothing": []}


class Typist:
    """Feeds a wedge as a window does, flushing at each deadline; keeps what comes out."""

    def __init__(self, wedge: Wedge, now_ms: int = 1_000) -> None:
        self.wedge, self.now_ms = wedge, now_ms
        self.scans: list[str] = []
        self.field = ""  # what a text field under the window would hold
        self.swallowed = 0

    def wait(self, pause_ms: int) -> None:
        self.now_ms += pause_ms
        deadline_ms = self.wedge.deadline_ms
        if deadline_ms is not None and deadline_ms <= self.now_ms:
            step = self.wedge.flush(deadline_ms)
            self.scans += [scan.text for scan in step.scans]
            self.field += "".join(key.text for key in step.replay)

    def press(self, key: KeyPress) -> None:
        step = self.wedge.feed(key)
        self.field += "".join(held.text for held in step.replay)
        self.scans += [scan.text for scan in step.scans]
        if step.swallow:
            self.swallowed += 1
        else:
            self.field += key.text

    def type(self, text: str, gaps: Iterator[int], end: Iterable[Kind] = (Kind.ENTER,)) -> None:
        for char in text:
            self.press(KeyPress(self.now_ms, char))
            self.wait(next(gaps))
        for kind in end:
            self.press(KeyPress(self.now_ms, "\t" if kind is Kind.TAB else "\r", kind=kind))
            self.wait(next(gaps))


def a_typist(typing_allowed: bool = False, settings: WedgeSettings | None = None) -> Typist:
    return Typist(Wedge(settings or WedgeSettings(), typing_allowed))


GAPS = st.lists(st.integers(5, 90), min_size=1, max_size=40)
PAUSES = st.lists(st.integers(101, 3_000), min_size=1)


@settings(max_examples=100, deadline=None)
@given(
    GAPS,
    st.sampled_from(sorted(ENDS)),
    st.lists(st.integers(101, 3_000), min_size=1),
    st.randoms(),
    st.booleans(),
)
def test_every_code_comes_out_once_whatever_the_rhythm(
    gaps: list[int], end: str, pauses: list[int], chance: Random, typing_allowed: bool
) -> None:
    """100 examples of 50 codes: 5,000 in, 5,000 out."""
    typing_allowed = typing_allowed and end != "nothing"  # there a slow silent burst is a person's
    typist = a_typist(typing_allowed)
    codes = ["".join(chance.choices(SIGNS, k=chance.randint(4, 48))) for _ in range(50)]
    gap, pause = cycle(gaps), cycle(pauses)
    for code in codes:
        typist.type(code, gap, ENDS[end])
        typist.wait(next(pause))
    assert typist.scans == codes
    assert typist.field == ""


@given(st.text("0123456789abc ", min_size=1, max_size=20), st.lists(st.integers(101, 900), min_size=1))
def test_a_person_who_types_slowly_is_no_scanner(text: str, gaps: list[int]) -> None:
    bench, desk = a_typist(), a_typist(typing_allowed=True)
    for typist in (bench, desk):
        typist.type(text, cycle(gaps))
        typist.wait(1_000)
        assert typist.scans == []
    assert bench.field == ""
    assert desk.field == text + "\r"


@given(
    st.lists(st.tuples(st.sampled_from("abc1 "), st.integers(40, 400)), min_size=1, max_size=40),
    st.lists(st.sampled_from([Kind.OTHER, Kind.MODIFIER]), max_size=3),
)
def test_where_typing_is_allowed_a_key_is_scanned_or_typed_and_never_lost(
    typed: list[tuple[str, int]], others: list[Kind]
) -> None:
    typist = a_typist(typing_allowed=True)
    for char, pause in typed:
        typist.press(KeyPress(typist.now_ms, char))
        typist.wait(pause)
    for kind in others:
        typist.press(KeyPress(typist.now_ms, "", kind=kind))
    typist.wait(1_000)
    assert typist.scans == []
    assert typist.field == "".join(char for char, _ in typed)


def test_a_fast_person_without_enter_is_typed() -> None:
    typist = a_typist(typing_allowed=True)
    typist.type("mugs", cycle([60]), end=())
    typist.wait(500)
    assert (typist.field, typist.scans) == ("mugs", [])


def test_a_key_that_edits_comes_after_what_was_held() -> None:
    typist = a_typist(typing_allowed=True)
    typist.press(KeyPress(0, "a"))
    typist.press(KeyPress(10, "<", kind=Kind.OTHER))
    assert typist.field == "a<"


def test_enter_of_a_person_reaches_the_field_at_once() -> None:
    typist = a_typist(typing_allowed=True)
    typist.press(KeyPress(0, "\r", kind=Kind.ENTER))
    assert typist.field == "\r"


def test_the_line_feed_after_a_scan_presses_nothing() -> None:
    typist = a_typist(typing_allowed=True)
    typist.type(CODE, cycle([8]), ENDS["crlf"])
    assert (typist.scans, typist.field) == ([CODE], "")


def test_nothing_that_types_gets_through_on_the_bench() -> None:
    typist = a_typist()
    keys = [KeyPress(0, " "), KeyPress(500, "", kind=Kind.ENTER), KeyPress(900, "\t", kind=Kind.TAB)]
    keys += [KeyPress(2_000, "\x11", ctrl=True), KeyPress(3_000, "a", alt=True)]
    for key in keys:
        typist.press(key)
    assert typist.swallowed == len(keys)


@pytest.mark.parametrize("kind", [Kind.OTHER, Kind.MODIFIER])
def test_other_keys_get_through_and_leave_a_burst_alone(kind: Kind) -> None:
    typist = a_typist()
    typist.type(CODE[:5], cycle([10]), end=())
    assert not typist.wedge.feed(KeyPress(typist.now_ms, "", kind=kind)).swallow
    typist.type(CODE[5:], cycle([10]))
    assert typist.scans == [CODE]


def test_shift_in_the_middle_keeps_a_slow_burst_alive() -> None:
    typist = a_typist()
    for char in "ABCD":
        typist.press(KeyPress(typist.now_ms, "", kind=Kind.MODIFIER))
        typist.wait(80)
        typist.press(KeyPress(typist.now_ms, char, shift=True))
        typist.wait(80)
    typist.wait(100)
    assert typist.scans == ["ABCD"]


def test_three_characters_are_no_scan() -> None:
    typist = a_typist()
    typist.type("123", cycle([5]))
    assert typist.scans == []


def test_a_known_end_key_leaves_silence_without_meaning() -> None:
    typist = a_typist(settings=WedgeSettings(needs_end_key=True))
    typist.type("6901", cycle([10]), end=())
    typist.wait(500)
    typist.type(CODE, cycle([10]))
    assert typist.scans == [CODE]


def test_a_prefix_is_needed_and_taken_off() -> None:
    typist = a_typist(settings=WedgeSettings(prefix="~"))
    typist.type(CODE, cycle([10]))
    typist.type("~" + CODE, cycle([10]))
    assert typist.scans == [CODE]


def test_with_a_prefix_a_person_types_without_delay() -> None:
    typist = a_typist(typing_allowed=True, settings=WedgeSettings(prefix="~"))
    typist.press(KeyPress(0, "a"))
    assert typist.field == "a"


def test_a_burst_beyond_its_time_is_a_person() -> None:
    typist = a_typist(typing_allowed=True)
    typist.type("a" * 20, cycle([99]))
    typist.wait(500)
    assert (typist.field, typist.scans) == ("a" * 20 + "\r", [])


def test_a_key_leaned_on_is_no_scan() -> None:
    """An X server repeats after 500 ms, then every 33 ms: as fast as a scanner."""
    typist = a_typist()
    typist.press(KeyPress(typist.now_ms, "7"))
    typist.wait(500)
    for _ in range(40):
        typist.press(KeyPress(typist.now_ms, "7", repeats=True))
        typist.wait(33)
    typist.wait(500)
    assert typist.scans == []


def test_a_leaned_key_is_no_scan_with_a_long_gap_either() -> None:
    typist = a_typist(settings=WedgeSettings(gap_ms=400))
    typist.press(KeyPress(typist.now_ms, "7"))
    typist.wait(250)
    for _ in range(10):
        typist.press(KeyPress(typist.now_ms, "7", repeats=True))
        typist.wait(33)
    typist.wait(500)
    assert typist.scans == []


def test_equal_characters_in_one_millisecond_are_no_leaned_key() -> None:
    """Qt on X11 calls a key an auto-repeat when its release and the next press share a millisecond."""
    typist = a_typist()
    for char in "55555":
        typist.press(KeyPress(typist.now_ms, char, repeats=typist.now_ms > 1_000))
        typist.wait(1)
    typist.wait(200)
    assert typist.scans == ["55555"]


@pytest.mark.parametrize("now_ms", [2**32 - 40, 2**31 - 40])
def test_a_clock_that_wraps_cuts_no_code(now_ms: int) -> None:
    wedge = Wedge(WedgeSettings())
    keys = [KeyPress((now_ms + 10 * place) % 2**32, char) for place, char in enumerate(CODE + "\r")]
    scans = [scan for key in keys for scan in wedge.feed(key).scans]
    assert [scan.text for scan in scans] == [CODE]


def test_the_events_clock_counts_and_not_the_moment_of_handling() -> None:
    """metasfresh/metasfresh#25962: a busy program handles all keys at once, or one much later."""
    wedge = Wedge(WedgeSettings())
    stamps = [1_000, 1_010, 1_020, 1_030, 5_000, 5_010, 5_020, 5_030]
    scans = [
        scan
        for at, char in zip(stamps, "ABCDEFGH", strict=True)
        for scan in wedge.feed(KeyPress(at, char)).scans
    ]
    scans += wedge.flush(6_000).scans
    assert [(scan.text, scan.at_ms) for scan in scans] == [("ABCD", 1_030), ("EFGH", 5_030)]


@given(st.text("".join(char for char in PLACES if char), min_size=4, max_size=30).map(str), st.booleans())
def test_positions_decide_and_not_the_layout_or_caps_lock(code: str, caps: bool) -> None:
    typist = a_typist()
    for char in code:
        place, shift = PLACES[char]
        typist.press(KeyPress(typist.now_ms, "é", place, shift=shift, caps=caps))
        typist.wait(10)
    typist.wait(200)
    assert [scan.lower() for scan in typist.scans] == [code.replace("<GS>", GS).replace("{GS}", GS).lower()]


def test_caps_lock_is_undone_without_positions() -> None:
    typist = a_typist()
    for char in "pwc-UNDO":
        typist.press(KeyPress(typist.now_ms, char, caps=True))
    typist.press(KeyPress(typist.now_ms, "\r", kind=Kind.ENTER, caps=True))
    assert typist.scans == ["PWC-undo"]


def test_a_scanner_set_to_the_hosts_layout_is_read_by_its_letters() -> None:
    typist = a_typist(settings=WedgeSettings(types_us_positions=False))
    for char in "azer":
        typist.press(KeyPress(typist.now_ms, char, scan_code=16))
    typist.press(KeyPress(typist.now_ms, "\r", kind=Kind.ENTER))
    assert typist.scans == ["azer"]


LABEL = ("10LOT1", "21SER9")


@pytest.mark.parametrize("disguise", ["<GS>", "{GS}", "<gs>", "\u241d", "^", GS])
def test_a_separator_in_disguise_is_a_separator(disguise: str) -> None:
    typist = a_typist(settings=WedgeSettings(gs_character="^"))
    typist.type(disguise.join(LABEL), cycle([10]))
    assert typist.scans == [GS.join(LABEL)]


@pytest.mark.parametrize(
    "disguise",
    [
        [KeyPress(0, GS, ctrl=True)],
        [KeyPress(0, "+", 27, ctrl=True)],  # the place of ] under a German layout
        [KeyPress(0, "0", alt=True), KeyPress(0, "2", alt=True), KeyPress(0, "9", alt=True)],
        [KeyPress(0, "", code, alt=True) for code in (82, 82, 80, 73)],  # Alt+0029 on the pad
    ],
)
@pytest.mark.parametrize("typing_allowed", [False, True])
def test_a_separator_typed_with_ctrl_or_alt_is_one(disguise: list[KeyPress], typing_allowed: bool) -> None:
    typist = a_typist(typing_allowed)
    typist.type(LABEL[0], cycle([0]), end=())
    for key in disguise:
        typist.press(KeyPress(typist.now_ms, key.text, key.scan_code, ctrl=key.ctrl, alt=key.alt))
    typist.type(LABEL[1], cycle([0]))
    assert (typist.scans, typist.field) == ([GS.join(LABEL)], "")


def test_a_shortcut_of_a_person_goes_through_where_typing_is_allowed() -> None:
    typist = a_typist(typing_allowed=True)
    for key in (KeyPress(0, "\x03", 46, ctrl=True), KeyPress(500, "1", 2, alt=True)):
        assert not typist.wedge.feed(key).swallow


def test_leaving_the_field_types_nothing_more_into_it() -> None:
    typist = a_typist(typing_allowed=True)
    typist.press(KeyPress(typist.now_ms, "a"))
    typist.wedge.allow_typing(False)
    typist.wait(500)
    assert typist.field == ""


@pytest.mark.parametrize(
    "wrong",
    [
        {"gap_ms": 29},
        {"gap_ms": 501},
        {"burst_ms": 499},
        {"human_gap_ms": 0},
        {"shortest": 0},
        {"gs_character": "A"},
        {"gs_character": "^^"},
    ],
)
def test_settings_out_of_range_are_refused(wrong: dict[str, int]) -> None:
    with pytest.raises(ValueError, match=next(iter(wrong))):
        WedgeSettings(**wrong)  # type: ignore[arg-type]


def test_what_an_input_method_made_of_a_scanners_keys_is_dropped_with_them() -> None:
    typist = a_typist(typing_allowed=True)
    typist.type("AB-", cycle([5]), end=())
    assert typist.wedge.hold(KeyPress(typist.now_ms, "\u00e2"))
    typist.type("12", cycle([5]))
    assert (typist.scans, typist.field) == (["AB-12"], "")


def test_what_an_input_method_made_of_a_persons_keys_comes_in_its_place() -> None:
    typist = a_typist(typing_allowed=True)
    typist.type("a", cycle([5]), end=())
    assert typist.wedge.hold(KeyPress(typist.now_ms, "\u00e2"))
    typist.type("b", cycle([5]), end=())
    typist.wait(500)
    assert (typist.scans, typist.field) == ([], "a\u00e2b")


def test_what_an_input_method_typed_without_any_scanner_is_let_through() -> None:
    assert not a_typist(typing_allowed=True).wedge.hold(KeyPress(0, "\u00e2"))
    assert not a_typist().wedge.hold(KeyPress(0, "\u00e2"))


@pytest.mark.parametrize("typing_allowed", [False, True])
def test_ten_thousand_keys_at_once_are_one_code_that_is_too_long(typing_allowed: bool) -> None:
    typist = a_typist(typing_allowed)
    typist.type("7" * 10_240, cycle([1]))
    typist.type(CODE, cycle([5]))
    long, code = typist.scans
    assert LONGEST < len(long) < 10_240
    assert (code, typist.field) == (CODE, "")


KEYS = st.builds(
    KeyPress,
    time_ms=st.integers(0, 2**32 - 1) | st.integers(1_000, 1_400),
    text=st.text(max_size=2) | st.sampled_from([chr(byte) for byte in range(256)]),
    scan_code=st.none() | st.integers(0, 300),
    kind=st.sampled_from(Kind),
    shift=st.booleans(),
    ctrl=st.booleans(),
    alt=st.booleans(),
    caps=st.booleans(),
    repeats=st.booleans(),
)


@settings(max_examples=2_000, deadline=None)
@given(st.lists(KEYS, max_size=40), st.booleans())
def test_no_keys_break_it_and_none_comes_back_twice(keys: list[KeyPress], typing_allowed: bool) -> None:
    wedge = Wedge(WedgeSettings(prefix="~", suffix="#", gs_character="^", shortest=1), typing_allowed)
    back = 0
    for key in keys:
        step = wedge.feed(key)
        back += len(step.replay) + (not step.swallow)
    if (deadline_ms := wedge.deadline_ms) is not None:
        back += len(wedge.flush(deadline_ms).replay)
    assert back <= len(keys)
