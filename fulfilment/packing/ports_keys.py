"""Keys on their way to becoming scans: what a window tells of a key, and what it is told to do.

The window knows Qt and no scanner, the wedge knows scanners and no Qt; they meet here.
"""

from dataclasses import dataclass, field
from enum import Enum
from typing import Protocol

from fulfilment.packing.barcodes import RawScan

Kind = Enum("Kind", ["CHAR", "ENTER", "TAB", "MODIFIER", "OTHER"])


@dataclass(frozen=True)
class KeyPress:
    """One key going down.

    time_ms: of the event, not of its handling; differences count, and 32-bit clocks may wrap.
    text: what the host's layout made of it, "" when nothing.
    scan_code: evdev's number (an X11 keycode minus 8); None when the platform does not tell it.
    caps: Caps Lock is on. repeats: the platform calls it an auto-repeat; Qt on X11 also says
        so of two equal characters whose events share a millisecond.
    event: whatever the caller wants back in `WedgeStep.replay`.
    """

    time_ms: int
    text: str
    scan_code: int | None = None
    kind: Kind = Kind.CHAR
    shift: bool = False
    ctrl: bool = False
    alt: bool = False
    caps: bool = False
    repeats: bool = False
    event: object = field(default=None, compare=False)


@dataclass(frozen=True)
class WedgeStep:
    """What to do with the key just fed: first replay, then swallow it or let it through."""

    swallow: bool
    scans: tuple[RawScan, ...] = ()
    replay: tuple[KeyPress, ...] = ()


class KeyReader(Protocol):
    @property
    def deadline_ms(self) -> int | None:
        """The first instant, on the keys' clock, at which silence decides; None while nothing is open."""

    def allow_typing(self, allowed: bool) -> None:
        """Change the mode. A burst under way goes on, but none of its keys is typed any more."""

    def feed(self, key: KeyPress) -> WedgeStep:
        """What to do with key, and what it completes. Keys come in the order of their events."""

    def hold(self, text: KeyPress) -> bool:
        """Keep what an input method made of keys of the open burst, in its place among them.

        It comes back in replay when they were a person's, and is dropped when they were a scanner's. False
        when nothing is open, or a person is known to type: then it may be delivered at once.
        """

    def flush(self, now_ms: int) -> WedgeStep:
        """What silence up to now_ms decides."""
