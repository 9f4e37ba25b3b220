import base64
import re
import zlib

import numpy as np
import pytest

from printing.drawing.raster import draw_label
from printing.languages.pdf import pdf_document, pdf_of_rasters
from printing.samples import PAPERS
from printing.sheets import badge_cards, card_sheets, command_cards
from tests.printing.wear import read

CARDS = command_cards()


def pictures(document: bytes) -> list[bytes]:
    parts = re.findall(rb"/Subtype /Image.*?stream\r?\n(.*?)endstream", document, re.DOTALL)
    return [zlib.decompress(base64.a85decode(part.strip().removesuffix(b"~>"))) for part in parts]


@pytest.mark.parametrize("dpi", [203, 300])
def test_the_page_is_the_raster_dot_for_dot_in_its_size(dpi: int) -> None:
    raster = draw_label(PAPERS["tote"], dpi)
    document = pdf_document(raster, 100, 60)
    assert document == pdf_document(raster, 100, 60)
    (box,) = re.findall(rb"/MediaBox \[ 0 0 ([\d.]+) ([\d.]+) \]", document)
    assert [float(side) for side in box] == pytest.approx([100 / 25.4 * 72, 60 / 25.4 * 72], abs=0.01)
    assert pictures(document) == [raster.image().convert("L").tobytes()]


def test_a_document_has_a_page_for_each_raster() -> None:
    rasters = [draw_label(PAPERS[name]) for name in ("tote", "bin")]
    assert len(pictures(pdf_of_rasters(rasters))) == 2
    with pytest.raises(ValueError, match="at least one page"):
        pdf_of_rasters([])


def test_every_command_card_on_the_sheets_is_read() -> None:
    said: set[str] = set()
    for sheet in card_sheets(CARDS):
        assert (sheet.width, sheet.height) == (3564, 2520)
        page = np.unpackbits(sheet.bits, axis=1, count=sheet.width)
        said |= read((1 - page) * np.uint8(255))
    assert said == {card.code for card in CARDS}


def test_a_badge_carries_its_owner() -> None:
    (badge,) = badge_cards([("LI-07", "李梅")])
    assert (badge.code, badge.text_zh) == ("PWB-LI-07", "李梅")
    with pytest.raises(ValueError, match="badge code"):
        badge_cards([("li 07", "x")])
