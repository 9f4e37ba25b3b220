"""The short form of `python -m benchmarks.label_decode`: contents nobody tuned to, on every layout, worn."""

from functools import reduce

import pytest

from benchmarks.label_decode import tally
from printing.drawing.layout import FOLDER
from printing.drawing.raster import DOTS_PER_MM, Page
from tests.printing.wear import grown, worn

LAYOUTS = sorted(path.stem for path in FOLDER.glob("*.json"))
# the scan of a number proves that the waybill came out, so nothing else may show it as bars
WITHOUT_CODES = ("cn22_74x105",)


@pytest.mark.parametrize("dpi", list(DOTS_PER_MM))
@pytest.mark.parametrize("name", LAYOUTS)
def test_every_code_of_a_worn_label_by_chance_is_read(name: str, dpi: int) -> None:
    done = tally(name, dpi, tries=2, seed=9)
    assert done.missed == []
    assert done.read == done.shown
    has_codes = name not in WITHOUT_CODES
    assert done.shown.total() >= 2 * has_codes


def test_codes_worn_beyond_reading_are_missed(monkeypatch: pytest.MonkeyPatch) -> None:
    """The tally can see."""

    def ruined(page: Page, seed: int) -> Page:
        return worn(reduce(lambda inked, _: grown(inked), range(4), page), seed)

    monkeypatch.setattr("benchmarks.label_decode.worn", ruined)
    done = tally("waybill_76x130", 203, tries=2, seed=9)
    assert done.read.total() < done.shown.total()
    assert done.missed
