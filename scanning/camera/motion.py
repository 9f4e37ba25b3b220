"""Whether anything moved in front of the camera."""

import cv2
import numpy as np
from numpy.typing import NDArray

from scanning.stills.pictures import Grey

STEP = 18  # grey levels; a webcam's noise stays below when four pixels are averaged
SHARE = 0.002  # of all points: 29 of 14,400, a label of 3 x 3 % of the view
LINGER_MS = 600  # after the last motion: what was laid down is sharpest when it lies


class MotionGate:
    """Open while something moves, and LINGER_MS longer.

    Compared is with the frame at the last motion, not with the one before: a slow hand and a lamp that
    is dimmed add up until they are seen.
    """

    def __init__(self) -> None:
        self._still: NDArray[np.uint8] | None = None
        self._moved_ms: int | None = None

    def is_open(self, grey: Grey, now_ms: int) -> bool:
        small = _small(grey)
        if self._still is None or self._still.shape != small.shape or _has_changed(self._still, small):
            self._still, self._moved_ms = small, now_ms
        return self._moved_ms is not None and now_ms - self._moved_ms <= LINGER_MS


def _small(grey: Grey) -> NDArray[np.uint8]:
    """160 x 90 points, each the mean of four pixels that are picked, not of all there are."""
    picked = cv2.resize(grey, (320, 180), interpolation=cv2.INTER_NEAREST)
    return np.asarray(cv2.resize(picked, (160, 90), interpolation=cv2.INTER_AREA), np.uint8)


def _has_changed(old: NDArray[np.uint8], new: NDArray[np.uint8]) -> bool:
    return int(np.count_nonzero(cv2.absdiff(old, new) > STEP)) > SHARE * new.size
