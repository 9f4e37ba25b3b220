"""Bought numbers on both engines: asked once, kept, and taken along by the station that claims the order."""

from dataclasses import replace
from datetime import timedelta
from functools import partial
from pathlib import Path

import pytest
from sqlalchemy import update

from db.carrier_waybills import (
    SharedWaybillShelf,
    find_by_number,
    is_wanted_at_a_bench,
    list_to_give_back,
    list_wanted,
    list_waybills,
)
from db.connect import open_shared
from db.journal_waybills import find_waybill
from db.tables import OrderRow
from fulfilment.packing.facts import FactKind
from fulfilment.packing.session import Happened
from fulfilment.shipping.waybill_purchase import ShelvedWaybill, WaybillState
from fulfilment.shipping.waybills import Waybill, WaybillReason, WaybillRefusal, WaybillRequest
from tests.db.test_journal import a_journal
from tests.fakes.benches import MORNING
from tests.fakes.threads import at_once
from tests.fakes.warehouses import AT, CARRIER, Warehouse, an_order

DOCUMENT = b"^XA^FO1,1^GB9,9,9^FS^XZ\x00\xff" * 40
NUMBER = Waybill(CARRIER, "75510000000001", "310-A12", DOCUMENT, "zpl", carrier_order="K1")


def a_shelf(warehouse: Warehouse) -> SharedWaybillShelf:
    return SharedWaybillShelf(warehouse.link, warehouse.id, lambda: AT)


def wanted(warehouse: Warehouse, wave: str | None = None) -> tuple[WaybillRequest, ...]:
    return warehouse.run(lambda db: list_wanted(db, warehouse.id, [CARRIER], wave))


def sold(warehouse: Warehouse, request: WaybillRequest, waybill: Waybill = NUMBER) -> ShelvedWaybill:
    shelf = a_shelf(warehouse)
    return shelf.settle(shelf.begin(request).order_key, WaybillState.BOUGHT, waybill)


def test_every_order_that_waits_for_a_station_is_wanted_until_it_has_its_number(warehouse: Warehouse) -> None:
    warehouse.release(an_order("1"), an_order("2", {"MUG": 2, "TRAY": 1}))
    one, two = sorted(wanted(warehouse), key=lambda request: request.pieces)
    assert (one.weight_g, two.weight_g, two.pieces) == (350, 1600, 3)
    assert (one.box, one.redo, one.carrier, one.recipient.name) == (1, 0, CARRIER, "韩梅梅")
    sold(warehouse, one)
    assert wanted(warehouse) == (two,)
    assert wanted(warehouse, "W-99") == ()
    warehouse.station("A").claim(10)
    assert wanted(warehouse) == ()  # that station has numbers of its own


def test_a_row_is_new_once_and_keeps_its_first_request(warehouse: Warehouse) -> None:
    warehouse.release(an_order("1"))
    (request,) = wanted(warehouse)
    shelf = a_shelf(warehouse)
    moved = replace(request, recipient=replace(request.recipient, street="2 号"))
    assert shelf.begin(request).is_new
    again = shelf.begin(moved)
    assert (again.is_new, again.state, again.fingerprint) == (False, WaybillState.ASKED, request.fingerprint)
    shelf.settle(request.order_key, WaybillState.REFUSED, WaybillRefusal(WaybillReason.BALANCE, "单量不足"))
    anew = shelf.begin(moved)
    assert (anew.is_new, anew.fingerprint, anew.refusal) == (True, moved.fingerprint, None)


def test_two_offices_at_once_make_one_row(warehouse: Warehouse) -> None:
    warehouse.release(an_order("1"))
    (request,) = wanted(warehouse)
    links = [open_shared(warehouse.url) for _ in range(4)]
    shelves = [SharedWaybillShelf(link, warehouse.id, lambda: AT) for link in links]
    rows = at_once([partial(shelf.begin, request) for shelf in shelves])
    assert [row.is_new for row in rows].count(True) == 1
    for link in links:
        link.close()


def test_a_number_once_kept_is_never_another(warehouse: Warehouse) -> None:
    warehouse.release(an_order("1"))
    (request,) = wanted(warehouse)
    sold(warehouse, request)
    kept = sold(warehouse, request, replace(NUMBER, tracking_number="75519999999999", document=b"x"))
    assert kept.waybill == NUMBER
    later = a_shelf(warehouse).settle(request.order_key, WaybillState.VOID)
    assert later.state is WaybillState.VOID
    assert sold(warehouse, request).state is WaybillState.VOID


def test_a_void_number_is_followed_by_another_under_its_own_key(warehouse: Warehouse) -> None:
    warehouse.release(an_order("1"))
    (request,) = wanted(warehouse)
    sold(warehouse, request)
    a_shelf(warehouse).settle(request.order_key, WaybillState.VOIDING)
    assert wanted(warehouse) == ()
    a_shelf(warehouse).settle(request.order_key, WaybillState.VOID)
    (again,) = wanted(warehouse)
    assert (again.redo, again.order_key == request.order_key) == (1, False)


def test_the_station_that_claims_takes_number_and_label_along(warehouse: Warehouse, tmp_path: Path) -> None:
    warehouse.release(an_order("1"), an_order("2"))
    request = wanted(warehouse)[0]
    sold(warehouse, request)
    claimed = warehouse.station("A").claim(10)
    assert {one.work.order_id: one.waybills for one in claimed}[request.order_id] == (NUMBER,)
    assert sum(len(one.waybills) for one in claimed) == 1
    assert {one.waybills for one in warehouse.station("A").list_held_work()} == {(NUMBER,), ()}
    journal = a_journal(tmp_path)
    journal.keep_work(claimed)
    work = next(one.work for one in claimed if one.work.order_id == request.order_id)
    for _ in range(2):  # the second time the bought one is gone, and this station has no range
        fact = journal.append_numbered(work, "p", "u7", _no_range, MORNING, _bought)
        if fact is not None:
            assert fact.payload == {"number": NUMBER.tracking_number}
    assert fact is None
    journal.keep_work(claimed)  # told again, it is not there for a second box
    assert journal.append_numbered(work, "p", "u7", _no_range, MORNING, _bought) is None
    assert journal.find_waybill(CARRIER, NUMBER.tracking_number) == NUMBER


def _no_range(count: int) -> Happened:
    raise AssertionError("no range was given")


def _bought(number: str) -> Happened:
    return Happened(FactKind.NUMBER_ASSIGNED, {"number": number})


def test_a_number_given_back_leaves_the_journal_unless_it_was_used(
    warehouse: Warehouse, tmp_path: Path
) -> None:
    warehouse.release(an_order("1"))
    (request,) = wanted(warehouse)
    sold(warehouse, request)
    journal = a_journal(tmp_path)
    claimed = warehouse.station("A").claim(10)
    journal.keep_work(claimed)
    journal.keep_work([replace(one, waybills=()) for one in claimed])
    assert journal.find_waybill(CARRIER, NUMBER.tracking_number) is None


def test_a_number_voided_at_a_bench_is_not_given_to_the_next_and_goes_back(warehouse: Warehouse) -> None:
    warehouse.release(an_order("1"))
    (request,) = wanted(warehouse)
    (claimed,) = warehouse.station("A").claim(10)
    number = f"SF{request.order_id[:13]}"
    sold(warehouse, request, replace(NUMBER, tracking_number=number))
    assert warehouse.run(lambda db: is_wanted_at_a_bench(db, warehouse.id, number))
    facts = warehouse.pack(claimed.work)[:4]
    voided = warehouse.fact(claimed.work, FactKind.LABEL_VOIDED)
    assert set(warehouse.verdicts(*facts, voided)) == {"ok"}
    assert [one.waybills for one in warehouse.station("A").list_held_work()] == [()]
    (back,) = warehouse.run(lambda db: list_to_give_back(db, warehouse.id))
    assert back.waybill is not None
    assert back.waybill.tracking_number == number
    assert not warehouse.run(lambda db: is_wanted_at_a_bench(db, warehouse.id, number))


def test_a_cancelled_orders_number_goes_back(warehouse: Warehouse) -> None:
    (one,) = warehouse.release(an_order("1"))
    (request,) = wanted(warehouse)
    sold(warehouse, request)
    assert warehouse.run(lambda db: list_to_give_back(db, warehouse.id)) == ()
    gone = update(OrderRow).where(OrderRow.order_id == one).values(cancelled_at=AT + timedelta(hours=1))
    warehouse.run(lambda db: db.execute(gone))
    assert len(warehouse.run(lambda db: list_to_give_back(db, warehouse.id))) == 1
    assert wanted(warehouse) == ()


def test_the_office_sees_numbers_and_refusals_without_labels(warehouse: Warehouse) -> None:
    warehouse.release(an_order("1"))
    (request,) = wanted(warehouse)
    sold(warehouse, request)
    (listed,) = warehouse.run(lambda db: list_waybills(db, warehouse.id))
    assert (listed.ref, listed.state, listed.tracking_number) == ("1", "bought", NUMBER.tracking_number)
    assert listed.has_document
    found = warehouse.run(lambda db: find_by_number(db, warehouse.id, NUMBER.tracking_number))
    assert found is not None
    assert found.waybill == NUMBER


def test_a_label_goes_with_the_people_it_names(tmp_path: Path, warehouse: Warehouse) -> None:
    warehouse.release(an_order("1"))
    (request,) = wanted(warehouse)
    sold(warehouse, request)
    journal = a_journal(tmp_path)
    journal.keep_work(warehouse.station("A").claim(10))
    file = journal._file
    with file.writing() as db:
        db.execute("DELETE FROM person")
    from db.journal_outbox import Outbox

    Outbox(file, "A").purge(MORNING)
    with file.reading() as db:
        left = find_waybill(db, CARRIER, NUMBER.tracking_number)
    assert left == replace(NUMBER, document=None, document_kind="")


@pytest.mark.parametrize("document", [None, b""])
def test_a_number_without_a_label_travels_too(warehouse: Warehouse, document: bytes | None) -> None:
    warehouse.release(an_order("1"))
    (request,) = wanted(warehouse)
    sold(warehouse, request, replace(NUMBER, document=document, document_kind=""))
    (claimed,) = warehouse.station("A").claim(10)
    assert claimed.waybills[0].tracking_number == NUMBER.tracking_number
    assert not claimed.waybills[0].document
