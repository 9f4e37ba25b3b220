"""The bar under the board: keys at rest, consequences while a wave is carried. No Qt in this file."""

from datetime import datetime, tzinfo

from desktop.say import Say, Words
from desktop.shown import KeyShown, Sign
from desktop.waves.forecast import Consequence, Forecast, Standing
from desktop.waves.names import clock_text, some, span_words
from desktop.waves.shown import FootShown, ItemShown, NoticeShown
from fulfilment.waves.ports import Board, BoardWave, Reassigned, WaveState

PICK, HOLD, RELEASE = (
    KeyShown("Enter", Say("Move")),
    KeyShown("H", Say("Hold")),
    KeyShown("R", Say("Release")),
)
DROP, FORCE = KeyShown("Enter", Say("Drop")), KeyShown("F", Say("Force"))
CANCEL = KeyShown("Esc", Say("Cancel"))
ARROWS, SIDEWAYS = KeyShown("↑ ↓ ← →", Say("Choose")), KeyShown("← →", Say("Station"))
LEAVE = KeyShown("F12", Say("Sign out"))


def resting(chosen: BoardWave | None, notice: NoticeShown | None) -> FootShown:
    """Only the keys that do something to the chosen wave."""
    if chosen is None:
        return FootShown((LEAVE,), notice)
    turn = HOLD if chosen.state is WaveState.RELEASED else RELEASE
    return FootShown((ARROWS, turn, PICK, LEAVE), notice)


def sending(wave: BoardWave) -> FootShown:
    """Between the drop and the shared database's answer: there is nothing to press."""
    return FootShown((), NoticeShown(Sign.WAITING, Say("Moving {wave}", wave=wave.number)))


def hanging(wave: BoardWave, notice: NoticeShown | None) -> FootShown:
    """Carried, but over the column it came from."""
    title = Say("{wave}: choose a station", wave=wave.number)
    return FootShown((SIDEWAYS, CANCEL), notice, title, Say("with the arrows left and right"))


def moving(
    board: Board, move: Consequence, is_force_needed: bool, notice: NoticeShown | None, zone: tzinfo | None
) -> FootShown:
    """What dropping would change. An unreachable origin offers force in place of the drop."""
    title = Say("{wave}: {old} → {new}", wave=move.wave.number, old=_place(move.origin), new=_place(move.to))
    items = (_own_item(move, board.at, zone), *_others_item(move), *_orders_item(move))
    keys = (FORCE if is_force_needed else DROP, CANCEL)
    return FootShown(keys, notice, title, _who_learns(board, move, is_force_needed), items)


def done_words(move: Consequence, result: Reassigned) -> Words:
    """What the shared database says it did."""
    at = Say("{wave} is at {place} now: ", wave=move.wave.number, place=_place(move.to))
    said = some(
        result.moved, Say("{at}1 order moved", at=at), Say("{at}{n} orders moved", at=at, n=result.moved)
    )
    if result.at_risk:
        return Say("{said}, {n} may be packed twice and will be flagged.", said=said, n=result.at_risk)
    if result.stayed:
        return Say("{said}, {n} stay with {old}.", said=said, n=result.stayed, old=_place(move.origin))
    return Say("{said}.", said=said)


def _place(station: str | None) -> Words:
    return Say("unassigned") if station is None else station


def _who_learns(board: Board, move: Consequence, is_force_needed: bool) -> Words:
    silent = {station.name for station in board.stations if not station.is_reachable}
    if is_force_needed:
        return Say("{name} does not answer", name=_place(move.origin))
    if move.to in silent:
        return Say("{name} learns when it is back", name=_place(move.to))
    if move.to is None or move.origin is None:
        return Say("the station learns at once")
    return Say("both stations learn at once")


def _own_item(move: Consequence, now: datetime, zone: tzinfo | None) -> ItemShown:
    after, number = move.after, move.wave.number
    if after.standing is Standing.LATE:
        return ItemShown(
            Sign.NO, _finish(after, now, zone), Say("{span} late", span=span_words(after.spare_s or 0))
        )
    if after.finish is None:
        return ItemShown(Sign.WAITING, Say("{wave} waits", wave=number), Say("until it is released"))
    if move.to is None:
        return ItemShown(Sign.WAITING, Say("{wave} waits", wave=number), Say("until a station takes it"))
    span = span_words(after.spare_s or 0)
    if after.standing is Standing.OVER:
        return ItemShown(Sign.ATTENTION, _finish(after, now, zone), Say("{span} over", span=span))
    return ItemShown(Sign.RIGHT, _finish(after, now, zone), Say("{span} before promise", span=span))


def _finish(forecast: Forecast, now: datetime, zone: tzinfo | None) -> Words:
    if forecast.finish is None:
        return Say("{wave} waits", wave=forecast.wave.number)
    return Say("{wave} at {time}", wave=forecast.wave.number, time=clock_text(forecast.finish, now, zone))


def _others_item(move: Consequence) -> tuple[ItemShown, ...]:
    """At most one: what gets worse goes before what gets better."""
    worse, better = move.worse, move.better
    if worse:
        title = some(
            len(worse), Say("{wave} will be over", wave=worse[0].wave.number),
            Say("{n} waves will be over", n=len(worse)),
        )  # fmt: skip
        return (ItemShown(Sign.ATTENTION, title, _worse_detail(worse, better)),)
    if not better:
        return ()
    title = some(
        len(better), Say("{wave} no longer over", wave=better[0].wave.number),
        Say("{n} waves no longer over", n=len(better)),
    )  # fmt: skip
    spare = min(forecast.spare_s or 0 for forecast in better)
    return (ItemShown(Sign.RIGHT, title, Say("{span} to spare", span=span_words(spare))),)


def _worse_detail(worse: tuple[Forecast, ...], better: tuple[Forecast, ...]) -> Words:
    if better:
        return Say("{n} no longer over", n=len(better))
    return Say("{span} past promise", span=span_words(min(forecast.spare_s or 0 for forecast in worse)))


def _orders_item(move: Consequence) -> tuple[ItemShown, ...]:
    if move.at_risk:
        n = move.at_risk
        title = some(n, Say("1 order at risk"), Say("{n} orders at risk", n=n))
        return (ItemShown(Sign.DOUBT, title, Say("{name} may pack them too", name=_place(move.origin))),)
    if move.stays and move.origin is not None:
        title = some(move.stays, Say("1 order is open"), Say("{n} orders are open", n=move.stays))
        return (ItemShown(Sign.WAITING, title, Say("stays with {name}", name=_place(move.origin))),)
    return ()
