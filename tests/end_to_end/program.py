"""The program as a process of its own: what it is told, what it says, what stays in its home."""

import json
import os
import sqlite3
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager, redirect_stderr, redirect_stdout
from dataclasses import dataclass
from io import StringIO
from pathlib import Path
from typing import Any

from commands import command_line

ROOT = Path(__file__).parents[2]
MAIN = ROOT / "main.py"
IMPATIENT = (
    ROOT / "tests" / "end_to_end" / "impatient.py"
)  # the same, but waits seconds where main.py waits a minute
LIMIT_S = 90.0  # how long anything may take before the test is called stuck
Row = dict[str, Any]


@dataclass(frozen=True)
class Said:
    """status: 0 done, 1 refused, 2 wrong use."""

    status: int
    out: str
    err: str

    @property
    def rows(self) -> list[Row]:
        """Every line of the answer, each a JSON object; anything else on stdout fails the test."""
        return [json.loads(line) for line in self.out.splitlines()]

    @property
    def last(self) -> Row:
        return self.rows[-1]


def run(*words: object, home: Path, database: str | None = None, script: Path = MAIN, **more: Any) -> Said:
    """One command in --json, to its end. more: for subprocess.run."""
    done = subprocess.run(
        _command(script, words, home, database),
        capture_output=True,
        text=True,
        encoding="utf-8",
        env=environment(),
        timeout=LIMIT_S,
        **more,
    )
    assert "Traceback" not in done.stderr, done.stderr
    return Said(done.returncode, done.stdout, done.stderr)


def did(*words: object, home: Path, database: str | None = None, **more: Any) -> Said:
    """As run, for what must go well."""
    said = run(*words, home=home, database=database, **more)
    assert said.status == 0, said.err
    return said


def asked(*words: object, home: Path, database: str | None = None) -> list[Row]:
    """The answer of a command that only reads, without the start of a process."""
    said = called(*words, home=home, database=database)
    assert said.status == 0, said.err
    return said.rows


def called(*words: object, home: Path, database: str | None = None) -> Said:
    """As run, within this process: for what says no more than it would in one of its own."""
    out, err = StringIO(), StringIO()
    with redirect_stdout(out), redirect_stderr(err):
        try:
            status = command_line.run(_command(MAIN, words, home, database)[2:])
        except SystemExit as end:
            status = int(end.code or 0)
    return Said(status, out.getvalue(), err.getvalue())


def environment() -> dict[str, str]:
    inherited = {name: value for name, value in os.environ.items() if not name.startswith("PACKWAVE_")}
    return {**inherited, "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"}


def _command(script: Path, words: tuple[object, ...], home: Path, database: str | None) -> list[str]:
    where = ["--home", str(home), "--json", *(["--database", database] if database else [])]
    return [sys.executable, str(script), *map(str, words), *where]


class Robot:
    """`pack --auto`, line by line while it works. lines: what it has printed so far."""

    def __init__(self, *words: object, home: Path, database: str | None = None, script: Path = MAIN) -> None:
        self.lines: list[Row] = []
        self._news = threading.Condition()
        self._is_over = False
        self.process = subprocess.Popen(
            _command(script, ("pack", "--auto", *words), home, database),
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            encoding="utf-8",
            env=environment(),
        )
        self._threads = [
            threading.Thread(target=work, daemon=True) for work in (self._read, self._read_errors)
        ]
        self.err = ""
        for thread in self._threads:
            thread.start()

    def wait_for(self, is_so: Callable[[list[Row]], bool]) -> bool:
        """Until is_so of the lines, or the robot has ended. Whether it is so."""
        with self._news:
            self._news.wait_for(lambda: self._is_over or is_so(self.lines), LIMIT_S)
            return is_so(self.lines)

    def wait(self, timeout_s: float = LIMIT_S) -> int:
        """Its exit status."""
        status = self.process.wait(timeout_s)
        self._join()
        assert "Traceback" not in self.err, self.err
        return status

    def kill(self) -> None:
        """As a power cut would: no handler runs."""
        self.process.kill()
        self.process.wait(LIMIT_S)
        self._join()

    @property
    def facts(self) -> list[str]:
        return [str(line["fact"]) for line in self.lines]

    def closed(self) -> list[str]:
        return closed_in(self.lines)

    def _join(self) -> None:
        for thread in self._threads:
            thread.join(LIMIT_S)
        for pipe in (self.process.stdout, self.process.stderr):
            assert pipe is not None
            pipe.close()

    def _read(self) -> None:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            if line.endswith("\n"):  # a line that a kill cut off was not printed
                with self._news:
                    self.lines.append(json.loads(line))
                    self._news.notify_all()
        with self._news:
            self._is_over = True
            self._news.notify_all()

    def _read_errors(self) -> None:
        assert self.process.stderr is not None
        self.err = self.process.stderr.read()


@contextmanager
def a_robot(*words: object, home: Path, database: str | None = None, script: Path = MAIN) -> Iterator[Robot]:
    """Whatever the test does, no robot outlives it."""
    robot = Robot(*words, home=home, database=database, script=script)
    try:
        yield robot
    finally:
        if robot.process.poll() is None:
            robot.kill()


def closed_in(lines: list[Row]) -> list[str]:
    """Orders whose parcel was closed, in the order of closing."""
    return [str(line["order"]) for line in lines if line["kind"] == "parcel_closed"]


def journal(home: Path, station: str, query: str) -> list[tuple[Any, ...]]:
    """What the station's file says. Read only: a look must not mend what a kill has left."""
    path = home / "stations" / station / "journal.sqlite"
    with closing(sqlite3.connect(f"{path.as_uri()}?mode=ro", uri=True, timeout=10.0)) as db:
        return db.execute(query).fetchall()


def by_ref(home: Path, database: str | None = None) -> dict[str, Row]:
    rows = asked("orders", home=home, database=database)
    found = {row["ref"]: row for row in rows}
    assert len(found) == len(rows), "one order twice"
    return found
