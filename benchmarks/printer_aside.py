"""The virtual printer in a process of its own, as a real one is a box of its own.

Run as a program it prints its port, then the instant of each label's first byte, and ends with its input.
"""

import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from time import perf_counter

from printing.languages.known import Language
from printing.virtual.printer import VirtualPrinter


class StampingPrinter(VirtualPrinter):
    """Says when a label's first byte has come. perf_counter is one clock for all processes here."""

    _stamped = False

    def _take(self, line: socket.socket, buffer: bytes, language: Language) -> bytes:
        if buffer.startswith(b"^XA") and not self._stamped:
            print(perf_counter(), flush=True)
        left = super()._take(line, buffer, language)
        self._stamped = left.startswith(b"^XA")
        return left


@dataclass(frozen=True)
class PrinterAside:
    process: subprocess.Popen[str]
    url: str

    def first_byte(self) -> float:
        """When the next label's first byte came; waits for it."""
        assert self.process.stdout is not None
        return float(self.process.stdout.readline())


@contextmanager
def printer_aside() -> Iterator[PrinterAside]:
    command = [sys.executable, "-m", "benchmarks.printer_aside"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        try:
            yield PrinterAside(process, process.stdout.readline().strip())
        finally:
            process.stdin.close()


def main() -> None:
    with StampingPrinter() as printer:
        print(printer.url, flush=True)
        sys.stdin.read()


if __name__ == "__main__":
    main()
