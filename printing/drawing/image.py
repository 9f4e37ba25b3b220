"""Pictures on a label: logos and signs, made to dots that are black or white."""

from functools import lru_cache
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from fulfilment.errors import BadLayout

Page = NDArray[np.uint8]  # (height, width), 1 is black
FOLDER = Path(__file__).parents[2] / "resources" / "labels" / "images"
HALF = 128  # darker than that is black


def image_trouble(name: str) -> str | None:
    """Why the picture called name cannot stand on a label; None when it can."""
    try:
        _grey(name)
    except BadLayout as error:
        return error.detail
    return None


def draw_image(place: Page, name: str) -> None:
    """The picture in the middle of place, as large as fits. Raises BadLayout naming it."""
    grey = _grey(name)
    factor = min(place.shape[1] / grey.width, place.shape[0] / grey.height)
    width, height = (max(1, int(side * factor)) for side in grey.size)
    dots = np.asarray(grey.resize((width, height), Image.Resampling.BOX)) < HALF
    top, left = (place.shape[0] - height) // 2, (place.shape[1] - width) // 2
    place[top : top + height, left : left + width] |= dots.astype(np.uint8)


@lru_cache(maxsize=16)
def _grey(name: str) -> Image.Image:
    """Raises BadLayout for a name that is a path, for no such file and for a file that is no picture."""
    path = FOLDER / name
    if path.parent != FOLDER or not path.is_file():
        raise BadLayout(f"image {name!r} is not in resources/labels/images")
    try:
        with Image.open(path) as picture:
            clear = picture.convert("RGBA")
    except OSError as error:
        raise BadLayout(f"image {name!r} is no picture") from error
    white = Image.new("RGBA", clear.size, "white")
    return Image.alpha_composite(white, clear).convert("L")
