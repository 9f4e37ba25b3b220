import json
from pathlib import Path

import pytest
from zxingcpp import BarcodeFormat

from commands.command_line import run
from tests.scanning.stills.pictures import as_png, drawn


def decoded(home: Path, capsys: pytest.CaptureFixture[str], *files: Path) -> tuple[int, list[object], str]:
    status = run(["--home", str(home), "decode", "--json", *map(str, files)])
    said = capsys.readouterr()
    return status, [json.loads(line) for line in said.out.splitlines()], said.err


def test_a_line_for_each_picture(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    mug, blank = tmp_path / "茶杯.png", tmp_path / "blank.png"
    mug.write_bytes(as_png(drawn("4006381333931", BarcodeFormat.EAN13)))
    blank.write_bytes(as_png(drawn("4006381333931", BarcodeFormat.EAN13)[:30]))
    status, lines, _ = decoded(tmp_path, capsys, mug, blank)
    read = {"symbology": "EAN13", "text": "4006381333931", "aim": "]E0", "engine": "zxing"}
    assert status == 0
    assert lines == [
        {"file": str(mug), "reads": [read], "doubted": []},
        {"file": str(blank), "reads": [], "doubted": []},
    ]


def test_a_file_that_is_no_picture_holds_no_other_up(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    none, empty, good = tmp_path / "none.png", tmp_path / "empty.png", tmp_path / "good.png"
    none.write_bytes(b"no picture")
    empty.write_bytes(b"")
    good.write_bytes(as_png(drawn("A1", BarcodeFormat.QRCode)))
    status, lines, err = decoded(tmp_path, capsys, none, empty, tmp_path / "away.png", good)
    assert (status, len(lines), len(err.splitlines())) == (1, 1, 3)
