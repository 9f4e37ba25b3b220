"""Every sentence exists in both languages, and the committed file is what its source compiles to."""

import ast
import string
import subprocess
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest
from PySide6.QtCore import QLibraryInfo

from desktop.say import Both, Say
from desktop.translate import TRANSLATIONS, Languages, text_of

DESKTOP = Path(__file__).parent.parent.parent / "desktop"


def sources() -> dict[str, str]:
    """Every literal given to Say in the desktop, with a place where it stands."""
    found = {}
    for path in sorted(DESKTOP.rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "Say":
                first = node.args[0]
                is_literal = isinstance(first, ast.Constant) and isinstance(first.value, str)
                assert is_literal, f"{path}:{node.lineno}: Say takes a literal, so that it can be translated"
                assert isinstance(first, ast.Constant)
                found[str(first.value)] = f"{path.name}:{node.lineno}"
    return found


def translations() -> dict[str, str]:
    found = {}
    for path in TRANSLATIONS.glob("*_zh.ts"):
        for message in ElementTree.parse(path).iter("message"):
            found[message.findtext("source") or ""] = message.findtext("translation") or ""
    return found


def places(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def test_every_source_text_has_a_chinese_translation_with_the_same_places() -> None:
    known = translations()
    missing = {source: place for source, place in sources().items() if not known.get(source)}
    assert not missing
    odd = [source for source in sources() if places(source) != places(known[source])]
    assert not odd


def test_no_translation_is_left_over() -> None:
    assert not set(translations()) - set(sources())


@pytest.mark.parametrize("path", sorted(TRANSLATIONS.glob("*_zh.ts")), ids=lambda path: path.name)
def test_the_committed_file_is_what_the_source_compiles_to(path: Path, tmp_path: Path) -> None:
    made = tmp_path / "made.qm"
    command = [sys.executable, "-c", "from PySide6.scripts.pyside_tool import lrelease; lrelease()"]
    done = subprocess.run([*command, str(path), "-qm", str(made)], capture_output=True, check=False)
    assert made.exists(), (done.stdout, done.stderr, QLibraryInfo.version().toString())
    assert made.read_bytes() == path.with_suffix(".qm").read_bytes()


def test_switching_while_running(languages: Languages) -> None:
    sentence = Say("Wave {wave}·order {position} of {size}", wave="W-1", position=2, size=3)
    assert text_of(sentence) == "波次 W-1·第 2 / 3 单"
    assert text_of(Both("杯子", "Mug")) == "杯子"
    languages.switch()
    assert text_of(sentence) == "Wave W-1·order 2 of 3"
    assert text_of(Both("杯子", "Mug")) == "Mug"
    assert text_of("{not} a sentence") == "{not} a sentence"


def test_a_sentence_inside_a_sentence_is_translated_too(languages: Languages) -> None:
    assert text_of(Say("Printer {name}: {short}", name="1", short=Say("no labels"))) == "1 号缺纸"
