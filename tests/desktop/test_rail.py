"""Where the bar, the post and the hatching stand, read from the painted pixels."""

from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from desktop.canvas import Canvas
from desktop.painted import Painted
from desktop.rail import RailShown, paint_rail


class Rail(Painted):
    shown = RailShown(0, 0)

    def paint(self, canvas: Canvas) -> None:
        canvas.fill(0, 0, canvas.width, canvas.height, "surface")
        paint_rail(canvas, 10, 20, 240, self.shown)


def painted(qtbot: QtBot, finish: float, promise: float) -> QImage:
    rail = Rail()
    qtbot.addWidget(rail)
    rail.resize(260, 40)
    rail.shown = RailShown(finish, promise)
    return rail.grab().toImage()


def colour(image: QImage, minutes: float, down: int = 20) -> QColor:
    return image.pixelColor(int(10 + minutes), down)


def test_in_time_the_bar_ends_before_the_post(qtbot: QtBot) -> None:
    image = painted(qtbot, 60, 120)
    assert colour(image, 30) == QColor("#10171E")
    assert colour(image, 90) == QColor("#CBD2D8")
    assert colour(image, 120, down=6) == QColor("#10171E")  # the post is taller than the bar
    assert colour(image, 150, down=6) == QColor("#FFFFFF")


def test_past_the_promise_it_is_hatched(qtbot: QtBot) -> None:
    image = painted(qtbot, 180, 120)
    beyond = {colour(image, minutes).name() for minutes in range(126, 176)}
    assert "#ffb92e" in beyond
    assert "#10171e" in beyond
    assert colour(image, 200) == QColor("#CBD2D8")


def test_what_is_already_late_keeps_its_post_at_now(qtbot: QtBot) -> None:
    image = painted(qtbot, 30, -20)
    assert colour(image, 2, down=6) == QColor("#10171E")


def test_beyond_the_horizon_the_bar_is_full(qtbot: QtBot) -> None:
    image = painted(qtbot, 500, 900)
    assert colour(image, 200) == QColor("#10171E")
