"""Every layout with every sample that fits it: drawn, read back, and read back worn."""

import re

import numpy as np
import pytest

from fulfilment.errors import StationError
from fulfilment.shipping.contents import CONTENTS, Content, kind_of
from printing.drawing.layout import USUAL, Layout, fitting_layout, layouts_for, sized_layout
from printing.drawing.raster import Raster, draw_label
from printing.drawing.symbols import SYMBOLS
from printing.samples import ALL_SAMPLES
from tests.printing.wear import read, worn

PAIRS = [
    (name, layout.name, dpi)
    for name, content in ALL_SAMPLES.items()
    for layout in layouts_for(kind_of(content))
    for dpi in (203, 300)
]


def drawn(content: Content, dpi: int, layout: Layout) -> Raster | str:
    """The label, or why not."""
    try:
        return draw_label(content, dpi, layout)
    except StationError as refusal:
        return refusal.detail


@pytest.mark.parametrize(("name", "layout_name", "dpi"), PAIRS)
def test_every_code_of_every_layout_is_read_worn_too(name: str, layout_name: str, dpi: int) -> None:
    content = ALL_SAMPLES[name]
    layout = next(each for each in layouts_for(kind_of(content)) if each.name == layout_name)
    raster = drawn(content, dpi, layout)
    if isinstance(raster, str):  # the longest texts of all have no place on the smallest paper
        assert "long" in name
        assert layout != fitting_layout(content)
        assert re.search(r"field \w+ has no room|has no place for", raster)
        return
    page = np.unpackbits(raster.bits, axis=1, count=raster.width)
    said = read((1 - page) * np.uint8(255))
    assert bool(said) == any(field.kind in SYMBOLS for field in layout.fields)
    assert all(read(worn(page, seed)) == said for seed in range(2))


def test_every_kind_of_content_has_its_usual_layout() -> None:
    assert set(USUAL) == set(CONTENTS)
    for kind, name in USUAL.items():
        assert sized_layout(kind).name == name
        assert sized_layout(kind).content == kind


def test_a_waybill_comes_in_three_sizes_and_no_other() -> None:
    assert sized_layout("waybill", 76, 130).name == "waybill_76x130"
    assert sized_layout("waybill", 100, 180).name == "waybill_100x180"
    with pytest.raises(StationError) as raised:
        sized_layout("waybill", 76, 150)
    assert raised.value.advice == "Choose 100 x 150, 100 x 180, 76 x 130 mm."


def test_content_on_a_layout_of_another_kind_is_refused() -> None:
    with pytest.raises(StationError, match="shows no tote"):
        draw_label(ALL_SAMPLES["tote"], 203, sized_layout("bin"))
