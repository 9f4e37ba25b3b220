from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from fulfilment.orders.order import order_id

PARTS = st.tuples(*[st.text(st.characters(exclude_categories=("Cs", "Cc")), min_size=1)] * 3)


def test_the_id_never_changes() -> None:
    """Ids stand in databases and on labels: another namespace would import every order a second time."""
    assert order_id("taobao", "拾光旗舰店", "2950000001000001000") == "df5dcc07-784e-55f4-b759-36e9a8929bf0"


@given(PARTS, PARTS)
def test_one_id_for_one_order(one: tuple[str, str, str], other: tuple[str, str, str]) -> None:
    assert (order_id(*one) == order_id(*other)) == (one == other)
    assert UUID(order_id(*one)).version == 5


def test_parts_do_not_run_into_each_other() -> None:
    assert len({order_id("a", "bc", "d"), order_id("ab", "c", "d"), order_id("a", "b", "cd")}) == 3
