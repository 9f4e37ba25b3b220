"""What CUPS may say at the worst moment; what it says on good days is in test_cups.py, by CUPS itself."""

import pytest

from fulfilment.errors import PrinterAway
from printing.condition import PrinterCondition
from printing.transports.cups import CupsTransport
from printing.transports.transport import NothingSent
from tests.fakes.servers_of_bytes import a_server_that_says
from tests.printing.transports.test_ipp import a_value, an_answer

PENDING, PROCESSING, CANCELED, ABORTED, COMPLETED = 3, 5, 7, 8, 9
TAKEN = an_answer(a_value(0x21, b"job-id", b"\0\0\0\x05"))
DONE = an_answer()


def http(body: bytes) -> bytes:
    return b"HTTP/1.1 200 OK\r\nConnection: close\r\nContent-Length: %d\r\n\r\n" % len(body) + body


def job(state: int, *, is_started: bool = True) -> bytes:
    began = a_value(0x21, b"time-at-processing", b"\0\0\0\1") if is_started else b""
    nothing = a_value(0x13, b"time-at-processing", b"")
    return an_answer(a_value(0x23, b"job-state", state.to_bytes(4, "big")), began or nothing)


def send(*answers: bytes) -> None:
    with a_server_that_says(*(http(answer) for answer in answers)) as port:
        CupsTransport("q", ("127.0.0.1", port), pending_s=0.0, processing_s=0.0).send(b"^XA^XZ")


def test_a_completed_job_was_handed_over() -> None:
    send(TAKEN, job(COMPLETED))


@pytest.mark.parametrize("status", [0x0400, 0x0403, 0x0406, 0x040A, 0x0502, 0x0506, 0x0507])
def test_what_is_refused_was_not_sent(status: int) -> None:
    with pytest.raises(NothingSent):
        send(an_answer(status=status))


@pytest.mark.parametrize("state", [CANCELED, ABORTED])
def test_a_job_that_never_started_was_not_sent(state: int) -> None:
    with pytest.raises(NothingSent):
        send(TAKEN, job(state, is_started=False))


def test_a_job_that_is_taken_back_while_it_waits_was_not_sent() -> None:
    with pytest.raises(NothingSent):
        send(TAKEN, job(PENDING, is_started=False), DONE, job(CANCELED, is_started=False))


def test_a_job_that_is_taken_back_too_late_was_handed_over() -> None:
    """Our cancel and its end met: CUPS says "not possible", and then that it is completed."""
    send(TAKEN, job(PENDING, is_started=False), an_answer(status=0x0404), job(COMPLETED))


@pytest.mark.parametrize(
    "answers",
    [
        (an_answer(status=0x0500),),  # internal error: CUPS itself does not know
        (DONE,),  # taken, but no number
        (TAKEN, an_answer(status=0x0406)),  # forgotten at once: PreserveJobHistory No
        (TAKEN, b"rubbish"),
        (TAKEN, job(CANCELED)),
        (TAKEN, job(ABORTED)),
        (TAKEN, job(PENDING, is_started=False), DONE, job(CANCELED)),  # it began as we took it back
    ],
)
def test_what_nobody_knows_is_in_doubt(answers: tuple[bytes, ...]) -> None:
    with pytest.raises(PrinterAway) as raised:
        send(*answers)
    assert not isinstance(raised.value, NothingSent)


def test_a_job_that_cannot_be_taken_back_is_in_doubt(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("printing.transports.cups.TIMEOUT_S", 1.0)
    with pytest.raises(PrinterAway) as raised:
        send(TAKEN, job(PENDING, is_started=False), an_answer(status=0x0403), job(PENDING))
    assert not isinstance(raised.value, NothingSent)
    assert "cannot be taken back" in str(raised.value.__cause__)


def test_http_that_wants_a_login_took_nothing() -> None:
    with a_server_that_says(b"HTTP/1.1 401 Unauthorized\r\nContent-Length: 0\r\n\r\n") as port:
        way = CupsTransport("q", ("127.0.0.1", port))
        with pytest.raises(NothingSent):
            way.send(b"^XA^XZ")
        assert way.own_condition() is PrinterCondition.OFFLINE


def test_a_line_that_breaks_after_the_label_is_in_doubt() -> None:
    with a_server_that_says(b"") as port:
        way = CupsTransport("q", ("127.0.0.1", port))
        with pytest.raises(PrinterAway) as raised:
            way.send(b"^XA^XZ")
        assert not isinstance(raised.value, NothingSent)
        assert way.own_condition() is PrinterCondition.OFFLINE
