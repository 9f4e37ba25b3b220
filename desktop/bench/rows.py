"""Which rows of a long order are in view. Rows never change their order; no Qt in this file."""

from collections.abc import Sequence
from dataclasses import dataclass

ROW, ROW_MIN, ROW_MAX, GAP, STRIP = 102.0, 84.0, 108.0, 8.0, 40.0  # u
BIG, FEW = 176.0, 2  # one or two rows leave room for a picture that is seen at once
MOST = 4  # rows without scrolling, at the design's height


@dataclass(frozen=True)
class Layout:
    """visible rows, each height high. has_strip: a line under them tells what is out of view."""

    visible: int
    height: float
    has_strip: bool


def layout_of(count: int, room: float) -> Layout:
    """How count rows share room (u). Rows shrink a little before one of them goes out of view."""
    most = BIG if count <= FEW else ROW_MAX
    fitting = max(MOST, int((room + GAP) // (ROW + GAP)))
    if count <= FEW:
        fitting = max(count, 1)
    if count <= fitting and _height(room, fitting) >= ROW_MIN:
        return Layout(count, min(most, _height(room, fitting)), has_strip=False)
    if count <= _most(room):
        return Layout(count, min(ROW_MAX, _height(room, max(count, 1))), has_strip=False)
    left = room - STRIP - GAP
    visible = max(1, min(count, _most(left)))
    return Layout(visible, min(ROW_MAX, _height(left, visible)), has_strip=True)


def _height(room: float, rows: int) -> float:
    return (room - (rows - 1) * GAP) / rows


def _most(room: float) -> int:
    return int((room + GAP) // (ROW_MIN + GAP))


def first_in_view(is_done: Sequence[bool], fresh: int | None, visible: int, first: int) -> int:
    """The first row to show, moving as little as may be from `first`.

    fresh: the row just scanned, which is always in view. Without one, rows that still
    owe pieces are: when all in view are done, the next unfinished row comes to the top.
    """
    last_first = max(0, len(is_done) - visible)
    first = min(first, last_first)
    if fresh is not None:
        return min(max(first, fresh - visible + 1), fresh, last_first)
    if all(is_done) or not all(is_done[first : first + visible]):
        return first
    return min(list(is_done).index(False), last_first)
