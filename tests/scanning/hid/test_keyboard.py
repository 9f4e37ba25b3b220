"""The bytes of struct input_event come through a pipe or from a fake device: the grab itself is not tried."""

import os
from collections.abc import Iterator
from itertools import count
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fulfilment.errors import ScannerAway
from fulfilment.packing.barcodes import GS, RawScan, ScanSource
from scanning.hid.device import DeviceFile
from scanning.hid.events import EVENT, KEY, SYN, SYN_DROPPED, Events
from scanning.hid.keyboard import KeyboardScanner, linux_keyboard
from scanning.keyboard import us_character
from scanning.wedge.pace import LearnedPace
from tests.fakes.scanners import FakeDevice

PLACES = {us_character(code, shift): (code, shift) for code in range(58) for shift in (True, False)}
LEFT_SHIFT, LEFT_CTRL, ENTER = 42, 29, 28


def keys_of(text: str, end: tuple[int, ...] = (ENTER,), start_ms: int = 0, step_ms: int = 4) -> bytes:
    """What the kernel hands over while a US-programmed scanner types text."""
    clock = count(start_ms, step_ms)
    data = b""
    for char in text:
        code, shift = (27, False) if char == GS else PLACES[char]
        around = [LEFT_CTRL] if char == GS else [LEFT_SHIFT] if shift else []
        strokes = [(one, 1) for one in (*around, code)] + [(one, 0) for one in (code, *around)]
        data += b"".join(event(one, value, next(clock)) for one, value in strokes)
    return data + b"".join(event(code, value, next(clock)) for code in end for value in (1, 0))


def event(code: int, value: int, at_ms: int, kind: int = KEY) -> bytes:
    seconds, rest_ms = divmod(at_ms, 1000)
    syn = EVENT.pack(seconds, rest_ms * 1000, SYN, 0, 0)
    return EVENT.pack(seconds, rest_ms * 1000, kind, code, value) + syn


def texts(scanner: KeyboardScanner, patience_s: float = 1) -> list[str]:
    return [scan.text for scan in scanner.listen(patience_s)]


@pytest.fixture
def fifo(tmp_path: Path) -> Iterator[tuple[Path, int]]:
    """A pipe with a name, and its writing end."""
    path = tmp_path / "event7"
    os.mkfifo(path)
    writing = os.open(path, os.O_RDWR)
    yield path, writing
    os.close(writing)


def test_a_device_file_gives_what_came_after_it_was_opened(fifo: tuple[Path, int]) -> None:
    path, writing = fifo
    os.write(writing, keys_of("OLD-CODE"))
    scanner = KeyboardScanner("left", DeviceFile(str(path)))
    assert texts(scanner, 0) == []
    os.write(writing, keys_of("AB-12/x?", start_ms=5_000))
    (scan,) = scanner.listen(5)
    assert scan == RawScan("AB-12/x?", ScanSource.WEDGE, at_ms=scan.at_ms, scanner="left")
    scanner.close()


def test_a_pipe_is_no_keyboard_and_is_not_taken_for_one(fifo: tuple[Path, int]) -> None:
    with pytest.raises(ScannerAway):
        KeyboardScanner("left", linux_keyboard(str(fifo[0]))).listen(0)


def test_a_device_that_is_not_there_is_away_and_comes_back(tmp_path: Path) -> None:
    scanner = KeyboardScanner("left", DeviceFile(str(tmp_path / "event7")))
    with pytest.raises(ScannerAway):
        scanner.listen(0)
    os.mkfifo(tmp_path / "event7")
    writing = os.open(tmp_path / "event7", os.O_RDWR)
    assert texts(scanner, 0) == []
    os.write(writing, keys_of("AB-1"))
    assert texts(scanner) == ["AB-1"]
    os.close(writing)  # the last end that writes: pulled out
    with pytest.raises(ScannerAway):
        scanner.listen(1)


@given(st.text("".join(char for char in PLACES if char) + GS, min_size=4), st.integers(1, 70))
def test_every_sign_in_pieces_of_any_size(text: str, size: int) -> None:
    data = keys_of(text)
    pieces = [data[start : start + size] for start in range(0, len(data), size)]
    scanner = KeyboardScanner("left", FakeDevice(*pieces))
    wanted = text
    for disguise in ("<GS>", "{GS}", "[GS]", "<gs>", "{gs}", "[gs]"):
        wanted = wanted.replace(disguise, GS)
    assert [one.lower() for one in texts(scanner)] == [wanted.lower()]


@given(st.lists(st.binary(max_size=200)))
def test_no_bytes_break_it(pieces: list[bytes]) -> None:
    events = Events()
    for piece in pieces:
        for key in events.feed(piece):
            assert key.scan_code is not None


def test_two_scanners_at_one_bench_are_two() -> None:
    left = KeyboardScanner("left", FakeDevice(keys_of("AB-1")))
    right = KeyboardScanner("right", FakeDevice(keys_of("AB-1")))
    assert [scan.scanner for one in (left, right) for scan in one.listen(1)] == ["left", "right"]


def test_silence_ends_a_code_without_an_end_key() -> None:
    scanner = KeyboardScanner("left", FakeDevice(keys_of("AB-1", end=())))
    assert texts(scanner) == ["AB-1"]


def test_keys_that_the_kernel_lost_leave_no_half_code() -> None:
    whole, lost = keys_of("6901234567892"), event(SYN_DROPPED, 0, 30, SYN)
    cut = len(whole) // 2 // EVENT.size * EVENT.size
    scanner = KeyboardScanner(
        "left", FakeDevice(whole[:cut] + lost + whole[cut:], keys_of("AB-1", start_ms=9_000))
    )
    assert texts(scanner) == ["AB-1"]


def test_its_pace_is_learned_of_it_alone() -> None:
    pace = LearnedPace()
    KeyboardScanner("left", FakeDevice(keys_of("AB-1", step_ms=7)), pace=pace).listen(1)
    assert pace.habit.slowest_ms == (21,)  # the last key's release and Shift's lie between
