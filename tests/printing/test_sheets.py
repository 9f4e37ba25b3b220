import io

import numpy as np
import pytest
from PIL import Image

from fulfilment.errors import StationError
from fulfilment.packing.commands import COMMANDS, make_command
from printing.card_words import CARD_WORDS
from printing.sheets import SHEETS, command_cards, sheet_document
from tests.printing.wear import read


def test_every_command_of_the_bench_has_its_words_and_no_words_are_left_over() -> None:
    assert set(CARD_WORDS) == set(COMMANDS)
    assert len(set(CARD_WORDS.values())) == len(CARD_WORDS)
    assert [card.code for card in command_cards()] == [make_command(command) for command in COMMANDS]


@pytest.mark.parametrize("name", SHEETS)
def test_a_sheet_is_one_document(name: str) -> None:
    assert sheet_document(name, 203).startswith(b"%PDF")
    with Image.open(io.BytesIO(sheet_document(name, 203, "png"))) as picture:
        assert picture.width == 297 * 8
        assert picture.height % (210 * 8) == 0


def test_a_badge_is_read_from_its_sheet() -> None:
    png = sheet_document("badges", 203, "png", people=[("W0147", "张晓雯"), ("S0003", "Anna")])
    with Image.open(io.BytesIO(png)) as picture:
        assert read(np.asarray(picture.convert("L"))) == {"PWB-W0147", "PWB-S0003"}


@pytest.mark.parametrize("language", ["zpl", "escpos", ""])
def test_no_label_printer_takes_a_sheet(language: str) -> None:
    with pytest.raises(StationError) as raised:
        sheet_document("cards", 203, language)
    assert raised.value.advice == "Choose PDF or PNG."
