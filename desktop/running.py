"""How a presenter has work done elsewhere: hand in a job, be told when it is over. No Qt here."""

from collections.abc import Callable
from typing import Protocol, TypeVar

from fulfilment.errors import StationError

T = TypeVar("T")


class Run(Protocol):
    """Lane.run, or anything that keeps its promise: one job at a time, in the order handed in."""

    def __call__(
        self, job: Callable[[], T], done: Callable[[T], None], failed: Callable[[StationError], None]
    ) -> None:
        """Do job; then done(its result) or failed(the StationError), back on the caller's thread."""
