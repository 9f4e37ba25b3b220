"""The courier beside a bench: whatever happens to it, the bench is answered."""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from threading import Semaphore
from typing import cast

import pytest

from commands.driving import VisitsBeside
from commands.wiring import StationParts
from db.sync import Visit
from fulfilment.errors import JournalFull

QUIET = Visit(trouble=None, unsent=0, oldest_unsent_at=None, set_aside=0, last_contact=None)


@dataclass
class FakeCourier:
    """Fails in the ways given, one a visit; then all is well."""

    faults: list[Exception] = field(default_factory=list)
    visits: int = 0
    wanted: int = 0
    begun: Semaphore = field(default_factory=lambda: Semaphore(0))

    def step(self) -> Visit:
        self.visits += 1
        self.begun.release()
        if self.faults:
            raise self.faults.pop(0)
        return QUIET

    def wait_for_rounds(self, count: int) -> None:
        """Until count rounds are over: the one after them has begun."""
        for _ in range(count + 1):
            assert self.begun.acquire(timeout=10.0)

    def want_work(self) -> None:
        self.wanted += 1


@dataclass
class FakeParts:
    courier: FakeCourier


@contextmanager
def beside(courier: FakeCourier, pause_s: float = 3600.0) -> Iterator[VisitsBeside]:
    visits = VisitsBeside(cast(StationParts, FakeParts(courier)), pause_s)
    try:
        yield visits
    finally:
        visits.close()


@pytest.mark.parametrize("fault", [JournalFull("no room"), ValueError("a bug")])
def test_a_fetch_that_fails_raises_and_the_next_one_is_answered(fault: Exception) -> None:
    """Bug: a full disk ended the courier's thread, and the bench waited for its answer for ever."""
    courier = FakeCourier([fault])
    with beside(courier) as visits:
        with pytest.raises(type(fault)):
            visits.fetch()
        assert visits.fetch(want_work=True) is QUIET
    assert (courier.visits, courier.wanted) == (2, 1)


def test_a_round_that_fails_is_passed_over_and_the_next_one_is_told() -> None:
    courier = FakeCourier([JournalFull("no room"), JournalFull("no room")])
    with beside(courier, pause_s=0.001) as visits:
        courier.wait_for_rounds(3)
        assert visits.take()[0] is QUIET


def test_a_bug_in_a_round_is_not_kept_quiet() -> None:
    courier = FakeCourier([ValueError("a bug")])
    with beside(courier, pause_s=0.001) as visits:
        courier.wait_for_rounds(1)
        with pytest.raises(ValueError, match="a bug"):
            visits.take()
