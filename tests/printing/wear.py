"""A worn printer: dots that grow into their neighbours, a soft picture, grain."""

import numpy as np
import zxingcpp
from numpy.typing import NDArray
from PIL import Image, ImageFilter

SOFT_DOTS, GRAIN, TRIES = 0.8, 12.0, 30


def grown(page: NDArray[np.uint8]) -> NDArray[np.uint8]:
    """page, 1 is black, each dot one wider to the right and one longer below."""
    wider = page.copy()
    wider[:, 1:] |= page[:, :-1]
    longer = wider.copy()
    longer[1:] |= wider[:-1]
    return longer


def worn(page: NDArray[np.uint8], seed: int) -> NDArray[np.uint8]:
    """What a camera sees of page, 1 is black: grey, (height, width) uint8."""
    white = Image.fromarray((1 - grown(page)) * np.uint8(255))
    soft = np.asarray(white.filter(ImageFilter.GaussianBlur(SOFT_DOTS)), np.float64)
    grain = np.random.default_rng(seed).normal(0, GRAIN, soft.shape)
    return np.clip(soft + grain, 0, 255).astype(np.uint8)


def read(grey: NDArray[np.uint8]) -> set[str]:
    return {code.text for code in zxingcpp.read_barcodes(np.ascontiguousarray(grey))}


def found(grey: NDArray[np.uint8], shrinks: bool = True) -> set[tuple[str, str]]:
    """(symbology identifier, text) of every code; EAN-13 and UPC-A as 13 digits, EAN-8 as 8.

    shrinks: whether the reader also looks at a smaller copy of grey. Of dots it need not, and zxing-cpp 3.1.1
    then gave a second, wrong text with a right check digit beside the right one: 1 clean Code 128 of 500 and
    2 worn EAN-13 of 150, all at 300 dpi.
    """
    codes = zxingcpp.read_barcodes(np.ascontiguousarray(grey), try_downscale=shrinks)
    return {(code.symbology_identifier, code.text) for code in codes}
