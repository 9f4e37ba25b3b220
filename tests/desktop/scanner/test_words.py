from datetime import UTC, datetime

import pytest

from desktop.say import Say
from desktop.scanner.ports import Seen, SeenAndRead
from desktop.scanner.words import (
    ANSWERS,
    RULES,
    SENTENCES,
    SOURCES,
    TROUBLES,
    ear_of,
    row_of,
    scan_of,
    visible,
)
from desktop.shown import Sign
from fulfilment.packing.barcodes import RawScan, Rule, ScanSource, Trouble, explain
from fulfilment.packing.outcome import Answer
from scanning.gs1 import BiipReader

AT = datetime(2026, 11, 22, 14, 31, tzinfo=UTC)


def seen(text: str, answer: str = "", refusal: str = "", is_test: bool = False) -> SeenAndRead:
    raw = RawScan(text, ScanSource.SERIAL, scanner="till")
    one = Seen(1, raw, AT, answer, refusal, is_test=is_test)
    return SeenAndRead(one, explain(raw, BiipReader()), 9.0, ("MUG",))


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("A\x1dB", "A«GS»B"),
        ("\x00\r\n", "«NUL»«CR»«LF»"),
        ("\x7f\ufffd\u200b", "«7F»«FFFD»«200B»"),
        ("装 1", "装 1"),
    ],
)
def test_control_characters_are_named(text: str, shown: str) -> None:
    assert visible(text) == shown


def test_every_rule_source_and_trouble_has_its_words() -> None:
    assert set(RULES) == set(SENTENCES) == set(Rule)
    assert set(SOURCES) == set(ScanSource)
    assert set(TROUBLES) == set(Trouble)
    silent = {Answer.NOTHING, Answer.REFUSED, Answer.LABEL_QUEUED, Answer.LABEL_MOVED}
    keys = {Answer.BOX_FULL, Answer.BOX_ADDED}
    assert {Answer(name) for name in ANSWERS} >= set(Answer) - silent - keys


def test_a_lost_separator_is_seen_at_once() -> None:
    shown = scan_of(seen("0104006381333931" + "10LOT1" + "17261231" + "21SER9"), "14:31:00")
    assert shown.sign is Sign.DOUBT
    assert shown.fields[-3].value == Say("{tail}: a separator was lost", tail="10LOT11726123121SER9")


def test_a_test_is_never_taken_for_an_answer() -> None:
    row = row_of(seen("6901234567892", is_test=True), "14:31:00", True)
    assert row.answer == Say("Only a test")
    assert row.sign is None


def test_a_long_text_says_how_much_is_left_out() -> None:
    assert scan_of(seen("x" * 1_000), "14:31:00").text.endswith("… +760")


def test_why_nothing_is_heard() -> None:
    assert ear_of(70, False, "no_device").words == Say("{volume} %, no speaker", volume=70)
    assert ear_of(0, False, "").words == Say("Off")
    assert ear_of(70, True, "no_engine").voice == Say("No speech engine")
    assert ear_of(70, True, "").voice == Say("Voice on")
