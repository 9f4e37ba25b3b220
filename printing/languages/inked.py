"""The rectangles of a label that hold ink: what a language without compression need send."""

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray


class Block(NamedTuple):
    """Rows top to bottom (without bottom) of the bytes left to right (without right) of a row."""

    top: int
    bottom: int
    left: int
    right: int


def inked_blocks(bits: NDArray[np.uint8], cost_bytes: int) -> list[Block]:
    """Blocks that cover every black dot of bits (height, bytes a row) and do not overlap.

    The page is cut along blank rows, then blank columns, then again, as long as a cut saves more than a
    block's own command, cost_bytes.
    """
    inked = bits != 0
    return list(_cut(inked, Block(0, inked.shape[0], 0, inked.shape[1]), cost_bytes))


def _cut(inked: NDArray[np.bool_], block: Block, cost_bytes: int) -> Iterator[Block]:
    part = inked[block.top : block.bottom, block.left : block.right]
    rows = _runs(_any(part, 1), cost_bytes, part.shape[1])
    if not rows:
        return
    if len(rows) == 1:
        part = part[rows[0][0] : rows[0][1]]
        columns = _runs(_any(part, 0), cost_bytes, len(part))
    else:
        columns = [(0, part.shape[1])]
    is_whole = len(rows) == len(columns) == 1
    for top, bottom in rows:
        for left, right in columns:
            piece = Block(block.top + top, block.top + bottom, block.left + left, block.left + right)
            if is_whole and piece == block:
                yield piece
            else:
                yield from _cut(inked, piece, cost_bytes)


def _any(part: NDArray[np.bool_], axis: int) -> NDArray[np.bool_]:
    return np.asarray(part.any(axis=axis), np.bool_)


def _runs(has_ink: NDArray[np.bool_], cost_bytes: int, bytes_each: int) -> list[tuple[int, int]]:
    """Stretches with ink; a gap whose bytes cost less than another block stays inside one."""
    places = np.flatnonzero(has_ink)
    if not places.size:
        return []
    ends = np.flatnonzero((np.diff(places) - 1) * bytes_each > cost_bytes)
    starts = [places[0], *places[ends + 1]]
    stops = [*(places[ends] + 1), places[-1] + 1]
    return [(int(start), int(stop)) for start, stop in zip(starts, stops, strict=True)]
