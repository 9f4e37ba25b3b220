"""One card of the board, painted: number, counts, the rail with its promise, and its state in words."""

from dataclasses import dataclass

from desktop.canvas import CENTRE, RIGHT, Canvas
from desktop.shown import Sign
from desktop.translate import text_of
from desktop.waves.shown import CardShown, Grip, Rail, Tone

PLAIN_HEIGHT, NOTED_HEIGHT, LEAVING_HEIGHT = 120.0, 144.0, 60.0
RIMS = {Tone.PLAIN: None, Tone.QUIET: "edge", Tone.NEWS: "edge", Tone.OVER: "warnInk", Tone.LATE: "stopInk"}
INKS = {
    Tone.PLAIN: "ink2",
    Tone.QUIET: "ink2",
    Tone.NEWS: "infoInk",
    Tone.OVER: "warnInk",
    Tone.LATE: "stopInk",
}


@dataclass(frozen=True)
class Spot:
    """One card in sight. x, y, width, height in units of the widget."""

    card: CardShown
    x: float
    y: float
    width: float
    height: float


def height_of(card: CardShown) -> float:
    if card.grip is Grip.LEAVING:
        return LEAVING_HEIGHT
    return NOTED_HEIGHT if text_of(card.note) else PLAIN_HEIGHT


def paint_card(canvas: Canvas, spot: Spot) -> None:
    card, x, y, width = spot.card, spot.x, spot.y, spot.width
    if card.grip is Grip.LEAVING:
        canvas.card(x, y, width, spot.height, None, 10, "edge", 2, is_dashed=True)
        canvas.text_in(x + width / 2, y + 21, card.number, 20, "ink2", True, width - 20, CENTRE)
        canvas.text_in(x + width / 2, y + 43, card.note, 18, "ink2", False, width - 20, CENTRE)
        return
    held = card.grip is not Grip.NONE
    edge, border = ("focus", 4) if held else (RIMS[card.tone], 2)
    canvas.card(x, y, width, spot.height, "surface", 10, edge, border)
    left, inner = x + 14, width - 28
    taken = 34 if card.sign is not None else 0
    canvas.text_in(left, y + 24, card.number, 22, "ink", True, inner - taken)
    if card.sign is not None:
        canvas.sign(card.sign, x + width - 38, y + 11, 26 if card.sign is Sign.ATTENTION else 24)
    canvas.text_in(left, y + 48, card.what, 18, "ink2", False, inner)
    done = canvas.text_in(left, y + 73, card.done, 20, "ink", True, inner)
    size = canvas.theme.fits(card.due, inner - done - 8, 20, 16, bold=True)
    canvas.text_in(x + width - 14, y + 73, card.due, size, "ink", True, align=RIGHT)
    paint_rail(canvas, left, y + 94, inner, card.rail)
    _paint_note(canvas, card, left, y + 123, inner)


def _paint_note(canvas: Canvas, card: CardShown, left: float, middle: float, inner: float) -> None:
    note = text_of(card.note)
    if note:
        ink = "ink" if card.grip is Grip.CARRIED or card.tone is Tone.PLAIN else INKS[card.tone]
        size = canvas.theme.fits(note, inner, 18, 16, bold=True)
        canvas.text_in(left, middle, note, size, ink, True, inner)


def paint_rail(canvas: Canvas, x: float, y: float, width: float, rail: Rail | None) -> None:
    """Track 8 high, bar to the finish, post at the promise, hatching past it."""
    canvas.card(x, y, width, 8, "line", 4)
    if rail is None:
        return
    post = rail.post if rail.post is not None else 0.0
    solid = min(rail.bar, post) if rail.bar > post else rail.bar
    if solid > 0:
        canvas.card(x, y, max(8.0, solid * width), 8, "ink", 4)
    if rail.bar > post:
        start = x + post * width
        canvas.hatch(start, y - 2, max(9.0, (rail.bar - post) * width), 12)
    if rail.post is not None:
        middle = min(x + rail.post * width, x + width - 2)
        canvas.fill(middle - 4, y - 6, 8, 20, "surface")
        canvas.fill(middle - 2, y - 6, 4, 20, "ink")
