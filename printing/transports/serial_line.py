"""A printer on a serial line: RS-232, or an adapter that looks like one. COM3 or /dev/ttyUSB0."""

import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from typing import TYPE_CHECKING

from fulfilment.errors import PrinterAway
from printing.condition import PrinterCondition
from printing.transports.transport import NothingSent, Whole

try:
    from termios import error as LineGone
except ImportError:  # Windows says OSError of everything
    LineGone = OSError  # type: ignore[assignment,misc]

if TYPE_CHECKING:
    from serial import Serial

CHUNK = 256  # bytes handed over at once: 2 s at 1200 baud, well within IDLE_S
IDLE_S = 5.0  # no byte taken for so long: the printer holds the line, or hangs
LISTEN_S = 0.1  # how often `whole` is asked while nothing comes
POLL_S = 0.01


@dataclass(frozen=True)
class LineSettings:
    """As the printer's own settings page says. flow: who may say stop, one of FLOWS."""

    baud: int = 9600
    bits: int = 8
    parity: str = "N"
    stop: int = 1
    flow: str = "none"


FLOWS = ("none", "xonxoff", "rtscts", "dsrdtr")
AS_DELIVERED = LineSettings()


@dataclass(frozen=True)
class SerialTransport:
    """answers False for a line whose way back is not wired."""

    port: str
    settings: LineSettings = AS_DELIVERED
    answers: bool = True
    idle_s: float = IDLE_S

    def send(self, data: bytes, name: str = "label.zpl") -> None:
        with self._line() as line:
            self._write(line, data)

    def ask(self, query: bytes, timeout_s: float, whole: Whole | None = None) -> bytes:
        reply = b""
        with self._line() as line:
            line.reset_input_buffer()  # what was said to somebody else
            self._write(line, query)
            end = time.monotonic() + timeout_s
            while not (whole and whole(reply)) and (left := end - time.monotonic()) > 0:
                line.timeout = min(left, LISTEN_S)
                reply += line.read(max(1, line.in_waiting))
        return reply

    def own_condition(self) -> PrinterCondition | None:
        return None

    def holds(self, data: bytes, name: str) -> bool | None:
        return None

    @contextmanager
    def _line(self) -> Iterator["Serial"]:
        """The open line, closed afterwards. Raises NothingSent when it does not open, PrinterAway later."""
        line = self._open()
        try:
            yield line
        except (OSError, LineGone) as error:
            with suppress(OSError, LineGone):
                line.reset_output_buffer()  # or closing waits half a minute for a printer that hangs
            raise PrinterAway(self.port) from error
        finally:
            line.close()

    def _open(self) -> "Serial":
        import serial  # only a station with a serial printer waits for it

        how = self.settings
        try:
            return serial.Serial(
                self.port,
                baudrate=how.baud,
                bytesize=how.bits,
                parity=how.parity,
                stopbits=how.stop,
                xonxoff=how.flow == "xonxoff",
                rtscts=how.flow == "rtscts",
                dsrdtr=how.flow == "dsrdtr",
                write_timeout=self.idle_s,
                exclusive=True,
            )
        except (OSError, LineGone, ValueError) as error:  # ValueError: a speed that the port has not
            raise NothingSent(self.port) from error

    def _write(self, line: "Serial", data: bytes) -> None:
        """All of data out of the machine, not only into its buffer. Raises OSError on a standstill."""
        for start in range(0, len(data), CHUNK):
            line.write(data[start : start + CHUNK])
        left, since_s = line.out_waiting, time.monotonic()
        while left > 0:
            time.sleep(POLL_S)
            now = line.out_waiting
            if now != left:
                left, since_s = now, time.monotonic()
            elif time.monotonic() - since_s > self.idle_s:
                raise TimeoutError(f"{now} bytes stand still")
