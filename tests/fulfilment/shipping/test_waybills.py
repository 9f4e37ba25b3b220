"""The order key: the same at every attempt, another for every box."""

from dataclasses import replace

from tests.fakes.waybills import SOMEBODY, a_request


def test_asking_again_asks_under_the_same_key() -> None:
    one = a_request()
    assert one.order_key == a_request().order_key == replace(one, weight_g=9_999, pieces=3).order_key
    assert len(one.order_key) == 32
    assert one.order_key.isalnum()


def test_every_box_and_every_redo_has_its_own_key() -> None:
    one = a_request()
    others = [
        a_request("o2"),
        a_request(redo=1),
        a_request(carrier="YTO"),
        replace(one, box=2),
        replace(one, warehouse_id="W2"),
    ]
    assert len({one.order_key, *(other.order_key for other in others)}) == 6


def test_the_key_says_nothing_of_people_and_the_fingerprint_changes_with_them() -> None:
    moved = replace(SOMEBODY, street="世纪大道 2 号")
    assert a_request().order_key == a_request(to=moved).order_key
    assert a_request().fingerprint != a_request(to=moved).fingerprint
    assert a_request().fingerprint == replace(a_request(), weight_g=1).fingerprint
