"""Views of one picture: sizes, contrast, blur, turns. Each knows the way back to the picture's own pixels."""

from collections.abc import Callable
from dataclasses import dataclass, replace

import cv2
import numpy as np
from numpy.typing import NDArray

from scanning.stills.pictures import Grey
from scanning.stills.sighting import Corners, Sighting

MOST_PIXELS = 4_000_000  # of an enlarged view; beyond, a picture has pixels enough


@dataclass(frozen=True)
class View:
    """back: 2 x 3, from a point of the view to the point of the picture."""

    grey: Grey
    back: NDArray[np.float64]

    def in_picture(self, seen: Sighting) -> Sighting:
        return replace(seen, corners=self.place(seen.corners))

    def place(self, corners: Corners) -> Corners:
        return tuple(tuple(self.back @ (x, y, 1.0)) for x, y in corners)


Filter = Callable[[Grey], Grey]


def view_of(grey: Grey, name: str) -> View | None:
    """None when that view would be too large or too small to be worth a look."""
    look = VIEWS[name]
    height, width = grey.shape
    size = height * width * look.across * look.down
    if size < 400 or min(width * look.across, height * look.down) < 8:
        return None
    if (look.across > 1 or look.down > 1 or look.turn) and size > MOST_PIXELS:
        return None
    scaled = look.filter(_resized(grey, look.across, look.down))
    back = np.array([[1 / look.across, 0, 0], [0, 1 / look.down, 0]])
    return _turned(scaled, look.turn) if look.turn else View(np.ascontiguousarray(scaled), back)


@dataclass(frozen=True)
class Look:
    across: float = 1.0
    down: float = 1.0
    turn: float = 0.0  # degrees, anticlockwise
    filter: Filter = lambda grey: grey


def _resized(grey: Grey, across: float, down: float) -> Grey:
    if across == down == 1:
        return grey
    how = cv2.INTER_AREA if across < 1 else cv2.INTER_CUBIC
    return np.asarray(cv2.resize(grey, None, fx=across, fy=down, interpolation=how), np.uint8)


def _turned(grey: Grey, degrees: float) -> View:
    height, width = grey.shape
    there = cv2.getRotationMatrix2D((width / 2, height / 2), degrees, 1)
    cos, sin = abs(there[0, 0]), abs(there[0, 1])
    size = int(height * sin + width * cos), int(height * cos + width * sin)
    there[:, 2] += (size[0] - width) / 2, (size[1] - height) / 2
    turned = cv2.warpAffine(grey, there, size, borderMode=cv2.BORDER_REPLICATE)
    return View(np.asarray(turned, np.uint8), cv2.invertAffineTransform(there).astype(np.float64))


def _contrast(grey: Grey) -> Grey:
    """Contrast of each region by itself: lamps, folds, grey bars."""
    return np.asarray(cv2.createCLAHE(3.0, (8, 8)).apply(grey), np.uint8)


def _sharp(grey: Grey) -> Grey:
    return np.asarray(cv2.addWeighted(grey, 2.5, cv2.GaussianBlur(grey, (0, 0), 3), -1.5, 0), np.uint8)


def _soft(grey: Grey) -> Grey:
    return np.asarray(cv2.GaussianBlur(grey, (3, 3), 0), np.uint8)


def _along_bars(grey: Grey) -> Grey:
    """Upright bars stay, the grain along them goes."""
    return np.asarray(cv2.blur(grey, (1, 9)), np.uint8)


def _inverted(grey: Grey) -> Grey:
    """zxing-cpp inverts matrix codes by itself, linear ones it does not."""
    return np.asarray(cv2.bitwise_not(grey), np.uint8)


VIEWS = {
    "plain": Look(),
    "contrast": Look(filter=_contrast),
    "soft": Look(filter=_soft),
    "sharp": Look(filter=_sharp),
    "along": Look(filter=_along_bars),
    "x1.4": Look(1.4, 1.4),
    "x2": Look(2, 2),
    "wide": Look(2, 1),
    "x2 contrast": Look(2, 2, filter=_contrast),
    "x2 sharp": Look(2, 2, filter=_sharp),
    "x0.7": Look(0.7, 0.7),
    "x0.5": Look(0.5, 0.5),
    "x0.35": Look(0.35, 0.35),
    "inverted": Look(filter=_inverted),
    "x1.4 inverted": Look(1.4, 1.4, filter=_inverted),
    "turn 15": Look(turn=15),
    "turn -15": Look(turn=-15),
    "turn 30": Look(turn=30),
    "turn -30": Look(turn=-30),
    "turn 45": Look(turn=45),
}
