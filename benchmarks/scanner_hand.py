"""A scanner's hand on an X display: real key events (XTEST) at the places a US keyboard has the signs."""

import ctypes
import os
import subprocess
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager

from fulfilment.packing.barcodes import GS
from scanning.keyboard import us_character

PLACES = {us_character(code, shift): (code + 8, shift) for code in range(58) for shift in (True, False)}
SHIFT, CTRL, CAPS, ENTER, TAB = 50, 37, 66, 36, 23
ENDS: Mapping[str, tuple[int | str, ...]] = {
    "CR": (ENTER,),
    "CRLF": (ENTER, ENTER),
    "Tab": (TAB,),
    "LF": ("J",),
    "nothing": (),
}
PATIENCE_S = 20


@contextmanager
def open_display(layout: str) -> Iterator[str]:
    """Xvfb with that layout, on the first free number."""
    ours, theirs = os.pipe()
    # a server that resets when its last client leaves forgets what setxkbmap told it
    command = ["Xvfb", "-displayfd", str(theirs), "-noreset", "-nolisten", "tcp"]
    server = subprocess.Popen(command, pass_fds=[theirs], stderr=subprocess.DEVNULL)
    os.close(theirs)
    try:
        with os.fdopen(ours) as told:
            name = f":{told.readline().strip()}"
        environment = os.environ | {"DISPLAY": name}
        subprocess.run(["setxkbmap", layout], env=environment, check=True, timeout=PATIENCE_S)
        yield name
    finally:
        server.terminate()
        server.wait(PATIENCE_S)


class Hand:
    """gap_s: how long to wait before the next key, asked anew each time. longest_ms: of the last code."""

    def __init__(self, display: str) -> None:
        self._x, self._test = ctypes.CDLL("libX11.so.6"), ctypes.CDLL("libXtst.so.6")
        self._x.XOpenDisplay.restype = ctypes.c_void_p
        self._display = ctypes.c_void_p(self._x.XOpenDisplay(display.encode()))
        if not self._display:
            raise OSError(f"no display {display}")
        self.longest_ms = 0.0
        self._last_s: float | None = None

    def close(self) -> None:
        self._x.XCloseDisplay(self._display)

    def scan(self, code: str, end: str, gap_s: Callable[[], float]) -> None:
        self.longest_ms, self._last_s = 0.0, None
        for char in code:
            self._wait(gap_s())
            if char == GS:
                self.stroke(PLACES["]"][0], CTRL)
            else:
                place, shift = PLACES[char]
                self.stroke(place, SHIFT if shift else 0)
        for key in ENDS[end]:
            self._wait(gap_s())
            self.stroke(*((PLACES["j"][0], CTRL) if key == "J" else (int(key), 0)))

    def pause(self, pause_s: float) -> None:
        time.sleep(pause_s)

    def stroke(self, keycode: int, held: int = 0) -> None:
        """Down and up again, with held (Shift, Ctrl) round it."""
        for key, is_down in ((held, 1), (keycode, 1), (keycode, 0), (held, 0)):
            if key:
                self._test.XTestFakeKeyEvent(self._display, key, is_down, 0)
        self._x.XSync(self._display, 0)

    def _wait(self, gap_s: float) -> None:
        """The pause that was really made counts: on a busy machine it is longer than the one asked for."""
        if self._last_s is not None:
            time.sleep(max(0.0, self._last_s + gap_s - time.monotonic()))
            self.longest_ms = max(self.longest_ms, (time.monotonic() - self._last_s) * 1000)
        self._last_s = time.monotonic()
