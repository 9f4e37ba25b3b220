"""A loaded shift on each engine; every test works in a copy of its own."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from tests.end_to_end.program import Row, did
from tests.end_to_end.shifts import ORDERS, SEED, copy_of, copy_of_database, loaded_home, queues_of
from tests.fakes.servers import Server, a_server


@pytest.fixture(scope="session")
def server() -> Iterator[Server]:
    with a_server() as server:
        yield server


@pytest.fixture(scope="session")
def loaded_database(server: Server, tmp_path_factory: pytest.TempPathFactory) -> str:
    url = server.make_database()
    home = tmp_path_factory.mktemp("loading")
    did("demo", "--load-only", "--orders", ORDERS, "--seed", SEED, home=home, database=url)
    return url


@pytest.fixture
def a_home(tmp_path: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A shift on SQLite, ready to be packed."""
    return copy_of(loaded_home(tmp_path_factory), tmp_path / "home")


@pytest.fixture
def a_database(server: Server, loaded_database: str) -> str:
    """The same shift on PostgreSQL."""
    return copy_of_database(server, loaded_database)


@pytest.fixture(scope="module")
def homes(tmp_path_factory: pytest.TempPathFactory) -> Callable[[str], Path]:
    """More copies, for what several tests of a module look at."""
    folder = tmp_path_factory.mktemp("homes")
    return lambda name: copy_of(loaded_home(tmp_path_factory), folder / name)


@pytest.fixture(scope="session")
def queues(tmp_path_factory: pytest.TempPathFactory) -> dict[str, list[Row]]:
    """What each station has to pack, before anybody has begun."""
    return queues_of(loaded_home(tmp_path_factory))
