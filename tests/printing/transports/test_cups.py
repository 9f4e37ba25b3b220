"""CUPS really running: a daemon of our own, its queues, its filters and its backends."""

import socket
import sys
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from fulfilment.errors import PrinterAway
from fulfilment.shipping.ports import PrintState
from printing.condition import PrinterCondition
from printing.drawing.raster import draw_label
from printing.label import make_label
from printing.languages.zpl import zpl_document
from printing.samples import SAMPLES
from printing.spooling.spool import Spool
from printing.transports.cups import CupsTransport
from printing.transports.transport import NothingSent
from printing.transports.ways import open_transport
from printing.virtual.printer import Fault, VirtualPrinter
from tests.fakes.background import in_the_background
from tests.fakes.cups import Cups, a_cupsd
from tests.fakes.printers import FakePrintJournal, a_job
from tests.printing.labels import a_label

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="CUPS's own daemon is only on Linux here")
RASTER = draw_label(a_label(), 203)
DOCUMENT = zpl_document(RASTER)
OTHER = DOCUMENT.replace(b"^PW", b"^FX other^FS^PW")
A_MOMENT_S = 0.2


@pytest.fixture(scope="module")
def cups() -> Iterator[Cups]:
    with a_cupsd() as cups:
        yield cups


@pytest.fixture
def printer() -> Iterator[VirtualPrinter]:
    with VirtualPrinter() as printer:
        yield printer


@pytest.fixture
def way(cups: Cups, printer: VirtualPrinter) -> CupsTransport:
    """A raw queue to the virtual printer."""
    return a_way(cups.add("zebra", f"socket://127.0.0.1:{printer.port}"))


def a_way(url: str, moment_s: float = 20.0) -> CupsTransport:
    way = open_transport(url)
    assert isinstance(way, CupsTransport)
    return replace(way, pending_s=moment_s, processing_s=moment_s)


def wait_until(is_so: Callable[[], bool], limit_s: float = 10.0) -> None:
    end_s = time.monotonic() + limit_s
    while not is_so():
        assert time.monotonic() < end_s
        time.sleep(0.01)


def test_a_label_through_a_queue_is_the_same_to_the_dot(way: CupsTransport, printer: VirtualPrinter) -> None:
    assert way.own_condition() is PrinterCondition.READY
    way.send(DOCUMENT, "7551204738826.zpl")
    (paper,) = printer.wait_for_papers(1)
    assert paper.data == DOCUMENT.strip()
    assert paper.complaints == ()
    assert paper.image().tobytes() == RASTER.image().tobytes()


def test_bytes_of_any_kind_pass_a_queue_unchanged(cups: Cups, tmp_path: Path) -> None:
    """Neither a NUL nor what looks like text or PostScript is touched."""
    data = b"%!PS-Adobe\n" + bytes(range(256)) * 300
    with Listener() as listener:
        a_way(cups.add("bytes", listener.device)).send(data)
        assert listener.wait() == data


def test_what_cups_handed_over_is_sent_and_not_printed(way: CupsTransport, printer: VirtualPrinter) -> None:
    printer.fault = Fault.FORGET
    journal, job = FakePrintJournal(), a_job(document=DOCUMENT)
    journal.queue(job)
    Spool("p1", way, journal).run_next()
    assert journal.states(job.job_id)[-1] is PrintState.SENT


def test_a_stopped_queue_is_paused_and_keeps_nothing(
    cups: Cups, way: CupsTransport, printer: VirtualPrinter
) -> None:
    cups.stop("zebra")
    assert way.own_condition() is PrinterCondition.PAUSED
    with pytest.raises(NothingSent):
        replace(way, pending_s=A_MOMENT_S).send(OTHER)
    cups.start("zebra")
    wait_until(lambda: way.own_condition() is PrinterCondition.READY)
    way.send(DOCUMENT)
    assert [paper.data for paper in printer.wait_for_papers(1)] == [DOCUMENT.strip()]


def test_a_queue_that_accepts_nothing_is_paused_and_refuses(cups: Cups, way: CupsTransport) -> None:
    cups.refuse("zebra")
    assert way.own_condition() is PrinterCondition.PAUSED
    with pytest.raises(NothingSent):
        way.send(DOCUMENT)


def test_a_printer_that_is_off_is_seen_and_its_job_does_not_come_out_later(
    way: CupsTransport, printer: VirtualPrinter
) -> None:
    printer.fault = Fault.REFUSE
    with in_the_background(lambda: replace(way, processing_s=2.5).send(OTHER)) as raised:
        wait_until(lambda: way.own_condition() is PrinterCondition.OFFLINE)
    assert isinstance(raised[0], PrinterAway)
    assert not isinstance(raised[0], NothingSent)  # CUPS had begun: who knows
    printer.fault = Fault.NONE
    wait_until(lambda: way.own_condition() is PrinterCondition.READY)
    way.send(DOCUMENT)
    assert [paper.data for paper in printer.wait_for_papers(1)] == [DOCUMENT.strip()]


@pytest.mark.parametrize(
    ("said", "condition"),
    [
        ("media-empty-warning", PrinterCondition.PAPER_OUT),
        ("cover-open-report", PrinterCondition.HEAD_OPEN),
        ("marker-supply-empty-error", PrinterCondition.RIBBON_OUT),
        ("media-low-report", PrinterCondition.BUSY),
    ],
)
def test_what_a_backend_says_is_understood(cups: Cups, said: str, condition: PrinterCondition) -> None:
    (cups.home / "go").unlink(missing_ok=True)
    (cups.home / "said").write_text(said)
    way = a_way(cups.add("talker", f"talking:{cups.home}"))
    with in_the_background(lambda: way.send(DOCUMENT)) as raised:
        wait_until(lambda: way.own_condition() is condition)
        (cups.home / "go").touch()
    assert raised == []
    assert (cups.home / "printed").read_bytes() == DOCUMENT
    assert way.own_condition() is PrinterCondition.READY


def test_a_pdf_takes_the_filters_of_its_queue(cups: Cups) -> None:
    """CUPS's own driver for Zebras makes ZPL of it: the chain of filters is really there."""
    pdf = make_label(SAMPLES["zh"], 203, "pdf")
    with Listener() as listener:
        a_way(cups.add("office", listener.device, "drv:///sample.drv/zebra.ppd")).send(pdf, "slip.pdf")
        said = listener.wait()
    assert said.startswith(b"~DGR:CUPS.GRF,")
    assert b"^XG" in said


def test_no_driver_touches_a_label(cups: Cups) -> None:
    with Listener() as listener:
        a_way(cups.add("office", listener.device, "drv:///sample.drv/zebra.ppd")).send(DOCUMENT)
        assert listener.wait() == DOCUMENT


def test_a_pdf_passes_a_raw_queue_unchanged(cups: Cups) -> None:
    pdf = make_label(SAMPLES["zh"], 203, "pdf")
    with Listener() as listener:
        a_way(cups.add("bytes", listener.device)).send(pdf, "slip.pdf")
        assert listener.wait() == pdf


def test_a_queue_that_nobody_made_is_offline_and_takes_nothing(cups: Cups) -> None:
    way = a_way(cups.url("nobody"))
    assert way.own_condition() is PrinterCondition.OFFLINE
    with pytest.raises(NothingSent, match="does not exist"):
        way.send(DOCUMENT)


def test_a_cups_that_is_gone_is_offline_and_took_nothing() -> None:
    with a_cupsd() as cups:
        way = a_way(cups.add("zebra", "socket://127.0.0.1:9"))
    assert way.own_condition() is PrinterCondition.OFFLINE
    with pytest.raises(NothingSent):
        way.send(DOCUMENT)


class Listener:
    """A printer that only listens: the bytes of one connection."""

    def __init__(self) -> None:
        self._socket = socket.create_server(("127.0.0.1", 0))
        self._heard = b""
        self._thread = threading.Thread(target=self._listen, daemon=True)

    @property
    def device(self) -> str:
        return f"socket://127.0.0.1:{self._socket.getsockname()[1]}"

    def __enter__(self) -> "Listener":
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._socket.close()

    def wait(self) -> bytes:
        self._thread.join(10.0)
        return self._heard

    def _listen(self) -> None:
        line, _ = self._socket.accept()
        with line:
            while part := line.recv(65536):
                self._heard += part
