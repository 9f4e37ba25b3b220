"""A scanner on a serial line, behind fulfilment's Scanner."""

import time
from contextlib import suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from fulfilment.errors import ScannerAway
from fulfilment.packing.barcodes import RawScan, ScanSource
from scanning.serial.framing import Framer, FrameSettings
from scanning.serial.port import path_of

try:
    from termios import error as LineGone
except ImportError:  # Windows says OSError of everything
    LineGone = OSError  # type: ignore[assignment,misc]

if TYPE_CHECKING:
    from serial import Serial


@dataclass(frozen=True)
class LineSettings:
    """As the scanner's own setting sheet says. ValueError for what no line can be."""

    baud: int = 9600
    bits: int = 8
    parity: str = "N"
    stop: int = 1

    def __post_init__(self) -> None:
        if not 110 <= self.baud <= 4_000_000:
            raise ValueError(f"baud is 110-4000000, not {self.baud}")
        if self.bits not in (7, 8) or self.parity not in ("N", "E", "O") or self.stop not in (1, 2):
            raise ValueError("bits is 7 or 8, parity N, E or O, stop 1 or 2")


class SerialScanner:
    """name: as the settings call it. port: see scanning.serial.port. Touches nothing until it listens."""

    def __init__(
        self, name: str, port: str, frames: FrameSettings | None = None, line: LineSettings | None = None
    ) -> None:
        self._name, self._port = name, port
        self._line_settings = line or LineSettings()
        self._framer = Framer(frames or FrameSettings())
        self._line: Serial | None = None

    @property
    def name(self) -> str:
        return self._name

    @property
    def halves(self) -> int:
        """Codes that stopped halfway and were thrown away."""
        return self._framer.halves

    def listen(self, patience_s: float) -> tuple[RawScan, ...]:
        """See Scanner.listen."""
        end = time.monotonic() + patience_s
        try:
            line = self._opened()
            while not (codes := self._hear(line, end)) and time.monotonic() < end:
                pass
        except (OSError, LineGone, TypeError) as error:  # TypeError: pyserial, closed by another thread
            self.close()
            raise ScannerAway(self._port) from error
        return tuple(self._scan(code) for code in codes)

    def close(self) -> None:
        line, self._line = self._line, None
        self._framer.drop()
        if line is not None:
            with suppress(OSError, LineGone):
                line.close()

    def _hear(self, line: "Serial", end: float) -> tuple[bytes, ...]:
        """The codes of the next bytes, or of the silence instead of them."""
        deadline_ms = self._framer.deadline_ms
        until = min(end, deadline_ms / 1000) if deadline_ms is not None else end
        line.timeout = max(0.0, until - time.monotonic())
        data = line.read(1)
        data += line.read(line.in_waiting) if data else b""
        return self._framer.feed(data, _now_ms()) if data else self._framer.flush(_now_ms())

    def _opened(self) -> "Serial":
        if self._line is None:
            self._line = _open(path_of(self._port), self._line_settings)
            # what was scanned while nobody listened belongs to no order that is open now
            # (genielabs/serialport-lib-dotnet#31)
            self._line.reset_input_buffer()
        return self._line

    def _scan(self, code: bytes) -> RawScan:
        return RawScan(self._framer.text_of(code), ScanSource.SERIAL, at_ms=_now_ms(), scanner=self._name)


def _open(path: str, how: LineSettings) -> "Serial":
    """Raises ScannerAway."""
    import serial  # only a station with a serial scanner waits for it

    try:
        return serial.Serial(
            path, how.baud, bytesize=how.bits, parity=how.parity, stopbits=how.stop, exclusive=True
        )
    except (OSError, LineGone, ValueError) as error:
        if getattr(error, "errno", None) == _FORBIDDEN:
            raise ScannerAway(path, advice="Let this user use the scanner.") from error
        raise ScannerAway(path) from error


def _now_ms() -> int:
    return int(time.monotonic() * 1000)


_FORBIDDEN = 13  # EACCES: on Linux, not in the group dialout
