"""Tells a scanner that says one code twice by itself from a packer who scans two pieces."""

from fulfilment.packing.barcodes import RawScan, ScanSource

# A scanner that stutters sends the code again at once. Nobody brings the next piece within 300 ms; but 250 ms
# lost pieces where a robot answered the verdict (8 ms a key), and a lost piece is worse than one to undo.
WITHIN_MS = 100


class Repeats:
    """One for a bench. Devices are told apart, as each has a clock of its own.

    within_ms: from the end of a code to the end of the same code again; 0 lets everything pass.
    """

    def __init__(self, within_ms: int = WITHIN_MS) -> None:
        self._within_ms = within_ms
        self._last: dict[tuple[ScanSource, str], tuple[str, int]] = {}

    def has(self, raw: RawScan) -> bool:
        """True when the same device said the same just now. What has no time, or was typed, is always new."""
        if raw.at_ms is None or raw.source is ScanSource.TYPED:
            return False
        device = raw.source, raw.scanner
        text, at_ms = self._last.get(device, ("", 0))
        self._last[device] = raw.text, raw.at_ms
        return text == raw.text and 0 <= (raw.at_ms - at_ms) % 2**32 < self._within_ms
