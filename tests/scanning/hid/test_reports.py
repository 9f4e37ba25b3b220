from collections.abc import Iterator

from hypothesis import given, settings
from hypothesis import strategies as st

from scanning.hid.reports import KEEP, USUAL, Assembler, Layout, Reading

CODES = st.lists(
    st.tuples(st.binary(min_size=1, max_size=400), st.sampled_from(["]C1", "]Q3", "]E0"])), min_size=1
)


def reports(data: bytes, aim: str = "]C1", asks_for_more_at_56: bool = False) -> Iterator[bytes]:
    """What a scanner sends. asks_for_more_at_56: some makers' firmware says so of every full report."""
    pieces = [data[start : start + 56] for start in range(0, len(data), 56)]
    if asks_for_more_at_56 and len(pieces[-1]) == 56:
        pieces.append(b"")
    for nth, piece in enumerate(pieces):
        more = nth < len(pieces) - 1
        yield bytes([2, len(piece)]) + aim.encode() + piece.ljust(56, b"\0") + b"j\0" + bytes([more])


@settings(max_examples=300, deadline=None)
@given(CODES, st.booleans())
def test_codes_of_any_bytes_and_lengths_come_whole(
    codes: list[tuple[bytes, str]], asks_for_more_at_56: bool
) -> None:
    assembler = Assembler()
    read = [
        reading
        for data, aim in codes
        for report in reports(data, aim, asks_for_more_at_56)
        if (reading := assembler.feed(report)) is not None
    ]
    assert read == [Reading(data, aim) for data, aim in codes]
    assert assembler.halves == 0


@settings(max_examples=1_000, deadline=None)
@given(st.lists(st.binary(max_size=80) | st.binary(min_size=64, max_size=64).map(lambda r: b"\2" + r[1:])))
def test_no_bytes_break_it(data: list[bytes]) -> None:
    assembler = Assembler()
    for report in data:
        reading = assembler.feed(report)
        assert reading is None or reading.data


def test_half_a_code_is_not_glued_to_another() -> None:
    assembler = Assembler()
    first, _ = reports(b"A" * 60, "]C1")
    assert assembler.feed(first) is None
    (second,) = reports(b"6901234567892", "]E0")
    assert assembler.feed(second) == Reading(b"6901234567892", "]E0")
    assert assembler.halves == 1


def test_a_length_that_cannot_be_is_no_code() -> None:
    (report,) = reports(b"AB-1")
    assert Assembler().feed(report[:1] + b"\x39" + report[2:]) is None


def test_a_report_of_another_kind_is_left_alone() -> None:
    (report,) = reports(b"AB-1")
    assert Assembler().feed(b"\x04" + report[1:]) is None


def test_an_endless_code_is_cut() -> None:
    assembler = Assembler()
    *first, last = reports(b"7" * 100_000)
    assert not any(assembler.feed(report) for report in first)
    reading = assembler.feed(last)
    assert reading is not None
    assert len(reading.data) == KEEP


def test_without_a_length_the_padding_is_taken_off() -> None:
    layout = Layout(report_id=None, size=8, data_at=0, data_size=8)
    assert Assembler(layout).feed(b"AB-1\0\0\0\0") == Reading(b"AB-1")


def test_no_aim_identifier_is_said() -> None:
    (report,) = reports(b"AB-1")
    reading = Assembler(USUAL).feed(report[:2] + b"\0\0\0" + report[5:])
    assert reading == Reading(b"AB-1", None)
