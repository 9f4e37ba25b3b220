"""Which of the texts a camera sees is a scan. Pure: times and texts in, scans out.

One read is enough when the open order expects the code; anything else needs three. In 240 replayed
sequences this rule let no wrong text through, two reads let one (findings/scanning.md, section 4).
"""

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field

from fulfilment.packing.barcodes import RawScan, ScanSource, lookup_keys
from fulfilment.packing.commands import is_reserved
from scanning.stills.sighting import Sighting
from scanning.stills.together import is_same_place

REPEAT_MS = 1_500  # a code that stays under the camera is one scan
AWAY_MS = 400  # and it must have been gone so long before it counts again
VOTE_MS = 1_000  # reads further back say nothing about what lies there now
READS = 3


@dataclass
class _Candidate:
    seen_ms: list[int] = field(default_factory=list)  # one for each frame that showed it, newest last
    last_ms: int = 0  # when it was last there, read or at rest
    accepted_ms: int | None = None

    def votes(self, now_ms: int) -> int:
        return sum(now_ms - at < VOTE_MS for at in self.seen_ms)

    def is_repeat(self, now_ms: int) -> bool:
        if self.accepted_ms is None:
            return False
        return now_ms - self.accepted_ms < REPEAT_MS or now_ms - self.last_ms < AWAY_MS


class Votes:
    """One camera's memory. Texts are told apart by symbology too."""

    def __init__(self) -> None:
        self._candidates: dict[tuple[str, str], _Candidate] = {}
        self._counted_ms = 0

    @property
    def is_undecided(self) -> bool:
        """True while a text has reads but not enough: the next frame is worth decoding, moved or not."""
        return any(found.accepted_ms is None for found in self._candidates.values())

    def is_scanned(self, seen: Sighting) -> bool:
        found = self._candidates.get((seen.symbology, seen.text))
        return found is not None and found.accepted_ms is not None

    def rest(self, now_ms: int) -> None:
        """Nothing has moved: what lay there in the last frame lies there still, though nobody looked."""
        for found in self._candidates.values():
            if found.accepted_ms is not None and found.last_ms == self._counted_ms:
                found.last_ms = now_ms
        self._counted_ms = now_ms

    def count(self, frame: Sequence[Sighting], expected: Collection[str], now_ms: int) -> tuple[RawScan, ...]:
        """The scans that frame completes, in the frame's order.

        expected: the keys of what the open order still wants, as `lookup_keys` gives them.
        now_ms: the frame's time on any clock that never goes back.
        """
        self._forget(now_ms)
        self._counted_ms = now_ms
        seen = {(one.symbology, one.text): one for one in frame}
        scans = [self._scan(one, frame, expected, now_ms) for one in seen.values()]
        return tuple(scan for scan in scans if scan is not None)

    def _scan(
        self, one: Sighting, frame: Sequence[Sighting], expected: Collection[str], now_ms: int
    ) -> RawScan | None:
        candidate = self._candidates.setdefault((one.symbology, one.text), _Candidate())
        is_repeat = candidate.is_repeat(now_ms)
        candidate.seen_ms.append(now_ms)
        candidate.last_ms = now_ms
        if is_repeat or candidate.votes(now_ms) < self._needed(one, frame, expected, now_ms):
            return None
        candidate.accepted_ms = now_ms
        return RawScan(one.text, ScanSource.CAMERA, one.symbology, one.aim, now_ms)

    def _needed(
        self, one: Sighting, frame: Sequence[Sighting], expected: Collection[str], now_ms: int
    ) -> int:
        """Reads within VOTE_MS. Where one place gave two texts, twice as many as the other one has."""
        if not is_reserved(one.text) and not set(expected).isdisjoint(lookup_keys(one.text, one.symbology)):
            return 1
        others = [other for other in frame if other.text != one.text and is_same_place(one, other)]
        rivals = [self._candidates.get((other.symbology, other.text)) for other in others]
        return max([READS, *(2 * rival.votes(now_ms) + READS for rival in rivals if rival)])

    def _forget(self, now_ms: int) -> None:
        for key, found in list(self._candidates.items()):
            found.seen_ms = [at for at in found.seen_ms if now_ms - at < VOTE_MS]
            if not found.seen_ms and not found.is_repeat(now_ms):
                del self._candidates[key]
