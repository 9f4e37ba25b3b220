"""A real bench, its journal and its courier, against both shared databases: boxes and labels made anew."""

from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from db.hand_over import list_packed, put_shipped
from db.order_lists import list_facts
from db.stations import add_station
from db.sync import Courier
from db.tables import LabelRow, ParcelRow
from fulfilment.packing.facts import Verdict
from fulfilment.packing.outcome import Answer, Outcome
from fulfilment.packing.session import Step
from fulfilment.packing.work import Operator, Role
from fulfilment.shipping.ports import PrintState
from tests.fakes.benches import Bench, open_bench
from tests.fakes.warehouses import AT, Warehouse, an_order

CUP, PLATE = "6901234567892", "T1"
BOSS = Operator("s1", "Chen Mei", Role.SUPERVISOR, "200", "pin")


class Floor:
    """Station 07 of the warehouse, its supervisor at the bench."""

    def __init__(self, warehouse: Warehouse, home: Path, *orders: Any) -> None:
        self.warehouse = warehouse
        warehouse.run(lambda db: add_station(db, warehouse.id, "07", AT))
        self.ids = warehouse.release(*orders)
        self.bench: Bench = open_bench(home)
        shared = warehouse.station("07")
        self.courier = Courier(self.bench.journal, self.bench.outbox, lambda: shared, self.bench.clock)
        self.courier.want_work()
        self.send()
        self.bench.station.sign_in_as(BOSS)

    def send(self) -> None:
        visit = self.courier.step()
        assert visit.trouble is None, visit.trouble
        self.bench.station.restock()
        self.bench.station.refresh()

    def label(self) -> str:
        """Number, label and print of the box on the bench; what its label says."""
        outcome = self.bench.station.look()
        if outcome.session is not None and outcome.session.step is Step.WHOLE:
            outcome = self.bench.station.prepare_label()
        assert outcome.session is not None
        number = outcome.session.tracking_number
        assert number is not None
        if outcome.label is not None and outcome.label.state == "queued":
            self.bench.move_label(number, PrintState.PRINTED)
        return number

    def close(self) -> Outcome:
        return self.bench.scan_all(self.label())

    def redo(self, number: str) -> None:
        assert self.bench.station.redo("label_lost", number).answer is Answer.LABEL_QUEUED

    def rows(self, *columns: Any) -> list[tuple[Any, ...]]:
        query = select(*columns).where(columns[0].class_.warehouse_id == self.warehouse.id)
        return sorted(tuple(row) for row in self.warehouse.run(lambda db: db.execute(query).all()))

    def verdicts(self) -> Counter[Verdict]:
        facts = self.warehouse.run(lambda db: list_facts(db, self.warehouse.id))
        return Counter(one.judged.verdict for one in facts)

    def told(self) -> list[tuple[str, ...]]:
        packed = self.warehouse.run(lambda db: list_packed(db, self.warehouse.id))
        self.warehouse.run(lambda db: put_shipped(db, self.warehouse.id, packed))
        return [one.tracking_numbers for one in packed]


def test_two_boxes_and_the_first_ones_label_made_anew_after_the_hand_over(
    warehouse: Warehouse, tmp_path: Path
) -> None:
    floor = Floor(warehouse, tmp_path, an_order("1", {"MUG": 1, "TRAY": 2}))
    floor.bench.scan_all("1", CUP, "PWC-NEXT-BOX")
    first = floor.label()
    floor.close()
    floor.send()
    assert (warehouse.order(floor.ids[0]).packed_at, floor.told()) == (None, [])
    floor.bench.scan_all(PLATE, PLATE)
    second = floor.label()
    floor.close()
    floor.send()
    assert floor.told() == [(first, second)]

    floor.redo(first)
    floor.send()
    assert (warehouse.cases(), floor.told()) == (["number_changed"], [])
    new = floor.label()
    assert floor.close().answer is Answer.CLOSED
    floor.send()
    assert floor.told() == [(new, second)]
    assert floor.rows(ParcelRow.tracking_number, ParcelRow.pieces) == sorted([(new, 1), (second, 2)])
    assert set(floor.verdicts()) == {Verdict.OK}
    states = dict(floor.rows(LabelRow.tracking_number, LabelRow.state))
    assert states == {first: "void", second: "scanned", new: "scanned"}


def test_a_label_made_anew_while_the_database_was_away_is_known_by_the_tail(
    warehouse: Warehouse, tmp_path: Path
) -> None:
    floor = Floor(warehouse, tmp_path, an_order("1"))
    floor.bench.scan_all("1", CUP)
    old = floor.label()
    floor.redo(old)
    floor.close()
    floor.bench.file.close()
    bench = floor.bench = open_bench(tmp_path)
    floor.courier = Courier(bench.journal, bench.outbox, lambda: warehouse.station("07"), bench.clock)
    floor.send()
    floor.send()
    assert [label[1] for label in floor.rows(LabelRow.tracking_number, LabelRow.state)] == ["void", "scanned"]
    assert set(floor.verdicts()) == {Verdict.OK}


DEEDS = st.lists(st.sampled_from(["piece", "piece", "full", "close", "redo", "redo_old", "add", "send"]))


@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
@given(deeds=DEEDS)
def test_whatever_is_done_at_the_bench_the_shared_database_agrees(
    deeds: list[str], tmp_path_factory: pytest.TempPathFactory
) -> None:
    """Every number on one live label, every piece in one box, every verdict ok; at the end and in between."""
    home = tmp_path_factory.mktemp("boxes")
    with Warehouse(f"sqlite:///{home / 'shared.db'}") as warehouse:
        floor = Floor(warehouse, home, an_order("1", {"MUG": 2, "TRAY": 3}))
        floor.bench.scan_all("1")
        given_out: list[str] = []
        for deed in [*deeds, *["piece", "close"] * 12, "send"]:
            do(floor, deed, given_out)
        parcels = floor.rows(ParcelRow.tracking_number, ParcelRow.pieces)
        live = [
            number
            for number, state in floor.rows(LabelRow.tracking_number, LabelRow.state)
            if state != "void"
        ]
        assert set(floor.verdicts()) == {Verdict.OK}
        assert warehouse.order(floor.ids[0]).packed_at is not None
        assert sorted(number for number, _ in parcels) == sorted(live)
        assert sum(pieces for _, pieces in parcels) == 5
        assert warehouse.order(floor.ids[0]).pieces_packed == 5
        assert [sorted(one) for one in floor.told()] == [sorted(live)]
        assert warehouse.cases() == []
        floor.bench.file.close()


def do(floor: Floor, deed: str, given_out: list[str]) -> None:
    """What a supervisor at the bench would do now; nothing when it is not the time for it."""
    station = floor.bench.station
    session = station.look().session
    if deed == "send":
        floor.send()
    elif deed == "redo_old" and given_out:
        if session is None or session.find_box(given_out[0]) is not None:
            station.redo("wrong_box", given_out.pop(0))
            station.acknowledge()
    elif session is None:
        return
    elif deed == "piece" and session.step is Step.SCANNING:
        owed = next(line for line in session.work.lines if session.packed.get(line.ref, 0) < line.quantity)
        floor.bench.scan_all(CUP if owed.sku == "MUG" else PLATE)
    elif deed == "full" and session.history and session.step is Step.SCANNING:
        station.next_box()
    elif deed == "add" and session.is_whole and not session.was_packed:
        station.next_box()
        station.acknowledge()
    elif deed == "redo" and session.step is Step.LABELLED:
        station.redo("label_lost")
    elif deed == "close" and session.step in (Step.WHOLE, Step.LABELLED):
        given_out.append(floor.label())
        floor.close()
