from hypothesis import given
from hypothesis import strategies as st

from desktop.waves.cursor import beside, nearest, place_of, stepped
from tests.fakes.boards import a_board

GRID = (("u",), ("a", "b", "c"), (), ("d",))


def test_up_and_down_stop_at_the_ends() -> None:
    assert (stepped(GRID, (1, 0), 0, 1), stepped(GRID, (1, 2), 0, 1), stepped(GRID, (1, 0), 0, -1)) == (
        "b", None, None,
    )  # fmt: skip


def test_sideways_keeps_the_row_where_it_can_and_steps_over_empty_columns() -> None:
    assert stepped(GRID, (1, 2), 1, 0) == "d"
    assert stepped(GRID, (3, 0), -1, 0) == "a"
    assert stepped(GRID, (0, 0), -1, 0) is None


def test_the_nearest_card_of_an_empty_column_is_beside_it() -> None:
    assert nearest(GRID, (2, 5)) == "c"
    assert nearest(((), ()), (0, 0)) is None


def test_the_outermost_column_stays() -> None:
    board = a_board()
    assert [beside(board, name, 1) for name in (None, "03", "07")] == ["03", "05", "07"]
    assert [beside(board, name, -1) for name in (None, "03", "07")] == [None, None, "05"]


GRIDS = st.lists(st.integers(0, 4), min_size=1, max_size=5).map(
    lambda heights: [[f"{column}-{row}" for row in range(height)] for column, height in enumerate(heights)]
)


@given(GRIDS, st.sampled_from([(1, 0), (-1, 0), (0, 1), (0, -1)]))
def test_a_step_lands_on_another_card_or_nowhere(grid: list[list[str]], step: tuple[int, int]) -> None:
    for column, cards in enumerate(grid):
        for row, card in enumerate(cards):
            assert place_of(grid, card) == (column, row)
            landed = stepped(grid, (column, row), *step)
            assert landed is None or (place_of(grid, landed) is not None and landed != card)
