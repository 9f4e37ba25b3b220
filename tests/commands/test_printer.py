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


ROUTES = """
[[routes]]
kind = "slip"
printer = "office"

[[routes]]
kind = "waybill"
carrier = "SF"
printer = "small"

[[with_parcel]]
papers = ["slip"]
channel = "taobao"
"""


def a_station(home: Path, label: VirtualPrinter, small: VirtualPrinter) -> list[str]:
    """Two label printers and an office printer that is a folder."""
    rows = [
        ("labels", label.url, "zpl", "100x150"),
        ("small", small.url, "tspl", "76x130"),
        ("office", (home / "papers").as_uri(), "pdf", "210x297"),
    ]
    text = "".join(
        f'[[printers]]\nname = "{name}"\nurl = "{url}"\nlanguage = "{language}"\nmedia = "{media}"\n'
        for name, url, language, media in rows
    )
    (home / "packwave.toml").write_text(text, encoding="utf-8")
    return ["--home", str(home), "--json"]


def test_a_sample_comes_out_where_such_a_document_would(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with VirtualPrinter() as label, VirtualPrinter() as small:
        home = a_station(tmp_path, label, small)
        (tmp_path / "in.toml").write_text(ROUTES, encoding="utf-8")
        assert run(["printer", "import", str(tmp_path / "in.toml"), *home]) == 0
        assert run(["printer", "test", "--kind", "waybill", "--carrier", "SF", *home]) == 0
        assert run(["printer", "test", "--kind", "waybill", "--carrier", "ZTO", *home]) == 0
        assert run(["printer", "test", "--kind", "slip", *home]) == 0
        assert run(["printer", "test", "small", *home]) == 0
        (one,), two = label.wait_for_papers(1), small.wait_for_papers(2)
    assert one.image().size == (800, 1200)
    assert [paper.image().size for paper in two] == [(608, 1040)] * 2
    assert (tmp_path / "papers" / "test-slip.pdf").read_bytes().startswith(b"%PDF")
    rows = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [row["name"] for row in rows[1:]] == ["small", "labels", "office", "small"]


def test_rules_go_from_station_to_station_as_a_file(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with VirtualPrinter() as label, VirtualPrinter() as small:
        home = a_station(tmp_path, label, small)
        (tmp_path / "in.toml").write_text(ROUTES, encoding="utf-8")
        assert run(["printer", "import", str(tmp_path / "in.toml"), *home]) == 0
        assert run(["printer", "export", str(tmp_path / "out.toml"), *home]) == 0
        assert run(["printer", "import", str(tmp_path / "out.toml"), *home]) == 0
        capsys.readouterr()
        assert run(["printer", "routes", *home]) == 0
    rows = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert rows == [
        {"kind": "slip", "carrier": "*", "size": "*", "station": "*", "printer": "office"},
        {"kind": "waybill", "carrier": "SF", "size": "*", "station": "*", "printer": "small"},
        {"with_parcel": ["slip"], "channel": "taobao", "carrier": "*", "country": "*"},
    ]


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (ROUTES.replace('"small"', '"gone"'), "in.toml:6: This station has no printer gone."),
        (ROUTES.replace('"office"', '"small"'), "in.toml:2: There are no packing slips that fit"),
        ("routes = 1\n", "in.toml:1: "),
    ],
)
def test_a_wrong_file_of_rules_is_refused_with_its_line_and_nothing_changes(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], text: str, said: str
) -> None:
    with VirtualPrinter() as label, VirtualPrinter() as small:
        home = a_station(tmp_path, label, small)
        (tmp_path / "in.toml").write_text(text, encoding="utf-8")
        assert run(["printer", "import", str(tmp_path / "in.toml"), *home]) == 1
    assert said in capsys.readouterr().err
    assert not (tmp_path / "printers.toml").exists()


def test_a_document_nobody_prints_is_refused_in_one_sentence(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with VirtualPrinter() as label, VirtualPrinter() as small:
        home = a_station(tmp_path, label, small)
        assert run(["printer", "test", "--kind", "slip", *home]) == 1
        assert label.papers() == small.papers() == ()
    assert capsys.readouterr().err == "No printer is set for packing slips: set one on the printers page.\n"
