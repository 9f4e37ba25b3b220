"""The short form of `python -m benchmarks.label_kills`: the journal loses and doubles nothing, and the same
run without it does lose, so it can see."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from printing.languages.known import LANGUAGES
from tests.end_to_end.program import Row

ROOT = Path(__file__).parents[2]


def killed(folder: Path, *words: str) -> tuple[int, list[Row]]:
    """Exit status and one row a run; the files lie in folder."""
    environment = {**os.environ, "PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.label_kills", "--json", *words],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
    )
    assert done.stdout, done.stderr
    return done.returncode, [json.loads(line) for line in done.stdout.splitlines()]


@pytest.mark.skipif(sys.platform == "win32", reason="the stations are forked")
def test_twenty_five_kills_a_language_lose_and_double_no_label(tmp_path: Path) -> None:
    words = ("--kills", "25", "--naive-kills", "0", "--share", "0.15", "--seed", "5")
    status, rows = killed(tmp_path, *words)
    assert {row["language"] for row in rows} == set(LANGUAGES)
    for row in rows:
        assert (row["lost"], row["doubled"], row["missing"]) == (0, 0, 0), row
        assert row["kills"] == 25
        assert row["printed"] + row["scanned"] >= row["labels"] > 10
        assert row["faults"] > 0
    assert status == 0
    assert {row["language"] for row in rows if row["printed"]} == {"zpl", "escpos"}


@pytest.mark.skipif(sys.platform == "win32", reason="the stations are forked")
def test_the_same_run_without_the_journal_finds_lost_labels(tmp_path: Path) -> None:
    words = ("--kills", "0", "--naive-kills", "5", "--languages", "zpl", "--share", "1", "--seed", "5")
    _, (row,) = killed(tmp_path, *words, "--faults", "forget,half,print_then_reset")
    assert row["policy"] == "naive"
    assert row["lost"] > 0, row
