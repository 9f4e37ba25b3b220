"""Turns the station's waves and work into the rows of my queue. Pure functions; no Qt in this file."""

from collections.abc import Sequence
from datetime import datetime
from itertools import groupby

from desktop.bench.showing import tail_of
from desktop.queue.screen import QueueRow, QueueScreen, Standing
from desktop.say import Say, Words
from desktop.shown import KeyShown, KeysShown, Progress, Tone, VerdictShown, Wish
from desktop.states import clock_of, minutes, time_left
from desktop.wording import carrier_name, channel_name, reason_words
from fulfilment.packing.ports import QueueWave
from fulfilment.packing.work import Work

KEYS = KeysShown(
    (
        KeyShown("F1", Say("Help"), Wish.HELP),
        KeyShown("↑ ↓", Say("Choose")),
        KeyShown("F3", Say("Open"), Wish.OPEN),
        KeyShown("F2", Say("Get work"), Wish.GET_WORK),
        KeyShown("F12", Say("Sign out"), Wish.SIGN_OUT),
    ),
    Say("or scan a card"),
)


def waves_of(work: Sequence[Work]) -> tuple[QueueWave, ...]:
    """The queue as this station alone knows it, for when the shared database is away."""
    fit = sorted((one for one in work if not one.set_aside), key=lambda one: (one.due_at, one.wave_number))
    waves = []
    for _, group in groupby(fit, key=lambda one: (one.due_at, one.wave_number)):
        orders = tuple(group)
        first = orders[0]
        waves.append(
            QueueWave(
                wave_id=first.wave_id,
                number=first.wave_number,
                totes=tuple(dict.fromkeys(one.tote for one in orders)),
                carrier=first.carrier,
                channels=tuple(dict.fromkeys(one.channel for one in orders)),
                done=max(0, first.wave_size - len(orders)),
                total=first.wave_size,
                due_at=first.due_at,
                urgent=any(one.urgent for one in orders),
                is_held=not any(one.may_be_packed for one in orders),
            )
        )
    return tuple(waves)


def queue_screen(
    waves: Sequence[QueueWave], work: Sequence[Work], chosen: int, at: datetime, pace_s: float, mine: str
) -> QueueScreen:
    """pace_s: seconds an order takes here. mine: the wave on the bench, "" for none.

    Each wave's finish counts what is ahead of it in the same queue.
    """
    rows, ahead_s = [], 0.0
    for wave in waves:
        ahead_s += (wave.total - wave.done) * pace_s
        rows.append(_row(wave, ahead_s / 60, at, wave.wave_id == mine))
    rows.extend(_aside_rows(work, at))
    chosen = max(0, min(chosen, len(rows) - 1))
    subtitle = Say("{n} items, by promise", n=len(rows))
    verdict = _first(waves[chosen], at) if chosen < len(waves) else _nothing(bool(rows))
    return QueueScreen(verdict, Say("My queue"), subtitle, tuple(rows), chosen, KEYS)


def _row(wave: QueueWave, finish_min: float, at: datetime, is_mine: bool) -> QueueRow:
    promise = (wave.due_at - at).total_seconds() / 60
    standing, state = _standing(wave, finish_min, promise, is_mine)
    return QueueRow(
        wave.number,
        "  ".join(wave.totes),
        _detail(wave),
        wave.done,
        wave.total,
        finish_min,
        promise,
        time_left(wave.due_at, at),
        standing,
        state,
    )


def _standing(
    wave: QueueWave, finish_min: float, promise_min: float, is_mine: bool
) -> tuple[Standing, Words]:
    """Late is a fact, over is a forecast."""
    if wave.is_held:
        return Standing.WAITS, Say("Waits")
    if promise_min < 0:
        return Standing.LATE, Say("{n} orders late", n=wave.total - wave.done)
    if finish_min > promise_min + 1:
        return Standing.OVER, Say("{n} min over", n=round(finish_min - promise_min))
    return (Standing.MINE, Say("Yours")) if is_mine else (Standing.NORMAL, "")


def _detail(wave: QueueWave) -> Words:
    channel = channel_name(wave.channels[0]) if wave.channels else ""
    carrier = carrier_name(wave.carrier)
    if wave.urgent:
        return Say("{carrier}·{channel}·urgent", carrier=carrier, channel=channel)
    return Say("{carrier}·{channel}", carrier=carrier, channel=channel)


def _aside_rows(work: Sequence[Work], at: datetime) -> list[QueueRow]:
    """Orders this bench put aside wait for a supervisor; one row each."""
    return [
        QueueRow(
            Say("Set aside"),
            one.tote,
            Say("{ref}·{reason}", ref=tail_of(one.ref), reason=reason_words(one.set_aside)),
            0,
            0,
            0.0,
            (one.due_at - at).total_seconds() / 60,
            time_left(one.due_at, at),
            Standing.WAITS,
            Say("Waits"),
        )
        for one in work
        if one.set_aside
    ]


def _first(wave: QueueWave, at: datetime) -> VerdictShown:
    """What to do first: the time that is left, as large as it can be read."""
    left = minutes(wave.due_at - at)
    hero, unit = (
        (str(left), Say("min")) if 0 <= left <= 120 else (f"{abs(left) // 60}:{abs(left) % 60:02d}", "")
    )
    until = Say("left until {time}", time=clock_of(wave.due_at))
    caption = until if left >= 0 else Say("late since {time}", time=clock_of(wave.due_at))
    return VerdictShown(
        Tone.NORMAL,
        Say("Do this one first"),
        wave.number,
        Say("{what}·{n} left", what=_detail(wave), n=wave.total - wave.done),
        hero=hero,
        hero_unit=unit,
        hero_caption=caption,
        foot=Say("Scan a tote or a pick list to begin."),
        progress=Progress(wave.done, wave.total),
    )


def _nothing(has_rows: bool) -> VerdictShown:
    if has_rows:
        return VerdictShown(
            Tone.SET_ASIDE, "", Say("Waits"), Say("A supervisor decides. F2 gets other work.")
        )
    return VerdictShown(Tone.NORMAL, "", Say("Nothing to do"), Say("Press F2 to get work."))
