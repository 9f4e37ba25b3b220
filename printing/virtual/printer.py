"""A printer without hands: listens in ZPL, TSPL, ESC/POS or EPL2, keeps its paper, and fails on demand.

It behaves as the manuals say: one connection at a time, and a label that ran out of paper comes out once
paper is loaded. The beginning of a label whose line broke is thrown away. The language of a connection is
the one that its first bytes are of.
"""

import socket
import struct
import threading
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from types import TracebackType

from printing.languages.known import Language, heard_language
from printing.readers.sheet import Format, Query
from printing.virtual.answers import Body, answer
from printing.virtual.paper import Acknowledgement, Fault, Label, Paper

__all__ = ["Fault", "Paper", "VirtualPrinter"]

LOOPBACK = "127.0.0.1"
TICK_S = 0.02  # how soon a change of the fault dial is felt
KEPT = 1000  # papers; older ones are let go
RESET = struct.pack("ii", 1, 0)  # close with RST, throwing away what is unread


class VirtualPrinter:
    """Start it with `with` or start().

    paper_left None never runs out; print_s is the time of one label; dots_per_mm None: what the label looks
    like; acknowledges: whether it answers to GS ( H of ESC/POS, as clones may not.
    """

    def __init__(
        self,
        folder: Path | None = None,
        *,
        port: int = 0,
        paper_left: int | None = None,
        print_s: float = 0.0,
        has_odometer: bool = True,
        odometer: int = 0,
        acknowledges: bool = True,
        dots_per_mm: int | None = None,
        on_paper: Callable[[Paper], None] | None = None,
    ) -> None:
        self.folder, self.port, self.print_s = folder, port, print_s
        self.has_odometer, self.on_paper = has_odometer, on_paper
        self.odometer, self._paper_left = odometer, paper_left
        self.acknowledges, self.dots_per_mm = acknowledges, dots_per_mm
        self._papers: deque[Paper] = deque(maxlen=KEPT)
        self._waiting: deque[Label | Acknowledgement] = deque()
        self._printing = 0
        self._has_forgotten = False
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
        buffer, language, self._has_forgotten = b"", None, False
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
                language = language or heard_language(buffer)
                if language is None:
                    continue
                if self._fault is Fault.CLOSE_MID_LABEL and language.begins in buffer:
                    return self._reset(line)
                buffer = self._take(line, buffer, language)

    def _take(self, line: socket.socket, buffer: bytes, language: Language) -> bytes:
        """Do all whole things in buffer; what is left of it."""
        while True:
            event, buffer = language.next_event(buffer)
            match event:
                case Query("ACK"):
                    self._promise(line, event)
                case Query():
                    line.sendall(self._answer(language, event))
                case Format() if self._fault is Fault.FORGET:
                    self._has_forgotten = True
                case Format():
                    self._accept(Label(event.data, language))
                    if self._fault is Fault.PRINT_THEN_RESET:
                        self._reset(line)
                case None:
                    return buffer

    def _reset(self, line: socket.socket) -> None:
        line.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, RESET)
        line.close()

    # -- what it says ----------------------------------------------------------------------------------

    def _answer(self, language: Language, query: Query) -> bytes:
        if self._fault is Fault.MUTE:
            return b""
        with self._state:
            waiting = sum(isinstance(one, Label) for one in self._waiting) + self._printing
        return answer(
            language.name,
            query,
            Body(
                is_paper_out=self._is_paper_out(),
                is_head_open=self._fault is Fault.HEAD_OPEN,
                is_paused=self._fault is Fault.PAUSED,
                waiting=waiting,
                odometer=self.odometer if self.has_odometer else None,
            ),
        )

    def _promise(self, line: socket.socket, query: Query) -> None:
        """Ids behind a label that was forgotten are forgotten with it."""
        if self.acknowledges and not self._has_forgotten:
            said = b"\x37\x22" + query.variable.encode("latin-1") + b"\x00"
            with self._state:
                self._waiting.append(Acknowledgement(line, said))
                self._state.notify_all()

    def _is_paper_out(self) -> bool:
        return self._fault is Fault.PAPER_OUT or self._paper_left == 0

    def _wants_hands(self) -> bool:
        return self._is_paper_out() or self._fault is Fault.HEAD_OPEN

    # -- the paper -------------------------------------------------------------------------------------

    def _accept(self, label: Label) -> None:
        with self._state:
            self._waiting.append(label)
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
                one = self._waiting.popleft()
                self._printing = int(isinstance(one, Label))
            if isinstance(one, Label):
                self._print(one)
            elif self._fault is not Fault.MUTE:
                with suppress(OSError):  # who asked may be gone
                    one.line.sendall(one.answer)

    def _print(self, label: Label) -> None:
        sheet = label.language.read_format(label.data, self.dots_per_mm)
        for _ in range(sheet.copies):
            with self._state:
                self._state.wait_for(lambda: not self._is_on, self.print_s)
                self._state.wait_for(lambda: not (self._is_on and self._is_paper_out()))
            complaints = tuple(sheet.complaints)
            name, scale = label.language.name, self.dots_per_mm
            self._keep(Paper(self.odometer + 1, label.data, complaints, name, scale))
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
