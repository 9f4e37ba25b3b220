import subprocess
import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fulfilment.packing.barcodes import GS, Gs1Reading
from scanning.gs1 import BiipReader

ITEM = "0104006381333931"


def test_biip_is_not_imported_before_the_first_code() -> None:
    program = (
        "import sys, scanning.gs1 as gs1\n"
        "assert 'biip' not in sys.modules\n"
        "gs1.BiipReader().warm_up()\n"
        "assert 'biip' in sys.modules\n"
    )
    subprocess.run([sys.executable, "-c", program], check=True)


@pytest.mark.parametrize(
    "elements",
    [
        "",
        "]",
        "ABC",
        "0104006381333932",  # wrong check digit, which biip reports only in a field
        f"{ITEM}10A{GS}10B",  # one field, two values
        f"{ITEM}17261399",  # no such month
        "(01)04006381333932",
        "https://example.com/01/04006381333932",
        "https://id.gs1.org/01/",  # fourteen zeros, says biip
    ],
)
def test_what_breaks_the_rules_is_none(elements: str) -> None:
    assert BiipReader().read(elements, keeps_separators=True) is None


def test_a_parcel_label_names_no_item() -> None:
    assert BiipReader().read("00340123450000000017", keeps_separators=True) == Gs1Reading(
        sscc="340123450000000017"
    )


@pytest.mark.parametrize(
    ("tail", "is_doubtful"),
    [
        ("10A17261231", True),
        ("10A21B", True),
        ("21S10L", True),
        ("10A3012", True),
        ("10A17261231B", False),  # after a date nothing can follow but another field
        ("10A17261331", False),  # no such month
        ("10A21", False),  # a field without a value
        ("1726123110A17261231", False),  # a second expiry is no field
        ("10L0042", False),
    ],
)
def test_only_what_can_be_a_field_is_a_doubt(tail: str, is_doubtful: bool) -> None:
    reading = BiipReader().read(ITEM + tail, keeps_separators=False)
    assert reading is not None
    assert (reading.doubt is not None) == is_doubtful


@given(st.text(max_size=50), st.booleans())
def test_no_text_raises(elements: str, keeps_separators: bool) -> None:
    reading = BiipReader().read(elements, keeps_separators)
    assert reading is None or isinstance(reading, Gs1Reading)
