"""What the scanner page asks and gets. Every call may block: it belongs on a lane. No Qt here."""

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from fulfilment.packing.barcodes import RawScan, Reading


@dataclass(frozen=True)
class Seen:
    """One scan. number: its own, counted from 1 since the start. at: aware UTC.

    answer, refusal: values of Answer and Refusal; "" while, or because, no bench was asked.
    waited_ms: until the bench's lane took it; took_ms: until the answer, its commit included.
    """

    number: int
    raw: RawScan
    at: datetime
    answer: str = ""
    refusal: str = ""
    waited_ms: float | None = None
    took_ms: float | None = None
    is_test: bool = False


@dataclass(frozen=True)
class SeenAndRead:
    seen: Seen
    reading: Reading
    read_us: float  # how long reading it took this time
    goods: tuple[str, ...] = ()  # SKUs that this station's goods have under it


@dataclass(frozen=True)
class Exported:
    """path: of the file, within the station's home."""

    path: str
    scans: int


class ScanDesk(Protocol):
    def list_seen(self) -> tuple[SeenAndRead, ...]:
        """The scans of late, newest first."""

    def try_out(self, raw: RawScan) -> None:
        """Take raw for a test: read and listed, but no bench hears of it."""

    def export(self) -> Exported:
        """Write what is listed into the home, without people's data. Raises StationError."""


class Ear(Protocol):
    """What the packer hears; every call returns at once."""

    @property
    def volume(self) -> int:
        """Percent."""

    @property
    def is_voice_on(self) -> bool: ...

    @property
    def trouble(self) -> str:
        """Why nothing is heard, or spoken: "", "no_device", "starting", "no_engine" or "no_language"."""

    def set_volume(self, percent: int) -> None:
        """From now on and after the next start, and sound it once."""

    def switch_voice(self, is_on: bool) -> None: ...
