import sys
from collections.abc import Iterator

import cv2
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from zxingcpp import BarcodeFormat

from benchmarks.photos import NONE, PACKING, is_on_it, photos, photos_folder
from scanning.stills.reader import StillReader
from scanning.stills.sighting import Reading
from scanning.stills.zbar import ZBar
from tests.scanning.stills.pictures import drawn

CODES = {
    BarcodeFormat.EAN13: ("EAN13", "4006381333931", "4006381333931", "]E0"),
    BarcodeFormat.EAN8: ("EAN8", "96385074", "96385074", "]E4"),
    BarcodeFormat.UPCA: ("UPCA", "036000291452", "0036000291452", "]E0"),
    BarcodeFormat.UPCE: ("UPCE", "04252614", "0042100005264", "]E0"),
    BarcodeFormat.Code128: ("Code128", "PW-TOTE-17", "PW-TOTE-17", "]C0"),
    BarcodeFormat.Code39: ("Code39", "TOTE17", "TOTE17", "]A0"),
    BarcodeFormat.Code93: ("Code93", "TOTE17", "TOTE17", "]G0"),
    BarcodeFormat.ITF: ("ITF", "15400141288763", "15400141288763", "]I1"),
    BarcodeFormat.DataMatrix: ("DataMatrix", "件 17", "件 17", "]d4"),
    BarcodeFormat.QRCode: ("QRCode", "茶杯 ×2", "茶杯 ×2", "]Q2"),
    BarcodeFormat.PDF417: ("PDF417", "PW 17", "PW 17", "]L2"),
}


@pytest.fixture(scope="module")
def reader() -> Iterator[StillReader]:
    one = StillReader()
    yield one
    one.close()


def told(reading: Reading) -> list[tuple[str, str]]:
    return [(one.symbology, one.text) for one in reading.reads]


@pytest.mark.parametrize("kind", CODES, ids=lambda kind: CODES[kind][0])
@pytest.mark.parametrize("turn", [None, cv2.ROTATE_90_CLOCKWISE, cv2.ROTATE_180])
def test_each_symbology_under_its_name(reader: StillReader, kind: BarcodeFormat, turn: int | None) -> None:
    symbology, text, wanted, aim = CODES[kind]
    picture = drawn(text, kind)
    (found,) = reader.read(picture if turn is None else np.asarray(cv2.rotate(picture, turn), np.uint8)).reads
    assert (found.symbology, found.text) == (symbology, wanted)
    assert found.aim is not None
    assert found.aim[:2] == aim[:2]


def test_inverted_and_faint_codes(reader: StillReader) -> None:
    picture = drawn("4006381333931", BarcodeFormat.EAN13)
    faint = (picture // 10 + 110).astype(np.uint8)
    assert told(reader.read(255 - picture)) == told(reader.read(faint)) == [("EAN13", "4006381333931")]


def test_two_codes_of_one_picture(reader: StillReader) -> None:
    upper, lower = drawn("4006381333931", BarcodeFormat.EAN13), drawn("5030159003930", BarcodeFormat.EAN13)
    assert set(told(reader.read(np.vstack([upper, lower])))) == {
        ("EAN13", "4006381333931"),
        ("EAN13", "5030159003930"),
    }


def test_the_corners_are_those_of_the_picture(reader: StillReader) -> None:
    picture = np.full((900, 1200), 255, np.uint8)
    code = drawn("4006381333931", BarcodeFormat.EAN13)
    picture[500 : 500 + code.shape[0], 700 : 700 + code.shape[1]] = code
    (found,) = reader.read(picture).reads
    assert all(700 <= x <= 700 + code.shape[1] and 500 <= y <= 500 + code.shape[0] for x, y in found.corners)


@pytest.mark.parametrize("shape", [(0, 0), (0, 5), (1, 1), (1, 100), (3, 3), (100, 1)])
def test_pictures_of_no_size_say_nothing(reader: StillReader, shape: tuple[int, int]) -> None:
    assert reader.read(np.zeros(shape, np.uint8)) == Reading()


def test_without_the_third_voice_the_others_go_on() -> None:
    alone = StillReader(ZBar(child=(sys.executable, "-c", "import os; os.abort()")))
    assert told(alone.read(drawn("4006381333931", BarcodeFormat.EAN13))) == [("EAN13", "4006381333931")]
    assert alone.read(np.random.default_rng(1).integers(0, 255, (120, 160)).astype(np.uint8)) == Reading()


@settings(max_examples=20, deadline=None)
@given(st.integers(0, 2**32 - 1), st.integers(8, 90), st.integers(8, 90), st.integers(1, 6))
def test_noise_is_no_code(reader: StillReader, seed: int, height: int, width: int, grain: int) -> None:
    grains = np.random.default_rng(seed).integers(0, 255, (height, width)).astype(np.uint8)
    picture = cv2.resize(grains, None, fx=grain, fy=grain, interpolation=cv2.INTER_NEAREST)
    assert reader.read(np.asarray(picture, np.uint8)).reads == ()


@pytest.mark.skipif(not photos_folder().is_dir(), reason="data/scanning is not here")
def test_every_tenth_photo(reader: StillReader) -> None:
    """All of them: python -m benchmarks decode_photos."""
    shots = [one for one in photos(photos_folder()) if one.symbology in {*PACKING, NONE}][::10]
    readings = {one: told(reader.read(one.grey())) for one in shots}
    wrong = [
        (one.file, code) for one, codes in readings.items() for code in codes if not is_on_it(one, *code)
    ]
    right = sum(any(one.says(*code) for code in codes) for one, codes in readings.items())
    assert wrong == []
    assert right >= 0.88 * sum(one.symbology != NONE for one in shots)
