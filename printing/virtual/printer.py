"""A printer without hands: listens in ZPL, TSPL, ESC/POS or EPL2, keeps its paper, and fails on demand.

It behaves as the manuals say: one connection at a time, and a label that ran out of paper comes out once
paper is loaded. The beginning of a label whose line broke is thrown away. The language of a connection is
the one that its first bytes are of.
"""

import socket
import struct
import threading
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from types import TracebackType

from printing.languages.known import LANGUAGES, Language, heard_language
from printing.readers.sheet import CALIBRATE, Format, Query
from printing.virtual.answers import answer
from printing.virtual.motor import Motor
from printing.virtual.paper import Acknowledgement, Fault, Label, Paper

__all__ = ["Fault", "Paper", "VirtualPrinter"]

LOOPBACK = "127.0.0.1"
TICK_S = 0.02  # how soon a change of the fault dial is felt
RESET = struct.pack("ii", 1, 0)  # close with RST, throwing away what is unread
RUBBISH = b"\xfe\x02,\x03\x80?\xff\r\n"


class VirtualPrinter(Motor):
    """Start it with `with` or start().

    paper_left None never runs out; print_s is the time of one label; dots_per_mm None: what the label looks
    like. language: the only one it understands, None for whatever is heard first; acknowledges: whether it
    answers to GS ( H of ESC/POS, as clones may not. media_rows: the length of a label in dots as it measured
    it, None for paper without gaps; loaded_rows: as the labels really are.
    """

    def __init__(
        self,
        folder: Path | None = None,
        *,
        port: int = 0,
        host: str = LOOPBACK,
        paper_left: int | None = None,
        print_s: float = 0.0,
        has_odometer: bool = True,
        odometer: int = 0,
        acknowledges: bool = True,
        dots_per_mm: int | None = None,
        language: str | None = None,
        media_rows: int | None = None,
        loaded_rows: int | None = None,
        on_paper: Callable[[Paper], None] | None = None,
    ) -> None:
        super().__init__(
            folder,
            paper_left=paper_left,
            print_s=print_s,
            odometer=odometer,
            has_odometer=has_odometer,
            dots_per_mm=dots_per_mm,
            media_rows=media_rows,
            loaded_rows=loaded_rows,
            on_paper=on_paper,
        )
        self.host, self.port, self.acknowledges = host, port, acknowledges
        self.language = None if language is None else LANGUAGES[language]
        self._has_forgotten = False
        self._listener: socket.socket | None = None
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
        return f"tcp://{self.host}:{self.port}"

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

    # -- the line --------------------------------------------------------------------------------------

    def _is_refusing(self) -> bool:
        return self._fault is Fault.REFUSE

    def _open(self) -> None:
        listener = socket.create_server((self.host, self.port))
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
        buffer, language, self._has_forgotten = b"", self.language, False
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
                    self._acknowledge(line, event)
                case Query(name) if name == CALIBRATE:
                    self.calibrate()
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
        if self._fault is Fault.RUBBISH:
            return RUBBISH
        return b"" if self._fault is Fault.MUTE else answer(language.name, query, self.body())

    def _acknowledge(self, line: socket.socket, query: Query) -> None:
        """Ids behind a label that was forgotten are forgotten with it."""
        if self._fault is Fault.RUBBISH:
            line.sendall(RUBBISH)
        elif self.acknowledges and not self._has_forgotten:
            said = b"\x37\x22" + query.variable.encode("latin-1") + b"\x00"
            self._promise(Acknowledgement(line, said))
