"""Opens the scanners that the settings name, and keeps what was learned of those that pose as keyboards."""

from collections.abc import Mapping
from pathlib import Path

from commands.scanner_setting import WINDOW, ScannerSetting
from fulfilment.packing.ports_scanners import Scanner
from scanning.hid.device import DeviceFile
from scanning.hid.hidraw import layout_at, path_of
from scanning.hid.keyboard import KeyboardScanner, linux_keyboard
from scanning.hid.pos import HidScanner
from scanning.serial.line import SerialScanner
from scanning.wedge import Wedge, WedgeSettings
from scanning.wedge.pace import FixedPace, LearnedPace, Pace
from scanning.wedge.pace_file import load_habits, save_habits

FILE_NAME = "scanners.json"  # beside the station's journal


class Paces:
    """How each wedge of this station types, learned where the settings do not say."""

    def __init__(self, home: Path) -> None:
        self._file = home / FILE_NAME
        self._kept = load_habits(self._file)
        self._learned: dict[str, LearnedPace] = {}

    def of(self, name: str, gap_ms: int = 0) -> Pace:
        """gap_ms: as set; 0 to learn it."""
        if gap_ms:
            return FixedPace(gap_ms)
        return self._learned.setdefault(name, LearnedPace(self._kept.get(name)))

    def save(self) -> None:
        """Blocks: not on Qt's thread while somebody works. Raises nothing."""
        habits: Mapping[str, LearnedPace] = dict(self._learned)
        fresh = {name: pace.habit for name, pace in habits.items()}
        if any(self._kept.get(name) != habit for name, habit in fresh.items() if habit.slowest_ms):
            self._kept = self._kept | fresh
            save_habits(self._file, self._kept)


def window_wedge(scanners: tuple[ScannerSetting, ...], paces: Paces) -> Wedge:
    """Reads what is typed into the window, as the one wedge without a port was set, if there is one."""
    setting = next((one for one in scanners if one.is_in_window), None)
    if setting is None:
        return Wedge(WedgeSettings(), pace=paces.of(WINDOW))
    return Wedge(setting.wedge(), pace=paces.of(setting.name, setting.gap_ms), name=setting.name)


def open_scanners(scanners: tuple[ScannerSetting, ...], paces: Paces) -> tuple[Scanner, ...]:
    """All but the window's own. Touches no device: each is opened when it is first listened to."""
    return tuple(_scanner(one, paces) for one in scanners if not one.is_in_window)


def _scanner(one: ScannerSetting, paces: Paces) -> Scanner:
    if one.kind == "serial":
        return SerialScanner(one.name, one.port, one.frames(), one.line())
    if one.kind == "hid":
        device = DeviceFile(lambda: path_of(one.port))
        return HidScanner(one.name, device, lambda: layout_at(path_of(one.port)), one.prefix, one.suffix)
    pace = paces.of(one.name, one.gap_ms)
    return KeyboardScanner(one.name, linux_keyboard(one.port), one.wedge(), pace)
