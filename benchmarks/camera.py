"""A camera over the bench: frames a second on one core, and shaky sequences replayed.

python -m benchmarks camera [--photos DIR] [--sequences N]
Frames are made: photos of data/scanning laid on a grey, noisy belt. The replay shakes each photo for eight
frames (turn, size, shift, blur, noise by chance), once with the code among five that the order expects and
once with nothing expected. "Right" is the photo's own text as a scan, "false" any text that is not on it.
"""

import argparse
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

import cv2
import numpy as np

from benchmarks.measure import machine, percentile
from benchmarks.photos import PACKING, Photo, is_on_it, photos, photos_folder
from fulfilment.packing.barcodes import lookup_keys
from scanning.camera.eyes import Eyes
from scanning.camera.frames import Frame, Pixels, to_grey
from scanning.camera.motion import MotionGate
from scanning.camera.scanner import CameraScanner
from scanning.stills.pictures import Grey
from scanning.stills.zbar import ZBar

SIZES = ((1280, 720), (1920, 1080))
FRAME_MS = 33
FRAMES = 8
NOISE = 4  # grey levels, sigma


def belt(size: tuple[int, int], chance: np.random.Generator) -> Grey:
    """Large soft patches of grey: nothing on it looks like a bar."""
    patches = chance.integers(90, 170, (size[1] // 80, size[0] // 80)).astype(np.uint8)
    return np.asarray(cv2.resize(patches, size, interpolation=cv2.INTER_CUBIC), np.uint8)


def laid(ground: Grey, photo: Grey, at: tuple[int, int]) -> Grey:
    """photo on ground, made smaller if it does not fit."""
    height, width = ground.shape
    scale = min(1.0, width / photo.shape[1], height / photo.shape[0])
    small = cv2.resize(photo, None, fx=scale, fy=scale, interpolation=cv2.INTER_AREA) if scale < 1 else photo
    left = min(at[0], width - small.shape[1])
    top = min(at[1], height - small.shape[0])
    frame = ground.copy()
    frame[top : top + small.shape[0], left : left + small.shape[1]] = small
    return frame


def noisy(grey: Grey, chance: np.random.Generator) -> Grey:
    noise = chance.normal(0, NOISE, grey.shape)
    return np.clip(grey + noise, 0, 255).astype(np.uint8)


def shaken(photo: Grey, chance: np.random.Generator) -> Grey:
    height, width = photo.shape
    turn = cv2.getRotationMatrix2D((width / 2, height / 2), chance.uniform(-4, 4), chance.uniform(0.92, 1.08))
    turn = turn + np.array([[0, 0, chance.uniform(-6, 6)], [0, 0, chance.uniform(-6, 6)]])
    moved = cv2.warpAffine(photo, turn, (width, height), borderMode=cv2.BORDER_REPLICATE)
    return np.asarray(cv2.GaussianBlur(moved, (0, 0), chance.uniform(0.2, 1.2)), np.uint8)


def in_colour(grey: Grey) -> Pixels:
    return np.asarray(cv2.cvtColor(grey, cv2.COLOR_GRAY2BGR), np.uint8)


def cpu_ms(frames: Sequence[Pixels], work: Callable[[Frame], object], rounds: int = 4) -> list[float]:
    """CPU of this process for each frame, from BGR on."""
    times, now_ms = list[float](), 0
    for pixels in list(frames) * rounds:
        begin = time.process_time()
        work(Frame(to_grey(pixels), now_ms))
        times.append((time.process_time() - begin) * 1000)
        now_ms += FRAME_MS
    return times


def speed(size: tuple[int, int], shots: Sequence[Photo], chance: np.random.Generator) -> None:
    ground = belt(size, chance)
    empty = [in_colour(noisy(ground, chance)) for _ in range(12)]
    coded = [
        in_colour(noisy(laid(ground, one.grey(), _somewhere(size, chance)), chance)) for one in shots[:60]
    ]
    eyes, gated = Eyes(), CameraScanner(Eyes(), MotionGate())
    cpu_ms(empty, lambda frame: gated.step(frame, ()), rounds=3)  # past the first look and its linger
    last_ms = 36 * FRAME_MS

    def still(frame: Frame) -> None:
        gated.step(Frame(frame.grey, last_ms + frame.at_ms), ())

    _tell("empty belt", cpu_ms(empty, lambda frame: eyes.look(frame.grey, frame.at_ms)))
    _tell("empty belt, motion gate", cpu_ms(empty, still))
    _tell("another code in each frame", cpu_ms(coded, lambda frame: eyes.look(frame.grey, frame.at_ms), 1))


def _tell(name: str, times: Sequence[float]) -> None:
    mean = sum(times) / len(times)
    print(
        f"  {name:<30}{1000 / mean:7.0f} frames/s   mean {mean:6.2f}  p50 {percentile(times, 0.5):6.2f}"
        f"  p95 {percentile(times, 0.95):6.2f} CPU ms (n={len(times)})"
    )


def _somewhere(size: tuple[int, int], chance: np.random.Generator) -> tuple[int, int]:
    return int(chance.integers(0, size[0] // 2)), int(chance.integers(0, size[1] // 2))


@dataclass
class Replay:
    right: int = 0
    false: int = 0
    frames_to_scan: int = 0
    sequences: int = 0

    def add(self, one: Photo, scans: Sequence[tuple[int, str, str]]) -> None:
        """scans: (frame, symbology, text)"""
        self.sequences += 1
        hits = [at for at, symbology, text in scans if one.says(symbology, text)]
        self.right += bool(hits)
        self.frames_to_scan += hits[0] if hits else 0
        wrong = [(symbology, text) for _, symbology, text in scans if not is_on_it(one, symbology, text)]
        self.false += bool(wrong)
        for symbology, text in wrong:
            print(f"    false: {one.file} {symbology} {text!r} instead of {one.text!r}")

    def __str__(self) -> str:
        share = 100 * self.right / max(1, self.sequences)
        mean = self.frames_to_scan / max(1, self.right)
        return (
            f"right {self.right} of {self.sequences} ({share:.1f} %), false {self.false}, {mean:.1f} frames"
        )


def replay(shots: Sequence[Photo], is_expected: bool, third: ZBar | None, seed: int) -> tuple[Replay, Replay]:
    """All packing symbologies, and retail codes alone."""
    chance, whole, retail = np.random.default_rng(seed), Replay(), Replay()
    for number, one in enumerate(shots):
        others = [shots[(number + step) % len(shots)] for step in (1, 7, 31, 101)]
        expected = {key for shot in (one, *others) for key in lookup_keys(shot.text, shot.symbology)}
        scans = scans_of(one.grey(), expected if is_expected else set(), third, chance)
        whole.add(one, scans)
        if one.symbology in ("EAN13", "EAN8", "UPCA", "UPCE"):
            retail.add(one, scans)
    return whole, retail


def scans_of(
    photo: Grey, expected: set[str], third: ZBar | None, chance: np.random.Generator
) -> list[tuple[int, str, str]]:
    scanner, found = CameraScanner(Eyes(third)), []
    ground, at = belt((1280, 720), chance), _somewhere((1280, 720), chance)
    for number in range(1, FRAMES + 1):
        frame = noisy(laid(ground, shaken(photo, chance), at), chance)
        seen = scanner.step(Frame(frame, number * FRAME_MS), expected)
        found += [(number, scan.symbology or "", scan.text) for scan in seen.scans]
    return found


def main() -> int:
    words = argparse.ArgumentParser(prog="python -m benchmarks camera")
    words.add_argument("--photos", type=Path, default=photos_folder(), metavar="DIR")
    words.add_argument(
        "--sequences", type=int, default=0, metavar="N", help="so many photos; all if not said"
    )
    args = words.parse_args()
    if not args.photos.is_dir():
        print(f"no photos in {args.photos}: name their folder with --photos", file=sys.stderr)
        return 2
    cv2.setNumThreads(1)
    shots = [one for one in photos(args.photos) if one.symbology in PACKING]
    print(machine())
    for size in SIZES:
        print(f"{size[0]} x {size[1]}, one thread")
        speed(size, shots, np.random.default_rng(1))
    spread = shots[:: max(1, len(shots) // args.sequences)] if args.sequences else shots
    third = ZBar()
    for is_expected in (True, False):
        print(
            f"{FRAMES} shaky frames of each photo, {'expected: 1 read' if is_expected else 'open: 3 reads'}"
        )
        whole, retail = replay(spread, is_expected, third, seed=2)
        print(f"  all packing codes: {whole}\n  retail alone:      {retail}")
    third.close()
    print(machine())
    return 0


if __name__ == "__main__":
    sys.exit(main())
