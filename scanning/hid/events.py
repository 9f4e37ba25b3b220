"""Linux's struct input_event into keys. Pure: bytes in, KeyPress out.

Source: linux/input.h, linux/input-event-codes.h; the kernel's Documentation/input/event-codes.rst.
"""

import struct
from collections.abc import Iterator

from fulfilment.packing.ports_keys import KeyPress, Kind
from scanning.keyboard import us_character

EVENT = struct.Struct("llHHi")  # seconds, microseconds, type, code, value: as long as the machine's words
SYN, KEY = 0, 1  # types
SYN_DROPPED = 3
UP, DOWN, AGAIN = 0, 1, 2  # values of a key
ENTER, TAB = {28, 96}, {15}
SHIFT, CTRL, ALT, CAPS, NUM, META = {42, 54}, {29, 97}, {56, 100}, {58}, {69}, {125, 126}
MODIFIERS = SHIFT | CTRL | ALT | CAPS | NUM | META


class Events:
    """Takes the bytes of one device and remembers which modifiers are down.

    was_dropped: the kernel's buffer ran over since the last look; what is open may miss keys.
    """

    def __init__(self) -> None:
        self._rest = b""
        self._down: set[int] = set()
        self.was_dropped = False

    def feed(self, data: bytes) -> Iterator[KeyPress]:
        """Keys that went down. Take all of them."""
        data = self._rest + data
        whole = len(data) - len(data) % EVENT.size
        self._rest = data[whole:]
        for seconds, micros, kind, code, value in EVENT.iter_unpack(data[:whole]):
            if (kind, code) == (SYN, SYN_DROPPED):
                self.was_dropped = True
                self._down.clear()
            elif kind == KEY:
                yield from self._key(code, value, seconds * 1000 + micros // 1000)

    def _key(self, code: int, value: int, time_ms: int) -> Iterator[KeyPress]:
        if code in MODIFIERS:
            (self._down.discard if value == UP else self._down.add)(code)
        if value != UP:
            yield KeyPress(
                time_ms=time_ms,
                text=us_character(code, bool(self._down & SHIFT)) or "",
                scan_code=code,
                kind=_kind(code),
                shift=bool(self._down & SHIFT),
                ctrl=bool(self._down & CTRL),
                alt=bool(self._down & ALT),
                repeats=value == AGAIN,
            )


def _kind(code: int) -> Kind:
    if code in ENTER:
        return Kind.ENTER
    if code in TAB:
        return Kind.TAB
    if code in MODIFIERS:
        return Kind.MODIFIER
    return Kind.CHAR if us_character(code, False) is not None else Kind.OTHER
