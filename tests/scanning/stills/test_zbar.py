import sys

import pytest
from zxingcpp import BarcodeFormat

from scanning.stills.zbar import DEATHS, ZBar
from tests.scanning.stills.pictures import drawn

pytest.importorskip("pyzbar.pyzbar", reason="libzbar is not installed", exc_type=ImportError)
MUG = "4006381333931"
PICTURE = drawn(MUG, BarcodeFormat.EAN13)


def test_it_reads_in_a_process_of_its_own() -> None:
    third = ZBar()
    try:
        (found,) = third.see(PICTURE)
        assert (found.symbology, found.text, found.aim, found.engine) == ("EAN13", MUG, "]E0", "zbar")
        assert third.cpu_ms > 0
    finally:
        third.close()


def test_a_upc_a_has_thirteen_digits() -> None:
    third = ZBar()
    try:
        (found,) = third.see(drawn("036000291452", BarcodeFormat.UPCA))
        assert (found.symbology, found.text) == ("UPCA", "0036000291452")
    finally:
        third.close()


def test_a_process_that_was_killed_costs_one_picture() -> None:
    """pyzbar#142: libzbar aborts on some pictures; the station goes on."""
    third = ZBar()
    try:
        assert third.see(PICTURE)
        assert third._process is not None
        third._process.kill()
        third._process.wait()
        assert third.see(PICTURE) == []
        assert third.see(PICTURE)
        assert not third.is_away
    finally:
        third.close()


@pytest.mark.parametrize(
    "program",
    [
        "import sys; sys.exit(1)",
        "print('no JSON')",
        "print('[1]')",
        "print('[1, 2]')",
        "import os; os.abort()",
    ],
)
def test_a_process_that_is_no_use_is_given_up(program: str) -> None:
    third = ZBar(child=(sys.executable, "-c", program))
    assert [third.see(PICTURE) for _ in range(DEATHS + 1)] == [[]] * (DEATHS + 1)
    assert third.is_away


def test_a_process_that_hangs_is_killed() -> None:
    third = ZBar(child=(sys.executable, "-c", "import sys; sys.stdin.read()"), timeout_s=0.2)
    assert third.see(PICTURE) == []
    assert third._process is None


def test_a_program_that_is_not_there_is_given_up() -> None:
    third = ZBar(child=("no-such-program-anywhere",))
    assert [third.see(PICTURE) for _ in range(DEATHS)] == [[]] * DEATHS
    assert third.is_away
