"""The six signs: solid shapes that say their meaning without colour. Drawn on a square of side 1."""

from math import sqrt

from PySide6.QtCore import QPointF, QRectF, Qt
from PySide6.QtGui import QColor, QPainter, QPainterPath, QPen, QTransform

from desktop.shown import Sign
from desktop.theme import Theme, font, tokens

CUT = 1 / (2 + sqrt(2))  # a regular octagon cuts this much off each corner of its square
INSET = 0.015  # the signs do not touch their box: a rim at small sizes needs the pixel
RIM: float = tokens()["sign"]["rim"]
CORNER = 0.09  # the triangle's corners are rounded by a pen this wide

Colours = tuple[QColor, QColor, QColor | None]  # the field, the mark on it, the rim

_ON_LIGHT: dict[Sign, tuple[str, str, str | None]] = {
    Sign.RIGHT: ("ok", "okOn", "okInk"),
    Sign.NO: ("stop", "stopOn", None),
    Sign.ATTENTION: ("warn", "warnOn", "warnInk"),
    Sign.OFFLINE: ("info", "infoOn", None),
    Sign.DOUBT: ("info", "infoOn", None),
    Sign.WAITING: ("ink2", "surface", None),
}
_ON_SOLID: dict[Sign, tuple[str, str]] = {
    Sign.RIGHT: ("okOn", "ok"),
    Sign.NO: ("stopOn", "stop"),
    Sign.ATTENTION: ("warnOn", "warn"),
    Sign.OFFLINE: ("infoOn", "info"),
    Sign.DOUBT: ("infoOn", "info"),
    Sign.WAITING: ("surface", "ink2"),
}


def colours_of(theme: Theme, sign: Sign, is_on_solid: bool = False, is_quiet: bool = False) -> Colours:
    """The sign's colours on a card, on a solid field of its own colour, or in grey (fine as always)."""
    if is_on_solid:
        field, mark = _ON_SOLID[sign]
        return theme.colour(field), theme.colour(mark), None
    if is_quiet:
        return theme.colour("ink2"), theme.colour("surface"), None
    field, mark, rim = _ON_LIGHT[sign]
    return theme.colour(field), theme.colour(mark), theme.colour(rim) if rim else None


def paint_sign(painter: QPainter, box: QRectF, sign: Sign, colours: Colours) -> None:
    """Draw sign filling box, a square in the painter's units."""
    field, mark, rim = colours
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    painter.translate(box.topLeft())
    painter.scale(box.width(), box.height())
    _paint_field(painter, _OUTLINES[sign](), sign, field, rim)
    _MARKS[sign](painter, mark)
    painter.restore()


def _paint_field(
    painter: QPainter, outline: QPainterPath, sign: Sign, field: QColor, rim: QColor | None
) -> None:
    corner = CORNER if sign is Sign.ATTENTION else 0.0
    _fill(painter, outline, rim or field, corner)
    if rim is not None:
        _fill(painter, _shrunk(outline, is_triangle=corner > 0), field, corner)


def _fill(painter: QPainter, outline: QPainterPath, colour: QColor, corner: float) -> None:
    if corner:
        painter.strokePath(outline, _pen(colour, corner))
    painter.fillPath(outline, colour)


def _shrunk(outline: QPainterPath, is_triangle: bool) -> QPainterPath:
    """The same shape a rim's width smaller on every side, about the centre of its inscribed circle."""
    box = outline.boundingRect()
    inner_radius = box.height() * 0.33 if is_triangle else box.height() / 2
    x, y = box.center().x(), box.bottom() - inner_radius
    by = 1 - RIM / inner_radius
    return QTransform.fromTranslate(x, y).scale(by, by).translate(-x, -y).map(outline)


def _pen(colour: QColor, width: float) -> QPen:
    return QPen(colour, width, Qt.PenStyle.SolidLine, Qt.PenCapStyle.RoundCap, Qt.PenJoinStyle.RoundJoin)


def _polygon(*points: tuple[float, float]) -> QPainterPath:
    path = QPainterPath(QPointF(*points[0]))
    for point in points[1:]:
        path.lineTo(QPointF(*point))
    path.closeSubpath()
    return path


def _disc() -> QPainterPath:
    path = QPainterPath()
    path.addEllipse(QRectF(INSET, INSET, 1 - 2 * INSET, 1 - 2 * INSET))
    return path


def _octagon() -> QPainterPath:
    low, high = INSET, 1 - INSET
    cut = CUT * (high - low)
    return _polygon(
        (low + cut, low), (high - cut, low), (high, low + cut), (high, high - cut),
        (high - cut, high), (low + cut, high), (low, high - cut), (low, low + cut),
    )  # fmt: skip


def _triangle() -> QPainterPath:
    return _polygon((0.5, 0.105), (0.94, 0.865), (0.06, 0.865))


def _diamond() -> QPainterPath:
    return _polygon((0.5, 0.0), (1.0, 0.5), (0.5, 1.0), (0.0, 0.5))


def _tile() -> QPainterPath:
    path = QPainterPath()
    path.addRoundedRect(QRectF(INSET, INSET, 1 - 2 * INSET, 1 - 2 * INSET), 0.2, 0.2)
    return path


def _tick(painter: QPainter, mark: QColor) -> None:
    path = QPainterPath(QPointF(0.288, 0.511))
    path.lineTo(0.44, 0.665)
    path.lineTo(0.7225, 0.352)
    painter.strokePath(path, _pen(mark, 0.108))


def _cross(painter: QPainter, mark: QColor) -> None:
    painter.setPen(_pen(mark, 0.115))
    painter.drawLine(QPointF(0.34, 0.34), QPointF(0.66, 0.66))
    painter.drawLine(QPointF(0.34, 0.66), QPointF(0.66, 0.34))


def _bang(painter: QPainter, mark: QColor) -> None:
    painter.setPen(_pen(mark, 0.112))
    painter.drawLine(QPointF(0.5, 0.38), QPointF(0.5, 0.581))
    painter.setPen(Qt.PenStyle.NoPen)
    painter.setBrush(mark)
    painter.drawEllipse(QPointF(0.5, 0.753), 0.066, 0.066)


def _struck_cloud(painter: QPainter, mark: QColor) -> None:
    cloud = QPainterPath(QPointF(0.30, 0.70))
    cloud.cubicTo(0.12, 0.70, 0.14, 0.44, 0.32, 0.45)
    cloud.cubicTo(0.36, 0.24, 0.64, 0.22, 0.69, 0.43)
    cloud.cubicTo(0.88, 0.42, 0.90, 0.70, 0.70, 0.70)
    cloud.closeSubpath()
    painter.strokePath(cloud, _pen(mark, 0.075))
    painter.setPen(_pen(mark, 0.075))
    painter.drawLine(QPointF(0.2, 0.2), QPointF(0.8, 0.8))


def _question(painter: QPainter, mark: QColor) -> None:
    path = QPainterPath()
    path.addText(QPointF(0, 0), font(100, bold=True), "?")
    bounds = path.boundingRect()
    scale = 0.46 / bounds.height()
    painter.translate(0.5 - bounds.center().x() * scale, 0.5 - bounds.center().y() * scale)
    painter.scale(scale, scale)
    painter.fillPath(path, mark)


def _pause(painter: QPainter, mark: QColor) -> None:
    painter.setPen(_pen(mark, 0.11))
    for x in (0.39, 0.61):
        painter.drawLine(QPointF(x, 0.345), QPointF(x, 0.655))


_OUTLINES = {
    Sign.RIGHT: _disc, Sign.NO: _octagon, Sign.ATTENTION: _triangle,
    Sign.OFFLINE: _tile, Sign.DOUBT: _diamond, Sign.WAITING: _disc,
}  # fmt: skip
_MARKS = {
    Sign.RIGHT: _tick, Sign.NO: _cross, Sign.ATTENTION: _bang,
    Sign.OFFLINE: _struck_cloud, Sign.DOUBT: _question, Sign.WAITING: _pause,
}  # fmt: skip
