from typing import Any

import jmespath
import pytest
from hypothesis import given
from hypothesis import strategies as st

from fulfilment.intake.paths import BadTable, Unmappable, column, getter

PATHS = ["a", "a.b", "a[0]", "a[1].b", "a.b[0].a", "b[0]"]
KEYS = st.sampled_from(["a", "b"])
RECORDS = st.recursive(
    st.none() | st.integers() | st.text(max_size=2),
    lambda inner: st.lists(inner, max_size=2) | st.dictionaries(KEYS, inner, max_size=2),
    max_leaves=8,
)


@given(st.sampled_from(PATHS), st.dictionaries(KEYS, RECORDS))
def test_the_short_cut_says_what_jmespath_says(path: str, record: dict[str, Any]) -> None:
    assert getter(path)(record) == jmespath.search(path, record)


def test_everything_else_is_jmespath() -> None:
    assert getter("a[?b=='x'].c | [0]")({"a": [{"b": "y", "c": 1}, {"b": "x", "c": 2}]}) == 2


def test_a_heading_is_one_key_whatever_its_characters() -> None:
    assert column("Tax 1. Name")({"Tax 1. Name": "VAT"}) == "VAT"
    assert column("a")([]) is None


def test_a_function_over_the_wrong_type_is_the_records_fault() -> None:
    with pytest.raises(Unmappable):
        getter("sum(a)")({"a": ["x"]})


def test_a_path_nobody_can_parse_is_the_tables_fault() -> None:
    with pytest.raises(BadTable):
        getter("a[?")
