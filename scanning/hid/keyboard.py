"""A scanner that poses as a keyboard, taken away from everybody else (evdev's grab).

Its keys reach no window, so nothing can be pressed or typed by them, and a second scanner of the bench is
another device with another name. Nobody types on it: whatever comes from it is a scanner's.
"""

import struct
import time
from contextlib import suppress

from fulfilment.packing.barcodes import RawScan
from fulfilment.packing.ports_keys import Kind
from scanning.hid.device import Device, DeviceFile
from scanning.hid.events import Events
from scanning.hid.pos import away
from scanning.wedge import Wedge, WedgeSettings
from scanning.wedge.pace import Pace

EVIOCGRAB, EVIOCSCLOCKID = 0x4004_4590, 0x4004_45A0  # linux/input.h, the same on every common machine
CLOCK_MONOTONIC = 1
SETTLED_S = 0.5  # of silence: what comes next is another code


class KeyboardScanner:
    """name: as the settings call it. pace: learned of this scanner alone."""

    def __init__(
        self, name: str, device: Device, settings: WedgeSettings | None = None, pace: Pace | None = None
    ) -> None:
        self._name, self._device = name, device
        self._settings, self._pace = settings or WedgeSettings(), pace
        self._wedge = self._new_wedge()
        self._events = Events()
        self._heard_s = 0.0  # when the last key was read
        self._is_open = self._is_broken = False

    @property
    def name(self) -> str:
        return self._name

    def listen(self, patience_s: float) -> tuple[RawScan, ...]:
        """See Scanner.listen."""
        end = time.monotonic() + patience_s
        try:
            self._open()
            while True:
                data = self._device.read(min(end, self._silent_at_s(end)) - time.monotonic())
                scans = self._feed(data) if data else self._look()
                if scans or time.monotonic() >= end:
                    return scans
        except OSError as error:
            self.close()
            raise away(self._name, error) from error

    def close(self) -> None:
        if self._is_open:
            self._is_open = False
            self._device.close()

    def _open(self) -> None:
        if not self._is_open:
            self._device.open()
            self._is_open = True
            self._wedge, self._events, self._is_broken = self._new_wedge(), Events(), False

    def _new_wedge(self) -> Wedge:
        return Wedge(self._settings, pace=self._pace, name=self._name)

    def _feed(self, data: bytes) -> tuple[RawScan, ...]:
        self._heard_s = time.monotonic()
        scans: list[RawScan] = []
        for key in self._events.feed(data):
            self._lose_what_is_broken()
            if not self._is_broken:
                scans += self._wedge.feed(key).scans
            elif key.kind in (Kind.ENTER, Kind.TAB):
                self._is_broken = False
        self._lose_what_is_broken()
        return tuple(scans)

    def _lose_what_is_broken(self) -> None:
        """Keys are missing: neither what stood before them nor what follows, up to its end, is a code."""
        if self._events.was_dropped:
            self._events.was_dropped = False
            self._wedge, self._is_broken = self._new_wedge(), True

    def _silent_at_s(self, never_s: float) -> float:
        """When silence decides, on our clock: the keys' own may be another, only its differences count."""
        deadline_ms, last_ms = self._wedge.deadline_ms, self._wedge.last_ms
        if deadline_ms is None or last_ms is None:
            return never_s
        return self._heard_s + (deadline_ms - last_ms) / 1000

    def _look(self) -> tuple[RawScan, ...]:
        """Nothing came. Has it been quiet for long enough?"""
        if self._is_broken and time.monotonic() - self._heard_s > SETTLED_S:
            self._is_broken = False
        deadline_ms = self._wedge.deadline_ms
        if deadline_ms is None or time.monotonic() < self._silent_at_s(0.0):
            return ()
        return self._wedge.flush(deadline_ms).scans


def linux_keyboard(path: str) -> DeviceFile:
    """The keyboard behind /dev/input/by-id/...-event-kbd, ours alone while it is open."""
    return DeviceFile(path, _grab)


def _grab(number: int) -> None:
    """Raises OSError when it is no keyboard, or somebody else has it."""
    from fcntl import ioctl  # not on Windows, where nobody comes here

    with suppress(
        OSError
    ):  # a clock that is set in the middle of a code would break it; old kernels have one
        ioctl(number, EVIOCSCLOCKID, struct.pack("i", CLOCK_MONOTONIC))
    ioctl(number, EVIOCGRAB, 1)
