"""Keys in quick succession, and the clock they carry."""

from dataclasses import dataclass

from fulfilment.packing.barcodes import LONGEST


@dataclass
class Burst:
    """Keys in quick succession. is_person: too slow, too long or a leaned key, until the next pause."""

    text: str = ""
    alt_digits: str = ""
    is_open: bool = False
    is_person: bool = False
    first_ms: int = 0
    last_ms: int = 0
    slowest_ms: int = 0

    def begin(self, time_ms: int) -> None:
        if not self.is_open:
            self.is_open, self.first_ms, self.last_ms = True, time_ms, time_ms

    def step(self, time_ms: int) -> None:
        """One more key of it; a shut burst stays shut."""
        if self.is_open:
            self.slowest_ms = max(self.slowest_ms, elapsed(self.last_ms, time_ms))
            self.last_ms = time_ms

    def add(self, char: str) -> None:
        """No more than makes it too long: a scanner that sticks must not fill the memory."""
        if len(self.text) <= LONGEST + _WRAPPING:
            self.text += char

    def take_alt_code(self) -> None:
        """End a run of Alt digits: the character they name joins the burst."""
        if self.alt_digits:
            code = int(self.alt_digits[-4:])
            self.add(chr(code) if 0 < code < 256 else "")
            self.alt_digits = ""


def elapsed(earlier_ms: int, later_ms: int) -> int:
    """Milliseconds between two stamps of a clock that may have 32 bits and may step back a little."""
    elapsed = (later_ms - earlier_ms) % 2**32
    return elapsed if elapsed < 2**31 else 0


_WRAPPING = 64  # room for a prefix and a suffix
