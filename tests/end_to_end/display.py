"""A display of our own with a person's hands and eyes: xdotool types, screenshots are looked at."""

import os
import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass

import pytest
import zxingcpp
from PIL import Image, ImageGrab


@dataclass(frozen=True)
class Display:
    """name: ":12". No window manager runs: the newest window has the keys."""

    name: str

    @property
    def environment(self) -> dict[str, str]:
        quiet = {"QT_QPA_PLATFORM": "xcb", "DISPLAY": self.name, "LC_ALL": "C.UTF-8"}
        return {**os.environ, **quiet}

    def keys(self, *names: str) -> None:
        """Single keys by X name: F2, Escape, Return."""
        self._xdotool("key", "--clearmodifiers", *names)

    def type(self, text: str, suffix: str = "Return", delay_ms: int = 8) -> None:
        """What a wedge scanner does: the code fast, then its suffix ("" for none)."""
        self._xdotool("type", "--delay", str(delay_ms), "--", text)
        if suffix:
            self.keys(suffix)

    def look(self) -> Image.Image:
        """What is on the display now."""
        return ImageGrab.grab(xdisplay=self.name)

    def codes(self) -> set[str]:
        """Every barcode that can be read off the screen."""
        picture = self.look()
        large = picture.resize((picture.width * 2, picture.height * 2))
        return {found.text for found in zxingcpp.read_barcodes(large, try_rotate=False)}

    def _xdotool(self, *words: str) -> None:
        subprocess.run(["xdotool", *words], env=self.environment, check=True, timeout=30)


@contextmanager
def open_display(width: int = 1366, height: int = 768) -> Iterator[Display]:
    """Xvfb on the first free number; it ends with the block."""
    reading, writing = os.pipe()
    screen = ("-screen", "0", f"{width}x{height}x24")
    # it starts anew when its last client leaves, as each look at it is, and turns away who comes just then
    command = ["Xvfb", "-displayfd", str(writing), *screen, "-noreset", "-nolisten", "tcp"]
    server = subprocess.Popen(
        command, pass_fds=(writing,), stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )
    os.close(writing)
    try:
        with os.fdopen(reading) as pipe:
            number = pipe.readline().strip()
        if not number:
            pytest.fail("Xvfb did not start")
        yield Display(f":{number}")
    finally:
        server.terminate()
        server.wait(timeout=20)


def until(true: Callable[[], bool], timeout_s: float = 30.0, what: str = "") -> None:
    """Wait for a condition, never for a time."""
    deadline = time.monotonic() + timeout_s
    while not true():
        if time.monotonic() > deadline:
            pytest.fail(f"not within {timeout_s} s: {what or true}")
        time.sleep(0.05)
