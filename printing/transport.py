"""The ways to a printer. Building one touches nothing; only send and ask do."""

import os
import socket
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol
from urllib.parse import parse_qs, unquote, urlsplit

from fulfilment.errors import PrinterAway, SettingsWrong

RAW_PORT = 9100
CONNECT_S = 3.0
IDLE_S = 3.0  # no byte taken for so long: the printer hangs
LISTEN_S = 0.1  # how often `whole` is asked while nothing comes
GOODBYE_S = 0.2  # a reset that comes after our last byte is still worth knowing
Whole = Callable[[bytes], bool]


class NothingSent(PrinterAway):
    """Nobody took the line, so not a byte arrived: the label may be sent again."""


class Transport(Protocol):
    @property
    def answers(self) -> bool:
        """Whether asking makes sense: a file and a one-way line never answer."""

    def send(self, data: bytes, name: str = "label.zpl") -> None:
        """Hand over all of data, or raise PrinterAway (some may have arrived).

        name: what a file of it is called; wires ignore it, they carry no names.
        """

    def ask(self, query: bytes, timeout_s: float, whole: Whole | None = None) -> bytes:
        """What came back within timeout_s, b"" for silence; ends early once whole says so.

        query: may be a whole label with a question behind it. whole is asked a few times a second.
        Raises NothingSent when nobody takes the line, PrinterAway when it breaks.
        """

    def holds(self, data: bytes, name: str) -> bool | None:
        """Whether data certainly arrived, certainly did not, or (None) nobody can say."""


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


@dataclass(frozen=True)
class FolderTransport:
    """One file a label. A file is whole or absent: it is renamed into place after it is on the disk."""

    folder: Path
    answers: bool = False

    def send(self, data: bytes, name: str = "label.zpl") -> None:
        target = self.folder / name
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
            draft = target.with_name(f".{name}.draft")
            with draft.open("wb") as file:
                _write_through(file.fileno(), data)
            draft.replace(target)
            _sync_folder(self.folder)
        except OSError as error:
            raise PrinterAway(str(target), advice="Check the folder of labels: disk, rights.") from error

    def ask(self, query: bytes, timeout_s: float, whole: Whole | None = None) -> bytes:
        return b""

    def holds(self, data: bytes, name: str) -> bool | None:
        try:
            return (self.folder / name).read_bytes() == data
        except FileNotFoundError:
            return False
        except OSError:
            return None


@dataclass(frozen=True)
class AppendTransport:
    """All labels in one file (a device file is one too), each on the disk before send returns."""

    path: Path
    answers: bool = False

    def send(self, data: bytes, name: str = "label.zpl") -> None:
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True)
            with self.path.open("ab") as file:
                _write_through(file.fileno(), data)
        except OSError as error:
            raise PrinterAway(str(self.path), advice="Check the file of labels: disk, rights.") from error

    def ask(self, query: bytes, timeout_s: float, whole: Whole | None = None) -> bytes:
        return b""

    def holds(self, data: bytes, name: str) -> bool | None:
        try:
            if not self.path.is_file():
                return _absent(self.path)
            with self.path.open("rb") as file:  # one label is in flight, so it can only be the last
                file.seek(max(0, self.path.stat().st_size - 2 * len(data)))
                return data in file.read()
        except OSError:
            return None


def _absent(path: Path) -> bool | None:
    """A device file cannot be read back; a file that is not there holds nothing."""
    return None if path.exists() else False


def _write_through(handle: int, data: bytes) -> None:
    view = memoryview(data)
    while view:
        view = view[os.write(handle, view) :]
    with suppress(OSError):  # a pipe or a device has no disk to wait for
        os.fsync(handle)


def _sync_folder(folder: Path) -> None:
    """The rename itself must survive a power cut; Windows has no such call and needs none."""
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)


@dataclass(frozen=True)
class TwinTransport:
    """The virtual printer of that name in this process; it starts when it is first used."""

    name: str
    answers: bool = True

    def send(self, data: bytes, name: str = "label.zpl") -> None:
        self._wire().send(data, name)

    def ask(self, query: bytes, timeout_s: float, whole: Whole | None = None) -> bytes:
        return self._wire().ask(query, timeout_s, whole)

    def holds(self, data: bytes, name: str) -> bool | None:
        return None

    def _wire(self) -> TcpTransport:
        from printing.virtual_twins import (
            twin,
        )  # a whole printer, with numpy: not for those who have a real one

        return TcpTransport("127.0.0.1", twin(self.name).port)


def open_transport(url: str) -> Transport:
    """The way that url names.

    tcp://host:port (port 9100 if none; ?status=no for a printer that never answers), file:///folder,
    file:///labels.zpl (a suffix: all labels in that file), virtual://NAME.
    Raises SettingsWrong for any other url.
    """
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError as error:
        raise SettingsWrong(f"printer {url!r} has no such port") from error
    match parts.scheme:
        case "tcp" if parts.hostname:
            answers = parse_qs(parts.query).get("status") != ["no"]
            return TcpTransport(parts.hostname, RAW_PORT if port is None else port, answers)
        case "file" if parts.path.strip("/"):
            path = _local_path(parts.netloc, unquote(parts.path))
            return AppendTransport(path) if path.suffix and not path.is_dir() else FolderTransport(path)
        case "virtual":
            return TwinTransport(unquote(parts.netloc or parts.path.strip("/")) or "printer")
    raise SettingsWrong(
        f"printer {url!r}", advice="Write the printer as tcp://host:9100, file:///folder or virtual://name."
    )


def _local_path(host: str, path: str) -> Path:
    """file:///C:/labels on Windows loses its first slash; file://./labels is relative to here."""
    if host == ".":
        return Path("." + path)
    return Path(path[1:] if os.name == "nt" and path[2:3] == ":" else path)
