"""An HTTP server that says the same to everybody, whatever was asked, be it HTTP or not."""

import re
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress

TICK_S, PATIENCE_S = 0.02, 20.0


@contextmanager
def a_server_that_says(*replies: bytes | None) -> Iterator[int]:
    """Its port. The first connection gets the first of replies, and so on; the last one is for all others.

    None: nothing is said, and the line stays open.
    """
    listener = socket.create_server(("127.0.0.1", 0))
    listener.settimeout(TICK_S)
    over = threading.Event()
    thread = threading.Thread(target=_serve, args=(listener, list(replies), over), daemon=True)
    thread.start()
    try:
        yield listener.getsockname()[1]
    finally:
        over.set()
        thread.join()
        listener.close()


def _serve(listener: socket.socket, replies: list[bytes | None], over: threading.Event) -> None:
    while not over.is_set():
        with suppress(OSError):
            line, _ = listener.accept()
            with line:
                reply = replies.pop(0) if len(replies) > 1 else replies[0]
                _answer(line, reply, over)


def _answer(line: socket.socket, reply: bytes | None, over: threading.Event) -> None:
    if reply is None:
        over.wait()
        return
    line.settimeout(PATIENCE_S)
    _hear_out(line)
    line.sendall(reply)


def _hear_out(line: socket.socket) -> None:
    """A whole HTTP question: closing a line with bytes unread resets it, and the answer is lost."""
    heard = b""
    while not (head := re.search(rb"\r\n\r\n", heard)):
        if not (part := line.recv(65536)):
            return
        heard += part
    size = re.search(rb"(?i)content-length: (\d+)", heard)
    missing = head.end() + int(size[1] if size else 0) - len(heard)
    while missing > 0 and (part := line.recv(missing)):
        missing -= len(part)
