"""Scanners without hardware: a device that gives what it was given, a scanner of the station's lanes."""

import time
from collections import deque

from fulfilment.errors import ScannerAway
from fulfilment.packing.barcodes import RawScan, ScanSource


class FakeDevice:
    """A Device. reads: what comes next, b"" for silence; an OSError for a plug that is pulled."""

    def __init__(self, *reads: bytes | OSError) -> None:
        self.reads: deque[bytes | OSError] = deque(reads)
        self.trouble: OSError | None = None  # at opening
        self.opened = self.closed = 0

    def open(self) -> None:
        if self.trouble is not None:
            raise self.trouble
        self.opened += 1

    def read(self, patience_s: float) -> bytes:
        if not self.reads:
            time.sleep(max(0.0, min(patience_s, 0.05)))
            return b""
        now = self.reads.popleft()
        if isinstance(now, OSError):
            raise now
        return now

    def close(self) -> None:
        self.closed += 1


class FakeScanner:
    """A Scanner. says: texts to come, or errors; then silence."""

    def __init__(self, *says: str | Exception, name: str = "gun") -> None:
        self.says: deque[str | Exception] = deque(says)
        self.closed = 0
        self._name = name

    @property
    def name(self) -> str:
        return self._name

    def listen(self, patience_s: float) -> tuple[RawScan, ...]:
        if not self.says:
            time.sleep(min(patience_s, 0.01))
            return ()
        now = self.says.popleft()
        if isinstance(now, Exception):
            raise now
        return (RawScan(now, ScanSource.SERIAL, scanner=self._name),)

    def close(self) -> None:
        self.closed += 1


AWAY = ScannerAway("/dev/ttyUSB0")
