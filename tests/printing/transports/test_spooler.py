"""Against a fake of winspool.drv: nothing here has run on Windows."""

import sys
from ctypes import sizeof

import pytest

from fulfilment.errors import PrinterAway
from printing.condition import PrinterCondition
from printing.transports.spooler import SpoolerTransport
from printing.transports.transport import NothingSent
from printing.transports.winspool import JobInfo, PrinterInfo
from tests.fakes.windows import FakeWinspool

DOCUMENT = b"^XA\0^FX" + bytes(range(256)) * 20 + b"^XZ"


def a_way(windows: FakeWinspool, printer: str = "Zebra") -> SpoolerTransport:
    return SpoolerTransport(printer, waiting_s=0.0, spooler=windows.spooler)


def test_all_bytes_arrive_as_they_are() -> None:
    windows = FakeWinspool()
    a_way(windows).send(DOCUMENT, "7551204738826.zpl")
    assert windows.printed == DOCUMENT
    assert windows.document == "7551204738826.zpl"
    assert windows.calls == ["open", "start", "page", *["write"] * 6, "page ends", "end", "close"]


def test_a_job_that_is_kept_after_printing_is_done() -> None:
    a_way(FakeWinspool(looks=None, job_status=0x80)).send(DOCUMENT)


@pytest.mark.parametrize("fails", ["start", "page", "open"])
def test_what_does_not_begin_sent_nothing(fails: str) -> None:
    windows = FakeWinspool(fails=fails)
    with pytest.raises(NothingSent):
        a_way(windows).send(DOCUMENT)
    assert windows.printed == b""


@pytest.mark.parametrize("fails", ["write", "page ends", "end"])
def test_a_job_that_breaks_is_thrown_away_and_in_doubt(fails: str) -> None:
    windows = FakeWinspool(fails=fails)
    with pytest.raises(PrinterAway) as raised:
        a_way(windows).send(DOCUMENT)
    assert not isinstance(raised.value, NothingSent)
    assert windows.calls[-2:] == ["abort", "close"]


def test_a_spooler_that_takes_nothing_is_away() -> None:
    with pytest.raises(PrinterAway):
        a_way(FakeWinspool(takes=0)).send(DOCUMENT)


def test_a_job_that_stays_is_deleted_and_in_doubt() -> None:
    """It would come out when somebody mends the printer, after the label was reprinted."""
    windows = FakeWinspool(looks=None)
    with pytest.raises(PrinterAway) as raised:
        a_way(windows).send(b"^XA^XZ")
    assert not isinstance(raised.value, NothingSent)
    assert "delete" in windows.calls


@pytest.mark.parametrize("status", [0x04, 0x100])
def test_a_job_that_somebody_deletes_is_in_doubt(status: int) -> None:
    with pytest.raises(PrinterAway):
        a_way(FakeWinspool(looks=None, job_status=status)).send(DOCUMENT)


@pytest.mark.parametrize(
    ("status", "condition"),
    [
        (0x0, PrinterCondition.READY),
        (0x1, PrinterCondition.PAUSED),
        (0x10, PrinterCondition.PAPER_OUT),
        (0x10 | 0x1, PrinterCondition.PAPER_OUT),
        (0x400000, PrinterCondition.HEAD_OPEN),
        (0x40000, PrinterCondition.RIBBON_OUT),
        (0x20000, PrinterCondition.READY),  # toner low
        (0x80, PrinterCondition.OFFLINE),
        (0x2, PrinterCondition.NEEDS_HANDS),
        (0x8, PrinterCondition.NEEDS_HANDS),
        (0x400, PrinterCondition.BUSY),
    ],
)
def test_a_printers_bits_are_understood(status: int, condition: PrinterCondition) -> None:
    assert a_way(FakeWinspool(status=status)).own_condition() is condition


def test_use_printer_offline_is_offline() -> None:
    assert a_way(FakeWinspool(attributes=0x400)).own_condition() is PrinterCondition.OFFLINE


def test_jobs_before_ours_keep_it_busy() -> None:
    assert a_way(FakeWinspool(jobs=2)).own_condition() is PrinterCondition.BUSY


def test_a_printer_that_windows_does_not_know_is_offline_and_took_nothing() -> None:
    windows = FakeWinspool()
    assert a_way(windows, "Zebar").own_condition() is PrinterCondition.OFFLINE
    with pytest.raises(NothingSent):
        a_way(windows, "Zebar").send(DOCUMENT)


@pytest.mark.skipif(sys.platform == "win32", reason="this is Windows")
def test_without_windows_nothing_was_sent() -> None:
    with pytest.raises(NothingSent):
        SpoolerTransport("Zebra").send(DOCUMENT)


@pytest.mark.skipif(sizeof(PrinterInfo) % 8 != 0, reason="32 bits")
def test_the_structures_are_as_long_as_windows_own() -> None:
    """On 64 bits PRINTER_INFO_2W is 136 bytes, JOB_INFO_1W 96."""
    assert (sizeof(PrinterInfo), sizeof(JobInfo)) == (136, 96)
