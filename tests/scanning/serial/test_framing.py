from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fulfilment.packing.barcodes import GS, LONGEST
from scanning.serial.framing import KEEP, Framer, FrameSettings

CODE = st.binary(min_size=1, max_size=40).map(lambda code: bytes(byte or 1 for byte in code))
PLAIN = CODE.map(lambda code: bytes(byte if byte not in b"\r\n\t\0" else 0x41 for byte in code))
END = st.sampled_from([b"\r", b"\n", b"\r\n", b"\t", b"\r\n\r\n", b"\0"])


def fed(framer: Framer, pieces: list[bytes], gap_ms: int = 1) -> list[bytes]:
    return [code for nth, piece in enumerate(pieces) for code in framer.feed(piece, nth * gap_ms)]


def split(stream: bytes, cuts: list[int]) -> list[bytes]:
    marks = sorted({0, len(stream), *(cut % (len(stream) + 1) for cut in cuts)})
    return [stream[start:end] for start, end in pairwise(marks)]


@settings(max_examples=400, deadline=None)
@given(st.lists(st.tuples(PLAIN, END), min_size=1), st.lists(st.integers(0, 10_000)))
def test_every_byte_and_every_split_gives_the_same_codes(
    codes: list[tuple[bytes, bytes]], cuts: list[int]
) -> None:
    stream = b"".join(code + end for code, end in codes)
    assert fed(Framer(FrameSettings()), split(stream, cuts)) == [code for code, _ in codes]


@settings(max_examples=200, deadline=None)
@given(st.lists(PLAIN.filter(lambda code: b"\3" not in code), min_size=1), st.lists(st.integers(0, 10_000)))
def test_an_end_of_its_own_in_two_pieces_leaves_line_feeds_alone(codes: list[bytes], cuts: list[int]) -> None:
    framer = Framer(FrameSettings(prefix="\x02", suffix="#\x03"))
    stream = b"".join(b"\x02a\r\n" + code + b"#\x03" for code in codes)
    texts = [framer.text_of(code + b"#\x03") for code in fed(framer, split(stream, cuts))]
    assert [text.encode("utf-8", "replace") for text in texts] == [
        (b"a\r\n" + code).decode("utf-8", "replace").encode("utf-8", "replace") for code in codes
    ]


@given(st.binary(max_size=300), st.lists(st.integers(0, 300)))
def test_no_bytes_break_it(data: bytes, cuts: list[int]) -> None:
    framer = Framer(FrameSettings())
    for code in fed(framer, split(data, cuts)):
        assert isinstance(framer.text_of(code), str)


def test_two_codes_in_one_burst_are_two() -> None:
    assert Framer(FrameSettings()).feed(b"6901234567892\r\n6901234567892\r\n", 0) == (b"6901234567892",) * 2


def test_half_a_code_is_not_glued_to_the_next() -> None:
    framer = Framer(FrameSettings(gap_ms=300))
    assert framer.feed(b"69012", 0) == ()
    assert framer.feed(b"AB-1\r", 300) == (b"AB-1",)
    assert framer.halves == 1


def test_a_pause_within_the_gap_is_part_of_the_code() -> None:
    assert fed(Framer(FrameSettings(gap_ms=300)), [b"69", b"01", b"23\r"], gap_ms=299) == [b"690123"]


def test_silence_is_the_end_of_a_scanner_that_sends_none() -> None:
    framer = Framer(FrameSettings(has_end=False, gap_ms=50))
    assert framer.feed(b"AB\r\n12", 0) == ()
    assert framer.deadline_ms == 50
    assert framer.flush(49) == ()
    assert framer.flush(50) == (b"AB\r\n12",)
    assert framer.deadline_ms is None


def test_an_endless_code_is_cut_and_still_too_long() -> None:
    framer = Framer(FrameSettings())
    (code,) = fed(framer, [b"7" * 1_000] * 100 + [b"\r", b"AB-1"])
    assert LONGEST < len(code) <= KEEP
    assert framer.feed(b"\r", 101) == (b"AB-1",)


@pytest.mark.parametrize(
    ("given", "wanted"),
    [(b"\x02AB#", "AB"), (b"AB", "AB"), ("箱A^1".encode(), f"箱A{GS}1"), (b"\xff\xfe", "\ufffd\ufffd")],
)
def test_what_a_scanner_wraps_round_a_code_is_taken_off(given: bytes, wanted: str) -> None:
    framer = Framer(FrameSettings(prefix="\x02", suffix="#", gs_character="^"))
    assert framer.text_of(given) == wanted


@pytest.mark.parametrize("wrong", [{"gap_ms": 19}, {"gap_ms": 5_001}, {"encoding": "utf-16"}])
def test_settings_out_of_range_are_refused(wrong: dict[str, int]) -> None:
    with pytest.raises(ValueError, match=next(iter(wrong))):
        FrameSettings(**wrong)  # type: ignore[arg-type]
