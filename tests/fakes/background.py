"""A call that blocks, while the test looks at the world from outside."""

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager


@contextmanager
def in_the_background(work: Callable[[], object]) -> Iterator[list[BaseException]]:
    """What work raised, complete once the block is left."""
    raised: list[BaseException] = []

    def run() -> None:
        try:
            work()
        except Exception as error:
            raised.append(error)

    thread = threading.Thread(target=run, daemon=True)
    thread.start()
    try:
        yield raised
    finally:
        thread.join(30.0)
