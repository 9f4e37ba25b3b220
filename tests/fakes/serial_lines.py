"""A serial line of this machine's kernel (a pty), with a printer on its other end."""

import os
import pty
import select
import socket
import termios
import threading
import tty
from contextlib import suppress
from types import TracebackType
from typing import Any

TICK_S = 0.02


class FakeSerialLine:
    """port: what a program opens. The virtual printer at printer_port hears and answers at the other end.

    hang() stops the printer reading; pull_plug(after) takes the port away once so many bytes came through;
    heard: all bytes that did.
    """

    def __init__(self, printer_port: int) -> None:
        self._ours, self._theirs = pty.openpty()
        tty.setraw(self._theirs)
        self.port = os.ttyname(self._theirs)
        self.heard = b""
        self._printer = socket.create_connection(("127.0.0.1", printer_port))
        self._is_on, self._is_reading, self._plug_after = True, True, -1
        self._thread = threading.Thread(target=self._carry, daemon=True)

    def __enter__(self) -> "FakeSerialLine":
        self._thread.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._is_on = False
        self._thread.join()
        self._printer.close()
        for end in (self._ours, self._theirs):
            with suppress(OSError):  # a plug that was pulled
                os.close(end)

    def hang(self) -> None:
        self._is_reading = False

    def pull_plug(self, after: int = 0) -> None:
        self._plug_after = after

    def babble(self, said: bytes) -> None:
        """The printer says something that nobody asked."""
        os.write(self._ours, said)

    def settings(self) -> list[Any]:
        """As tcgetattr gives them."""
        return termios.tcgetattr(self._theirs)

    def _carry(self) -> None:
        while self._is_on:
            ends: list[Any] = [self._printer, *([self._ours] if self._is_reading else [])]
            ready, _, _ = select.select(ends, [], [], TICK_S)
            if self._ours in ready:
                part = os.read(self._ours, 4096)
                self.heard += part
                self._printer.sendall(part)
            if self._printer in ready:
                if not (said := self._printer.recv(4096)):
                    return
                os.write(self._ours, said)
            if 0 <= self._plug_after <= len(self.heard):
                os.close(self._ours)
                return
