"""Tells a scanner that says one code twice by itself from a packer who scans two pieces."""

from fulfilment.packing.barcodes import RawScan, ScanSource

# A scanner that stutters sends the code again at once: 13 keys of 1 to 4 ms. Nobody brings the next piece
# within 300 ms; but 250 and 100 ms lost pieces of a robot that types at 8 ms a key and answers the verdict,
# and a lost piece is worse than one to undo.
WITHIN_MS = 60


class Repeats:
    """One for a bench. Devices are told apart, as each has a clock of its own.

    within_ms: from the end of a code to the end of the same code again; 0 lets everything pass.
    """

    def __init__(self, within_ms: int = WITHIN_MS) -> None:
        self._within_ms = within_ms
        self._last: dict[tuple[ScanSource, str], RawScan] = {}

    def has(self, raw: RawScan) -> bool:
        """True when the same device said the same just now. What has no time, or was typed, is always new.

        So is the very scan handed in once more: a badge that was kept until the printer was there.
        """
        if raw.at_ms is None or raw.source is ScanSource.TYPED:
            return False
        device = raw.source, raw.scanner
        last = self._last.get(device)
        self._last[device] = raw
        if last is None or last is raw or last.at_ms is None or last.text != raw.text:
            return False
        return (raw.at_ms - last.at_ms) % 2**32 < self._within_ms
