"""Codes as real key events into the station's own scanner filter: how many came out, doubled, pressed, typed.

Under us, de, fr and cn layouts, with Caps Lock off and on, a focused button and a focused field, on the bench
and where typing is allowed, 5 to 90 ms between keys, every end. Option: the number of codes (5000).
"""

import sys
import tempfile
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from random import Random

from benchmarks.measure import machine
from benchmarks.scanner_hand import CAPS, ENDS, Hand, open_display
from benchmarks.scanner_program import Program
from fulfilment.packing.barcodes import GS

LAYOUTS = ("us", "de", "fr", "cn")
PLACES = tuple(f"{mode} {focus}" for mode in ("bench", "desk") for focus in ("button", "field"))
RHYTHMS_MS, HOW_OFTEN = (8, 15, 30, 60, 90), (10, 5, 3, 1, 1)  # the longest pause between two keys
SIGNS = "ABCXYZabcxyz0123456789-_./ "
ALL_SIGNS = "".join(chr(code) for code in range(32, 127))
SILENT_MS = 600  # longer than any pause inside a code


@dataclass
class Tally:
    """What went into one display and what came out. held_up: whose keys this machine kept over 90 ms."""

    sent: list[str] = field(default_factory=list)
    held_up: set[str] = field(default_factory=set)
    came: list[str] = field(default_factory=list)
    pressed: int = 0
    typed: int = 0
    longest_ms: float = 0.0

    @property
    def lost(self) -> list[str]:
        return list((Counter(self.sent) - Counter(self.came)).elements())

    @property
    def more(self) -> list[str]:
        """Doubled, halved or changed."""
        return list((Counter(self.came) - Counter(self.sent)).elements())

    @property
    def is_right(self) -> bool:
        return self.came == self.sent and not self.pressed and not self.typed


def a_code(chance: Random, nth: int) -> str:
    """nth stands in it, so that a doubled code is told from two of the same."""
    kind = chance.random()
    if kind < 0.5:
        return f"69{nth:06}{chance.randrange(10**5):05}"
    if kind < 0.9:
        return f"{nth:05}" + "".join(chance.choices(SIGNS, k=chance.randint(1, 14)))
    if kind < 0.95:
        return f"{nth:05}" + "".join(chance.choices(ALL_SIGNS, k=chance.randint(4, 20)))
    return f"0104006381333931{GS}10{nth:05}{GS}21SER9"


def an_end(chance: Random, is_bench: bool, rhythm_ms: int) -> str:
    """Where a person may type, a slow code that ends in mere silence is theirs, and Ctrl+J is a shortcut."""
    often = {"CR": 8, "CRLF": 4, "Tab": 4, "LF": 2 * is_bench, "nothing": is_bench or rhythm_ms <= 15}
    return chance.choices(list(ENDS), [often[end] for end in ENDS])[0]


def run_display(layout: str, count: int) -> Tally:
    """count codes into a window on a display of its own, every place with Caps Lock off and then on."""
    tally, chance = Tally(), Random(f"4 {layout}")
    with open_display(layout) as display, tempfile.TemporaryDirectory() as home:
        program, hand = Program(display, home), Hand(display)
        try:
            blocks = [place for caps in (False, True) for place in PLACES]
            for nth, place in enumerate(blocks):
                program.tell(place)
                if nth == len(PLACES):
                    hand.stroke(CAPS)
                for code in range(count * nth // len(blocks), count * (nth + 1) // len(blocks)):
                    _scan(program, hand, tally, chance, place.startswith("bench"), code)
        finally:
            hand.close()
            program.close()
    tally.came = [str(one["scan"]) for one in program.said if "scan" in one]
    tally.pressed = sum("pressed" in one for one in program.said)
    tally.typed = sum("typed" in one for one in program.said)
    return tally


def _scan(program: Program, hand: Hand, tally: Tally, chance: Random, is_bench: bool, nth: int) -> None:
    code, (rhythm_ms,) = a_code(chance, nth), chance.choices(RHYTHMS_MS, HOW_OFTEN)
    end = an_end(chance, is_bench, rhythm_ms)
    before = program.scans
    hand.scan(code, end, lambda: chance.uniform(5, rhythm_ms) / 1000)
    tally.sent.append(code)
    tally.longest_ms = max(tally.longest_ms, hand.longest_ms)
    if hand.longest_ms > max(RHYTHMS_MS):
        tally.held_up.add(code)
    # the next trigger pull; a person cannot see an answer and pull again within a tenth of a second
    program.wait(lambda: program.scans > before, 2.0)
    hand.pause(chance.uniform(20, 120) / 1000 if end != "nothing" else SILENT_MS / 1000)


def main(count: int = 5_000) -> int:
    """0 when every code came out once and nothing else happened."""
    print(machine())
    with ThreadPoolExecutor(len(LAYOUTS)) as hands:
        tallies = list(hands.map(lambda layout: run_display(layout, count // len(LAYOUTS)), LAYOUTS))
    for layout, one in zip(LAYOUTS, tallies, strict=True):
        print(
            f"{layout}: {len(one.sent)} in, {len(one.came)} out, {len(one.lost)} lost "
            f"({sum(code in one.held_up for code in one.lost)} of them held up by this machine), "
            f"{len(one.more)} doubled or changed, {one.pressed} presses, {one.typed} typed, "
            f"longest pause made {one.longest_ms:.0f} ms"
        )
        for code in one.lost[:5] + one.more[:5]:
            print(f"   {code!r}")
    return int(not all(one.is_right for one in tallies))


if __name__ == "__main__":
    sys.exit(main(*map(int, sys.argv[1:])))
