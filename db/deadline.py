"""A limit for calls that would never come back: a frozen server is cut off here."""

import heapq
import itertools
import os
import socket
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager


class Cut:
    """Whether a call ran into its deadline."""

    def __init__(self, descriptor: int, at: float) -> None:
        self.descriptor = descriptor
        self.at = at
        self.has_fired = False
        self.is_over = False
        self._lock = threading.Lock()

    def fire(self) -> None:
        with self._lock:
            if self.is_over:
                return
            self.has_fired = True
            _shut(self.descriptor)

    def end(self) -> None:
        """After this the descriptor is not touched any more: it may belong to someone else by then."""
        with self._lock:
            self.is_over = True


def _shut(descriptor: int) -> None:
    """Both directions, which wakes whoever waits on it; closing it is left to its owner."""
    try:
        with socket.socket(fileno=os.dup(descriptor)) as wire:
            wire.shutdown(socket.SHUT_RDWR)
    except OSError:
        return  # already gone: that is what was wanted


class Watch:
    """One thread for all deadlines of the program."""

    def __init__(self) -> None:
        self._waiting: list[tuple[float, int, Cut]] = []
        self._count = itertools.count()
        self._changed = threading.Condition()
        self._thread: threading.Thread | None = None

    @contextmanager
    def limit(self, descriptor: int, seconds: float) -> Iterator[Cut]:
        """The socket behind descriptor is shut down when the block takes longer than seconds."""
        cut = Cut(descriptor, time.monotonic() + seconds)
        with self._changed:
            heapq.heappush(self._waiting, (cut.at, next(self._count), cut))
            self._start()
            if self._waiting[0][2] is cut:
                self._changed.notify()
        try:
            yield cut
        finally:
            cut.end()

    def _start(self) -> None:
        if self._thread is None or not self._thread.is_alive():
            self._thread = threading.Thread(target=self._run, name="database deadlines", daemon=True)
            self._thread.start()

    def _run(self) -> None:
        while True:
            self._next().fire()

    def _next(self) -> Cut:
        """Wait for the first deadline that passes; calls that ended in time are dropped on the way."""
        with self._changed:
            while True:
                while self._waiting and self._waiting[0][2].is_over:
                    heapq.heappop(self._waiting)
                if not self._waiting:
                    self._changed.wait()
                    continue
                left = self._waiting[0][0] - time.monotonic()
                if left <= 0:
                    return heapq.heappop(self._waiting)[2]
                self._changed.wait(left)


WATCH = Watch()
