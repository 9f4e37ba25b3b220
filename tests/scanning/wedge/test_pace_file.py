import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scanning.wedge.pace import Habit
from scanning.wedge.pace_file import load_habits, save_habits

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(
        st.sampled_from(["gun", "slowest_ms", "ended"]), inner, max_size=4
    ),
)  # fmt: skip


def test_habits_come_back(tmp_path: Path) -> None:
    habits = {"keyboard": Habit((12, 30), 2), "扫描枪": Habit((), 0)}
    save_habits(tmp_path / "paces.json", habits)
    assert load_habits(tmp_path / "paces.json") == habits


def test_a_folder_that_is_gone_is_no_trouble(tmp_path: Path) -> None:
    save_habits(tmp_path / "gone" / "paces.json", {"gun": Habit((1,), 1)})
    assert load_habits(tmp_path / "gone" / "paces.json") == {}


@given(data=st.binary(max_size=60))
def test_no_bytes_break_it(data: bytes, tmp_path_factory: pytest.TempPathFactory) -> None:
    file = tmp_path_factory.mktemp("paces") / "paces.json"
    file.write_bytes(data)
    assert load_habits(file) == {}


@given(kept=JSON)
def test_only_habits_are_taken_for_habits(kept: object, tmp_path_factory: pytest.TempPathFactory) -> None:
    file = tmp_path_factory.mktemp("paces") / "paces.json"
    file.write_text(json.dumps(kept), "utf-8")
    for habit in load_habits(file).values():
        assert all(0 <= ms <= 500 for ms in habit.slowest_ms)
