"""How the board says times, carriers, channels and refusals. No Qt in this file."""

from datetime import datetime, tzinfo
from math import ceil

from desktop.say import Say, Words
from desktop.wording import advice_of, carrier_name, channel_name
from fulfilment.errors import DatabaseAway, DatabaseRefused, StationError
from fulfilment.waves.ports import BoardRefusal, BoardWave

_REFUSALS = {
    BoardRefusal.NO_SUCH_WAVE: Say("This wave is no longer there."),
    BoardRefusal.NO_SUCH_STATION: Say("That station is no longer there."),
    BoardRefusal.WAVE_DONE: Say("This wave is already done."),
    BoardRefusal.SAME_STATION: Say("It is at that station already."),
    BoardRefusal.NOT_A_SUPERVISOR: Say("Only a supervisor moves waves."),
    BoardRefusal.UNREACHABLE: Say("The station does not answer: force it, or wait."),
}


def what_words(wave: BoardWave) -> Words:
    """Carrier and channel; of several channels the first and how many more."""
    carrier = carrier_name(wave.carrier)
    if not wave.channels:
        return carrier
    channel = channel_name(wave.channels[0])
    if len(wave.channels) == 1:
        return Say("{carrier}·{channel}", carrier=carrier, channel=channel)
    return Say("{carrier}·{channel} +{more}", carrier=carrier, channel=channel, more=len(wave.channels) - 1)


def refusal_words(refusal: BoardRefusal) -> Words:
    return _REFUSALS[refusal]


def trouble_words(error: StationError) -> Words:
    """What a supervisor does about it: a packer's advice would not fit here."""
    if isinstance(error, DatabaseAway):
        return Say("Nothing was changed: no connection. Try again.")
    if isinstance(error, DatabaseRefused):
        return Say("Nothing was changed: call the technician.")
    return advice_of(error)


def clock_text(at: datetime, now: datetime, zone: tzinfo | None) -> str:
    """Hours and minutes on the wall (zone None: of this machine), with the date when it is not today."""
    there, here = at.astimezone(zone), now.astimezone(zone)
    clock = f"{there:%H:%M}"
    return clock if there.date() == here.date() else f"{there.month}-{there.day} {clock}"


def span_words(seconds: float) -> Words:
    """A length of time: minutes up to 120, then h:mm, then days; a part of a minute is a minute."""
    minutes = ceil(abs(seconds) / 60)
    if minutes <= 120:
        return Say("{count} min", count=minutes)
    if minutes < 48 * 60:
        return Say("{time} h", time=f"{minutes // 60}:{minutes % 60:02d}")
    return Say("{count} days", count=minutes // (24 * 60))


def some(count: int, one: Say, many: Say) -> Say:
    """English has two forms; Chinese translates both alike."""
    return one if count == 1 else many
