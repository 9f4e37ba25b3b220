"""What a label says of one piece, on its way into the fact; on the real journal."""

from dataclasses import replace
from pathlib import Path

import pytest

from fulfilment.packing.barcodes import GS, RawScan, ScanSource
from fulfilment.packing.facts import FactKind
from fulfilment.packing.outcome import Answer, Outcome
from fulfilment.packing.session import Refusal, Step
from fulfilment.packing.work import Claimed
from scanning.gs1 import BiipReader
from tests.fakes.benches import CODES, GO_ON, MUG, NO_CODE, TEA, UNDO, Bench, a_bench, an_order

CUP, LEAF = CODES[MUG], CODES[TEA]
TEA_LABEL = f"]C1010{LEAF}"
CUP_LABEL = f"]C1010{CUP}"
LOST = f"010{LEAF}10LOT11726123121SER9"


def bench_of(home: Path, *orders: Claimed) -> Bench:
    return a_bench(home, *(orders or (an_order(),)), gs1=BiipReader())


def with_lots(*lots: str) -> Claimed:
    claimed = an_order()
    lines = tuple(replace(one, lots=lots) if one.sku == TEA else one for one in claimed.work.lines)
    return replace(claimed, work=replace(claimed.work, lines=lines))


def last(bench: Bench) -> tuple[FactKind, dict[str, object]]:
    fact = bench.facts("A-1")[-1]
    return fact.kind, {
        name: fact.payload[name] for name in fact.payload if name not in ("line", "sku", "pieces")
    }


def rfid(bench: Bench, tag: str) -> Outcome:
    return bench.station.scan(RawScan(tag, ScanSource.RFID))


def test_lot_expiry_and_serial_go_into_the_fact(tmp_path: Path) -> None:
    bench = bench_of(tmp_path)
    text = f"{TEA_LABEL}1726123110LOT1{GS}21SER9"
    bench.scan_all("A-1", text)
    says = {"lot": "LOT1", "expiry": "2026-12-31", "serial": "SER9"}
    assert last(bench) == (FactKind.ITEM_PACKED, {"code": text[3:], **says})


def test_a_plain_code_says_nothing_of_the_piece(tmp_path: Path) -> None:
    bench = bench_of(tmp_path)
    bench.scan_all("A-1", LEAF)
    assert last(bench) == (FactKind.ITEM_PACKED, {"code": LEAF})


def test_a_second_code_belongs_to_the_piece_before_it(tmp_path: Path) -> None:
    bench = bench_of(tmp_path)
    bench.scan_all("A-1", LEAF)
    outcome = bench.scan("]C1172612311" + "0LOT1")
    assert outcome.answer is Answer.DESCRIBED
    assert last(bench)[1] == {"code": "1726123110LOT1", "lot": "LOT1", "expiry": "2026-12-31"}
    assert outcome.session is not None
    assert outcome.session.pieces_packed == 1
    assert bench.again().station.resume().session == outcome.session


def test_without_an_identifier_a_date_and_a_lot_are_enough(tmp_path: Path) -> None:
    bench = bench_of(tmp_path)
    bench.scan_all("A-1", LEAF)
    assert bench.scan("1726123110LOT1").answer is Answer.DESCRIBED
    assert bench.scan("1726123110LOT1").answer is Answer.REPEATED


def test_after_the_last_piece_and_its_number_there_is_still_time(tmp_path: Path) -> None:
    bench = bench_of(tmp_path)
    bench.scan_all("A-1", CUP, LEAF, LEAF)
    bench.label()
    outcome = bench.scan("(10)LOT1")
    assert (outcome.answer, outcome.session and outcome.session.step) == (Answer.DESCRIBED, Step.LABELLED)


def test_a_second_code_before_any_piece_asks_for_the_piece(tmp_path: Path) -> None:
    bench = bench_of(tmp_path)
    assert bench.scan("(10)LOT1").refusal is Refusal.ITEM_FIRST
    bench.go_on()
    bench.scan("A-1")
    assert bench.scan("(10)LOT1").refusal is Refusal.ITEM_FIRST
    bench.go_on()
    bench.scan_all(LEAF, UNDO)
    assert bench.scan("(10)LOT1").refusal is Refusal.ITEM_FIRST


def test_a_second_code_that_contradicts_the_first_is_asked(tmp_path: Path) -> None:
    bench = bench_of(tmp_path)
    bench.scan_all("A-1", f"{TEA_LABEL}10LOT1")
    assert bench.scan("(10)LOT2").refusal is Refusal.AMBIGUOUS


def test_the_same_piece_is_not_packed_twice(tmp_path: Path) -> None:
    bench = bench_of(tmp_path)
    bench.scan_all("A-1", f"{TEA_LABEL}21SER9")
    assert bench.scan(f"{TEA_LABEL}21SER9").refusal is Refusal.SCANNED_ALREADY
    bench.go_on()
    assert bench.scan(f"{TEA_LABEL}21SER10").refusal is None
    bench.scan_all(UNDO, f"{TEA_LABEL}21SER10")


@pytest.mark.parametrize(
    ("lots", "lot"), [(("LOT1", "B-7"), "LOT1"), (("LOT1172612312",), None), (("LOT9",), None)]
)
def test_a_lost_separator_is_settled_by_the_lots_of_the_order_or_asked(
    tmp_path: Path, lots: tuple[str, ...], lot: str | None
) -> None:
    bench = bench_of(tmp_path, with_lots(*lots))
    outcome = bench.scan(LOST)
    if lot is None:
        assert outcome.refusal is Refusal.AMBIGUOUS
    else:
        assert outcome.facts[-1].payload["lot"] == lot
        assert outcome.facts[-1].payload["serial"] == "SER9"


def test_where_no_lot_is_expected_the_doubt_is_kept_as_a_doubt(tmp_path: Path) -> None:
    bench = bench_of(tmp_path)
    outcome = bench.scan(LOST)
    assert outcome.refusal is None
    assert "lot" not in outcome.facts[-1].payload
    assert outcome.facts[-1].payload["doubt"] == "10LOT11726123121SER9"


def test_a_tag_counts_once_however_often_the_reader_says_it(tmp_path: Path) -> None:
    bench = bench_of(tmp_path)
    bench.scan("A-1")
    # company prefix 697901300 (9 digits), item 0002, serials 5 and 6
    first, second = (f"{0x30 << 88 | 1 << 85 | 3 << 82 | 697901300 << 52 | 2 << 38 | n:024X}" for n in (5, 6))
    answers = [rfid(bench, tag).answer for tag in (first, first, second, second, first)]
    assert answers == [Answer.ITEM_OK, Answer.REPEATED, Answer.LINE_DONE, Answer.REPEATED, Answer.REPEATED]
    assert bench.station.look().refusal is None


def test_hexadecimal_digits_from_a_scanner_are_no_tag(tmp_path: Path) -> None:
    bench = bench_of(tmp_path)
    assert bench.scan("3074257BF7194E4000001A85").refusal is Refusal.UNKNOWN_CODE


def test_a_scanner_that_repeats_is_counted_once(tmp_path: Path) -> None:
    bench = bench_of(tmp_path)
    bench.scan("A-1")
    times = (1_000, 1_040, 1_104)  # a stutter; then a robot at 8 ms a key
    scans = [RawScan(LEAF, ScanSource.SERIAL, at_ms=ms) for ms in times]
    assert [bench.station.scan(scan).answer for scan in scans] == [
        Answer.ITEM_OK, Answer.REPEATED, Answer.LINE_DONE,
    ]  # fmt: skip


def test_a_repeat_does_not_lift_a_refusal(tmp_path: Path) -> None:
    bench = bench_of(tmp_path)
    for ms in (0, 90):
        outcome = bench.station.scan(RawScan(NO_CODE, ScanSource.SERIAL, at_ms=ms))
    assert outcome.refusal is Refusal.UNKNOWN_CODE
    assert bench.scan(GO_ON).refusal is None


def test_an_identifier_before_a_label_or_an_order_is_no_part_of_it(tmp_path: Path) -> None:
    """Bug: a scanner that sends AIM identifiers could not scan totes, orders and labels."""
    bench = bench_of(tmp_path)
    assert bench.scan("]C0A-1").answer is Answer.OPENED
    bench.scan_all(CUP, LEAF, LEAF)
    number = bench.label()
    assert bench.scan(f"]C0{number}").answer is Answer.CLOSED
