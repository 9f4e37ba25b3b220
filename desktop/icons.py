"""Stroke icons on a 24 grid, tinted and kept as pixmaps; the drawings lie in resources/icons."""

from functools import lru_cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer

from desktop.theme import RESOURCES


@lru_cache(maxsize=256)
def icon(name: str, side_px: int, colour: str, ratio: float = 1.0) -> QPixmap:
    """The icon as a square of side_px pixels in colour ("#RRGGBB"). ratio: the screen's device pixel ratio.

    Raises FileNotFoundError for a name without a drawing.
    """
    drawing = (RESOURCES / "icons" / f"{name}.svg").read_text("utf-8").replace("currentColor", colour)
    return _rendered(QByteArray(drawing.encode()), side_px, ratio)


@lru_cache(maxsize=256)
def picture(path: str, side_px: int, ratio: float = 1.0) -> QPixmap | None:
    """A product's drawing, fitted into side_px; None when the file is not there or is no drawing."""
    try:
        with open(path, "rb") as file:
            return _rendered(QByteArray(file.read()), side_px, ratio)
    except (OSError, ValueError):
        return None


def _rendered(drawing: QByteArray, side_px: int, ratio: float) -> QPixmap:
    renderer = QSvgRenderer(drawing)
    if not renderer.isValid():
        raise ValueError("not an SVG drawing")
    side = max(1, round(side_px * ratio))
    pixmap = QPixmap(side, side)
    pixmap.fill(Qt.GlobalColor.transparent)
    renderer.setAspectRatioMode(Qt.AspectRatioMode.KeepAspectRatio)
    painter = QPainter(pixmap)
    renderer.render(painter, QRectF(0, 0, side, side))
    painter.end()
    pixmap.setDevicePixelRatio(ratio)
    return pixmap
