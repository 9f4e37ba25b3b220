"""A printer of Windows's spooler, given raw bytes. Gone from the queue means handed over, not printed.

Never run on Windows yet (docs/devices/windows.md).
"""

import time
from collections.abc import Callable
from contextlib import suppress
from ctypes import c_void_p
from dataclasses import dataclass, field

from fulfilment.errors import PrinterAway
from printing.condition import PrinterCondition
from printing.transports.transport import NothingSent, Whole
from printing.transports.winspool import PrinterSeen, Winspool, windows_spooler

WAITING_S = 20.0  # and what the bytes may take:
BYTES_PER_S = 10_000
POLL_S = 0.05
# JOB_STATUS
DELETING, PRINTED, DELETED, COMPLETE = 0x04, 0x80, 0x100, 0x1000
WORK_OFFLINE = 0x400  # PRINTER_ATTRIBUTE: somebody chose "Use Printer Offline"
# PRINTER_STATUS, the worst first
STATUSES = (
    (0x00000010 | 0x00000040, PrinterCondition.PAPER_OUT),  # out, problem
    (0x00400000, PrinterCondition.HEAD_OPEN),  # door open
    (0x00040000, PrinterCondition.RIBBON_OUT),  # no toner
    (0x00000080 | 0x00001000, PrinterCondition.OFFLINE),  # offline, not available
    (0x00000001, PrinterCondition.PAUSED),
    # error, jam, manual feed, output full, user intervention, out of memory
    (
        0x00000002 | 0x00000008 | 0x00000020 | 0x00000800 | 0x00100000 | 0x00200000,
        PrinterCondition.NEEDS_HANDS,
    ),
    # busy, printing, waiting, processing, initialising, warming up
    (0x00000200 | 0x00000400 | 0x00002000 | 0x00004000 | 0x00008000 | 0x00010000, PrinterCondition.BUSY),
)


@dataclass(frozen=True)
class SpoolerTransport:
    """spooler: how the spooler is reached; it is only called when something is printed or asked."""

    printer: str
    waiting_s: float = WAITING_S
    spooler: Callable[[], Winspool] = field(default=windows_spooler, repr=False)
    answers: bool = False

    def send(self, data: bytes, name: str = "label.zpl") -> None:
        """Returns when the job has left the queue. One that stays is deleted, and in doubt."""
        calls, handle = self._open()
        try:
            number = self._start(calls, handle, name)
            try:
                _write(calls, handle, data)
                self._see_off(calls, handle, number, self.waiting_s + len(data) / BYTES_PER_S)
            except OSError as error:
                raise PrinterAway(self.printer, advice="Check the print queue.") from error
        finally:
            calls.close(handle)

    def ask(self, query: bytes, timeout_s: float, whole: Whole | None = None) -> bytes:
        return b""

    def holds(self, data: bytes, name: str) -> bool | None:
        return None

    def own_condition(self) -> PrinterCondition | None:
        """What the driver told the spooler; many a driver tells it nothing."""
        try:
            calls, handle = self._open()
            try:
                return condition_of(calls.printer(handle))
            finally:
                calls.close(handle)
        except (OSError, PrinterAway):
            return PrinterCondition.OFFLINE

    def _open(self) -> tuple[Winspool, c_void_p]:
        try:
            calls = self.spooler()
            return calls, calls.open(self.printer)
        except OSError as error:
            raise NothingSent(self.printer, advice="Check the print queue.") from error

    def _start(self, calls: Winspool, handle: c_void_p, name: str) -> int:
        try:
            return calls.start(handle, name)
        except OSError as error:
            raise NothingSent(self.printer, advice="Check the print queue.") from error

    def _see_off(self, calls: Winspool, handle: c_void_p, number: int, limit_s: float) -> None:
        end_s = time.monotonic() + limit_s
        while (status := calls.job(handle, number)) is not None and not status & (PRINTED | COMPLETE):
            if status & (DELETING | DELETED):
                raise OSError(f"job {number} was deleted")
            if time.monotonic() > end_s:
                calls.delete(handle, number)  # or it comes out long after it was reprinted
                raise TimeoutError(f"job {number} did not leave the queue")
            time.sleep(POLL_S)


def _write(calls: Winspool, handle: c_void_p, data: bytes) -> None:
    """All of data in the job, or no job."""
    try:
        view = memoryview(data)
        while view:
            taken = calls.write(handle, bytes(view))
            if not taken:
                raise OSError("the spooler takes no more")
            view = view[taken:]
        calls.end(handle)
    except OSError:
        with suppress(OSError):
            calls.abort(handle)
        raise


def condition_of(seen: PrinterSeen) -> PrinterCondition:
    if seen.attributes & WORK_OFFLINE:
        return PrinterCondition.OFFLINE
    trouble = next((word for bits, word in STATUSES if seen.status & bits), None)
    return trouble or (PrinterCondition.BUSY if seen.jobs else PrinterCondition.READY)
