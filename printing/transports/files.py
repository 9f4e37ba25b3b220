"""Labels as files: a folder of them, or one file."""

import os
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from fulfilment.errors import PrinterAway
from printing.condition import PrinterCondition
from printing.transports.transport import Whole


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

    def own_condition(self) -> PrinterCondition | None:
        return None

    def holds(self, data: bytes, name: str) -> bool | None:
        try:
            return (self.folder / name).read_bytes() == data
        except FileNotFoundError:
            return False
        except OSError:
            return None


@dataclass(frozen=True)
class AppendTransport:
    """All labels in one file (a pipe is one too), each on the disk before send returns."""

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

    def own_condition(self) -> PrinterCondition | None:
        return None

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
    """A pipe cannot be read back; a file that is not there holds nothing."""
    return None if path.exists() else False


def _write_through(handle: int, data: bytes) -> None:
    view = memoryview(data)
    while view:
        view = view[os.write(handle, view) :]
    with suppress(OSError):  # a pipe has no disk to wait for
        os.fsync(handle)


def _sync_folder(folder: Path) -> None:
    """The rename itself must survive a power cut; Windows has no such call and needs none."""
    if os.name == "posix":
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
