import numpy as np
import pytest
from PIL import Image

from fulfilment.errors import BadLayout
from printing.drawing import image
from printing.drawing.image import draw_image, image_trouble


def test_a_picture_stands_in_the_middle_as_large_as_fits() -> None:
    place = np.zeros((100, 160), np.uint8)
    draw_image(place, "box.png")
    rows, columns = np.flatnonzero(place.any(axis=1)), np.flatnonzero(place.any(axis=0))
    assert set(np.unique(place)) == {0, 1}
    assert 80 <= rows[-1] - rows[0] <= 100
    assert abs((columns[0] + columns[-1]) - 159) <= 2
    assert columns[0] >= 30


def test_what_is_see_through_stays_white(tmp_path, monkeypatch) -> None:  # type: ignore[no-untyped-def]
    monkeypatch.setattr(image, "FOLDER", tmp_path)
    picture = Image.new("RGBA", (8, 8), (0, 0, 0, 0))
    picture.putpixel((0, 0), (0, 0, 0, 255))
    picture.save(tmp_path / "clear dot.png")
    place = np.zeros((8, 8), np.uint8)
    draw_image(place, "clear dot.png")
    assert place.sum() == place[0, 0] == 1


@pytest.mark.parametrize("name", ["", "nowhere.png", "../card_140x48.json", "/etc/hostname", "."])
def test_an_image_that_is_missing_is_named(name: str) -> None:
    assert image_trouble(name) == f"image {name!r} is not in resources/labels/images"
    with pytest.raises(BadLayout, match="is not in resources/labels/images"):
        draw_image(np.zeros((8, 8), np.uint8), name)


def test_a_file_that_is_no_picture_is_named(tmp_path, monkeypatch) -> None:  # type: ignore[no-untyped-def]
    monkeypatch.setattr(image, "FOLDER", tmp_path)
    (tmp_path / "words.png").write_text("no picture")
    assert image_trouble("words.png") == "image 'words.png' is no picture"
