"""pyzbar, the third voice, in a process of its own: when that dies or hangs, the others go on."""

import json
import subprocess
import sys
import threading
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from scanning.stills.pictures import Grey
from scanning.stills.sighting import Sighting
from scanning.stills.zbar_child import SIZE

ENGINE = "zbar"
LEAST_QUALITY = 15  # of 26 wrong retail reads 24 had less, of 532 right ones 35 (findings/scanning.md)
DEATHS = 3  # in a row, then it is not asked again
_HOME = Path(__file__).parents[2]
_CHILD = (sys.executable, "-m", "scanning.stills.zbar_child")


class ZBar:
    """One thread at a time. The process starts with the first picture; close() ends it.

    timeout_s: for one picture, above 0; the first has as much again for the start.
    """

    def __init__(self, child: Sequence[str] = _CHILD, timeout_s: float = 5.0) -> None:
        self._child = child
        self._timeout_s = timeout_s
        self._process: subprocess.Popen[bytes] | None = None
        self._deaths = 0
        self.cpu_ms = 0.0  # that its processes took for pictures, in all

    @property
    def is_away(self) -> bool:
        """True when it died too often (no libzbar, for one) and sees nothing any more."""
        return self._deaths >= DEATHS

    def see(self, grey: Grey, view: str = "plain") -> list[Sighting]:
        """Nothing when the process died on this picture; the next one gets a new process."""
        if self.is_away or not grey.size:
            return []
        answer = self._ask(grey)
        if answer is None:
            self._deaths += 1
            self.close()
            return []
        self._deaths = 0
        return [_sighting(code, view) for code in answer if code[2] >= LEAST_QUALITY]

    def close(self) -> None:
        if self._process is not None:
            self._process.kill()
            self._process.communicate()
            self._process = None

    def _ask(self, grey: Grey) -> list[Any] | None:
        process, extra = self._running()
        if process is None or process.stdin is None or process.stdout is None:
            return None
        # a pipe cannot be read with a time limit on every system, but a killed process ends the reading
        alarm = threading.Timer(self._timeout_s + extra, process.kill)
        alarm.start()
        try:
            process.stdin.write(SIZE.pack(grey.shape[1], grey.shape[0]) + grey.tobytes())
            process.stdin.flush()
            cpu_ms, answer = json.loads(process.stdout.readline())
            self.cpu_ms += cpu_ms
            return list(answer)
        except (OSError, ValueError, TypeError):
            return None
        finally:
            alarm.cancel()

    def _running(self) -> tuple[subprocess.Popen[bytes] | None, float]:
        if self._process is not None:
            return self._process, 0.0
        try:
            self._process = subprocess.Popen(
                self._child,
                cwd=_HOME,
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,  # libzbar writes its assertions there
            )
        except OSError:
            return None, 0.0
        return self._process, self._timeout_s


def _sighting(code: list[Any], view: str) -> Sighting:
    kind, data, _, outline = code
    text = _text(bytes.fromhex(data))
    symbology, aim = _NAMES[kind]
    if symbology == "EAN13" and text.startswith("0"):
        symbology = "UPCA"
    digits = text.zfill(13) if symbology == "UPCA" else text
    return Sighting(symbology, digits, aim, ENGINE, view, _corners(outline))


def _text(data: bytes) -> str:
    """What is no UTF-8 keeps a mark that the bench refuses: it would be a guess."""
    return data.decode("utf-8", "replace")


def _corners(outline: list[list[int]]) -> tuple[tuple[float, float], ...]:
    return tuple((float(x), float(y)) for x, y in outline)


_NAMES: dict[str, tuple[str, str | None]] = {
    "EAN13": ("EAN13", "]E0"),
    "UPCA": ("UPCA", "]E0"),
    "EAN8": ("EAN8", "]E4"),
    "CODE128": ("Code128", None),  # it does not tell GS1-128 from plain
    "CODE39": ("Code39", "]A0"),
    "I25": ("ITF", None),
}
