"""The journal cut off: killed in mid-write, a full disk, a second program. Real processes, real files."""

import json
import os
import random
import sqlite3
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path
from typing import Any

import pytest

from db.journal import StationJournal
from db.journal_file import SCHEMA_VERSION, JournalFile
from db.journal_outbox import peek
from fulfilment.errors import HomeUnwritable, JournalDamaged, JournalFull, JournalNewer, JournalTaken
from fulfilment.packing.facts import FactKind
from fulfilment.packing.work import Claimed
from tests.fakes.benches import MUG, a_bench, an_order, open_bench

ROOT = Path(__file__).parent.parent.parent
KILLS = 20

# prints a line only after append returned, as a bench says OK
PACK_FOR_EVER = """
import sys
from pathlib import Path
from datetime import UTC, datetime
from db.journal import StationJournal
from db.journal_file import JournalFile
from fulfilment.packing.facts import FactKind
from fulfilment.packing.session import Happened
journal = StationJournal(JournalFile(Path(sys.argv[1]) / "journal.sqlite"), "07")
work = journal.list_work()[0]
def numbered(n): return Happened(FactKind.NUMBER_ASSIGNED, {"tracking_number": str(n), "carrier": "ZTO"})
item = Happened(FactKind.ITEM_PACKED, {"line": "1", "sku": "MUG", "pieces": 1, "code": "c" * 500})
while True:
    now = datetime.now(UTC)
    facts = journal.append(work, "p", "u7", [item, item], now)
    for fact in (*facts, journal.append_numbered(work, "p", "u7", numbered, now)):
        print("OK", fact.seq, fact.fact_id, fact.payload.get("tracking_number", "-"), flush=True)
"""

HOLD_THE_HOME = """
import sys
from pathlib import Path
from db.journal_file import JournalFile
file = JournalFile(Path(sys.argv[1]) / "journal.sqlite")
print("open", flush=True)
sys.stdin.readline()
"""

# the bench of a station whose disk fills up: RLIMIT_FSIZE is the file that may not grow any more
FILL_THE_DISK = """
import json, resource, signal, sys
from pathlib import Path
from fulfilment.errors import JournalFull
from tests.fakes.benches import CODES, MUG, PACKER, FakeLabels, open_bench
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
bench = open_bench(Path(sys.argv[1]), labels=FakeLabels())
bench.station.resume()
bench.station.sign_in_as(PACKER)
bench.scan_all("BIG")
used = max(path.stat().st_size for path in Path(sys.argv[1]).iterdir())
resource.setrlimit(resource.RLIMIT_FSIZE, (used + 100_000, resource.RLIM_INFINITY))
shown = 0
def scan():
    global shown
    outcome = bench.scan(CODES[MUG])
    shown = outcome.session.pieces_packed
    print(json.dumps({"ok": outcome.facts[0].fact_id, "seq": outcome.facts[0].seq}), flush=True)
for _ in range(5_000):
    try:
        scan()
    except JournalFull as error:
        there = bench.station.look().session.pieces_packed
        print(json.dumps({"full": error.advice, "before": shown, "on_bench": there}), flush=True)
        break
for _ in range(3):
    try:
        scan()
        print(json.dumps({"surprise": True}), flush=True)
    except JournalFull:
        pass
resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
for _ in range(3):
    scan()
print(json.dumps({"end": shown}), flush=True)
"""


@contextmanager
def a_program(text: str, home: Path) -> Iterator[subprocess.Popen[str]]:
    program = subprocess.Popen(
        [sys.executable, "-c", text, str(home)], cwd=ROOT, env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
    )  # fmt: skip
    with program:
        try:
            yield program
        finally:
            program.kill()


def read_all(home: Path) -> list[tuple[Any, ...]]:
    """Every fact, after SQLite itself found the file sound."""
    db = sqlite3.connect(home / "journal.sqlite")
    try:
        assert db.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        return db.execute("SELECT seq, fact_id, kind, payload FROM fact ORDER BY seq").fetchall()
    finally:
        db.close()


def a_home(home: Path, *orders: Claimed) -> None:
    a_bench(home, *orders, numbers=1_000_000).file.close()


def test_twenty_kills_in_mid_write_lose_nothing_that_was_said_to_be_safe(tmp_path: Path) -> None:
    a_home(tmp_path, an_order("A-1"))
    chance = random.Random(20)
    acknowledged: dict[str, tuple[int, str]] = {}
    for _ in range(KILLS):
        before = len(acknowledged)
        with a_program(PACK_FOR_EVER, tmp_path) as program:
            assert program.stdout is not None
            lines = [program.stdout.readline() for _ in range(chance.randint(1, 40))]
            program.kill()  # SIGKILL: nobody tidies up
            lines += program.stdout.readlines()
        for _, seq, fact_id, number in (line.split() for line in lines if line.endswith("\n")):
            acknowledged[fact_id] = int(seq), number
        assert len(acknowledged) > before, "the program did not start"
        kept = read_all(tmp_path)
        assert [row[0] for row in kept] == list(range(1, len(kept) + 1)), "gaps"
        by_id = {row[1]: row[0] for row in kept}
        assert all(by_id.get(fact_id) == seq for fact_id, (seq, _) in acknowledged.items())
    numbers = [json.loads(row[3])["tracking_number"] for row in kept if row[2] == FactKind.NUMBER_ASSIGNED]
    assert len(numbers) == len(set(numbers)) > KILLS


def test_a_second_program_on_the_same_home_is_turned_away(tmp_path: Path) -> None:
    with a_program(HOLD_THE_HOME, tmp_path) as program:
        assert program.stdout is not None
        assert program.stdout.readline() == "open\n"
        with pytest.raises(JournalTaken):
            JournalFile(tmp_path / "journal.sqlite")
        program.kill()
        program.wait()
    JournalFile(tmp_path / "journal.sqlite").close()  # the lock went with the process


def test_a_home_is_given_back_when_it_is_closed(tmp_path: Path) -> None:
    file = JournalFile(tmp_path / "journal.sqlite")
    with pytest.raises(JournalTaken):
        JournalFile(tmp_path / "journal.sqlite")
    file.close()
    JournalFile(tmp_path / "journal.sqlite").close()


@pytest.mark.skipif(sys.platform == "win32", reason="RLIMIT_FSIZE is a POSIX limit")
def test_a_full_disk_stops_scans_and_costs_none_of_those_shown(tmp_path: Path) -> None:
    a_home(tmp_path, an_order("BIG", {MUG: 6_000}))
    with a_program(FILL_THE_DISK, tmp_path) as program:
        assert program.stdout is not None
        said = [json.loads(line) for line in program.stdout]
        assert program.wait() == 0
    (full,) = [one for one in said if "full" in one]
    assert full["full"] == JournalFull.advice
    assert full["before"] == full["on_bench"] > 0, "a scan that was not saved is not on the bench"
    assert not [one for one in said if "surprise" in one]
    acknowledged = [one["ok"] for one in said if "ok" in one]
    assert len(acknowledged) == full["before"] + 3 == said[-1]["end"], "it goes on after room is made"
    kept = read_all(tmp_path)
    assert [row[0] for row in kept] == list(range(1, len(kept) + 1))
    assert [row[1] for row in kept if row[2] == FactKind.ITEM_PACKED] == acknowledged
    bench = open_bench(tmp_path)
    session = bench.station.resume().session
    assert session is not None
    assert session.pieces_packed == said[-1]["end"]


@pytest.mark.parametrize("spoil", ["all", "head", "cut"])
def test_a_damaged_file_is_said_to_be_damaged_and_left_as_it_is(tmp_path: Path, spoil: str) -> None:
    """Bug: "file is not a database" was told as a full disk, and looked after by freeing space."""
    a_home(tmp_path, an_order("A-1"))
    path = tmp_path / "journal.sqlite"
    sound = path.read_bytes()
    bad = {"all": b"no database at all" * 500, "head": b"x" * 100 + sound[100:], "cut": sound[:5_000]}[spoil]
    path.write_bytes(bad)
    for _ in range(2):  # the lock is given back
        with pytest.raises(JournalDamaged):
            JournalFile(path)
    with pytest.raises(JournalDamaged):
        peek(path)
    assert path.read_bytes() == bad


def test_pages_that_went_bad_under_a_bench_are_said_when_they_are_met(tmp_path: Path) -> None:
    """Bug: "database disk image is malformed" was taken for our own mistake and ended the program."""
    bench = a_bench(tmp_path, *(an_order(f"A-{n}") for n in range(200)))
    bench.file.close()
    path = tmp_path / "journal.sqlite"
    sound = path.read_bytes()
    path.write_bytes(sound[:4096] + b"\xa5" * (len(sound) - 4096))
    file = JournalFile(path)
    journal = StationJournal(file, "07")
    with pytest.raises(JournalDamaged):
        journal.list_work()
    with pytest.raises(JournalDamaged):
        journal.keep_work([an_order("A-900")])
    file.tidy()
    file.close()


def test_a_home_that_cannot_be_written_asks_for_disk_and_rights(tmp_path: Path) -> None:
    """Bug: a folder without rights, or no folder at all, ended in a traceback or in "the disk is full"."""
    (tmp_path / "file").write_text("in the way")
    (tmp_path / "locked" / "journal.lock").mkdir(parents=True)
    (tmp_path / "odd" / "journal.sqlite").mkdir(parents=True)
    for home in ("file", "file/below", "locked", "odd"):
        with pytest.raises(HomeUnwritable):
            JournalFile(tmp_path / home / "journal.sqlite")
    (tmp_path / "odd" / "journal.sqlite").rmdir()
    JournalFile(tmp_path / "odd" / "journal.sqlite").close()


def test_a_journal_of_a_newer_program_is_not_touched(tmp_path: Path) -> None:
    """Bug: an older program wrote its own version into a newer journal and worked on as if it knew it."""
    a_home(tmp_path, an_order("A-1"))
    path = tmp_path / "journal.sqlite"
    with closing(sqlite3.connect(path)) as db:
        db.execute("PRAGMA user_version=99")
    for _ in range(2):
        with pytest.raises(JournalNewer):
            JournalFile(path)
    with closing(sqlite3.connect(path)) as db:
        assert db.execute("PRAGMA user_version").fetchone() == (99,)


def test_a_journal_of_before_papers_had_kinds_is_renewed(tmp_path: Path) -> None:
    """Form 1 knew waybills alone; what it keeps are waybills, and they are still found by their number."""
    bench = a_bench(tmp_path, an_order("A-1"))
    bench.labels.queue_label(an_order("A-1").work, "parcel", "7550000000001", 0)
    before = bench.prints.list_of_number("7550000000001")
    bench.file.close()
    with closing(sqlite3.connect(tmp_path / "journal.sqlite")) as db:
        for column in ("kind", "page", "asked"):
            db.execute(f"ALTER TABLE print_job DROP COLUMN {column}")
        db.execute("PRAGMA user_version=1")
    again = open_bench(tmp_path)
    assert again.prints.list_of_number("7550000000001") == before
    assert again.file.connection.execute("PRAGMA user_version").fetchone() == (SCHEMA_VERSION,)


def test_tidying_changes_nothing_and_leaves_a_sound_file(tmp_path: Path) -> None:
    bench = a_bench(tmp_path, an_order("A-1"))
    bench.scan_all("A-1", "6979013000014")
    facts = bench.facts("A-1")
    bench.file.tidy()
    assert bench.facts("A-1") == facts
    bench.file.close()
    assert [row[1] for row in read_all(tmp_path)] == [fact.fact_id for fact in facts]


def test_each_commit_waits_for_the_disk(tmp_path: Path) -> None:
    """WAL alone would lose the last scans in a power cut: synchronous=FULL (2) must stand beside it."""
    file = JournalFile(tmp_path / "journal.sqlite")
    assert file.connection.execute("PRAGMA journal_mode").fetchone() == ("wal",)
    assert file.connection.execute("PRAGMA synchronous").fetchone() == (2,)
