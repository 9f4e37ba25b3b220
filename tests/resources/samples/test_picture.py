from xml.etree import ElementTree

import pytest
from PySide6.QtCore import QByteArray
from PySide6.QtGui import QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

from resources import read_json, resource_path
from resources.samples.picture import draw

NAMES = sorted({product["picture"] for product in read_json("samples", "products.json")})
TINY = {"svg", "rect", "circle", "ellipse", "path"}


def test_every_product_has_its_picture_and_no_picture_is_left_over() -> None:
    assert [path.name for path in sorted(resource_path("samples", "pictures").glob("*.svg"))] == NAMES
    assert len({name.split("-")[0] for name in NAMES}) >= 24


@pytest.mark.parametrize("name", NAMES)
def test_the_committed_picture_is_what_the_shapes_draw(name: str) -> None:
    text = resource_path("samples", "pictures", name).read_text(encoding="utf-8")
    assert text == draw(*name.removesuffix(".svg").split("-"))
    assert len(text) < 1200
    assert {element.tag.rpartition("}")[2] for element in ElementTree.fromstring(text).iter()} <= TINY


@pytest.mark.parametrize("shape", sorted(read_json("samples", "shapes.json")))
def test_qt_draws_something_in_the_middle_and_nothing_at_the_edge(shape: str) -> None:
    renderer = QSvgRenderer(QByteArray(draw(shape, "teal").encode()))
    image = QImage(96, 96, QImage.Format.Format_ARGB32)
    image.fill(0)
    painter = QPainter(image)
    renderer.render(painter)
    painter.end()
    inked = [(x, y) for x in range(96) for y in range(96) if image.pixelColor(x, y).alpha()]
    assert len(inked) > 700
    assert all(4 <= x < 92 and 4 <= y < 92 for x, y in inked)
