import io

import pytest
from PIL import Image

from printing.drawing.raster import DOTS_PER_MM, draw_label
from printing.label import make_label
from printing.languages.known import LANGUAGES
from printing.pictures import picture_of
from tests.printing.labels import a_label


@pytest.mark.parametrize("dpi", list(DOTS_PER_MM))
@pytest.mark.parametrize("language", list(LANGUAGES))
def test_a_document_shows_what_it_prints(language: str, dpi: int) -> None:
    png = picture_of(make_label(a_label(), dpi, language), language, dpi)
    assert png is not None
    with Image.open(io.BytesIO(png)) as picture:
        assert picture.tobytes() == draw_label(a_label(), dpi).image().tobytes()


@pytest.mark.parametrize("language", [*LANGUAGES, "pdf"])
def test_what_draws_nothing_has_no_picture(language: str) -> None:
    assert picture_of(b"^XA^PW0^XZ" if language == "zpl" else b"q0\n" * (language == "epl"), language) is None
