"""The real window on a real display: xdotool scans, screenshots are the eyes, a TCP printer prints."""

import json
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
import zxingcpp

from printing.virtual.printer import VirtualPrinter
from tests.end_to_end.display import Display, open_display, until

ROOT = Path(__file__).resolve().parents[2]
STOP, OK_TINT, COMPLETE, SURFACE = (160, 14, 41), (220, 245, 234), (60, 203, 146), (255, 255, 255)
VERDICT = (40, 640)  # a place in the verdict column where no text stands


@dataclass
class Bench:
    """A running Packwave, its display, its printer and its journal (read beside it)."""

    display: Display
    printer: VirtualPrinter
    home: Path
    process: "subprocess.Popen[bytes]"

    def sees(self, colour: tuple[int, int, int]) -> bool:
        return self.display.look().getpixel(VERDICT) == colour

    def keeps_showing(self, colour: tuple[int, int, int], for_s: float = 0.3) -> bool:
        """Looks again and again; longer than keys can still belong to one scan."""
        end = time.monotonic() + for_s
        while self.sees(colour):
            if time.monotonic() > end:
                return True
        return False

    def ask(self, query: str, *given: object) -> list[tuple[Any, ...]]:
        journal = self.home / "stations" / "07" / "journal.sqlite"
        db = sqlite3.connect(f"{journal.as_uri()}?mode=ro", uri=True, timeout=10)
        try:
            return db.execute(query, given).fetchall()
        finally:
            db.close()

    def kinds(self) -> list[str]:
        return [kind for (kind,) in self.ask("SELECT kind FROM fact ORDER BY seq")]

    def works(self) -> list[dict[str, Any]]:
        return [json.loads(text) for (text,) in self.ask("SELECT document FROM work ORDER BY position")]

    def code_of(self, sku: str) -> str:
        ((text,),) = self.ask("SELECT document FROM product WHERE sku = ?", sku)
        (code,) = [one["code"] for one in json.loads(text)["barcodes"] if one["pieces"] == 1][:1]
        return str(code)


def packwave(home: Path, *words: str) -> list[dict[str, Any]]:
    done = subprocess.run(
        [sys.executable, "main.py", *words, "--home", str(home), "--json"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        timeout=120,
    )
    assert done.returncode == 0, done.stderr
    return [json.loads(line) for line in done.stdout.splitlines()]


@pytest.fixture
def bench(tmp_path: Path) -> Iterator[Bench]:
    home = tmp_path / "home"
    packwave(home, "demo", "--load-only", "--orders", "60", "--seed", "11")
    with VirtualPrinter() as printer, open_display() as display:
        setting = f'[[printers]]\nname = "1"\nurl = "{printer.url}"\n'
        (home / "packwave.toml").write_text(setting, encoding="utf-8")
        process = subprocess.Popen(
            [sys.executable, "main.py", "--home", str(home)], cwd=ROOT, env=display.environment
        )
        try:
            yield Bench(display, printer, home, process)
        finally:
            display.look().save(tmp_path / "last.png")  # what a person would have seen when it failed
            process.terminate()
            process.wait(timeout=20)


def test_an_order_goes_from_the_queue_to_a_closed_parcel(bench: Bench) -> None:
    display = bench.display
    until(lambda: bench.sees(SURFACE) and len(bench.works()) > 5, what="sign-in, and work of its own")
    display.type("PWB-0007")
    work = next(work for work in bench.works() if len(work["lines"]) > 1 and not work["gift_note"])
    first, *rest = work["lines"]
    until(lambda: bench.display.look().getpixel((1300, 30)) != (0, 0, 0))

    display.type(work["ref"])
    until(lambda: bench.kinds() == ["work_opened"], what="the order opens")

    own = {line["sku"] for line in work["lines"]}
    ((other,),) = bench.ask(
        f"SELECT sku FROM product WHERE sku NOT IN ({', '.join('?' * len(own))}) ORDER BY sku LIMIT 1", *own
    )
    for wrong in (bench.code_of(other), "NO SUCH CODE 1"):
        display.type(wrong)
        until(lambda: bench.sees(STOP), what=f"{wrong} is refused")
        display.keys("Return", "space", "Tab", "a", "1")  # what a scanner types presses nothing
        assert bench.keeps_showing(STOP)
        display.keys("Escape")
        until(lambda: bench.sees(SURFACE), what="Esc goes on")
    assert bench.kinds() == ["work_opened"]

    for piece in range(first["quantity"]):
        display.type(bench.code_of(first["sku"]))
        until(lambda piece=piece: bench.kinds().count("item_packed") == piece + 1)  # type: ignore[misc]
    display.type(bench.code_of(first["sku"]))
    until(lambda: bench.sees(STOP), what="one too many is refused")
    display.keys("Escape")
    until(lambda: bench.sees(SURFACE))
    for line in rest:
        for _ in range(line["quantity"]):
            before = bench.kinds().count("item_packed")
            display.type(bench.code_of(line["sku"]), suffix="Tab")
            until(lambda before=before: bench.kinds().count("item_packed") == before + 1)  # type: ignore[misc]

    until(lambda: bench.sees(COMPLETE), what="all packed")
    (paper,) = bench.printer.wait_for_papers(1, 20)
    printed = {found.text for found in zxingcpp.read_barcodes(paper.image().convert("L"))}
    ((number,),) = bench.ask("SELECT tracking_number FROM print_job")
    assert printed == {number}
    until(lambda: number in display.codes(), what="the label's picture on the screen")

    display.type(number)
    until(lambda: "parcel_closed" in bench.kinds(), what="the label's scan closes the parcel")
    assert len(bench.printer.papers()) == 1
    until(
        lambda: packwave(bench.home, "orders", "--ref", work["ref"])[0]["tracking_number"] == number,
        what="the shared database knows",
    )


def test_a_second_program_on_the_same_home_is_refused(bench: Bench) -> None:
    until(lambda: (bench.home / "stations" / "07" / "journal.sqlite").exists())
    until(lambda: bench.sees(SURFACE))
    second = subprocess.run(
        [sys.executable, "main.py", "--home", str(bench.home)],
        cwd=ROOT,
        env=bench.display.environment,
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert second.returncode == 1
    assert "already open" in second.stderr
