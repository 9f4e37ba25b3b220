from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fulfilment.errors import PrinterAway
from printing.condition import PrinterCondition
from printing.spooling.status import (
    PrinterState,
    does_acknowledge,
    parse_epl,
    parse_escpos,
    parse_hqes,
    parse_hs,
    parse_tspl,
    read_condition,
    read_odometer,
    read_state,
)
from tests.fakes.printers import FakeTransport

FIRST = "030,{paper},{pause},1245,{formats},{full},0,0,000,0,0,{hot}"
SECOND = "{settings},0,{head},{ribbon},1,2,6,0,{left},1,000"
# as a printer sent it, quoted in lprint's issue 117
HEALTHY = (
    b"\x02\r\n\r\nPRINTER STATUS\r\n   ERRORS:   0 00000000 00000000\r\n"
    b"   WARNINGS: 0 00000000 00000000\r\n\x03"
)


def host_status(**changes: str) -> bytes:
    values = {"paper": "0", "pause": "0", "formats": "000", "full": "0", "head": "0", "ribbon": "0"}
    values |= {"hot": "0", "settings": "000", "left": "00000000"} | changes
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
        ({"hot": "1"}, PrinterCondition.TOO_HOT),
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
        (error_status(0x1000), PrinterCondition.JAM),
        (error_status(0x40000), PrinterCondition.MEDIA_WRONG),
        (error_status(0x80000), PrinterCondition.MEDIA_WRONG),
        (error_status(0x10), PrinterCondition.TOO_HOT),
        (error_status(0x80001), PrinterCondition.PAPER_OUT),
        (
            HEALTHY.replace(b"WARNINGS: 0 00000000 00000000", b"WARNINGS: 1 00000000 00000001"),
            PrinterCondition.MEDIA_WRONG,
        ),
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
    ("reply", "condition"),
    [
        (b"\x00", PrinterCondition.READY),
        (b"\x20", PrinterCondition.BUSY),
        (b"\x01", PrinterCondition.HEAD_OPEN),
        (b"\x41", PrinterCondition.HEAD_OPEN),
        (b"\x02", PrinterCondition.JAM),
        (b"\x04", PrinterCondition.PAPER_OUT),
        (b"\x05", PrinterCondition.PAPER_OUT),
        (b"\x08", PrinterCondition.RIBBON_OUT),
        (b"\x10", PrinterCondition.PAUSED),
        (b"\x80", PrinterCondition.TOO_HOT),
        (b"", PrinterCondition.NEEDS_HANDS),
        (b"\x00\x00", PrinterCondition.NEEDS_HANDS),
    ],
)
def test_a_tspl_byte_is_understood(reply: bytes, condition: PrinterCondition) -> None:
    assert parse_tspl(reply) is condition
    assert read_condition(FakeTransport(replies={b"\x1b!?": reply}), "tspl") is condition


@pytest.mark.parametrize(
    ("reply", "condition"),
    [
        (b"\x12\x12\x12", PrinterCondition.READY),
        (b"\x1a\x16\x12", PrinterCondition.HEAD_OPEN),
        (b"\x1a\x32\x12", PrinterCondition.PAPER_OUT),
        (b"\x12\x12\x1e", PrinterCondition.READY),  # the roll is nearly at its end
        (b"\x12\x12\x7e", PrinterCondition.PAPER_OUT),
        (b"\x1a\x52\x12", PrinterCondition.NEEDS_HANDS),
        (b"\x1a\x12\x12", PrinterCondition.NEEDS_HANDS),
        (b"\x14\x12\x12\x12", PrinterCondition.READY),  # a byte of automatic status before it
        (b"\x12\x12", PrinterCondition.NEEDS_HANDS),
        (b"", PrinterCondition.NEEDS_HANDS),
    ],
)
def test_escpos_bytes_are_understood(reply: bytes, condition: PrinterCondition) -> None:
    assert parse_escpos(reply) is condition
    assert read_condition(FakeTransport(replies={b"\x10\x04": reply}), "escpos") is condition


@pytest.mark.parametrize(
    ("reply", "condition"),
    [
        (b"00\r\n", PrinterCondition.READY),
        (b"07\r\n", PrinterCondition.PAPER_OUT),
        (b"11\r\n", PrinterCondition.HEAD_OPEN),
        (b"12\r\n", PrinterCondition.PAUSED),
        (b"01,07\r\n", PrinterCondition.PAPER_OUT),
        (b"01\r\n", PrinterCondition.NEEDS_HANDS),
        (b"00", PrinterCondition.NEEDS_HANDS),
        (b"", PrinterCondition.NEEDS_HANDS),
    ],
)
def test_an_epl_code_is_understood(reply: bytes, condition: PrinterCondition) -> None:
    assert parse_epl(reply) is condition
    assert read_condition(FakeTransport(replies={b"\r\n^ee": reply}), "epl") is condition


@pytest.mark.parametrize(
    ("reply", "does"), [(b"\x37\x22try?\x00", True), (b"\x37\x22ABCD\x00", False), (b"", False)]
)
def test_only_its_own_mark_is_an_acknowledgement(reply: bytes, does: bool) -> None:
    assert does_acknowledge(FakeTransport(replies={b"\x1d(H": reply}), "escpos") is does
    assert not does_acknowledge(FakeTransport(replies={b"\x1d(H": reply}), "tspl")


@pytest.mark.parametrize(
    ("reply", "count"),
    [(b'"4711"', 4711), (b'"?"', None), (b"", None), (b'"12 "\r\n', 12), (b'\x11"12"', 12), (b'x"12"', None)],
)
def test_the_odometer_is_read(reply: bytes, count: int | None) -> None:
    assert read_odometer(FakeTransport(replies={b"! U1": reply})) == count


@dataclass
class DeadLine(FakeTransport):
    def ask(self, *question: object, **more: object) -> bytes:
        raise PrinterAway("gone")


def test_a_dead_line_is_offline() -> None:
    for language in ("zpl", "tspl", "escpos", "epl"):
        assert read_condition(DeadLine(), language) is PrinterCondition.OFFLINE


def test_a_way_that_never_answers_is_taken_for_ready() -> None:
    assert read_condition(DeadLine(answers=False)) is PrinterCondition.READY
    assert read_odometer(DeadLine(answers=False)) is None


def test_a_printer_that_knows_only_the_count_a_person_can_set_back_is_read_by_that() -> None:
    replies = {b'! U1 getvar "odometer.total': b'"?"', b'! U1 getvar "odometer.user': b'"312"'}
    assert read_odometer(FakeTransport(replies=replies)) == 312


@pytest.mark.parametrize(
    ("settings", "rows"), [("000", 1245), ("128", None)], ids=["labels", "paper without gaps"]
)
def test_the_measured_length_is_told_beside_the_condition(settings: str, rows: int | None) -> None:
    reply = host_status(settings=settings)
    assert read_state(FakeTransport(replies={b"~HS": reply})) == PrinterState(PrinterCondition.READY, rows)


PROPER = {
    "zpl": host_status(),
    "tspl": b"\x00",
    "escpos": b"\x12\x12\x12",
    "epl": b"00\r\n",
}


@pytest.mark.parametrize("language", list(PROPER))
@given(before=st.binary(max_size=8), after=st.binary(max_size=8), strange=st.integers(0x80, 0xFF))
def test_rubbish_is_never_ready_even_around_a_proper_answer(
    language: str, before: bytes, after: bytes, strange: int
) -> None:
    """A byte that no answer in any language has makes nothing of all of it."""
    proper = PROPER[language]
    assert read_condition(EchoLine(proper), language) is PrinterCondition.READY
    for reply in (
        before + bytes([strange]) + proper + after,
        before + proper[:1] + bytes([strange]) + proper[1:] + after,
        before + proper + bytes([strange]) + after,
    ):
        assert read_condition(EchoLine(reply), language) is not PrinterCondition.READY
        assert read_odometer(EchoLine(reply), language) is None


@given(reply=st.binary(max_size=80), language=st.sampled_from(list(PROPER)))
def test_no_answer_of_any_bytes_breaks_the_asking(reply: bytes, language: str) -> None:
    assert read_condition(EchoLine(reply), language) in PrinterCondition
    assert (read_odometer(EchoLine(reply), language) or 0) >= 0
    assert not does_acknowledge(EchoLine(reply), language)


class EchoLine(FakeTransport):
    """Says the same to everything."""

    def __init__(self, reply: bytes) -> None:
        super().__init__(replies={b"": reply})
