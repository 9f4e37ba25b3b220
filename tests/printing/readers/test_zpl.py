"""The virtual printer's reader against our writer, against zplkit, and against damage."""

from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from printing.drawing.raster import draw_label
from printing.languages.zpl import zpl_document
from printing.readers.sheet import Format, Query
from printing.readers.zpl import next_event, read_format
from tests.printing.labels import a_label

DOCUMENT = zpl_document(draw_label(a_label(), 203))
SQUARE = np.array([[1] * 8, [1, 0, 0, 0, 0, 0, 0, 1], [1] * 8], np.uint8)


def dots(body: str) -> list[list[int]]:
    sheet = read_format(f"^XA^PW8^LL3{body}^XZ".encode())
    assert sheet.complaints == []
    rows: list[list[int]] = sheet.dots.tolist()
    return rows


@pytest.mark.parametrize("dpi", [203, 300])
def test_our_label_is_read_to_the_dot(dpi: int) -> None:
    raster = draw_label(a_label(), dpi)
    sheet = read_format(zpl_document(raster))
    assert sheet.complaints == []
    assert np.packbits(sheet.dots, axis=1).tobytes() == raster.bits.tobytes()


@pytest.mark.parametrize("data", ["FF81FF", "FF\n81\nFF", "!81!", "HF81HF"])
def test_hex_is_read(data: str) -> None:
    assert dots(f"^FO0,0^GFA,3,3,1,{data}^FS") == SQUARE.tolist()


def test_repeats_of_digits_and_rows_are_read() -> None:
    sheet = read_format(b"^XA^PW160^LL3^FO0,0^GFA,60,60,20,gH1,:!^FS^XZ")  # 20 + 2 ones, then zeros
    ones = [0, 0, 0, 1] * 22 + [0] * 72
    assert sheet.complaints == []
    assert sheet.dots.tolist() == [ones, ones, [1] * 160]


def test_a_box_is_drawn() -> None:
    assert dots("^FO0,0^GB8,3,1^FS") == SQUARE.tolist()


def test_home_and_origin_add_up_and_what_hangs_over_is_cut() -> None:
    assert dots("^LH1,1^FO2,1^GB9,9,9^FS") == [[0] * 8, [0] * 8, [0, 0, 0, 1, 1, 1, 1, 1]]


@pytest.mark.parametrize(
    ("old", "new", "complaint"),
    [
        (b":Z64:", b":Z65:", "encoding Z65"),
        (b"120000,120000", b"120100,120100", "120100 announced"),
        (b"^FS", b"^A0N,30^FDwords^FS", "unknown ^A0"),
        (b"^GFA", b"^GFB", "not understood"),
        (b",100,", b",0,", "without a size"),
    ],
)
def test_what_is_wrong_is_complained_of(old: bytes, new: bytes, complaint: str) -> None:
    assert any(complaint in text for text in read_format(DOCUMENT.replace(old, new)).complaints)


@settings(max_examples=60, deadline=None)
@given(at=st.integers(80, len(DOCUMENT) - 20), byte=st.sampled_from(b"Aa0/+"))
def test_one_changed_byte_of_the_picture_is_noticed(at: int, byte: int) -> None:
    damaged = DOCUMENT[:at] + bytes([byte]) + DOCUMENT[at + 1 :]
    assert damaged == DOCUMENT or read_format(damaged).complaints


@settings(deadline=None)
@given(st.binary(max_size=200))
def test_noise_never_raises(noise: bytes) -> None:
    read_format(b"^XA" + noise + b"^XZ")
    next_event(noise)


@settings(max_examples=60, deadline=None)
@given(cuts=st.lists(st.integers(0, 200), max_size=6))
def test_events_do_not_depend_on_how_the_bytes_arrive(cuts: list[int]) -> None:
    label = b"^XA^FO0,0^GB8,3,1^FS^XZ"
    stream = b"noise~HS" + label + b'! U1 getvar "odometer.total_label_count"\r\n~JA~HQES\r\n' + label
    events, buffer = [], b""
    places = sorted({0, *(cut for cut in cuts if cut < len(stream)), len(stream)})
    for start, end in pairwise(places):
        buffer += stream[start:end]
        while True:
            event, buffer = next_event(buffer)
            if event is None:
                break
            events.append(event)
    variable = Query("getvar", "odometer.total_label_count")
    assert events == [Query("HS"), Format(label), variable, Query("HQES"), Format(label)]
