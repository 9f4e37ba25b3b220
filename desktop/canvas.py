"""Drawing in design units: cards, text on exact baselines, key caps, signs, pieces, bars."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeAlias

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QBrush, QColor, QPainter, QPen, QPixmap, QRegion, QTextLayout, QTextOption
from PySide6.QtWidgets import QWidget

from desktop.icons import icon
from desktop.say import Words
from desktop.shown import Sign
from desktop.signs import colours_of, paint_sign
from desktop.theme import Theme, font, metrics, tokens
from desktop.translate import text_of

BODY_CENTRE = 0.38  # em from the baseline up to the middle of the em box (0.88 over, 0.12 under)
LINE: float = tokens()["type"]["lineHeight"]["text"]
SENTENCE: float = tokens()["type"]["lineHeight"]["sentence"]
Colour: TypeAlias = str | QColor | Qt.GlobalColor  # a str is a token's name
LEFT, CENTRE, RIGHT = 0.0, 0.5, 1.0


@dataclass(frozen=True)
class Drawn:
    """One run of text as it was last painted; for tests and for readers of the screen."""

    text: str
    size: float  # u
    is_cut: bool  # did not fit and lost its end


@lru_cache(maxsize=2048)
def broken(text: str, pixels: int, bold: bool, width_px: float) -> tuple[str, ...]:
    """text in lines no wider than width_px, broken where its language allows."""
    layout = QTextLayout(text, font(pixels, bold))
    option = QTextOption()
    option.setWrapMode(QTextOption.WrapMode.WrapAtWordBoundaryOrAnywhere)
    layout.setTextOption(option)
    layout.beginLayout()
    lines: list[str] = []
    while (line := layout.createLine()).isValid():
        line.setLineWidth(width_px)
        lines.append(text[line.textStart() : line.textStart() + line.textLength()].strip())
    layout.endLayout()
    return tuple(lines)


def key_width(theme: Theme, legend: str, size: float = 22) -> float:
    """How wide the cap of a key is: its legend and room for the eye, more in the verdict."""
    return max(52.0, theme.width(legend, size, True) + (44 if size > 22 else 24))


class Canvas:
    """A painter on one widget, in the theme's units. Colours are token names."""

    def __init__(self, widget: QWidget, theme: Theme, region: QRegion) -> None:
        """region: the pixels to be painted anew; the rest keeps what it shows."""
        self.painter = QPainter(widget)
        self.painter.setRenderHints(
            QPainter.RenderHint.Antialiasing | QPainter.RenderHint.TextAntialiasing
            | QPainter.RenderHint.SmoothPixmapTransform
        )  # fmt: skip
        self.theme = theme
        self.width = widget.width() / theme.scale
        self.height = widget.height() / theme.scale
        self._ratio = widget.devicePixelRatioF()
        self._region = region
        self.drawn: list[Drawn] = []

    def needs(self, x: float, y: float, width: float, height: float) -> bool:
        """Whether anything in this box is to be painted; what is not need not be worked out either."""
        return self._region.intersects(self.rect(x, y, width, height).toAlignedRect())

    def end(self) -> None:
        self.painter.end()

    # shapes

    def rect(self, x: float, y: float, width: float, height: float) -> QRectF:
        """The pixels of a box: each edge is rounded by itself, so neighbours meet without a seam."""
        px = self.theme.px
        return QRectF(px(x), px(y), px(x + width) - px(x), px(y + height) - px(y))

    def fill(self, x: float, y: float, width: float, height: float, colour: str) -> None:
        self.painter.fillRect(self.rect(x, y, width, height), self.theme.colour(colour))

    def card(
        self, x: float, y: float, width: float, height: float, fill: Colour | None,
        radius: float = 10, edge: Colour | None = None, border: float = 2, is_dashed: bool = False,
    ) -> None:  # fmt: skip
        """A rounded box; the edge lies inside it."""
        box = self.rect(x, y, width, height)
        stroke = self.theme.px(border) if edge is not None else 0
        pen = QPen(self._colour(edge), stroke) if edge is not None else QPen(Qt.PenStyle.NoPen)
        if is_dashed:
            pen.setDashPattern([4, 3])
        self.painter.setPen(pen)
        self.painter.setBrush(self._colour(fill) if fill is not None else Qt.BrushStyle.NoBrush)
        inner = box.adjusted(stroke / 2, stroke / 2, -stroke / 2, -stroke / 2)
        rounding = max(0.0, radius * self.theme.scale - stroke / 2)
        self.painter.drawRoundedRect(inner, rounding, rounding)

    def hatch(self, x: float, y: float, width: float, height: float) -> None:
        """The part past a promise: dark stripes on amber at 45 degrees."""
        self.fill(x, y, width, height, "warn")
        box, step = self.rect(x, y, width, height), self.theme.scale * 7
        self.painter.save()
        self.painter.setClipRect(box)
        self.painter.setPen(QPen(self.theme.colour("warnOn"), self.theme.scale * 2.4))
        for count in range(int((box.width() + box.height()) / step) + 2):
            left = box.left() + count * step
            self.painter.drawLine(QPointF(left - box.height(), box.bottom()), QPointF(left, box.top()))
        self.painter.restore()

    def _colour(self, colour: Colour) -> QColor:
        return self.theme.colour(colour) if isinstance(colour, str) else QColor(colour)

    # text

    def text(
        self, x: float, baseline: float, words: Words, size: float, colour: Colour = "ink",
        bold: bool = False, width: float | None = None, align: float = LEFT,
    ) -> float:  # fmt: skip
        """Write one line and return its width in units. Past `width` it loses its end to an ellipsis.

        align: which part of the text stands at x: LEFT its start, CENTRE its middle, RIGHT its end.
        """
        text = whole = text_of(words)
        pixels, scale = self.theme.px(size), self.theme.scale
        if width is not None and self.theme.width(text, size, bold) > width + 0.5:
            text = metrics(pixels, bold).elidedText(text, Qt.TextElideMode.ElideRight, width * scale)
        taken = self.theme.width(text, size, bold)
        self.painter.setFont(font(pixels, bold))
        self.painter.setPen(self._colour(colour))
        self.painter.drawText(QPointF((x - align * taken) * scale, round(baseline * scale)), text)
        self.drawn.append(Drawn(whole, size, text != whole))
        return taken

    def text_in(
        self, x: float, middle: float, words: Words, size: float, colour: Colour = "ink",
        bold: bool = False, width: float | None = None, align: float = LEFT,
    ) -> float:  # fmt: skip
        """Like text, but centred on the height `middle`."""
        return self.text(x, middle + size * BODY_CENTRE, words, size, colour, bold, width, align)

    def lines(
        self, x: float, top: float, words: Words, size: float, width: float, colour: Colour = "ink",
        bold: bool = False, leading: float = SENTENCE, most: int | None = None,
    ) -> float:  # fmt: skip
        """Write words broken into lines from top down; return the bottom. most: lines past it are cut off."""
        rows = self.broken(words, size, width, bold)
        for number, row in enumerate(rows[:most]):
            last = most is not None and number == most - 1 and len(rows) > most
            shown = " ".join(rows[number:]) if last else row
            self.text_in(x, top + (number + 0.5) * size * leading, shown, size, colour, bold, width)
        return top + len(rows[:most]) * size * leading

    def broken(self, words: Words, size: float, width: float, bold: bool = False) -> tuple[str, ...]:
        pixels, room = self.theme.px(size), width * self.theme.scale + 1
        given = text_of(words).split("\n")
        return tuple(row for part in given for row in broken(part, pixels, bold, room))

    # things

    def sign(
        self, sign: Sign, x: float, y: float, size: float, is_on_solid: bool = False, is_quiet: bool = False
    ) -> None:
        colours = colours_of(self.theme, sign, is_on_solid, is_quiet)
        scale = self.theme.scale
        paint_sign(self.painter, QRectF(x * scale, y * scale, size * scale, size * scale), sign, colours)

    def icon(self, name: str, x: float, y: float, size: float, colour: str = "ink2") -> None:
        side = self.theme.px(size)
        tint = self.theme.colour(colour).name()
        self.pixmap(x, y, icon(name, side, tint, self._ratio))

    def pixmap(self, x: float, y: float, pixmap: QPixmap) -> None:
        self.painter.drawPixmap(QPointF(self.theme.px(x), self.theme.px(y)), pixmap)

    def picture(self, x: float, y: float, size: float, make: Callable[[int, float], QPixmap | None]) -> bool:
        """Draw what make(side_px, ratio) gives; False when there is nothing."""
        pixmap = make(self.theme.px(size), self._ratio)
        if pixmap is not None:
            self.pixmap(x, y, pixmap)
        return pixmap is not None

    def key_width(self, legend: str, size: float = 22) -> float:
        return key_width(self.theme, legend, size)

    def key(self, x: float, y: float, legend: str, size: float = 22, height: float = 42) -> float:
        """A key cap: thick at its foot. Returns its width. The legend is 22 u, 30 in the verdict."""
        width = self.key_width(legend, size)
        self.card(x, y, width, height, "edge", 8)
        inner = self.rect(x + 2, y + 2, width - 4, height - 7)
        self.painter.setPen(Qt.PenStyle.NoPen)
        self.painter.setBrush(QBrush(self.theme.colour("surface")))
        rounding = 6 * self.theme.scale
        self.painter.drawRoundedRect(inner, rounding, rounding)
        self.text_in(x + width / 2, y + height / 2 - 2.5, legend, size, "ink", True, align=CENTRE)
        return width

    def pieces(self, right: float, middle: float, done: int, due: int, fresh: int) -> None:
        """One square a piece, ending at right: filled is scanned, framed is owed, green is just now."""
        side, gap = 24, 6
        left = right - due * side - (due - 1) * gap
        for number in range(due):
            is_fresh = done - fresh <= number < done
            fill = "ok" if is_fresh else "ink" if number < done else None
            edge = "okInk" if is_fresh else None if number < done else "edge"
            self.card(left + number * (side + gap), middle - side / 2, side, side, fill, 4, edge)
