"""Schema revisions: who may migrate, and that the frozen revision still makes the tables of today."""

import subprocess
import sys
from functools import partial
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import Connection, text

from db import migrate
from db.connect import open_shared
from db.schema import HEAD, MIGRATIONS
from db.shared import shared_database
from db.tables import Base
from fulfilment.errors import DatabaseRefused
from tests.fakes.servers import Server
from tests.fakes.threads import at_once


def test_the_newest_revision_is_the_one_the_program_asks_for() -> None:
    assert ScriptDirectory(str(MIGRATIONS)).get_current_head() == HEAD


@pytest.mark.filterwarnings("ignore:Did not recognize type 'xid8'")
def test_the_migrations_make_the_tables_of_today(database_url: str) -> None:
    def compare(db: Connection) -> object:
        return compare_metadata(MigrationContext.configure(db), Base.metadata)

    assert open_shared(database_url).read(compare) == []


def test_an_old_postgres_is_refused_until_it_is_upgraded(server: Server) -> None:
    url = server.make_database(is_empty=True)
    station = shared_database(open_shared(url), "W1", "A")
    with pytest.raises(DatabaseRefused, match=r"main\.py db upgrade"):
        station.list_queue()
    assert migrate.current(url) is None
    assert migrate.upgrade(url) == HEAD
    assert migrate.is_current(url)
    assert station.list_queue() == ()


def test_a_newer_database_is_refused_by_an_older_program(database_url: str) -> None:
    link = open_shared(database_url)
    link.run(lambda db: db.execute(text("UPDATE alembic_version SET version_num = '9999'")))
    with pytest.raises(DatabaseRefused, match="9999") as refused:
        open_shared(database_url).run(lambda db: None)
    assert "Update Packwave" in refused.value.advice


def test_programs_that_start_at_once_do_not_collide(tmp_path: Path, server: Server) -> None:
    file, empty = f"sqlite:///{tmp_path / 'new' / 'x.db'}", server.make_database(is_empty=True)
    for url in (file, empty):
        program = [sys.executable, "-c", f"from db import migrate; migrate.upgrade({url!r})"]
        assert at_once([partial(subprocess.call, program) for _ in range(3)]) == [0] * 3
        assert migrate.is_current(url)


def test_threads_that_start_at_once_do_not_collide(tmp_path: Path, server: Server) -> None:
    file, empty = f"sqlite:///{tmp_path / 'x.db'}", server.make_database(is_empty=True)
    for url in (file, empty):
        assert at_once([partial(migrate.upgrade, url) for _ in range(4)]) == [HEAD] * 4
