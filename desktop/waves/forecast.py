"""When each wave will be finished, and what moving one would change. Pure: a Board in, times out."""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from enum import Enum

from fulfilment.waves.ports import USUAL_SECONDS_PER_ORDER, Board, BoardWave, WaveState

Standing = Enum("Standing", ["ON_TIME", "OVER", "LATE", "HELD", "PLANNED"])


@dataclass(frozen=True)
class Forecast:
    """One wave's future. finish: None while it is held or not released.

    spare_s: seconds from finish to promise, negative when past it; for a late wave, from the board's
    clock to the promise. It is None when finish is None and the promise is still ahead.
    """

    wave: BoardWave
    finish: datetime | None
    standing: Standing
    spare_s: float | None

    @property
    def left(self) -> int:
        """Orders not yet packed."""
        return max(0, self.wave.total - self.wave.done)


@dataclass(frozen=True)
class Lane:
    """One column, in the order it will be worked. done_at: when nothing that may run is left, or None."""

    station: str | None
    forecasts: tuple[Forecast, ...]
    done_at: datetime | None


@dataclass(frozen=True)
class Consequence:
    """What one move would change, the moved wave itself left out of worse and better.

    stays: orders open on the old bench, finished there. at_risk: orders an unreachable station may
    still be packing (never more than it holds).
    """

    wave: BoardWave
    origin: str | None
    to: str | None
    after: Forecast
    before_done: datetime | None
    after_done: datetime | None
    worse: tuple[Forecast, ...]
    better: tuple[Forecast, ...]
    stays: int
    at_risk: int


def lanes_of(board: Board) -> tuple[Lane, ...]:
    """Nobody's waves first, then one lane a station, in the board's order. Done waves are left out."""
    names = (None, *(station.name for station in board.stations))
    return tuple(_lane(board, name) for name in names)


def lane_of(lanes: tuple[Lane, ...], station: str | None) -> Lane:
    return next(lane for lane in lanes if lane.station == station)


def work_order(wave: BoardWave) -> tuple[bool, datetime, str]:
    """A station works the urgent ones first, then by promise; the same rule as claiming."""
    return (not wave.urgent, wave.due_at, wave.number)


def moved(board: Board, wave_id: str, to: str | None) -> Board:
    """board as it would stand with the wave at `to`; other waves and the figures untouched."""
    waves = tuple(replace(w, station=to) if w.wave_id == wave_id else w for w in board.waves)
    return replace(board, waves=waves)


def consequence(board: Board, wave: BoardWave, to: str | None) -> Consequence:
    """What moving wave to the station `to` (None: nobody's) would change."""
    before, after = lanes_of(board), lanes_of(moved(board, wave.wave_id, to))
    old = {f.wave.wave_id: f for lane in before for f in lane.forecasts}
    new = {f.wave.wave_id: f for lane in after for f in lane.forecasts}
    others = [(old[key], new[key]) for key in old if key != wave.wave_id]
    return Consequence(
        wave=wave,
        origin=wave.station,
        to=to,
        after=new[wave.wave_id],
        before_done=lane_of(before, to).done_at,
        after_done=lane_of(after, to).done_at,
        worse=tuple(now for was, now in others if _is_trouble(now) and not _is_trouble(was)),
        better=tuple(now for was, now in others if _is_trouble(was) and not _is_trouble(now)),
        stays=wave.open_orders,
        at_risk=_at_risk(board, wave),
    )


def all_done(board: Board) -> datetime | None:
    """When everything would be packed at the present pace, nobody's waves shared out evenly; None: no work.

    Held and unreleased waves count: somebody will have to pack them. Never before the longest lane ends.
    """
    left_s = sum(_seconds_left(wave) for wave in board.waves if wave.state is not WaveState.DONE)
    if not left_s or not board.stations:
        return None
    shared = board.at + timedelta(seconds=left_s / len(board.stations))
    ends = [lane.done_at for lane in lanes_of(board)[1:] if lane.done_at is not None]
    return max(shared, *ends) if ends else shared


def _lane(board: Board, station: str | None) -> Lane:
    mine = sorted(
        (w for w in board.waves if w.station == station and w.state is not WaveState.DONE), key=work_order
    )
    forecasts: list[Forecast] = []
    clock, has_work = board.at, False
    for wave in mine:
        if wave.state is not WaveState.RELEASED:
            forecasts.append(_waiting(board.at, wave))
            continue
        # nobody's waves are not worked one after the other: each is shown as if begun now
        begin = board.at if station is None else clock
        clock, has_work = begin + timedelta(seconds=_seconds_left(wave)), True
        forecasts.append(_running(board.at, wave, clock))
    return Lane(station, tuple(forecasts), clock if has_work and station is not None else None)


def _seconds_left(wave: BoardWave) -> float:
    pace_s = wave.seconds_per_order if wave.seconds_per_order > 0 else USUAL_SECONDS_PER_ORDER
    return max(0, wave.total - wave.done) * pace_s


def _running(at: datetime, wave: BoardWave, finish: datetime) -> Forecast:
    if wave.due_at < at:
        return Forecast(wave, finish, Standing.LATE, (wave.due_at - at).total_seconds())
    spare_s = (wave.due_at - finish).total_seconds()
    return Forecast(wave, finish, Standing.ON_TIME if spare_s >= 0 else Standing.OVER, spare_s)


def _waiting(at: datetime, wave: BoardWave) -> Forecast:
    """A held or unreleased wave has no finish, but its promise may have passed all the same."""
    if wave.due_at < at:
        return Forecast(wave, None, Standing.LATE, (wave.due_at - at).total_seconds())
    return Forecast(wave, None, Standing.HELD if wave.state is WaveState.HELD else Standing.PLANNED, None)


def _is_trouble(forecast: Forecast) -> bool:
    """A late wave stays late wherever it is, so only OVER can be cured or caused."""
    return forecast.standing is Standing.OVER


def _at_risk(board: Board, wave: BoardWave) -> int:
    origin = next((s for s in board.stations if s.name == wave.station), None)
    if origin is None or origin.is_reachable:
        return 0
    return min(origin.claimed, max(0, wave.total - wave.done))
