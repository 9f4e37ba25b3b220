"""Our dots against zplkit's where both draw the same, and every code read back where they may differ."""

from contextlib import suppress

import numpy as np
import pytest
import zxingcpp
from hypothesis import given, settings
from hypothesis import strategies as st
from numpy.typing import NDArray
from zplkit import Options, render

from fulfilment.errors import StationError
from printing.carrier.codes import codes_of
from printing.carrier.refused import ASK_AGAIN, ZPL_PRINTER, CarrierLabelRefused
from printing.carrier.zpl_label import zpl_dots
from printing.carrier.zpl_whole import whole_label
from printing.drawing.glyphs import MissingGlyph
from tests.printing.carrier.labels import CHINESE, GROUND, PLAIN, grey_of

Dots = NDArray[np.uint8]


def ours(fields: bytes, width: int = 800, height: int = 400) -> Dots:
    return zpl_dots(whole_label(_document(fields, width, height)), width, height)


def theirs(fields: bytes, width: int = 800, height: int = 400) -> Dots:
    options = Options(profile="specification", width=width, height=height, dpi=203)
    picture = render(_document(fields, width, height), options).labels[0].rasterize()
    grey = np.frombuffer(picture.pixels, np.uint8).reshape(picture.height, picture.width, -1)[..., 0]
    return (grey < 128).astype(np.uint8)


def _document(fields: bytes, width: int, height: int) -> bytes:
    return b"^XA^PW%d^LL%d%s^XZ" % (width, height, fields)


def box_of(dots: Dots) -> tuple[int, int, int, int]:
    rows, columns = np.nonzero(dots)
    return int(columns.min()), int(rows.min()), int(columns.max()), int(rows.max())


SAME = {
    "box": b"^FO100,100^GB200,100,5^FS",
    "line": b"^FO100,100^GB200,3,3^FS^FO90,90^GB0,250,2^FS",
    "white": b"^FO100,100^GB100,100,100^FS^FO120,120^GB20,20,20,W^FS",
    "reversed": b"^FO100,100^GB100,100,100^FS^FO120,120^FR^GB200,20,20^FS",
    "all reversed": b"^LRY^FO100,100^GB100,100,100^FS^FO120,120^GB200,20,20^FS",
    "home and shifts": b"^LH10,20^LT5^LS3^FO100,100^GB50,50,50^FS",
    "upside down": b"^POI^FO100,100^GB50,50,50^FS",
    "hex": b"^FO10,10^GFA,8,8,2,FF00FF00FF00FF00^FS",
    "repeats": b"^FT10,100^GFA,12,12,3,HFI0,:!L7^FS",
    "code128 A": b"^FO100,100^BY3^BCN,100,N,N,N,A^FD1234567890^FS",
    "code128 N": b"^FO100,100^BY3^BCN,100,N^FD1234567890^FS",
    "code128 sets": b"^FO100,100^BY2^BCN,100,N^FD>;1234>6AB>51234>8^FS",
    "code128 D": b"^FO100,100^BY2^BCN,100,N,N,N,D^FD(01)12345678901231(10)ABC^FS",
    "code128 U": b"^FO100,100^BY2^BCN,100,N,N,N,U^FD0012345678901234567^FS",
    "code128 up": b"^FT300,300^BY2^BCB,100,N^FD>;1234^FS",
    "code128 down": b"^FO300,100^BY2^BCR,100,N^FD>;1234^FS",
    "code128 turned": b"^FT300,300^BY2^BCI,100,N^FD>;1234>6A^FS",
    "turned by FW": b"^FWR^FO300,100^BY2^BC,100,N^FD>;1234^FS",
    "code39": b"^FO100,100^BY2,3^B3N,N,100,N,N^FDABC-1^FS",
    "code39 check": b"^FO100,100^BY2,2.5^B3N,Y,100,N,N^FDABC^FS",
    "pdf417": b"^FO100,100^BY2^B7N,10,5,5^FDHELLOHELLO^FS",
}


@pytest.mark.parametrize("name", SAME)
def test_bars_boxes_and_pictures_are_the_same_dots_as_another_interpreter_draws(name: str) -> None:
    mine, other = ours(SAME[name]), theirs(SAME[name])
    assert mine.any()
    assert np.array_equal(mine, other)


ALMOST = [
    b"^FO100,100^GB200,100,5,B,4^FS",
    b"^FO100,100^GC100,5,B^FS",
    b"^FO100,100^GE160,100,5,B^FS",
    b"^FO100,100^GD100,50,5,B,R^FS",
    b"^FO100,100^GD100,50,5,B,L^FS",
]


@pytest.mark.parametrize("fields", ALMOST)
def test_round_and_slanted_lines_differ_by_their_edge_alone(fields: bytes) -> None:
    mine, other = ours(fields), theirs(fields)
    assert box_of(mine) == box_of(other)
    assert int((mine & other).sum()) > 0.7 * int(other.sum())


TEXTS = [
    b"^FO100,100^A0N,60,60^FDH0123456789^FS",
    b"^FO100,100^A0N,60,30^FD0000000000^FS",
    b"^FT100,200^A0N,60,60^FDHello^FS",
    b"^FO300,100^A0R,60,60^FDHello^FS",
    b"^FT300,300^A0I,60,60^FDHello^FS",
    b"^FT300,300^A0B,60,60^FDHello^FS",
    b"^FO100,100^ADN,36,20^FDHELLO^FS",
    b"^FO100,100^AFN,26,13^FDHELLO^FS",
    b"^CF0,50^FO100,100^FDHello^FS",
    b"^FO100,100^A0N,40,40^FB300,3,0,C^FDaaa bbb ccc ddd eee fff ggg hhh^FS",
    b"^FT100,300^A0N,40,40^FB300,3,0,L^FDHHH^FS",
    b"^FO100,100^A0N,40,40^FB300,2,5,R^FDH\\&H^FS",
]


@pytest.mark.parametrize("fields", TEXTS)
def test_our_letters_stand_where_the_printer_would_put_its_own(fields: bytes) -> None:
    mine, other = box_of(ours(fields)), box_of(theirs(fields))
    size = max(other[2] - other[0], other[3] - other[1])
    assert all(abs(one - two) <= 4 + 0.05 * size for one, two in zip(mine, other, strict=True))


CODES = {
    b"^FO100,100^BQN,2,4^FDQA,HELLO^FS": ("QR Code", b"HELLO"),
    b"^FO100,100^BQN,2,5^FDHM,B0006AB-1/2^FS": ("QR Code", b"AB-1/2"),
    b"^FO100,100^BQN,2,5^FDLM,N0123456^FS": ("QR Code", b"0123456"),
    b"^FO100,100^BXN,6,200^FDHELLO^FS": ("Data Matrix", b"HELLO"),
    b"^FO100,100^BY2^B7N,8,3^FH^FDA_1EB_1DC^FS": ("PDF417", b"A\x1eB\x1dC"),
    b"^FO100,100^BY2^BCN,90,Y,N^FDZT>01^FS": ("Code 128", b"ZT>1"),
    b"^FO100,100^BY2^BCN,90,Y,Y^FDabc 12^FS": ("Code 128", b"abc 12"),
    b"^FO100,100^BY2,2^B3N,N,90,Y^FDABC 12^FS": ("Code 39", b"ABC 12"),
    b"^CI28^FO100,100^BQN,2,6^FDQA,\xe4\xb8\xad\xe9\x80\x9a^FS": ("QR Code", "中通".encode()),
}


@pytest.mark.parametrize("fields", CODES)
def test_every_code_says_what_its_data_say(fields: bytes) -> None:
    assert list(codes_of(grey_of(ours(fields)))) == [CODES[fields]]


def test_a_unit_number_gets_its_check_digit_and_its_fnc1() -> None:
    dots = ours(b"^FO50,100^BY3^BCN,150,Y,N,N,U^FD0010614141012345678^FS")
    (found,) = zxingcpp.read_barcodes(grey_of(dots))
    assert (found.symbology_identifier, found.text) == ("]C1", "(00)106141410123456786")


def test_whole_labels_keep_all_their_codes() -> None:
    ground = codes_of(grey_of(zpl_dots(whole_label(GROUND), 800, 1200)))
    assert {kind for kind, _ in ground} == {"PDF417", "Code 128"}
    assert b"1001901034000381170079471234567823" in {said for _, said in ground}
    chinese = codes_of(grey_of(zpl_dots(whole_label(CHINESE), 608, 1040)))
    assert {said for _, said in chinese} == {
        b"75123456789012",
        b"https://example.com/w/75123456789012",
        b"ZT-310-A12",
    }


REFUSED = {
    b"^FO10,10^BD2^FD002840100450000^FS": "^BD",
    b"^FO10,10^B8N,100^FD1234567^FS": "^B8",
    b"^FO10,10^XGR:LOGO.GRF,1,1^FS": "^XG",
    b"^XFR:FORM.ZPL^FS^FN1^FDx^FS": "^XF",
    b"^FO10,10^SN001,1,Y^FS": "^SN",
    b"^FO10,10^GFB,2,2,1,xx^FS": "^GF",
    b"^FO10,10^BXN,6,140^FDx^FS": "^BX",
    b"^FO10,10^BXN,6,200,,,,_^FD_1x^FS": "^BX",
    b"^FO10,10^BCN,100,N,N,Y^FD123^FS": "^BC",
    b"^FO10,10^BCN,100,N,N,N,A^FD>;1234^FS": "^BC",
    b"^PMY^FO10,10^GB9,9,9^FS": "^PM",
    b"^MUM^FO10,10^GB9,9,9^FS": "^MU",
    b"^FO10,10^TBN,100,100^FDx^FS": "^TB",
    b"^FT^A0N,30^FDx^FS": "^FT",
    b"~JR^FO10,10^GB9,9,9^FS": "~JR",
    b"^CI15x^FO10,10^A0N,30^FDx^FS": "^CI",
}


@pytest.mark.parametrize("fields", REFUSED)
def test_what_we_cannot_draw_is_refused_by_its_name(fields: bytes) -> None:
    with pytest.raises(CarrierLabelRefused) as refused:
        ours(fields)
    assert REFUSED[fields] in refused.value.detail
    assert refused.value.advice in (ZPL_PRINTER, ASK_AGAIN)


DAMAGED = [
    b"^FO700,10^A0N,60^FDruns off the right^FS",
    b"^FO10,390^BY2^BCN,100,N^FD123^FS",
    b"^FO10,10^BCN,100,N,N,N,U^FD123^FS",
    b"^FO10,10^BCN,100,N^FD>;12A4^FS",
    b"^FO10,10^BCN,100,N^FD^FS",
    b"^FO10,10^B3N^FDabc^FS",
    b"^FO10,10^FH^A0N,30^FDx_9^FS",
    b"^FO10,10^A0N,30^FDno end",
    b"^FO10,10^A0N,30^FDone^FO20,20^FDtwo^FS",
    b"^FO10,10^A0N,30^FB50,1^FDtoo much for one line^FS",
    b"^FOten,10^GB9,9,9^FS",
    b"^FO10,10^GFA,4,4,2,FF^FS",
    b"^FO10,10^GFA,2,2,1,:Z64:eJz7/x8ABQUCAQ==:0000^FS",
    b"^FO10,10^A0N,30^FD\xe4\xb8\xad^FS",
    b"^CI28^FO10,10^A0N,30^FD\xe4\xb8^FS",
]


@pytest.mark.parametrize("fields", DAMAGED)
def test_a_label_that_would_miss_something_is_refused(fields: bytes) -> None:
    with pytest.raises(CarrierLabelRefused):
        ours(fields)


def test_a_letter_that_no_font_has_is_named() -> None:
    with pytest.raises(MissingGlyph, match="U\\+1F600"):
        ours("^CI28^FO10,10^A0N,30^FDhi 😀^FS".encode())


def test_a_default_font_without_a_name_keeps_the_one_before() -> None:
    assert np.array_equal(ours(b"^CF0,50^CF,60^FO10,10^FDHi^FS"), ours(b"^FO10,10^A0N,60^FDHi^FS"))


def test_chinese_of_an_asian_table_is_read_by_that_table() -> None:
    told = b"^SEE:GB18030.DAT^CI26^FO10,10^A0N,40^FD" + "圆通".encode("gb18030") + b"^FS"
    assert np.array_equal(ours(told), ours("^CI28^FO10,10^A0N,40^FD圆通^FS".encode()))


@settings(max_examples=150, deadline=None)
@given(data=st.data())
def test_damage_is_refused_or_drawn_never_a_crash(data: st.DataObject) -> None:
    """One piece of a good label is lost, doubled or replaced."""
    label = data.draw(st.sampled_from([GROUND, CHINESE, PLAIN]))
    at = data.draw(st.integers(0, len(label) - 1))
    size = data.draw(st.integers(0, 12))
    put = data.draw(st.binary(max_size=6) | st.sampled_from([b"^FS", b"^XA", b"^", b"~", b",", b"99999999"]))
    with suppress(StationError):
        zpl_dots(whole_label(label[:at] + put + label[at + size :]), 800, 1200)
