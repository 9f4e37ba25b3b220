"""winspool.drv as far as we call it, filling the structures that it is handed."""

from ctypes import addressof, c_void_p, cast, memmove, sizeof
from dataclasses import dataclass, field
from typing import Any

from printing.transports.winspool import DELETE_JOB, INVALID_PARAMETER, JobInfo, PrinterInfo, Winspool

ACCESS_DENIED, UNKNOWN_PRINTER, NO_MEMORY, TOO_SMALL = 5, 1801, 8, 122
HANDLE = 4711


@dataclass
class FakeWinspool:
    """One printer, "Zebra". Its job leaves the queue after so many looks; None: never.

    job_status: while it is there. takes: bytes that a WritePrinter takes. fails: a call that Windows refuses.
    """

    status: int = 0
    attributes: int = 0
    jobs: int = 0
    job_status: int = 0
    looks: int | None = 2
    takes: int = 1000
    fails: str = ""
    printed: bytes = b""
    document: str = ""
    calls: list[str] = field(default_factory=list)
    error: int = 0

    def spooler(self) -> Winspool:
        return Winspool(self, lambda: self.error)

    def OpenPrinterW(self, name: Any, handle: Any, _: None) -> int:
        if name.value != "Zebra":
            return self._no(UNKNOWN_PRINTER)
        handle._obj.value = HANDLE
        return self._done("open")

    def ClosePrinter(self, handle: c_void_p) -> int:
        return self._done("close", handle)

    def StartDocPrinterW(self, handle: c_void_p, level: Any, info: Any) -> int:
        assert info._obj.pDatatype == "RAW"
        self.document = info._obj.pDocName
        return 7 * self._done("start", handle)

    def StartPagePrinter(self, handle: c_void_p) -> int:
        return self._done("page", handle)

    def WritePrinter(self, handle: c_void_p, data: bytes, size: Any, taken: Any) -> int:
        part = data[: min(size.value, self.takes)]
        self.printed += part
        taken._obj.value = len(part)
        return self._done("write", handle)

    def EndPagePrinter(self, handle: c_void_p) -> int:
        return self._done("page ends", handle)

    def EndDocPrinter(self, handle: c_void_p) -> int:
        return self._done("end", handle)

    def AbortPrinter(self, handle: c_void_p) -> int:
        return self._done("abort", handle)

    def GetPrinterW(self, handle: c_void_p, level: Any, buffer: Any, size: Any, needed: Any) -> int:
        assert level.value == 2
        info = PrinterInfo(Status=self.status, Attributes=self.attributes, cJobs=self.jobs)
        return self._fill(info, buffer, size, needed) and self._done("printer", handle)

    def GetJobW(self, handle: c_void_p, number: Any, level: Any, buffer: Any, size: Any, needed: Any) -> int:
        assert (number.value, level.value) == (7, 1)
        if self.looks == 0:
            return self._no(INVALID_PARAMETER)
        filled = self._fill(JobInfo(Status=self.job_status), buffer, size, needed)
        if filled and self.looks is not None:
            self.looks -= 1
        return filled

    def SetJobW(self, handle: c_void_p, number: Any, level: Any, job: None, command: Any) -> int:
        assert (number.value, command.value) == (7, DELETE_JOB)
        return self._done("delete", handle)

    def _fill(self, info: PrinterInfo | JobInfo, buffer: Any, size: Any, needed: Any) -> int:
        """Windows puts the texts behind the structure, so it wants more room than that."""
        needed._obj.value = sizeof(info) + 64
        if buffer is None or size.value < needed._obj.value:
            return self._no(TOO_SMALL)
        memmove(cast(buffer, c_void_p), addressof(info), sizeof(info))
        return 1

    def _done(self, call: str, handle: c_void_p | None = None) -> int:
        assert handle is None or handle.value == HANDLE
        self.calls.append(call)
        return self._no(ACCESS_DENIED) if call == self.fails else 1

    def _no(self, error: int) -> int:
        self.error = error
        return 0
