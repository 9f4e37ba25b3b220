"""All scanners of the station on the desktop: the window's own keys, and a road for each other one."""

from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal, Slot

from commands.scanner_setting import ScannerSetting
from commands.scanners import Paces, open_scanners, window_wedge
from desktop.listening import Listening
from desktop.scans import ScanFilter
from desktop.signin.presenter import Device, DeviceNow
from desktop.window import Window
from fulfilment.errors import ScannerAway


class StationScanners(QObject):
    """Lives in the GUI thread. Scans of every source come out of one signal, in the order they came."""

    scanned = Signal(object)  # RawScan
    devices_seen = Signal(object)  # tuple of DeviceNow
    lost = Signal(object)  # ScannerAway: one went away while it was in use

    def __init__(self, window: Window, scanners: tuple[ScannerSetting, ...], home: Path) -> None:
        super().__init__()
        self._paces = Paces(home)
        self.filter = ScanFilter(window, window_wedge(scanners, self._paces))
        self.filter.scanned.connect(self.scanned)
        window.typing_changed.connect(self.filter.set_typing_allowed)
        self._is_there: dict[str, bool] = {}
        self._roads = tuple(Listening(one) for one in open_scanners(scanners, self._paces))
        for road in self._roads:
            road.scanned.connect(self.scanned)
            road.came.connect(partial(self._came, road.name))
            road.went_away.connect(partial(self._went, road.name))

    def begin(self) -> None:
        for road in self._roads:
            road.start()

    def stop(self) -> None:
        """No scan comes after this. What was learned is kept."""
        self.filter.stop()
        for road in self._roads:
            road.stop()
        self._paces.save()

    @Slot()
    def _came(self, name: str) -> None:
        self._tell(name, True)

    @Slot(object)
    def _went(self, name: str, error: ScannerAway) -> None:
        was_there = self._is_there.get(name, False)
        self._tell(name, False)
        if was_there:
            self.lost.emit(error)

    def _tell(self, name: str, is_there: bool) -> None:
        self._is_there[name] = is_there
        seen = (DeviceNow(Device.SCANNER, there, there, detail=one) for one, there in self._is_there.items())
        self.devices_seen.emit(tuple(seen))
