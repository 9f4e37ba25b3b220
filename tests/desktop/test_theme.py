import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor
from pytestqt.qtbot import QtBot

from desktop.theme import Theme, family, scale_for, tokens


def luminance(colour: QColor) -> float:
    """Source: WCAG 2.2, relative luminance."""

    def linear(part: float) -> float:
        return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4

    red, green, blue = (linear(part) for part in (colour.redF(), colour.greenF(), colour.blueF()))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(theme: Theme, first: str, second: str) -> float:
    one, two = luminance(theme.colour(first)), luminance(theme.colour(second))
    return (max(one, two) + 0.05) / (min(one, two) + 0.05)


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize(
    ("text", "field"),
    [
        ("ink", "surface"), ("ink", "ground"), ("ink", "sunk"), ("ink2", "surface"), ("ink2", "ground"),
        ("ink2", "sunk"), ("onbar", "bar"), ("onbar2", "bar"), ("okOn", "ok"), ("ink", "okTint"),
        ("ink2", "okTint"), ("stopOn", "stop"), ("stopInk", "surface"), ("stopInk", "stopTint"),
        ("warnOn", "warn"), ("warnInk", "warnTint"), ("infoOn", "info"), ("surface", "ink"),
    ],
)  # fmt: skip
def test_text_is_readable(dark: bool, text: str, field: str) -> None:
    assert contrast(Theme(dark), text, field) >= 7  # WCAG 1.4.6


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize(
    ("edge", "field"),
    [("edge", "surface"), ("edge", "ground"), ("focus", "surface"), ("stopFrame", "ground"),
     ("okInk", "okTint"), ("ink", "surface")],
)  # fmt: skip
def test_edges_are_visible(dark: bool, edge: str, field: str) -> None:
    assert contrast(Theme(dark), edge, field) >= 3  # WCAG 1.4.11


@pytest.mark.parametrize(
    ("width", "height", "bench", "desk"),
    [(1366, 768, 1.0, 1.0), (1920, 1080, 1.4, 1.2), (1280, 720, 0.9, 0.9), (2560, 1440, 1.85, 1.425)],
)
def test_scale_follows_the_screen(width: int, height: int, bench: float, desk: float) -> None:
    size = QSize(width, height)
    assert scale_for(size) == pytest.approx(bench)
    assert scale_for(size, desk=True) == pytest.approx(desk)


def test_the_font_is_the_one_the_look_was_measured_with(qtbot: QtBot) -> None:
    assert family() == tokens()["type"]["family"][0]


def test_words_shrink_in_steps_of_two(qtbot: QtBot) -> None:
    theme = Theme()
    assert theme.fits("OK", 364, 72, 48, bold=True) == 72
    size = theme.fits("Printer needs a hand", 364, 72, 48, bold=True)
    assert size == 48
    middling = theme.fits("Not this order", 364, 72, 48, bold=True)
    assert 48 < middling < 72
    assert middling % 2 == 0
    assert theme.width("Not this order", middling, bold=True) <= 364
