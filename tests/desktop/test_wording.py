import ast
from pathlib import Path

import pytest

from desktop.translate import Languages, text_of
from desktop.wording import REFUSALS, TROUBLES, PrinterTrouble, Told, advice_of, reason_words
from fulfilment.errors import StationError
from fulfilment.packing.commands import ShortReason
from fulfilment.packing.session import Refusal, SetAsideReason
from printing.condition import PrinterCondition

ROOT = Path(__file__).parent.parent.parent
TOLD = [*REFUSALS.values(), *TROUBLES.values()]


def test_every_refusal_and_trouble_has_its_words() -> None:
    assert set(REFUSALS) == set(Refusal)
    assert set(TROUBLES) == set(PrinterTrouble)


def test_every_condition_that_wants_hands_has_a_trouble_of_the_same_name() -> None:
    patient = {PrinterCondition.READY, PrinterCondition.BUSY, PrinterCondition.BUFFER_FULL}
    assert {one.value for one in PrinterCondition if one not in patient} <= {
        one.value for one in PrinterTrouble
    }


@pytest.mark.parametrize("reason", [*SetAsideReason, *ShortReason])
def test_every_reason_has_words(reason: SetAsideReason | ShortReason) -> None:
    assert reason_words(reason.value) != reason.value


def advices() -> list[str]:
    """Every literal advice of the floors under the desktop, and of what a station prints and buys."""
    found = set()
    rooms = ("fulfilment", "printing", "db", "scanning", "commands/printers", "commands/carriers")
    for path in (path for room in rooms for path in (ROOT / room).rglob("*.py")):
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            value = _advice(node)
            if isinstance(value, ast.Constant) and isinstance(value.value, str):
                found.add(value.value)
    return sorted(found)


def _advice(node: ast.AST) -> ast.expr | None:
    if isinstance(node, ast.keyword) and node.arg == "advice":
        return node.value
    if isinstance(node, ast.Assign) and any(getattr(one, "id", "") == "advice" for one in node.targets):
        return node.value
    return None


@pytest.mark.parametrize("advice", advices())
def test_every_advice_can_be_translated(advice: str, languages: Languages) -> None:
    assert text_of(advice_of(StationError(advice=advice))) != advice


@pytest.mark.parametrize("told", TOLD, ids=lambda told: told.word.source)
def test_a_sentence_is_short_calm_and_polite_by_being_brief(told: Told, languages: Languages) -> None:
    chinese = [character for character in text_of(told.sentence) if "\u4e00" <= character <= "\u9fff"]
    assert len(chinese) <= 12
    languages.switch()
    english = text_of(told.sentence)
    assert len(english.split()) <= 9
    for unwanted in ("!", "lease", "rror", "ou scanned"):
        assert unwanted not in english
