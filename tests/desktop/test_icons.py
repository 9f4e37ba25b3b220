from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from desktop.icons import icon, picture
from desktop.theme import RESOURCES

NAMES = sorted(path.stem for path in (RESOURCES / "icons").glob("*.svg"))


@pytest.mark.parametrize("name", NAMES)
def test_every_icon_is_drawn_in_the_colour_asked_for(name: str, qtbot: QtBot) -> None:
    image = icon(name, 48, "#ff0000").toImage()
    solid = [
        image.pixelColor(x, y) for x in range(48) for y in range(48) if image.pixelColor(x, y).alpha() == 255
    ]
    assert len(solid) > 20
    assert {one.name() for one in solid} == {"#ff0000"}


def test_a_name_without_a_drawing_is_a_bug(qtbot: QtBot) -> None:
    with pytest.raises(FileNotFoundError):
        icon("unicorn", 24, "#000000")


def test_goods_without_a_picture_have_none(tmp_path: Path, qtbot: QtBot) -> None:
    broken = tmp_path / "broken.svg"
    broken.write_text("not a drawing")
    assert picture(str(tmp_path / "absent.svg"), 78) is None
    assert picture(str(broken), 78) is None


def test_a_picture_keeps_to_its_side_on_a_fine_display(qtbot: QtBot) -> None:
    path = next((RESOURCES / "samples" / "pictures").glob("*.svg"))
    drawn = picture(str(path), 78, 2.0)
    assert drawn is not None
    assert (drawn.width(), drawn.deviceIndependentSize().width()) == (156, 78)
    assert picture(str(path), 78, 2.0) is drawn  # painted from memory
