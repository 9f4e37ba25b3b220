import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QImage, QPainter
from pytestqt.qtbot import QtBot

from desktop.shown import Sign
from desktop.signs import colours_of, paint_sign
from desktop.theme import Theme

SIDE = 96


def ink(sign: Sign, quiet: bool = True) -> set[tuple[int, int]]:
    """Which of the sign's pixels are not paper, in grey: colour must not be needed to tell signs apart."""
    image = QImage(SIDE, SIDE, QImage.Format.Format_ARGB32)
    image.fill(0)
    painter = QPainter(image)
    paint_sign(painter, QRectF(0, 0, SIDE, SIDE), sign, colours_of(Theme(), sign, is_quiet=quiet))
    painter.end()
    return {
        (x, y)
        for x in range(SIDE)
        for y in range(SIDE)
        if image.pixelColor(x, y).alpha() > 128 and image.pixelColor(x, y).lightness() < 128
    }


@pytest.mark.parametrize("one", list(Sign))
@pytest.mark.parametrize("other", list(Sign))
def test_signs_differ_by_shape_alone(one: Sign, other: Sign, qtbot: QtBot) -> None:
    difference = ink(one) ^ ink(other)
    assert (len(difference) > 0.05 * SIDE * SIDE) == (one is not other)


@pytest.mark.parametrize("sign", list(Sign))
def test_a_sign_stays_in_its_box(sign: Sign, qtbot: QtBot) -> None:
    image = QImage(SIDE + 40, SIDE + 40, QImage.Format.Format_ARGB32)
    image.fill(0)
    painter = QPainter(image)
    paint_sign(painter, QRectF(20, 20, SIDE, SIDE), sign, colours_of(Theme(), sign))
    painter.end()
    outside = [
        (x, y)
        for x in range(SIDE + 40)
        for y in range(SIDE + 40)
        if image.pixelColor(x, y).alpha() > 0 and not (19 <= x <= SIDE + 20 and 19 <= y <= SIDE + 20)
    ]
    assert not outside
