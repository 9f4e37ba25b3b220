from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fulfilment.errors import PrinterAway
from printing.status import PrinterCondition, parse_hqes, parse_hs, read_condition, read_odometer
from tests.fakes.printers import FakeTransport

FIRST = "030,{paper},{pause},1245,{formats},{full},0,0,000,0,0,0"
SECOND = "000,0,{head},{ribbon},1,2,6,0,{left},1,000"
# as a printer sent it, quoted in lprint's issue 117
HEALTHY = (
    b"\x02\r\n\r\nPRINTER STATUS\r\n   ERRORS:   0 00000000 00000000\r\n"
    b"   WARNINGS: 0 00000000 00000000\r\n\x03"
)


def host_status(**changes: str) -> bytes:
    values = {"paper": "0", "pause": "0", "formats": "000", "full": "0", "head": "0", "ribbon": "0"}
    values |= {"left": "00000000"} | changes
    lines = (FIRST.format(**values), SECOND.format(**values), "1234,0")
    return b"".join(b"\x02" + line.encode() + b"\x03\r\n" for line in lines)


def error_status(bits: int) -> bytes:
    return HEALTHY.replace(b"0 00000000 00000000", f"1 00000000 {bits:08X}".encode(), 1)


@pytest.mark.parametrize(
    ("changes", "condition"),
    [
        ({}, PrinterCondition.READY),
        ({"paper": "1"}, PrinterCondition.PAPER_OUT),
        ({"head": "1"}, PrinterCondition.HEAD_OPEN),
        ({"ribbon": "1"}, PrinterCondition.RIBBON_OUT),
        ({"pause": "1"}, PrinterCondition.PAUSED),
        ({"full": "1"}, PrinterCondition.BUFFER_FULL),
        ({"formats": "001"}, PrinterCondition.BUSY),
        ({"left": "00000003"}, PrinterCondition.BUSY),
        ({"paper": "1", "pause": "1"}, PrinterCondition.PAPER_OUT),
    ],
)
def test_host_status_is_understood(changes: dict[str, str], condition: PrinterCondition) -> None:
    assert read_condition(FakeTransport(replies={b"~HS": host_status(**changes)})) is condition


@pytest.mark.parametrize(
    ("reply", "condition"),
    [
        (error_status(0x1), PrinterCondition.PAPER_OUT),
        (error_status(0x2), PrinterCondition.RIBBON_OUT),
        (error_status(0x4), PrinterCondition.HEAD_OPEN),
        (error_status(0x10000), PrinterCondition.PAUSED),
        (error_status(0x1000), PrinterCondition.NEEDS_HANDS),
        (HEALTHY, PrinterCondition.NEEDS_HANDS),
        (b"", PrinterCondition.NEEDS_HANDS),
    ],
)
def test_silence_to_hs_is_looked_into(reply: bytes, condition: PrinterCondition) -> None:
    assert read_condition(FakeTransport(replies={b"~HQES": reply})) is condition


def test_error_status_is_none_when_it_is_no_answer() -> None:
    assert parse_hqes(HEALTHY) == 0
    assert parse_hqes(error_status(0x5)) == 5
    assert parse_hqes(b"ERRORS: 1 000000") is None


@given(st.binary(max_size=60))
def test_noise_is_no_status(noise: bytes) -> None:
    assert parse_hs(b"\x02" + noise + b"\x03\r\n") is None
    assert parse_hs(noise) is None or noise.count(b",") >= 13


@pytest.mark.parametrize(
    ("reply", "count"), [(b'"4711"', 4711), (b'"?"', None), (b"", None), (b'"12 "\r\n', 12)]
)
def test_the_odometer_is_read(reply: bytes, count: int | None) -> None:
    assert read_odometer(FakeTransport(replies={b"! U1": reply})) == count


@dataclass
class DeadLine(FakeTransport):
    def ask(self, *question: object, **more: object) -> bytes:
        raise PrinterAway("gone")


def test_a_dead_line_is_offline() -> None:
    assert read_condition(DeadLine()) is PrinterCondition.OFFLINE


def test_a_way_that_never_answers_is_taken_for_ready() -> None:
    assert read_condition(DeadLine(answers=False)) is PrinterCondition.READY
    assert read_odometer(DeadLine(answers=False)) is None
