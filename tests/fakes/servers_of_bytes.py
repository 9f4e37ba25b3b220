"""A server that says the same to everybody, whatever was asked."""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager, suppress

TICK_S = 0.02


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
    line.settimeout(TICK_S)
    with suppress(TimeoutError):
        while line.recv(65536):  # all of the question, or closing would reset the line
            pass
    line.sendall(reply)
