"""How this station's scanners type, as far as somebody said so."""

from dataclasses import dataclass


@dataclass(frozen=True)
class WedgeSettings:
    """How this station's scanners type. ValueError when a figure is out of range.

    gap_ms: 30-500, the longest pause inside a code; Bluetooth needs more than a cable.
    burst_ms: a whole code of up to 16 keys; longer codes get as much more in proportion,
        since 60 characters of GS1 at 40 ms a key take 2.4 s. Never below 15 gaps.
    human_gap_ms: where typing is allowed, a code that ends in mere silence must be this
        fast throughout: a person can type four keys within 100 ms of each other.
    needs_end_key: True when the scanner is known to send Enter or Tab.
    prefix, suffix: what each code starts and ends with, the end key apart; no part of the code. What has
        them not is not this scanner's. gs_character: one printable standing for GS.
    types_us_positions: the scanner is programmed for a US keyboard.
    """

    gap_ms: int = 100
    burst_ms: int = 1_500
    human_gap_ms: int = 35
    shortest: int = 4
    needs_end_key: bool = False
    prefix: str = ""
    suffix: str = ""
    gs_character: str = ""
    types_us_positions: bool = True

    def __post_init__(self) -> None:
        if not 30 <= self.gap_ms <= 500:
            raise ValueError(f"gap_ms is 30-500, not {self.gap_ms}")
        if not 500 <= self.burst_ms <= 60_000:
            raise ValueError(f"burst_ms is 500-60000, not {self.burst_ms}")
        if not 1 <= self.human_gap_ms <= self.gap_ms:
            raise ValueError(f"human_gap_ms is 1 to gap_ms ({self.gap_ms}), not {self.human_gap_ms}")
        if not 1 <= self.shortest <= 100:
            raise ValueError(f"shortest is 1-100, not {self.shortest}")
        if len(self.gs_character) > 1 or self.gs_character.isalnum():
            raise ValueError(f"gs_character is one sign, no letter or digit, not {self.gs_character!r}")
