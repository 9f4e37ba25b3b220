"""Bytes of a serial scanner, in whatever pieces they come, into codes. Pure: no port, no clock.

CR, LF, CRLF, Tab and NUL are one end. A code that stops halfway (a cable pulled, a buffer that ran over)
must not be glued to the front of the next: after `gap_ms` of silence it is thrown away and counted, unless
the scanner is known to send no end at all; then the silence is the end.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from fulfilment.packing.barcodes import GS, LONGEST

ENDS = re.compile(rb"[\r\n\t\0]+")
KEEP = 4 * LONGEST + 4  # bytes: enough of an endless code to be refused as too long


@dataclass(frozen=True)
class FrameSettings:
    """How this scanner wraps a code. ValueError when it cannot be kept apart from its neighbours.

    prefix, suffix: taken off where they stand. The suffix comes before the end; if its own last character
        is a control character (ETX), it is the end, and the only one.
    has_end: False for a scanner that sends nothing after a code.
    gap_ms: 20-5000, the silence that ends a code or gives up half of one.
    encoding: of the text; bytes that are none become U+FFFD, which no product's code holds.
    gs_character: one printable that stands for GS.
    """

    prefix: str = ""
    suffix: str = ""
    has_end: bool = True
    gap_ms: int = 300
    encoding: str = "utf-8"
    gs_character: str = ""

    def __post_init__(self) -> None:
        if not 20 <= self.gap_ms <= 5_000:
            raise ValueError(f"gap_ms is 20-5000, not {self.gap_ms}")
        if self.encoding not in ENCODINGS:
            raise ValueError(f"encoding is one of {', '.join(ENCODINGS)}, not {self.encoding}")


ENCODINGS = ("utf-8", "latin-1", "gb18030", "shift_jis")  # all of them keep ASCII where it is


class Framer:
    """Takes the bytes of one line. halves: codes given up so far."""

    def __init__(self, settings: FrameSettings) -> None:
        self._settings = settings
        own_end = settings.suffix.encode(settings.encoding)
        # a control character of its own may end a code: then a line feed inside a QR code is data
        self._end = re.compile(re.escape(own_end)) if own_end[-1:] < b" " and own_end else ENDS
        self._reach = max(1, len(own_end))  # an end may come in two pieces
        self._open = bytearray()
        self._last_ms = 0
        self.halves = 0

    @property
    def deadline_ms(self) -> int | None:
        """The first instant at which silence decides; None while no code is open."""
        return self._last_ms + self._settings.gap_ms if self._open else None

    def feed(self, data: bytes, now_ms: int) -> tuple[bytes, ...]:
        """The codes that data completes; before them, what the silence before data decided."""
        before = self.flush(now_ms)
        start = max(0, len(self._open) - self._reach)
        self._open += data
        self._last_ms = now_ms
        codes = tuple(self._whole(start)) if self._settings.has_end else ()
        del self._open[KEEP - self._reach : max(KEEP, len(self._open)) - self._reach]
        return before + codes

    def flush(self, now_ms: int) -> tuple[bytes, ...]:
        """What silence up to now_ms decides."""
        deadline_ms = self.deadline_ms
        if deadline_ms is None or now_ms < deadline_ms:
            return ()
        if self._settings.has_end:
            self.drop()
            return ()
        code = bytes(self._open)
        self._open.clear()
        return (code,)

    def drop(self) -> None:
        """Give up a code that is open: the line was cut."""
        self.halves += bool(self._open)
        self._open.clear()

    def text_of(self, code: bytes) -> str:
        """code without what the scanner wrapped round it."""
        how = self._settings
        text = code.decode(how.encoding, errors="replace")
        text = text.removeprefix(how.prefix).removesuffix(how.suffix)
        return text.replace(how.gs_character, GS) if how.gs_character else text

    def _whole(self, start: int) -> Iterator[bytes]:
        """The codes whose end has come. start: nothing before it can be an end."""
        while found := self._end.search(self._open, start):
            code, start = bytes(self._open[: found.start()]), 0
            del self._open[: found.end()]
            if code:
                yield code
