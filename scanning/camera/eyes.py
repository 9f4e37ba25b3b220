"""What is looked for in one frame.

The next frame shows the same code, so the work is shared out. Each frame is read at half size and at
whole size in one direction, the next one in the other; a direction that showed a code is kept. While the
first voice sees nothing, each frame also gets one closer look in its turn, if something has moved: more
contrast, a larger picture, OpenCV, and at most twice a second pyzbar.
"""

from dataclasses import replace

import cv2
import numpy as np

from scanning.stills import zxing
from scanning.stills.opencv import OpenCv
from scanning.stills.pictures import Grey
from scanning.stills.sighting import Sighting
from scanning.stills.views import view_of
from scanning.stills.zbar import ZBar

THIRD_MS = 500  # pyzbar takes 60 to 145 ms of a core for a frame
OTHER_EVERY = 4  # frames: the other direction is looked at too, for a second code
CLOSER = ("contrast", "opencv", "x1.4", "opencv")


class Eyes:
    """One camera's; one thread at a time. third None: do without pyzbar."""

    def __init__(self, third: ZBar | None = None) -> None:
        self._second = OpenCv()
        self._third = third
        self._frames = 0
        self._is_upright = False
        self._blind = 0  # frames in a row without a sighting
        self._third_ms = -THIRD_MS

    def look(self, grey: Grey, now_ms: int, is_eager: bool = False) -> list[Sighting]:
        """All codes seen, each once, in the frame's pixels.

        grey: (height, width), not empty. is_eager: something moved, so it is worth a closer look.
        """
        self._frames += 1
        if self._blind or self._frames % OTHER_EVERY == 0:
            self._is_upright = not self._is_upright
        half = np.asarray(cv2.resize(grey, None, fx=0.5, fy=0.5, interpolation=cv2.INTER_AREA), np.uint8)
        seen = _looked(half, 2, self._is_upright)
        if not self._blind:
            seen += _looked(half, 2, not self._is_upright)
        if not seen or self._frames % 2:
            seen += _looked(grey, 1, self._is_upright)
        if not seen and is_eager:
            seen = self._closer(grey, now_ms)
        self._blind = 0 if seen else self._blind + 1
        return list({(one.symbology, one.text): one for one in seen}.values())

    def close(self) -> None:
        if self._third is not None:
            self._third.close()

    def _closer(self, grey: Grey, now_ms: int) -> list[Sighting]:
        if self._third is not None and self._blind >= 2 and now_ms - self._third_ms >= THIRD_MS:
            self._third_ms = now_ms
            if seen := self._third.see(grey, "whole"):
                return seen
        name = CLOSER[self._blind % len(CLOSER)]
        if name == "opencv":
            return self._second.see(grey, "whole")
        view = view_of(grey, name)
        return [view.in_picture(one) for one in zxing.see(view.grey, name)] if view else []


def _looked(grey: Grey, scale: float, is_upright: bool) -> list[Sighting]:
    """Codes of one direction: try_rotate would read grey twice."""
    picture = np.ascontiguousarray(grey.T) if is_upright else grey
    seen = zxing.see_fast(picture, "upright" if is_upright else "level")
    return [_scaled(_swapped(one) if is_upright else one, scale) for one in seen]


def _swapped(seen: Sighting) -> Sighting:
    return replace(seen, corners=tuple((y, x) for x, y in seen.corners))


def _scaled(seen: Sighting, scale: float) -> Sighting:
    return replace(seen, corners=tuple((x * scale, y * scale) for x, y in seen.corners))
