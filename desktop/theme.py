"""The look's tokens as colours, fonts and pixels. Lengths are design units (u)."""

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QFont, QFontDatabase, QFontMetricsF

RESOURCES = Path(__file__).resolve().parent.parent / "resources"
DESIGN_WIDTH, DESIGN_HEIGHT = 1366, 768  # the screen on which 1 u is 1 px
LARGE_BENCH, LARGE_DESK = 1.4, 1.2  # px a unit at 1920x1080: bench screens grow more than desk screens


@cache
def tokens() -> dict[str, Any]:
    """The look's numbers, read once."""
    loaded: dict[str, Any] = json.loads((RESOURCES / "look" / "tokens.json").read_text("utf-8"))
    return loaded


@cache
def family() -> str:
    """The one type family: ours when the fonts folder has it, else the system's.

    Call it with a QGuiApplication alive: fonts cannot be loaded before.
    """
    for path in sorted((RESOURCES / "fonts").glob("NotoSansCJKsc-*.otf")):
        QFontDatabase.addApplicationFont(str(path))
    known = set(QFontDatabase.families())
    wanted: list[str] = tokens()["type"]["family"]
    return next((name for name in wanted if name in known), QFontDatabase.systemFont(_GENERAL).family())


_GENERAL = QFontDatabase.SystemFont.GeneralFont


@cache
def font(pixels: int, bold: bool) -> QFont:
    made = QFont(family())
    made.setPixelSize(max(1, pixels))
    made.setWeight(QFont.Weight.Bold if bold else QFont.Weight.Normal)
    made.setHintingPreference(QFont.HintingPreference.PreferNoHinting)
    return made


@cache
def metrics(pixels: int, bold: bool) -> QFontMetricsF:
    return QFontMetricsF(font(pixels, bold))


@cache
def _colour(polarity: str, name: str) -> QColor:
    return QColor(tokens()["color"][polarity][name])


@dataclass(frozen=True)
class Theme:
    """One polarity at one size. scale: pixels a design unit, 1.0 at 1366x768."""

    dark: bool = False
    scale: float = 1.0

    def colour(self, name: str) -> QColor:
        """The token's colour. Raises KeyError for a name the look does not have."""
        return _colour("dark" if self.dark else "light", name)

    def px(self, units: float) -> int:
        return round(units * self.scale)

    def font(self, units: float, bold: bool = False) -> QFont:
        return font(self.px(units), bold)

    def width(self, text: str, units: float, bold: bool = False) -> float:
        """How many units wide text is at a size of `units`."""
        return metrics(self.px(units), bold).horizontalAdvance(text) / self.scale

    def fits(self, text: str, width: float, largest: int, smallest: int, bold: bool = False) -> int:
        """The largest size, in steps of 2, at which text is no wider than width; smallest when none is."""
        sizes = range(largest, smallest, -2)
        return next((size for size in sizes if self.width(text, size, bold) <= width), smallest)


def scale_for(size: QSize, desk: bool = False) -> float:
    """Pixels a unit for a window of this size: in steps of 0.05, never below 0.5.

    The bench grows with the screen; a desk screen takes half of that growth and shows more instead.
    """
    bench = min(size.width() / DESIGN_WIDTH, size.height() / DESIGN_HEIGHT)
    steps = max(0.5, int(bench * 20 + 1e-6) / 20)
    if not desk or steps <= 1:
        return steps
    return 1 + (steps - 1) * (LARGE_DESK - 1) / (LARGE_BENCH - 1)
