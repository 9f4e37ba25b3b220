import io

import pytest
from PIL import Image

from fulfilment.errors import StationError
from printing.drawing.raster import draw_label
from printing.label import make_label
from tests.printing.labels import a_label


@pytest.mark.parametrize("dpi", [203, 300])
def test_a_preview_is_the_picture_that_is_sent(dpi: int) -> None:
    with Image.open(io.BytesIO(make_label(a_label(), dpi, "png"))) as picture:
        assert picture.tobytes() == draw_label(a_label(), dpi).image().tobytes()
        assert picture.info["dpi"][0] == pytest.approx({203: 203.2, 300: 304.8}[dpi], abs=0.05)


def test_the_same_label_is_the_same_bytes() -> None:
    assert make_label(a_label()) == make_label(a_label())


@pytest.mark.parametrize("language", ["ipp", ""])
def test_a_language_we_do_not_speak_is_refused(language: str) -> None:
    with pytest.raises(StationError):
        make_label(a_label(), 203, language)


@pytest.mark.parametrize(("language", "most"), [("zpl", 11_500), ("tspl", 45_000), ("epl", 45_000)])
def test_a_label_keeps_to_its_bytes(language: str, most: int) -> None:
    """Bytes are a promise of the design; they do not depend on the machine."""
    assert len(make_label(a_label(), 203, language)) <= most
