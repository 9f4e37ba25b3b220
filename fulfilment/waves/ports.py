"""What the wave board asks of the shared database."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol

USUAL_SECONDS_PER_ORDER = 75.0  # an order of a few pieces, until a bench has been measured


class WaveState(StrEnum):
    PLANNED = "planned"  # cut, not yet released to the floor
    RELEASED = "released"
    HELD = "held"
    DONE = "done"


@dataclass(frozen=True)
class BoardWave:
    """done, total: orders. open_orders: on a bench right now. station: None while nobody has it.

    seconds_per_order: as measured lately; 0 until something was.
    """

    wave_id: str
    number: str
    state: WaveState
    station: str | None
    carrier: str
    channels: tuple[str, ...]
    done: int
    total: int
    open_orders: int
    due_at: datetime
    urgent: bool
    seconds_per_order: float


@dataclass(frozen=True)
class BoardStation:
    """last_seen_s: seconds by the database's clock since the station last asked; None: never."""

    name: str
    operator: str
    last_seen_s: float | None
    is_reachable: bool
    claimed: int  # unfinished orders it holds


@dataclass(frozen=True)
class Board:
    """at: the database's clock when it was read. to_decide: open exceptions."""

    at: datetime
    stations: tuple[BoardStation, ...]
    waves: tuple[BoardWave, ...]
    packed_today: int
    orders_today: int
    to_decide: int


@dataclass(frozen=True)
class Reassigned:
    """moved: orders that went along. stayed: open on the old bench, they are finished there.
    at_risk: orders that an unreachable station may still be packing; each is flagged if it does."""

    moved: int
    stayed: int
    at_risk: int


class BoardRefusal(StrEnum):
    UNREACHABLE = "unreachable"  # the old station does not answer: force it, or wait
    NO_SUCH_WAVE = "no_such_wave"
    NO_SUCH_STATION = "no_such_station"
    WAVE_DONE = "wave_done"
    SAME_STATION = "same_station"
    NOT_A_SUPERVISOR = "not_a_supervisor"


class WaveBoard(Protocol):
    """Blocking, with a deadline; raises DatabaseAway, DatabaseRefused."""

    def read_board(self) -> Board: ...

    def reassign(
        self, wave_id: str, to: str | None, by: str, *, force: bool = False
    ) -> Reassigned | BoardRefusal:
        """Move a wave; raises the epoch of every order that moves. to None: nobody's again.
        by: operator_id of a supervisor."""

    def hold(self, wave_id: str, by: str) -> BoardRefusal | None: ...

    def release(self, wave_id: str, by: str) -> BoardRefusal | None: ...
