from fulfilment.packing.barcodes import RawScan, ScanSource
from fulfilment.packing.repeats import Repeats


def at(ms: int | None, text: str = "A", source: ScanSource = ScanSource.SERIAL, scanner: str = "") -> RawScan:
    return RawScan(text, source, at_ms=ms, scanner=scanner)


def test_the_same_code_again_at_once_is_a_repeat() -> None:
    repeats = Repeats(within_ms=250)
    assert [repeats.has(at(ms)) for ms in (0, 249, 400, 650)] == [False, True, True, False]


def test_another_code_between_makes_it_new() -> None:
    repeats = Repeats()
    assert [repeats.has(at(ms, text)) for ms, text in ((0, "A"), (50, "B"), (100, "A"))] == [False] * 3


def test_two_scanners_may_read_two_pieces_at_once() -> None:
    repeats = Repeats()
    assert not repeats.has(at(0, scanner="left"))
    assert not repeats.has(at(10, scanner="right"))


def test_what_has_no_time_or_was_typed_is_always_new() -> None:
    repeats = Repeats()
    for scan in (at(None), at(None), at(5, source=ScanSource.TYPED), at(6, source=ScanSource.TYPED)):
        assert not repeats.has(scan)


def test_a_scan_that_was_kept_for_later_is_not_a_repeat_of_itself() -> None:
    """Bug: a badge read while the printer was away was dropped when it was handed in again."""
    repeats, badge = Repeats(), at(7, "PWB-P7")
    assert not repeats.has(badge)
    assert not repeats.has(badge)


def test_a_clock_of_32_bits_may_turn_over() -> None:
    repeats = Repeats()
    assert not repeats.has(at(2**32 - 40))
    assert repeats.has(at(10))


def test_nothing_is_a_repeat_when_the_window_is_shut() -> None:
    repeats = Repeats(within_ms=0)
    assert [repeats.has(at(7)) for _ in range(2)] == [False, False]
