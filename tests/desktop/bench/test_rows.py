from hypothesis import given
from hypothesis import strategies as st

from desktop.bench.rows import BIG, FEW, GAP, ROW_MAX, ROW_MIN, STRIP, first_in_view, layout_of

ROOMS = st.floats(200, 900)
DONE = st.lists(st.booleans(), min_size=1, max_size=30)


def test_four_rows_stand_at_the_looks_height() -> None:
    layout = layout_of(4, 432)
    assert (layout.visible, layout.height, layout.has_strip) == (4, 102, False)


def test_a_single_row_shows_its_goods_large() -> None:
    assert layout_of(1, 432).height == BIG
    assert layout_of(2, 432).height == BIG


def test_a_fifth_row_brings_the_strip() -> None:
    layout = layout_of(5, 432)
    assert (layout.visible, layout.has_strip) == (4, True)


@given(st.integers(1, 40), ROOMS)
def test_rows_fit_their_room(count: int, room: float) -> None:
    layout = layout_of(count, room)
    used = (
        layout.visible * layout.height + (layout.visible - 1) * GAP + (STRIP + GAP if layout.has_strip else 0)
    )
    assert used <= room + 0.01
    highest = BIG if count <= FEW else ROW_MAX
    assert ROW_MIN <= layout.height <= highest or layout.visible == 1
    assert layout.has_strip == (layout.visible < count)


@given(DONE, st.integers(1, 6), st.integers(0, 30), st.data())
def test_the_row_just_scanned_is_in_view(
    done: list[bool], visible: int, first: int, data: st.DataObject
) -> None:
    fresh = data.draw(st.integers(0, len(done) - 1))
    shown = first_in_view(done, fresh, visible, first)
    assert shown <= fresh < shown + visible
    assert 0 <= shown <= max(0, len(done) - visible)


@given(DONE, st.integers(1, 6), st.integers(0, 30))
def test_rows_that_owe_pieces_are_in_view_and_what_need_not_move_stays(
    done: list[bool], visible: int, first: int
) -> None:
    shown = first_in_view(done, None, visible, first)
    if not all(done):
        assert not all(done[shown : shown + visible])
    settled = min(first, max(0, len(done) - visible))
    if all(done) or not all(done[settled : settled + visible]):
        assert shown == settled
