"""Keyboard wedge: keys with their times in, scans out. Pure: no Qt, no clock.

A scanner that poses as a keyboard is told from a person by its speed. Until that is
decided, a key must neither press a button nor land in a field:

- On screens in scan mode nobody types, so every key that types is swallowed at once.
- Where typing is allowed, a key is held back while it may still belong to a scanner: at
  most until `gap_ms` after the last one, 100 ms by default. A burst that was a scanner's
  is dropped; a person's keys come back in `replay`, in order, before anything newer.
  Holding back was chosen over typing first and deleting later, because a field's
  validators, completions and shortcuts cannot be taken back; its price is that a
  person's letters appear 0.1 s late. With a prefix set there is no such delay.

Times are the events' own (metasfresh/metasfresh#25962: a busy handler saw 1,506 ms where
the events said 6).
"""

import re

from fulfilment.packing.barcodes import GS, RawScan, ScanSource
from fulfilment.packing.ports_keys import KeyPress, Kind, WedgeStep
from scanning.keyboard import control_character, us_character
from scanning.wedge.burst import Burst, elapsed
from scanning.wedge.pace import FixedPace, Pace
from scanning.wedge.settings import WedgeSettings


class Wedge:
    """The KeyReader for scanners that pose as keyboards.

    pace: how they type, learned; without one, as the settings say. name: of the one scanner these keys
    come from, where the system tells. typing_allowed: a person may type on the same keyboard.
    """

    def __init__(
        self,
        settings: WedgeSettings,
        typing_allowed: bool = False,
        pace: Pace | None = None,
        source: ScanSource = ScanSource.WEDGE,
        name: str = "",
    ) -> None:
        self._settings = settings
        self._pace = pace or FixedPace(settings.gap_ms)
        self._source, self._name = source, name
        self._typing_allowed = typing_allowed
        self._ended_ms: int | None = None  # when the last scan's last key came
        self._burst = Burst()
        self._held: list[KeyPress] = []

    @property
    def _gap_ms(self) -> int:
        return self._pace.gap_ms(self._typing_allowed)

    @property
    def deadline_ms(self) -> int | None:
        """The first instant at which silence decides; None while nothing is open."""
        return self._burst.last_ms + self._gap_ms + 1 if self._burst.is_open else None

    @property
    def last_ms(self) -> int | None:
        """When the last key of the open burst came, on the keys' clock; None while nothing is open."""
        return self._burst.last_ms if self._burst.is_open else None

    def allow_typing(self, allowed: bool) -> None:
        """Change the mode. A burst under way goes on, but none of its keys is typed any more."""
        if allowed != self._typing_allowed:
            self._held.clear()
        self._typing_allowed = allowed

    def hold(self, text: KeyPress) -> bool:
        """See KeyReader.hold."""
        if not self._burst.is_open or self._burst.is_person or not self._typing_allowed:
            return False
        self._held.append(text)
        return True

    def flush(self, now_ms: int) -> WedgeStep:
        """What silence up to now_ms decides."""
        if not self._burst.is_open or elapsed(self._burst.last_ms, now_ms) <= self._gap_ms:
            return WedgeStep(swallow=False)
        self._burst.take_alt_code()
        scan = self._scan(is_silent=True)
        if scan is not None:
            return WedgeStep(swallow=False, scans=(scan,))
        return WedgeStep(swallow=False, replay=self._give_back())

    def feed(self, key: KeyPress) -> WedgeStep:
        """What to do with key, and what it completes."""
        before = self._before(key)
        now = self._take(key)
        return WedgeStep(now.swallow, before.scans + now.scans, before.replay + now.replay)

    def _before(self, key: KeyPress) -> WedgeStep:
        """What the pause before key decides about the burst before it."""
        if key.repeats and self._burst.is_open and elapsed(self._burst.last_ms, key.time_ms) > _LEANED_MS:
            return WedgeStep(swallow=False, replay=self._give_back())
        return self.flush(key.time_ms)

    def _take(self, key: KeyPress) -> WedgeStep:
        if key.kind is Kind.MODIFIER:
            self._burst.take_alt_code()
            self._burst.step(key.time_ms)
            return WedgeStep(swallow=False)
        if key.kind is Kind.OTHER:
            return WedgeStep(swallow=False, replay=self._give_back() if self._typing_allowed else ())
        if key.alt and not key.ctrl:
            return self._take_alt(key)
        self._burst.take_alt_code()
        char = self._character(key)
        if key.kind is not Kind.CHAR or char in _END_CHARACTERS:
            return self._take_end(key)
        return self._take_character(key, char) if char else self._take_shortcut()

    def _take_character(self, key: KeyPress, char: str) -> WedgeStep:
        self._burst.is_person |= key.repeats and not self._burst.is_open
        self._burst.begin(key.time_ms)
        self._burst.step(key.time_ms)
        if not self._burst.is_person:
            self._burst.add(char)
            self._burst.is_person = not self._may_be_scanner()
        if not self._typing_allowed:
            return WedgeStep(swallow=True)
        if self._burst.is_person:
            return WedgeStep(swallow=False, replay=self._take_held())
        self._held.append(key)
        return WedgeStep(swallow=True)

    def _take_end(self, key: KeyPress) -> WedgeStep:
        """Enter or Tab. CR, LF, CRLF and Tab are one end; a second one is no second scan."""
        self._burst.step(key.time_ms)
        scan = self._scan(is_silent=False)
        if scan is not None:
            return WedgeStep(swallow=True, scans=(scan,))
        replay = self._give_back()
        if self._ended_ms is not None and elapsed(self._ended_ms, key.time_ms) <= 2 * self._gap_ms:
            return WedgeStep(swallow=True, replay=replay)
        return WedgeStep(swallow=not self._typing_allowed, replay=replay)

    def _take_alt(self, key: KeyPress) -> WedgeStep:
        """A digit of Alt+029. A person's Alt shortcut goes through where typing is allowed."""
        digit = self._character(key)
        if not digit or digit not in "0123456789" or (self._typing_allowed and not self._burst.is_open):
            return self._take_shortcut()
        self._burst.begin(key.time_ms)
        self._burst.step(key.time_ms)
        self._burst.alt_digits += digit
        if self._typing_allowed:
            self._held.append(key)
        return WedgeStep(swallow=True)

    def _take_shortcut(self) -> WedgeStep:
        if not self._typing_allowed:
            return WedgeStep(swallow=True)
        return WedgeStep(swallow=False, replay=self._give_back())

    def _character(self, key: KeyPress) -> str:
        """The character key stands for; "" when it types none."""
        char = None
        if self._settings.types_us_positions and key.scan_code is not None:
            char = us_character(key.scan_code, key.shift)
        if char is None:
            char = _without_caps(key)
        if not key.ctrl:
            return char
        control = control_character(char) or char
        is_data = control in (*_DATA_CONTROLS, *self._settings.prefix, *self._settings.suffix)
        return control if is_data or (control in _END_CHARACTERS and not self._typing_allowed) else ""

    def _may_be_scanner(self) -> bool:
        keys = max(16, len(self._burst.text))
        burst_ms = max(self._settings.burst_ms, 15 * self._settings.gap_ms)
        in_time = elapsed(self._burst.first_ms, self._burst.last_ms) <= burst_ms * keys // 16
        prefix = self._settings.prefix
        return in_time and self._burst.text[: len(prefix)] == prefix[: len(self._burst.text)]

    def _scan(self, is_silent: bool) -> RawScan | None:
        """The open burst as a scan, and the burst closed; None, and nothing changed, if it was no scanner."""
        text = self._bare()
        if self._burst.is_person or text is None or len(text) < self._settings.shortest:
            return None
        if not self._may_be_scanner() or (is_silent and not self._may_end_in_silence()):
            return None
        self._ended_ms = self._burst.last_ms
        self._pace.learn(self._burst.slowest_ms, has_end_key=not is_silent)
        self._give_back()
        return RawScan(self._with_separators(text), self._source, at_ms=self._ended_ms, scanner=self._name)

    def _bare(self) -> str | None:
        """The open burst without what this scanner wraps round a code; None when it is not so wrapped."""
        how, text = self._settings, self._burst.text
        is_wrapped = text.startswith(how.prefix) and text.endswith(how.suffix)
        is_wrapped &= len(text) >= len(how.prefix) + len(how.suffix)
        return text[len(how.prefix) : len(text) - len(how.suffix)] if is_wrapped else None

    def _may_end_in_silence(self) -> bool:
        if self._settings.needs_end_key:
            return False
        return not self._typing_allowed or self._burst.slowest_ms <= self._settings.human_gap_ms

    def _with_separators(self, text: str) -> str:
        if self._settings.gs_character:
            text = text.replace(self._settings.gs_character, GS)
        return _GS_IN_WORDS.sub(GS, text)

    def _take_held(self) -> tuple[KeyPress, ...]:
        held, self._held = tuple(self._held), []
        return held

    def _give_back(self) -> tuple[KeyPress, ...]:
        """The keys of a person, and the burst closed."""
        self._burst = Burst()
        return self._take_held()


def _without_caps(key: KeyPress) -> str:
    """text as it would be without Caps Lock, which swaps the case of what a scanner sends."""
    return key.text.swapcase() if key.caps and key.text.isascii() else key.text


_LEANED_MS = 150  # keyboards repeat after 200 ms or more; scanners let go at once
_END_CHARACTERS = ("\r", "\n", "\t")
_DATA_CONTROLS = (GS, "\x1e", "\x1c", "\x1f", "\x04")  # ISO/IEC 15434 and GS1
_GS_IN_WORDS = re.compile(r"<GS>|[{]GS[}]|\[GS\]|\u241d", re.IGNORECASE)
