"""An order as the facts of one journal tell it."""

from collections.abc import Iterable
from functools import reduce
from uuid import uuid4

from fulfilment.packing.facts import Fact
from fulfilment.packing.session import PackingSession, evolve, open_session
from fulfilment.packing.work import Work


def evolved(session: PackingSession, facts: Iterable[Fact]) -> PackingSession:
    """session after facts, oldest first."""
    return reduce(lambda one, fact: evolve(one, fact.kind, fact.payload), facts, session)


def replay(work: Work, facts: Iterable[Fact], parcel_id: str = "") -> PackingSession:
    """What was done to work under its present epoch.

    facts: all that the journal has of it. parcel_id: of the first box while there are none, "" for a new one.
    """
    ours = [fact for fact in facts if fact.epoch == work.epoch]
    return evolved(open_session(work, ours[0].parcel_id if ours else parcel_id or str(uuid4())), ours)
