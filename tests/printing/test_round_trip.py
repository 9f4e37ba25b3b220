"""What our writers send, read by readers that share no code with them: the same dots, in every language."""

from itertools import pairwise

import numpy as np
import pytest
import zxingcpp
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image

from fulfilment.shipping.label_content import LabelContent
from printing.drawing.raster import DOTS_PER_MM, Raster, draw_label
from printing.languages.known import LANGUAGES, heard_language
from printing.readers.sheet import Format, Query
from tests.printing.labels import a_label, labels

NAMES = list(LANGUAGES)
QUESTIONS = {"zpl": b"~HS", "tspl": b"\x1b!?", "escpos": b"\x10\x04\x01", "epl": b"^ee\r\n"}
CALM = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@st.composite
def rasters(draw: st.DrawFn) -> Raster:
    """From dense noise to a page with a few specks, also of odd sizes."""
    dpi = draw(st.sampled_from(list(DOTS_PER_MM)))
    width, height = draw(st.integers(1, 300)), draw(st.integers(1, 600))
    chance = np.random.default_rng(draw(st.integers(0, 2**32)))
    page = chance.random((height, width)) < draw(st.sampled_from([0.0, 0.0005, 0.02, 0.5, 1.0]))
    return Raster(width, height, dpi, np.packbits(page, axis=1))


def printed(raster: Raster, language: str) -> bytes:
    """The packed dots that the reader of language makes of what its writer sends."""
    spoken = LANGUAGES[language]
    event, rest = spoken.next_event(spoken.write(raster))
    assert isinstance(event, Format)
    assert rest.strip() == b""
    sheet = spoken.read_format(event.data, DOTS_PER_MM[raster.dpi])
    assert (sheet.complaints, sheet.copies) == ([], 1)
    return np.packbits(sheet.dots, axis=1).tobytes()


@pytest.mark.parametrize("language", NAMES)
@CALM
@given(raster=rasters())
def test_any_raster_comes_out_to_the_dot(language: str, raster: Raster) -> None:
    assert printed(raster, language) == raster.bits.tobytes()


@pytest.mark.parametrize("language", NAMES)
@pytest.mark.parametrize("dpi", list(DOTS_PER_MM))
@settings(CALM, max_examples=8)
@given(content=labels())
def test_any_label_comes_out_to_the_dot(language: str, dpi: int, content: LabelContent) -> None:
    raster = draw_label(content, dpi)
    assert printed(raster, language) == raster.bits.tobytes()


@pytest.mark.parametrize("language", NAMES)
@pytest.mark.parametrize("dpi", list(DOTS_PER_MM))
def test_the_codes_of_a_printed_label_are_read(language: str, dpi: int) -> None:
    spoken = LANGUAGES[language]
    dots = spoken.read_format(spoken.write(draw_label(a_label(), dpi)), None).dots
    picture = Image.fromarray(np.uint8(255) - np.uint8(255) * dots)
    assert {code.text for code in zxingcpp.read_barcodes(picture)} == {a_label().tracking_number}


@pytest.mark.parametrize("language", NAMES)
def test_a_stream_shows_its_language(language: str) -> None:
    for stream in (QUESTIONS[language], LANGUAGES[language].write(draw_label(a_label()))):
        heard = heard_language(stream)
        assert heard is not None
        assert heard.name == language


@pytest.mark.parametrize("noise", [b"", b"\x1b", b"SIZ", b"N", b"\r\n", b"~"])
def test_too_few_bytes_are_of_no_language_yet(noise: bytes) -> None:
    assert heard_language(noise) is None


@pytest.mark.parametrize("language", NAMES)
@settings(CALM, max_examples=60)
@given(cuts=st.lists(st.integers(0, 700), max_size=6))
def test_events_do_not_depend_on_how_the_bytes_arrive(language: str, cuts: list[int]) -> None:
    spoken, question = LANGUAGES[language], QUESTIONS[language]
    page = np.zeros((40, 64), np.uint8)
    page[3:9, 8:30] = page[30:38, 40:60] = 1
    label = spoken.write(Raster(64, 40, 203, np.packbits(page, axis=1)))
    stream = question + label + question + question + label
    events, buffer = [], b""
    places = sorted({0, *(cut for cut in cuts if cut < len(stream)), len(stream)})
    for start, end in pairwise(places):
        buffer += stream[start:end]
        while True:
            event, buffer = spoken.next_event(buffer)
            if event is None:
                break
            events.append(event)
    kinds = [type(event) for event in events]
    assert kinds == [Query, Format, Query, Query, Format]


@pytest.mark.parametrize("language", NAMES)
@settings(deadline=None)
@given(noise=st.binary(max_size=200), at=st.integers(0, 400))
def test_noise_never_raises(language: str, noise: bytes, at: int) -> None:
    spoken = LANGUAGES[language]
    label = spoken.write(Raster(64, 40, 203, np.full((40, 8), 0x5A, np.uint8)))
    for data in (noise, label[:at] + noise + label[at:]):
        spoken.read_format(data, None)
        spoken.next_event(data)


@pytest.mark.parametrize("language", NAMES)
def test_half_a_label_is_complained_of(language: str) -> None:
    spoken = LANGUAGES[language]
    document = spoken.write(draw_label(a_label()))
    assert spoken.next_event(document[: len(document) // 2])[0] is None
    assert spoken.read_format(document[: len(document) // 2], None).complaints
