import numpy as np
from zxingcpp import BarcodeFormat

from fulfilment.packing.barcodes import ScanSource, lookup_keys
from scanning.camera.eyes import Eyes
from scanning.camera.frames import Frame
from scanning.camera.motion import LINGER_MS, MotionGate
from scanning.camera.scanner import CameraScanner
from scanning.camera.votes import REPEAT_MS
from scanning.stills.pictures import Grey
from tests.scanning.stills.pictures import drawn

MUG, TEA = "4006381333931", "5030159003930"
FRAME = 33
BELT = np.full((720, 1280), 130, np.uint8)


def belt_with(*codes: tuple[str, int, int], is_upright: bool = False) -> Grey:
    frame = BELT.copy()
    for text, left, top in codes:
        code = drawn(text, BarcodeFormat.EAN13, scale=2)
        code = np.ascontiguousarray(code.T) if is_upright else code
        frame[top : top + code.shape[0], left : left + code.shape[1]] = code
    return frame


def scanned(frames: list[Grey], expected: tuple[str, ...] = ()) -> list[tuple[str, ScanSource]]:
    scanner = CameraScanner(Eyes())
    found = [scanner.step(Frame(grey, FRAME * number), expected) for number, grey in enumerate(frames)]
    return [(scan.text, scan.source) for seen in found for scan in seen.scans]


def test_an_expected_code_is_scanned_once_however_long_it_lies() -> None:
    frames = [BELT] * 3 + [belt_with((MUG, 300, 200))] * (3 * REPEAT_MS // FRAME)
    assert scanned(frames, lookup_keys(MUG, "EAN13")) == [(MUG, ScanSource.CAMERA)]


def test_what_lies_still_is_not_scanned_again_when_a_hand_passes() -> None:
    still = belt_with((MUG, 300, 200))
    hand = still.copy()
    hand[500:, 900:] = 20
    frames = [still] * (3 * REPEAT_MS // FRAME) + [hand, still] * 5
    assert scanned(frames, lookup_keys(MUG, "EAN13")) == [(MUG, ScanSource.CAMERA)]


def test_an_upright_code_is_read_too() -> None:
    frames = [belt_with((MUG, 300, 200), is_upright=True)] * 8
    assert scanned(frames) == [(MUG, ScanSource.CAMERA)]


def test_several_codes_in_one_view_each_with_its_outline() -> None:
    scanner, view = CameraScanner(Eyes()), belt_with((MUG, 100, 100), (TEA, 800, 400))
    scans = [scan.text for number in range(8) for scan in scanner.step(Frame(view, FRAME * number), ()).scans]
    assert sorted(scans) == [MUG, TEA]
    outlines = {one.text: one for one in scanner.step(Frame(view, FRAME * 8), ()).outlines}
    assert all(one.is_scanned for one in outlines.values())
    assert all(100 <= x <= 500 and 100 <= y <= 400 for x, y in outlines[MUG].corners)
    assert all(800 <= x <= 1200 and 400 <= y <= 700 for x, y in outlines[TEA].corners)


def test_a_frame_of_no_size_says_nothing() -> None:
    seen = CameraScanner(Eyes()).step(Frame(np.zeros((0, 0), np.uint8), 0), ())
    assert (seen.scans, seen.outlines) == ((), ())


def test_the_gate_shuts_on_a_still_belt_and_opens_for_a_label() -> None:
    gate, chance = MotionGate(), np.random.default_rng(1)

    def frame(ground: Grey) -> Grey:
        return np.clip(ground + chance.normal(0, 4, ground.shape), 0, 255).astype(np.uint8)

    assert gate.is_open(frame(BELT), 0)
    assert not any(gate.is_open(frame(BELT), LINGER_MS + FRAME * number) for number in range(1, 30))
    assert gate.is_open(frame(belt_with((MUG, 300, 200))), LINGER_MS + 30 * FRAME)


def test_the_gate_opens_when_the_camera_changes_its_size() -> None:
    gate = MotionGate()
    assert gate.is_open(BELT, 0)
    assert not gate.is_open(BELT, 2 * LINGER_MS)
    assert gate.is_open(np.full((1080, 1920), 30, np.uint8), 3 * LINGER_MS)
