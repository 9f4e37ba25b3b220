"""`[[scanners]]` of packwave.toml: which scanners a bench has besides the keyboard, and how each one sends.

Without any, whatever types into the window is read; that needs no setting.
"""

from collections.abc import Mapping
from dataclasses import dataclass, fields
from typing import Any

from scanning.serial.framing import FrameSettings
from scanning.serial.line import LineSettings
from scanning.wedge.settings import WedgeSettings

KINDS = ("wedge", "serial", "hid")
LAYOUTS = ("us", "host")  # what a wedge was programmed for
WINDOW = "keyboard"  # what scans are named that came through the window and nobody named


@dataclass(frozen=True)
class ScannerSetting:
    """kind wedge: poses as a keyboard; with a port it is taken from the window. serial, hid: always a port.

    port: /dev/ttyACM0, COM3 or usb:0c2e:0b6a of a serial one; /dev/hidrawN; /dev/input/by-id/... of a wedge.
    prefix, suffix, gs: what it was told to send round a code and for GS. end: CR, LF or Tab come after it.
    gap_ms: the longest pause inside a code; 0: learned (wedge), 300 (serial).
    """

    name: str
    kind: str
    port: str = ""
    baud: int = 9600
    bits: int = 8
    parity: str = "N"
    stop: int = 1
    prefix: str = ""
    suffix: str = ""
    gs: str = ""
    end: bool = True
    gap_ms: int = 0
    layout: str = "us"
    encoding: str = "utf-8"

    @property
    def is_in_window(self) -> bool:
        return self.kind == "wedge" and not self.port

    def line(self) -> LineSettings:
        return LineSettings(self.baud, self.bits, self.parity, self.stop)

    def frames(self) -> FrameSettings:
        return FrameSettings(
            self.prefix, self.suffix, self.end, self.gap_ms or FrameSettings.gap_ms, self.encoding, self.gs
        )

    def wedge(self) -> WedgeSettings:
        """Where nobody else types, everything is a scanner's, however slow and short."""
        is_alone = not self.is_in_window
        return WedgeSettings(
            gap_ms=self.gap_ms or WedgeSettings.gap_ms,
            burst_ms=60_000 if is_alone else WedgeSettings.burst_ms,
            shortest=1 if is_alone else WedgeSettings.shortest,
            prefix=self.prefix,
            suffix=self.suffix,
            gs_character=self.gs,
            types_us_positions=self.layout == "us",
        )


class WrongScanner(ValueError):
    """nth: which of the tables, from 0."""

    def __init__(self, nth: int, reason: str) -> None:
        super().__init__(reason)
        self.nth = nth


def scanners_setting(value: Any) -> dict[str, Any]:
    """The checked tables. Raises WrongScanner or ValueError."""
    if not isinstance(value, list):
        raise ValueError("scanners are written as [[scanners]]")
    scanners: list[ScannerSetting] = []
    for nth, row in enumerate(value):
        try:
            scanners.append(_scanner(row, scanners))
        except ValueError as error:
            raise WrongScanner(nth, str(error)) from error
    return {"scanners": tuple(scanners)}


def _scanner(row: Any, before: list[ScannerSetting]) -> ScannerSetting:
    if not isinstance(row, Mapping):
        raise ValueError("scanners are written as [[scanners]]")
    kinds = {field.name: field.type for field in fields(ScannerSetting)}
    if unknown := set(row) - set(kinds):
        raise ValueError(f"a scanner has no {', '.join(sorted(unknown))}")
    for key, given in row.items():
        if type(given) is not kinds[key]:
            raise ValueError(f"{key} of a scanner is {_IN_WORDS[kinds[key]]}, not {given!r}")
    if missing := [key for key in ("name", "kind") if not row.get(key)]:
        raise ValueError(f"a scanner needs {', '.join(missing)}")
    one = ScannerSetting(**row)
    if trouble := _trouble(one, before):
        raise ValueError(f"scanner {one.name}: {trouble}")
    return one


def _trouble(one: ScannerSetting, before: list[ScannerSetting]) -> str | None:
    if one.kind not in KINDS:
        return f"kind is one of {', '.join(KINDS)}, not {one.kind}"
    if one.kind != "wedge" and not one.port:
        return f"a {one.kind} scanner needs port"
    if one.layout not in LAYOUTS:
        return f"layout is one of {', '.join(LAYOUTS)}, not {one.layout}"
    if one.layout == "host" and not one.is_in_window:
        return "layout is for a wedge without port: the others know no layout"
    if one.name in [other.name for other in before]:
        return "two scanners have this name"
    if one.port and one.port in [other.port for other in before]:
        return f"{one.port} is another scanner's"
    if one.is_in_window and any(other.is_in_window for other in before):
        return "only one wedge can be without port: the window cannot tell two apart"
    try:
        (one.line(), one.frames()) if one.kind == "serial" else one.wedge()
    except ValueError as error:
        return str(error)
    return None


_IN_WORDS: dict[Any, str] = {str: "a text in quotes", int: "a number", bool: "true or false"}
