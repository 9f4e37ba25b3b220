"""A device file of Linux: /dev/hidraw3, /dev/input/by-id/...-event-kbd.

`Device` is what pos.py and keyboard.py need of a system; another system brings another one.
"""

import os
from collections.abc import Callable
from contextlib import suppress
from select import select
from typing import Protocol

CHUNK = 16_384  # bytes: a burst of 680 key events; a hidraw file gives one report at a time anyhow
STALE = 1_000  # reads, at most, to empty a device that was just opened


class Device(Protocol):
    def open(self) -> None:
        """Open it and drop what it had kept. Raises OSError."""

    def read(self, patience_s: float) -> bytes:
        """What came, b"" when nothing did in time. Raises OSError when it is gone."""

    def close(self) -> None: ...


class DeviceFile:
    """find: its path now, asked at each opening. prepare: what this kind of device wants to be told once it
    is open. Both may raise OSError.
    """

    def __init__(
        self, find: str | Callable[[], str], prepare: Callable[[int], None] = lambda number: None
    ) -> None:
        self._find, self._prepare = find, prepare
        self._path = ""
        self._number = -1

    def open(self) -> None:
        self._path = self._find if isinstance(self._find, str) else self._find()
        self._number = os.open(self._path, os.O_RDONLY | _NONBLOCK)
        try:
            self._prepare(self._number)
            self._drop_stale()
        except OSError:
            self.close()
            raise

    def read(self, patience_s: float) -> bytes:
        if not select([self._number], [], [], max(0.0, patience_s))[0]:
            return b""
        data = self._read()
        if not data:
            raise OSError(f"{self._path} ended")  # what a device that was pulled out looks like
        return data

    def close(self) -> None:
        number, self._number = self._number, -1
        if number >= 0:
            with suppress(OSError):
                os.close(number)

    def _read(self) -> bytes:
        return os.read(self._number, CHUNK)

    def _drop_stale(self) -> None:
        with suppress(BlockingIOError):
            for _ in range(STALE):
                if not self._read():
                    return


_NONBLOCK = getattr(os, "O_NONBLOCK", 0)  # Windows has none of these files: opening one says so
