"""Orders of several boxes, and labels made anew, in the shared database: both engines, rule by rule."""

from typing import Any

import pytest
from sqlalchemy import select

from db.hand_over import list_packed, put_shipped
from db.order_end import cancel_order
from db.order_lists import list_orders
from db.stock import read_stock
from db.tables import LabelRow, ParcelRow, PrintJobRow
from fulfilment.errors import DatabaseRefused
from fulfilment.packing.facts import Fact, FactKind
from fulfilment.packing.work import Work
from tests.fakes.warehouses import AT, MUG, Warehouse, an_order


@pytest.fixture
def work(warehouse: Warehouse) -> Work:
    """One order of two mugs, claimed by A."""
    warehouse.release(an_order("1", {"MUG": 2}))
    return warehouse.station("A").claim(1)[0].work


def box(warehouse: Warehouse, work: Work, number: int, **closing: Any) -> list[Fact]:
    """Number, label and closing of the order's number-th box, under tracking number SF-number."""
    parcel, said = f"box-{number}", {"tracking_number": f"SF-{number}"}
    kinds = (FactKind.NUMBER_ASSIGNED, FactKind.LABEL_PRINTED, FactKind.PARCEL_CLOSED)
    facts = [warehouse.fact(work, kind, parcel_id=parcel, **said) for kind in kinds[:2]]
    return [*facts, warehouse.fact(work, kinds[2], parcel_id=parcel, **said, **closing)]


def voided(warehouse: Warehouse, work: Work, number: int, **said: Any) -> Fact:
    said = {"tracking_number": f"SF-{number}", **said}
    return warehouse.fact(work, FactKind.LABEL_VOIDED, parcel_id=f"box-{number}", **said)


def rows(warehouse: Warehouse, *columns: Any) -> list[tuple[Any, ...]]:
    query = select(*columns).where(columns[0].class_.warehouse_id == warehouse.id)
    return sorted(tuple(row) for row in warehouse.run(lambda db: db.execute(query).all()))


def hand_over(warehouse: Warehouse) -> list[tuple[str, ...]]:
    told = warehouse.run(lambda db: list_packed(db, warehouse.id))
    warehouse.run(lambda db: put_shipped(db, warehouse.id, told))
    return [one.tracking_numbers for one in told]


def test_an_order_is_packed_with_its_last_box_and_not_before(warehouse: Warehouse, work: Work) -> None:
    assert set(warehouse.verdicts(*box(warehouse, work, 1, is_last=False, pieces=1))) == {"ok"}
    order = warehouse.order(work.order_id)
    assert (order.packed_at, order.tracking_number, order.station) == (None, "SF-1", "A")
    assert warehouse.run(lambda db: read_stock(db, warehouse.id))[MUG.sku] == (1000, 2)
    assert warehouse.wave().state == "released"

    assert set(warehouse.verdicts(*box(warehouse, work, 2, is_last=True, pieces=1))) == {"ok"}
    order = warehouse.order(work.order_id)
    assert (order.packed_at is not None, order.tracking_number, order.parcel_id) == (True, "SF-1", "box-1")
    assert warehouse.run(lambda db: read_stock(db, warehouse.id))[MUG.sku] == (998, 0)
    assert rows(warehouse, ParcelRow.parcel_id, ParcelRow.pieces) == [("box-1", 1), ("box-2", 1)]
    (listed,) = warehouse.run(lambda db: list_orders(db, warehouse.id))
    assert listed.tracking_numbers == ("SF-1", "SF-2")
    assert warehouse.cases() == []


def test_a_wave_counts_an_order_of_several_boxes_once(warehouse: Warehouse, work: Work) -> None:
    for number in (1, 2, 3):
        warehouse.verdicts(*box(warehouse, work, number, is_last=number == 3))
    (wave,) = warehouse.station("A").read_board().waves
    assert (wave.done, wave.total) == (1, 1)


def test_a_third_box_after_the_last_is_packed_twice(warehouse: Warehouse, work: Work) -> None:
    warehouse.verdicts(*box(warehouse, work, 1, is_last=False), *box(warehouse, work, 2))
    assert warehouse.verdicts(*box(warehouse, work, 3)) == ["ok", "ok", "packed twice"]
    assert warehouse.cases() == ["packed_twice"]


def test_one_of_several_boxes_gets_another_label(warehouse: Warehouse, work: Work) -> None:
    warehouse.verdicts(*box(warehouse, work, 1, is_last=False), *box(warehouse, work, 2))
    number = {"tracking_number": "SF-9", "parcel_id": "box-1"}
    facts = [
        voided(warehouse, work, 1, why="label_lost", leave="s1"),
        warehouse.fact(work, FactKind.NUMBER_ASSIGNED, **number),
        warehouse.fact(work, FactKind.LABEL_PRINTED, **number),
        warehouse.fact(work, FactKind.PARCEL_CLOSED, **number),
    ]
    assert warehouse.verdicts(*facts) == ["ok"] * 4
    assert rows(warehouse, ParcelRow.parcel_id, ParcelRow.tracking_number) == [
        ("box-1", "SF-9"),
        ("box-2", "SF-2"),
    ]
    assert rows(warehouse, LabelRow.tracking_number, LabelRow.state) == [
        ("SF-1", "void"), ("SF-2", "scanned"), ("SF-9", "scanned"),
    ]  # fmt: skip
    assert ("SF-1", "label_lost", "s1") in rows(
        warehouse, LabelRow.tracking_number, LabelRow.void_why, LabelRow.void_by
    )
    jobs = rows(warehouse, PrintJobRow.parcel_id, PrintJobRow.tracking_number, PrintJobRow.copy)
    assert jobs == [("box-1", "SF-1", 0), ("box-1", "SF-9", 0), ("box-2", "SF-2", 0)]
    assert warehouse.order(work.order_id).tracking_number == "SF-9"
    assert warehouse.run(lambda db: read_stock(db, warehouse.id))[MUG.sku] == (998, 0), "taken once"
    assert warehouse.cases() == []


def test_a_void_number_is_never_a_label_again(warehouse: Warehouse, work: Work) -> None:
    warehouse.verdicts(*box(warehouse, work, 1), voided(warehouse, work, 1))
    assert warehouse.verdicts(*box(warehouse, work, 1)) == ["void label", "ok", "void label"]
    assert rows(warehouse, LabelRow.tracking_number, LabelRow.state) == [("SF-1", "void")]
    assert warehouse.cases() == ["void_label"]


def test_only_its_own_parcel_voids_a_number(warehouse: Warehouse, work: Work) -> None:
    warehouse.verdicts(*box(warehouse, work, 1))
    stranger = warehouse.fact(work, FactKind.LABEL_VOIDED, parcel_id="box-7", tracking_number="SF-1")
    assert warehouse.verdicts(stranger) == ["ok"]
    assert rows(warehouse, LabelRow.tracking_number, LabelRow.state) == [("SF-1", "scanned")]


def test_the_channel_hears_of_every_box_and_of_a_new_number(warehouse: Warehouse, work: Work) -> None:
    warehouse.verdicts(*box(warehouse, work, 1, is_last=False))
    assert hand_over(warehouse) == []
    warehouse.verdicts(*box(warehouse, work, 2))
    assert hand_over(warehouse) == [("SF-1", "SF-2")]
    assert hand_over(warehouse) == []

    warehouse.verdicts(voided(warehouse, work, 2))
    assert warehouse.cases() == ["number_changed"]
    assert hand_over(warehouse) == [], "the new number is not known yet"
    again = {"tracking_number": "SF-9", "parcel_id": "box-2"}
    kinds = (FactKind.NUMBER_ASSIGNED, FactKind.PARCEL_CLOSED)
    warehouse.verdicts(*(warehouse.fact(work, kind, **again) for kind in kinds))
    assert hand_over(warehouse) == [("SF-1", "SF-9")]
    assert warehouse.order(work.order_id).state == "shipped"


def test_a_void_number_is_not_told_even_before_the_first_time(warehouse: Warehouse, work: Work) -> None:
    warehouse.verdicts(*box(warehouse, work, 1), voided(warehouse, work, 1))
    assert hand_over(warehouse) == []
    assert warehouse.cases() == [], "nobody was told the old one"


def test_a_number_made_anew_while_it_was_being_told_is_told_once_more(
    warehouse: Warehouse, work: Work
) -> None:
    warehouse.verdicts(*box(warehouse, work, 1))
    told = warehouse.run(lambda db: list_packed(db, warehouse.id))
    again = {"tracking_number": "SF-9", "parcel_id": "box-1"}
    kinds = (FactKind.NUMBER_ASSIGNED, FactKind.PARCEL_CLOSED)
    anew = [warehouse.fact(work, kind, **again) for kind in kinds]
    warehouse.verdicts(voided(warehouse, work, 1), *anew)
    warehouse.run(lambda db: put_shipped(db, warehouse.id, told))
    assert hand_over(warehouse) == [("SF-9",)]


def test_a_label_voided_too_late_is_for_a_person(warehouse: Warehouse, work: Work) -> None:
    warehouse.verdicts(*box(warehouse, work, 1), voided(warehouse, work, 1, is_charged=True))
    assert warehouse.cases() == ["void_charged"]


def test_news_of_a_void_label_change_nothing(warehouse: Warehouse, work: Work) -> None:
    number = {"tracking_number": "SF-1", "parcel_id": "box-1"}
    late = (FactKind.LABEL_IN_DOUBT, FactKind.LABEL_PRINTED)
    warehouse.verdicts(*box(warehouse, work, 1)[:1], voided(warehouse, work, 1))
    assert warehouse.verdicts(*(warehouse.fact(work, kind, **number) for kind in late)) == ["ok", "ok"]
    assert rows(warehouse, LabelRow.tracking_number, LabelRow.state) == [("SF-1", "void")]


def test_boxes_closed_at_another_bench_are_flagged_when_the_order_is_opened(
    warehouse: Warehouse, work: Work
) -> None:
    warehouse.verdicts(*box(warehouse, work, 1, is_last=False))
    warehouse.station("B").reassign(work.wave_id, "B", "s1", force=True)
    (anew,) = warehouse.station("B").claim(1)
    assert warehouse.verdicts(warehouse.fact(anew.work, FactKind.WORK_OPENED, "B"), station="B") == ["ok"]
    assert warehouse.cases() == ["boxes_apart"]


def test_an_order_cancelled_after_its_first_box_is_for_a_person(warehouse: Warehouse, work: Work) -> None:
    warehouse.verdicts(*box(warehouse, work, 1, is_last=False))
    assert warehouse.run(lambda db: cancel_order(db, warehouse.id, work.order_id, "s1", AT))
    assert warehouse.cases() == ["cancelled_after_packing"]


def test_a_box_may_hold_no_piece_but_not_less(warehouse: Warehouse, work: Work) -> None:
    warehouse.verdicts(*box(warehouse, work, 1, is_last=False))
    assert set(warehouse.verdicts(*box(warehouse, work, 2, pieces=0))) == {"ok"}
    for wrong in ({"pieces": -1}, {"is_last": "yes"}, {"copy": "one"}, {"copy": -1}):
        with pytest.raises(DatabaseRefused):
            warehouse.verdicts(box(warehouse, work, 3, **wrong)[2])


@pytest.mark.parametrize("missing", ["why", "leave", "tracking_number", "carrier"])
def test_a_label_is_voided_by_somebody_for_a_reason(warehouse: Warehouse, work: Work, missing: str) -> None:
    with pytest.raises(DatabaseRefused, match=missing):
        warehouse.verdicts(voided(warehouse, work, 1, **{missing: ""}))
