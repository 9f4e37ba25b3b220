"""What the top bar knows of a station: who, printer, link. Values and their words; no Qt in this file."""

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from desktop.say import Say, Words
from desktop.shown import BarShown, Pill, Sign
from desktop.wording import TROUBLES, PrinterTrouble


@dataclass(frozen=True)
class PrinterNow:
    """The station's label printer. name: "1". spare: another printer that is ready, "" for none.

    why_no_spare: when there is another that cannot help. beside: the station's other printers in trouble.
    """

    name: str
    trouble: PrinterTrouble | None = None
    spare: str = ""
    media: str = ""  # "100×150"
    why_no_spare: Words = ""
    beside: tuple["PrinterNow", ...] = ()


def needs_a_hand_too(printer: str) -> Words:
    return Say("printer {name} needs a hand too", name=printer)


def takes_other_labels(printer: str) -> Words:
    """Another language, resolution or size: what waits would come out as signs, or cut."""
    return Say("printer {name} takes other labels", name=printer)


@dataclass(frozen=True)
class LinkNow:
    """away_since: aware UTC, None while the shared database answers. unsent: facts kept here."""

    away_since: datetime | None = None
    unsent: int = 0


@dataclass(frozen=True)
class StationNow:
    """printer None: this station has none, and packs nothing."""

    station: str
    person: str = ""
    printer: PrinterNow | None = None
    link: LinkNow = field(default_factory=LinkNow)
    is_help_called: bool = False


def bar_shown(now: StationNow, at: datetime) -> BarShown:
    """The top bar at the instant `at` (aware); the clock is the station's local time."""
    title: Words = Say("Station {name}", name=now.station) if now.person else "Packwave"
    return BarShown(title, now.person, _pills(now), clock_of(at), _offline(now.link, at))


def clock_of(at: datetime) -> str:
    return f"{at.astimezone():%H:%M}"


def minutes(length: timedelta) -> int:
    """Whole minutes, rounded up while they are running out: 0 only when the time is over."""
    return -int(-length.total_seconds() // 60)


def time_left(until: datetime, at: datetime) -> Words:
    """Minutes up to 120, then h:mm; what is over is a fact and says so."""
    left = minutes(until - at)
    if left < 0:
        return Say("{n} min late", n=-left)
    if left <= 120:
        return Say("{n} min left", n=left)
    return Say("{time} left", time=f"{left // 60}:{left % 60:02d}")


def _offline(link: LinkNow, at: datetime) -> Words:
    if link.away_since is None:
        return ""
    away = int((at - link.away_since).total_seconds() // 60)
    return Say("Offline {n} min·keep packing, {saved} saved here", n=away, saved=link.unsent)


def _pills(now: StationNow) -> tuple[Pill, ...]:
    help_pill = (Pill(Say("Help is called"), sign=Sign.ATTENTION),) if now.is_help_called else ()
    online = (Pill(Say("Online"), "online"),) if now.link.away_since is None else ()
    return (*help_pill, *online, *_printer_pill(now.printer))


def _printer_pill(printer: PrinterNow | None) -> tuple[Pill, ...]:
    """One pill: the label printer's trouble comes before any other printer's."""
    if printer is None:
        return ()
    loud = next((one for one in (printer, *printer.beside) if one.trouble is not None), None)
    if loud is None or loud.trouble is None:
        return (Pill(Say("Printer ready"), "printer"),)
    short = TROUBLES[loud.trouble].short
    return (Pill(Say("Printer {name}: {short}", name=loud.name, short=short), sign=Sign.ATTENTION),)
