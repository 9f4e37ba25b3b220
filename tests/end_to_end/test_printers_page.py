"""A supervisor at the printers screen, by keyboard and scanner alone, on a real display."""

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from printing.virtual.printer import VirtualPrinter
from tests.end_to_end.display import open_display, until
from tests.end_to_end.test_window import ROOT, Bench, packwave

SUPERVISOR = "PWB-0090"
FOCUS = (31, 111, 235)


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Bench]:
    """One parcel was packed and closed here before the window opens."""
    home = tmp_path / "home"
    packwave(home, "demo", "--load-only", "--orders", "60", "--seed", "11")
    with VirtualPrinter() as printer, open_display() as display:
        setting = f'[[printers]]\nname = "1"\nurl = "{printer.url}"\n'
        (home / "packwave.toml").write_text(setting, encoding="utf-8")
        packwave(home, "pack", "--auto", "--station", "07", "--orders", "1", "--printer", printer.url)
        process = subprocess.Popen(
            [sys.executable, "main.py", "--home", str(home)], cwd=ROOT, env=display.environment
        )
        try:
            yield Bench(display, printer, home, process)
        finally:
            display.look().save(tmp_path / "last.png")  # what a person would have seen when it failed
            process.terminate()
            process.wait(timeout=20)


def test_a_label_is_found_by_its_scan_and_reprinted_and_a_rule_is_set(desk: Bench) -> None:
    display = desk.display
    ((number, printed),) = desk.ask("SELECT tracking_number, printer FROM print_job WHERE kind = 'waybill'")
    before = len(desk.printer.papers())
    until(lambda: display.look().getpixel((1300, 30)) != (0, 0, 0), what="the sign-in")
    display.type(SUPERVISOR)
    until(lambda: display.look().getpixel((330, 30)) != (255, 255, 255), what="the desk")
    display.keys("ctrl+2")
    until(lambda: display.look().getpixel((330, 30)) == (255, 255, 255), what="the tab of the printers")

    display.type(number)
    until(lambda: number in display.codes(), what="the scanned label's picture")
    display.keys("r")
    display.keys("1")
    asked = "SELECT payload FROM fact WHERE kind = 'label_reprinted'"
    until(lambda: len(desk.ask(asked)) == 1, what="the reprint as a fact")
    ((payload,),) = desk.ask(asked)
    assert '"torn"' in payload
    assert '"90"' in payload
    papers = desk.printer.wait_for_papers(before + 1, 20)
    assert len(papers) == before + 1
    assert printed == "1"

    display.keys("Escape", "p")
    until(lambda: display.look().getpixel((600, 168)) == FOCUS, what="the framed line of the rules")
    display.keys("n")
    until(lambda: display.look().getpixel((1080, 76)) == FOCUS, what="the new rule")
    display.keys("Return")
    rules = desk.home / "printers.toml"
    until(rules.exists, what="the rule is written")
    assert 'printer = "1"' in rules.read_text("utf-8")
    display.keys("e")
    until((desk.home / "printers-07.toml").exists, what="the rules are exported")
