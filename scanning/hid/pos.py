"""A scanner in HID point-of-sale mode, behind fulfilment's Scanner."""

import time
from collections.abc import Callable

from fulfilment.errors import ScannerAway
from fulfilment.packing.barcodes import RawScan, ScanSource
from scanning.hid.device import Device
from scanning.hid.reports import USUAL, Assembler, Layout, Reading

HALF_S = 1.0  # the next report of a long code comes within milliseconds
ENDS = "\r\n\t"  # some scanners send their end key as data, as if they were keyboards


class HidScanner:
    """name: as the settings call it. layout: asked after each opening; None when nobody can tell."""

    def __init__(
        self,
        name: str,
        device: Device,
        layout: Callable[[], Layout | None] = lambda: None,
        prefix: str = "",
        suffix: str = "",
    ) -> None:
        self._name, self._device, self._layout = name, device, layout
        self._prefix, self._suffix = prefix, suffix
        self._assembler: Assembler | None = None
        self._last_s = 0.0

    @property
    def name(self) -> str:
        return self._name

    def listen(self, patience_s: float) -> tuple[RawScan, ...]:
        """See Scanner.listen."""
        end = time.monotonic() + patience_s
        try:
            assembler = self._opened()
            while True:
                report = self._device.read(end - time.monotonic())
                reading = self._take(assembler, report) if report else None
                if reading is not None:
                    return (self._scan(reading),)
                if time.monotonic() >= end:
                    return ()
        except OSError as error:
            self.close()
            raise away(self._name, error) from error

    def close(self) -> None:
        self._assembler = None
        self._device.close()

    def _opened(self) -> Assembler:
        if self._assembler is None:
            self._device.open()
            self._assembler = Assembler(self._layout() or USUAL)
        return self._assembler

    def _take(self, assembler: Assembler, report: bytes) -> Reading | None:
        now_s = time.monotonic()
        if now_s - self._last_s > HALF_S:
            assembler.drop()
        self._last_s = now_s
        return assembler.feed(report)

    def _scan(self, reading: Reading) -> RawScan:
        text = reading.data.decode("utf-8", errors="replace").rstrip(ENDS)
        text = text.removeprefix(self._prefix).removesuffix(self._suffix)
        at_ms = int(time.monotonic() * 1000)
        return RawScan(text, ScanSource.HID, aim=reading.aim, at_ms=at_ms, scanner=self._name)


def away(name: str, error: OSError) -> ScannerAway:
    if isinstance(error, PermissionError):
        return ScannerAway(f"{name}: {error}", advice="Let this user use the scanner.")
    return ScannerAway(f"{name}: {error}")
