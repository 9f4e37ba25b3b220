"""Every sentence of the desk screens exists in Chinese, with the same places, and is compiled."""

import ast
import re
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication
from pytestqt.qtbot import QtBot

from desktop.translate import CHINESE, CONTEXT, ENGLISH, TRANSLATIONS, Languages

DESKTOP = Path(__file__).resolve().parents[3] / "desktop"


def sentences() -> list[str]:
    """The first argument of each Say in the three rooms."""
    found: dict[str, None] = {}
    for room in ("waves", "printers", "paper"):
        for path in sorted((DESKTOP / room).glob("*.py")):
            for node in ast.walk(ast.parse(path.read_text("utf-8"))):
                if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Say":
                    literal = node.args[0]
                    assert isinstance(literal, ast.Constant), f"{path.name}:{node.lineno} is no literal"
                    found[str(literal.value)] = None
    return list(found)


def chinese() -> dict[str, str]:
    files = sorted(TRANSLATIONS.glob("*_zh.ts"))
    messages = (message for path in files for message in ET.parse(path).iter("message"))
    return {m.findtext("source") or "": m.findtext("translation") or "" for m in messages}


def test_there_is_something_to_translate() -> None:
    assert len(sentences()) > 100


@pytest.mark.parametrize("source", sentences())
def test_a_sentence_has_its_chinese_with_the_same_places(source: str) -> None:
    told = chinese().get(source, "")
    assert told, f"no Chinese for {source!r}"
    assert set(re.findall(r"{\w+}", told)) == set(re.findall(r"{\w+}", source))


def test_what_is_compiled_is_what_is_written(qtbot: QtBot) -> None:
    languages, told = Languages(CHINESE), chinese()
    try:
        shown = {source: QCoreApplication.translate(CONTEXT, source) for source in sentences()}
    finally:
        languages.switch_to(ENGLISH)
    assert {s: text for s, text in shown.items() if text != told.get(s)} == {}
