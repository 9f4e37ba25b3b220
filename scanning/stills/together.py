"""Whether two sightings are one thing: the same text, or two texts of one place."""

from scanning.stills.sighting import Sighting

Box = tuple[float, float, float, float]  # left, top, right, bottom


def is_same_place(one: Sighting, other: Sighting) -> bool:
    """True when the middle of one of them lies within the other.

    Not a share of common area: a linear code's outline is a line in one engine, the bars in another.
    """
    first, second = _box(one), _box(other)
    return _holds(first, _middle(second)) or _holds(second, _middle(first))


def _box(one: Sighting) -> Box:
    """With a margin of a tenth of its longer side, since an outline may be a mere line."""
    if not one.corners:
        return (float("-inf"), float("-inf"), float("inf"), float("inf"))
    across, down = zip(*one.corners, strict=True)
    margin = max(max(across) - min(across), max(down) - min(down)) / 10
    return (min(across) - margin, min(down) - margin, max(across) + margin, max(down) + margin)


def _middle(box: Box) -> tuple[float, float]:
    return (box[0] + box[2]) / 2, (box[1] + box[3]) / 2


def _holds(box: Box, at: tuple[float, float]) -> bool:
    return box[0] <= at[0] <= box[2] and box[1] <= at[1] <= box[3]
