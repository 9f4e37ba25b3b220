"""`printer list` and `printer test` on printers of every language."""

import json
from pathlib import Path

import pytest

from commands.command_line import run
from printing.languages.known import LANGUAGES
from printing.virtual.printer import Fault, VirtualPrinter


def a_home(folder: Path, language: str, url: str) -> list[str]:
    row = f'[[printers]]\nname = "p"\nurl = "{url}"\nlanguage = "{language}"\n'
    (folder / "packwave.toml").write_text(row)
    return ["--home", str(folder), "--json"]


@pytest.mark.parametrize("language", list(LANGUAGES))
def test_a_sample_comes_out(language: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with VirtualPrinter() as printer:
        home = a_home(tmp_path, language, printer.url)
        assert run(["printer", "list", *home]) == 0
        assert run(["printer", "test", *home]) == 0
        (paper,) = printer.wait_for_papers(1)
    listed, tested = (json.loads(line) for line in capsys.readouterr().out.splitlines())
    assert (listed["language"], listed["condition"]) == (language, "ready")
    assert tested["bytes"] >= len(paper.data)
    assert (paper.language, paper.complaints) == (language, ())


@pytest.mark.parametrize("language", list(LANGUAGES))
def test_nothing_is_sent_to_a_printer_without_paper(language: str, tmp_path: Path) -> None:
    with VirtualPrinter() as printer:
        printer.fault = Fault.PAPER_OUT
        assert run(["printer", "test", *a_home(tmp_path, language, printer.url)]) == 1
        assert printer.papers() == ()
