"""Whatever a document holds: orders, refusals, or one sentence about the whole. Never anything else."""

import json
from copy import deepcopy
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from fulfilment.errors import BadDocument
from fulfilment.intake.canonical import content_hash, from_json, to_json
from fulfilment.intake.reader import Intake
from resources import resource_path
from tests.fulfilment.intake.payloads import a_reader

READER = a_reader()
FILES = {
    "taobao": "taobao_trades.json",
    "douyin": "douyin_orders.json",
    "pdd": "pdd_orders.json",
    "shopify_csv": "shopify_csv_export.csv",
}
LISTS = {
    "taobao": ("trades_sold_get_response", "trades", "trade"),
    "douyin": ("data", "shop_order_list"),
    "pdd": ("order_list_get_response", "order_list"),
}
JUNK = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text()
    | st.sampled_from(["", "0", "-1", "\0", "1e99"]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=6,
)


def sample(channel: str) -> bytes:
    return resource_path("samples", "day_480", FILES[channel]).read_bytes()


def some_records(channel: str) -> list[Any]:
    found = json.loads(sample(channel))
    for key in LISTS[channel]:
        found = found[key]
    return list(found[:4])


RECORDS = {channel: some_records(channel) for channel in LISTS}


def enclosed(channel: str, records: Any) -> bytes:
    document = records
    for key in reversed(LISTS[channel]):
        document = {key: document}
    if channel == "douyin":
        document["code"] = 10000
    return json.dumps(document).encode()


def places(value: Any, path: tuple[Any, ...] = ()) -> list[tuple[Any, ...]]:
    inner = (
        list(value.items())
        if isinstance(value, dict)
        else list(enumerate(value))
        if isinstance(value, list)
        else []
    )
    return [path, *(place for key, below in inner for place in places(below, (*path, key)))]


def put(records: Any, path: tuple[Any, ...], value: Any) -> Any:
    if not path:
        return value
    changed = deepcopy(records)
    at = changed
    for key in path[:-1]:
        at = at[key]
    at[path[-1]] = value
    return changed


def check(data: bytes, channel: str) -> Intake | None:
    try:
        intake = READER.read_document(data, channel, "shop")
    except BadDocument:
        return None
    for order in intake.orders:
        assert content_hash(from_json(json.loads(json.dumps(to_json(order))))) == content_hash(order)
    assert all(refused.reason for refused in intake.refused)
    return intake


@given(st.data(), st.sampled_from(sorted(LISTS)), JUNK)
@settings(max_examples=300, deadline=None)
def test_any_value_in_any_place(data: st.DataObject, channel: str, junk: Any) -> None:
    records = RECORDS[channel]
    place = data.draw(st.sampled_from(places(records)))
    intake = check(enclosed(channel, put(records, place, junk)), channel)
    if place:
        assert intake is not None
        assert len(intake.orders) + len(intake.refused) >= len(records) - 1, "a neighbour was lost"


@given(st.sampled_from(sorted(FILES)), st.integers(0, 4000), st.binary(max_size=6))
@settings(max_examples=200, deadline=None)
def test_any_bytes_in_any_place(channel: str, at: int, junk: bytes) -> None:
    data = sample(channel)[:4000]
    check(data[:at] + junk + data[at + len(junk) :], channel)


@given(st.sampled_from(sorted(FILES)), st.binary(max_size=200))
@settings(deadline=None)
def test_any_bytes_at_all(channel: str, data: bytes) -> None:
    check(data, channel)
