"""The wire between a station and the virtual printer: it can break in the middle of a label."""

import random
import select
import socket
import struct
import threading
from contextlib import suppress

LOOPBACK = "127.0.0.1"
LABEL_BYTES = 400  # no question is so long
PART = 65536
RESET = struct.pack("ii", 1, 0)


class Line:
    """Listens on port and passes everything on, one connection at a time, as the printer takes them.

    breaks_next: the next label is cut somewhere in its bytes; the station is told by a reset, or not told.
    """

    def __init__(self, printer_port: int, chance: random.Random) -> None:
        self._printer_port, self._chance = printer_port, chance
        self._listener = socket.create_server((LOOPBACK, 0))
        self.port = int(self._listener.getsockname()[1])
        self.breaks_next = False
        threading.Thread(target=self._listen, daemon=True).start()

    def _listen(self) -> None:
        while True:
            station, _ = self._listener.accept()
            with station, suppress(OSError):
                try:
                    self._pass_on(station)
                except OSError:
                    _will_reset(station)  # bytes were thrown away: the station is to know

    def _pass_on(self, station: socket.socket) -> None:
        """Until the printer closes: a station that has said all of it still listens for a reset."""
        with socket.create_connection((LOOPBACK, self._printer_port)) as printer:
            ends = [station, printer]
            while True:
                ready, _, _ = select.select(ends, [], [])
                if printer in ready and not _hand_over(printer, station):
                    return
                if station in ready and not self._take(station, printer):
                    ends.remove(station)

    def _take(self, station: socket.socket, printer: socket.socket) -> bool:
        """False when nothing more comes from the station."""
        part = station.recv(PART)
        if self.breaks_next and len(part) > LABEL_BYTES:
            self._break(station, printer, part)
            raise BrokenPipeError
        if part:
            printer.sendall(part)
        else:
            printer.shutdown(socket.SHUT_WR)
        return bool(part)

    def _break(self, station: socket.socket, printer: socket.socket, part: bytes) -> None:
        """The printer sees the end of the line within the label; the station a reset, or no harm at all."""
        self.breaks_next = False
        printer.sendall(part[: self._chance.randrange(20, len(part) - 20)])
        printer.shutdown(socket.SHUT_WR)
        if self._chance.random() < 0.5:
            while station.recv(PART):
                pass
            station.close()


def _hand_over(printer: socket.socket, station: socket.socket) -> bool:
    """False when the printer has closed. Raises ConnectionResetError when it threw its bytes away."""
    part = printer.recv(PART)
    if part:
        station.sendall(part)
    return bool(part)


def _will_reset(end: socket.socket) -> None:
    """Its close is a reset, not a goodbye."""
    end.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, RESET)
