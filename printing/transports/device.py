"""A printer as one of Linux's device files, /dev/usb/lp0: without a library, and without a way back."""

import os
import select
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from fulfilment.errors import PrinterAway
from printing.condition import PrinterCondition
from printing.transports.transport import NothingSent, Whole

CHUNK = 4096  # bytes
IDLE_S = 5.0  # no byte taken for so long: the printer hangs, or wants paper


@dataclass(frozen=True)
class DeviceTransport:
    path: Path
    idle_s: float = IDLE_S
    answers: bool = False

    def send(self, data: bytes, name: str = "label.zpl") -> None:
        handle = self._open()
        try:
            view = memoryview(data)
            while view:
                self._await_room(handle)
                with suppress(BlockingIOError):
                    view = view[os.write(handle, view[:CHUNK]) :]
            self._await_room(handle)  # Linux's usblp drops what is still under way when it is closed
        except OSError as error:
            raise PrinterAway(str(self.path)) from error
        finally:
            os.close(handle)

    def ask(self, query: bytes, timeout_s: float, whole: Whole | None = None) -> bytes:
        return b""

    def own_condition(self) -> PrinterCondition | None:
        return None

    def holds(self, data: bytes, name: str) -> bool | None:
        return None

    def _open(self) -> int:
        try:
            return os.open(self.path, os.O_WRONLY | os.O_NONBLOCK | os.O_NOCTTY)
        except OSError as error:
            raise NothingSent(str(self.path)) from error

    def _await_room(self, handle: int) -> None:
        if not select.select([], [handle], [], self.idle_s)[1]:
            raise TimeoutError("takes nothing")
