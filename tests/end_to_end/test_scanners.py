"""Scanners of every kind into the real window: real keys, and a line that is pulled out and put back."""

import os
import subprocess
import sys
import tty
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from benchmarks.scanner_keys import LAYOUTS, run_display
from printing.virtual.printer import VirtualPrinter
from tests.end_to_end.display import open_display, until
from tests.end_to_end.test_window import ROOT, SURFACE, Bench, packwave


@pytest.mark.parametrize("layout", LAYOUTS)
def test_codes_come_once_and_nothing_is_pressed_or_typed(layout: str) -> None:
    """The 5,000 of the issue: python -m benchmarks scanner_keys."""
    tries = (run_display(layout, 24) for _ in range(3))
    tally = next((one for one in tries if one.is_right or not one.held_up), None)
    if tally is None:
        pytest.skip("three times over this machine held keys up for longer than a scanner does")
    assert (tally.came, tally.pressed, tally.typed) == (tally.sent, 0, 0)


@dataclass
class Plug:
    """A serial scanner's cable. path: where the station looks for it."""

    path: Path
    ours: int = -1
    theirs: int = -1

    def put_in(self) -> None:
        self.ours, self.theirs = os.openpty()
        tty.setraw(self.theirs)
        self.path.symlink_to(os.ttyname(self.theirs))

    def pull_out(self) -> None:
        self.path.unlink()
        os.close(self.theirs)
        os.close(self.ours)

    def scan(self, code: str) -> None:
        os.write(self.ours, code.encode() + b"\r\n")


@pytest.fixture
def plug(tmp_path: Path) -> Plug:
    return Plug(tmp_path / "ttyACM0")


@pytest.fixture
def bench(tmp_path: Path, plug: Plug) -> Iterator[Bench]:
    home = tmp_path / "home"
    packwave(home, "demo", "--load-only", "--orders", "60", "--seed", "11")
    plug.put_in()
    with VirtualPrinter() as printer, open_display() as display:
        (home / "packwave.toml").write_text(
            f'[[printers]]\nname = "1"\nurl = "{printer.url}"\n'
            f'[[scanners]]\nname = "gun"\nkind = "serial"\nport = "{plug.path}"\n',
            encoding="utf-8",
        )
        process = subprocess.Popen(
            [sys.executable, "main.py", "--home", str(home)], cwd=ROOT, env=display.environment
        )
        try:
            yield Bench(display, printer, home, process)
        finally:
            display.look().save(tmp_path / "last.png")  # what a person would have seen when it failed
            process.terminate()
            process.wait(timeout=20)


def station_name(bench: Bench) -> bytes:
    """The place where the sign-in says in large letters which station this is."""
    return bench.display.look().crop((900, 80, 1040, 140)).tobytes()


def test_a_serial_scanner_packs_and_is_pulled_out_and_put_back(bench: Bench, plug: Plug) -> None:
    until(lambda: bench.sees(SURFACE) and len(bench.works()) > 5, what="sign-in, and work of its own")
    work = next(work for work in bench.works() if len(work["lines"]) > 1 and not work["gift_note"])
    sign_in = station_name(bench)
    plug.scan("PWB-0007")
    until(lambda: station_name(bench) != sign_in, what="signed in")
    plug.scan(work["ref"])
    until(lambda: bench.kinds() == ["work_opened"], what="the order opens")
    first = work["lines"][0]
    plug.scan(bench.code_of(first["sku"]))
    until(lambda: bench.kinds().count("item_packed") == 1, what="the first piece")

    os.write(plug.ours, b"HALF-A-CO")
    plug.pull_out()
    plug.put_in()
    second = work["lines"][1] if first["quantity"] == 1 else first

    def packed_by_another_pull() -> bool:
        """A person pulls the trigger until it answers: what was sent before it is found again is dropped."""
        if bench.kinds().count("item_packed") == 1:
            plug.scan(bench.code_of(second["sku"]))
        return bench.kinds().count("item_packed") > 1

    until(packed_by_another_pull, what="it is found again")
    assert "scan_refused" not in bench.kinds()
