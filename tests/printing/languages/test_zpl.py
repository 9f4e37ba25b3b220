"""What we write, read by an interpreter that is not ours."""

import binascii
from typing import get_args

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from zplkit import Options, render
from zplkit.rendering import Limits

from fulfilment.shipping.label_content import LabelContent
from printing.drawing.raster import DOTS_PER_MM, Raster, draw_label
from printing.languages.zpl import Encoding, z64, zpl_document
from printing.readers.zpl import ccitt, read_format
from tests.printing.labels import a_label, labels


def printed(document: bytes, raster: Raster) -> bytes:
    """The packed pixels that zplkit makes of document, 1 is black."""
    options = Options(profile="specification", width=raster.width, height=raster.height, dpi=raster.dpi)
    scene = render(document, options, limits=Limits(graphic_bytes=4_000_000)).labels[0]
    picture = scene.rasterize()
    grey = np.frombuffer(picture.pixels, np.uint8).reshape(picture.height, picture.width, -1)[..., 0]
    return np.packbits(grey < 128, axis=1).tobytes()


@pytest.mark.parametrize("dpi", [203, 300])
@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(content=labels())
def test_any_label_comes_out_to_the_dot(dpi: int, content: LabelContent) -> None:
    raster = draw_label(content, dpi)
    assert printed(zpl_document(raster), raster) == raster.bits.tobytes()


@pytest.mark.parametrize("encoding", ["acs", "hex"])
@pytest.mark.parametrize("dpi", [203, 300])
@settings(max_examples=10, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(content=labels())
def test_older_encodings_print_the_same_dots(dpi: int, encoding: Encoding, content: LabelContent) -> None:
    raster = draw_label(content, dpi)
    document = zpl_document(raster, encoding=encoding)
    assert printed(document, raster) == raster.bits.tobytes()
    sheet = read_format(document)
    assert (np.packbits(sheet.dots, axis=1).tobytes(), sheet.complaints) == (raster.bits.tobytes(), [])


def test_no_encoding_breaks_off_a_line_that_a_printer_would_take_for_a_command() -> None:
    for encoding in get_args(Encoding):
        assert zpl_document(draw_label(a_label(), 203), encoding=encoding).count(b"^") == 8


def test_a_label_is_one_format_of_the_right_size() -> None:
    document = zpl_document(draw_label(a_label(), 203))
    assert document.startswith(b"^XA^PW800^LL1200^LH0,0^FO0,0^GFA,120000,120000,100,:Z64:")
    assert document.endswith(b"^FS^XZ\n")
    assert document.count(b"^XA") == 1
    assert b"^PQ" not in document


def test_a_quantity_is_one_when_it_is_asked_for() -> None:
    assert zpl_document(draw_label(a_label(), 203), has_quantity=True).endswith(b"^FS^PQ1^XZ\n")


@pytest.mark.parametrize("dpi", list(DOTS_PER_MM))
def test_the_longest_sample_keeps_to_its_bytes(dpi: int) -> None:
    """Bytes are a promise of the design (13.5 kB at 203 dpi); they do not depend on the machine."""
    assert len(zpl_document(draw_label(a_label(), dpi))) <= {203: 11_500, 300: 19_000}[dpi]


def test_the_check_is_over_the_base64_text() -> None:
    _, kind, body, check = z64(b"\x00" * 1000).split(b":")
    assert kind == b"Z64"
    assert int(check, 16) == ccitt(body)
    assert ccitt(b"123456789") == 0x31C3 == binascii.crc_hqx(b"123456789", 0)
