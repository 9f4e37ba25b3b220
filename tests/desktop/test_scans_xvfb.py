"""The whole way: a real X server, real layouts, keys pressed by xdotool, a Qt program of its own."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from select import select
from typing import Any

import pytest

from fulfilment.packing.barcodes import GS
from scanning.keyboard import us_character

NEEDED = ("Xvfb", "xdotool", "setxkbmap")
MISSING = [name for name in NEEDED if shutil.which(name) is None]
pytestmark = pytest.mark.skipif(bool(MISSING), reason=f"not installed: {', '.join(MISSING)}")

PATIENCE_S = 10
PLACES = {us_character(code, shift): (code + 8, shift) for code in range(58) for shift in (True, False)}
CODES = ["6901234567892", "PWC-SIGN-OUT", "aZ qQ mM ?/_", "]C10104006381333931", "<a@b#c>{1}^~|", "11111111"]


@pytest.fixture(scope="module")
def display() -> Iterator[str]:
    """A display that nobody else uses."""
    ours, theirs = os.pipe()
    # a server that resets when its last client leaves forgets what setxkbmap told it
    command = ["Xvfb", "-displayfd", str(theirs), "-noreset", "-nolisten", "tcp"]
    server = subprocess.Popen(command, pass_fds=[theirs], stderr=subprocess.DEVNULL)
    os.close(theirs)
    with os.fdopen(ours) as told:
        number = told.readline().strip()
    assert number, "Xvfb did not start"
    yield f":{number}"
    server.terminate()
    server.wait(PATIENCE_S)


class Bench:
    def __init__(self, program: "subprocess.Popen[str]", display: str) -> None:
        self._program, self._display = program, display

    def hear(self) -> dict[str, Any]:
        """The next thing the program says."""
        assert self._program.stdout is not None
        readable, _, _ = select([self._program.stdout], [], [], PATIENCE_S)
        assert readable, "the program said nothing"
        said: dict[str, Any] = json.loads(self._program.stdout.readline())
        return said

    def xdotool(self, *arguments: str) -> None:
        subprocess.run(["xdotool", *arguments], env=_env(self._display), check=True, timeout=PATIENCE_S)

    def scan(self, code: str, delay_ms: int = 8, end: tuple[str, ...] = ("36",)) -> None:
        """Press the places where a US keyboard has code, as scanners do under any layout."""
        keys = [
            f"shift+{keycode}" if shift else str(keycode) for keycode, shift in map(PLACES.__getitem__, code)
        ]
        self.xdotool("key", "--delay", str(delay_ms), *keys, *end)


def _env(display: str) -> dict[str, str]:
    return os.environ | {
        "DISPLAY": display,
        "QT_QPA_PLATFORM": "xcb",
        "PYTHONPATH": os.pathsep.join(sys.path),
    }


Opener = Callable[[str, str], Any]


@pytest.fixture
def open_bench(display: str) -> Opener:
    @contextmanager
    def opened(layout: str, mode: str) -> Iterator[Bench]:
        subprocess.run(["setxkbmap", layout], env=_env(display), check=True, timeout=PATIENCE_S)
        asked = subprocess.run(["setxkbmap", "-query"], env=_env(display), capture_output=True, text=True)
        assert f"layout:     {layout}" in asked.stdout
        command = [sys.executable, "-m", "tests.desktop.scan_window", mode]
        with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=_env(display)) as program:
            try:
                bench = Bench(program, display)
                assert bench.hear() == {"ready": True}
                yield bench
            finally:
                program.terminate()

    return opened


@pytest.mark.parametrize("layout", ["us", "fr", "de", "cn"])
def test_codes_arrive_exactly_under_any_layout_and_caps_lock(open_bench: Opener, layout: str) -> None:
    with open_bench(layout, "bench") as bench:
        for code in CODES:
            bench.scan(code)
            assert bench.hear() == {"scan": code}
        bench.xdotool("key", "Caps_Lock")
        bench.scan("aZ-PWC")
        bench.xdotool("key", "Caps_Lock")
        assert bench.hear() == {"scan": "aZ-PWC"}


@pytest.mark.parametrize("end", [("36",), ("23",), ("36", "36"), ()], ids=["enter", "tab", "crlf", "nothing"])
@pytest.mark.parametrize("mode", ["bench", "desk"])
def test_any_end_is_one_scan_and_presses_and_types_nothing(
    open_bench: Opener, mode: str, end: tuple[str, ...]
) -> None:
    with open_bench("us", mode) as bench:
        for code in ("AB 12 CD", "6901234567892"):
            bench.scan(code, end=end)
            assert bench.hear() == {"scan": code}


def test_no_delay_between_keys_loses_no_character(open_bench: Opener) -> None:
    """Equal keys within one millisecond look like auto-repeats to Qt."""
    with open_bench("us", "bench") as bench:
        for code in ("1111111111111", "6900000000000", "AABBCC"):
            bench.scan(code, delay_ms=0)
            assert bench.hear() == {"scan": code}


@pytest.mark.parametrize("layout", ["us", "fr"])
def test_separators_by_ctrl_and_by_alt(open_bench: Opener, layout: str) -> None:
    with open_bench(layout, "bench") as bench:
        bench.scan("10LOT1", end=())
        bench.xdotool("key", "ctrl+35")
        bench.scan("21SER9")
        assert bench.hear() == {"scan": f"10LOT1{GS}21SER9"}
        bench.scan("10LOT1", end=())
        bench.xdotool("keydown", "Alt_L", "key", "--delay", "8", "90", "88", "81", "keyup", "Alt_L")
        bench.scan("21SER9")
        assert bench.hear() == {"scan": f"10LOT1{GS}21SER9"}


def test_a_person_types_at_the_desk_and_then_scans(open_bench: Opener) -> None:
    with open_bench("fr", "desk") as bench:
        for typed in ("é", "éa", "éa "):
            bench.xdotool("type", typed[-1])
            assert bench.hear() == {"typed": typed}
        bench.scan("6901234567892")
        assert bench.hear() == {"scan": "6901234567892"}


@pytest.mark.parametrize("layout", ["de", "fr"])
@pytest.mark.parametrize("caps", [False, True])
def test_dead_accents_of_the_layout_are_a_scanners_signs_at_the_desk(
    open_bench: Opener, layout: str, caps: bool
) -> None:
    """A bug: an input method took the places of = ` [ { for accents, and codes came out without them."""
    with open_bench(layout, "desk") as bench:
        if caps:
            bench.xdotool("key", "Caps_Lock")
        for code in ("a=e`a[e{i|o", "=`a[e{i|o="):
            bench.scan(code)
            assert bench.hear() == {"scan": code}
        if caps:
            bench.xdotool("key", "Caps_Lock")


def test_a_persons_accent_is_typed_at_the_desk(open_bench: Opener) -> None:
    with open_bench("de", "desk") as bench:
        for pause_s, typed in (("0.02", "\u00e2"), ("0.5", "\u00e2\u00e2")):
            bench.xdotool("key", "49", "sleep", pause_s, "key", "38")  # the circumflex, then a
            assert bench.hear() == {"typed": typed}
        bench.scan("6901234567892")
        assert bench.hear() == {"scan": "6901234567892"}
