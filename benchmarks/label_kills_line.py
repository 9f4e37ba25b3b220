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
                self._pass_on(station)

    def _pass_on(self, station: socket.socket) -> None:
        with socket.create_connection((LOOPBACK, self._printer_port)) as printer:
            while True:
                ready, _, _ = select.select([station, printer], [], [])
                for end, other in ((station, printer), (printer, station)):
                    if end in ready and not self._hand_over(end, other, end is station):
                        return

    def _hand_over(self, end: socket.socket, other: socket.socket, is_label: bool) -> bool:
        """False when the connection is over."""
        try:
            part = end.recv(PART)
        except ConnectionResetError:
            other.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, RESET)
            return False
        if is_label and self.breaks_next and len(part) > LABEL_BYTES:
            self._break(end, other, part)
            return False
        other.sendall(part)
        return bool(part)

    def _break(self, station: socket.socket, printer: socket.socket, part: bytes) -> None:
        """The printer sees the end of the line within the label; the station a reset, or no harm at all."""
        self.breaks_next = False
        printer.sendall(part[: self._chance.randrange(20, len(part) - 20)])
        printer.shutdown(socket.SHUT_WR)
        if self._chance.random() < 0.5:
            station.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, RESET)
            return
        while station.recv(PART):
            pass
