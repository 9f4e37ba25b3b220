"""The scans of late, in memory: when each came, what the bench said, and how long that took. No Qt here."""

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from threading import Lock
from time import perf_counter_ns

from desktop.scanner.ports import Seen
from fulfilment.packing.barcodes import RawScan
from fulfilment.packing.outcome import Outcome

KEPT = 200
LONGEST = 4_300  # characters kept of one scan: a whole QR code, not ten kilobytes of noise


@dataclass
class _Open:
    """A scan that came, as the very object: two pieces of one kind send the same text."""

    raw: RawScan
    seen: Seen
    came_ns: int


class Trace:
    """Written by the window's thread and the station's lane, read by the page's; costs microseconds."""

    def __init__(self, kept: int = KEPT, now: Callable[[], datetime] = lambda: datetime.now(UTC)) -> None:
        self._now = now
        self._lock = Lock()
        self._kept: deque[_Open] = deque(maxlen=kept)
        self._count = 0

    def came_in(self, raw: RawScan, *, is_test: bool = False) -> None:
        with self._lock:
            self._count += 1
            short = replace(raw, text=raw.text[:LONGEST])
            seen = Seen(self._count, short, self._now(), is_test=is_test)
            self._kept.append(_Open(raw, seen, perf_counter_ns()))

    def answer_to(self, raw: RawScan, ask: Callable[[RawScan], Outcome]) -> Outcome:
        """ask(raw), timed. A scan that did not come through the window is listed all the same."""
        with self._lock:
            is_new = not any(one.raw is raw for one in self._kept)
        if is_new:
            self.came_in(raw)
        began = perf_counter_ns()
        outcome = ask(raw)
        self._close(raw, outcome, began, perf_counter_ns())
        return outcome

    def list_seen(self) -> tuple[Seen, ...]:
        """Newest first."""
        with self._lock:
            return tuple(one.seen for one in reversed(self._kept))

    def _close(self, raw: RawScan, outcome: Outcome, began_ns: int, ended_ns: int) -> None:
        refusal = outcome.refusal.value if outcome.refusal is not None else ""
        with self._lock:
            for one in reversed(self._kept):
                if one.raw is raw:
                    one.seen = replace(
                        one.seen,
                        answer=outcome.answer.value,
                        refusal=refusal,
                        waited_ms=(began_ns - one.came_ns) / 1e6,
                        took_ms=(ended_ns - began_ns) / 1e6,
                    )
                    return
