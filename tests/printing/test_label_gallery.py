"""The pictures in docs/labels are of the layouts as they are: a change of a layout shows in the diff."""

import io

import pytest
from PIL import Image

from printing.label_gallery import FOLDER, main, pictures

MADE = dict(pictures())


@pytest.mark.parametrize("name", list(MADE))
def test_a_picture_is_of_the_layout_as_it_is(name: str) -> None:
    """Made new by `python -m printing.label_gallery`; then looked at."""
    assert (FOLDER / name).is_file(), f"docs/labels/{name} is missing"
    with Image.open(FOLDER / name) as kept, Image.open(io.BytesIO(MADE[name])) as made:
        assert (kept.size, kept.convert("1").tobytes()) == (made.size, made.convert("1").tobytes())


def test_no_picture_is_left_of_what_is_no_more() -> None:
    assert {path.name for path in FOLDER.glob("*.png")} == set(MADE)


def test_every_picture_is_told_about() -> None:
    readme = (FOLDER / "README.md").read_text(encoding="utf-8")
    for name in MADE:
        assert f"`{name.split('-')[0]}`" in readme, name


def test_the_command_replaces_what_is_there(tmp_path, capsys) -> None:  # type: ignore[no-untyped-def]
    (tmp_path / "old-203.png").write_bytes(b"")
    main(tmp_path)
    assert {path.name for path in tmp_path.glob("*")} == set(MADE)
    assert str(len(MADE)) in capsys.readouterr().out
