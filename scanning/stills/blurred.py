"""EAN-13 and UPC-A out of focus: all digits weighed together instead of each bar by its edges.

Where bars have run into one another there are no edges to measure. But each digit is one of twenty shapes
seven modules wide, between neighbours whose nearest module is known, and of 10**13 texts only those with a
right check digit can be meant. So: OpenCV says where the bars are, several bands of them are laid flat, the
guards say where the modules are, each digit is compared with every shape as the blur would show it, and the
likeliest right text is taken, if the second likeliest is far enough behind.

Source of shapes, parities and guards: ISO/IEC 15420, sections 4.2 and 4.3.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

import cv2
import numpy as np
from numpy.typing import NDArray

from scanning.stills.pictures import Grey
from scanning.stills.sighting import Corners, Sighting

ENGINE = "blurred"
BANDS = 5
PER_MODULE = 4  # samples
AGREEING = 3  # bands
# over 150 photos, three bands that agreed on a wrong text never had both: those of likeness 0.90 and more
# had a lead of 0.08 at most, those of a larger lead a likeness of 0.87 at most
LEAST_LIKENESS = 0.90  # mean correlation of the digits with their shapes, 0 to 1
LEAST_LEAD = 0.12  # of the likeliest text before the second one, in summed misfit

Line = NDArray[np.float64]
_L = (
    "0001101",
    "0011001",
    "0010011",
    "0111101",
    "0100011",
    "0110001",
    "0101111",
    "0111011",
    "0110111",
    "0001011",
)
_R = tuple("".join("10"[int(bit)] for bit in shape) for shape in _L)
_G = tuple(shape[::-1] for shape in _R)
_PARITY = ("LLLLLL", "LLGLGG", "LLGGLG", "LLGGGL", "LGLLGG", "LGGLLG", "LGGGLL", "LGLGLG", "LGLGGL", "LGGLGL")
_GUARDS = "0" * 5 + "101" + "?" * 42 + "01010" + "?" * 42 + "101" + "0" * 5
_LEFTS = tuple(3 + 7 * place for place in range(6))
_RIGHTS = tuple(50 + 7 * place for place in range(6))


@dataclass(frozen=True)
class _Guess:
    text: str
    likeness: float
    lead: float


class Blurred:
    def __init__(self) -> None:
        self._detector = cv2.barcode.BarcodeDetector()

    def see(self, grey: Grey) -> list[Sighting]:
        """Texts on which AGREEING bands agree, clearly; each band is a view of its own for verdict.py."""
        try:
            is_there, outlines = self._detector.detect(grey)
        except cv2.error:
            return []
        if not is_there or outlines is None:
            return []
        return [seen for outline in outlines for seen in _within(grey, np.asarray(outline, np.float32))]


def _within(grey: Grey, outline: NDArray[np.float32]) -> Iterator[Sighting]:
    corners: Corners = tuple((float(x), float(y)) for x, y in outline)
    guesses = [guess for line in _bands(grey, outline) if (guess := read_line(line))]
    for text in dict.fromkeys(guess.text for guess in guesses):
        bands = [guess for guess in guesses if guess.text == text]
        if len(bands) >= AGREEING and _are_clear(bands):
            symbology = "UPCA" if text[0] == "0" else "EAN13"
            for band in range(len(bands)):
                yield Sighting(symbology, text, "]E0", ENGINE, f"band {band}", corners)


def _are_clear(bands: Sequence[_Guess]) -> bool:
    likeness = sum(guess.likeness for guess in bands) / len(bands)
    return likeness >= LEAST_LIKENESS and sum(guess.lead for guess in bands) / len(bands) >= LEAST_LEAD


def _bands(grey: Grey, outline: NDArray[np.float32]) -> Iterator[Line]:
    """Profiles across the bars, one for each band and way up; 1 is black, 0 white, about."""
    ways = [outline, np.roll(outline, 2, axis=0)]
    sides = np.linalg.norm(outline[0] - outline[1]), np.linalg.norm(outline[1] - outline[2])
    if sides[0] > sides[1]:
        ways = [np.roll(way, 1, axis=0) for way in ways]
    for way in ways:
        low, top, right, _ = way
        across, down = right - top, low - top
        start = top - across * 0.12
        width = int(min(1200.0, max(300.0, 2.48 * float(np.linalg.norm(across)))))
        there = np.array([start, start + across * 1.24, start + down], np.float32)
        flat = cv2.warpAffine(
            grey,
            cv2.getAffineTransform(there, np.array([[0, 0], [width, 0], [0, 60]], np.float32)),
            (width, 60),
            flags=cv2.INTER_CUBIC,
            borderMode=cv2.BORDER_REPLICATE,
        )
        for band in range(BANDS):
            yield _upright(flat[8 + band * 9 : 16 + band * 9].astype(np.float64))


def _upright(band: NDArray[np.float64]) -> Line:
    """The mean of band's rows, leaned against each other so that its bars stand up."""
    rows = np.arange(len(band)) - (len(band) - 1) / 2
    at = np.arange(band.shape[1])
    leaned = [
        np.mean([np.interp(at + row * lean, at, line) for row, line in zip(rows, band, strict=True)], axis=0)
        for lean in (-2, -1.2, -0.6, 0, 0.6, 1.2, 2)
    ]
    return np.asarray(255.0 - max(leaned, key=lambda line: float(np.abs(np.diff(line)).sum())))


def read_line(line: Line) -> _Guess | None:
    """The likeliest text of a profile that holds one code and a little more at both ends."""
    likely = sorted((_misfits(line, *edge) for edge in _edges(line)), key=_least)[:3]
    return max((_likeliest(*misfits) for misfits in likely), key=lambda guess: guess.likeness, default=None)


def _least(misfits: tuple[Line, Line]) -> float:
    """What the misfit would be if any digits could stand together."""
    lefts, rights = misfits
    return float(lefts.min(axis=1).sum() + rights.min(axis=1).sum())


def _edges(line: Line, most: int = 14) -> list[tuple[float, float]]:
    """Where the code may begin and end: the guards fit there best."""
    pattern = np.array([0.5 if sign == "?" else float(sign) for sign in _GUARDS])
    places = np.flatnonzero(pattern != 0.5) + 0.5 - 5
    wanted = pattern[pattern != 0.5] - pattern[pattern != 0.5].mean()
    smooth = line - cv2.GaussianBlur(line[None], (0, 0), len(line) / 6)[0]
    left = np.repeat(np.linspace(0, 0.45, 110), 110) * len(line)
    right = np.tile(np.linspace(0.55, 1, 110), 110) * len(line)
    at = left[:, None] + (right - left)[:, None] / 95 * places
    found = np.interp(at, np.arange(len(line)), smooth)
    found -= found.mean(axis=1, keepdims=True)
    fit = found @ wanted / (np.linalg.norm(found, axis=1) * np.linalg.norm(wanted) + 1e-9)
    best = np.argsort(-fit)[:most]
    return [(float(left[one]), float(right[one])) for one in best]


@cache
def _shapes(blur: float, growth: float) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """The twenty left shapes and the ten right ones as blur shows them, each zero in mean, one in size."""
    left = [_shown("1" + shape + "0", blur, growth) for shape in (*_L, *_G)]
    right = [_shown("0" + shape + "1", blur, growth) for shape in _R]
    return np.array(left), np.array(right)


def _shown(modules: str, blur: float, growth: float) -> NDArray[np.float64]:
    fine = 12
    bits = np.repeat([0.5, *(float(bit) for bit in modules), 0.5], fine)
    if growth:
        soft = cv2.GaussianBlur(bits[None], (0, 0), 0.35 * fine)[0]
        bits = (soft > 0.5 - growth).astype(np.float64)
    blurred = cv2.GaussianBlur(bits[None], (0, 0), blur * fine, borderType=cv2.BORDER_REPLICATE)[0]
    at = (1.5 + (np.arange(8 * PER_MODULE) + 0.5) / PER_MODULE) * fine - 0.5
    shown = np.interp(at, np.arange(len(blurred)), blurred)
    shown -= shown.mean()
    return np.asarray(shown / np.linalg.norm(shown), np.float64)


def _misfits(line: Line, left: float, right: float) -> tuple[Line, Line]:
    """How badly each digit looks like each shape, by the blur that suits the whole code best."""
    pitch = (right - left) / 95
    steps = (np.arange(8 * PER_MODULE) + 0.5) / PER_MODULE - 0.5
    at = left + pitch * (np.array([*_LEFTS, *_RIGHTS])[:, None] + steps)
    found = np.interp(at, np.arange(len(line)), line)
    found -= found.mean(axis=1, keepdims=True)
    found /= np.linalg.norm(found, axis=1, keepdims=True) + 1e-9
    ways = [_shapes(blur, growth) for blur in (0.4, 0.7, 1.0, 1.3) for growth in (0.0, 0.15, -0.15)]
    return min(((1 - found[:6] @ lefts.T, 1 - found[6:] @ rights.T) for lefts, rights in ways), key=_least)


def _likeliest(lefts: NDArray[np.float64], rights: NDArray[np.float64]) -> _Guess:
    """The right text of the least misfit. lefts: (6, 20) misfits, L shapes then G; rights: (6, 10)."""
    ends = []
    for first, parity in enumerate(_PARITY):
        rows = [
            lefts[place, 10 * (side == "G") : 10 * (side == "G") + 10] for place, side in enumerate(parity)
        ]
        ends += _two_best(first, [*rows, *rights])
    ends.sort()
    (misfit, text), (second, _) = ends[0], ends[1]
    return _Guess(text, float(1 - misfit / 12), float(second - misfit))


def _two_best(first: int, rows: list[NDArray[np.float64]]) -> list[tuple[float, str]]:
    """The two texts of least misfit that begin with first and have a right check digit."""
    ways: list[list[tuple[float, str]]] = [[] for _ in range(10)]  # by the weighted sum so far, modulo 10
    ways[first] = [(0.0, str(first))]
    for place, row in enumerate(rows):
        weight = 1 if place % 2 else 3
        likely = np.argsort(row)[:4]
        following: list[list[tuple[float, str]]] = [[] for _ in range(10)]
        for total, texts in enumerate(ways):
            for misfit, text in texts:
                for digit in likely:
                    following[(total + weight * int(digit)) % 10].append(
                        (misfit + row[digit], f"{text}{digit}")
                    )
        ways = [sorted(texts)[:2] for texts in following]
    return ways[0]
