"""A printer without hands: listens like a Zebra, keeps its paper, and fails on demand.

It behaves as docs and manuals say of a Zebra: one connection at a time, silent to ~HS while it wants
paper or a closed head, and a label that ran out of paper comes out once paper is loaded. The beginning of
a label whose line broke is thrown away.
"""

import socket
import struct
import threading
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path
from types import TracebackType

import numpy as np
from PIL import Image

from printing.zpl_reader import Format, Query, next_event, read_format

LOOPBACK = "127.0.0.1"
TICK_S = 0.02  # how soon a change of the fault dial is felt
KEPT = 1000  # papers; older ones are let go
RESET = struct.pack("ii", 1, 0)  # close with RST, throwing away what is unread


class Fault(StrEnum):
    NONE = "none"
    REFUSE = "refuse"  # nobody listens
    HANG = "hang"  # takes the line, reads nothing
    CLOSE_MID_LABEL = "close_mid_label"  # resets the line before the label is whole
    PRINT_THEN_RESET = "print_then_reset"  # prints, and the line breaks all the same
    FORGET = "forget"  # takes the label and nothing comes out
    PAPER_OUT = "paper_out"
    HEAD_OPEN = "head_open"
    PAUSED = "paused"
    MUTE = "mute"  # prints but answers nothing


@dataclass(frozen=True)
class Paper:
    """One label as it came out. data: its ZPL; complaints: what the printer did not understand of it."""

    number: int  # the odometer after it
    data: bytes
    complaints: tuple[str, ...]

    def image(self) -> Image.Image:
        """Black on white, mode "1", drawn anew."""
        dots = read_format(self.data).dots
        return Image.frombytes("1", dots.shape[::-1], np.packbits(1 - dots, axis=1).tobytes())


class VirtualPrinter:
    """Start it with `with` or start(); paper_left None never runs out; print_s is the time of one label."""

    def __init__(
        self,
        folder: Path | None = None,
        *,
        port: int = 0,
        paper_left: int | None = None,
        print_s: float = 0.0,
        has_odometer: bool = True,
        odometer: int = 0,
        on_paper: Callable[[Paper], None] | None = None,
    ) -> None:
        self.folder, self.port, self.print_s = folder, port, print_s
        self.has_odometer, self.on_paper = has_odometer, on_paper
        self.odometer, self._paper_left = odometer, paper_left
        self._papers: deque[Paper] = deque(maxlen=KEPT)
        self._waiting: deque[bytes] = deque()
        self._printing = 0
        self._fault = Fault.NONE
        self._listener: socket.socket | None = None
        self._state = threading.Condition()
        self._is_on = False
        self._threads: list[threading.Thread] = []

    # -- the outside of the box ------------------------------------------------------------------------

    def start(self) -> "VirtualPrinter":
        self._is_on = True
        self._open()
        self._threads = [
            threading.Thread(target=work, name=f"virtual printer {self.port}", daemon=True)
            for work in (self._listen, self._feed)
        ]
        for thread in self._threads:
            thread.start()
        return self

    def stop(self) -> None:
        with self._state:
            self._is_on = False
            self._state.notify_all()
        for thread in self._threads:
            thread.join()
        self._close()

    def __enter__(self) -> "VirtualPrinter":
        return self.start()

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    @property
    def url(self) -> str:
        return f"tcp://{LOOPBACK}:{self.port}"

    @property
    def fault(self) -> Fault:
        return self._fault

    @fault.setter
    def fault(self, fault: Fault) -> None:
        """Turn the dial; when this returns a refusing printer does not listen any more."""
        with self._state:
            self._fault = fault
            self._state.notify_all()
            self._state.wait_for(lambda: not self._is_on or (self._listener is None) == self._is_refusing())

    @property
    def paper_left(self) -> int | None:
        return self._paper_left

    def load_paper(self, labels: int | None) -> None:
        """A new roll; what waited for it comes out."""
        with self._state:
            self._paper_left = labels
            self._state.notify_all()

    def papers(self) -> tuple[Paper, ...]:
        """What came out, oldest first (the last thousand)."""
        with self._state:
            return tuple(self._papers)

    def wait_for_papers(self, count: int, timeout_s: float = 5.0) -> tuple[Paper, ...]:
        """papers() once there are count of them, or as they stand after timeout_s."""
        with self._state:
            self._state.wait_for(lambda: len(self._papers) >= count, timeout_s)
            return tuple(self._papers)

    # -- the line --------------------------------------------------------------------------------------

    def _is_refusing(self) -> bool:
        return self._fault is Fault.REFUSE

    def _open(self) -> None:
        listener = socket.create_server((LOOPBACK, self.port))
        listener.settimeout(TICK_S)
        self.port = listener.getsockname()[1]
        with self._state:
            self._listener = listener
            self._state.notify_all()

    def _close(self) -> None:
        with self._state:
            if self._listener is not None:
                self._listener.close()
            self._listener = None
            self._state.notify_all()

    def _listen(self) -> None:
        while self._is_on:
            if self._is_refusing():
                self._close()
                with self._state:
                    self._state.wait_for(lambda: not (self._is_on and self._is_refusing()))
            elif self._listener is None:
                self._open()
            else:
                with suppress(TimeoutError):
                    line, _ = self._listener.accept()
                    with line, suppress(OSError):
                        self._serve(line)

    def _serve(self, line: socket.socket) -> None:
        line.settimeout(TICK_S)
        buffer = b""
        while self._is_on and not self._is_refusing():
            if self._fault is Fault.HANG:
                with self._state:
                    self._state.wait(TICK_S)
                continue
            with suppress(TimeoutError):
                part = line.recv(65536)
                if not part:
                    return
                buffer += part
                if self._fault is Fault.CLOSE_MID_LABEL and b"^XA" in buffer:
                    return self._reset(line)
                buffer = self._take(line, buffer)

    def _take(self, line: socket.socket, buffer: bytes) -> bytes:
        """Do all whole things in buffer; what is left of it."""
        while True:
            event, buffer = next_event(buffer)
            match event:
                case Query():
                    line.sendall(self._answer(event))
                case Format() if self._fault is not Fault.FORGET:
                    self._accept(event.data)
                    if self._fault is Fault.PRINT_THEN_RESET:
                        self._reset(line)
                case None:
                    return buffer

    def _reset(self, line: socket.socket) -> None:
        line.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, RESET)
        line.close()

    # -- what it says ----------------------------------------------------------------------------------

    def _answer(self, query: Query) -> bytes:
        if self._fault is Fault.MUTE:
            return b""
        if query.name == "getvar":
            is_known = query.variable == "odometer.total_label_count" and self.has_odometer
            return f'"{self.odometer}"'.encode() if is_known else b'"?"'
        if query.name == "HQES":
            return self._error_status()
        return b"" if self._wants_hands() else self._host_status()

    def _is_paper_out(self) -> bool:
        return self._fault is Fault.PAPER_OUT or self._paper_left == 0

    def _wants_hands(self) -> bool:
        return self._is_paper_out() or self._fault is Fault.HEAD_OPEN

    def _host_status(self) -> bytes:
        with self._state:
            waiting = len(self._waiting) + self._printing
        paused = int(self._fault is Fault.PAUSED)
        first = f"030,0,{paused},1245,{waiting:03d},0,0,0,000,0,0,0"
        second = "000,0,0,0,0,2,4,0,00000000,1,000"
        return "".join(f"\x02{text}\x03\r\n" for text in (first, second, "1234,0")).encode()

    def _error_status(self) -> bytes:
        bits = self._is_paper_out() * 0x1 | (self._fault is Fault.HEAD_OPEN) * 0x4
        bits |= (self._fault is Fault.PAUSED) * 0x10000
        errors = f"ERRORS: {int(bits > 0)} 00000000 {bits:08X}"
        return f"\x02\r\n\r\nPRINTER STATUS\r\n{errors}\r\nWARNINGS: 0 00000000 00000000\x03\r\n".encode()

    # -- the paper -------------------------------------------------------------------------------------

    def _accept(self, data: bytes) -> None:
        with self._state:
            self._waiting.append(data)
            self._state.notify_all()
            if self._fault is Fault.PRINT_THEN_RESET:
                self._state.wait_for(lambda: not (self._is_on and (self._waiting or self._printing)))

    def _may_print(self) -> bool:
        return bool(self._waiting) and not self._wants_hands() and self._fault is not Fault.PAUSED

    def _feed(self) -> None:
        while True:
            with self._state:
                self._state.wait_for(lambda: not self._is_on or self._may_print())
                if not self._is_on:
                    return
                data, self._printing = self._waiting.popleft(), 1
            self._print(data)

    def _print(self, data: bytes) -> None:
        sheet = read_format(data)
        for _ in range(sheet.copies):
            with self._state:
                self._state.wait_for(lambda: not self._is_on, self.print_s)
                self._state.wait_for(lambda: not (self._is_on and self._is_paper_out()))
            paper = Paper(self.odometer + 1, data, tuple(sheet.complaints))
            self._keep(paper)
        with self._state:
            self._printing = 0
            self._state.notify_all()

    def _keep(self, paper: Paper) -> None:
        if self.folder is not None:
            self.folder.mkdir(parents=True, exist_ok=True)
            paper.image().save(self.folder / f"{paper.number:06d}.png")
        with self._state:
            self.odometer = paper.number
            self._paper_left = self._paper_left and self._paper_left - 1
            self._papers.append(paper)
            self._state.notify_all()
        if self.on_paper is not None:
            self.on_paper(paper)


_twins: dict[str, VirtualPrinter] = {}
_twins_lock = threading.Lock()


def twin(name: str) -> VirtualPrinter:
    """The virtual printer of that name in this process, started when it is first asked for."""
    with _twins_lock:
        if name not in _twins:
            _twins[name] = VirtualPrinter().start()
        return _twins[name]


def stop_twins() -> None:
    with _twins_lock:
        while _twins:
            _twins.popitem()[1].stop()
