import pytest

from printing.drawing.field import Field, TextDoesNotFit
from printing.drawing.setting import PIECES, set_beside, set_text


def a_field(**changes: object) -> Field:
    values: dict[str, object] = {
        "x_mm": 0, "y_mm": 0, "width_mm": 40, "height_mm": 20, "size_mm": 4, "min_size_mm": 2, "rule": "wrap",
    }  # fmt: skip
    return Field("goods", "text", **{**values, **changes})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("Smith-Jones 0571-8888-12", ["Smith-", "Jones", " ", "0571-8888-12"]),
        ("好——外婆……", ["好", "——", "外", "婆……"]),
        ("路，号", ["路，", "号"]),
        ("+55\u00a011\u00a095555 a", ["+55\u00a011\u00a095555", " ", "a"]),
        ("a - b--c-", ["a", " ", "-", " ", "b--", "c-"]),
    ],
)
def test_where_a_line_may_break(text: str, pieces: list[str]) -> None:
    assert PIECES.findall(text) == pieces


def test_every_line_of_a_column_stands_beside_the_first_line_of_its_row() -> None:
    leader = set_text(a_field(), "茶杯\n" + "很长的名字" * 4 + "\n勺", 8)
    assert leader.starts == (0, 1, 1 + len(leader.lines) - 2)
    beside = set_beside(a_field(width_mm=10, beside="goods"), "1\n22\n3", 8, leader)
    assert [beside.lines[start] for start in leader.starts] == ["1", "22", "3"]
    assert len(beside.lines) == len(leader.lines)
    assert (beside.size, beside.pitch) == (leader.size, leader.pitch)


def test_a_column_that_is_too_narrow_is_made_smaller_then_refused() -> None:
    leader = set_text(a_field(), "茶杯\n勺", 8)
    small = set_beside(a_field(width_mm=8), "1\n1234", 8, leader)
    assert small.size < leader.size
    with pytest.raises(TextDoesNotFit, match="field goods has no room for its line 2 of 2"):
        set_beside(a_field(width_mm=4), "1\n12345678", 8, leader)


@pytest.mark.parametrize(
    ("text", "line"),
    [("短\n" + "长" * 400, "2 of 2"), ("长" * 400 + "\n短", "1 of 2"), ("一\n" * 30, "10 of 30")],
)
def test_the_line_that_has_no_room_is_told_and_not_quoted(text: str, line: str) -> None:
    with pytest.raises(TextDoesNotFit) as raised:
        set_text(a_field(pitch=1.15), text, 8)
    assert raised.value.detail == f"field goods has no room for its line {line}"
