"""The few calls of Windows's spooler that we need.

Source: Microsoft, Win32 API, winspool.h. Never run on Windows yet (docs/devices/windows.md).
"""

import ctypes
import sys
from collections.abc import Callable
from ctypes import POINTER, Structure, byref, c_void_p, c_wchar_p, cast, create_string_buffer
from dataclasses import dataclass
from typing import Any

DWORD = ctypes.c_uint32
DELETE_JOB = 5  # JOB_CONTROL_DELETE
INVALID_PARAMETER = 87  # of GetJob: there is no such job any more


class DocInfo(Structure):
    """DOC_INFO_1W."""

    _fields_ = [("pDocName", c_wchar_p), ("pOutputFile", c_wchar_p), ("pDatatype", c_wchar_p)]


class PrinterInfo(Structure):
    """PRINTER_INFO_2W."""

    _fields_ = [
        *((name, c_void_p) for name in ("server", "name", "share", "port", "driver", "comment", "location")),
        *((name, c_void_p) for name in ("devmode", "separator", "processor", "datatype", "parameters")),
        ("security", c_void_p),
        ("Attributes", DWORD),
        *((name, DWORD) for name in ("priority", "default_priority", "start", "until")),
        ("Status", DWORD),
        ("cJobs", DWORD),
        ("pages_a_minute", DWORD),
    ]


class JobInfo(Structure):
    """JOB_INFO_1W."""

    _fields_ = [
        ("number", DWORD),
        *((name, c_void_p) for name in ("printer", "machine", "user", "document", "datatype", "words")),
        ("Status", DWORD),
        *((name, DWORD) for name in ("priority", "position", "pages", "printed")),
        ("submitted", ctypes.c_uint16 * 8),
    ]


@dataclass(frozen=True)
class PrinterSeen:
    """status: PRINTER_STATUS bits. attributes: PRINTER_ATTRIBUTE bits. jobs: how many are in its queue."""

    status: int
    attributes: int
    jobs: int


@dataclass(frozen=True)
class Winspool:
    """dll: winspool.drv, or a fake of it. Each call raises OSError when Windows says no.

    handle: of an open printer, from open to close.
    """

    dll: Any
    last_error: Callable[[], int]

    def open(self, name: str) -> c_void_p:
        handle = c_void_p()
        self._check("OpenPrinter", self.dll.OpenPrinterW(c_wchar_p(name), byref(handle), None))
        return handle

    def close(self, handle: c_void_p) -> None:
        self.dll.ClosePrinter(handle)

    def start(self, handle: c_void_p, document: str) -> int:
        """The number of a new job of raw bytes: no driver looks at them."""
        info = DocInfo(document, None, "RAW")
        number = int(self._check("StartDocPrinter", self.dll.StartDocPrinterW(handle, DWORD(1), byref(info))))
        self._check("StartPagePrinter", self.dll.StartPagePrinter(handle))
        return number

    def write(self, handle: c_void_p, data: bytes) -> int:
        """How many bytes were taken."""
        taken = DWORD()
        self._check("WritePrinter", self.dll.WritePrinter(handle, data, DWORD(len(data)), byref(taken)))
        return taken.value

    def end(self, handle: c_void_p) -> None:
        self._check("EndPagePrinter", self.dll.EndPagePrinter(handle))
        self._check("EndDocPrinter", self.dll.EndDocPrinter(handle))

    def abort(self, handle: c_void_p) -> None:
        """Throw away the job that was started and is not ended; best effort."""
        self.dll.AbortPrinter(handle)

    def printer(self, handle: c_void_p) -> PrinterSeen:
        raw = self._two_steps(
            "GetPrinter",
            lambda buffer, size, needed: self.dll.GetPrinterW(handle, DWORD(2), buffer, size, needed),
        )
        info = cast(raw, POINTER(PrinterInfo)).contents
        return PrinterSeen(info.Status, info.Attributes, info.cJobs)

    def job(self, handle: c_void_p, number: int) -> int | None:
        """Its JOB_STATUS bits; None when it left the queue."""
        try:
            raw = self._two_steps(
                "GetJob",
                lambda buffer, size, needed: self.dll.GetJobW(
                    handle, DWORD(number), DWORD(1), buffer, size, needed
                ),
            )
        except OSError as error:
            if error.errno == INVALID_PARAMETER:
                return None
            raise
        return int(cast(raw, POINTER(JobInfo)).contents.Status)

    def delete(self, handle: c_void_p, number: int) -> None:
        self._check("SetJob", self.dll.SetJobW(handle, DWORD(number), DWORD(0), None, DWORD(DELETE_JOB)))

    def _two_steps(self, name: str, call: Callable[[Any, DWORD, Any], int]) -> Any:
        """What call fills: asked first how much room it needs, as Windows wants it."""
        needed = DWORD()
        call(None, DWORD(0), byref(needed))
        if not needed.value:
            raise OSError(self.last_error(), name)
        buffer = create_string_buffer(needed.value)
        self._check(name, call(buffer, DWORD(needed.value), byref(needed)))
        return buffer

    def _check(self, name: str, result: int) -> int:
        if not result:
            raise OSError(self.last_error(), name)
        return result


def windows_spooler() -> Winspool:
    """The spooler of this machine. Raises OSError when this is no Windows."""
    if sys.platform != "win32":
        raise OSError("only Windows has this spooler")
    return Winspool(ctypes.WinDLL("winspool.drv", use_last_error=True), ctypes.get_last_error)
