from datetime import UTC, datetime

import pytest

from desktop.scanner.trace import LONGEST, Trace
from fulfilment.packing.barcodes import RawScan, ScanSource
from fulfilment.packing.outcome import Answer, Outcome
from fulfilment.packing.session import Refusal

NOW = datetime(2026, 11, 22, 14, 31, tzinfo=UTC)
SCAN = RawScan("6901234567892", ScanSource.WEDGE)


def a_trace(kept: int = 5) -> Trace:
    return Trace(kept, lambda: NOW)


def answers(answer: Answer, refusal: Refusal | None = None) -> Outcome:
    return Outcome(answer, None, None, (), refusal=refusal)


def test_the_newest_comes_first_and_the_oldest_is_forgotten() -> None:
    trace = a_trace(kept=3)
    for number in range(5):
        trace.came_in(RawScan(str(number), ScanSource.SERIAL))
    assert [one.raw.text for one in trace.list_seen()] == ["4", "3", "2"]
    assert [one.number for one in trace.list_seen()] == [5, 4, 3]


def test_an_answer_belongs_to_its_own_scan_though_another_sent_the_same() -> None:
    trace, twin = a_trace(), RawScan(SCAN.text, SCAN.source)
    trace.came_in(SCAN)
    trace.came_in(twin)
    trace.answer_to(SCAN, lambda raw: answers(Answer.ITEM_OK))
    newest, oldest = trace.list_seen()
    assert (newest.answer, oldest.answer) == ("", "item_ok")
    assert oldest.took_ms is not None
    assert oldest.waited_ms is not None


def test_a_scan_that_did_not_pass_the_window_is_listed_all_the_same() -> None:
    trace = a_trace()
    said = trace.answer_to(SCAN, lambda raw: answers(Answer.REFUSED, Refusal.TOO_MANY))
    assert said.refusal is Refusal.TOO_MANY
    assert [(one.raw, one.refusal, one.at) for one in trace.list_seen()] == [(SCAN, "too_many", NOW)]


def test_a_failing_world_leaves_the_scan_without_an_answer() -> None:
    def fails(raw: RawScan) -> Outcome:
        raise OSError("disk")

    trace = a_trace()
    with pytest.raises(OSError, match="disk"):
        trace.answer_to(SCAN, fails)
    assert [one.answer for one in trace.list_seen()] == [""]


def test_ten_kilobytes_of_noise_are_not_kept_whole() -> None:
    trace = a_trace()
    trace.came_in(RawScan("x" * 10_000, ScanSource.SERIAL))
    assert len(trace.list_seen()[0].raw.text) == LONGEST
