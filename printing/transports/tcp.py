"""A printer on the network, raw port 9100."""

import socket
import time
from contextlib import suppress
from dataclasses import dataclass

from fulfilment.errors import PrinterAway
from printing.condition import PrinterCondition
from printing.transports.transport import NothingSent, Whole

RAW_PORT = 9100
CONNECT_S = 3.0
IDLE_S = 3.0  # no byte taken for so long: the printer hangs
LISTEN_S = 0.1  # how often `whole` is asked while nothing comes
GOODBYE_S = 0.2  # a reset that comes after our last byte is still worth knowing


@dataclass(frozen=True)
class TcpTransport:
    host: str
    port: int = RAW_PORT
    answers: bool = True
    timeout_s: float = CONNECT_S

    def send(self, data: bytes, name: str = "label.zpl") -> None:
        wire = self._connect()
        try:
            with wire:
                _send_all(wire, data)
                wire.shutdown(socket.SHUT_WR)
                _wait_for_goodbye(wire)
        except OSError as error:
            raise PrinterAway(f"{self.host}:{self.port}") from error

    def ask(self, query: bytes, timeout_s: float, whole: Whole | None = None) -> bytes:
        wire, reply = self._connect(), b""
        try:
            with wire:
                _send_all(wire, query)
                end = time.monotonic() + timeout_s
                while not (whole and whole(reply)) and (left := end - time.monotonic()) > 0:
                    wire.settimeout(min(left, LISTEN_S))
                    with suppress(TimeoutError):
                        part = wire.recv(4096)
                        if not part:
                            break
                        reply += part
        except OSError as error:
            raise PrinterAway(f"{self.host}:{self.port}") from error
        return reply

    def own_condition(self) -> PrinterCondition | None:
        return None

    def holds(self, data: bytes, name: str) -> bool | None:
        return None

    def _connect(self) -> socket.socket:
        try:
            return socket.create_connection((self.host, self.port), self.timeout_s)
        except OSError as error:
            raise NothingSent(f"{self.host}:{self.port}") from error


def _send_all(wire: socket.socket, data: bytes) -> None:
    """sendall's limit is for the whole; ours is for a standstill."""
    wire.settimeout(IDLE_S)
    view = memoryview(data)
    while view:
        view = view[wire.send(view) :]


def _wait_for_goodbye(wire: socket.socket) -> None:
    """Wait a moment for the other end to close. Raises ConnectionResetError if it threw our bytes away."""
    wire.settimeout(GOODBYE_S)
    with suppress(TimeoutError):
        while wire.recv(4096):
            pass
