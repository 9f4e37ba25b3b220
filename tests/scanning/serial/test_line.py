"""A pseudo-terminal is the scanner's line; its other end is the scanner."""

import os
import threading
import tty
from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest

from fulfilment.errors import ScannerAway
from fulfilment.packing.barcodes import RawScan, ScanSource
from scanning.serial.framing import FrameSettings
from scanning.serial.line import LineSettings, SerialScanner

PATIENCE_S = 20


class Wire:
    """The scanner's end of a line. plug: the name under which the station finds it."""

    def __init__(self, plug: Path) -> None:
        self._plug = plug
        self._ours = -1

    def plug_in(self) -> None:
        self._ours, theirs = os.openpty()
        tty.setraw(theirs)
        self._theirs = theirs  # kept open, so that what is sent before anybody listens stays in the line
        self._plug.unlink(missing_ok=True)
        self._plug.symlink_to(os.ttyname(theirs))

    def unplug(self) -> None:
        self._plug.unlink(missing_ok=True)
        for end in (self._theirs, self._ours):
            os.close(end)

    def send(self, data: bytes) -> None:
        while data:
            data = data[os.write(self._ours, data) :]


@pytest.fixture
def wire(tmp_path: Path) -> Iterator[Wire]:
    wire = Wire(tmp_path / "ttyUSB0")
    wire.plug_in()
    yield wire
    wire.unplug()


@pytest.fixture
def scanner(tmp_path: Path, wire: Wire) -> Iterator[SerialScanner]:
    scanner = SerialScanner("gun", str(tmp_path / "ttyUSB0"), FrameSettings(gap_ms=200))
    yield scanner
    scanner.close()


def listen(scanner: SerialScanner, count: int) -> list[str]:
    texts: list[str] = []
    while len(texts) < count and (scans := scanner.listen(PATIENCE_S)):
        texts += [scan.text for scan in scans]
    return texts


def test_a_code_comes_with_its_source_and_its_scanner(wire: Wire, scanner: SerialScanner) -> None:
    scanner.listen(0)
    wire.send(b"]C10104006381333931\r\n")
    (scan,) = scanner.listen(PATIENCE_S)
    assert scan == RawScan("]C10104006381333931", ScanSource.SERIAL, at_ms=scan.at_ms, scanner="gun")
    assert scan.at_ms is not None


def test_nothing_that_came_before_it_listened_counts(wire: Wire, scanner: SerialScanner) -> None:
    wire.send(b"OLD-CODE\r")
    scanner.listen(0)
    wire.send(b"NEW-CODE\r")
    assert listen(scanner, 1) == ["NEW-CODE"]


def test_silence_is_an_answer(scanner: SerialScanner) -> None:
    assert scanner.listen(0.01) == ()


def test_half_a_code_before_the_plug_was_pulled_is_forgotten(wire: Wire, scanner: SerialScanner) -> None:
    scanner.listen(0)
    wire.send(b"HALF")
    scanner.listen(0.01)
    wire.unplug()
    with pytest.raises(ScannerAway):
        scanner.listen(PATIENCE_S)
    with pytest.raises(ScannerAway):
        scanner.listen(PATIENCE_S)
    wire.plug_in()
    scanner.listen(0)
    wire.send(b"WHOLE\r")
    assert listen(scanner, 1) == ["WHOLE"]
    assert scanner.halves == 1


def test_a_file_that_is_no_line_is_a_scanner_away(tmp_path: Path) -> None:
    (tmp_path / "notes.txt").write_text("not a line", encoding="utf-8")
    with pytest.raises(ScannerAway):
        SerialScanner("gun", str(tmp_path / "notes.txt")).listen(0)


def test_a_thousand_codes_in_random_pieces(wire: Wire, scanner: SerialScanner) -> None:
    """The 10,000 of the issue: python -m benchmarks scanner_serial."""
    chance = Random(4)
    codes = [f"{nth:06}-{chance.randrange(10**9)}" for nth in range(1_000)]
    stream = b"".join(code.encode() + chance.choice([b"\r", b"\n", b"\r\n", b"\t"]) for code in codes)
    scanner.listen(0)

    def send() -> None:
        left = stream
        while left:
            size = chance.randint(1, 60)
            wire.send(left[:size])
            left = left[size:]

    sending = threading.Thread(target=send)
    sending.start()
    assert listen(scanner, len(codes)) == codes
    sending.join(PATIENCE_S)


@pytest.mark.parametrize("wrong", [{"baud": 50}, {"bits": 9}, {"parity": "X"}, {"stop": 3}])
def test_a_line_that_cannot_be_is_refused(wrong: dict[str, int]) -> None:
    with pytest.raises(ValueError, match=next(iter(wrong))):
        LineSettings(**wrong)  # type: ignore[arg-type]
