"""A camera as a scanner: one frame in, scans and outlines out."""

from collections.abc import Collection
from dataclasses import dataclass

from fulfilment.packing.barcodes import RawScan
from scanning.camera.eyes import Eyes
from scanning.camera.frames import Frame
from scanning.camera.motion import MotionGate
from scanning.camera.votes import Votes
from scanning.stills.sighting import Corners


@dataclass(frozen=True)
class Outline:
    """A code to be drawn on the live picture. corners: in the frame's pixels, clockwise.

    is_scanned: it is or was a scan; False while it still needs reads.
    """

    text: str
    symbology: str
    corners: Corners
    is_scanned: bool


@dataclass(frozen=True)
class Seen:
    """scans: new ones, for the station. outlines: all codes in view; they stay while nothing moves."""

    scans: tuple[RawScan, ...] = ()
    outlines: tuple[Outline, ...] = ()


class CameraScanner:
    """One camera. step() decodes and blocks for up to a few tenths of a second: never on Qt's thread."""

    def __init__(self, eyes: Eyes, gate: MotionGate | None = None, votes: Votes | None = None) -> None:
        self._eyes = eyes
        self._gate = gate or MotionGate()
        self._votes = votes or Votes()
        self._shown: tuple[Outline, ...] = ()

    def step(self, frame: Frame, expected: Collection[str]) -> Seen:
        """What frame adds.

        expected: the keys of what the open order still wants, as `lookup_keys` gives them; one read
        of such a code is a scan, any other code needs three.
        """
        if frame.grey.size == 0:
            return Seen(outlines=self._shown)
        if not self._gate.is_open(frame.grey, frame.at_ms) and not self._votes.is_undecided:
            self._votes.rest(frame.at_ms)
            return Seen(outlines=self._shown)
        sightings = self._eyes.look(frame.grey, frame.at_ms, is_eager=True)
        scans = self._votes.count(sightings, expected, frame.at_ms)
        self._shown = tuple(
            Outline(one.text, one.symbology, one.corners, self._votes.is_scanned(one)) for one in sightings
        )
        return Seen(scans, self._shown)

    def close(self) -> None:
        self._eyes.close()
