"""A loaded shift; every test of a command works in a copy of its own."""

from pathlib import Path

import pytest

from tests.end_to_end.shifts import copy_of, loaded_home


@pytest.fixture
def a_home(tmp_path: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return copy_of(loaded_home(tmp_path_factory), tmp_path / "home")
