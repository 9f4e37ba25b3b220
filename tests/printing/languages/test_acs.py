"""Hex digits with repeats, read by a reader that is not the writer's."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from printing.languages.acs import acs
from printing.readers.zpl import _hex


@st.composite
def pages(draw: st.DrawFn) -> np.ndarray[tuple[int, int], np.dtype[np.uint8]]:
    """Rows of few different bytes, so that runs, fills and equal rows come often."""
    shape = draw(st.tuples(st.integers(1, 12), st.integers(1, 260)))
    return draw(arrays(np.uint8, shape, elements=st.sampled_from([0x00, 0xFF, 0x0F, 0xA5])))


@given(page=pages())
def test_what_is_written_is_read(page: np.ndarray[tuple[int, int], np.dtype[np.uint8]]) -> None:
    assert _hex(acs(page), page.size, page.shape[1]) == page.tobytes()


@pytest.mark.parametrize(
    ("rows", "text"),
    [
        ([[0, 0]], b","),
        ([[0xFF, 0xFF], [0xFF, 0xFF]], b"!:"),
        ([[0x12, 0x30]], b"123,"),
        ([[0x11, 0x12]], b"I12"),
        ([[0xAA] * 230 + [0x12]], b"zAiA12"),
    ],
)
def test_the_guides_own_rules(rows: list[list[int]], text: bytes) -> None:
    """I is 3 times, z 400 and i 60: 230 bytes are 460 digits."""
    assert acs(np.array(rows, np.uint8)) == text
