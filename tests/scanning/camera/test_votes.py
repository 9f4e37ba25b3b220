from hypothesis import given
from hypothesis import strategies as st

from fulfilment.packing.barcodes import RawScan, ScanSource, lookup_keys
from scanning.camera.votes import AWAY_MS, READS, REPEAT_MS, VOTE_MS, Votes
from scanning.stills.sighting import Sighting

MUG, OTHER = "4006381333931", "5030159003930"
FRAME = 33


def seen(text: str, left: float = 0, symbology: str = "EAN13") -> Sighting:
    corners = ((left, 0.0), (left + 100, 0.0), (left + 100, 50.0), (left, 50.0))
    return Sighting(symbology, text, "]E0", "zxing", "level", corners)


def keys(text: str) -> tuple[str, ...]:
    return lookup_keys(text, "EAN13")


def test_one_read_of_an_expected_code_is_a_scan() -> None:
    scans = Votes().count([seen(MUG)], keys(MUG), 5)
    assert scans == (RawScan(MUG, ScanSource.CAMERA, "EAN13", "]E0", 5),)


def test_any_other_code_needs_three_frames() -> None:
    votes = Votes()
    answers = [votes.count([seen(MUG)], keys(OTHER), FRAME * number) for number in range(READS)]
    assert [len(answer) for answer in answers] == [0, 0, 1]


def test_twice_in_one_frame_is_one_read() -> None:
    votes = Votes()
    assert not any(votes.count([seen(MUG), seen(MUG)], (), at) for at in (0, FRAME))


def test_reads_further_apart_than_a_second_do_not_add_up() -> None:
    votes = Votes()
    assert not any(votes.count([seen(MUG)], (), at) for at in (0, VOTE_MS // 2, VOTE_MS, 3 * VOTE_MS // 2))


def test_a_code_that_stays_is_one_scan() -> None:
    votes = Votes()
    scans = [
        scan for at in range(0, 10 * REPEAT_MS, FRAME) for scan in votes.count([seen(MUG)], keys(MUG), at)
    ]
    assert len(scans) == 1


def test_a_code_that_was_gone_is_a_scan_again() -> None:
    votes = Votes()
    assert votes.count([seen(MUG)], keys(MUG), 0)
    assert votes.count([seen(MUG)], keys(MUG), REPEAT_MS + AWAY_MS)


def test_a_code_at_rest_is_not_gone() -> None:
    """With the gate shut nobody looks; the hand that opens it again must not count the same piece twice."""
    votes = Votes()
    votes.count([seen(MUG)], keys(MUG), 0)
    for at in range(FRAME, 4 * REPEAT_MS, FRAME):
        votes.rest(at)
    assert not votes.count([seen(MUG)], keys(MUG), 4 * REPEAT_MS)


def test_what_had_left_before_the_rest_is_gone() -> None:
    votes = Votes()
    votes.count([seen(MUG)], keys(MUG), 0)
    votes.count([], (), FRAME)
    for at in range(2 * FRAME, 4 * REPEAT_MS, FRAME):
        votes.rest(at)
    assert votes.count([seen(MUG)], keys(MUG), 4 * REPEAT_MS)


def test_two_texts_of_one_place_hold_each_other_up() -> None:
    votes = Votes()
    assert not any(votes.count([seen(MUG), seen(OTHER)], (), FRAME * number) for number in range(20))


def test_two_codes_side_by_side_are_two_scans() -> None:
    votes = Votes()
    frame = [seen(MUG), seen(OTHER, left=500)]
    scans = [scan.text for number in range(4) for scan in votes.count(frame, (), FRAME * number)]
    assert scans == [MUG, OTHER]


def test_a_command_is_never_taken_at_one_read() -> None:
    card = seen("PWC-REPRINT", symbology="Code128")
    assert not Votes().count([card], (card.text,), 0)


@given(
    st.lists(
        st.tuples(
            st.integers(1, 900),
            st.lists(st.sampled_from([MUG, OTHER, "9780201752847"]), max_size=3),
            st.booleans(),
        ),
        max_size=60,
    )
)
def test_scans_of_one_text_are_never_closer_than_the_repeat_window(
    frames: list[tuple[int, list[str], bool]],
) -> None:
    votes, now, last = Votes(), 0, dict[str, int]()
    for pause, texts, is_wanted in frames:
        now += pause
        for scan in votes.count([seen(text) for text in texts], keys(MUG) if is_wanted else (), now):
            assert scan.text in texts
            assert now - last.get(scan.text, -REPEAT_MS) >= REPEAT_MS
            last[scan.text] = now
