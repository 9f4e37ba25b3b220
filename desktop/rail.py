"""A promise is a post on a line: the bar ends at the expected finish, the hatching is what lies past it."""

from dataclasses import dataclass

from desktop.canvas import Canvas
from desktop.theme import tokens

HORIZON_MIN: int = tokens()["rail"]["horizonMin"]
POST: float = tokens()["rail"]["post"]
TRACK = 12.0


@dataclass(frozen=True)
class RailShown:
    """Minutes from now. Negative ones are over."""

    finish_min: float
    promise_min: float


def paint_rail(
    canvas: Canvas, x: float, middle: float, width: float, rail: RailShown, ground: str = "surface"
) -> None:
    """Draw the rail from now at x to the horizon at x + width. ground: the card's colour, for the gap."""

    def at(minutes: float) -> float:
        return x + width * min(max(minutes, 0.0), HORIZON_MIN) / HORIZON_MIN

    canvas.card(x, middle - TRACK / 2, width, TRACK, "line", TRACK / 2)
    finish, promise = at(rail.finish_min), at(rail.promise_min)
    end = min(finish, promise)
    if end > x or finish <= promise:
        canvas.card(x, middle - TRACK / 2, max(TRACK, end - x), TRACK, "ink", TRACK / 2)
    post = min(max(promise, x + POST / 2), x + width - POST / 2)
    canvas.fill(post - POST, middle - TRACK / 2, POST * 2, TRACK, ground)
    if finish > promise:
        canvas.hatch(post + POST, middle - 8, max(6.0, finish - promise - POST), 16)
    canvas.fill(post - POST / 2, middle - 16, POST, 32, "ink")
