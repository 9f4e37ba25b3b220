"""The words that other programs call, and the three ways in which a command ends."""

import sys
from argparse import Namespace
from pathlib import Path
from types import ModuleType

import pytest

from commands.command_line import LATER, run
from commands.settings import Settings
from fulfilment.errors import BadDocument


class Asked:
    """A command that keeps what it was asked."""

    def __init__(self, answer: object = 0) -> None:
        self.answer = answer
        self.args = Namespace()
        self.settings: Settings | None = None

    def run(self, args: Namespace, settings: Settings) -> int:
        self.args, self.settings = args, settings
        if isinstance(self.answer, BaseException):
            raise self.answer
        return int(str(self.answer))


def standing_in(monkeypatch: pytest.MonkeyPatch, name: str, answer: object = 0) -> Asked:
    asked = Asked(answer)
    module = ModuleType(f"commands.{name}")
    module.run = asked.run  # type: ignore[attr-defined]
    monkeypatch.setitem(sys.modules, f"commands.{name}", module)
    return asked


FIXED = [
    ("desktop", []),
    ("demo", ["demo", "--headless", "--load-only", "--orders", "20", "--seed", "7", "--out", "d"]),
    ("import_orders", ["import", "FILE", "--channel", "taobao", "--shop", "s"]),
    ("orders", ["orders", "--state", "paid", "--ref", "A-1"]),
    ("exceptions", ["exceptions"]),
    ("facts", ["facts", "--order", "A-1", "--since", "2026-01-01T00:00:00Z"]),
    ("review", ["review"]),
    ("reserve", ["reserve"]),
    ("waves", ["waves", "plan"]),
    ("waves", ["waves", "list"]),
    ("waves", ["waves", "reassign", "W-1", "--to", "05", "--force"]),
    ("pack", ["pack", "A-1", "--scan", "one", "two"]),
    ("pack", ["pack", "--auto", "--station", "07", "--orders", "5", "--mistakes", "0.1"]),
    ("label", ["label", "--order", "A-1", "--language", "zpl", "--dpi", "300", "--out", "f"]),
    ("label", ["label", "--sample", "x", "--width-mm", "100", "--height-mm", "150", "--out", "f"]),
    ("print_file", ["print", "FILE", "--printer", "tcp://h:9100"]),
    ("print_file", ["print", "--drawer", "--printer", "usb://04b8:0202"]),
    ("db", ["db", "upgrade"]),
    ("db", ["db", "check"]),
    ("db", ["db", "purge"]),
    ("station", ["station", "add", "07"]),
    ("station", ["station", "list"]),
    ("station", ["station", "revoke", "07"]),
    ("operator", ["operator", "list"]),
    ("printer", ["printer", "list"]),
    ("printer", ["printer", "test", "left"]),
    ("sync", ["sync", "status"]),
]


@pytest.mark.parametrize(("module", "words"), FIXED, ids=[" ".join(words) or "-" for _, words in FIXED])
def test_every_fixed_word_reaches_its_command_with_its_home(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, module: str, words: list[str]
) -> None:
    """Bug: what stood before a command was dropped; the command worked on the person's own home."""
    asked = standing_in(monkeypatch, module)
    assert run(["--home", str(tmp_path), "--json", *words]) == 0
    assert asked.args.json is True
    assert asked.settings is not None
    assert asked.settings.home == tmp_path


@pytest.mark.parametrize("words", [words for _, words in FIXED if words], ids=lambda words: " ".join(words))
def test_home_database_and_json_may_stand_behind_the_command_as_well(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, words: list[str]
) -> None:
    module = next(name for name, fixed in FIXED if fixed == words)
    asked = standing_in(monkeypatch, module)
    behind = ["--home", str(tmp_path), "--database", "sqlite:///x", "--json"]
    assert run(["--home", "/elsewhere", *words, *behind]) == 0
    assert asked.settings is not None
    assert (asked.settings.home, asked.settings.database) == (tmp_path, "sqlite:///x")
    assert asked.args.json is True


def test_scans_may_be_given_in_one_go_or_one_by_one(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    asked = standing_in(monkeypatch, "pack")
    run(["--home", str(tmp_path), "pack", "A-1", "--scan", "a", "b", "--scan", "c"])
    assert asked.args.scan == ["a", "b", "c"]
    run(["--home", str(tmp_path), "pack", "A-2", "--scan", "d"])
    assert asked.args.scan == ["d"], "nothing is left of the call before"


def test_a_refusal_is_status_one_with_its_reason_on_stderr(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    standing_in(monkeypatch, "review", BadDocument("line 3"))
    assert run(["--home", str(tmp_path), "review"]) == 1
    said = capsys.readouterr()
    assert (said.out, said.err) == ("", f"{BadDocument.advice} (line 3)\n")
    standing_in(monkeypatch, "review", 1)
    assert run(["--home", str(tmp_path), "review"]) == 1


def test_wrong_settings_are_a_refusal(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    standing_in(monkeypatch, "review")
    (tmp_path / "packwave.toml").write_text("colour = 1")
    assert run(["--home", str(tmp_path), "review"]) == 1
    assert "line 1" in capsys.readouterr().err


def test_a_bug_is_not_hidden_as_a_refusal(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    standing_in(monkeypatch, "review", ZeroDivisionError())
    with pytest.raises(ZeroDivisionError):
        run(["--home", str(tmp_path), "review"])


WRONG_USE = [
    ["dance"],
    ["import", "FILE"],
    ["waves"],
    ["label", "--out", "f"],
    ["label", "--order", "A", "--sample", "B", "--out", "f"],
    ["label", "--order", "A", "--dpi", "204", "--out", "f"],
    ["demo", "--orders", "0"],
    ["demo", "--orders", "many"],
    ["db", "drop"],
    ["pack", "--auto", "--mistakes", "5"],
    ["pack", "--auto", "--mistakes", "nan"],
    ["operator", "add", "u9"],
]


@pytest.mark.parametrize("words", WRONG_USE, ids=" ".join)
def test_wrong_use_is_status_two(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as ended:
        run(words)
    assert ended.value.code == 2
    assert "usage:" in capsys.readouterr().err


@pytest.mark.parametrize("name", LATER)
def test_what_comes_later_says_so_and_is_refused(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run([name, "whatever", "--of", "it"]) == 1
    assert "not built yet" in capsys.readouterr().err
