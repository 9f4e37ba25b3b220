"""A picture's bytes -> grey pixels."""

import cv2
import numpy as np
from numpy.typing import NDArray

from fulfilment.errors import BadDocument

Grey = NDArray[np.uint8]  # (height, width)
MOST_PIXELS = 60_000_000  # a large phone's camera; more is a mistake or an attack


def grey_of(data: bytes) -> Grey:
    """Raises BadDocument when data is no picture, or one of more than MOST_PIXELS.

    Of bytes and not of a path: OpenCV cannot open one with Chinese in it on Windows.
    """
    try:
        picture = cv2.imdecode(np.frombuffer(data, np.uint8), cv2.IMREAD_GRAYSCALE) if data else None
    except cv2.error as error:
        raise BadDocument(str(error), advice="Choose a picture: PNG, JPEG or WebP.") from error
    if picture is None or picture.size > MOST_PIXELS:
        raise BadDocument(advice="Choose a picture: PNG, JPEG or WebP.")
    return np.ascontiguousarray(picture, np.uint8)
