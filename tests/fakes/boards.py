"""Boards, a shared database that answers with them, and a printer desk, all in memory."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any, TypeVar

from fulfilment.errors import StationError
from fulfilment.waves.ports import (
    Board,
    BoardRefusal,
    BoardStation,
    BoardWave,
    Reassigned,
    WaveState,
)

T = TypeVar("T")
NOON = datetime(2026, 5, 18, 12, 0, tzinfo=UTC)


def a_wave(
    number: str, station: str | None = "03", minutes: float = 30, due_in: float = 120, **rest: Any
) -> BoardWave:
    """A released wave of ten orders whose work takes `minutes` and is promised in `due_in` minutes."""
    values: dict[str, Any] = {
        "wave_id": f"id-{number}", "number": number, "state": WaveState.RELEASED, "station": station,
        "carrier": "ZTO", "channels": ("taobao",), "done": 0, "total": 10, "open_orders": 0,
        "due_at": NOON + timedelta(minutes=due_in), "urgent": False, "seconds_per_order": minutes * 6,
    }  # fmt: skip
    return BoardWave(**{**values, **rest})


def a_station(
    name: str, is_reachable: bool = True, seen_s: float | None = 1.0, claimed: int = 0
) -> BoardStation:
    return BoardStation(name, f"Operator {name}", seen_s, is_reachable, claimed)


def a_board(
    *waves: BoardWave, stations: tuple[BoardStation, ...] | None = None, at: datetime = NOON
) -> Board:
    known = stations if stations is not None else tuple(a_station(name) for name in ("03", "05", "07"))
    return Board(at, known, waves, packed_today=1284, orders_today=2910, to_decide=5)


class FakeWaveBoard:
    """A WaveBoard that keeps its word: what was moved, held or released shows on the next reading."""

    def __init__(self, board: Board, trouble: StationError | None = None) -> None:
        self.board, self.trouble = board, trouble
        self.refusal: BoardRefusal | None = None
        self.asked: list[tuple[Any, ...]] = []
        self.readings = 0

    def read_board(self) -> Board:
        self.readings += 1
        self._stumble()
        return self.board

    def reassign(
        self, wave_id: str, to: str | None, by: str, *, force: bool = False
    ) -> Reassigned | BoardRefusal:
        self.asked.append(("reassign", wave_id, to, by, force))
        self._stumble()
        wave = next((w for w in self.board.waves if w.wave_id == wave_id), None)
        if self.refusal is not None or wave is None:
            return self.refusal or BoardRefusal.NO_SUCH_WAVE
        origin = next((s for s in self.board.stations if s.name == wave.station), None)
        if origin is not None and not origin.is_reachable and not force:
            return BoardRefusal.UNREACHABLE
        self._change(wave_id, station=to, open_orders=0)
        at_risk = origin.claimed if origin is not None and not origin.is_reachable else 0
        return Reassigned(wave.total - wave.done - wave.open_orders, wave.open_orders, at_risk)

    def hold(self, wave_id: str, by: str) -> BoardRefusal | None:
        return self._set(wave_id, by, "hold", WaveState.HELD)

    def release(self, wave_id: str, by: str) -> BoardRefusal | None:
        return self._set(wave_id, by, "release", WaveState.RELEASED)

    def _set(self, wave_id: str, by: str, name: str, state: WaveState) -> BoardRefusal | None:
        self.asked.append((name, wave_id, by))
        self._stumble()
        if self.refusal is None:
            self._change(wave_id, state=state)
        return self.refusal

    def _change(self, wave_id: str, **what: Any) -> None:
        waves = tuple(replace(w, **what) if w.wave_id == wave_id else w for w in self.board.waves)
        self.board = replace(self.board, waves=waves)

    def _stumble(self) -> None:
        if self.trouble is not None:
            raise self.trouble


def at_once(job: Callable[[], T], done: Callable[[T], None], failed: Callable[[StationError], None]) -> None:
    """A Run that does the job where it stands."""
    try:
        result = job()
    except StationError as error:
        failed(error)
    else:
        done(result)


class HeldLane:
    """A Run that keeps jobs until the test lets them go: what happens in between can be looked at."""

    def __init__(self) -> None:
        self.waiting: list[tuple[Any, Any, Any]] = []

    def __call__(
        self, job: Callable[[], T], done: Callable[[T], None], failed: Callable[[StationError], None]
    ) -> None:
        self.waiting.append((job, done, failed))

    def let_go(self) -> None:
        waiting, self.waiting = self.waiting, []
        for job, done, failed in waiting:
            at_once(job, done, failed)
