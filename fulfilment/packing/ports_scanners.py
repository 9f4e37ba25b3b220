"""Scanners that are no keyboard of the window's: what a station asks of each of them.

The window's own keys come through ports_keys.py; a serial line, a HID scanner and a keyboard that was taken
away from the window come through here.
"""

from typing import Protocol

from fulfilment.packing.barcodes import RawScan


class Scanner(Protocol):
    @property
    def name(self) -> str:
        """As the settings call it."""

    def listen(self, patience_s: float) -> tuple[RawScan, ...]:
        """What came, as soon as it is whole; () when nothing did within patience_s.

        Opens the device when it is not open, and drops what it had kept from before. Blocks: one thread at
        a time. Raises ScannerAway; the next call tries to open it again.
        """

    def close(self) -> None:
        """Give the device back. Nothing happens when it is not open."""
