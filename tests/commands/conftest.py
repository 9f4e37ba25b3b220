"""A loaded shift; every test of a command works in a copy of its own."""

from pathlib import Path

import pytest

from tests.end_to_end.program import Row
from tests.end_to_end.shifts import copy_of, loaded_home, queues_of


@pytest.fixture
def a_home(tmp_path: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    return copy_of(loaded_home(tmp_path_factory), tmp_path / "home")


@pytest.fixture(scope="session")
def queues(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[Row]]:
    """What each station has to pack, before anybody has begun."""
    return queues_of(loaded_home(tmp_path_factory))
