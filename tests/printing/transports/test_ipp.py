"""The encoding by itself; test_cups.py has it understood by CUPS, which knows nothing of ours."""

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from printing.transports import ipp
from tests.fakes.servers_of_bytes import a_server_that_says

REQUEST = ipp.encode(ipp.Operation.GET_PRINTER_ATTRIBUTES, {})


def an_answer(*values: bytes, status: int = 0) -> bytes:
    return b"\x01\x01" + status.to_bytes(2, "big") + b"\0\0\0\1" + b"\x04" + b"".join(values) + b"\x03"


def a_value(tag: int, name: bytes, value: bytes) -> bytes:
    return bytes([tag]) + len(name).to_bytes(2, "big") + name + len(value).to_bytes(2, "big") + value


def test_a_request_is_as_the_standard_writes_it() -> None:
    """The example of RFC 8010, A.1 has these bytes for its version, operation, id, charset and URI."""
    said = ipp.encode(
        ipp.Operation.PRINT_JOB, {"printer-uri": (ipp.URI, "ipp://printer.example.com/ipp/print")}, b"%!PS"
    )
    assert said.startswith(b"\x01\x01\x00\x02\x00\x00\x00\x01\x01\x47\x00\x12attributes-charset\x00\x05utf-8")
    assert b"\x45\x00\x0bprinter-uri\x00\x23ipp://printer.example.com/ipp/print" in said
    assert said.endswith(b"\x03%!PS")


def test_more_values_of_one_name_have_no_name() -> None:
    said = ipp.encode(ipp.Operation.GET_JOB_ATTRIBUTES, {"requested-attributes": (ipp.KEYWORD, "a", "b")})
    assert said.endswith(b"\x44\x00\x14requested-attributes\x00\x01a\x44\x00\x00\x00\x01b\x03")


def test_an_answer_is_read() -> None:
    answer = ipp.decode(
        an_answer(
            a_value(0x23, b"printer-state", b"\0\0\0\x05"),
            a_value(0x44, b"printer-state-reasons", b"paused"),
            a_value(0x44, b"", b"media-empty"),
            a_value(0x22, b"printer-is-accepting-jobs", b"\0"),
            b"\x02",  # the next group
            a_value(0x13, b"time-at-processing", b""),
            status=0x0001,
        )
    )
    assert answer.is_ok
    assert answer.attributes == {
        "printer-state": (5,),
        "printer-state-reasons": ("paused", "media-empty"),
        "printer-is-accepting-jobs": (False,),
        "time-at-processing": (None,),
    }
    assert (answer.first("printer-state"), answer.first("nothing")) == (5, None)


def test_a_refusal_is_an_answer() -> None:
    assert not ipp.decode(an_answer(status=0x0406)).is_ok


@given(st.binary(max_size=80))
def test_noise_is_no_ipp_or_some_answer_but_never_a_surprise(noise: bytes) -> None:
    with suppress(ipp.NoIpp):
        ipp.decode(b"\x01\x01\0\0\0\0\0\1" + noise)


@given(st.integers(0, 60))
def test_an_answer_cut_short_is_none(end: int) -> None:
    whole = an_answer(a_value(0x23, b"printer-state", b"\0\0\0\x05"), a_value(0x44, b"reasons", b"none"))
    if end < len(whole):
        with pytest.raises(ipp.NoIpp):
            ipp.decode(whole[:end])


@pytest.mark.parametrize(
    ("said", "kind"),
    [
        (b"HTTP/1.1 401 Unauthorized\r\nContent-Length: 0\r\n\r\n", ipp.HttpRefused),
        (b"HTTP/1.1 426 Upgrade Required\r\nContent-Length: 0\r\n\r\n", ipp.HttpRefused),
        (b"HTTP/1.1 500 Oh\r\nContent-Length: 0\r\n\r\n", ipp.NoIpp),
        (b"HTTP/1.1 200 OK\r\nContent-Length: 5\r\n\r\nhello", ipp.NoIpp),
        (b"HTTP/1.1 200 OK\r\nContent-Length: 500\r\n\r\nhello", OSError),
        (b"SSH-2.0-OpenSSH_9.2\r\n", ipp.NoIpp),
        (b"", OSError),
    ],
)
def test_what_is_no_cups_is_an_error_of_the_line(said: bytes, kind: type[Exception]) -> None:
    with a_server_that_says(said) as port:
        line = ipp.connect(("127.0.0.1", port), 5.0)
        with pytest.raises(kind):
            ipp.ask(line, "/printers/q", REQUEST)
        line.close()


def test_a_server_that_says_nothing_does_not_hold_us_for_ever() -> None:
    with a_server_that_says(None) as port:
        line = ipp.connect(("127.0.0.1", port), 0.05)
        with pytest.raises(TimeoutError):
            ipp.ask(line, "/printers/q", REQUEST)
        line.close()
