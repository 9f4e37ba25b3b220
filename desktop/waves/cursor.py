"""Where the arrows lead on the board. No Qt in this file."""

from collections.abc import Sequence
from typing import TypeAlias

from desktop.waves.forecast import lanes_of
from fulfilment.waves.ports import Board

Grid: TypeAlias = Sequence[Sequence[str]]  # wave ids, by column and row
Place: TypeAlias = tuple[int, int]  # column and row


def grid_of(board: Board) -> Grid:
    return tuple(tuple(f.wave.wave_id for f in lane.forecasts) for lane in lanes_of(board))


def place_of(grid: Grid, wave_id: str | None) -> Place | None:
    found = ((column, cards.index(wave_id)) for column, cards in enumerate(grid) if wave_id in cards)
    return next(found, None) if wave_id is not None else None


def nearest(grid: Grid, place: Place) -> str | None:
    """The card at or nearest to a place, by columns first; None when the board is empty."""
    column, row = place
    order = sorted(range(len(grid)), key=lambda number: abs(number - column))
    filled = next((grid[number] for number in order if grid[number]), None)
    return filled[min(row, len(filled) - 1)] if filled else None


def stepped(grid: Grid, place: Place, across: int, down: int) -> str | None:
    """The card one step from place; empty columns are stepped over. None when there is none that way."""
    column, row = place
    if down:
        cards = grid[column] if column < len(grid) else ()
        return cards[row + down] if 0 <= row + down < len(cards) else None
    column += across
    while 0 <= column < len(grid):
        if grid[column]:
            return grid[column][min(row, len(grid[column]) - 1)]
        column += across
    return None


def beside(board: Board, station: str | None, across: int) -> str | None:
    """The column to the left or right of station's, None being nobody's; the outermost stays."""
    names: list[str | None] = [None, *(known.name for known in board.stations)]
    place = names.index(station) if station in names else 0
    return names[min(max(place + across, 0), len(names) - 1)]
